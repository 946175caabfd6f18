/** One door to records: kinds, lists, pages, counts, facets, one record, any identifier, words. By id; how it is kept is nobody's business. */
export type { KindIndex, Manifest, StoredColumn } from './bundle.js'
export { Bundle, fileNames } from './bundle.js'
export { inMemory, sumOf, sumsFile } from './files.js'
export { type SearchHit, type SearchResult, type ShownHit, search, showHits } from './full-text.js'
export { Records } from './records.js'
export { openDataset, Store, type Target } from './store.js'
export {
  type OutcomeEffects,
  readTrialEffects,
  type TrialEffect,
  type TrialEffects,
  type WithoutEffect,
} from './trial-effects.js'

/** The bundled files and records held against schemas and rules. Loaded when asked for: it needs zod. */
export const loadInspection = () => import('./inspection.js')
