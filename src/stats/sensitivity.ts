import { itemAt } from '../collections.js'
import { chiSquareLower } from './distributions.js'
import { heterogeneityOf } from './heterogeneity.js'
import {
  coefficientOf,
  fitModel,
  type ModelOptions,
  problemOf,
  quantile,
  type ResolvedOptions,
  resolveOptions,
  type StudyEffect,
  scaleOf,
  testInForce,
} from './model.js'
import { type CommonProfile, profilesInOrder, profilesWithoutOne } from './moments.js'
import type { PooledSummary } from './pool.js'
import { estimateFrom } from './tau2.js'

/** A pooled effect as `pool` fits it, from sums, with what influence diagnostics need of it. */
interface CommonFit extends PooledSummary {
  readonly scale: number
  readonly sumW: number
}

/** Fits common means under the same options; quantiles are looked up once for each number of studies. */
function commonFitter(options: ResolvedOptions) {
  const { model, tau2Method, level, control } = options
  const quantiles = new Map<number, number>()
  const criticalAt = (df: number | null): number => {
    const known = quantiles.get(df ?? 0)
    if (known !== undefined) return known
    const found = quantile(1 - (1 - level) / 2, df)
    quantiles.set(df ?? 0, found)
    return found
  }
  return (profile: CommonProfile): CommonFit => {
    const { k } = profile
    const estimated = model === 'random' && k > 1
    const tau2 = estimated ? estimateFrom(profile, tau2Method, control).tau2 : 0
    const { mean, sumW, rss } = profile.at(tau2)
    const test = testInForce(options, rss, k, 1)
    const scale = scaleOf(test, rss, k - 1)
    const df = test === 'z' ? null : k - 1
    const coefficient = coefficientOf(mean, Math.sqrt(scale / sumW), df, criticalAt(df))
    return { k, ...coefficient, ...heterogeneityOf(profile, estimated ? tau2 : null), tau2, scale, sumW }
  }
}

const summaryOf = ({ scale: _, sumW: __, ...summary }: CommonFit): PooledSummary => summary

/** The pooled effect with one study left out. */
export interface LeftOut extends PooledSummary {
  /** Position of the omitted study in the list given. */
  readonly omitted: number
  readonly label: string | null
}

/**
 * Pool again without each study in turn; one row per study, in the order given. The cost is near linear in the number
 * of studies.
 *
 * @param studies - at least two
 * @throws StatsError as {@link pool} does, and `too-few-studies` for a single study
 * @see R: `leave1out(rma(yi, vi))`
 * @example
 * import { leaveOneOut } from 'stemcell-evidence/stats'
 *
 * const studies = [
 *   { estimate: -0.9, variance: 0.10, label: 'A' },
 *   { estimate: -0.4, variance: 0.05, label: 'B' },
 *   { estimate: -0.6, variance: 0.08, label: 'C' },
 *   { estimate: 0.1, variance: 0.04, label: 'D' },
 * ]
 * for (const { label, estimate } of leaveOneOut(studies)) console.log(label, estimate.toFixed(3))
 * // A -0.269
 * // B -0.429
 * // C -0.360
 * // D -0.576
 */
export function leaveOneOut(studies: readonly StudyEffect[], options: ModelOptions = {}): readonly LeftOut[] {
  const fitted = commonFitter(resolveOptions(options))
  const without = profilesWithoutOne(problemOf(studies, 2, 'leave-one-out'))
  return studies.map(({ label }, omitted) => ({
    ...summaryOf(fitted(without(omitted))),
    omitted,
    label: label ?? null,
  }))
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
 * @example
 * import { cumulative } from 'stemcell-evidence/stats'
 *
 * const studies = [
 *   { estimate: -0.9, variance: 0.10, label: 'A' },
 *   { estimate: -0.4, variance: 0.05, label: 'B' },
 *   { estimate: -0.6, variance: 0.08, label: 'C' },
 *   { estimate: 0.1, variance: 0.04, label: 'D' },
 * ]
 * for (const { label, estimate } of cumulative(studies)) console.log(label, estimate.toFixed(3))
 * // A -0.900
 * // B -0.600
 * // C -0.576
 * // D -0.406
 */
export function cumulative(studies: readonly StudyEffect[], options: ModelOptions = {}): readonly Accumulated[] {
  const fitted = commonFitter(resolveOptions(options))
  const profiles = profilesInOrder(problemOf(studies, 1, 'cumulative pooling'))
  return Array.from(profiles, (profile, added) => ({
    ...summaryOf(fitted(profile)),
    added,
    label: itemAt(studies, added).label ?? null,
  }))
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
 * @example
 * import { influence } from 'stemcell-evidence/stats'
 *
 * const studies = [
 *   { estimate: -0.9, variance: 0.10, label: 'A' },
 *   { estimate: -0.4, variance: 0.05, label: 'B' },
 *   { estimate: -0.6, variance: 0.08, label: 'C' },
 *   { estimate: 0.1, variance: 0.04, label: 'D' },
 * ]
 * const most = influence(studies).reduce((a, b) => (a.cookDistance > b.cookDistance ? a : b))
 * console.log(most.label, most.cookDistance.toFixed(2)) // D 0.63
 */
export function influence(studies: readonly StudyEffect[], options: ModelOptions = {}): readonly Influence[] {
  const resolved = resolveOptions(options)
  const full = fitModel(problemOf(studies, 2, 'influence'), resolved)
  const { estimate, se } = itemAt(full.coefficients, 0)
  const { variances } = full.problem
  const k = studies.length
  const hats = full.solution.leverage()
  const fitted = commonFitter(resolved)
  const profiles = profilesWithoutOne(full.problem)
  return studies.map((study, i) => {
    const without = fitted(profiles(i))
    const marginal = itemAt(variances, i) + without.tau2
    const change = estimate - without.estimate
    const hat = itemAt(hats, i)
    const dffits = change / Math.sqrt(without.scale * hat * marginal)
    const cookDistance = (change / se) ** 2
    const allWeights = without.sumW + 1 / marginal
    const dfbetas = change / Math.sqrt(without.scale / allWeights)
    return {
      label: study.label ?? null,
      rstudent: (study.estimate - without.estimate) / Math.sqrt(marginal * without.scale + without.se ** 2),
      dffits,
      cookDistance,
      covarianceRatio: (without.se / se) ** 2,
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

/** A study in a Baujat plot. */
export interface BaujatPoint {
  readonly label: string | null
  /** Squared Pearson residual: what the study adds to heterogeneity. */
  readonly contribution: number
  /** Squared change of the pooled effect when the study is left out, over the variance without it. */
  readonly influence: number
}

/**
 * What each study adds to heterogeneity, and how it moves the pooled effect.
 *
 * @param studies - at least two
 * @throws StatsError as {@link pool} does, and `too-few-studies` for a single study
 * @see Baujat et al. (2002), Stat Med 21:2641. R: `baujat(rma(yi, vi))`
 */
export function baujat(studies: readonly StudyEffect[], options: ModelOptions = {}): readonly BaujatPoint[] {
  const resolved = resolveOptions({ ...options, test: 'z' })
  const full = fitModel(problemOf(studies, 2, 'a Baujat plot'), resolved)
  const { estimate } = itemAt(full.coefficients, 0)
  return leaveOneOut(studies, { ...options, test: 'z' }).map((without, i) => ({
    label: itemAt(studies, i).label ?? null,
    contribution: (itemAt(studies, i).estimate - estimate) ** 2 / (itemAt(studies, i).variance + full.tau2),
    influence: ((without.estimate - estimate) / without.se) ** 2,
  }))
}
