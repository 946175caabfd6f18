/** Every way from one thing to another through the mechanism graph, ranked by its weakest link. */
import { allSimpleEdgeGroupPaths } from 'graphology-simple-path'
import type { Graph } from './graph.js'
import type { RelatedNode } from './related-nodes.js'
import { broken, type Link, type LinkStrength, strengthOf } from './strength.js'

export type PathwayStep = { readonly link: Link; readonly strength: LinkStrength }

export type Pathway = {
  /** The nodes at its ends as the graph has them, and how they are akin to what was asked for. */
  readonly from: RelatedNode
  readonly to: RelatedNode
  readonly steps: readonly PathwayStep[]
  readonly weakest: LinkStrength
  /** At least one link is borne out by nothing. */
  readonly isBroken: boolean
  /** References that stand behind every step: without one, nobody showed the way as a whole. */
  readonly wholeIn: readonly string[]
  /** Steps name diseases, and no disease is named by all that do. */
  readonly diseasesDiffer: boolean
}

const inAll = (lists: readonly (readonly string[])[]): string[] => {
  const [first = [], ...rest] = lists
  return [...new Set(first)].filter((item) => rest.every((list) => list.includes(item))).sort()
}

/** Ways may take one of several links between the same two nodes: each choice is a way of its own. */
const choices = (groups: readonly (readonly string[])[]): string[][] =>
  groups.reduce<string[][]>((ways, group) => ways.flatMap((way) => group.map((link) => [...way, link])), [[]])

const wayOf = (from: RelatedNode, to: RelatedNode, links: readonly Link[]): Pathway => {
  const steps = links.map((link) => ({ link, strength: strengthOf(link) }))
  const weakest = steps.map(({ strength }) => strength).reduce((a, b) => (b.rank > a.rank ? b : a))
  const diseases = links.map((link) => link.diseases).filter((some) => some.length)
  return {
    from,
    to,
    steps,
    weakest,
    isBroken: weakest.rank === broken,
    wholeIn: inAll(steps.map(({ strength }) => strength.pro.map((piece) => piece.reference))),
    diseasesDiffer: diseases.length > 1 && inAll(diseases).length === 0,
  }
}

const ids = (way: Pathway): string => way.steps.map(({ link }) => link.id).join(' ')
const relatedEnds = ({ from, to }: Pathway): number => Number(from.is !== 'same') + Number(to.is !== 'same')

/** The weakest link decides; then the number of steps, then exactly what was asked for before its kin, then the ids. */
const compare = (a: Pathway, b: Pathway): number =>
  a.weakest.rank - b.weakest.rank ||
  a.steps.length - b.steps.length ||
  relatedEnds(a) - relatedEnds(b) ||
  (ids(a) < ids(b) ? -1 : 1)

/** All simple paths of at most so many links from any start to any end, strongest first. None is left out. */
export const findPathways = (
  graph: Graph,
  from: readonly RelatedNode[],
  to: readonly RelatedNode[],
  maxSteps: number,
): readonly Pathway[] => {
  const ways: Pathway[] = []
  for (const start of from)
    for (const end of to) {
      if (start.node.key === end.node.key || !graph.hasNode(start.node.key) || !graph.hasNode(end.node.key)) continue
      for (const groups of allSimpleEdgeGroupPaths(graph, start.node.key, end.node.key, { maxDepth: maxSteps }))
        for (const choice of choices(groups))
          ways.push(
            wayOf(
              start,
              end,
              choice.map((id) => graph.getEdgeAttribute(id, 'link')),
            ),
          )
    }
  return ways.sort(compare)
}

/** Links of some ways, each once, in the order in which they are met. */
export const linksIn = (ways: readonly Pathway[]): Link[] => [
  ...new Map(ways.flatMap(({ steps }) => steps.map(({ link }) => [link.id, link] as const))).values(),
]
