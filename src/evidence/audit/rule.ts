/** What a rule of the audit is, and what it says. */
import type { Outcome, Reference, Trial } from '../../dataset/index.js'

/**
 * contradiction: the stored values cannot all be right. suspicious: they can, but only for a reason that is not on record.
 * note: a fact of arithmetic that a reader should know.
 */
export const levels = ['contradiction', 'suspicious', 'note'] as const
export type FindingLevel = (typeof levels)[number]

/** A number or word of a finding, by name. */
export type FindingValues = Readonly<Record<string, number | string | null>>

/** What a rule says of one place in a trial. */
export type Draft = {
  readonly level: FindingLevel
  /** Path of the value concerned; list items by their id. */
  readonly path: string
  /** One sentence for a reader who does not know the rule. */
  readonly message: string
  /** The numbers on record that the finding rests on. */
  readonly values: FindingValues
  /** What would have to be true for them to agree. */
  readonly expected: string
  /** What the arithmetic gives instead. */
  readonly recomputed: FindingValues
  /** Text of the recorded disagreement that the finding was read from. */
  readonly recordedAs?: string
}

/** Where a finding is already on record, and in which words. */
export type RecordedFinding = { readonly as: 'anomaly' | 'disagreement'; readonly text: string }

export type TrialFinding = Omit<Draft, 'recordedAs'> & {
  readonly trial: string
  readonly rule: string
  readonly known: RecordedFinding | null
}

/** What a rule may look at beside its trial. */
export type AuditContext = {
  readonly trials: readonly Trial[]
  readonly outcomes: ReadonlyMap<string, Outcome>
  readonly references: ReadonlyMap<string, Reference>
  /** Day on which the evidence was gathered. */
  readonly asOf: string
}

export type AuditRule = {
  readonly name: string
  readonly levels: readonly FindingLevel[]
  /** One sentence: what should be true. */
  readonly demands: string
  /** Paper, handbook or definition behind it. */
  readonly source: string
  /** Rules of the data's integrity whose recorded anomalies this one finds again. */
  readonly alsoKnownAs?: readonly string[]
  readonly check: (trial: Trial, context: AuditContext) => readonly Draft[]
}

/** The records that the rules look at, indexed. */
export const contextOf = (records: {
  readonly trials: readonly Trial[]
  readonly outcomes: readonly Outcome[]
  readonly references: readonly Reference[]
  readonly asOf: string
}): AuditContext => ({
  trials: records.trials,
  outcomes: new Map(records.outcomes.map((o) => [o.id, o])),
  references: new Map(records.references.map((r) => [r.id, r])),
  asOf: records.asOf,
})
