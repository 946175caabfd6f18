/** The views of pathways: ways step by step, what lies around a node, the whole graph, trees. */
import type { Block, Line, Span } from '../../answer.js'
import {
  type Graph,
  type GraphDirection,
  type GraphNode,
  keyOf,
  type Link,
  linksOf,
  type Met,
  nodeKinds,
  nodesOf,
  type Pathway,
  type RelatedNode,
  settings,
  settingWords,
  strengthOf,
  strengthWords,
  words,
} from '../../evidence/pathways/index.js'
import { linkBlocks, linkSpans, strengthSpan } from '../../pages/links.js'
import { facts, heading, muted, text } from '../../pages/parts.js'
import { harmless, plural } from '../../text.js'

/** What kin is to the node that was asked for. */
export const kinWords = (is: RelatedNode['is'], asked: string): string =>
  is === 'narrower' ? `a kind of ${asked}` : `of which ${asked} is a kind`

/** That a link was shown for kin of what was asked for. */
const kinSpan = ({ node, is }: RelatedNode, asked: string): Span =>
  muted(` · shown for ${node.id}, ${kinWords(is, asked)}`)

const shownFor = (link: Link, way: Pathway, asked: readonly GraphNode[]): Span[] =>
  [way.from, way.to]
    .filter(({ node, is }) => is !== 'same' && (keyOf(link.from) === node.key || keyOf(link.to) === node.key))
    .map((kin) => kinSpan(kin, asked.find(({ kind }) => kind === kin.node.kind)?.id ?? ''))

const chain = (way: Pathway): Span[] =>
  way.steps.flatMap(({ link }, i): Span[] => [
    ...(i ? [] : [{ text: link.from.id, role: 'id' as const }]),
    ' → ',
    { text: link.to.id, role: 'id' },
  ])

/** Each way with its weakest link, then its steps with all evidence; evidence that stands above is not repeated. */
export const waysBlocks = (ways: readonly Pathway[], asked: readonly GraphNode[]): Block[] => {
  const told = new Map<string, number>()
  return ways.flatMap((way, i): Block[] => {
    const { weakest } = way
    const verdict: Span = way.isBroken
      ? { text: 'broken: no evidence bears out one of its steps', role: 'bad' }
      : {
          text: `weakest link: ${settingWords(weakest)}`,
          role: 'strong',
        }
    return [
      heading(2, [`${i + 1}  `, ...chain(way)]),
      text(
        [
          verdict,
          muted(
            way.steps.length === 1
              ? ''
              : way.wholeIn.length
                ? ` · one study stands behind every step: ${way.wholeIn.join(', ')}`
                : ' · no single study stands behind every step',
          ),
          muted(way.diseasesDiffer ? ' · its steps were shown in different diseases' : ''),
        ],
        3,
      ),
      ...way.steps.flatMap(({ link }): Block[] => {
        const said = shownFor(link, way, asked)
        const above = told.get(link.id)
        if (above === undefined) {
          told.set(link.id, i + 1)
          return linkBlocks(link, 3, said)
        }
        return [text([...linkSpans(link), ': ', strengthSpan(link), ...said, muted(` · evidence under ${above}`)], 3)]
      }),
    ]
  })
}

/** Nodes that can be reached, by kind, each with how many links away it is. */
const reachedBlocks = (met: readonly Met[]): Block[] => {
  const nearest = new Map<string, Met>()
  for (const one of met) if (!nearest.has(one.node.key)) nearest.set(one.node.key, one)
  return [
    facts(
      nodeKinds.flatMap((kind) => {
        const own = [...nearest.values()].filter(({ node }) => node.kind === kind)
        return own.length
          ? [
              {
                label: words(kind),
                value: own.map(({ node, steps }) => `${node.id}${steps > 1 ? ` (${steps} steps)` : ''}`).join(', '),
              },
            ]
          : []
      }),
      2,
    ),
  ]
}

/** Where no way leads: what one reaches from the start, and what leads to the end. */
export const noWayBlocks = (from: string, onward: readonly Met[], to: string, back: readonly Met[]): Block[] => [
  heading(1, `No way leads from ${from} to ${to}`),
  heading(2, `From ${from} one reaches`),
  ...(onward.length ? reachedBlocks(onward) : [text('nothing: no link starts there', 2)]),
  heading(2, `To ${to} lead`),
  ...(back.length ? reachedBlocks(back) : [text('no links: the graph says of nothing that it acts on it', 2)]),
]

/** What lies around a node on one side, link by link, with all evidence. */
export const sideBlocks = (
  title: Line,
  met: readonly Met[],
  kin: readonly RelatedNode[],
  side: GraphDirection,
): Block[] => {
  const akin = new Map(kin.map((one) => [one.node.key, one]))
  const asked = kin[0]?.node.id ?? ''
  return [
    heading(2, title),
    ...(met.length
      ? met.flatMap(({ link, steps }) => {
          const near = akin.get(keyOf(side === 'onward' ? link.from : link.to))
          return linkBlocks(link, 2, [
            ...(near && near.is !== 'same' ? [kinSpan(near, asked)] : []),
            ...(steps > 1 ? [muted(` · ${steps} steps away`)] : []),
          ])
        })
      : [text(muted(side === 'onward' ? 'no link starts here' : 'no link leads here'), 2)]),
  ]
}

/** The whole graph: what is in it, how strong its links are, and a line for each. */
export const graphBlocks = (graph: Graph, title: Line): Block[] => {
  const links = linksOf(graph)
  const nodes = nodesOf(graph)
  const strengths = links.map((link) => ({ link, strength: strengthOf(link) }))
  const count = (holds: (one: (typeof strengths)[number]) => boolean): number => strengths.filter(holds).length
  const rows = nodeKinds.map((kind) => ({ kind, own: strengths.filter(({ link }) => link.from.kind === kind) }))
  let before = 0
  const headings = rows.flatMap(({ kind, own }) => {
    const at = before
    before += own.length
    return own.length ? [{ before: at, text: `From ${words(kind)}` }] : []
  })
  return [
    heading(1, title),
    facts([
      {
        label: 'Nodes',
        value: `${nodes.length}: ${nodeKinds
          .map((kind) => [kind, nodes.filter((node) => node.kind === kind).length] as const)
          .filter(([, n]) => n)
          .map(([kind, n]) => `${n} ${words(kind)}`)
          .join(', ')}`,
      },
      {
        label: 'Links',
        value: `${links.length}, by the strongest setting that bears them out: ${settings
          .map((setting) => [setting, count(({ strength }) => strength.setting === setting)] as const)
          .filter(([, n]) => n)
          .map(([setting, n]) => `${n} ${words(setting)}`)
          .join(', ')}`,
      },
      {
        label: 'Broken',
        value: `${plural(
          count(({ strength }) => strength.setting === null),
          'link',
        )} with evidence against only`,
      },
      {
        label: 'Contested',
        value: `${plural(
          count(({ strength }) => strength.pro.length > 0 && strength.contra.length > 0),
          'link',
        )} with evidence both for and against`,
      },
    ]),
    text(''),
    {
      kind: 'table',
      columns: [
        { label: 'From', align: 'left', priority: 1, min: 10, max: 26 },
        { label: 'Relation', align: 'left', priority: 2, min: 12, max: 16 },
        { label: 'To', align: 'left', priority: 1, min: 22, max: 31 },
        { label: 'Strongest evidence', align: 'left', priority: 1, min: 12, max: 36 },
        { label: 'Pieces', align: 'right', priority: 4, min: 6, max: 6 },
        { label: 'Diseases', align: 'left', priority: 6, min: 8, max: 30 },
      ],
      rows: rows.flatMap(({ own }) =>
        own.map(({ link, strength }): Line[] => [
          { text: link.from.id, role: 'id' },
          words(link.relation),
          { text: link.to.id, role: 'id' },
          {
            text: strengthWords(link),
            ...(strength.setting === null
              ? { role: 'bad' as const }
              : strength.contra.length
                ? { role: 'warn' as const }
                : {}),
          },
          String(strength.pro.length + strength.contra.length),
          link.diseases.join(', '),
        ]),
      ),
      headings,
    },
  ]
}

/** Where a tree starts, and what it is to the node that was asked for. */
export type Root = { readonly node: GraphNode; readonly side: GraphDirection; readonly shownFor?: string }

/** Lines of a text that hang below their first, broken between words. */
const hang = (indent: number, mark: string, words: string, width: number): string[] => {
  const lines: string[] = []
  let line = `${' '.repeat(indent)}${mark}`
  const left = ' '.repeat(indent + mark.length)
  for (const word of words.split(' ')) {
    const fits = line.trim() === mark.trim() || line.length + word.length < width
    if (!fits) lines.push(line)
    line = fits ? `${line}${line.length === left.length ? '' : ' '}${word}` : `${left}${word}`
  }
  return [...lines, line]
}

/**
 * The graph as trees. Arrows and indentation only: boxes would be noise in a pipe. A node that was opened before is not
 * opened again.
 */
export const treeBlocks = (graph: Graph, roots: readonly Root[]): Block[] => {
  const title = ({ node, side, shownFor: more }: Root): Line => [
    { text: node.id, role: 'id' },
    ` ${node.name}, ${words(node.kind)}${more ? `, ${more}` : ''}${side === 'back' ? ' (what leads to it)' : ''}`,
  ]
  const draw = (width: number): Line[] => {
    const lines: Line[] = []
    const opened = new Set<string>()
    const grow = (node: GraphNode, side: GraphDirection, depth: number): void => {
      const seen = opened.has(`${side} ${node.key}`)
      opened.add(`${side} ${node.key}`)
      const ids = (side === 'onward' ? graph.outEdges(node.key) : graph.inEdges(node.key)).sort()
      for (const id of seen ? [] : ids) {
        const link = graph.getEdgeAttribute(id, 'link')
        const next = graph.getNodeAttribute(keyOf(side === 'onward' ? link.to : link.from), 'node')
        const more = (side === 'onward' ? graph.outDegree(next.key) : graph.inDegree(next.key)) > 0
        const told = more && opened.has(`${side} ${next.key}`) ? ' (opened above)' : ''
        const relation = words(link.relation)
        const said = `${side === 'onward' ? `${relation} ${next.id}` : `${next.id} ${relation}`} (${strengthWords(link)})${told}`
        const role = strengthOf(link).setting === null ? 'bad' : undefined
        for (const line of hang(depth * 3, side === 'onward' ? '→ ' : '← ', harmless(said), width))
          lines.push(role ? { text: line, role } : line)
        grow(next, side, depth + 1)
      }
    }
    for (const root of roots) {
      lines.push(title(root))
      grow(root.node, root.side, 1)
    }
    return lines
  }
  // Without indentation every link names both its ends, once.
  const said = (): Block[] => {
    const opened = new Set<string>()
    const follow = (node: GraphNode, side: GraphDirection): Line[] => {
      if (opened.has(`${side} ${node.key}`)) return []
      opened.add(`${side} ${node.key}`)
      return (side === 'onward' ? graph.outEdges(node.key) : graph.inEdges(node.key)).sort().flatMap((id) => {
        const link = graph.getEdgeAttribute(id, 'link')
        const next = graph.getNodeAttribute(keyOf(side === 'onward' ? link.to : link.from), 'node')
        return [`${link.from.id} ${words(link.relation)} ${link.to.id} (${strengthWords(link)})`, ...follow(next, side)]
      })
    }
    return roots.flatMap((root): Block[] => [
      heading(2, title(root)),
      { kind: 'list', items: follow(root.node, root.side) },
    ])
  }
  return [{ kind: 'drawing', draw, spoken: said }]
}
