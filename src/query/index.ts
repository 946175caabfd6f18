export { catalogs, type ListedKind } from './catalogs.js'
export {
  type About,
  type AboutKind,
  type AnyCatalog,
  type AnyField,
  type Catalog,
  type Cell,
  type Field,
  flat,
  type ListedOf,
  type Look,
  ownFields,
  placeOf,
  type Value,
  whyMissing,
} from './field.js'
export { approvalsCatalog } from './fields/approvals.js'
export { citationsCatalog, claimsCatalog } from './fields/claims.js'
export { harmsCatalog } from './fields/harms.js'
export { referencesCatalog } from './fields/references.js'
export { resultsCatalog } from './fields/results.js'
export { reviewsCatalog } from './fields/reviews.js'
export { trialsCatalog } from './fields/trials.js'
export {
  cellsCatalog,
  diseasesCatalog,
  mechanismsCatalog,
  outcomesCatalog,
} from './fields/vocabularies.js'
export { type Filter, fullText, hasCjk, predicate, type Source, tally } from './filter.js'
export { type Leading, leading } from './leading.js'
export { describe, type Token, toFilters, tokenize } from './parse.js'
export type { HarmRow, ResultRow, RowOf } from './rows.js'
export { type Group, group, type Order, relax, select } from './select.js'
