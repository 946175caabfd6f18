import { itemAt } from '../collections.js'
import { chiSquareUpper, normalLower, normalQuantile } from './distributions.js'
import { StatsError } from './errors.js'
import { between, choice } from './guard.js'
import { maximize } from './maximum.js'
import { type Coefficient, coefficientOf, problemOf, type StudyEffect } from './model.js'
import { pool } from './pool.js'

/** How to select. */
export interface SelectionOptions {
  readonly level?: number | undefined
  /** Which effects are thought to be published more readily; default the sign of the unadjusted estimate. */
  readonly favored?: 'positive' | 'negative' | undefined
  /** One-sided p-value at which the chance of publication steps; default 0.025, two-sided significance. */
  readonly step?: number | undefined
}

/** The effect adjusted for a chance of publication that steps at a p-value. */
export interface SelectionModel extends Coefficient {
  readonly k: number
  readonly favored: 'positive' | 'negative'
  readonly tau2: number
  /** Chance of publication above the step, relative to that below it. */
  readonly relativeChance: number
  readonly relativeChanceSe: number
  /** How many studies lie below the step. */
  readonly significant: number
  /** Likelihood ratio test that the chance does not depend on p; chi-square with 1 degree of freedom. */
  readonly statisticOfSelection: number
  readonly pOfSelection: number
  readonly logLikelihood: number
}

interface Data {
  readonly y: Float64Array
  readonly v: Float64Array
  /** From here on an effect is significant. */
  readonly cut: Float64Array
}

/** log-likelihood of mean, tau (with its sign) and the log of the relative chance. */
function likelihoodOf({ y, v, cut }: Data) {
  return ([mean = Number.NaN, tau = Number.NaN, logChance = Number.NaN]: readonly number[]): number => {
    const chance = Math.exp(logChance)
    let sum = 0
    for (let i = 0; i < y.length; i += 1) {
      const s2 = itemAt(v, i) + tau * tau
      const below = normalLower((itemAt(cut, i) - mean) / Math.sqrt(s2))
      sum -= 0.5 * Math.log(2 * Math.PI * s2) + (itemAt(y, i) - mean) ** 2 / (2 * s2)
      sum -= Math.log1p((chance - 1) * below)
      if (itemAt(y, i) < itemAt(cut, i)) sum += logChance
    }
    return sum
  }
}

/**
 * Three-parameter selection model: effects that differ between studies (mean and tau2), each seen with a chance that steps
 * where its one-sided p-value passes 0.025. By maximum likelihood.
 *
 * @param studies - at least four, with some on either side of the step
 * @throws StatsError `too-few-studies`, `contradiction` (all studies on one side), `no-convergence`
 * @see Vevea & Hedges (1995), Psychometrika 60:419; Hedges (1992), Stat Sci 7:246. R:
 *   `selmodel(rma(yi, vi, method = "ML"), type = "stepfun", steps = 0.025, alternative = "greater")`
 * @example
 * import { selectionModel } from 'stemcell-evidence/stats'
 *
 * const studies = [-0.9, -0.5, -0.6, 0.1, -0.2, -0.7, 0.3, -0.1].map((estimate, i) => ({ estimate, variance: 0.04 + 0.01 * i }))
 * console.log(selectionModel(studies).estimate.toFixed(2)) // -0.12
 */
export function selectionModel(studies: readonly StudyEffect[], options: SelectionOptions = {}): SelectionModel {
  const level = between('level', options.level ?? 0.95, 0, 1)
  const step = between('step', options.step ?? 0.025, 0, 0.5)
  const { effects, variances } = problemOf(studies, 4, 'a selection model')
  const plain = pool(studies, { tau2Method: 'ML' })
  const favored = choice('favored', options.favored ?? (plain.estimate < 0 ? 'negative' : 'positive'), [
    'positive',
    'negative',
  ])
  const turn = favored === 'negative' ? -1 : 1
  const z = -normalQuantile(step)
  const data = { y: effects.map((y) => turn * y), v: variances, cut: variances.map((v) => z * Math.sqrt(v)) }
  const significant = data.y.reduce((sum, y, i) => sum + (y >= itemAt(data.cut, i) ? 1 : 0), 0)
  if (significant === 0 || significant === studies.length)
    throw new StatsError(
      'contradiction',
      `a selection model needs studies on both sides of its step, got ${significant} of ${studies.length} with a one-sided p of ${step} or less`,
      significant,
    )
  const likelihood = likelihoodOf(data)
  const found = maximize(likelihood, startOf(likelihood, turn * plain.estimate, Math.sqrt(plain.tau2), data), [
    plain.se,
    Math.max(0.3 * Math.sqrt(plain.tau2), 0.2 * plain.se),
    0.5,
  ])
  const [mean, tau, logChance] = found.at as [number, number, number]
  const critical = normalQuantile(1 - (1 - level) / 2)
  const unselected = likelihood([turn * plain.estimate, Math.sqrt(plain.tau2), 0])
  const statistic = Math.max(0, 2 * (found.height - unselected))
  const chance = Math.exp(logChance)
  return {
    k: studies.length,
    ...coefficientOf(turn * mean, Math.sqrt(itemAt(itemAt(found.covariance, 0), 0)), null, critical),
    favored,
    tau2: tau * tau,
    relativeChance: chance,
    relativeChanceSe: chance * Math.sqrt(itemAt(itemAt(found.covariance, 2), 2)),
    significant,
    statisticOfSelection: statistic,
    pOfSelection: chiSquareUpper(statistic, 1),
    logLikelihood: found.height,
  }
}

/** The best of a coarse grid around the unadjusted fit: the surface may have more than one hill. */
function startOf(likelihood: (at: readonly number[]) => number, mean: number, tau: number, { v }: Data): number[] {
  const typical = Math.sqrt(v.reduce((sum, one) => sum + one, 0) / v.length)
  let [best, height] = [[mean, tau, 0], Number.NEGATIVE_INFINITY]
  for (const share of [1, 0.75, 0.5, 0.25, 0])
    for (const spread of [tau, tau / 2, tau * 1.5, typical / 5, typical])
      for (const logChance of [-4, -3, -2, -1, 0, 1, 2]) {
        const at = [mean * share, spread, logChance]
        const here = likelihood(at)
        if (here > height) [best, height] = [at, here]
      }
  return best
}
