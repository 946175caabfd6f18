export {
  approvalsCatalog,
  catalogs,
  cellsCatalog,
  citationsCatalog,
  claimsCatalog,
  diseasesCatalog,
  harmsCatalog,
  mechanismsCatalog,
  outcomesCatalog,
  referencesCatalog,
  resultsCatalog,
  reviewsCatalog,
  trialsCatalog,
} from './catalogs.js'
export {
  type AboutKind,
  type AnyCatalog,
  type AnyField,
  type Catalog,
  type Cell,
  type Field,
  flat,
  type ListedKind,
  type ListedOf,
  type NameLookup,
  ownFields,
  placeOf,
  type RecordTopics,
  type Value,
  whyMissing,
} from './field.js'
export { type Filter, type FilterRows, fullText, hasCjk, predicate, tally } from './filter.js'
export { type Leading, leading } from './leading.js'
export { describe, type QueryToken, toFilters, tokenize } from './parse.js'
export type { HarmRow, ResultRow, RowOf } from './rows.js'
export { group, type Order, type RecordGroup, relax, select } from './select.js'
