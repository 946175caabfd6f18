/** Numbers as printed: the interval each could have been rounded from, and how a sentence shows them. */

import { decimals } from '../../dataset/index.js'
import { significant } from '../../numbers.js'

/** Least and greatest value. */
export type NumberRange = readonly [low: number, high: number]

/** Every number that rounds to the printed one. */
export const spanOf = (printed: number): NumberRange => {
  const half = 0.5 * 10 ** -decimals(printed)
  return [printed - half, printed + half]
}

export const minus = (a: NumberRange, b: NumberRange): NumberRange => [a[0] - b[1], a[1] - b[0]]

/** Quotient of two spans; undefined where the divisor may be zero or of either sign. */
export const over = (a: NumberRange, b: NumberRange): NumberRange | undefined => {
  if (b[0] <= 0 && b[1] >= 0) return undefined
  const all = a.flatMap((x) => b.map((y) => x / y))
  return [Math.min(...all), Math.max(...all)]
}

/** Whether two spans share a number, up to the noise of binary fractions. */
export const meet = (a: NumberRange, b: NumberRange): boolean => a[0] <= b[1] + 1e-9 && b[0] <= a[1] + 1e-9

/** A number for a sentence: at most four significant digits, never fewer than its whole part. */
export const show = (value: number): string => {
  const digits = Math.max(4, Math.ceil(Math.log10(Math.abs(value) + 1)))
  return significant(value, Math.min(digits, 15))
}

/** A p-value for a sentence that holds it against a printed one, whose digits go further than others. */
export const showP = (p: number): string => (p < 0.0001 ? 'below 0.0001' : significant(p, 2))

/** A number for machines: eight significant digits hold every arithmetic here, whatever the machine. */
export const tidy = (value: number): number => Number(value.toPrecision(8))

/** A value with its unit for a sentence. */
export const withUnit = (value: number, unit: string): string =>
  unit.startsWith('%') ? `${value}${unit}` : `${value} ${unit}`
