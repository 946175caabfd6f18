/** Numbers as people read them: one form per kind of number. */

/** A value as it was reported or computed: at most so many significant digits, no zeros at the end. */
export const significant = (value: number, digits = 6): string => String(Number(value.toPrecision(digits)))

/** An effect or a limit of its interval: about three significant digits, as many decimals for small ones as they need. */
export const effectNumber = (value: number): string => {
  const size = Math.abs(value)
  if (size === 0) return '0'
  if (size >= 1e5 || size < 1e-4) return value.toExponential(2)
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : size >= 0.01 ? 3 : 5)
}

/** A p-value: two significant digits, a bound where it is below 0.001. */
export const pNumber = (p: number): string => (p < 0.001 ? '<0.001' : significant(p, 2))

/** A share of 1 as people write a level: 95%. */
export const levelText = (level: number): string => `${significant(100 * level, 4)}%`
