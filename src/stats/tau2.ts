import type { Design } from './design.js'
import { brentRoot } from './root.js'

/** Estimator of the between-study variance: DerSimonian-Laird, Paule-Mandel, restricted maximum likelihood. */
export type Tau2Method = 'DL' | 'PM' | 'REML'

/** The estimators, in the order of their age. */
export const tau2Methods: readonly Tau2Method[] = ['DL', 'PM', 'REML']

/** When an iterative estimate counts as settled. The names are those of metafor's `control` argument. */
export interface Control {
  /** REML stops when tau2 changes by no more than this (absolute, in squared effect units). */
  readonly threshold: number
  /** The root searches of Paule-Mandel and of the Q-profile interval stop at this bracket width (absolute). */
  readonly tolerance: number
  /** Iterations after which REML turns to a slower search, and a root search (Paule-Mandel) gives up. */
  readonly maxIterations: number
  /** Whether to look for Q-profile limits beyond max(100, 10 tau2), where metafor stops and prints "> limit". */
  readonly extendSearch: boolean
}

/**
 * metafor's stopping rules and the default here, so that results agree digit for digit with `rma()`. They stop early:
 * Paule-Mandel and interval limits are good to about 1e-4 in absolute tau2, which matters when effects are tiny
 * (risk differences of rare events), and interval limits end at max(100, 10 tau2). Use {@link fullPrecision} where agreement with metafor is not the point.
 */
export const metaforControl: Control = { threshold: 1e-5, tolerance: 2 ** -13, maxIterations: 100, extendSearch: false }

/** Iterate to the precision of the machine, and search interval limits as far as they lie. */
export const fullPrecision: Control = { threshold: 0, tolerance: 0, maxIterations: 10_000, extendSearch: true }

/** An estimate of the between-study variance with its standard error, both in squared effect units. */
export interface Tau2Estimate {
  readonly tau2: number
  readonly se: number
}

/** A model's data: effects, their sampling variances, and what the effects are regressed on. */
export interface Problem {
  readonly effects: Float64Array
  readonly variances: Float64Array
  readonly design: Design
}

/** Inverse-variance weights 1 / (v + tau2). */
export function weightsAt(variances: Float64Array, tau2: number): Float64Array {
  return variances.map((v) => 1 / (v + tau2))
}

/** The generalized Q statistic at a given tau2: the weighted residual sum of squares with weights 1 / (v + tau2). */
export function generalizedQ({ effects, variances, design }: Problem, tau2: number): number {
  return design.solve(weightsAt(variances, tau2), effects).rss
}

/**
 * Estimate the between-study variance; never negative.
 *
 * @param problem - needs more studies than coefficients
 * @throws StatsError `no-convergence` when the root search of PM does not settle
 * @see DL: DerSimonian & Laird (1986), Controlled Clinical Trials 7:177. PM: Paule & Mandel (1982), J Res NBS 87:377.
 *   REML: Viechtbauer (2005), J Educ Behav Stat 30:261, by Fisher scoring, and where that does not settle (metafor then
 *   stops with an error) by a search for the maximum. R:
 *   `res <- rma(yi, vi, method = method); res$tau2; res$se.tau2`
 */
export function estimateTau2(problem: Problem, method: Tau2Method, control: Control): Tau2Estimate {
  switch (method) {
    case 'DL':
      return derSimonianLaird(problem)
    case 'PM':
      return pauleMandel(problem, control)
    case 'REML':
      return restrictedLikelihood(problem, control)
  }
}

function derSimonianLaird({ effects, variances, design }: Problem): Tau2Estimate {
  const df = effects.length - design.p
  const { rss, traceP, tracePP } = design.solve(weightsAt(variances, 0), effects)
  const tau2 = Math.max(0, (rss - df) / traceP)
  return { tau2, se: Math.sqrt(2 * df + 4 * tau2 * traceP + 2 * tau2 * tau2 * tracePP) / traceP }
}

function pauleMandel(problem: Problem, control: Control): Tau2Estimate {
  const { effects, variances, design } = problem
  const k = effects.length
  const df = k - design.p
  const excess = (tau2: number) => generalizedQ(problem, tau2) - df
  let tau2 = 0
  if (excess(0) >= 0) {
    let upper = Math.max(100, 10 * squaredDeviation(effects))
    while (excess(upper) > 0) upper *= 10
    tau2 = brentRoot(excess, 0, upper, control.tolerance, control.maxIterations)
  }
  const totalWeight = weightsAt(variances, tau2).reduce((sum, w) => sum + w, 0)
  return { tau2, se: Math.sqrt((2 * k * k) / df) / totalWeight }
}

function restrictedLikelihood(problem: Problem, control: Control): Tau2Estimate {
  const { effects, variances, design } = problem
  const likelihood = (tau2: number) => restrictedLogLikelihood(problem, tau2)
  let tau2 = fisherScoring(problem, control)
  if (tau2 === null) tau2 = restrictedMaximum(problem)
  else if (likelihood(0) - likelihood(tau2) > control.tolerance && tau2 > control.threshold) tau2 = 0 // a local maximum
  const { tracePP } = design.solve(weightsAt(variances, tau2), effects)
  return { tau2, se: Math.sqrt(2 / tracePP) }
}

/** Derivative of the restricted log-likelihood by tau2, times 2, and its expected information. */
function restrictedScore({ effects, variances, design }: Problem, tau2: number) {
  const weights = weightsAt(variances, tau2)
  const { residuals, traceP, tracePP } = design.solve(weights, effects)
  const score = residuals.reduce((sum, residual, i) => sum + (weights[i]! * residual) ** 2, 0) - traceP
  return { score, traceP, tracePP }
}

/** Fisher scoring from the Hedges-Olkin estimate; null where it does not settle, as it may oscillate on some data. */
function fisherScoring(problem: Problem, control: Control): number | null {
  let tau2 = hedgesOlkin(problem)
  for (let iteration = 0; iteration < control.maxIterations; iteration += 1) {
    const { score, traceP, tracePP } = restrictedScore(problem, tau2)
    const next = tau2 + stepWithin(tau2, score / tracePP)
    const change = Math.abs(next - tau2)
    // Below this the change is rounding error of the score; without it a threshold of 0 might never be met.
    const noise = 1e-14 * (tau2 + traceP / tracePP)
    tau2 = next
    if (change <= Math.max(control.threshold, noise)) return tau2
  }
  return null
}

/** The maximum of the restricted likelihood by a grid over all plausible tau2 and a root of the score beside its best point. */
function restrictedMaximum(problem: Problem): number {
  const { effects, design } = problem
  const { rss } = design.solve(new Float64Array(effects.length).fill(1), effects)
  const largest = (10 * rss) / (effects.length - design.p)
  const grid = [0, ...Array.from({ length: 200 }, (_, i) => largest * 10 ** ((i - 199) / 20))]
  const heights = grid.map((tau2) => restrictedLogLikelihood(problem, tau2))
  const best = heights.indexOf(Math.max(...heights))
  const [left, right] = [grid[Math.max(0, best - 1)]!, grid[Math.min(200, best + 1)]!]
  const score = (tau2: number) => restrictedScore(problem, tau2).score
  return score(left) > 0 && score(right) < 0 ? brentRoot(score, left, right, 0, 1000) : grid[best]!
}

/** The step, halved until tau2 stays at zero or above. */
function stepWithin(tau2: number, step: number): number {
  if (tau2 === 0 && step < 0) return 0
  let shortened = step
  while (tau2 + shortened < 0) shortened /= 2
  return shortened
}

/** The unweighted moment estimate, truncated at zero; R: `rma(yi, vi, method = "HE")$tau2`. */
function hedgesOlkin({ effects, variances, design }: Problem): number {
  const { rss, leverage } = design.solve(new Float64Array(effects.length).fill(1), effects)
  const spread = leverage().reduce((sum, h, i) => sum + (1 - h) * variances[i]!, 0)
  return Math.max(0, (rss - spread) / (effects.length - design.p))
}

/** The restricted log-likelihood up to a constant. */
function restrictedLogLikelihood({ effects, variances, design }: Problem, tau2: number): number {
  const { rss, logDetInformation } = design.solve(weightsAt(variances, tau2), effects)
  const logVariances = variances.reduce((sum, v) => sum + Math.log(v + tau2), 0)
  return -0.5 * (logVariances + logDetInformation + rss)
}

/** Squared median absolute deviation, scaled to a normal variance; R: `mad(x)^2`. */
function squaredDeviation(values: Float64Array): number {
  const center = median(values)
  return (1.4826 * median(values.map((value) => Math.abs(value - center)))) ** 2
}

function median(values: Float64Array): number {
  const sorted = values.toSorted()
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
