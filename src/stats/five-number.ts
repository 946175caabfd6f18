import { itemAt } from '../collections.js'
import { normalQuantile } from './distributions.js'
import { count, finite, refuse } from './guard.js'

/** A median with its quartiles, its range, or both; every value in the unit of the measurement. */
export interface OrderStatistics {
  readonly median: number
  readonly min?: number | undefined
  readonly q1?: number | undefined
  readonly q3?: number | undefined
  readonly max?: number | undefined
}

/** The test of Shi et al. whether the order statistics look skewed, which would make a mean and SD from them misleading. */
export interface SkewnessCheck {
  readonly statistic: number
  /** The statistic at or above which the data count as skewed (5% level). */
  readonly critical: number
  readonly isSkewed: boolean
}

/** A mean and SD estimated from order statistics. */
export interface EstimatedMoments {
  readonly mean: number
  readonly sd: number
  readonly from: 'median-range' | 'median-quartiles' | 'five-number'
  readonly skewness: SkewnessCheck
}

/** `wan` averages the two SD estimates of a five-number summary, `shi` weights them optimally (metafor's choice). */
export type FiveNumberSd = 'wan' | 'shi'

/**
 * Estimate mean and SD from a median with quartiles, range, or both, assuming normal data.
 *
 * Means after Luo et al., equations 7, 11 and 15; SDs after Wan et al., equations 9 and 16, and for a five-number
 * summary either Wan et al. (the mean of both) or Shi et al. 2020, equation 10. The skewness check is reported, not
 * enforced: metafor drops a skewed arm by default.
 *
 * @param n - sample size, at least 5
 * @param summary - in order: min <= q1 <= median <= q3 <= max
 * @throws StatsError `out-of-range` (n below 5), `contradiction` (out of order, or no spread), `unknown-choice`
 * @see Luo et al. (2018), Stat Methods Med Res 27:1785; Wan et al. (2014), BMC Med Res Methodol 14:135; Shi et al.
 *   (2020), Res Synth Methods 11:641; Shi et al. (2023), Stat Methods Med Res 32:1338. R:
 *   `conv.fivenum(min, q1, median, q3, max, n, test = FALSE)`
 * @example
 * import { momentsFromOrderStatistics } from 'stemcell-evidence/stats'
 *
 * const { mean, sd } = momentsFromOrderStatistics(25, { q1: 6.1, median: 6.8, q3: 7.9 })
 * console.log(mean.toFixed(2), sd.toFixed(2)) // 6.94 1.42
 */
export function momentsFromOrderStatistics(
  n: number,
  summary: OrderStatistics,
  options: { readonly sd?: FiveNumberSd | undefined } = {},
): EstimatedMoments {
  count('n of an arm with a median', n, 5)
  const median = finite('median', summary.median)
  const range = spanOf('range', summary.min, summary.max)
  const quartiles = spanOf('quartiles', summary.q1, summary.q3)
  const ordered = [range?.[0], quartiles?.[0], median, quartiles?.[1], range?.[1]].filter((x) => x !== undefined)
  if (ordered.some((value, i) => i > 0 && value < itemAt(ordered, i - 1))) {
    refuse('contradiction', 'a five-number summary', 'in order min <= q1 <= median <= q3 <= max', ordered)
  }
  // Expected range and interquartile range of n normal observations, in SDs.
  const xi = 2 * normalQuantile((n - 0.375) / (n + 0.25))
  const eta = 2 * normalQuantile((0.75 * n - 0.125) / (n + 0.25))
  if (range && quartiles) {
    const toRange = 2.2 / (2.2 + n ** 0.75)
    const toQuartiles = 0.7 - 0.72 / n ** 0.55
    const rangeShare = options.sd === 'shi' ? 1 / (1 + 0.07 * n ** 0.6) : 0.5
    const skew = Math.max((2.65 * Math.log(0.6 * n) * tilt(range, median)) / Math.sqrt(n), tilt(quartiles, median))
    return {
      mean: toRange * middle(range) + toQuartiles * middle(quartiles) + (1 - toRange - toQuartiles) * median,
      sd: (rangeShare * width(range)) / xi + ((1 - rangeShare) * width(quartiles)) / eta,
      from: 'five-number',
      skewness: checked(skew, 3 / Math.sqrt(n) - 40 / n ** 3),
    }
  }
  if (range) {
    const toRange = 4 / (4 + n ** 0.75)
    return {
      mean: toRange * middle(range) + (1 - toRange) * median,
      sd: width(range) / xi,
      from: 'median-range',
      skewness: checked(tilt(range, median), 1 / Math.log(n + 9) + 2.5 / (n + 1)),
    }
  }
  if (quartiles) {
    const toQuartiles = 0.7 + 0.39 / n
    return {
      mean: toQuartiles * middle(quartiles) + (1 - toQuartiles) * median,
      sd: width(quartiles) / eta,
      from: 'median-quartiles',
      skewness: checked(tilt(quartiles, median), 2.65 / Math.sqrt(n) - 6 / n ** 2),
    }
  }
  return refuse('unknown-choice', 'a median', 'given with q1 and q3, min and max, or all four', median)
}

type Span = readonly [number, number]

function spanOf(name: string, low: number | undefined, high: number | undefined): Span | undefined {
  if (low === undefined && high === undefined) return undefined
  const span: Span = [finite(`lower end of the ${name}`, low), finite(`upper end of the ${name}`, high)]
  if (span[0] >= span[1]) refuse('contradiction', `the ${name}`, 'a lower end below an upper end', span)
  return span
}

const middle = ([low, high]: Span): number => (low + high) / 2
const width = ([low, high]: Span): number => high - low
const tilt = (span: Span, median: number): number => Math.abs(span[0] + span[1] - 2 * median) / width(span)

function checked(statistic: number, critical: number): SkewnessCheck {
  return { statistic, critical, isSkewed: statistic >= critical }
}
