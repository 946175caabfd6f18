import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { combine, countFromPercent } from '../../../src/evidence/synthesis/arms.js'

/** Mean and SD of all values together. */
const moments = (values: readonly number[]): { mean: number; sd: number } => {
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  return { mean, sd: Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / (values.length - 1)) }
}
const sideOf = (values: readonly number[], id: string) => ({ arms: [id], n: values.length, ...moments(values) })

describe('several arms as one', () => {
  it('have the mean and SD of all their people', () => {
    const values = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 2, maxLength: 12 })
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 4 }), (groups) => {
        const combined = combine(groups.map((group, i) => sideOf(group, String(i))))
        const all = moments(groups.flat())
        expect(combined.n).toBe(groups.flat().length)
        expect(combined.mean).toBeCloseTo(all.mean, 8)
        expect(combined.sd).toBeCloseTo(all.sd, 8)
      }),
    )
  })

  it('have the events of all', () =>
    expect(
      combine([
        { arms: ['a'], n: 10, events: 6 },
        { arms: ['b'], n: 12, events: 0 },
      ]),
    ).toEqual({ arms: ['a', 'b'], n: 22, events: 6 }))
})

describe('a count behind a percentage', () => {
  it.each([
    [40.7, 27, 11],
    [82, 22, 18],
    [60, 20, 12],
    [0, 10, 0],
    [100, 7, 7],
  ])('%d %% of %i is %i', (percent, n, count) => expect(countFromPercent(percent, n)).toBe(count))

  it.each([
    ['none fits', 80, 57],
    ['none fits', 58.7, 26],
    ['several fit', 50, 400],
    ['none fits', 59, 65],
  ])('is not known where %s: %d %% of %i', (_, percent, n) => expect(countFromPercent(percent, n)).toBeUndefined())

  it('is found again from every count out of fewer than a hundred that is printed to a tenth of a percent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const count = Math.round(share * n)
        expect(countFromPercent(Number(((100 * count) / n).toFixed(1)), n)).toBe(count)
      }),
    )
  })
})
