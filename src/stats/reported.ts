import { standardErrorFromP } from './arms.js'
import type { Raw } from './binary.js'
import { normalQuantile, tQuantile } from './distributions.js'
import { between, interval, positive, refuse } from './guard.js'
import { type Measure, toPoolingScale } from './scale.js'

/**
 * A published effect. `estimate` and `ci` are as printed (a risk ratio of 0.7, not its log); `se` is on the pooling
 * scale (the standard error of the log risk ratio). `df` makes the interval or p-value a t one; without it they are
 * normal, as for ratios.
 */
export type ReportedEffect = { readonly estimate: number; readonly df?: number | undefined } & (
  | { readonly ci: readonly [number, number]; readonly ciLevel?: number | undefined }
  | { readonly se: number }
  | { readonly p: number }
)

/**
 * Estimate and variance of a published effect on the pooling scale of its measure.
 *
 * @throws StatsError `contradiction` (estimate outside its interval), `out-of-range` (a ratio of 0 or below, p of 0 or 1)
 * @see Cochrane Handbook 6.3.1 and 6.3.2. R: `conv.wald(out = , ci.lb = , ci.ub = , pval = , transf = )`
 */
export function reportedEffect(measure: Measure, effect: ReportedEffect): Raw {
  const estimate = toPoolingScale(measure, 'estimate', effect.estimate)
  return { estimate, variance: standardErrorOf(measure, estimate, effect) ** 2 }
}

function standardErrorOf(measure: Measure, estimate: number, effect: ReportedEffect): number {
  if ('se' in effect) return positive('se', effect.se)
  if ('p' in effect) return standardErrorFromP(estimate, effect.p, effect.df)
  if (!('ci' in effect)) refuse('unknown-choice', 'a reported effect', 'given with ci, se or p', effect)
  const [low, high] = interval('ci', effect.ci)
  if (effect.estimate < low || effect.estimate > high) {
    refuse('contradiction', 'the estimate', `inside its interval ${low} to ${high}`, effect.estimate)
  }
  const lower = toPoolingScale(measure, 'lower bound of ci', low)
  const upper = toPoolingScale(measure, 'upper bound of ci', high)
  const upperTail = 1 - (1 - between('ciLevel', effect.ciLevel ?? 0.95, 0, 1)) / 2
  const critical = effect.df === undefined ? normalQuantile(upperTail) : tQuantile(upperTail, positive('df', effect.df))
  return (upper - lower) / (2 * critical)
}
