import { itemAt } from '../collections.js'
import { slopeOn } from './design.js'
import { normalQuantile } from './distributions.js'
import { StatsError } from './errors.js'
import { between, finite } from './guard.js'
import type { Interval } from './heterogeneity.js'
import { type Coefficient, coefficientOf, problemOf, quantile, type StudyEffect } from './model.js'
import { weightsAt } from './profile.js'

/** Egger's regression of effects on their standard errors. */
export interface Egger {
  readonly k: number
  /** The asymmetry: change of the effect per unit of standard error, with its t test. */
  readonly slope: Coefficient
  /** The effect expected as the standard error goes to 0. */
  readonly limit: Coefficient
  /** t of the slope. */
  readonly statistic: number
  readonly df: number
  readonly p: number
}

/**
 * Egger's test for funnel asymmetry: weighted least squares of the effects on their standard errors, with
 * multiplicative dispersion. Little power below ten studies (Cochrane Handbook 13.3.5.4), and misleading for
 * standardized mean differences and odds ratios, whose standard error depends on the effect. The mixed-effects variant
 * is {@link metaRegression} on the standard errors.
 *
 * @param studies - at least three, with differing variances
 * @throws StatsError `too-few-studies`, `zero-variance` (all standard errors the same, or a perfect fit)
 * @see Egger et al. (1997), BMJ 315:629; Sterne & Egger (2005). R: `regtest(yi, vi, model = "lm")`
 * @example
 * import { egger } from 'stemcell-evidence/stats'
 *
 * const studies = [
 *   { estimate: -0.9, variance: 0.10, label: 'A' },
 *   { estimate: -0.4, variance: 0.05, label: 'B' },
 *   { estimate: -0.6, variance: 0.08, label: 'C' },
 *   { estimate: 0.1, variance: 0.04, label: 'D' },
 * ]
 * console.log(egger(studies).p.toFixed(3)) // 0.069
 */
export function egger(studies: readonly StudyEffect[], options: { readonly level?: number } = {}): Egger {
  const level = between('level', options.level ?? 0.95, 0, 1)
  const problem = problemOf(studies, 3, "Egger's test", () =>
    slopeOn(
      Float64Array.from(studies, ({ variance }) => Math.sqrt(variance)),
      'the standard error',
    ),
  )
  const df = studies.length - 2
  const { coefficients, covariance, rss } = problem.design.solve(weightsAt(problem.variances, 0), problem.effects)
  if (rss <= Number.EPSILON) {
    throw new StatsError('zero-variance', `Egger's test needs studies that scatter around its line, got ${rss}`, rss)
  }
  const critical = quantile(1 - (1 - level) / 2, df)
  const tested = (i: number) =>
    coefficientOf(itemAt(coefficients, i), Math.sqrt((rss / df) * itemAt(itemAt(covariance, i), i)), df, critical)
  const slope = tested(1)
  return { k: studies.length, slope, limit: tested(0), statistic: slope.statistic, df, p: slope.p }
}

/** One study in a funnel plot. */
export interface FunnelPoint {
  readonly label: string | null
  readonly estimate: number
  readonly se: number
}

/** One pair of lines of a funnel: the limits at the largest standard error; they meet at the center at se = 0. */
export interface FunnelContour {
  readonly level: number
  readonly limits: Interval
}

/** What a funnel plot shows: effects against standard errors (the axis runs from `maxSe` at the bottom to 0). */
export interface Funnel {
  readonly points: readonly FunnelPoint[]
  readonly center: number
  readonly maxSe: number
  readonly contours: readonly FunnelContour[]
}

/** How to draw a funnel. */
export interface FunnelOptions {
  /** Where the funnel stands: the pooled effect as a rule, 0 for a contour-enhanced funnel. */
  readonly center: number
  /** Confidence levels of the pseudo limits; default 0.95 alone. */
  readonly levels?: readonly number[] | undefined
}

/**
 * Points and pseudo confidence limits of a funnel plot: center -+ z * se.
 *
 * @param studies - at least one
 * @throws StatsError `too-few-studies`, `not-a-number`, `out-of-range` (a level outside 0 to 1)
 * @see Sterne & Egger (2001), J Clin Epidemiol 54:1046. R: `funnel(res, level = 95)`
 */
export function funnel(studies: readonly StudyEffect[], options: FunnelOptions): Funnel {
  const { effects, variances } = problemOf(studies, 1, 'a funnel plot')
  const center = finite('center', options.center)
  const maxSe = Math.sqrt(variances.reduce((largest, v) => Math.max(largest, v), 0))
  return {
    points: studies.map(({ label }, i) => ({
      label: label ?? null,
      estimate: itemAt(effects, i),
      se: Math.sqrt(itemAt(variances, i)),
    })),
    center,
    maxSe,
    contours: (options.levels ?? [0.95]).map((value) => {
      const level = between('level', value, 0, 1)
      const reach = normalQuantile(1 - (1 - level) / 2) * maxSe
      return { level, limits: [center - reach, center + reach] }
    }),
  }
}
