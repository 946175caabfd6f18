/** The mechanism graph: what acts on what, as a directed graph with a node per thing and an edge per link. */
import { MultiDirectedGraph } from 'graphology'
import type { Store } from '../../store/index.js'
import type { Link } from './strength.js'

export type NodeKind = Link['from']['kind']
export const nodeKinds: readonly NodeKind[] = [
  'cell',
  'mediator',
  'immune-cell',
  'mechanism',
  'outcome',
  'disease-feature',
]

export type GraphNode = {
  /** "cell/uc-msc": ids repeat between kinds. */
  readonly key: string
  readonly kind: NodeKind
  readonly id: string
  readonly name: string
}

export type Graph = MultiDirectedGraph<{ node: GraphNode }, { link: Link }>

/** Vocabulary that the nodes of a kind come from; the other kinds stand in nodes.json. */
export const vocabularyOf: Readonly<Partial<Record<NodeKind, 'cells' | 'mechanisms' | 'outcomes'>>> = {
  cell: 'cells',
  mechanism: 'mechanisms',
  outcome: 'outcomes',
}

export const keyOf = ({ kind, id }: Link['from']): string => `${kind}/${id}`

export const nodeOf = (end: Link['from'], dataset: Store): GraphNode => {
  const vocabulary = vocabularyOf[end.kind]
  const name = vocabulary ? dataset.vocabulary(vocabulary).name(end.id) : dataset.record('nodes', end.id)?.name
  return { key: keyOf(end), kind: end.kind, id: end.id, name: name ?? end.id }
}

/** The graph of some links; nodes that no link touches are not in it. */
export const graphOf = (links: readonly Link[], dataset: Store): Graph => {
  const graph: Graph = new MultiDirectedGraph()
  for (const link of links) {
    for (const end of [link.from, link.to]) graph.mergeNode(keyOf(end), { node: nodeOf(end, dataset) })
    graph.addEdgeWithKey(link.id, keyOf(link.from), keyOf(link.to), { link })
  }
  return graph
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** Nodes of a graph, by kind and id. */
export const nodesOf = (graph: Graph): GraphNode[] =>
  graph
    .mapNodes((_, { node }) => node)
    .sort((a, b) => nodeKinds.indexOf(a.kind) - nodeKinds.indexOf(b.kind) || byId(a, b))

/** Links of a graph, by id. */
export const linksOf = (graph: Graph): Link[] => graph.mapEdges((_, { link }) => link).sort(byId)
