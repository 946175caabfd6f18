import { between, choice, finite, positive, refuse } from './guard.js'

/**
 * Effect measures, named as in metafor: mean difference, standardized mean difference, log ratio of means; log risk
 * ratio, log odds ratio, risk difference, Peto log odds ratio; log hazard ratio (reported only), log incidence rate
 * ratio; proportion, logit proportion, double arcsine proportion; incidence rate and its log; correlation and its Fisher
 * z; mean, mean change.
 */
export type Measure = keyof typeof scales

/** The scale effects of a measure are pooled on. */
export type Scale = 'linear' | 'log' | 'logit' | 'double-arcsine' | 'fisher-z'

const scales = {
  MD: 'linear',
  SMD: 'linear',
  ROM: 'log',
  RR: 'log',
  OR: 'log',
  RD: 'linear',
  PETO: 'log',
  HR: 'log',
  IRR: 'log',
  PR: 'linear',
  PLO: 'logit',
  PFT: 'double-arcsine',
  IR: 'linear',
  IRLN: 'log',
  COR: 'linear',
  ZCOR: 'fisher-z',
  MN: 'linear',
  MC: 'linear',
} as const satisfies Readonly<Record<string, Scale>>

/** Every measure this library computes. */
export const measures = Object.keys(scales) as readonly Measure[]

/**
 * The scale a measure is pooled on.
 *
 * @throws StatsError `unknown-choice`
 * @see metafor's `escalc(measure = )`, which transforms the same measures in the same way
 */
export function scaleOf(measure: Measure): Scale {
  return scales[choice('measure', measure, measures)]
}

/**
 * Bring a pooled value (estimate or interval limit) back to the natural scale: ratios, rates, proportions and correlations
 * instead of logs, logits, arcsines and Fisher's z. Values of other measures come back unchanged.
 *
 * @param measure - what the value is of
 * @param value - on the pooling scale
 * @param n - for PFT only: sample size, for a pooled value the harmonic mean of the studies' sizes
 * @throws StatsError `not-a-number`, `out-of-range` (PFT without n)
 * @see Miller (1978), Am Stat 32:138 for PFT. R: `exp(x)`, `transf.ilogit(x)`, `transf.ztor(x)`, `transf.ipft(x, n)`,
 *   `predict(res, transf = transf.ipft.hm, targs = list(ni = ni))`
 * @example
 * import { backTransform } from 'stemcell-evidence/stats'
 *
 * console.log(backTransform('RR', -0.693147).toFixed(2)) // 0.50
 */
export function backTransform(measure: Measure, value: number, n?: number): number {
  const x = finite('value', value)
  switch (scaleOf(measure)) {
    case 'linear':
      return x
    case 'log':
      return Math.exp(x)
    case 'logit':
      return 1 / (1 + Math.exp(-x))
    case 'fisher-z':
      return Math.tanh(x)
    case 'double-arcsine':
      return inverseDoubleArcsine(x, positive('n for the double arcsine', n ?? Number.NaN))
  }
}

function inverseDoubleArcsine(x: number, n: number): number {
  const atZero = Math.asin(Math.sqrt(1 / (n + 1))) / 2
  const atOne = (Math.asin(Math.sqrt(n / (n + 1))) + Math.PI / 2) / 2
  if (x <= atZero) return 0
  if (x >= atOne) return 1
  const sine = Math.sin(2 * x)
  const squared = 1 - (sine + (sine - 1 / sine) / n) ** 2
  return (1 - Math.sign(Math.cos(2 * x)) * Math.sqrt(Math.max(0, squared))) / 2
}

/** The pooling scale's value of a natural one; the inverse of {@link backTransform} for all scales but the double arcsine. */
export function toPoolingScale(measure: Measure, name: string, value: number): number {
  const x = finite(name, value)
  switch (scaleOf(measure)) {
    case 'linear':
      return x
    case 'log':
      return Math.log(positive(`${name} of a ratio`, x))
    case 'fisher-z':
      return Math.atanh(between(`${name} of a correlation`, x, -1, 1))
    case 'logit':
      if (x <= 0 || x >= 1) refuse('out-of-range', `${name} of a proportion`, 'between 0 and 1 (exclusive)', value)
      return Math.log(x / (1 - x))
    case 'double-arcsine':
      return refuse('unknown-choice', 'the measure of a reported effect', 'other than PFT, which needs counts', measure)
  }
}

/**
 * Harmonic mean, the sample size that back-transforms a pooled double arcsine.
 *
 * @param values - above 0, at least one
 * @throws StatsError `out-of-range`, `not-a-number`
 * @see R: `1 / mean(1 / values)`
 */
export function harmonicMean(values: readonly number[]): number {
  if (values.length === 0) refuse('out-of-range', 'the number of values', '1 or greater', 0)
  return values.length / values.reduce((sum, value) => sum + 1 / positive('value', value), 0)
}
