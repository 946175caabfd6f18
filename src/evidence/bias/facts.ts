/** What the rules of both tools look at, read from a record in the same way. */
import type { Outcome, OutcomeResult, Trial } from '../../dataset/index.js'
import type { BiasFinding, ReadFrom } from './judgment.js'
import { fieldRead, inferredNote, rowRead } from './provenance.js'
import { isSameMeasure } from './registration.js'

export type Facts = {
  readonly trial: Trial
  readonly result: OutcomeResult
  readonly outcomes: readonly Outcome[]
}

/** How far knowing the treatment can sway what was measured. */
export const measuredBy = ({ result, outcomes }: Facts): Outcome['measuredBy'] =>
  outcomes.find(({ id }) => id === result.outcome)?.measuredBy ?? 'unknown'

/** A finding with the fields and, unless told otherwise, the row it was read from. */
export const findingOf = (
  facts: Facts,
  reason: string,
  fields: readonly string[] = [],
  { row = true }: { readonly row?: boolean } = {},
): BiasFinding => ({
  reason,
  from: [...fields.map((path) => fieldRead(facts.trial, path)), ...(row ? [rowRead(facts.result)] : [])],
})

/** Who knew the treatment. A registry's "double" masks two parties without saying which. */
export type Masking = 'open' | 'single' | 'double' | 'more' | 'unknown'

/** What sources say against each other about a field of the design. */
export const disputeOf = (trial: Trial, path: string): string | undefined =>
  trial.disagreements
    ?.filter(({ about }) => about === path)
    .map(({ text }) => text)
    .join(' ') || undefined

export const maskingOf = (trial: Trial): Masking => {
  const { masking } = trial.design
  if (masking === null) return 'unknown'
  if (masking === 'none') return 'open'
  if (masking === 'single') return 'single'
  return masking === 'double' ? 'double' : 'more'
}

/** Whether patients and doctors were masked. */
export const isBlind = ({ trial }: Facts): boolean => ['double', 'more'].includes(maskingOf(trial))

/** How the masking on record was inferred, where it was. */
export const maskingNote = ({ trial }: Facts): string => inferredNote(trial, 'design.masking')

/** What sources, or a curator, say does not agree in this very row. */
export const conflictIn = ({ trial, result }: Facts): string | undefined => {
  const path = `outcomes.${result.id}`
  const concerns = (at: string | null): boolean => at === path || (at?.startsWith(`${path}.`) ?? false)
  return (
    trial.disagreements?.find(({ about }) => concerns(about))?.text ??
    trial.anomalies?.find((anomaly) => concerns(anomaly.path))?.text
  )
}

/** How a result that is called primary stands to what was registered as primary. */
export type Registered =
  | { readonly kind: 'same' | 'other' | 'no measure' | 'not recognized'; readonly texts: readonly string[] }
  | undefined

export const registeredPrimary = ({ trial, result, outcomes }: Facts): Registered => {
  const registered = trial.registeredOutcomes?.primary
  if (!registered) return undefined
  const texts = registered.map(({ text }) => text)
  if (registered.flatMap(({ measures }) => measures).some((id) => isSameMeasure(id, result.outcome, outcomes)))
    return { kind: 'same', texts }
  if (registered.every(({ measures, isVague }) => measures.length === 0 && isVague))
    return { kind: 'no measure', texts }
  // What names no measure of the vocabulary may be this one in words that we do not know.
  return { kind: registered.every(({ measures }) => measures.length > 0) ? 'other' : 'not recognized', texts }
}

/** The row in a list of places read from, for findings put together by hand. */
export const readRow = (facts: Facts): ReadFrom => rowRead(facts.result)
