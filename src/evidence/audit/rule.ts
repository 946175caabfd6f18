/** What a rule of the audit is, and what it says. */
import type { Outcome, Reference, Trial } from '../../dataset/index.js'

/**
 * contradiction: the stored values cannot all be right. suspicious: they can, but only for a reason that is not on record.
 * note: a fact of arithmetic that a reader should know.
 */
export const levels = ['contradiction', 'suspicious', 'note'] as const
export type Level = (typeof levels)[number]

/** A number or word of a finding, by name. */
export type Values = Readonly<Record<string, number | string | null>>

/** What a rule says of one place in a trial. */
export type Draft = {
  readonly level: Level
  /** Path of the value concerned; list items by their id. */
  readonly path: string
  /** One sentence for a reader who does not know the rule. */
  readonly message: string
  /** The numbers on record that the finding rests on. */
  readonly values: Values
  /** What would have to be true for them to agree. */
  readonly expected: string
  /** What the arithmetic gives instead. */
  readonly recomputed: Values
  /** Text of the recorded disagreement that the finding was read from. */
  readonly recordedAs?: string
}

/** Where a finding is already on record, and in which words. */
export type Known = { readonly as: 'anomaly' | 'disagreement'; readonly text: string }

export type Finding = Omit<Draft, 'recordedAs'> & {
  readonly trial: string
  readonly rule: string
  readonly known: Known | null
}

/** What a rule may look at beside its trial. */
export type Context = {
  readonly trials: readonly Trial[]
  readonly outcomes: ReadonlyMap<string, Outcome>
  readonly references: ReadonlyMap<string, Reference>
  /** Day on which the evidence was gathered. */
  readonly asOf: string
}

export type AuditRule = {
  readonly name: string
  readonly levels: readonly Level[]
  /** One sentence: what should be true. */
  readonly demands: string
  /** Paper, handbook or definition behind it. */
  readonly source: string
  /** Rules of the data's integrity whose recorded anomalies this one finds again. */
  readonly alsoKnownAs?: readonly string[]
  readonly check: (trial: Trial, context: Context) => readonly Draft[]
}

/** The records that the rules look at, indexed. */
export const contextOf = (records: {
  readonly trials: readonly Trial[]
  readonly outcomes: readonly Outcome[]
  readonly references: readonly Reference[]
  readonly asOf: string
}): Context => ({
  trials: records.trials,
  outcomes: new Map(records.outcomes.map((o) => [o.id, o])),
  references: new Map(records.references.map((r) => [r.id, r])),
  asOf: records.asOf,
})
