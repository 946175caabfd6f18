/** pathways: the ways in which one thing is said to act on another, link by link through the mechanism graph. */
import type { Answer, Block, Json, Span } from '../answer.js'
import type { AnswerOf } from '../contracts/index.js'
import {
  findPathways,
  type Graph,
  type GraphDirection,
  graphOf,
  type Link,
  linksIn,
  linksOf,
  type Met,
  nodesOf,
  type Picture,
  reach,
  rootsOf,
  toDot,
  toGraphml,
  toJsonGraph,
  toMermaid,
} from '../evidence/pathways/index.js'
import { heading, text } from '../pages/parts.js'
import type { Store } from '../store/index.js'
import { plural } from '../text.js'
import { defineCommand } from './command.js'
import { linkJson, linksGrid, wayJson, waysGrid } from './pathways/data.js'
import {
  type GraphName,
  type NamedNodes,
  nodeIds,
  type PathwaysQuery,
  pathwaysOptions,
  takenFor,
  typed,
  understand,
} from './pathways/question.js'
import { graphBlocks, kinWords, noWayBlocks, type Root, sideBlocks, treeBlocks, waysBlocks } from './pathways/view.js'

const order =
  'A way is as strong as its weakest link: human trial, then human ex vivo, animal, in vitro, review. What speaks against a link never raises it and is listed with it.'

type PathwaysAnswer = AnswerOf<'pathways'> | AnswerOf<'pathways-links'>
type Without<T, K extends keyof Answer> = T extends unknown ? Omit<T, K> : never

type GraphAnswer = {
  readonly links: readonly Link[]
  readonly title: string
  readonly answer: Without<PathwaysAnswer, 'dataset' | 'query'>
  /** Where trees start; the nodes that nothing leads to unless given. */
  readonly roots?: readonly Root[]
}

const reached = (met: readonly Met[]): string[] => [...new Set(met.map(({ node }) => node.key))]

const between = (graph: Graph, q: PathwaysQuery, from: NamedNodes, to: NamedNodes, dataset: Store): GraphAnswer => {
  const ways = findPathways(graph, from.kin, to.kin, q.maxSteps)
  const [onward, back] = ways.length ? [[], []] : [reach(graph, from.kin, 'onward'), reach(graph, to.kin, 'back')]
  const longer = onward.find(({ node }) => to.kin.some((kin) => kin.node.key === node.key))?.steps
  const none = `No way leads from ${nodeIds(from)} to ${nodeIds(to)} ${
    longer === undefined
      ? 'on record, in any number of steps. That is no evidence that there is none.'
      : `in ${plural(q.maxSteps, 'step')}, but one does in ${longer}: --max-steps ${longer}.`
  }`
  const isPlain = ways.length > 0 && ways.every(({ steps }) => steps.length === 1)
  const view = (): Block[] =>
    ways.length
      ? [
          heading(
            1,
            `${plural(ways.length, 'way')} from ${nodeIds(from)} to ${nodeIds(to)}${ways.length > 1 ? ', strongest first' : ''}`,
          ),
          ...waysBlocks(ways, [...from.nodes, ...to.nodes]),
        ]
      : noWayBlocks(nodeIds(from), onward, nodeIds(to), back)
  return {
    links: linksIn(ways),
    title: `Ways from ${nodeIds(from)} to ${nodeIds(to)}`,
    answer: {
      format: 'stemcell/pathways/1',
      count: ways.length,
      total: ways.length,
      items: ways.map((way, i) => wayJson(way, i + 1, dataset)),
      ...(ways.length
        ? {}
        : {
            groups: [
              { reached: 'from', of: from.nodes.map(({ key }) => key), nodes: reached(onward) },
              { reached: 'to', of: to.nodes.map(({ key }) => key), nodes: reached(back) },
            ],
          }),
      grid: () => waysGrid(ways),
      view,
      notes: [
        ...(ways.length ? [order] : [none]),
        ...(isPlain
          ? [
              `${ways.length > 1 ? 'Each of these is a single link' : 'This is a single link'}: what was seen at the end, not how it came about. No way through a step in between is on record.`,
            ]
          : []),
        ...(ways.some(({ steps, wholeIn }) => steps.length > 1 && wholeIn.length === 0)
          ? ['Where no single study stands behind every step, that the steps make up one way is an inference.']
          : []),
      ],
      footer: `${plural(ways.length, 'way')} of at most ${plural(q.maxSteps, 'step')}`,
      next: ways.length
        ? [
            {
              command: `stemcell pathways --from ${typed(from, dataset)} --to ${typed(to, dataset)} --graph mermaid`,
              why: 'the same as a diagram',
            },
          ]
        : [{ command: `stemcell pathways --to ${typed(to, dataset)}`, why: 'what leads there, with the evidence' }],
    },
  }
}

const linksAnswer = (links: readonly Link[], total: number, dataset: Store) => ({
  format: 'stemcell/pathways-links/1' as const,
  count: links.length,
  total,
  items: links.map((link) => linkJson(link, dataset)),
  grid: () => linksGrid(links),
  footer: `${plural(links.length, 'link')} of ${total}`,
})

const around = (
  graph: Graph,
  q: PathwaysQuery,
  asked: NamedNodes,
  first: GraphDirection,
  total: number,
  dataset: Store,
): GraphAnswer => {
  const sides: readonly GraphDirection[] = first === 'onward' ? ['onward', 'back'] : ['back', 'onward']
  const met = new Map(sides.map((side) => [side, reach(graph, asked.kin, side, q.depth)]))
  const links = [
    ...new Map(sides.flatMap((side) => (met.get(side) ?? []).map(({ link }) => [link.id, link] as const))).values(),
  ]
  const id = nodeIds(asked)
  const title: Record<GraphDirection, string> = { onward: `What ${id} acts on`, back: `What acts on ${id}` }
  return {
    links,
    title: `Around ${id}`,
    roots: sides.flatMap((side) =>
      asked.kin
        .filter(
          ({ node }) =>
            graph.hasNode(node.key) && (side === 'onward' ? graph.outDegree(node.key) : graph.inDegree(node.key)) > 0,
        )
        .map(({ node, is }): Root => ({ node, side, ...(is === 'same' ? {} : { shownFor: kinWords(is, id) }) })),
    ),
    answer: {
      ...linksAnswer(links, total, dataset),
      view: () => [
        heading(
          1,
          asked.nodes.flatMap(({ id, name, kind }, i): Span[] => [
            { text: `${i ? '; ' : ''}${id}`, role: 'id' },
            `  ${name} (${kind})`,
          ]),
        ),
        ...sides.flatMap((side) => sideBlocks(title[side], met.get(side) ?? [], asked.kin, side)),
      ],
      notes: links.length ? [] : [`No link of the graph touches ${id}. That is no evidence that it does nothing.`],
      next: [
        {
          command: `stemcell pathways --${first === 'onward' ? 'from' : 'to'} ${typed(asked, dataset)} --depth ${q.depth + 1} --graph tree`,
          why: 'one step further, as a tree',
        },
      ],
    },
  }
}

const overview = (graph: Graph, q: PathwaysQuery, total: number, dataset: Store): GraphAnswer => {
  const links = linksOf(graph)
  const title = q.mechanism ? `Links that belong to ${q.mechanism}` : 'The mechanism graph: what acts on what'
  const alone = q.mechanism ? [] : dataset.records('nodes').filter(({ kind, id }) => !graph.hasNode(`${kind}/${id}`))
  return {
    links,
    title,
    answer: {
      ...linksAnswer(links, total, dataset),
      view: () => graphBlocks(graph, title),
      notes: [
        ...(alone.length
          ? [
              `${plural(alone.length, 'node')} named by a mechanism but touched by no link: ${alone.map(({ id }) => id).join(', ')}.`,
            ]
          : []),
      ],
      next: q.mechanism
        ? [
            {
              command: `stemcell show mechanisms/${q.mechanism}`,
              why: 'the same links with their evidence, and what nobody knows',
            },
          ]
        : [
            { command: 'stemcell pathways --from uc-msc --to c-peptide', why: 'the ways from a cell to an outcome' },
            { command: 'stemcell pathways --graph tree', why: 'the whole graph as trees' },
          ],
    },
  }
}

const documents: Record<Exclude<GraphName, 'tree'>, (picture: Picture) => string> = {
  mermaid: toMermaid,
  dot: toDot,
  graphml: toGraphml,
  json: toJsonGraph,
}
const languages = { mermaid: 'mermaid', dot: 'dot', graphml: 'xml', json: undefined } as const

export const pathways = defineCommand({
  description:
    'The mechanism graph holds what cells, mediators, immune cells and mechanisms are said to do, each link with the evidence for and against it and the setting it was seen in. --from and --to take ids, names and aliases in English and Chinese; broader and narrower cells and outcomes count and are named. With one of them, what lies around it; with neither, the whole graph.',
  examples: [
    { command: 'stemcell pathways --from uc-msc --to c-peptide', shows: 'how cord cells are said to act on C-peptide' },
    {
      command: 'stemcell pathways --from msc --to wound-healing',
      shows: 'every way to wound healing, weakest links last',
    },
    { command: 'stemcell pathways --from vegf', shows: 'what lies around a mediator' },
    { command: 'stemcell pathways --from hsc --depth 2 --graph tree', shows: 'two steps onward, as a tree' },
    {
      command: 'stemcell pathways --mechanism treg-expansion --graph mermaid',
      shows: 'the links of a mechanism as a diagram',
    },
    { command: 'stemcell pathways', shows: 'the whole graph at a glance' },
  ],
  options: pathwaysOptions,
  output: ['pathways', 'pathways-links'],
  answer: ({ options }, dataset) => {
    const q = understand(options, dataset)
    const all = dataset.records('edges')
    const { mechanism } = q
    const links = mechanism === undefined ? all : all.filter((link) => link.mechanisms.includes(mechanism))
    const graph = graphOf(links, dataset)
    const one = q.from ?? q.to
    const found =
      q.from && q.to
        ? between(graph, q, q.from, q.to, dataset)
        : one
          ? around(graph, q, one, q.from ? 'onward' : 'back', all.length, dataset)
          : overview(graph, q, all.length, dataset)
    const notes = [
      ...takenFor(q.from),
      ...takenFor(q.to),
      ...(mechanism === undefined || !one
        ? []
        : [`Only the ${plural(links.length, 'link')} that belong to ${mechanism} were looked at.`]),
      ...found.answer.notes,
    ]
    const keys = (asked: NamedNodes | undefined): Json => (asked ? asked.nodes.map(({ key }) => key) : null)
    const answer: PathwaysAnswer = {
      ...found.answer,
      dataset: dataset.stamp,
      query: {
        from: keys(q.from),
        to: keys(q.to),
        mechanism: mechanism ?? null,
        ...(q.from && q.to ? { maxSteps: q.maxSteps } : one ? { depth: q.depth } : {}),
        ...(q.graph ? { graph: q.graph } : {}),
      },
      notes,
      footer: `${found.answer.footer} · ${dataset.edition}`,
    }
    const isEmpty = found.links.length === 0 && q.from !== undefined && q.to !== undefined
    if (q.graph === undefined || (q.graph === 'tree' && isEmpty)) return answer
    const drawn = graphOf(found.links, dataset)
    if (q.graph === 'tree') {
      const roots = found.roots ?? rootsOf(drawn).map((node): Root => ({ node, side: 'onward' }))
      return {
        ...answer,
        view: () => [heading(1, found.title), ...(roots.length ? treeBlocks(drawn, roots) : [text('no links')])],
      }
    }
    const remarks = [...notes, `${answer.footer}`]
    const language = languages[q.graph]
    return {
      ...answer,
      document: documents[q.graph]({ title: found.title, nodes: nodesOf(drawn), links: linksOf(drawn), remarks }),
      ...(language ? { language } : {}),
    }
  },
})
