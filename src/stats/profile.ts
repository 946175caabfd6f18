import { itemAt } from '../collections.js'
import { commonMean, type Design } from './design.js'

/** A model's data: effects, their sampling variances, and what the effects are regressed on. */
export interface ModelData {
  readonly effects: Float64Array
  readonly variances: Float64Array
  readonly design: Design
}

/**
 * What estimators ask of the data at one value of tau2, with weights w = 1 / (v + tau2) and
 * P = W - WX (X'WX)^-1 X'W.
 */
export interface Evaluation {
  /** y'Py: the generalized Q. */
  readonly rss: number
  /** y'PPy: the sum of w^2 r^2 over the residuals r. */
  readonly squares: number
  readonly traceP: number
  readonly tracePP: number
  readonly sumW: number
  readonly sumW2: number
  /** log det(X'WX) */
  readonly logDetInformation: number
  /** sum of log(v + tau2) */
  readonly logVariances: number
}

/** The moments of the unweighted fit, P = I - X (X'X)^-1 X'. */
export interface Unweighted {
  readonly rss: number
  /** trace(PV) */
  readonly tracePV: number
  /** trace(PVPV) */
  readonly tracePVPV: () => number
}

/** Data as estimators of tau2 see them: sums at any tau2, whatever they are summed from. */
export interface Profile {
  /** Number of studies. */
  readonly k: number
  /** Number of coefficients. */
  readonly p: number
  readonly at: (tau2: number) => Evaluation
  readonly unweighted: () => Unweighted
  /** Mean squared deviation of the effects from their unweighted mean (divided by k). */
  readonly meanSquare: () => number
  /** Squared median absolute deviation of the effects, scaled to a normal variance; R: `mad(x)^2`. */
  readonly medianDeviation: () => number
}

/** Inverse-variance weights 1 / (v + tau2). */
export function weightsAt(variances: Float64Array, tau2: number): Float64Array {
  return variances.map((v) => 1 / (v + tau2))
}

/** The profile of a problem: each question is answered by one weighted fit. */
export function profileOf({ effects, variances, design }: ModelData): Profile {
  const k = effects.length
  return {
    k,
    p: design.p,
    at: (tau2) => {
      const weights = weightsAt(variances, tau2)
      const { rss, residuals, traceP, tracePP, logDetInformation } = design.solve(weights, effects)
      let squares = 0
      let sumW = 0
      let sumW2 = 0
      let logVariances = 0
      for (let i = 0; i < k; i += 1) {
        const w = itemAt(weights, i)
        squares += (w * itemAt(residuals, i)) ** 2
        sumW += w
        sumW2 += w * w
        logVariances += Math.log(itemAt(variances, i) + tau2)
      }
      return { rss, squares, traceP, tracePP, sumW, sumW2, logDetInformation, logVariances }
    },
    unweighted: () => {
      const { rss, leverage, crossLeverage } = design.solve(new Float64Array(k).fill(1), effects)
      const hats = leverage()
      const tracePV = variances.reduce((sum, v, i) => sum + (1 - itemAt(hats, i)) * v, 0)
      const tracePVPV = () =>
        variances.reduce((sum, v, i) => sum + (1 - 2 * itemAt(hats, i)) * v * v, 0) + crossLeverage(variances)
      return { rss, tracePV, tracePVPV }
    },
    meanSquare: () => commonMean(k).solve(new Float64Array(k).fill(1), effects).rss / k,
    medianDeviation: () => squaredDeviation(effects),
  }
}

function squaredDeviation(values: Float64Array): number {
  const center = median(values)
  return (1.4826 * median(values.map((value) => Math.abs(value - center)))) ** 2
}

function median(values: Float64Array): number {
  const sorted = values.toSorted()
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? itemAt(sorted, middle) : (itemAt(sorted, middle - 1) + itemAt(sorted, middle)) / 2
}
