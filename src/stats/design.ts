import { StatsError } from './errors.js'

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
}

/** What the effects are regressed on: how many coefficients, and how to solve for them at given weights. */
export interface Design {
  /** Number of coefficients p. */
  readonly p: number
  readonly solve: (weights: Float64Array, effects: Float64Array) => Solution
}

interface Sums {
  w: number
  ww: number
  www: number
  wy: number
}

/**
 * One mean per group (the intercept-only model is the case of a single group). X'WX is diagonal, so every quantity is
 * a sum over groups of scalar formulas.
 *
 * @param groupOf - group index from 0 for each study
 * @param p - number of groups; each must hold a study
 */
export function groupMeans(groupOf: ArrayLike<number>, p: number): Design {
  const solve = (weights: Float64Array, effects: Float64Array): Solution => {
    const sums: Sums[] = Array.from({ length: p }, () => ({ w: 0, ww: 0, www: 0, wy: 0 }))
    weights.forEach((w, i) => {
      const group = sums[groupOf[i]!]!
      group.w += w
      group.ww += w * w
      group.www += w * w * w
      group.wy += w * effects[i]!
    })
    const coefficients = sums.map((group) => group.wy / group.w)
    const residuals = effects.map((y, i) => y - coefficients[groupOf[i]!]!)
    return {
      coefficients,
      covariance: sums.map((row, i) => sums.map((_, j) => (i === j ? 1 / row.w : 0))),
      residuals,
      rss: weightedSquares(weights, residuals),
      traceP: total(sums, (group) => group.w - group.ww / group.w),
      tracePP: total(sums, (group) => group.ww - (2 * group.www) / group.w + (group.ww / group.w) ** 2),
      logDetInformation: total(sums, (group) => Math.log(group.w)),
      leverage: () => weights.map((w, i) => w / sums[groupOf[i]!]!.w),
    }
  }
  return { p, solve }
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
    const w = weights.reduce((sum, weight) => sum + weight, 0)
    const meanX = dot(weights, moderator) / w
    const meanY = dot(weights, effects) / w
    const centered = moderator.map((x) => x - meanX)
    const sxx = weightedSquares(weights, centered)
    let sxy = 0
    weights.forEach((weight, i) => {
      sxy += weight * centered[i]! * (effects[i]! - meanY)
    })
    const slope = sxy / sxx
    const residuals = effects.map((y, i) => y - meanY - slope * centered[i]!)
    const leverage = () => weights.map((weight, i) => weight * (1 / w + centered[i]! ** 2 / sxx))
    // B = U'W^2U in the orthonormal basis U of the design, so that trace(PP) needs no matrix product.
    let traceP = 0
    let wwLeft = 0
    let b00 = 0
    let b01 = 0
    let b11 = 0
    leverage().forEach((h, i) => {
      const ww = weights[i]! * weights[i]!
      traceP += weights[i]! * (1 - h)
      wwLeft += ww * (1 - 2 * h)
      b00 += ww / w
      b01 += (ww * centered[i]!) / Math.sqrt(w * sxx)
      b11 += (ww * centered[i]! ** 2) / sxx
    })
    return {
      coefficients: [meanY - slope * meanX, slope],
      covariance: [
        [1 / w + (meanX * meanX) / sxx, -meanX / sxx],
        [-meanX / sxx, 1 / sxx],
      ],
      residuals,
      rss: weightedSquares(weights, residuals),
      traceP,
      tracePP: wwLeft + b00 * b00 + 2 * b01 * b01 + b11 * b11,
      logDetInformation: Math.log(w) + Math.log(sxx),
      leverage,
    }
  }
  return { p: 2, solve }
}

function total(sums: readonly Sums[], term: (group: Sums) => number): number {
  return sums.reduce((sum, group) => sum + term(group), 0)
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0)
}

function weightedSquares(weights: Float64Array, values: Float64Array): number {
  return weights.reduce((sum, weight, i) => sum + weight * values[i]! * values[i]!, 0)
}
