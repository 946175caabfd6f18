/** The trials of some diseases, found by their column: the records of other trials are never read. */
import type { Trial } from '../dataset/index.js'
import { trialsCatalog } from '../query/index.js'
import type { Store } from '../store/index.js'

/** Trials in any of some diseases and all below them, in the order of ids; all trials where none is named. */
export const trialsIn = (diseases: readonly string[], store: Store): readonly Trial[] => {
  if (diseases.length === 0) return store.records('trials')
  const list = store.list(trialsCatalog)
  return store.some(
    'trials',
    list.ids.filter(list.meets([{ field: 'disease', any: diseases.map((is) => ({ is })), not: false }])),
  )
}
