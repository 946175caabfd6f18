import { itemAt } from '../collections.js'
import { type Heterogeneity, type Interval, qProfile } from './heterogeneity.js'
import {
  type Coefficient,
  type Fit,
  fitModel,
  type Model,
  type ModelOptions,
  problemOf,
  resolveOptions,
  type StudyEffect,
  type TestInForce,
} from './model.js'
import type { Tau2Method } from './tau2.js'

/** A pooled effect on the scale of the studies, with its test and the heterogeneity around it. */
export interface PooledSummary extends Coefficient, Heterogeneity {
  /** Number of studies. */
  readonly k: number
  /** Between-study variance, squared effect units; 0 under the common-effect model. */
  readonly tau2: number
}

/** Everything known about a pooled effect. */
export interface Pooled extends PooledSummary {
  readonly model: Model
  readonly method: 'inverse-variance' | 'mantel-haenszel' | 'peto'
  /** Null where no tau2 is estimated: the common-effect model, a single study. */
  readonly tau2Method: Tau2Method | null
  /** The test in force; `z` for a single study, whatever was asked. */
  readonly test: TestInForce
  readonly level: number
  /**
   * Where the true effect of a new study may lie: estimate -+ q sqrt(se^2 + tau2), with the same quantile q as the
   * confidence interval (normal under `z`, t with k - 1 degrees of freedom under `knha` and `adhoc`), as metafor's
   * `predict()` gives it. Null under the common-effect model and for a single study.
   */
  readonly predictionInterval: Interval | null
  /** Null where tau2 is not estimated; so are the intervals below. */
  readonly tau2Se: number | null
  readonly tau2Ci: Interval | null
  readonly i2Ci: Interval | null
  readonly h2Ci: Interval | null
  /** Whether no tau2 at all is compatible with so small a Q, so that the intervals above hold nothing and stand at 0. */
  readonly isTau2CiEmpty: boolean
  /** Whether the upper limits above lie beyond the values given, where the search ended; see `Control.extendSearch`. */
  readonly isTau2CiOpen: boolean
  /** Share of each study in the estimate, percent, in the order given. */
  readonly weights: readonly number[]
}

/**
 * Pool effects by inverse variance, under a common-effect or a random-effects model.
 *
 * A single study returns itself: its own estimate and normal interval, tau2 0, no prediction interval.
 *
 * @param studies - effects and variances on the pooling scale (log for ratios), at least one
 * @param options - default: random effects, REML, z test, level 0.95
 * @throws StatsError `not-a-number`, `zero-variance`, `too-few-studies`, `no-convergence`, `unknown-choice`
 * @see Cochrane Handbook 10.3 and 10.10; Hartung & Knapp (2001), Stat Med 20:3875; Higgins, Thompson & Spiegelhalter
 *   (2009), JRSS A 172:137. R: `res <- rma(yi, vi, method = "REML", test = "z"); predict(res); confint(res);
 *   weights(res)`; `method = "EE"` for the common-effect model
 * @example
 * import { pool } from 'stemcell-evidence/stats'
 *
 * const studies = [
 *   { estimate: -0.9, variance: 0.10, label: 'A' },
 *   { estimate: -0.4, variance: 0.05, label: 'B' },
 *   { estimate: -0.6, variance: 0.08, label: 'C' },
 *   { estimate: 0.1, variance: 0.04, label: 'D' },
 * ]
 * const { estimate, ci, tau2, i2 } = pool(studies, { test: 'knha' })
 * console.log(estimate.toFixed(3), ci.map((limit) => limit.toFixed(3)).join(' to ')) // -0.406 -1.078 to 0.265
 * console.log(tau2.toFixed(3), i2.toFixed(1)) // 0.118 65.6
 */
export function pool(studies: readonly StudyEffect[], options: ModelOptions = {}): Pooled {
  const fit = fitModel(problemOf(studies, 1, 'pooling'), resolveOptions(options))
  const { tau2Estimate, problem, critical, weights } = fit
  const { model, tau2Method, level, control } = fit.options
  const summary = summaryOf(fit)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const reach = critical * Math.sqrt(summary.se ** 2 + summary.tau2)
  const intervals = tau2Estimate && qProfile(problem, tau2Estimate.tau2, level, control)
  return {
    ...summary,
    model,
    method: 'inverse-variance',
    tau2Method: tau2Estimate && tau2Method,
    test: fit.test,
    level,
    predictionInterval: tau2Estimate && [summary.estimate - reach, summary.estimate + reach],
    tau2Se: tau2Estimate?.se ?? null,
    tau2Ci: intervals?.tau2Ci ?? null,
    i2Ci: intervals?.i2Ci ?? null,
    h2Ci: intervals?.h2Ci ?? null,
    isTau2CiEmpty: intervals?.isEmpty ?? false,
    isTau2CiOpen: intervals?.isOpen ?? false,
    weights: Array.from(weights, (weight) => (100 * weight) / total),
  }
}

/** The pooled effect of an intercept-only fit, without its intervals of heterogeneity. */
export function summaryOf(fit: Fit): PooledSummary {
  const { q, qDf, qP, i2, h2, tau2 } = fit
  return { k: fit.problem.effects.length, ...itemAt(fit.coefficients, 0), q, qDf, qP, i2, h2, tau2 }
}
