import { itemAt } from '../collections.js'
import { type ModelData, type Profile, profileOf } from './profile.js'
import { brentRoot } from './root.js'

/**
 * Estimator of the between-study variance: Hunter-Schmidt, Hedges (Cochran's ANOVA), DerSimonian-Laird, Sidik-Jonkman,
 * Paule-Mandel, empirical Bayes, maximum likelihood, restricted maximum likelihood. The names are metafor's.
 */
export type Tau2Method = 'HS' | 'HE' | 'DL' | 'SJ' | 'PM' | 'EB' | 'ML' | 'REML'

/** The estimators, those for common use first. */
export const tau2Methods: readonly Tau2Method[] = ['REML', 'PM', 'DL', 'ML', 'EB', 'SJ', 'HE', 'HS']

/** When an iterative estimate counts as settled. The names are those of metafor's `control` argument. */
export interface Control {
  /** ML, REML and EB stop when tau2 changes by no more than this (absolute, in squared effect units). */
  readonly threshold: number
  /** The root searches of Paule-Mandel and of the Q-profile interval stop at this bracket width (absolute). */
  readonly tolerance: number
  /** Iterations after which ML and REML turn to a slower search, and a root search (Paule-Mandel) gives up. */
  readonly maxIterations: number
  /** Whether to look for Q-profile limits beyond max(100, 10 tau2), where metafor stops and prints "> limit". */
  readonly extendSearch: boolean
}

/**
 * metafor's stopping rules, for its digits: results agree with `rma()` as it is. They stop early: Paule-Mandel and interval
 * limits are good to about 1e-4 in absolute tau2, which matters when effects are tiny (risk differences of rare events),
 * and interval limits end at max(100, 10 tau2).
 */
export const metaforControl: Control = { threshold: 1e-5, tolerance: 2 ** -13, maxIterations: 100, extendSearch: false }

/**
 * Iterate to the precision of the machine, and search interval limits as far as they lie; the default. R:
 * `rma(yi, vi, control = list(threshold = 1e-14, tol = 1e-14, maxiter = 10000))`
 */
export const fullPrecision: Control = { threshold: 0, tolerance: 0, maxIterations: 10_000, extendSearch: true }

/** An estimate of the between-study variance with its standard error, both in squared effect units. */
export interface Tau2Estimate {
  readonly tau2: number
  readonly se: number
}

/** The generalized Q statistic at a given tau2: the weighted residual sum of squares with weights 1 / (v + tau2). */
export function generalizedQ(profile: Profile, tau2: number): number {
  return profile.at(tau2).rss
}

/**
 * Estimate the between-study variance; never negative.
 *
 * @param problem - needs more studies than coefficients
 * @throws StatsError `no-convergence` when the root search of PM does not settle
 * @see DL: DerSimonian & Laird (1986), Controlled Clinical Trials 7:177. PM: Paule & Mandel (1982), J Res NBS 87:377.
 *   ML, REML: Viechtbauer (2005), J Educ Behav Stat 30:261, by Fisher scoring, and where that does not settle (metafor then
 *   stops with an error) by a search for the maximum. EB: Morris (1983), JASA 78:47. HE: Hedges & Olkin (1985), Statistical
 *   Methods for Meta-Analysis, chapter 9. HS: Schmidt & Hunter (2014), Methods of Meta-Analysis. SJ: Sidik & Jonkman (2005),
 *   JRSS C 54:367. R: `res <- rma(yi, vi, method = method); res$tau2; res$se.tau2`
 */
export function estimateTau2(problem: ModelData, method: Tau2Method, control: Control): Tau2Estimate {
  return estimateFrom(profileOf(problem), method, control)
}

/** {@link estimateTau2} of data given as sums. */
export function estimateFrom(profile: Profile, method: Tau2Method, control: Control): Tau2Estimate {
  switch (method) {
    case 'HS':
      return hunterSchmidt(profile)
    case 'HE':
      return hedges(profile)
    case 'DL':
      return derSimonianLaird(profile)
    case 'SJ':
      return sidikJonkman(profile)
    case 'PM':
      return pauleMandel(profile, control)
    case 'EB':
      return empiricalBayes(profile, control)
    case 'ML':
    case 'REML':
      return likelihoodMaximum(profile, method, control)
  }
}

/** The standard error of a moment estimate: sqrt(2 df + 4 tau2 tr(P) + 2 tau2^2 tr(PP)) over a divisor. */
function momentError(df: number, tau2: number, traceP: number, tracePP: number, divisor: number): number {
  return Math.sqrt(2 * df + 4 * tau2 * traceP + 2 * tau2 * tau2 * tracePP) / divisor
}

function derSimonianLaird(profile: Profile): Tau2Estimate {
  const df = profile.k - profile.p
  const { rss, traceP, tracePP } = profile.at(0)
  const tau2 = Math.max(0, (rss - df) / traceP)
  return { tau2, se: momentError(df, tau2, traceP, tracePP, traceP) }
}

function hunterSchmidt(profile: Profile): Tau2Estimate {
  const df = profile.k - profile.p
  const { rss, traceP, tracePP, sumW } = profile.at(0)
  const tau2 = Math.max(0, (rss - profile.k) / sumW)
  return { tau2, se: momentError(df, tau2, traceP, tracePP, sumW) }
}

function hedges(profile: Profile): Tau2Estimate {
  const df = profile.k - profile.p
  const { tracePV, tracePVPV } = profile.unweighted()
  const tau2 = hedgesOlkin(profile)
  return { tau2, se: Math.sqrt(2 * tracePVPV() + 4 * tau2 * tracePV + 2 * tau2 * tau2 * df) / df }
}

/** Never 0 unless all effects are the same: the estimate starts from the plain variance of the effects. */
function sidikJonkman(profile: Profile): Tau2Estimate {
  const df = profile.k - profile.p
  const start = profile.meanSquare()
  if (start === 0) return { tau2: 0, se: 0 }
  const { rss, traceP, tracePP } = profile.at(start)
  const tau2 = (start * rss) / df
  // With V = W^-1 - start I the traces of PVPV and PVP follow from those of P and PP.
  const tracePVPV = df - 2 * start * traceP + start * start * tracePP
  const tracePVP = traceP - start * tracePP
  const spread = 2 * tracePVPV + 4 * tau2 * tracePVP + 2 * tau2 * tau2 * tracePP
  return { tau2, se: (start / df) * Math.sqrt(spread) }
}

/** The standard error that metafor gives estimates that solve Q(tau2) = df. */
function rootError(profile: Profile, tau2: number): number {
  const { k, p } = profile
  return Math.sqrt((2 * k * k) / (k - p)) / profile.at(tau2).sumW
}

function pauleMandel(profile: Profile, control: Control): Tau2Estimate {
  const df = profile.k - profile.p
  const excess = (tau2: number) => generalizedQ(profile, tau2) - df
  let tau2 = 0
  if (excess(0) >= 0) {
    if (control.tolerance === 0) tau2 = rootFromBelow(profile, df)
    else {
      let upper = Math.max(100, 10 * profile.medianDeviation())
      while (excess(upper) > 0) upper *= 10
      tau2 = brentRoot(excess, 0, upper, control.tolerance, control.maxIterations)
    }
  }
  return { tau2, se: rootError(profile, tau2) }
}

/** Newton's method for Q(tau2) = target: Q falls and is convex, so that steps from 0 never pass the root. */
function rootFromBelow(profile: Profile, target: number): number {
  let tau2 = 0
  for (let iteration = 0; iteration < 1000; iteration += 1) {
    const { rss, squares } = profile.at(tau2)
    const step = (rss - target) / squares
    if (!(step > 2 * Number.EPSILON * tau2)) break
    tau2 += step
  }
  return tau2
}

function empiricalBayes(profile: Profile, control: Control): Tau2Estimate {
  const { k, p } = profile
  const step = (tau2: number) => {
    const { rss, sumW } = profile.at(tau2)
    return { change: ((rss * k) / (k - p) - k) / sumW, size: k / sumW }
  }
  const tau2 = scored(profile, control, step) ?? pauleMandel(profile, fullPrecision).tau2
  return { tau2, se: rootError(profile, tau2) }
}

type Likelihood = 'ML' | 'REML'

function likelihoodMaximum(profile: Profile, method: Likelihood, control: Control): Tau2Estimate {
  const likelihood = (tau2: number) => logLikelihood(profile, method, tau2)
  const step = (tau2: number) => {
    const { score, information, size } = scoreOf(profile, method, tau2)
    return { change: score / information, size: size / information }
  }
  let tau2 = scored(profile, control, step)
  if (tau2 === null) tau2 = gridMaximum(profile, method)
  else if (likelihood(0) - likelihood(tau2) > control.tolerance && tau2 > control.threshold) tau2 = 0 // a local maximum
  const { tracePP, sumW2 } = profile.at(tau2)
  return { tau2, se: Math.sqrt(2 / (method === 'ML' ? sumW2 : tracePP)) }
}

/** Derivative of the log-likelihood by tau2, times 2, its expected information, and the size of what it is a difference of. */
function scoreOf(profile: Profile, method: Likelihood, tau2: number) {
  const { squares, traceP, tracePP, sumW, sumW2 } = profile.at(tau2)
  return method === 'ML'
    ? { score: squares - sumW, information: sumW2, size: sumW }
    : { score: squares - traceP, information: tracePP, size: traceP }
}

/** Fisher scoring from the Hedges-Olkin estimate; null where it does not settle, as it may oscillate on some data. */
function scored(
  profile: Profile,
  control: Control,
  step: (tau2: number) => { readonly change: number; readonly size: number },
): number | null {
  let tau2 = hedgesOlkin(profile)
  for (let iteration = 0; iteration < control.maxIterations; iteration += 1) {
    const { change, size } = step(tau2)
    const next = tau2 + stepWithin(tau2, change)
    const moved = Math.abs(next - tau2)
    // Below this the change is rounding error of the score; without it a threshold of 0 might never be met.
    const noise = 1e-14 * (tau2 + size)
    tau2 = next
    if (moved <= Math.max(control.threshold, noise)) return tau2
  }
  return null
}

/** The maximum of a likelihood by a grid over all plausible tau2 and a root of the score beside its best point. */
function gridMaximum(profile: Profile, method: Likelihood): number {
  const largest = (10 * profile.unweighted().rss) / (profile.k - profile.p)
  const grid = [0, ...Array.from({ length: 200 }, (_, i) => largest * 10 ** ((i - 199) / 20))]
  const heights = grid.map((tau2) => logLikelihood(profile, method, tau2))
  const best = heights.indexOf(Math.max(...heights))
  const [left, right] = [itemAt(grid, Math.max(0, best - 1)), itemAt(grid, Math.min(200, best + 1))]
  const score = (tau2: number) => scoreOf(profile, method, tau2).score
  return score(left) > 0 && score(right) < 0 ? brentRoot(score, left, right, 0, 1000) : itemAt(grid, best)
}

/** The step, halved until tau2 stays at zero or above. */
function stepWithin(tau2: number, step: number): number {
  if (tau2 === 0 && step < 0) return 0
  let shortened = step
  while (tau2 + shortened < 0) shortened /= 2
  return shortened
}

/** The unweighted moment estimate, truncated at zero; R: `rma(yi, vi, method = "HE")$tau2`. */
function hedgesOlkin(profile: Profile): number {
  const { rss, tracePV } = profile.unweighted()
  return Math.max(0, (rss - tracePV) / (profile.k - profile.p))
}

/** The (restricted) log-likelihood up to a constant. */
function logLikelihood(profile: Profile, method: Likelihood, tau2: number): number {
  const { rss, logDetInformation, logVariances } = profile.at(tau2)
  return -0.5 * (logVariances + (method === 'REML' ? logDetInformation : 0) + rss)
}
