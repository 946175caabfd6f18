/** What lies around a node: where links lead from it, and what leads to it. */
import { type Graph, type GraphNode, keyOf, nodesOf } from './graph.js'
import type { RelatedNode } from './related-nodes.js'
import type { Link } from './strength.js'

export type GraphDirection = 'onward' | 'back'

/** A link met on the way out from a node. */
export type Met = {
  readonly link: Link
  /** The node that it leads to on this side, and how many links away that is. */
  readonly node: GraphNode
  readonly steps: number
}

const byId = (a: Link, b: Link): number => (a.id < b.id ? -1 : 1)

/** Every link within so many steps of some nodes, nearest first; onward along the links, or back against them. */
export const reach = (
  graph: Graph,
  from: readonly RelatedNode[],
  side: GraphDirection,
  depth = Infinity,
): readonly Met[] => {
  const met = new Map<string, Met>()
  let edge = from.map(({ node }) => node.key).filter((key) => graph.hasNode(key))
  const seen = new Set(edge)
  for (let steps = 1; steps <= depth && edge.length; steps++) {
    const links = edge
      .flatMap((key) => (side === 'onward' ? graph.outEdges(key) : graph.inEdges(key)))
      .filter((id) => !met.has(id))
      .map((id) => graph.getEdgeAttribute(id, 'link'))
      .sort(byId)
    edge = []
    for (const link of links) {
      const key = keyOf(side === 'onward' ? link.to : link.from)
      met.set(link.id, { link, node: graph.getNodeAttribute(key, 'node'), steps })
      if (seen.has(key)) continue
      seen.add(key)
      edge.push(key)
    }
  }
  return [...met.values()]
}

/** Nodes from which every node of a graph is reached: those that nothing leads to, and one of each ring. */
export const rootsOf = (graph: Graph): GraphNode[] => {
  const roots: GraphNode[] = []
  const seen = new Set<string>()
  const visit = (key: string): void => {
    if (seen.has(key)) return
    seen.add(key)
    graph.forEachOutNeighbor(key, visit)
  }
  const nodes = nodesOf(graph)
  for (const node of [...nodes.filter(({ key }) => graph.inDegree(key) === 0), ...nodes]) {
    if (seen.has(node.key)) continue
    roots.push(node)
    visit(node.key)
  }
  return roots
}
