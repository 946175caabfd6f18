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
  type About,
  type AboutKind,
  type AnyCatalog,
  type AnyField,
  type Catalog,
  type Cell,
  type Field,
  flat,
  type ListedKind,
  type ListedOf,
  type Look,
  ownFields,
  placeOf,
  type Value,
  whyMissing,
} from './field.js'
export { type Filter, fullText, hasCjk, predicate, type Source, tally } from './filter.js'
export { type Leading, leading } from './leading.js'
export { describe, type Token, toFilters, tokenize } from './parse.js'
export type { HarmRow, ResultRow, RowOf } from './rows.js'
export { type Group, group, type Order, relax, select } from './select.js'
