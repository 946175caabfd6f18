import { normalQuantile, tQuantile } from './distributions.js'
import { momentsFromOrderStatistics, type OrderStatistics, type SkewnessCheck } from './five-number.js'
import { between, correlation, count, finite, interval, measured, nonNegative, positive, refuse } from './guard.js'

/** A mean (or mean change) with its spread in any of the ways papers report it. */
export type MeanReport =
  | { readonly mean: number; readonly sd: number }
  /** `se`: standard error of the mean. */
  | { readonly mean: number; readonly se: number }
  /** `ci`: confidence interval of the mean at `ciLevel` (default 0.95), built with t unless `ciFrom` is `z`. */
  | {
      readonly mean: number
      readonly ci: readonly [number, number]
      readonly ciLevel?: number | undefined
      readonly ciFrom?: 't' | 'z' | undefined
    }
  /** `p`: two-sided p-value of a one-sample (or paired) t test of the mean (change) against zero. */
  | { readonly mean: number; readonly p: number }
  | OrderStatistics

/** Values before and after, with the correlation between them (a stated assumption where papers are silent). */
export interface BeforeAfter {
  readonly baseline: MeanReport
  readonly final: MeanReport
  readonly correlation: number
}

/** One arm of a study with a continuous outcome: at the end, as a change, or before and after. */
export type ContinuousArm = { readonly n: number } & (MeanReport | BeforeAfter)

/** One arm of a study with events: how many of `n` patients had one. */
export interface EventArm {
  readonly events: number
  readonly n: number
}

/** Where an arm's mean and SD came from. */
export type ArmSource = 'sd' | 'se' | 'ci' | 'p' | 'median-range' | 'median-quartiles' | 'five-number' | 'before-after'

/** An arm reduced to what an effect size needs. */
export interface ArmSummary {
  readonly n: number
  readonly mean: number
  readonly sd: number
  readonly from: ArmSource
  /** The check behind a mean from a median, or the worse one of before and after; null for reported means. */
  readonly skewness: SkewnessCheck | null
}

/**
 * Reduce one continuous arm to n, mean and SD. Before and after become the change (final - baseline).
 *
 * @param arm - n at least 2 (5 for medians); spread in the unit of the mean
 * @throws StatsError `out-of-range` (negative SD, n = 1), `not-an-integer`, `not-a-number`, `contradiction`,
 *   `unknown-choice` (no shape this library knows)
 * @see Cochrane Handbook 6.5.2.2 (SE and CI), 6.5.2.3 (p-values), 6.5.2.5 (medians), 6.5.2.8 (changes). R, medians:
 *   `metafor::conv.fivenum(q1 = , median = , q3 = , n = )`; the rest is arithmetic
 */
export function armSummary(arm: ContinuousArm): ArmSummary {
  const n = count('n', arm.n, 2)
  if (!('baseline' in arm)) return momentsOf(n, arm)
  const baseline = momentsOf(n, arm.baseline)
  const final = momentsOf(n, arm.final)
  const r = correlation('correlation of baseline and final', arm.correlation)
  const squared = baseline.sd ** 2 + final.sd ** 2 - 2 * r * baseline.sd * final.sd
  const checks = [baseline.skewness, final.skewness].filter((check) => check !== null)
  return {
    n,
    mean: final.mean - baseline.mean,
    sd: Math.sqrt(Math.max(0, squared)),
    from: 'before-after',
    skewness: checks.find((check) => check.isSkewed) ?? checks[0] ?? null,
  }
}

function momentsOf(n: number, report: MeanReport): ArmSummary {
  if ('median' in report) return { n, ...momentsFromOrderStatistics(n, report) }
  const mean = measured('mean', report.mean)
  const reported = (sd: number, from: ArmSource): ArmSummary => ({ n, mean, sd, from, skewness: null })
  if ('sd' in report) return reported(nonNegative('sd', report.sd), 'sd')
  if ('se' in report) return reported(nonNegative('se', report.se) * Math.sqrt(n), 'se')
  if ('ci' in report) {
    const [lower, upper] = interval('ci', report.ci)
    if (mean < lower || mean > upper)
      refuse('contradiction', 'the mean', `inside its interval ${lower} to ${upper}`, mean)
    const upperTail = 1 - (1 - between('ciLevel', report.ciLevel ?? 0.95, 0, 1)) / 2
    const critical = report.ciFrom === 'z' ? normalQuantile(upperTail) : tQuantile(upperTail, n - 1)
    return reported(((upper - lower) / (2 * critical)) * Math.sqrt(n), 'ci')
  }
  if ('p' in report) return reported(standardErrorFromP(mean, report.p, n - 1) * Math.sqrt(n), 'p')
  return refuse('unknown-choice', 'an arm', 'a mean with sd, se, ci or p, or a median with quartiles or range', report)
}

/**
 * Standard error of an estimate from its two-sided p-value: |estimate| over the t quantile (normal without `df`).
 *
 * @param estimate - not 0, which every p-value of 1 fits
 * @param p - above 0 and below 1; take an exact value, not "p < 0.05"
 * @throws StatsError `out-of-range`, `not-a-number`
 * @see Cochrane Handbook 6.3.2 and 6.5.2.3. R: `abs(estimate) / qt(p / 2, df, lower.tail = FALSE)`
 */
export function standardErrorFromP(estimate: number, p: number, df?: number): number {
  const size = Math.abs(finite('estimate', estimate))
  if (size === 0) refuse('out-of-range', 'an estimate with a p-value', 'different from 0', estimate)
  const upperTail = 1 - between('p', p, 0, 1) / 2
  return size / (df === undefined ? normalQuantile(upperTail) : tQuantile(upperTail, positive('df', df)))
}

/**
 * The SD shared by two arms, from the p-value of a t test of their difference.
 *
 * @throws StatsError `out-of-range`, `not-an-integer`
 * @see Cochrane Handbook 6.5.2.3. R: `abs(difference) / qt(p / 2, n1 + n2 - 2, lower.tail = FALSE) / sqrt(1/n1 + 1/n2)`
 */
export function pooledSdFromP(input: {
  readonly difference: number
  readonly p: number
  readonly n1: number
  readonly n2: number
}): number {
  const n1 = count('n1', input.n1, 2)
  const n2 = count('n2', input.n2, 2)
  return standardErrorFromP(input.difference, input.p, n1 + n2 - 2) / Math.sqrt(1 / n1 + 1 / n2)
}

/**
 * The correlation of baseline and final values that reported SDs imply, for use where another study of the same
 * outcome reports no SD of the change.
 *
 * @throws StatsError `contradiction` when no correlation fits the three SDs
 * @see Cochrane Handbook 6.5.2.8. R: `(sd1^2 + sd2^2 - sdc^2) / (2 * sd1 * sd2)`
 */
export function changeCorrelation(input: {
  readonly baselineSd: number
  readonly finalSd: number
  readonly changeSd: number
}): number {
  const before = positive('baselineSd', input.baselineSd)
  const after = positive('finalSd', input.finalSd)
  const change = nonNegative('changeSd', input.changeSd)
  const r = (before ** 2 + after ** 2 - change ** 2) / (2 * before * after)
  if (r < -1 || r > 1) refuse('contradiction', 'changeSd', `possible beside SDs of ${before} and ${after}`, change)
  return r
}
