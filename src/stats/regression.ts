import { itemAt } from '../collections.js'
import { commonMean, slopeOn } from './design.js'
import { chiSquareUpper, fUpper } from './distributions.js'
import { finite, measured, refuse } from './guard.js'
import { type Heterogeneity, type Interval, qProfile } from './heterogeneity.js'
import {
  type Coefficient,
  type Fit,
  fitModel,
  type Model,
  type ModelOptions,
  problemOf,
  quantile,
  resolveOptions,
  type StudyEffect,
  type TestInForce,
} from './model.js'
import type { JointTest } from './subgroups.js'
import { estimateTau2, type Tau2Method } from './tau2.js'

/** Effects regressed on one moderator; Q, tau2, I2 and H2 are residual, after the moderator. */
export interface MetaRegression extends Heterogeneity {
  readonly k: number
  readonly model: Model
  readonly tau2Method: Tau2Method | null
  readonly test: TestInForce
  readonly level: number
  /** Expected effect where the moderator is 0. */
  readonly intercept: Coefficient
  /** Change of the effect per unit of the moderator. */
  readonly slope: Coefficient
  /** Covariance of intercept and slope. */
  readonly covariance: number
  /** Test of the moderator: chi-square with 1 degree of freedom, or F under Hartung-Knapp. */
  readonly moderatorTest: JointTest
  readonly tau2: number
  readonly tau2Se: number | null
  readonly tau2Ci: Interval | null
  readonly i2Ci: Interval | null
  readonly h2Ci: Interval | null
  /** Whether the upper limits above lie beyond the values given, where the search ended; see `Control.extendSearch`. */
  readonly isTau2CiOpen: boolean
  /**
   * Share of the between-study variance the moderator explains, percent, never below 0; under the common-effect model
   * the adjusted R2 of the weighted regression. Null where it is undefined (two studies).
   */
  readonly r2: number | null
}

/**
 * Meta-regression on one numeric moderator (mixed effects, or fixed effects with `model: 'common'`).
 *
 * @param studies - effects and variances, at least three (two under the common-effect model)
 * @param moderator - its value in each study, in the same order; must vary
 * @throws StatsError `unequal-lengths`, `zero-variance` (a constant moderator), and as {@link pool} does
 * @see Thompson & Higgins (2002), Stat Med 21:1559; Knapp & Hartung (2003), Stat Med 22:2693. R:
 *   `res <- rma(yi, vi, mods = ~ x); confint(res)`
 * @example
 * import { metaRegression, predictAt } from 'stemcell-evidence/stats'
 *
 * const studies = [
 *   { estimate: -0.9, variance: 0.10, label: 'A' },
 *   { estimate: -0.4, variance: 0.05, label: 'B' },
 *   { estimate: -0.6, variance: 0.08, label: 'C' },
 *   { estimate: 0.1, variance: 0.04, label: 'D' },
 * ]
 * const line = metaRegression(studies, [1, 2, 3, 4])
 * console.log(line.slope.estimate.toFixed(3), line.slope.p.toFixed(3)) // 0.289 0.010
 * console.log(predictAt(line, 2.5).estimate.toFixed(3)) // -0.407
 */
export function metaRegression(
  studies: readonly StudyEffect[],
  moderator: readonly number[],
  options: ModelOptions = {},
): MetaRegression {
  const resolved = resolveOptions(options)
  if (moderator.length !== studies.length) {
    refuse('unequal-lengths', 'the moderator', `as long as the ${studies.length} studies`, moderator.length)
  }
  const x = Float64Array.from(moderator, (value, i) => measured(`moderator of study ${i + 1}`, value))
  const least = resolved.model === 'random' ? 3 : 2
  const problem = problemOf(studies, least, 'meta-regression', () => slopeOn(x, 'the moderator'))
  const fit = fitModel(problem, resolved)
  const [intercept, slope] = [itemAt(fit.coefficients, 0), itemAt(fit.coefficients, 1)]
  const { q, qDf, qP, i2, h2, tau2, df, tau2Estimate } = fit
  const statistic = slope.statistic ** 2
  const intervals = tau2Estimate && qProfile(problem, tau2, resolved.level, resolved.control)
  return {
    k: studies.length,
    model: resolved.model,
    tau2Method: tau2Estimate && resolved.tau2Method,
    test: fit.test,
    level: resolved.level,
    intercept,
    slope,
    covariance: fit.scale * itemAt(itemAt(fit.solution.covariance, 0), 1),
    moderatorTest: {
      statistic,
      df: 1,
      df2: df,
      p: df === null ? chiSquareUpper(statistic, 1) : fUpper(statistic, 1, df),
    },
    q,
    qDf,
    qP,
    i2,
    h2,
    tau2,
    tau2Se: tau2Estimate?.se ?? null,
    tau2Ci: intervals?.tau2Ci ?? null,
    i2Ci: intervals?.i2Ci ?? null,
    h2Ci: intervals?.h2Ci ?? null,
    isTau2CiOpen: intervals?.isOpen ?? false,
    r2: explained(fit),
  }
}

/** R2 as metafor reports it: from tau2 without and with the moderator, or adjusted R2 where tau2 is not estimated. */
function explained(fit: Fit): number | null {
  const { problem, options, weights, solution, tau2 } = fit
  const k = problem.effects.length
  const intercept = commonMean(k)
  if (options.model === 'random') {
    const without = estimateTau2({ ...problem, design: intercept }, options.tau2Method, options.control).tau2
    return without === 0 ? 0 : Math.max(0, (100 * (without - tau2)) / without)
  }
  if (k <= 2) return null
  const total = intercept.solve(weights, problem.effects).rss
  return total === 0 ? 0 : Math.max(0, 100 * (1 - solution.rss / (k - 2) / (total / (k - 1))))
}

/** The effect expected at one value of the moderator. */
export interface Prediction {
  readonly moderator: number
  readonly estimate: number
  readonly se: number
  readonly ci: Interval
  /** Where the true effect of a new study with this moderator may lie; null under the common-effect model. */
  readonly predictionInterval: Interval | null
}

/**
 * The effect a meta-regression expects at one value of the moderator, as for the line and band of a bubble plot.
 *
 * @throws StatsError `not-a-number`
 * @see R: `predict(rma(yi, vi, mods = ~ x), newmods = moderator)`
 */
export function predictAt(regression: MetaRegression, moderator: number): Prediction {
  const { intercept, slope, covariance, tau2, level } = regression
  const x = finite('moderator', moderator)
  const estimate = intercept.estimate + slope.estimate * x
  const squared = intercept.se ** 2 + 2 * x * covariance + (x * slope.se) ** 2
  const critical = quantile(1 - (1 - level) / 2, slope.df)
  const around = (deviation: number): Interval => [estimate - critical * deviation, estimate + critical * deviation]
  return {
    moderator: x,
    estimate,
    se: Math.sqrt(squared),
    ci: around(Math.sqrt(squared)),
    predictionInterval: regression.model === 'common' ? null : around(Math.sqrt(squared + tau2)),
  }
}
