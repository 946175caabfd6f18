import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimals, isCut, isRounded } from '../../src/dataset/rounding.js'

it.each([
  [7, 0],
  [7.5, 1],
  [-0.05, 2],
  [1e-7, 7],
  [1.25e-7, 9],
  [1e21, 0],
  [1.5e21, 0],
] as const)('%d has %d decimals', (value, expected) => expect(decimals(value)).toBe(expected))

describe('a printed number', () => {
  it('is rounded from what lies within half of its last digit', () => {
    expect(isRounded(54.17, 54.2)).toBe(true)
    expect(isRounded(54.17, 54.1)).toBe(false)
    expect(isRounded(18.75, 18.7)).toBe(true)
    expect(isRounded(18.75, 18.8)).toBe(true)
  })
  it('is cut off from what lies beyond it by less than its last digit', () => {
    expect(isCut(54.17, 54.1)).toBe(true)
    expect(isCut(54.1, 54.1)).toBe(true)
    expect(isCut(54.2, 54.1)).toBe(false)
    expect(isCut(54.05, 54.1)).toBe(false)
    expect(isCut(-54.17, -54.1)).toBe(true)
    expect(isCut(54.17, -54.1)).toBe(false)
  })
  it('is one or the other however it was shortened', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 0, max: 4 }), (whole, digits) => {
        const exact = whole / 1e5
        expect(isRounded(exact, Number(exact.toFixed(digits)))).toBe(true)
        expect(isCut(exact, Math.floor(whole / 10 ** (5 - digits)) / 10 ** digits)).toBe(true)
      }),
    )
  })
})
