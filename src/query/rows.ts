/** Rows that are worked out from records when a dataset is compiled, to be listed and filtered like records. */
import type { Arm, ArmResult, choices, MissingReason, OutcomeResult, PValue, Trial } from '../dataset/index.js'

/** One result of one arm of a trial; a result without numbers per arm has one row without an arm. */
export type ResultRow = {
  readonly id: string
  /** Its place among all: trials in the order of a listing, rows as the record has them. */
  readonly order: number
  readonly trial: Trial
  readonly result: OutcomeResult
  readonly arm: Arm | null
  readonly values: ArmResult
  readonly p: PValue | undefined
  /** Effect measures that its comparison has all numbers for. */
  readonly usable: readonly string[]
  readonly sources: Trial['sources']
  /** What was inferred about it, each with the reason. */
  readonly inferred: readonly string[]
  readonly missing: Readonly<Record<string, MissingReason>>
}

/** One harm of one arm of a trial, or of the whole trial; also where it was not told. */
export type HarmRow = {
  readonly id: string
  readonly order: number
  readonly trial: Trial
  readonly harm: (typeof choices.harm)[number]
  /** Name of the event where it is one of its own. */
  readonly event: string | null
  readonly result: OutcomeResult | null
  readonly arm: Arm | null
  readonly values: ArmResult
  readonly count: number | null
  readonly counts: (typeof choices.harmCounts)[number] | null
  readonly told: (typeof choices.harmTold)[number]
  readonly sources: Trial['sources']
  readonly missing: Readonly<Record<string, MissingReason>>
}

/** Rows by the kind that they are. */
export type RowOf = { results: ResultRow; harms: HarmRow }
