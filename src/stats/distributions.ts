import gammaln from '@stdlib/math-base-special-gammaln'
import chiSquareQuantileOf from '@stdlib/stats-base-dists-chisquare-quantile'
import fCdf from '@stdlib/stats-base-dists-f-cdf'
import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import normalQuantileOf from '@stdlib/stats-base-dists-normal-quantile'
import tCdf from '@stdlib/stats-base-dists-t-cdf'
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile'
import { gammaTails } from './gamma.js'

/**
 * The few distribution functions the library needs, over @stdlib. Tails are computed as tails, never as 1 - cdf, so a
 * p-value of 1e-60 keeps its digits; quantiles are polished by Newton steps where @stdlib alone falls short of R.
 */

/** Standard normal quantile; R: `qnorm(p)`. */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p)
  let x = normalQuantileOf(p, 0, 1)
  for (let step = 0; step < 2 && p < 1e-3; step += 1) {
    const density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI)
    if (density > 0) x -= (normalCdf(x, 0, 1) - p) / density
  }
  return x
}

/**
 * Quantile of Student's t distribution.
 * @param p - lower tail, above 0 and below 1
 * @param df - degrees of freedom, above 0
 * @returns the quantile; NaN for a p or df outside
 * @see the package stdlib/stats-base-dists-t-quantile. R: `qt(p, df)`
 */
export function tQuantile(p: number, df: number): number {
  return tQuantileOf(p, df)
}

/** Lower tail of the standard normal distribution; R: `pnorm(x)`. */
export function normalLower(x: number): number {
  return normalCdf(x, 0, 1)
}

/**
 * Two-sided p-value of a standard normal statistic.
 * @param z - the statistic
 * @returns a probability from 0 to 1; NaN for NaN
 * @see the package stdlib/stats-base-dists-normal-cdf. R: `2 * pnorm(-abs(z))`
 */
export function normalTwoSided(z: number): number {
  return 2 * normalCdf(-Math.abs(z), 0, 1)
}

/** Two-sided p-value of a t statistic; R: `2 * pt(-abs(t), df)`. */
export function tTwoSided(t: number, df: number): number {
  return 2 * tCdf(-Math.abs(t), df)
}

/** Upper tail of the chi-square distribution; R: `pchisq(x, df, lower.tail = FALSE)`. */
export function chiSquareUpper(x: number, df: number): number {
  return x <= 0 ? 1 : gammaTails(df / 2, x / 2).upper
}

/** Lower tail of the chi-square distribution; R: `pchisq(x, df)`. */
export function chiSquareLower(x: number, df: number): number {
  return x <= 0 ? 0 : gammaTails(df / 2, x / 2).lower
}

/** Upper tail of the F distribution; R: `pf(x, df1, df2, lower.tail = FALSE)`. */
export function fUpper(x: number, df1: number, df2: number): number {
  const inverse = 1 / x
  return x > 0 && Number.isFinite(inverse) ? fCdf(inverse, df2, df1) : 1
}

/** Density of the chi-square distribution; R: `dchisq(x, df)`. */
function chiSquareDensity(x: number, df: number): number {
  return 0.5 * Math.exp((df / 2 - 1) * Math.log(x / 2) - x / 2 - gammaln(df / 2))
}

/** Chi-square quantile; R: `qchisq(p, df)`. */
export function chiSquareQuantile(p: number, df: number): number {
  // @stdlib's value drifts for hundreds of degrees of freedom, where the Wilson-Hilferty cube is a close start.
  const wilsonHilferty = df * (1 - 2 / (9 * df) + normalQuantile(p) * Math.sqrt(2 / (9 * df))) ** 3
  let x = df > 100 ? wilsonHilferty : chiSquareQuantileOf(p, df)
  for (let step = 0; step < 20; step += 1) {
    const excess = p < 0.5 ? chiSquareLower(x, df) - p : 1 - p - chiSquareUpper(x, df)
    const next = x - excess / chiSquareDensity(x, df)
    if (!(next > 0 && next < Number.POSITIVE_INFINITY)) break
    const settled = Math.abs(next - x) <= 4 * Number.EPSILON * x
    x = next
    if (settled) break
  }
  return x
}

/**
 * Small-sample correction factor of Hedges (1981) for a standardized mean difference with `m` degrees of freedom,
 * exact: J(m) = gamma(m/2) / (sqrt(m/2) gamma((m-1)/2)), for m > 1.
 */
export function hedgesFactor(m: number): number {
  return Math.exp(gammaln(m / 2) - Math.log(Math.sqrt(m / 2)) - gammaln((m - 1) / 2))
}
