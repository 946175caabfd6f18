import { itemAt } from '../collections.js'
import { commonMean, type Design, type Solution } from './design.js'
import { normalQuantile, normalTwoSided, tQuantile, tTwoSided } from './distributions.js'
import { StatsError } from './errors.js'
import { between, choice, count, measured, nonNegative, positive, refuse, variance } from './guard.js'
import { type Heterogeneity, heterogeneity, type Interval } from './heterogeneity.js'
import { type ModelData, weightsAt } from './profile.js'
import { type Control, estimateTau2, fullPrecision, type Tau2Estimate, type Tau2Method, tau2Methods } from './tau2.js'

/** One study's effect on the scale it is pooled on (log for ratios), as {@link effectSize} returns it. */
export interface StudyEffect {
  readonly estimate: number
  /** Sampling variance, the squared standard error; above 0. */
  readonly variance: number
  /** How to name the study in results. */
  readonly label?: string | undefined
}

/** `common`: one true effect (inverse variance). `random`: true effects vary with variance tau2. */
export type Model = 'common' | 'random'

/**
 * How the pooled effect is tested and its interval built. `z`: normal. `knha`: Hartung-Knapp-Sidik-Jonkman, t with
 * k - p degrees of freedom and a scaled standard error. `adhoc`: the same with the scale never below 1, so that the
 * interval is never narrower than under `z` for want of a few studies. The names are metafor's. `wider`: `knha`, or `z`
 * where its interval is the wider one, as where few studies agree by chance (the hybrid of Jackson et al. 2017, Stat Med
 * 36:3923; R: `meta::metagen(adhoc.hakn.ci = "ci")`); identical effects take `z`.
 */
export type TestKind = 'z' | 'knha' | 'adhoc' | 'wider'

/** The tests that a fit can end with. */
export type TestInForce = Exclude<TestKind, 'wider'>

/** How to pool; everything has a default. */
export interface ModelOptions {
  /** Default `random`. */
  readonly model?: Model | undefined
  /** Default `REML`; ignored by the common-effect model. */
  readonly tau2Method?: Tau2Method | undefined
  /** Default `z`. */
  readonly test?: TestKind | undefined
  /** Confidence level, default 0.95. */
  readonly level?: number | undefined
  /** Stopping rules of iterative estimates; default {@link fullPrecision}. */
  readonly control?: Partial<Control> | undefined
}

/** Options with their defaults filled in and checked. */
export interface ResolvedOptions {
  readonly model: Model
  readonly tau2Method: Tau2Method
  readonly test: TestKind
  readonly level: number
  readonly control: Control
}

/**
 * Fill in defaults and check every choice.
 *
 * @throws StatsError `unknown-choice`, `out-of-range`, `contradiction` (Hartung-Knapp of a common effect)
 */
export function resolveOptions(options: ModelOptions): ResolvedOptions {
  const model = choice('model', options.model ?? 'random', ['common', 'random'])
  const test = choice('test', options.test ?? 'z', ['z', 'knha', 'adhoc', 'wider'])
  if (model === 'common' && test !== 'z') refuse('contradiction', 'the test of a common-effect model', 'z', test)
  const control = { ...fullPrecision, ...options.control }
  return {
    model,
    tau2Method: choice('tau2Method', options.tau2Method ?? 'REML', tau2Methods),
    test,
    level: between('level', options.level ?? 0.95, 0, 1),
    control: {
      threshold: nonNegative('control.threshold', control.threshold),
      tolerance: nonNegative('control.tolerance', control.tolerance),
      maxIterations: count('control.maxIterations', control.maxIterations, 1),
      extendSearch: control.extendSearch === true,
    },
  }
}

/**
 * Check studies and lay them out as columns.
 *
 * @param studies - as given by the caller
 * @param least - how many the analysis needs
 * @param purpose - what the analysis is called in an error
 * @param design - what the effects are regressed on; default a common mean
 * @throws StatsError `too-few-studies`, `not-a-number`, `zero-variance`, `out-of-range`
 */
export function problemOf(
  studies: readonly StudyEffect[],
  least: number,
  purpose: string,
  design?: (k: number) => Design,
): ModelData {
  const k = studies.length
  if (k < least) {
    const needed = least === 1 ? '1 study' : `${least} studies`
    throw new StatsError('too-few-studies', `${purpose} needs at least ${needed}, got ${k}`, k)
  }
  const named = (i: number) => studies[i]?.label ?? `study ${i + 1}`
  const effects = Float64Array.from(studies, (study, i) => measured(`estimate of ${named(i)}`, study.estimate))
  const variances = Float64Array.from(studies, (study, i) => variance(`variance of ${named(i)}`, study.variance))
  const ratio = variances.reduce((a, v) => Math.max(a, v), 0) / variances.reduce((a, v) => Math.min(a, v))
  if (ratio > widestRatio) {
    refuse('out-of-range', 'the ratio of largest to smallest variance', `${widestRatio} or less`, ratio)
  }
  return { effects, variances, design: design ? design(k) : commonMean(k) }
}

/** Beyond this ratio of variances rounding errors of the heaviest study drown the others (metafor warns at 1e7). */
const widestRatio = 1e10

/** One coefficient: estimate, standard error, interval, test statistic and two-sided p-value. */
export interface Coefficient {
  readonly estimate: number
  readonly se: number
  readonly ci: Interval
  /** z, or t where `df` is given. */
  readonly statistic: number
  /** Degrees of freedom of t; null for z. */
  readonly df: number | null
  readonly p: number
}

/** A fitted model, before it is shaped into a result. */
export interface Fit extends Heterogeneity {
  readonly problem: ModelData
  readonly options: ResolvedOptions
  /** The test in force: `z` for a single study, whatever was asked. */
  readonly test: TestInForce
  /** tau2 with its standard error; null when the model has no estimated tau2 (common effect, single study). */
  readonly tau2Estimate: Tau2Estimate | null
  readonly tau2: number
  readonly solution: Solution
  /** Weights 1 / (v + tau2). */
  readonly weights: Float64Array
  /** Hartung-Knapp scale of the covariance; 1 under z. */
  readonly scale: number
  /** Degrees of freedom of the test; null under z. */
  readonly df: number | null
  /** Normal or t quantile that spans the interval. */
  readonly critical: number
  readonly coefficients: readonly Coefficient[]
}

/**
 * Fit the model at the estimated tau2; R: `rma(yi, vi, mods = X, method = , test = )`.
 *
 * @throws StatsError `too-few-studies`, `zero-variance` (Hartung-Knapp of identical effects), `no-convergence`
 */
export function fitModel(problem: ModelData, options: ResolvedOptions): Fit {
  const { effects, variances, design } = problem
  const k = effects.length
  const needed = design.p + (options.model === 'random' && k > 1 ? 1 : 0)
  if (k < needed) {
    throw new StatsError('too-few-studies', `the ${options.model} model needs ${needed} studies, got ${k}`, k)
  }
  const tau2Estimate =
    options.model === 'random' && k > 1 ? estimateTau2(problem, options.tau2Method, options.control) : null
  const tau2 = tau2Estimate?.tau2 ?? 0
  const weights = weightsAt(variances, tau2)
  const solution = design.solve(weights, effects)
  const test = testInForce(options, solution.rss, k, design.p)
  const scale = scaleOf(test, solution.rss, k - design.p)
  const df = test === 'z' ? null : k - design.p
  const critical = quantile(1 - (1 - options.level) / 2, df)
  const coefficients = solution.coefficients.map((estimate, i) =>
    coefficientOf(estimate, Math.sqrt(scale * itemAt(itemAt(solution.covariance, i), i)), df, critical),
  )
  const spread = heterogeneity(problem, tau2Estimate === null ? null : tau2)
  return { ...spread, problem, options, test, tau2Estimate, tau2, solution, weights, scale, df, critical, coefficients }
}

/** Normal quantile, or t quantile where degrees of freedom are given. */
export function quantile(probability: number, df: number | null): number {
  return df === null ? normalQuantile(probability) : tQuantile(probability, df)
}

/** An estimate with its interval and test. */
export function coefficientOf(estimate: number, se: number, df: number | null, critical: number): Coefficient {
  const statistic = estimate / positive('the standard error', se, 'zero-variance')
  const p = df === null ? normalTwoSided(statistic) : tTwoSided(statistic, df)
  return { estimate, se, ci: [estimate - critical * se, estimate + critical * se], statistic, df, p }
}

/** The test that a fit ends with: of `wider` the one whose interval is the wider; `z` for a single study. */
export function testInForce({ test, level }: ResolvedOptions, rss: number, k: number, p: number): TestInForce {
  if (k === 1) return 'z'
  if (test !== 'wider') return test
  const df = k - p
  if (df < 1 || rss <= Number.EPSILON) return 'z'
  const upper = 1 - (1 - level) / 2
  return tQuantile(upper, df) * Math.sqrt(rss / df) >= normalQuantile(upper) ? 'knha' : 'z'
}

/** The factor by which Hartung-Knapp scales the covariance; 1 under z. */
export function scaleOf(test: TestInForce, rss: number, df: number): number {
  if (test === 'z') return 1
  const scale = rss <= Number.EPSILON ? 0 : rss / df
  if (test === 'adhoc') return Math.max(1, scale)
  if (scale === 0) {
    throw new StatsError(
      'zero-variance',
      'the Hartung-Knapp test needs effects that differ between studies, got identical effects; adhoc and z do not',
      scale,
    )
  }
  return scale
}
