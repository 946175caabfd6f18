import type { EventArm } from './arms.js'
import { cellsOf } from './binary.js'
import { chiSquareUpper, fUpper } from './distributions.js'
import { StatsError } from './errors.js'
import { count, measured, nonNegative, variance } from './guard.js'
import type { GroupSummary } from './tests.js'

/** One-way analysis of variance. */
export interface AnovaTest {
  /** F */
  readonly statistic: number
  readonly df: readonly [between: number, within: number]
  readonly p: number
}

/**
 * One-way analysis of variance from the size, mean and SD of each group. With two groups it is Student's t test squared.
 *
 * @param groups - at least two, n at least 2
 * @throws StatsError `too-few-studies`, `zero-variance` when no group varies, `out-of-range`, `not-an-integer`
 * @see Fisher (1925), Statistical Methods for Research Workers; from summaries: Larson (1992), Am Stat 46:151. R:
 *   `oneway.test(y ~ g, var.equal = TRUE)`
 */
export function anova(groups: readonly GroupSummary[]): AnovaTest {
  if (groups.length < 2)
    throw new StatsError(
      'too-few-studies',
      `analysis of variance needs at least 2 groups, got ${groups.length}`,
      groups,
    )
  const checked = groups.map((group, at) => ({
    n: count(`n of group ${at + 1}`, group.n, 2),
    mean: measured(`mean of group ${at + 1}`, group.mean),
    sd: nonNegative(`sd of group ${at + 1}`, group.sd),
  }))
  const total = checked.reduce((sum, { n }) => sum + n, 0)
  const grand = checked.reduce((sum, { n, mean }) => sum + n * mean, 0) / total
  const df = [checked.length - 1, total - checked.length] as const
  const between = checked.reduce((sum, { n, mean }) => sum + n * (mean - grand) ** 2, 0) / df[0]
  const within = checked.reduce((sum, { n, sd }) => sum + (n - 1) * sd ** 2, 0) / df[1]
  const statistic = between / variance('the variance within groups', within)
  return { statistic, df, p: fUpper(statistic, df[0], df[1]) }
}

/** Chi-square test of a two-by-two table. */
export interface ChiSquareTest {
  /** Pearson's, without correction. */
  readonly p: number
  /** With Yates's continuity correction. */
  readonly pYates: number
}

/**
 * Pearson's chi-square test of a two-by-two table, without and with Yates's correction. Where nobody, or everybody, had
 * the event, nothing can differ and p is 1.
 *
 * @throws StatsError as {@link fisherExact} does
 * @see Pearson (1900), Philos Mag 50:157; Yates (1934), J R Stat Soc Suppl 1:217. R:
 *   `chisq.test(matrix(c(a, b, c, d), 2, byrow = TRUE), correct = )`
 */
export function chiSquare(treatment: EventArm, control: EventArm): ChiSquareTest {
  const { a, b, c, d } = cellsOf(treatment, control)
  const margins = (a + b) * (c + d) * (a + c) * (b + d)
  if (margins === 0) return { p: 1, pYates: 1 }
  const n = a + b + c + d
  const gap = Math.abs(a * d - b * c)
  const upper = (difference: number): number => chiSquareUpper((n * difference ** 2) / margins, 1)
  return { p: upper(gap), pYates: upper(Math.max(0, gap - n / 2)) }
}
