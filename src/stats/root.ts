import { StatsError } from './errors.js'

/**
 * Brent's method for a root of a continuous function inside a bracket: bisection that takes inverse quadratic or
 * secant steps where those are safe. The stopping rule and the order of steps are those of netlib's `zeroin`, which R's
 * `uniroot` uses too, so an early stop (a wide `tolerance`) stops at the same place as in R.
 *
 * @param f - continuous function whose values at the ends of the bracket have opposite signs
 * @param lower - lower end of the bracket, where `f` is `fLower`
 * @param upper - upper end of the bracket, where `f` is `fUpper`
 * @param tolerance - half-width of the final bracket, absolute; 0 asks for full precision
 * @param maxIterations - limit on evaluations
 * @returns the root
 * @throws StatsError `no-convergence` when the limit is reached
 * @see R. P. Brent (1973), Algorithms for Minimization without Derivatives, chapter 4. R:
 *   `uniroot(f, c(lower, upper), tol = tolerance, maxiter = maxIterations)$root`
 */
export function brentRoot(
  f: (x: number) => number,
  lower: number,
  upper: number,
  tolerance: number,
  maxIterations: number,
): number {
  // `best` is the current guess, `previous` the one before, and the root lies between `best` and `opposite`.
  let previous = lower
  let best = upper
  let fPrevious = f(lower)
  let fBest = f(upper)
  if (fPrevious === 0) return lower
  if (fBest === 0) return upper
  let opposite = previous
  let fOpposite = fPrevious
  for (let iteration = 0; iteration <= maxIterations; iteration += 1) {
    const lastStep = best - previous
    if (Math.abs(fOpposite) < Math.abs(fBest)) {
      previous = best
      best = opposite
      opposite = previous
      fPrevious = fBest
      fBest = fOpposite
      fOpposite = fPrevious
    }
    const enough = 2 * Number.EPSILON * Math.abs(best) + tolerance / 2
    const half = (opposite - best) / 2
    if (Math.abs(half) <= enough || fBest === 0) return best
    let step = half
    if (Math.abs(lastStep) >= enough && Math.abs(fPrevious) > Math.abs(fBest)) {
      step = interpolated(previous, best, opposite, fPrevious, fBest, fOpposite, lastStep, enough) ?? half
    }
    if (Math.abs(step) < enough) step = step > 0 ? enough : -enough
    previous = best
    fPrevious = fBest
    best += step
    fBest = f(best)
    if (fBest > 0 === fOpposite > 0 && fBest !== 0) {
      opposite = previous
      fOpposite = fPrevious
    }
  }
  throw new StatsError(
    'no-convergence',
    `the root search must settle within ${maxIterations} iterations, stopped at ${best}`,
    best,
  )
}

/** The secant or inverse quadratic step from `b`, or null where it would leave the bracket or shrink too slowly. */
function interpolated(
  a: number,
  b: number,
  c: number,
  fa: number,
  fb: number,
  fc: number,
  lastStep: number,
  enough: number,
): number | null {
  const width = c - b
  const ratio = fb / fa
  let numerator: number
  let denominator: number
  if (a === c) {
    numerator = width * ratio
    denominator = 1 - ratio
  } else {
    const q = fa / fc
    const r = fb / fc
    numerator = ratio * (width * q * (q - r) - (b - a) * (r - 1))
    denominator = (q - 1) * (r - 1) * (ratio - 1)
  }
  if (numerator > 0) denominator = -denominator
  else numerator = -numerator
  const safe =
    numerator < 0.75 * width * denominator - Math.abs(enough * denominator) / 2 &&
    numerator < Math.abs((lastStep * denominator) / 2)
  return safe ? numerator / denominator : null
}
