import type { EventArm } from './arms.js'
import { eventArm } from './binary.js'
import { tQuantile, tTwoSided } from './distributions.js'
import { between, count, measured, nonNegative, variance } from './guard.js'
import type { Interval } from './heterogeneity.js'

/** Exact p-values of a two-by-two table. */
export interface FisherExact {
  /** Two-sided: the probability of all tables no likelier than the one observed. */
  readonly p: number
  /** Mid-P: as `p`, but tables exactly as likely as the one observed count half. */
  readonly midP: number
  /** One-sided: as few events in the first arm, or fewer. */
  readonly pLess: number
  /** One-sided: as many events in the first arm, or more. */
  readonly pGreater: number
}

/**
 * Fisher's exact test of a two-by-two table, with the less conservative mid-P. Without events, or with nothing but
 * events, only one table is possible and every p-value is 1.
 *
 * @throws StatsError `out-of-range`, `not-an-integer`, `not-a-number`
 * @see Fisher (1935); Lancaster (1961), JASA 56:223, for mid-P. R:
 *   `fisher.test(matrix(c(a, b, c, d), 2, byrow = TRUE))$p.value`
 * @example
 * import { fisherExact } from 'stemcell-evidence/stats'
 *
 * console.log(fisherExact({ events: 1, n: 20 }, { events: 8, n: 20 }).p.toFixed(4)) // 0.0197
 */
export function fisherExact(treatment: EventArm, control: EventArm): FisherExact {
  const first = eventArm('the first arm', treatment)
  const second = eventArm('the second arm', control)
  const events = first.events + second.events
  const lowest = Math.max(0, events - second.n)
  const highest = Math.min(events, first.n)
  if (lowest === highest) return { p: 1, midP: 1, pLess: 1, pGreater: 1 }
  // Hypergeometric probabilities relative to the mode's, by their recurrence outward until they underflow.
  const ratio = (x: number) => ((first.n - x) / (x + 1)) * ((events - x) / (second.n - events + x + 1)) // P(x + 1) / P(x)
  const mode = Math.min(
    highest,
    Math.max(lowest, Math.floor(((events + 1) * (first.n + 1)) / (first.n + second.n + 2))),
  )
  const probabilities = new Map([[mode, 1]])
  for (let x = mode + 1, p = ratio(mode); x <= highest && p > 0; p *= ratio(x), x += 1) probabilities.set(x, p)
  for (let x = mode - 1, p = 1 / ratio(mode - 1); x >= lowest && p > 0; x -= 1, p /= ratio(x)) probabilities.set(x, p)
  const observed = probabilities.get(first.events) ?? 0
  let total = 0
  let unlikelier = 0
  let tied = 0
  let less = 0
  let greater = 0
  for (const [x, p] of probabilities) {
    total += p
    // R counts a table as no likelier up to a relative 1e-7, so that rounding cannot split a tie.
    if (p <= observed * (1 + 1e-7)) unlikelier += p
    if (p <= observed * (1 + 1e-7) && p >= observed / (1 + 1e-7)) tied += p
    if (x <= first.events) less += p
    if (x >= first.events) greater += p
  }
  return {
    p: unlikelier / total,
    midP: (unlikelier - tied / 2) / total,
    pLess: less / total,
    pGreater: greater / total,
  }
}

/** A group reduced to its size, mean and standard deviation. */
export interface GroupSummary {
  readonly n: number
  readonly mean: number
  readonly sd: number
}

/** A t test of a difference in means. */
export interface MeanTest {
  /** First mean minus second. */
  readonly difference: number
  readonly se: number
  readonly ci: Interval
  /** t */
  readonly statistic: number
  readonly df: number
  /** Two-sided. */
  readonly p: number
}

/**
 * Welch's t test from summaries: unequal variances, Satterthwaite degrees of freedom.
 *
 * @param a - n at least 2
 * @param b - n at least 2
 * @throws StatsError `zero-variance` when neither group varies, `out-of-range`, `not-an-integer`, `not-a-number`
 * @see Welch (1947), Biometrika 34:28. R: `t.test(x, y)`, or from summaries
 *   `2 * pt(-abs(diff / se), df)` with `se = sqrt(sd1^2/n1 + sd2^2/n2)`
 * @example
 * import { welch } from 'stemcell-evidence/stats'
 *
 * console.log(welch({ n: 30, mean: 6.9, sd: 1.1 }, { n: 28, mean: 7.6, sd: 1.2 }).p.toFixed(3)) // 0.025
 */
export function welch(a: GroupSummary, b: GroupSummary, options: { readonly level?: number } = {}): MeanTest {
  const first = checked('the first group', a)
  const second = checked('the second group', b)
  const v1 = first.sd ** 2 / first.n
  const v2 = second.sd ** 2 / second.n
  const squared = variance('the variance of the difference', v1 + v2)
  const share = v1 / squared
  const df = 1 / (share ** 2 / (first.n - 1) + (1 - share) ** 2 / (second.n - 1))
  return meanTest(first.mean - second.mean, Math.sqrt(squared), df, options.level)
}

/**
 * Student's t test from summaries: equal variances.
 *
 * @param a - n at least 2
 * @param b - n at least 2
 * @throws StatsError as {@link welch} does
 * @see R: `t.test(x, y, var.equal = TRUE)`
 */
export function student(a: GroupSummary, b: GroupSummary, options: { readonly level?: number } = {}): MeanTest {
  const first = checked('the first group', a)
  const second = checked('the second group', b)
  const df = first.n + second.n - 2
  const pooled = ((first.n - 1) * first.sd ** 2 + (second.n - 1) * second.sd ** 2) / df
  const squared = variance('the variance of the difference', pooled * (1 / first.n + 1 / second.n))
  return meanTest(first.mean - second.mean, Math.sqrt(squared), df, options.level)
}

function checked(name: string, { n, mean, sd }: GroupSummary): GroupSummary {
  return {
    n: count(`n of ${name}`, n, 2),
    mean: measured(`mean of ${name}`, mean),
    sd: nonNegative(`sd of ${name}`, sd),
  }
}

function meanTest(difference: number, se: number, df: number, confidence = 0.95): MeanTest {
  const level = between('level', confidence, 0, 1)
  const statistic = difference / se
  return {
    difference,
    se,
    // Worked out when it is read: most ask for the p-value only, and a quantile costs as much as all the rest.
    get ci(): Interval {
      const reach = tQuantile(1 - (1 - level) / 2, df) * se
      return [difference - reach, difference + reach]
    },
    statistic,
    df,
    p: tTwoSided(statistic, df),
  }
}
