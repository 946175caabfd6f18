/** Where a rule of the audit turns: on either side of its limits. */
import { describe, expect, it } from 'vitest'
import type { Row } from '../../helpers/records.js'
import { ofRows, says } from './says.js'

describe('baseline-imbalance', () => {
  const apart = (n: number, difference: number): string[] =>
    ofRows('baseline-imbalance', [
      {
        scale: 'baseline',
        timepointMonths: 0,
        arms: { cell: { n, mean: 8, sd: 1 }, control: { n, mean: 8 + difference, sd: 1 } },
      },
    ])
  it('tells p from 0.05 to 0.1 only where the arms lie 0.8 standard deviations apart or more', () => {
    expect(apart(10, 0.92)).toHaveLength(1) // p 0.054
    expect(apart(20, 0.6)).toEqual([]) // p 0.066
    expect(apart(5, 0.9)).toEqual([]) // p 0.19
  })
})

describe('enrolled-as-planned', () => {
  const reported = (people: number): string[] =>
    says('enrolled-as-planned', {
      disagreements: [
        {
          about: 'enrollment.count',
          text: 'They differ.',
          values: [
            { by: 'report', value: people },
            { by: 'NCT01219465', value: 100 },
          ],
        },
      ],
    })
  it('tells more than 15% fewer or more, and no less', () => {
    expect([reported(85), reported(115)]).toEqual([[], []])
    expect([reported(84), reported(116)].map(({ length }) => length)).toEqual([1, 1])
  })
})

describe('interval-and-error', () => {
  const times = (half: number): string[] => {
    const effect: Row['effect'] = { measure: 'md', value: 0, ci: [-half, half], se: 1, arms: ['cell', 'control'] }
    return ofRows('interval-and-error', [{ effect }])
  }
  it('takes half widths of 1.9 to 3.2 standard errors for those of a 95% interval', () => {
    expect([times(1.96), times(3.18)]).toEqual([[], []])
    expect([times(1.8), times(3.3)].map(({ length }) => length)).toEqual([1, 1])
  })
})
