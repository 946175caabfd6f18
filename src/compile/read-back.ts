/** A compiled dataset read back as records: the inverse of the compiler. */
import { recordsOfEach, type SearchLog } from '../dataset/index.js'
import type { Description, SourceData } from '../dataset/source.js'
import type { Store } from '../store/index.js'

/** The records, description and search of a dataset, from which the same dataset is compiled. */
export const recordsIn = (store: Store): SourceData => ({
  ...recordsOfEach((kind) => store.records(kind)),
  description: {
    version: store.stamp.version,
    asOf: store.stamp.asOf,
    ...store.document<Omit<Description, 'version' | 'asOf'>>('coverage'),
  },
  exclusions: store.document<SourceData['exclusions']>('exclusions'),
  search: store.document<SearchLog | null>('methods'),
  lexicon: store.document<{ readonly items: SourceData['lexicon'] }>('lexicon').items,
})
