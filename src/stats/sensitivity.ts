import { chiSquareLower } from './distributions.js'
import { fitModel, type ModelOptions, problemOf, resolveOptions, type StudyEffect } from './model.js'
import { type PooledSummary, summaryOf } from './pool.js'

/** The pooled effect with one study left out. */
export interface LeftOut extends PooledSummary {
  /** Position of the omitted study in the list given. */
  readonly omitted: number
  readonly label: string | null
}

/**
 * Pool again without each study in turn; one row per study, in the order given. Cost grows with the square of the
 * number of studies.
 *
 * @param studies - at least two
 * @throws StatsError as {@link pool} does, and `too-few-studies` for a single study
 * @see R: `leave1out(rma(yi, vi))`
 */
export function leaveOneOut(studies: readonly StudyEffect[], options: ModelOptions = {}): readonly LeftOut[] {
  const resolved = resolveOptions(options)
  problemOf(studies, 2, 'leave-one-out')
  return studies.map((study, omitted) => {
    const rest = studies.filter((_, i) => i !== omitted)
    const fit = fitModel(problemOf(rest, 1, 'leave-one-out'), resolved)
    return { ...summaryOf(fit), omitted, label: study.label ?? null }
  })
}

/** The pooled effect after one more study. */
export interface Accumulated extends PooledSummary {
  /** Position of the study added last in the list given. */
  readonly added: number
  readonly label: string | null
}

/**
 * Pool the first study, the first two, and so on; one row per study. Sort the studies first, by year for example.
 *
 * @param studies - at least one, in the order of accumulation
 * @throws StatsError as {@link pool} does
 * @see R: `cumul(rma(yi, vi))`
 */
export function cumulative(studies: readonly StudyEffect[], options: ModelOptions = {}): readonly Accumulated[] {
  const resolved = resolveOptions(options)
  problemOf(studies, 1, 'cumulative pooling')
  return studies.map((study, added) => {
    const fit = fitModel(problemOf(studies.slice(0, added + 1), 1, 'cumulative pooling'), resolved)
    return { ...summaryOf(fit), added, label: study.label ?? null }
  })
}

/** How one study moves the pooled effect. */
export interface Influence {
  readonly label: string | null
  /** Externally standardized residual: the study against the others' pooled effect. */
  readonly rstudent: number
  /** Change of the fitted effect when the study is left out, in standard errors. */
  readonly dffits: number
  /** Cook's distance. */
  readonly cookDistance: number
  /** Variance of the pooled effect without the study over that with it. */
  readonly covarianceRatio: number
  /** tau2 without the study. */
  readonly tau2Without: number
  /** Q without the study. */
  readonly qWithout: number
  /** Leverage; for pooling the same as weight / 100. */
  readonly hat: number
  /** Share in the pooled effect, percent. */
  readonly weight: number
  /** Change of the pooled effect when the study is left out, in its standard errors. */
  readonly dfbetas: number
  /** Whether any of metafor's cut-offs is passed: |dffits| > 3 sqrt(1/(k-1)), Cook's tail below 50%, hat > 3/k, |dfbetas| > 1. */
  readonly isInfluential: boolean
}

/**
 * Case-deletion diagnostics for each study, in the order given.
 *
 * @param studies - at least two
 * @throws StatsError as {@link pool} does, and `too-few-studies` for a single study
 * @see Viechtbauer & Cheung (2010), Res Synth Methods 1:112. R: `influence(rma(yi, vi))`
 */
export function influence(studies: readonly StudyEffect[], options: ModelOptions = {}): readonly Influence[] {
  const resolved = resolveOptions(options)
  const full = fitModel(problemOf(studies, 2, 'influence'), resolved)
  const { estimate, se } = full.coefficients[0]!
  const { variances } = full.problem
  const k = studies.length
  const hats = full.solution.leverage()
  return studies.map((study, i) => {
    const rest = studies.filter((_, j) => j !== i)
    const without = fitModel(problemOf(rest, 1, 'influence'), resolved)
    const pooled = without.coefficients[0]!
    const marginal = variances[i]! + without.tau2
    const change = estimate - pooled.estimate
    const hat = hats[i]!
    const dffits = change / Math.sqrt(without.scale * hat * marginal)
    const cookDistance = (change / se) ** 2
    const allWeights = variances.reduce((sum, v) => sum + 1 / (v + without.tau2), 0)
    const dfbetas = change / Math.sqrt(without.scale / allWeights)
    return {
      label: study.label ?? null,
      rstudent: (study.estimate - pooled.estimate) / Math.sqrt(marginal * without.scale + pooled.se ** 2),
      dffits,
      cookDistance,
      covarianceRatio: (pooled.se / se) ** 2,
      tau2Without: without.tau2,
      qWithout: without.q,
      hat,
      weight: 100 * hat,
      dfbetas,
      isInfluential:
        Math.abs(dffits) > 3 * Math.sqrt(1 / (k - 1)) ||
        chiSquareLower(cookDistance, 1) > 0.5 ||
        hat > 3 / k ||
        Math.abs(dfbetas) > 1,
    }
  })
}
