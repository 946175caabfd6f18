/** Every catalog by kind, as questions know it. */
import type { AnyCatalog, Described, ListedKind } from './field.js'
import * as readers from './readers.js'

export const approvalsCatalog: Described<'approvals'> = readers.approvalsCatalog
export const cellsCatalog: Described<'cells'> = readers.cellsCatalog
export const citationsCatalog: Described<'citations'> = readers.citationsCatalog
export const claimsCatalog: Described<'claims'> = readers.claimsCatalog
export const diseasesCatalog: Described<'diseases'> = readers.diseasesCatalog
export const harmsCatalog: Described<'harms'> = readers.harmsCatalog
export const mechanismsCatalog: Described<'mechanisms'> = readers.mechanismsCatalog
export const outcomesCatalog: Described<'outcomes'> = readers.outcomesCatalog
export const referencesCatalog: Described<'references'> = readers.referencesCatalog
export const resultsCatalog: Described<'results'> = readers.resultsCatalog
export const reviewsCatalog: Described<'reviews'> = readers.reviewsCatalog
export const trialsCatalog: Described<'trials'> = readers.trialsCatalog

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
} as const satisfies Record<ListedKind, AnyCatalog>
