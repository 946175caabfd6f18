/** Reading result rows: which arms a row compares, what stands behind a number, which rows belong together. */
import type { Arm, ArmResult, OutcomeResult, Trial } from '../../dataset/index.js'
import type { GroupSummary } from '../../stats/index.js'

export type RowArm = { readonly arm: Arm; readonly values: ArmResult; readonly path: string }

export const rowPath = (row: OutcomeResult): string => `outcomes.${row.id}`

/** What a row is called in a sentence. */
export const rowName = (row: OutcomeResult): string => {
  const when =
    row.scale === 'baseline' ? ' at baseline' : row.timepointMonths === null ? '' : ` at ${row.timepointMonths} months`
  return `${row.label ?? row.outcome}${when}`
}

/** Arms of a row that are arms of the trial, in the order of the trial. */
export const armsOf = (trial: Trial, row: OutcomeResult): RowArm[] =>
  trial.arms.flatMap((arm) => {
    const values = row.arms[arm.id]
    return values ? [{ arm, values, path: `outcomes.${row.id}.arms.${arm.id}` }] : []
  })

export const eachArm = function* (trial: Trial): Generator<RowArm & { readonly row: OutcomeResult }> {
  for (const row of trial.outcomes) for (const entry of armsOf(trial, row)) yield { row, ...entry }
}

/** How a number after ± is read. */
export type SpreadKind = 'sd' | 'se'

/** n, mean and SD of an arm, reading its spread as stored or as told; undefined when one of them is not there. */
export const summaryOf = (
  { n, mean, sd, se, plusMinus }: ArmResult,
  reading?: SpreadKind,
): GroupSummary | undefined => {
  if (n == null || n < 2 || mean === undefined) return undefined
  const printed = sd ?? se ?? plusMinus
  if (printed === undefined) return undefined
  const kind = reading ?? (sd !== undefined ? 'sd' : se !== undefined ? 'se' : undefined)
  return kind && { n, mean, sd: kind === 'se' ? printed * Math.sqrt(n) : printed }
}

/** Events and people of an arm. */
export const eventsOf = ({ n, events }: ArmResult): { events: number; n: number } | undefined =>
  n == null || n < 1 || events === undefined || events > n ? undefined : { events, n }

/** Rows of the same measure, label and group of people. */
const sameSeries = (a: OutcomeResult, b: OutcomeResult): boolean =>
  a.outcome === b.outcome && a.label === b.label && a.subgroup === b.subgroup && a.kind === b.kind

const unitOf = (row: OutcomeResult): string =>
  row.unit === '%' || row.unit === 'percentage points' ? '%' : (row.unit ?? 'not stated')

/** The only baseline row of the same measure and group of people in the same unit. */
export const baselineOf = (trial: Trial, row: OutcomeResult): OutcomeResult | undefined => {
  const all = trial.outcomes.filter((other) => other.scale === 'baseline' && sameSeries(other, row))
  const inUnit = row.scale === 'percent-change' ? all : all.filter((other) => unitOf(other) === unitOf(row))
  return inUnit.length === 1 ? inUnit[0] : undefined
}

/** The only row of final values of the same measure, group of people and visit. */
export const finalOf = (trial: Trial, row: OutcomeResult): OutcomeResult | undefined => {
  const all = trial.outcomes.filter(
    (other) => other.scale === 'final' && sameSeries(other, row) && other.timepointMonths === row.timepointMonths,
  )
  return all.length === 1 ? all[0] : undefined
}

/** Rows of another measure at the same visit and of the same people. */
export const sameVisit = (a: OutcomeResult, b: OutcomeResult): boolean =>
  a.timepointMonths === b.timepointMonths &&
  a.subgroup === b.subgroup &&
  (a.scale === 'baseline') === (b.scale === 'baseline')

/** Whether the row's p-value compares arms: it says so, or says nothing else. */
export const isArmP = (row: OutcomeResult): boolean => row.p !== undefined && row.pOf !== 'other'
