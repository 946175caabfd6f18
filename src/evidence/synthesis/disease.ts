/** Which diseases are one: an entry of the vocabulary with the forms below it. */
import type { Store } from '../../store/index.js'

/**
 * The disease that an entry is a form of: the highest one above it that is not the root of all (LADA is type 1 diabetes,
 * which is not diabetes of any kind).
 */
export const familyOf = (disease: string, dataset: Store): string => {
  const vocabulary = dataset.vocabulary('diseases')
  const isRoot = (id: string): boolean => vocabulary.get(id)?.parents.length === 0
  return [...vocabulary.above(disease)].findLast((id) => !isRoot(id)) ?? disease
}
