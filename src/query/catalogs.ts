/** Every catalog by kind. */
import type { AnyCatalog } from './field.js'
import { approvalsCatalog } from './fields/approvals.js'
import { citationsCatalog, claimsCatalog } from './fields/claims.js'
import { harmsCatalog } from './fields/harms.js'
import { referencesCatalog } from './fields/references.js'
import { resultsCatalog } from './fields/results.js'
import { reviewsCatalog } from './fields/reviews.js'
import { trialsCatalog } from './fields/trials.js'
import { cellsCatalog, diseasesCatalog, mechanismsCatalog, outcomesCatalog } from './fields/vocabularies.js'

export const catalogs = {
  trials: trialsCatalog,
  results: resultsCatalog,
  harms: harmsCatalog,
  diseases: diseasesCatalog,
  cells: cellsCatalog,
  mechanisms: mechanismsCatalog,
  outcomes: outcomesCatalog,
  references: referencesCatalog,
  approvals: approvalsCatalog,
  claims: claimsCatalog,
  citations: citationsCatalog,
  reviews: reviewsCatalog,
} as const satisfies Record<string, AnyCatalog>

/** Kinds that can be listed and filtered. */
export type ListedKind = keyof typeof catalogs
