/** Hierarchy of the ends of a way: what was shown for a kind of MSC says something about MSC, and the other way round. */
import type { Store } from '../../store/index.js'
import { type GraphNode, nodeOf, vocabularyOf } from './graph.js'

export type Relatedness = 'same' | 'narrower' | 'broader'
export type RelatedNode = { readonly node: GraphNode; readonly is: Relatedness }

/**
 * A node with everything below and above it in its vocabulary. Neither siblings nor cousins: what was shown for marrow
 * cells says nothing about cord cells, only about mesenchymal cells in general.
 */
export const relatedNodes = (node: GraphNode, dataset: Store): readonly RelatedNode[] => {
  const name = vocabularyOf[node.kind]
  const itself: RelatedNode = { node, is: 'same' }
  if (!name) return [itself]
  const vocabulary = dataset.vocabulary(name)
  const kin = (ids: Iterable<string>, is: Relatedness): RelatedNode[] =>
    [...ids].sort().map((id) => ({ node: nodeOf({ kind: node.kind, id }, dataset), is }))
  const above = vocabulary.terms.filter(({ id }) => id !== node.id && vocabulary.within(id).has(node.id))
  const below = [...vocabulary.within(node.id)].filter((id) => id !== node.id)
  return [
    itself,
    ...kin(below, 'narrower'),
    ...kin(
      above.map(({ id }) => id),
      'broader',
    ),
  ]
}
