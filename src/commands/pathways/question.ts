/** What was asked of pathways, checked: the nodes that words stand for, how far to look, in which form. */

import { itemAt } from '../../collections.js'
import { usage } from '../../errors.js'
import { findNodes, type GraphNode, type RelatedNode, relatedNodes } from '../../evidence/pathways/index.js'
import type { Store } from '../../store/index.js'
import type { Options, OptionValues } from '../option.js'

/** Links of the longest way that is looked for unless asked. */
const longest = 4
export const graphNames = ['tree', 'mermaid', 'dot', 'graphml', 'json'] as const
export type GraphName = (typeof graphNames)[number]

/** The nodes that a word stands for, and their kin: what was shown for these counts for it. */
export type NamedNodes = {
  readonly word: string
  readonly nodes: readonly GraphNode[]
  readonly kin: readonly RelatedNode[]
}

export type PathwaysQuery = {
  readonly from: NamedNodes | undefined
  readonly to: NamedNodes | undefined
  readonly mechanism: string | undefined
  readonly maxSteps: number
  readonly depth: number
  readonly graph: GraphName | undefined
}

const nodesNamed = (flag: string, word: string | undefined, dataset: Store): NamedNodes | undefined => {
  if (word === undefined) return undefined
  const nodes = findNodes(word, flag, dataset)
  return { word, nodes, kin: nodes.flatMap((node) => relatedNodes(node, dataset)) }
}

export const pathwaysOptions = {
  from: {
    takes: 'text',
    what: 'node',
    help: 'Where ways start: a cell, mediator, immune cell, mechanism, outcome or disease feature',
  },
  to: { takes: 'text', what: 'node', help: 'Where ways end' },
  maxSteps: {
    takes: 'number',
    unit: 'n',
    whole: true,
    from: 1,
    to: 9999,
    example: longest,
    help: `Longest way, in links (${longest})`,
  },
  depth: {
    takes: 'number',
    unit: 'n',
    whole: true,
    from: 1,
    to: 9999,
    example: 1,
    help: 'How far to look around one node, in links (1)',
  },
  mechanism: { takes: 'term', of: 'mechanisms', help: 'Only links that belong to a mechanism' },
  graph: { takes: 'choice', choices: graphNames, help: 'As a graph' },
} as const satisfies Options

export const understand = (options: OptionValues<typeof pathwaysOptions>, dataset: Store): PathwaysQuery => {
  const [from, to] = [nodesNamed('--from', options.from, dataset), nodesNamed('--to', options.to, dataset)]
  if (from && to && from.nodes.every(({ key }) => to.nodes.some((node) => node.key === key)))
    throw usage(
      `--from and --to are the same: ${from.nodes.map(({ key }) => key).join(', ')}`,
      `See what lies around it with: stemcell pathways --from ${from.nodes[0]?.key}`,
    )
  if (options.depth !== undefined && !from === !to)
    throw usage(
      '--depth asks how far around one node to look',
      from ? 'Between two nodes, write --max-steps' : 'Name the node with --from or --to',
    )
  if (options.maxSteps !== undefined && !(from && to))
    throw usage('--max-steps asks how long a way may be', 'Name both ends with --from and --to')
  const { mechanism, graph, maxSteps = longest, depth = 1 } = options
  return { from, to, mechanism, maxSteps, depth, graph }
}

export const nodeIds = (asked: NamedNodes): string =>
  asked.nodes
    .map(({ id }) => id)
    .filter((id, i, all) => all.indexOf(id) === i)
    .join(', ')

/** A node as one would type it: its kind only where a bare id stands for others too. */
export const typed = ({ nodes }: NamedNodes, dataset: Store): string => {
  const { id, key } = itemAt(nodes, 0)
  const bare = findNodes(id, '', dataset)
  return bare.length === nodes.length && bare.every((node, i) => node.key === nodes[i]?.key) ? id : key
}

/** What a word was taken for, where that is not plain. */
export const takenFor = (asked: NamedNodes | undefined): string[] =>
  asked && asked.nodes.length > 1
    ? [
        `"${asked.word.trim()}" stands for ${asked.nodes.map(({ key }) => key).join(' and ')}; all were taken. Name one as ${asked.nodes[0]?.key}.`,
      ]
    : []
