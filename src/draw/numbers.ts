/** Numbers: checked before they are drawn, and written the same way in text and SVG. */
import { itemAt } from '../collections.js'

/** Beyond this, sums and steps of an axis leave the range of floating point. */
const largest = 1e100

/** The number itself where it can be drawn. Of ratios only the logs are added, so that they may be of any size. */
export const finite = (value: number, what: string, { isLog = false }: { readonly isLog?: boolean } = {}): number => {
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new RangeError(`${what} must be a finite number, got ${value}`)
  if (!isLog && Math.abs(value) > largest) throw new RangeError(`${what} is too large to draw: ${value}`)
  return value
}

/** The number itself where it is 0 or more. */
export const nonNegative = (value: number, what: string): number => {
  if (finite(value, what) < 0) throw new RangeError(`${what} must be 0 or more, got ${value}`)
  return value
}

/**
 * A number with so many decimals. Zero has no sign, but a negative number that rounds to zero keeps it: the limit of an
 * interval that ends just below no effect must not read as one that reaches it. Sizes that decimals cannot show go
 * into powers of ten.
 */
export const fixed = (value: number, digits: number): string => {
  const size = Math.abs(value)
  if (size >= 1e7) return value.toExponential(3)
  return value === 0 ? (0).toFixed(digits) : value.toFixed(digits)
}

/** A ratio with so many decimals; a ratio so small that they would show 0 gets the digits it needs. */
export const ratio = (value: number, digits: number): string =>
  value < 0.5 * 10 ** -digits ? (value < 1e-6 ? value.toExponential(1) : value.toPrecision(1)) : fixed(value, digits)

/** Decimals that show an interval of typical width with two digits or so. */
export const digitsFor = (widths: readonly number[]): number => {
  const typical = median(widths.filter((width) => width > 0)) ?? 1
  if (typical >= 100) return 0
  if (typical >= 10) return 1
  return Math.min(8, Math.max(2, 1 - Math.floor(Math.log10(typical))))
}

export const median = (values: readonly number[]): number | undefined => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)]
  if (upper === undefined || !Number.isInteger(middle)) return upper
  return (itemAt(sorted, middle - 1) + upper) / 2
}
