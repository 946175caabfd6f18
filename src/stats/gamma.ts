import gammaln from '@stdlib/math-base-special-gammaln'

/** Both tails of a gamma distribution; they sum to 1, and the smaller one keeps its digits. */
export interface GammaTails {
  readonly lower: number
  readonly upper: number
}

/**
 * The regularized incomplete gamma functions P(a, x) and Q(a, x): a series below the mean, a continued fraction above.
 * Written here because @stdlib's `gammainc` is off by up to 1e-2 for thousands of degrees of freedom.
 *
 * @param a - shape, above 0
 * @param x - above 0
 * @see Abramowitz & Stegun 6.5.29 and 6.5.31. R: `pgamma(x, a)`, `pgamma(x, a, lower.tail = FALSE)`
 */
export function gammaTails(a: number, x: number): GammaTails {
  if (x < a + 1) {
    let term = 1
    let sum = 1
    for (let n = 1; term > sum * Number.EPSILON; n += 1) {
      term *= x / (a + n)
      sum += term
    }
    const lower = Math.min(1, sum * powerTerm(a, x))
    return { lower, upper: 1 - lower }
  }
  // Lentz's evaluation of the continued fraction x + 1 - a - 1 (1 - a) / (x + 3 - a - 2 (2 - a) / (x + 5 - a - ...)).
  let b = x + 1 - a
  let c = Number.POSITIVE_INFINITY
  let d = 1 / b
  let fraction = d
  for (let n = 1; n < 100_000; n += 1) {
    const numerator = -n * (n - a)
    b += 2
    d = 1 / (numerator * d + b)
    c = b + numerator / c
    const step = c * d
    fraction *= step
    if (Math.abs(step - 1) <= Number.EPSILON) break
  }
  const upper = Math.min(1, a * fraction * powerTerm(a, x))
  return { lower: 1 - upper, upper }
}

/** x^a exp(-x) / gamma(a + 1), without the cancellation of its logarithm where a is large. */
function powerTerm(a: number, x: number): number {
  if (a < 10) return Math.exp(a * Math.log(x) - x - gammaln(a + 1))
  const relative = (x - a) / a
  const stirling = (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / a ** 2) / a ** 2) / a ** 2) / a ** 2) / a
  return Math.exp(a * (Math.log1p(relative) - relative) - stirling) / Math.sqrt(2 * Math.PI * a)
}
