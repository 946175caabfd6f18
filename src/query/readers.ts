/**
 * Every catalog with the readers of its fields: for whoever makes columns of records. In the program as it is built these
 * stand in its few parts only; all others get what a catalog says, as data (scripts/build.ts).
 */
import { ensure } from '../collections.js'
import type { Trial } from '../dataset/index.js'
import type { Cell, NameLookup } from './field.js'
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
}

export {
  approvalsCatalog,
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
}

/** A trial of the dataset, or a study of a registry, which may be of any disease. */
type AnyTrial = Omit<Trial, 'disease'> & { readonly disease: string | null }

// Readers hand the disease on as it is: none of them looks into it.
const asTrial = (trial: AnyTrial): Trial => trial as Trial

const trialReaders = new Map(trialsCatalog.fields.map(({ name, read }) => [name, read]))

/** What a field holds for a trial, by the name of the field. */
export const readTrial = (field: string, trial: AnyTrial, look: NameLookup): Cell =>
  ensure(trialReaders.get(field))(asTrial(trial), look)

/** Everything in a trial that full text looks through. */
export const textsOfTrial = (trial: AnyTrial, look: NameLookup): ReturnType<typeof trialsCatalog.text> =>
  trialsCatalog.text(asTrial(trial), look)
