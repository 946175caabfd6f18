/** Every catalog by kind, as questions know it. */
import type { AnyCatalog, CatalogOf, ListedKind } from './field.js'
import * as readers from './readers.js'

export const approvalsCatalog: CatalogOf<'approvals'> = readers.approvalsCatalog
export const cellsCatalog: CatalogOf<'cells'> = readers.cellsCatalog
export const citationsCatalog: CatalogOf<'citations'> = readers.citationsCatalog
export const claimsCatalog: CatalogOf<'claims'> = readers.claimsCatalog
export const diseasesCatalog: CatalogOf<'diseases'> = readers.diseasesCatalog
export const harmsCatalog: CatalogOf<'harms'> = readers.harmsCatalog
export const mechanismsCatalog: CatalogOf<'mechanisms'> = readers.mechanismsCatalog
export const outcomesCatalog: CatalogOf<'outcomes'> = readers.outcomesCatalog
export const referencesCatalog: CatalogOf<'references'> = readers.referencesCatalog
export const resultsCatalog: CatalogOf<'results'> = readers.resultsCatalog
export const reviewsCatalog: CatalogOf<'reviews'> = readers.reviewsCatalog
export const trialsCatalog: CatalogOf<'trials'> = readers.trialsCatalog

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
