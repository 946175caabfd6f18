/** Trials over time: when each ran, when it was reported, and which ended without a report. */
import { isResult, isStaleStatus, type Trial } from '../../dataset/index.js'
import type { Store } from '../../store/index.js'

export type TrialSpan = {
  readonly id: string
  readonly status: string
  /** Day of the status; null when not on record. */
  readonly statusAsOf: string | null
  /** The status may have changed since. */
  readonly isStale: boolean
  /** Sources dispute its design. */
  readonly isDisputed: boolean
  readonly disease: string
  readonly cells: readonly string[]
  readonly enrollment: number | null
  /** Year with a fraction for the month; null when not on record. */
  readonly start: number | null
  readonly end: number | null
  /** The end is planned, not past: the trial is still going on. */
  readonly ongoing: boolean
  /** Years of its reports. */
  readonly reports: readonly number[]
  /** Completed or terminated this many years ago without a report or results on record; null when that is not so. */
  readonly unreportedYears: number | null
}

const months = 12

/** Whether a registry shows results of a trial. */
export const hasPostedResults = (trial: Trial): boolean =>
  trial.registrations.some(({ results }) => results === 'posted')

/** A partial date as a year with a fraction: 2018, 2018-07 -> 2018.5. */
export const yearFraction = (date: string): number => {
  const [year, month] = date.split('-')
  return Number(year) + (month ? (Number(month) - 1) / months : 0)
}

const running = new Set([
  'not-yet-recruiting',
  'recruiting',
  'enrolling-by-invitation',
  'active-not-recruiting',
  'suspended',
])
const ended = new Set(['completed', 'terminated'])

/** Whether a trial had not ended when its status was read. */
export const isRunning = (trial: Trial): boolean => running.has(trial.status.value)

/**
 * When a trial ran. It counts as unreported when it has ended, its completion is at least two years before the date of the
 * dataset, and neither a report nor a result nor results posted in its registry are on record. Two years is a margin of our own, so that authors had time.
 */
export const spanOf = (trial: Trial, yearOfReference: (id: string) => number | null, asOf: string): TrialSpan => {
  const reports = [...new Set(trial.references.map(yearOfReference).filter((year) => year !== null))].sort(
    (a, b) => a - b,
  )
  const start = trial.start === null ? null : yearFraction(trial.start)
  const end = trial.completion === null ? null : yearFraction(trial.completion)
  const age = end === null ? null : yearFraction(asOf) - end
  // Results posted in the registry are a report, also where nobody has read them yet.
  const isPosted = hasPostedResults(trial)
  const isSilent = reports.length === 0 && !trial.outcomes.some(isResult) && !isPosted
  return {
    id: trial.id,
    status: trial.status.value,
    statusAsOf: trial.status.asOf,
    isStale: isStaleStatus(trial.status.value, trial.status.asOf, asOf),
    isDisputed: trial.design.disputed !== undefined,
    disease: trial.disease,
    cells: [...new Set(trial.arms.flatMap((arm) => arm.product?.cells ?? []))],
    enrollment: trial.enrollment.count,
    start,
    end,
    ongoing: isRunning(trial),
    reports,
    unreportedYears: isSilent && ended.has(trial.status.value) && age !== null && age >= 2 ? Math.floor(age) : null,
  }
}

/** When each trial ran, by its id: worked out by the build, since a timeline looks at every trial. */
export const trialSpans = (dataset: Store): Readonly<Record<string, TrialSpan>> => dataset.document('trials.spans')

/** The year that places a trial: its start, else its first report. */
export const placedAt = (span: TrialSpan): number | null => span.start ?? span.reports[0] ?? null
