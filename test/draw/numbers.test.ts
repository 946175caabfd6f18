import { describe, expect, it } from 'vitest'
import { digitsFor, finite, fixed, median, nonNegative, ratio } from '../../src/draw/numbers.js'

describe('numbers as they are written', () => {
  it('have as many decimals as asked', () => {
    expect(fixed(1.005, 1)).toBe('1.0')
    expect(fixed(-12, 0)).toBe('-12')
    expect(fixed(0.123456, 4)).toBe('0.1235')
  })

  it('keep the sign of what rounds to zero, but zero has none', () => {
    expect(fixed(-0.001, 2)).toBe('-0.00')
    expect(fixed(-0, 2)).toBe('0.00')
    expect(fixed(0.001, 2)).toBe('0.00')
  })

  it('go into powers of ten where they are huge', () => {
    expect(fixed(9_999_999, 0)).toBe('9999999')
    expect(fixed(123_456_789, 2)).toBe('1.235e+8')
  })

  it('never show a ratio as zero', () => {
    expect(ratio(0.37, 2)).toBe('0.37')
    expect(ratio(0.005, 2)).toBe('0.01')
    expect(ratio(0.002, 2)).toBe('0.002')
    expect(ratio(0.00000012, 2)).toBe('1.2e-7')
  })

  it('have the decimals that their intervals need', () => {
    expect(digitsFor([0.5, 1, 3])).toBe(2)
    expect(digitsFor([20, 30])).toBe(1)
    expect(digitsFor([200])).toBe(0)
    expect(digitsFor([0.02])).toBe(3)
    expect(digitsFor([0, 0])).toBe(2)
    expect(digitsFor([])).toBe(2)
  })
})

describe('numbers that cannot be drawn', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('refuses %d by name', (value) => {
    expect(() => finite(value, 'the weight')).toThrow(
      new RangeError(`the weight must be a finite number, got ${value}`),
    )
  })

  it('refuses sizes at which an axis overflows', () => {
    expect(() => finite(1e300, 'the estimate')).toThrow('the estimate is too large to draw: 1e+300')
  })

  it('refuses a negative weight', () => {
    expect(nonNegative(0, 'w')).toBe(0)
    expect(() => nonNegative(-1, 'the weight')).toThrow('the weight must be 0 or more, got -1')
  })
})

it('takes the middle of numbers in any order', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([])).toBeUndefined()
})
