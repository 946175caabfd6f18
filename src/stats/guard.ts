import { StatsError, type StatsErrorCode } from './errors.js'

const show = (value: unknown): string => {
  if (typeof value === 'string') return `"${value}"`
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`
  return String(value)
}

/** Throw a {@link StatsError} reading "`name` must be `expected`, got `value`". */
export function refuse(code: StatsErrorCode, name: string, expected: string, value: unknown): never {
  throw new StatsError(code, `${name} must be ${expected}, got ${show(value)}`, value)
}

/** A finite number. */
export function finite(name: string, value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) refuse('not-a-number', name, 'a finite number', value)
  return value
}

/** A finite number above zero. */
export function positive(name: string, value: unknown, code: StatsErrorCode = 'out-of-range'): number {
  const number = finite(name, value)
  if (number <= 0) refuse(code, name, 'greater than 0', value)
  return number
}

/** A finite number of zero or more. */
export function nonNegative(name: string, value: unknown): number {
  const number = finite(name, value)
  if (number < 0) refuse('out-of-range', name, '0 or greater', value)
  return number
}

/** A finite number between the bounds, both excluded. */
export function between(name: string, value: unknown, low: number, high: number): number {
  const number = finite(name, value)
  if (number <= low || number >= high) refuse('out-of-range', name, `between ${low} and ${high} (exclusive)`, value)
  return number
}

/** No trial, registry or nation counts further; the exact tests stay quick up to here. */
const largestCount = 1e9

/** A whole number of at least `least`, and at most a billion. */
export function count(name: string, value: unknown, least: number): number {
  const number = finite(name, value)
  if (!Number.isInteger(number)) refuse('not-an-integer', name, 'a whole number', value)
  if (number < least) refuse('out-of-range', name, `${least} or greater`, value)
  if (number > largestCount) refuse('out-of-range', name, `${largestCount} or less`, value)
  return number
}

/** A correlation from -1 to 1. */
export function correlation(name: string, value: unknown): number {
  const number = finite(name, value)
  if (number < -1 || number > 1) refuse('out-of-range', name, 'a correlation from -1 to 1', value)
  return number
}

/** One of the listed words. */
export function choice<T extends string>(name: string, value: unknown, choices: readonly T[]): T {
  return choices.find((one) => one === value) ?? refuse('unknown-choice', name, `one of ${choices.join(', ')}`, value)
}

/** An interval whose ends are finite and in order. */
export function interval(name: string, value: unknown): readonly [number, number] {
  if (!Array.isArray(value) || value.length !== 2) {
    refuse('unknown-choice', name, 'a pair of numbers [lower, upper]', value)
  }
  const lower = finite(`lower bound of ${name}`, value[0])
  const upper = finite(`upper bound of ${name}`, value[1])
  if (lower >= upper) refuse('contradiction', name, 'a lower bound below an upper bound', value)
  return [lower, upper]
}

/** Effects, variances and moderators beyond these sizes would overflow, or vanish, when squared and multiplied. */
const largest = 1e50
const smallest = 1e-50

/** A number that can be squared, weighted and summed. */
export function measured(name: string, value: unknown): number {
  const number = finite(name, value)
  if (Math.abs(number) > largest) refuse('out-of-range', name, `between -${largest} and ${largest}`, value)
  return number
}

/** A variance that can be inverted to a weight. */
export function variance(name: string, value: unknown): number {
  const number = measured(name, positive(name, value, 'zero-variance'))
  if (number < smallest) refuse('zero-variance', name, `${smallest} or greater`, value)
  return number
}
