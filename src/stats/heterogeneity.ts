import { chiSquareQuantile, chiSquareUpper } from './distributions.js'
import { type ModelData, type Profile, profileOf } from './profile.js'
import { brentRoot } from './root.js'
import { type Control, generalizedQ } from './tau2.js'

/** Lower and upper limit. */
export type Interval = readonly [number, number]

/** How much the effects differ beyond their sampling error. */
export interface Heterogeneity {
  /** Cochran's Q, the weighted sum of squared deviations from the common-effect fit. */
  readonly q: number
  /** Degrees of freedom of Q. */
  readonly qDf: number
  /** P-value of Q (chi-square). */
  readonly qP: number
  /** I2, the share of variability not due to sampling error, in percent. */
  readonly i2: number
  /** H2, total variability over sampling variability; 1 means no heterogeneity. */
  readonly h2: number
}

/** The typical sampling variance of Higgins & Thompson (2002), df / trace(P); 0 when df = 0. */
function typicalVariance(profile: Profile): number {
  const df = profile.k - profile.p
  return df > 0 ? df / profile.at(0).traceP : 0
}

/**
 * Q, I2 and H2. With `tau2` null (a common-effect model) I2 and H2 come from Q; with an estimated tau2 they come from
 * tau2 and the typical sampling variance, as in metafor, so that they agree with the model's own tau2.
 *
 * @param problem - at least as many studies as coefficients; when equal, Q is 0, I2 0, H2 1
 * @see Higgins & Thompson (2002), Stat Med 21:1539. R: `res <- rma(yi, vi); res$QE; res$QEp; res$I2; res$H2`
 */
export function heterogeneity(problem: ModelData, tau2: number | null): Heterogeneity {
  return heterogeneityOf(profileOf(problem), tau2)
}

/** {@link heterogeneity} of data given as sums. */
export function heterogeneityOf(profile: Profile, tau2: number | null): Heterogeneity {
  const qDf = profile.k - profile.p
  if (qDf === 0) return { q: 0, qDf, qP: 1, i2: 0, h2: 1 }
  const q = Math.max(0, generalizedQ(profile, 0))
  const tested = { q, qDf, qP: chiSquareUpper(q, qDf) }
  if (tau2 === null) return { ...tested, i2: q > 0 ? Math.max(0, (100 * (q - qDf)) / q) : 0, h2: q / qDf }
  const typical = typicalVariance(profile)
  return { ...tested, i2: (100 * tau2) / (typical + tau2), h2: tau2 / typical + 1 }
}

/** Confidence intervals of tau2, I2 (percent) and H2. */
export interface HeterogeneityIntervals {
  readonly tau2Ci: Interval
  readonly i2Ci: Interval
  readonly h2Ci: Interval
  /** Whether the search ended before the upper limits, which then lie above those given (metafor prints ">"). */
  readonly isOpen: boolean
  /** Whether even tau2 = 0 makes Q implausibly small: the confidence set is empty (metafor prints "{}"). */
  readonly isEmpty: boolean
}

/**
 * Q-profile intervals: the tau2 at which the generalized Q meets its chi-square quantiles, and I2 and H2 at those
 * limits. Exact for any tau2 estimator, so the limits do not depend on it (and may exclude a DL estimate). Both limits
 * are 0 when even tau2 = 0 makes Q implausibly small.
 *
 * @param problem - more studies than coefficients
 * @param tau2 - the model's estimate, from which the reach of the search follows
 * @param level - confidence level, such as 0.95
 * @see Viechtbauer (2007), Stat Med 26:37. R: `confint(rma(yi, vi))$random`
 */
export function qProfile(problem: ModelData, tau2: number, level: number, control: Control): HeterogeneityIntervals {
  const profile = profileOf(problem)
  const df = profile.k - profile.p
  const alpha = 1 - level
  const typical = typicalVariance(profile)
  const reach = Math.max(100, 10 * tau2)
  const atZero = generalizedQ(profile, 0)
  const limit = (quantile: number): number | null => {
    const excess = (value: number) => generalizedQ(profile, value) - quantile
    if (atZero <= quantile) return 0
    let end = reach
    while (excess(end) > 0) {
      if (!control.extendSearch) return null
      end *= 10
    }
    return brentRoot(excess, 0, end, control.tolerance, Math.max(1000, control.maxIterations))
  }
  const found = [limit(chiSquareQuantile(1 - alpha / 2, df)), limit(chiSquareQuantile(alpha / 2, df))] as const
  const [lower, upper] = found.map((value) => (value === null ? reach : value)) as [number, number]
  return {
    tau2Ci: [lower, upper],
    i2Ci: [(100 * lower) / (typical + lower), (100 * upper) / (typical + upper)],
    h2Ci: [lower / typical + 1, upper / typical + 1],
    isOpen: found[1] === null,
    isEmpty: atZero < chiSquareQuantile(alpha / 2, df),
  }
}
