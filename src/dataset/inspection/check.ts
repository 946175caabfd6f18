/** What a check is, and what it found. */
import type { JsonFault } from '../../json-text.js'

/** Something that is wrong: where, what, and what to do about it. */
export type Failed = JsonFault & { readonly file: string; readonly record: string | null; readonly todo: string }

export type Check = {
  readonly name: string
  /** One sentence: what must be true. */
  readonly demands: string
  /** How many things were looked at, and what they are. */
  readonly checked: number
  readonly unit: string
  /** Violations that stand in the source itself and are recorded as anomalies. */
  readonly known: number
  readonly failures: readonly Failed[]
  /** Why it was not run. */
  readonly skipped: string | null
}

export const check = (
  name: string,
  demands: string,
  extent: { readonly count: number; readonly unit: string },
  failures: readonly Failed[],
  more: Partial<Check> = {},
): Check => ({
  name,
  demands,
  checked: extent.count,
  unit: extent.unit,
  known: 0,
  failures,
  skipped: null,
  ...more,
})

export type Inspection = {
  readonly version: string | null
  readonly asOf: string | null
  /** SHA-256 over the records; null where they could not be read. */
  readonly hash: string | null
  readonly checks: readonly Check[]
}
