import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AxisRequest, isInside, makeAxis } from '../../src/draw/axis.js'
import type { Interval } from '../../src/draw/index.js'

const ask = (range: Interval, more: Partial<AxisRequest> = {}): AxisRequest => ({
  scale: 'linear',
  range,
  room: 60,
  measure: (label) => label.length,
  gap: 2,
  ...more,
})

const labels = (range: Interval, more: Partial<AxisRequest> = {}): string[] =>
  makeAxis(ask(range, more)).ticks.map(({ label }) => label)

const spread = fc
  .tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 1e-6, max: 1e6, noNaN: true }))
  .map(([low, span]): Interval => [low, low + span])

describe('a linear axis', () => {
  it('has round ticks', () => {
    expect(labels([-1, 1])).toEqual(['-1.0', '-0.5', '0.0', '0.5', '1.0'])
    expect(labels([0, 100])).toEqual(['0', '20', '40', '60', '80', '100'])
    expect(labels([-2.6, 1])).toEqual(['-3', '-2', '-1', '0', '1'])
  })

  it('has fewer ticks where there is less room', () => {
    expect(labels([-1, 1], { room: 12 })).toEqual(['-1', '0', '1'])
    expect(labels([-1, 1], { room: 4 }).length).toBeLessThanOrEqual(2)
  })

  it('moves an end out to a tick that is near, unless the ends are fixed', () => {
    expect(makeAxis(ask([-0.98, 0.98]))).toMatchObject({ low: -1, high: 1 })
    expect(makeAxis(ask([-0.98, 0.98], { isFixed: true }))).toMatchObject({ low: -0.98, high: 0.98 })
  })

  it('counts whole years where they are asked for', () => {
    expect(labels([2007, 2022], { least: 1, isFixed: true, most: 10 })).toEqual([
      '2008',
      '2010',
      '2012',
      '2014',
      '2016',
      '2018',
      '2020',
      '2022',
    ])
    expect(labels([2007, 2022], { least: 1, isFixed: true })).toEqual(['2010', '2015', '2020'])
    expect(labels([2014, 2015], { least: 1, isFixed: true })).toEqual(['2014', '2015'])
    expect(makeAxis(ask([2014, 2014], { least: 1 }))).toMatchObject({ low: 2013, high: 2015 })
  })

  it('gives a range of no width some room', () => {
    expect(makeAxis(ask([0, 0]))).toMatchObject({ low: -1, high: 1 })
    expect(makeAxis(ask([8, 8])).ticks.length).toBeGreaterThan(1)
    expect(makeAxis(ask([0, 1e-323]))).toMatchObject({ low: -1, high: 1 })
  })

  it('writes tiny and huge steps as powers of ten', () => {
    expect(labels([0, 3e-10], { room: 30 })).toEqual(['0', '1e-10', '2e-10', '3e-10'])
    expect(labels([0, 3e9], { room: 30 })).toEqual(['0', '1e+9', '2e+9', '3e+9'])
  })
})

describe('a log axis', () => {
  it('has ticks that invert into each other', () => {
    expect(labels([0.2, 5], { scale: 'log' })).toEqual(['0.2', '0.5', '1', '2', '5'])
    expect(labels([0.1, 10], { scale: 'log' })).toEqual(['0.1', '0.2', '0.5', '1', '2', '5', '10'])
    expect(labels([0.001, 1000], { scale: 'log' })).toEqual(['0.001', '0.01', '0.1', '1', '10', '100', '1000'])
  })

  it('has linear steps where it spans little', () => {
    expect(labels([0.8, 1.25], { scale: 'log' })).toEqual(['0.8', '0.9', '1.0', '1.1', '1.2', '1.3'])
  })

  it('places a ratio and its inverse at the same distance from 1', () => {
    const { place } = makeAxis(ask([0.25, 4], { scale: 'log' }))
    expect(place(1)).toBeCloseTo(0, 12)
    expect(place(2)).toBeCloseTo(-place(0.5), 12)
  })
})

describe('any axis', () => {
  it('holds its range, and its ticks lie on it in order without touching', () => {
    fc.assert(
      fc.property(spread, fc.integer({ min: 10, max: 90 }), fc.boolean(), (range, room, isLog) => {
        const on = (value: number): number => (isLog ? Math.exp(value / 1e5) : value)
        const request = ask([on(range[0]), on(range[1])], { room, scale: isLog ? 'log' : 'linear' })
        const axis = makeAxis(request)
        expect(isInside(axis, request.range[0]) && isInside(axis, request.range[1])).toBe(true)
        expect(axis.ticks.length).toBeLessThanOrEqual(7)
        let end = Number.NEGATIVE_INFINITY
        for (const { value, label } of axis.ticks) {
          expect(isInside(axis, value)).toBe(true)
          expect(Number(label)).toBeCloseTo(value, 9)
          const middle = ((axis.place(value) + 1) / 2) * room
          expect(middle - label.length / 2).toBeGreaterThan(end)
          end = middle + label.length / 2
        }
      }),
    )
  })

  it('ends, with few ticks that stand in their order, for any range of floating point', () => {
    const any = fc.double({ noNaN: true, noDefaultInfinity: true })
    const above = fc.double({ noNaN: true, noDefaultInfinity: true, min: 0, minExcluded: true })
    const check = (a: number, b: number, scale: 'linear' | 'log'): void => {
      const { ticks, low, high } = makeAxis(ask([Math.min(a, b), Math.max(a, b)], { room: 40, scale }))
      expect(ticks.length).toBeLessThanOrEqual(7)
      expect(ticks.map(({ value }) => value)).toEqual(ticks.map(({ value }) => value).toSorted((x, y) => x - y))
      expect(low).toBeLessThanOrEqual(high)
    }
    fc.assert(fc.property(any, any, (a, b) => check(a, b, 'linear')))
    fc.assert(fc.property(above, above, (a, b) => check(a, b, 'log')))
    check(1e-300, 20, 'log')
    check(5e-324, Number.MAX_VALUE, 'log')
    check(-Number.MAX_VALUE, Number.MAX_VALUE, 'linear')
    check(1e300, 1e300 * (1 + 1e-15), 'linear')
  })

  it('mirrors with its data', () => {
    fc.assert(
      fc.property(spread, fc.integer({ min: 10, max: 90 }), ([low, high], room) => {
        const measure = (label: string): number => label.replace(/^-/, '').length
        const one = makeAxis(ask([low, high], { room, measure }))
        const other = makeAxis(ask([-high, -low], { room, measure }))
        expect(other.low + one.high).toBe(0)
        expect(other.ticks.map(({ value }) => -value || 0).reverse()).toEqual(one.ticks.map(({ value }) => value))
        expect(other.place(-low) + one.place(low)).toBe(0)
      }),
    )
  })
})
