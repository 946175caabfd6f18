import { Matrix, solve as solveLinear } from 'ml-matrix'
import { itemAt } from '../collections.js'
import { StatsError } from './errors.js'

/** A maximum of a likelihood: where, how high, and the covariance that its curvature gives (the inverse of minus the Hessian). */
export interface Maximum {
  readonly at: readonly number[]
  readonly height: number
  readonly covariance: readonly (readonly number[])[]
}

type Likelihood = (at: readonly number[]) => number

/** Steps of the differences, in units of the standard error of each parameter; extrapolated to a step of zero. */
const fineSteps = [0.32, 0.16, 0.08, 0.04]
/** Good enough on the way. */
const coarseSteps = [0.16, 0.08]

/** Richardson's extrapolation of differences whose error goes with even powers of the step. */
function extrapolated(values: readonly number[]): number {
  let row = [...values]
  for (let power = 4; row.length > 1; power *= 4)
    row = row.slice(1).map((finer, i) => (power * finer - itemAt(row, i)) / (power - 1))
  return itemAt(row, 0)
}

const moved = (at: readonly number[], moves: readonly (readonly [number, number])[]): number[] => {
  const to = [...at]
  for (const [i, by] of moves) to[i] = itemAt(to, i) + by
  return to
}

function slopeAt(f: Likelihood, at: readonly number[], scales: readonly number[], steps: readonly number[]): number[] {
  return at.map((_, i) =>
    extrapolated(
      steps.map((step) => {
        const h = step * itemAt(scales, i)
        return (f(moved(at, [[i, h]])) - f(moved(at, [[i, -h]]))) / (2 * h)
      }),
    ),
  )
}

function curvatureAt(
  f: Likelihood,
  at: readonly number[],
  scales: readonly number[],
  steps: readonly number[],
): number[][] {
  const here = f(at)
  const along = (moves: (step: number) => (readonly [number, number])[]): number =>
    extrapolated(
      steps.map((step) => {
        const forth = moves(step)
        return (
          (f(moved(at, forth)) -
            2 * here +
            f(
              moved(
                at,
                forth.map(([i, by]) => [i, -by]),
              ),
            )) /
          (step * step)
        )
      }),
    )
  const pure = at.map((_, i) => along((step) => [[i, step * itemAt(scales, i)]]))
  return at.map((_, i) =>
    at.map((__, j) => {
      if (i === j) return itemAt(pure, i) / itemAt(scales, i) ** 2
      const both = along((step) => [
        [i, step * itemAt(scales, i)],
        [j, step * itemAt(scales, j)],
      ])
      return (both - itemAt(pure, i) - itemAt(pure, j)) / (2 * itemAt(scales, i) * itemAt(scales, j))
    }),
  )
}

/**
 * Maximize a smooth likelihood of a few parameters by Newton's method, to about ten digits: derivatives are differences of
 * the likelihood over steps of the size of standard errors, extrapolated, as R's numDeriv does it. Parameters without
 * bounds only: a standard deviation is taken with its sign, so that a likelihood of its square is smooth at 0.
 *
 * @param f - the log-likelihood; not finite where it has no value
 * @param start - near the maximum
 * @param scales - about the standard error of each parameter
 * @throws StatsError `no-convergence`
 * @see Nocedal & Wright (2006), Numerical Optimization, chapter 3; Richardson (1911). R: `nlm()`, `numDeriv::hessian()`
 */
export function maximize(f: Likelihood, start: readonly number[], scales: readonly number[]): Maximum {
  let at = [...start]
  let sizes = [...scales]
  let isNear = false
  for (let iteration = 0; iteration < 200; iteration += 1) {
    const steps = isNear ? fineSteps : coarseSteps
    const slope = slopeAt(f, at, sizes, steps)
    const curvature = curvatureAt(f, at, sizes, steps)
    if (![...slope, ...curvature.flat()].every(Number.isFinite)) break
    const step = ascent(slope, curvature, sizes)
    const length = climb(f, at, step)
    at = at.map((x, i) => x + length * itemAt(step, i))
    const own = curvature.map((row, i) => (itemAt(row, i) < 0 ? 1 / Math.sqrt(-itemAt(row, i)) : itemAt(sizes, i)))
    sizes = sizes.map((size, i) => Math.min(4 * size, Math.max(size / 4, itemAt(own, i))))
    const within = (share: number): boolean => step.every((by, i) => Math.abs(length * by) <= share * itemAt(sizes, i))
    const settled = isNear && within(1e-9)
    isNear ||= within(1e-3)
    if (settled && own.every((size, i) => size === itemAt(sizes, i))) return maximumAt(f, at, sizes)
  }
  throw new StatsError(
    'no-convergence',
    `a likelihood must have a maximum that can be found, stopped at ${at.join(', ')}`,
    at,
  )
}

function maximumAt(f: Likelihood, at: readonly number[], sizes: readonly number[]): Maximum {
  const information = curvatureAt(f, at, sizes, fineSteps).map((row) => row.map((value) => -value))
  const covariance = solveLinear(new Matrix(information), Matrix.eye(at.length)).to2DArray()
  if (!covariance.every((row, i) => itemAt(row, i) > 0))
    throw new StatsError('no-convergence', 'a likelihood must bend down at its maximum, got a flat one', at)
  return { at, height: f(at), covariance }
}

/** Newton's step where the surface bends down on every side; else up the slope, a standard error at most. */
function ascent(
  slope: readonly number[],
  curvature: readonly (readonly number[])[],
  sizes: readonly number[],
): number[] {
  const scaled = curvature.map((row, i) => row.map((value, j) => -value * itemAt(sizes, i) * itemAt(sizes, j)))
  for (const lift of [0, 0.1, 1, 10, 100, 1000]) {
    const lifted = new Matrix(scaled.map((row, i) => row.map((value, j) => value + (i === j ? lift : 0))))
    if (!isPositive(lifted)) continue
    const right = Matrix.columnVector(slope.map((g, i) => g * itemAt(sizes, i)))
    const found = solveLinear(lifted, right).to1DArray()
    return found.map((value, i) => value * itemAt(sizes, i))
  }
  return slope.map((g, i) => Math.sign(g) * itemAt(sizes, i))
}

/** Whether a symmetric matrix is positive definite: elimination meets positive pivots only. */
function isPositive(matrix: Matrix): boolean {
  const m = matrix.to2DArray()
  for (let i = 0; i < m.length; i += 1) {
    if (!(itemAt(itemAt(m, i), i) > 1e-12)) return false
    for (let r = i + 1; r < m.length; r += 1) {
      const share = itemAt(itemAt(m, r), i) / itemAt(itemAt(m, i), i)
      for (let c = i; c < m.length; c += 1) itemAt(m, r)[c] = itemAt(itemAt(m, r), c) - share * itemAt(itemAt(m, i), c)
    }
  }
  return true
}

/** The share of a step that climbs; near the top, where only rounding is left, all of it. */
function climb(f: Likelihood, at: readonly number[], step: readonly number[]): number {
  const here = f(at)
  const noise = 1e-12 * (1 + Math.abs(here))
  for (let length = 1; length > 1e-6; length /= 2) {
    const there = f(at.map((x, i) => x + length * itemAt(step, i)))
    if (there >= here - noise) return length
  }
  return 0
}
