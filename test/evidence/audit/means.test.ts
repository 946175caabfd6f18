/** Rules about means: whole units, changes, effects. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openBundled } from '../../helpers/bundled.js'
import type { Row } from '../../helpers/records.js'
import { arm } from '../../helpers/records.js'
import { ofRows, people } from './says.js'

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits))

describe('whole-unit-means', () => {
  const age = (mean: number, n = 7, more: Partial<Row> = {}): Partial<Row> & { id?: string } => ({
    id: 'age',
    outcome: 'baseline-characteristic',
    label: 'age',
    characteristic: 'age',
    unit: 'years',
    scale: 'baseline',
    timepointMonths: 0,
    arms: { cell: { n, mean, sd: 5 } },
    ...more,
  })
  const dose = (mean: number, n = 7) =>
    age(mean, n, { id: 'dose', outcome: 'insulin-dose', label: undefined as never, unit: 'IU/day' } as Partial<Row>)
  const of = (...rows: (Partial<Row> & { id?: string })[]): string[] =>
    ofRows('whole-unit-means', rows, {}, { outcomes: openBundled().records('outcomes') })

  it('suspects several means of an arm that fit fewer people than it has', () => {
    expect(of(dose(43.66), age(57.83))).toEqual([
      'suspicious outcomes.dose.arms.cell.n: 2 means of the arm cell cannot come from 7 people: insulin-dose at baseline 43.66 (half units), age at baseline 57.83 (whole years); all 2 that can tell fit 6.',
    ])
  })
  it('notes a single one', () => {
    expect(of(age(57.83))).toEqual([
      'note outcomes.age.arms.cell.n: A mean of the arm cell cannot come from 7 people: age at baseline 57.83 (whole years).',
    ])
  })
  it('says nothing where the mean fits rounded or cut off, the digits cannot tell, or the measure has no whole unit', () => {
    expect(of(age(49.86), age(49.85))).toEqual([])
    expect(of(age(57.8, 30))).toEqual([])
    expect(of(age(57.83, 7, { label: 'body weight', unit: 'kg' }))).toEqual([])
    expect(of(age(57.83, 7, { scale: 'change' }))).toEqual([])
  })
  it('accepts the mean of any whole numbers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 2, maxLength: 60 }),
        fc.boolean(),
        (ages, cut) => {
          const mean = ages.reduce((a, b) => a + b, 0) / ages.length
          const printed = cut ? Math.floor(mean * 100 + 1e-9) / 100 : rounded(mean, 2)
          expect(of(age(printed, ages.length))).toEqual([])
        },
      ),
    )
  })
})

describe('stated-change', () => {
  const means = (
    scale: Row['scale'],
    cell: number,
    control: number,
    more: Partial<Row> = {},
  ): Partial<Row> & { id: string } => ({
    id: String(scale),
    scale,
    timepointMonths: scale === 'baseline' ? 0 : 12,
    arms: { cell: { n: 45, mean: cell }, control: { n: 46, mean: control } },
    ...more,
  })
  const of = (...rows: (Partial<Row> & { id: string })[]): string[] => ofRows('stated-change', rows)

  it('suspects changes that the values before and after do not give (Zang 2022)', () => {
    expect(of(means('baseline', 9.02, 8.89), means('final', 7.52, 8.19), means('change', -1.31, -0.63))).toEqual([
      'suspicious outcomes.change.arms: hba1c at 12 months: stated change -1.31 (cell) where 9.02 and 7.52 give -1.5; -0.63 (control) where 8.89 and 8.19 give -0.7; either the analyzed sets differ, though the record gives the same n, or the change comes from a model.',
    ])
  })
  it('says so when the analyzed sets differ by their n', () => {
    const change = means('change', -1.31, -0.7, {
      arms: { cell: { n: 40, mean: -1.31 }, control: { n: 46, mean: -0.7 } },
    })
    expect(of(means('baseline', 9.02, 8.89), means('final', 7.52, 8.19), change)[0]).toMatch(
      /; the analyzed sets differ\.$/,
    )
  })
  it('only notes percentages, whose mean need not be that of the means', () => {
    expect(
      of(means('baseline', 96, 48), means('final', 85, 30), means('percent-change', -11, -47, { unit: '%' })),
    ).toEqual([
      'note outcomes.percent-change.arms: hba1c at 12 months: stated change -47% (control) where 48 and 30 give -37.5%; the mean of individual percentages need not be the percentage of the means.',
    ])
  })
  it('allows what rounding allows (Cai 2016: 0.9 to 0.6 may be a fall of 29.2%)', () => {
    expect(
      of(means('baseline', 0.9, 0.9), means('final', 0.6, 0.9), means('percent-change', -29.2, 0, { unit: '%' })),
    ).toEqual([])
  })
  it('compares nothing across units, subgroups, visits or several candidates', () => {
    const [before, after, change] = [means('baseline', 9, 9), means('final', 7, 8), means('change', -1, -0.5)]
    expect(of(before, after, { ...change, unit: 'mmol/mol' })).toEqual([])
    expect(of(before, after, { ...change, subgroup: 'women' })).toEqual([])
    expect(of(before, after, { ...change, timepointMonths: 6 })).toEqual([])
    expect(of(before, { ...before, id: 'again' }, after, change)).toEqual([])
    expect(of(before, means('baseline', 0, 0), change)).toEqual([])
  })
  it('accepts every change that is computed before rounding', () => {
    const value = fc.double({ min: 0.5, max: 200, noNaN: true })
    fc.assert(
      fc.property(
        value,
        value,
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 3 }),
        (a, b, digits, changeDigits) => {
          const rows = (scale: 'change' | 'percent-change', change: number) =>
            of(
              means('baseline', rounded(a, digits), rounded(a, digits)),
              means('final', rounded(b, digits), rounded(b, digits)),
              means(scale, rounded(change, changeDigits), rounded(change, changeDigits)),
            )
          expect(rows('change', b - a)).toEqual([])
          expect(rows('percent-change', (100 * (b - a)) / a)).toEqual([])
        },
      ),
    )
  })
})

describe('effect-from-arms', () => {
  const effect = (
    measure: 'md' | 'rd' | 'rr' | 'or' | 'before-after',
    value: number,
    more: Partial<Row> = {},
  ): string[] =>
    ofRows('effect-from-arms', [
      { effect: { measure, value, arms: ['cell', 'control'], unit: 'percentage points' }, ...more },
    ])
  const two = people({ cell: [9, 45], control: [2, 44] })

  it('contradicts an effect that the arms do not give', () => {
    expect(effect('md', -2, { arms: { cell: { mean: 7.52 }, control: { mean: 8.19 } } })).toEqual([
      'contradiction outcomes.r.effect.value: hba1c at 12 months: the reported md of -2 is not the -0.67 that the arms cell and control give.',
    ])
    expect(effect('rd', 20, two)).toHaveLength(1)
    expect(effect('rr', 3, two)).toHaveLength(1)
    expect(effect('or', 3, two)).toHaveLength(1)
  })
  it('says when the sign is turned', () => {
    expect(effect('md', 0.67, { arms: { cell: { mean: 7.52 }, control: { mean: 8.19 } } })[0]).toContain(
      'the sign is turned',
    )
  })
  it('only notes an adjusted one', () => {
    expect(
      effect('md', -0.5, {
        isAdjusted: true,
        arms: { cell: { mean: 7.52 }, control: { mean: 8.19 } },
      })[0],
    ).toMatch(/^note .*an adjusted analysis would explain it\.$/)
  })
  it('accepts what the arms give within rounding', () => {
    expect(effect('md', -0.7, { arms: { cell: { mean: 7.52 }, control: { mean: 8.19 } } })).toEqual([])
    expect(effect('rd', 15.45, two)).toEqual([])
    expect(effect('rr', 4.4, two)).toEqual([])
    expect(effect('or', 5.25, two)).toEqual([])
    expect(effect('rd', 34, people({ cell: [undefined, null, 80], control: [undefined, null, 46] }))).toEqual([])
  })
  it('says nothing where an arm has no number, a ratio has none, or no arms are named', () => {
    expect(effect('md', -2, { arms: { cell: { mean: 7.52 }, control: { n: 9 } } })).toEqual([])
    expect(effect('rr', 3, people({ cell: [9, 45], control: [0, 44] }))).toEqual([])
    expect(effect('or', 3, people({ cell: [45, 45], control: [2, 44] }))).toEqual([])
    expect(effect('before-after', 3)).toEqual([])
    expect(ofRows('effect-from-arms', [{ effect: { measure: 'md', value: 9 } }])).toEqual([])
  })
  it('accepts every difference of means that is rounded afterwards', () => {
    const value = fc.double({ min: -50, max: 50, noNaN: true })
    fc.assert(
      fc.property(value, value, fc.integer({ min: 0, max: 3 }), (a, b, digits) => {
        const arms = { cell: { mean: rounded(a, digits) }, control: { mean: rounded(b, digits) } }
        expect(effect('md', rounded(a - b, 2), { arms })).toEqual([])
      }),
    )
  })
})

describe('intervals', () => {
  const of = (rule: string, effect: Row['effect'], more: Partial<Row> = {}): string[] =>
    ofRows(rule, [{ effect: effect as NonNullable<Row['effect']>, ...more }])

  it('interval-and-error suspects a half width that is not about two standard errors', () => {
    expect(of('interval-and-error', { measure: 'md', value: 4.4, ci: [0.17, 8.63], se: 4.2 })).toEqual([
      'suspicious outcomes.r.effect.ci: hba1c at 12 months: the interval reaches 1.007 standard errors to each side, where a 95% interval reaches about 2.',
    ])
    expect(of('interval-and-error', { measure: 'md', value: 4.4, ci: [0.17, 8.63], se: 2.16 })).toEqual([])
    expect(
      of('interval-and-error', {
        measure: 'md',
        value: 4.4,
        ci: [0.17, 8.63],
        se: 4.2,
        derived: 'Interval computed as value +/- 1.96 SE',
        derivedPart: 'interval',
      }),
    ).toEqual([])
  })
  it('interval-and-error notes an effect off the middle, ratios on the log scale', () => {
    expect(of('interval-and-error', { measure: 'md', value: 3, ci: [1, 9] })).toHaveLength(1)
    expect(of('interval-and-error', { measure: 'rr', value: 3, ci: [1, 9] })).toEqual([])
    expect(of('interval-and-error', { measure: 'rd', value: 15.45, ci: [2.25, 28.66] })).toEqual([])
  })
  it('interval-and-p contradicts a p-value on the other side of 0.05', () => {
    expect(of('interval-and-p', { measure: 'md', value: 2, ci: [-1, 5] }, { p: '0.01' })).toEqual([
      'contradiction outcomes.r.p: hba1c at 12 months: p 0.01 says a difference, the interval -1 to 5 holds 0.',
    ])
    expect(of('interval-and-p', { measure: 'rr', value: 2, ci: [1.5, 5] }, { p: 'NS' })).toHaveLength(1)
  })
  it('interval-and-p says nothing where they agree, an end touches no difference, or p compares something else', () => {
    expect(of('interval-and-p', { measure: 'rd', value: 15.45, ci: [2.25, 28.66] }, { p: '<0.05' })).toEqual([])
    expect(of('interval-and-p', { measure: 'md', value: 2, ci: [0, 4] }, { p: '0.01' })).toEqual([])
    expect(
      of(
        'interval-and-p',
        { measure: 'md', value: 2, ci: [-1, 5] },
        { p: '0.01', pFor: 'against baseline', pOf: 'other' },
      ),
    ).toEqual([])
    expect(of('interval-and-p', { measure: 'md', value: 2, ci: [-1, 5] }, { p: '0.05' })).toEqual([])
  })
  it('interval-from-arms notes an interval of another width than the arms give (45 and 44 people, not 450)', () => {
    const effect = {
      measure: 'rd',
      value: 15.45,
      ci: [2.25, 28.66],
      unit: 'percentage points',
      arms: ['cell', 'control'],
    } as const
    expect(
      of(
        'interval-from-arms',
        { ...effect, ci: [...effect.ci], arms: [...effect.arms] },
        people({ cell: [9, 45], control: [2, 44] }),
      ),
    ).toEqual([])
    expect(
      of(
        'interval-from-arms',
        { ...effect, ci: [...effect.ci], arms: [...effect.arms] },
        people({ cell: [90, 450], control: [20, 440] }),
      ),
    ).toHaveLength(1)
    const md = {
      measure: 'md' as const,
      value: -1,
      ci: [-1.88, -0.12] as [number, number],
      arms: ['cell', 'control'] as [string, string],
    }
    expect(of('interval-from-arms', md)).toEqual([])
    expect(of('interval-from-arms', { ...md, ci: [-1.2, -0.8] })).toHaveLength(1)
    expect(of('interval-from-arms', { ...md, measure: 'hr', value: 0.5 })).toEqual([])
  })
})

it('arms are read in the order of the trial', () => {
  expect(
    ofRows('effect-from-arms', [{ effect: { measure: 'md', value: 1, arms: ['control', 'cell'] } }], {
      arms: [arm('cell'), arm('control')],
    }),
  ).toEqual([])
})
