import { itemAt } from '../collections.js'
import { StatsError } from './errors.js'
import { positive } from './guard.js'

/** A weighted least-squares fit of study effects, with the traces the tau2 estimators need. All sums are O(k). */
export interface Solution {
  /** Coefficients: one mean per group, or intercept and slope. */
  readonly coefficients: readonly number[]
  /** (X'WX)^-1, row by row. */
  readonly covariance: readonly (readonly number[])[]
  /** y - Xb for each study. */
  readonly residuals: Float64Array
  /** Weighted residual sum of squares y'Py = sum w (y - Xb)^2, with P = W - WX (X'WX)^-1 X'W. */
  readonly rss: number
  /** trace(P) */
  readonly traceP: number
  /** trace(PP) */
  readonly tracePP: number
  /** log det(X'WX) */
  readonly logDetInformation: number
  /** Diagonal of X (X'WX)^-1 X'W for each study. */
  readonly leverage: () => Float64Array
  /** The sum over all pairs of studies of h_ij h_ji v_i v_j, h being the entries of that matrix. */
  readonly crossLeverage: (values: Float64Array) => number
}

/** What the effects are regressed on: how many coefficients, and how to solve for them at given weights. */
export interface Design {
  /** Number of coefficients p. */
  readonly p: number
  readonly solve: (weights: Float64Array, effects: Float64Array) => Solution
}

/**
 * One mean per group (the intercept-only model is the case of a single group). X'WX is diagonal, so every quantity is
 * a sum over groups of scalar formulas.
 *
 * @param groupOf - group index from 0 for each study
 * @param p - number of groups; each must hold a study
 */
export function groupMeans(groupOf: ArrayLike<number>, p: number): Design {
  const members: number[][] = Array.from({ length: p }, () => [])
  Array.from(groupOf).forEach((group, i) => {
    itemAt(members, group).push(i)
  })
  const solve = (weights: Float64Array, effects: Float64Array): Solution => {
    const groups =
      p === 1
        ? [meanOf(weights, effects)]
        : members.map((indices) => meanOf(pick(weights, indices), pick(effects, indices)))
    const residuals = new Float64Array(effects.length)
    for (let i = 0; i < effects.length; i += 1)
      residuals[i] = itemAt(effects, i) - itemAt(groups, itemAt(groupOf, i)).mean
    const over = (term: (group: Mean) => number) => groups.reduce((sum, group) => sum + term(group), 0)
    return {
      coefficients: groups.map((group) => group.mean),
      covariance: groups.map((group, i) => groups.map((_, j) => (i === j ? 1 / group.weight : 0))),
      residuals,
      rss: weightedSquares(weights, residuals),
      traceP: over((group) => group.traceP),
      tracePP: over((group) => group.tracePP),
      logDetInformation: over((group) => Math.log(group.weight)),
      leverage: () => weights.map((w, i) => w / itemAt(groups, itemAt(groupOf, i)).weight),
      crossLeverage: (values) =>
        members.reduce((sum, indices, g) => {
          const weighted = indices.reduce(
            (inner, i) => inner + (itemAt(weights, i) * itemAt(values, i)) / itemAt(groups, g).weight,
            0,
          )
          return sum + weighted ** 2
        }, 0),
    }
  }
  return { p, solve }
}

interface Mean {
  readonly mean: number
  readonly weight: number
  readonly traceP: number
  readonly tracePP: number
}

/**
 * A weighted mean. P has w_i (1 - h_i) on its diagonal and -w_i w_j / w off it; its traces are summed from these, since
 * the shorter w - sum(w_i^2) / w cancels to nothing where one study outweighs the others.
 */
function meanOf(weights: Float64Array, effects: Float64Array): Mean {
  const weight = sumOf(weights)
  const anchor = itemAt(effects, 0) // averaging distances from one study keeps digits where effects are large and close
  let moment = 0
  for (let i = 0; i < weights.length; i += 1) moment += itemAt(weights, i) * (itemAt(effects, i) - anchor)
  const squares = weights.map((w) => (w * w) / weight)
  const [restOfWeights, restOfSquares] = [others(weights), others(squares)]
  let traceP = 0
  let tracePP = 0
  for (let i = 0; i < weights.length; i += 1) {
    const diagonal = (itemAt(weights, i) * restOfWeights(i)) / weight
    traceP += diagonal
    tracePP += diagonal * diagonal + itemAt(squares, i) * restOfSquares(i)
  }
  return { mean: anchor + moment / weight, weight, traceP, tracePP }
}

/** The intercept-only design for `k` studies. */
export function commonMean(k: number): Design {
  return groupMeans(new Uint8Array(k), 1)
}

/**
 * An intercept and a slope on one numeric moderator. Centering the moderator at its weighted mean makes X'WX diagonal,
 * so this too needs scalar sums only.
 *
 * @param moderator - value for each study
 * @param name - what to call the moderator in an error
 * @throws StatsError `zero-variance` when the moderator is the same in every study
 */
export function slopeOn(moderator: Float64Array, name: string): Design {
  const first = moderator[0]
  if (moderator.every((x) => x === first)) {
    throw new StatsError('zero-variance', `${name} must differ between studies, got ${first} in each`, first)
  }
  const solve = (weights: Float64Array, effects: Float64Array): Solution => {
    const w = sumOf(weights)
    const meanX = dot(weights, moderator) / w
    const meanY = dot(weights, effects) / w
    const centered = moderator.map((x) => x - meanX)
    const sxx = positive(`the spread of ${name}`, weightedSquares(weights, centered), 'zero-variance')
    const slope = sumOf(weights.map((weight, i) => weight * itemAt(centered, i) * (itemAt(effects, i) - meanY))) / sxx
    const residuals = effects.map((y, i) => y - meanY - slope * itemAt(centered, i))
    const leverage = () => weights.map((weight, i) => weight * (1 / w + itemAt(centered, i) ** 2 / sxx))
    // P has w_i (1 - h_i) on its diagonal and -w_i w_j (1 / w + d_i d_j / sxx) off it, d being the centered moderator.
    const diagonal = leverage().map((h, i) => itemAt(weights, i) * (1 - h))
    const constant = weights.map((weight) => (weight * weight) / w)
    const mixed = centered.map(
      (d, i) => (itemAt(weights, i) / Math.sqrt(w)) * ((itemAt(weights, i) * d) / Math.sqrt(sxx)),
    )
    const linear = centered.map((d, i) => ((itemAt(weights, i) * d) / Math.sqrt(sxx)) ** 2)
    const offDiagonal = [constant, mixed, mixed, linear].map((terms) => {
      const rest = others(terms)
      return terms.reduce((sum, term, i) => sum + term * rest(i), 0)
    })
    return {
      coefficients: [meanY - slope * meanX, slope],
      covariance: [
        [1 / w + (meanX * meanX) / sxx, -meanX / sxx],
        [-meanX / sxx, 1 / sxx],
      ],
      residuals,
      rss: weightedSquares(weights, residuals),
      traceP: sumOf(diagonal),
      tracePP: dot(diagonal, diagonal) + offDiagonal.reduce((sum, terms) => sum + terms, 0),
      logDetInformation: Math.log(w) + Math.log(sxx),
      leverage,
      crossLeverage: (values) => {
        // h_ij = w_j (1 / w + d_i d_j / sxx), so the sum is that of the squared moments of w v over 1, d and d^2.
        const moment = (power: number) =>
          sumOf(weights.map((weight, i) => weight * itemAt(values, i) * itemAt(centered, i) ** power))
        return (moment(0) / w) ** 2 + (2 * moment(1) ** 2) / (w * sxx) + (moment(2) / sxx) ** 2
      },
    }
  }
  return { p: 2, solve }
}

/** The sum of all other values, for each value; summed afresh for the one, if any, that outweighs the rest. */
function others(values: Float64Array): (i: number) => number {
  let total = 0
  let size = 0
  for (const value of values) {
    total += value
    size += Math.abs(value)
  }
  return (i) => {
    const value = itemAt(values, i)
    if (Math.abs(value) <= size / 2) return total - value
    let rest = 0
    for (let j = 0; j < values.length; j += 1) if (j !== i) rest += itemAt(values, j)
    return rest
  }
}

function pick(values: Float64Array, indices: readonly number[]): Float64Array {
  return Float64Array.from(indices, (i) => itemAt(values, i))
}

function sumOf(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i += 1) sum += itemAt(a, i) * itemAt(b, i)
  return sum
}

function weightedSquares(weights: Float64Array, values: Float64Array): number {
  let sum = 0
  for (let i = 0; i < weights.length; i += 1) sum += itemAt(weights, i) * itemAt(values, i) * itemAt(values, i)
  return sum
}
