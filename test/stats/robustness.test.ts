import { describe, expect, it } from 'vitest'
import { type EventTable, eValue, fragility, mantelHaenszel } from '../../src/stats/index.js'
import { expectClose } from './close.js'
import { failure } from './failure.js'

describe('E-value', () => {
  it('of the example of VanderWeele & Ding: RR 3.9 (1.8 to 8.7) gives 7.26 and 3.0', () => {
    const { estimate, limit } = eValue('RR', 3.9, [1.8, 8.7])
    expect([estimate.toFixed(2), limit.toFixed(1)]).toEqual(['7.26', '3.0'])
  })

  it('is the same for a ratio and its inverse', () => {
    expectClose(eValue('RR', 1 / 3.9, [1 / 8.7, 1 / 1.8]).estimate, eValue('RR', 3.9, [1.8, 8.7]).estimate, 1e-12)
  })

  it('of an interval that holds no effect is 1', () => expect(eValue('HR-rare', 0.8, [0.6, 1.1]).limit).toBe(1))

  it('takes the square root of an odds ratio of a common outcome', () =>
    expectClose(eValue('OR-common', 4, [2.25, 9]).estimate, eValue('RR', 2, [1.5, 3]).estimate, 1e-12))

  it('refuses an estimate outside its interval', () =>
    expect(failure(() => eValue('RR', 2, [2.5, 3])).code).toBe('contradiction'))
})

describe('fragility index', () => {
  const ciOf = (tables: readonly EventTable[]) => mantelHaenszel(tables, { measure: 'OR' }).ci
  const arms = (a: number, b: number): EventTable => ({
    treatment: { events: a, n: 100 },
    control: { events: b, n: 100 },
  })

  it('is the number of changed people after which the interval holds no effect, and not before', () => {
    const tables = [arms(8, 20), arms(10, 22)]
    const { index, isSignificant, changes } = fragility(tables, ciOf)
    expect(isSignificant).toBe(true)
    const changed = (upTo: number): EventTable[] =>
      changes
        .slice(0, upTo)
        .reduce(
          (sofar, { study, arm, by }) =>
            sofar.map((table, i) =>
              i === study ? { ...table, [arm]: { ...table[arm], events: table[arm].events + by } } : table,
            ),
          tables,
        )
    expect(ciOf(changed(index! - 1))[1]).toBeLessThan(0)
    expect(ciOf(changed(index!))[1]).toBeGreaterThan(0)
  })

  it('of a result that shows nothing counts the changes that would make it show something', () => {
    const { index, isSignificant } = fragility([arms(10, 14), arms(9, 13)], ciOf)
    expect(isSignificant).toBe(false)
    expect(index).toBeGreaterThan(0)
  })

  it('is the same for swapped arms', () => {
    const tables = [arms(8, 20), arms(10, 22)]
    const swapped = tables.map(({ treatment, control }) => ({ treatment: control, control: treatment }))
    expect(fragility(swapped, ciOf).index).toBe(fragility(tables, ciOf).index)
  })

  it('is not told where too many changes would be needed', () =>
    expect(fragility([arms(5, 80), arms(5, 80)], ciOf, 10).index).toBeNull())
})
