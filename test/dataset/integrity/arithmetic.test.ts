import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arithmeticRules } from '../../../src/dataset/integrity/arithmetic.js'
import { percentFits } from '../../../src/dataset/rounding.js'
import type { SourceData } from '../../../src/dataset/source.js'
import { arm, dataset, outcome, type Row, row, trial, withTrial } from '../../helpers/records.js'

/** What a rule says of a dataset: path and message. */
const says = (rule: string, data: SourceData): string[] =>
  (arithmeticRules.find((r) => r.name === rule) as (typeof arithmeticRules)[number])
    .check(data)
    .map((v) => `${v.path}: ${v.message}`)
const ofRow = (rule: string, more: Partial<Row>): string[] => says(rule, withTrial({ outcomes: [row('r', more)] }))
const binary = (events: number | undefined, n: number | null | undefined, percent?: number): Partial<Row> => ({
  kind: 'binary',
  unit: 'participants',
  arms: {
    cell: {
      ...(n === undefined ? {} : { n }),
      ...(events === undefined ? {} : { events }),
      ...(percent === undefined ? {} : { percent }),
    },
  },
})

it('finds nothing in a sound record', () => {
  for (const { name, check } of arithmeticRules) expect(check(dataset()), name).toEqual([])
})

describe('arm-exists', () => {
  it('names a result or an effect of an arm that is not there', () => {
    expect(ofRow('arm-exists', { arms: { placebo: { n: 1 } } })).toEqual(['outcomes.r.arms.placebo: no arm "placebo"'])
    expect(ofRow('arm-exists', { effect: { measure: 'md', value: -1, arms: ['cell', 'sham'] } })).toEqual([
      'outcomes.r.effect.arms: no arm "sham"',
    ])
  })
  it('names ids that stand twice', () => {
    expect(says('arm-exists', withTrial({ arms: [arm('cell'), arm('cell')], outcomes: [] }))).toEqual([
      'arms: two arms share an id',
    ])
    expect(says('arm-exists', withTrial({ outcomes: [row('r'), row('r')] }))).toEqual([
      'outcomes: two outcome rows share an id',
    ])
  })
})

describe('n-within-allocated', () => {
  it('names more people analyzed than allocated', () => {
    expect(says('n-within-allocated', withTrial({ arms: [arm('cell', { analyzed: 11 }), arm('control')] }))).toEqual([
      'arms.cell.analyzed: 11 analyzed of 10 allocated',
    ])
  })
  it('names arms that add up to more than were enrolled', () => {
    expect(says('n-within-allocated', withTrial({ enrollment: { count: 19, type: 'actual' } }))).toEqual([
      'enrollment.count: 20 allocated to arms, 19 enrolled',
    ])
    expect(
      says(
        'n-within-allocated',
        withTrial({ enrollment: { count: 9, type: 'actual' }, arms: [arm('cell')], outcomes: [] }),
      ),
    ).toContain('arms.cell.allocated: 10 allocated of 9 enrolled')
  })
  it('names a result of more people than its arm has', () => {
    expect(ofRow('n-within-allocated', { arms: { cell: { n: 11, mean: 7 } } })).toEqual([
      'outcomes.r.arms.cell.n: 11 people in a result of an arm of 10',
    ])
  })
  it('leaves crossover arms, planned numbers and unknown numbers alone', () => {
    const design = { ...trial('x').design, model: 'crossover' as const }
    expect(says('n-within-allocated', withTrial({ enrollment: { count: 10, type: 'actual' }, design }))).toEqual([])
    expect(says('n-within-allocated', withTrial({ enrollment: { count: 5, type: 'estimated' } }))).toEqual([])
    expect(
      says(
        'n-within-allocated',
        withTrial({
          enrollment: { count: null, type: null },
          arms: [arm('cell', { allocated: null, analyzed: 12 }), arm('control')],
        }),
      ),
    ).toEqual([])
  })
})

describe('events-within-n', () => {
  it('names more events than people', () =>
    expect(ofRow('events-within-n', binary(11, 10))).toEqual([
      'outcomes.r.arms.cell.events: 11 events among 10 people',
    ]))
  it.each([
    [10, 10],
    [0, 10],
    [3, undefined],
    [3, null],
  ])('leaves %j of %j alone', (events, n) => expect(ofRow('events-within-n', binary(events, n))).toEqual([]))
})

describe('percent-fits-denominator', () => {
  it('names a percentage that no count gives', () =>
    expect(ofRow('percent-fits-denominator', binary(undefined, 7, 40))).toEqual([
      'outcomes.r.arms.cell.percent: 40% is no count out of 7',
    ]))
  it('names a percentage beyond all people', () =>
    expect(ofRow('percent-fits-denominator', binary(undefined, 7, 101))).toEqual([
      'outcomes.r.arms.cell.percent: 101% of people',
    ]))
  it.each([
    [7, 43],
    [7, 42.9],
    [7, 42.86],
    [27, 40.7],
    [10, 0],
    [10, 100],
    [0, 55],
    [undefined, 55],
  ])('leaves %j people and %s%% alone', (n, percent) =>
    expect(ofRow('percent-fits-denominator', binary(undefined, n, percent))).toEqual([]),
  )
  it('leaves percentages that are not of people alone', () =>
    expect(ofRow('percent-fits-denominator', { arms: { cell: { n: 7, percent: 40 } } })).toEqual([]))

  it('takes every percentage that is a rounded count, however many digits are printed', () => {
    const count = fc
      .integer({ min: 1, max: 500 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n), fc.integer({ min: 0, max: 3 })))
    fc.assert(fc.property(count, ([k, n, digits]) => percentFits(Number(((100 * k) / n).toFixed(digits)), n)))
  })
  it('refuses what no count gives', () => {
    expect(percentFits(50, 7)).toBe(false)
    expect(percentFits(33.4, 3)).toBe(false)
    expect(percentFits(33.3, 3)).toBe(true)
  })
})

describe('ci-contains-estimate', () => {
  it('names an estimate outside its interval', () => {
    expect(ofRow('ci-contains-estimate', { effect: { measure: 'md', value: -1, ci: [-0.9, 0.2] } })).toEqual([
      'outcomes.r.effect.ci: -1 lies outside -0.9 to 0.2',
    ])
    expect(ofRow('ci-contains-estimate', { arms: { cell: { mean: 7, ci: [7.1, 8] } } })).toEqual([
      'outcomes.r.arms.cell.ci: 7 lies outside 7.1 to 8',
    ])
  })
  it('names an interval that is upside down', () =>
    expect(ofRow('ci-contains-estimate', { effect: { measure: 'md', value: 0, ci: [1, -1] } })).toEqual([
      'outcomes.r.effect.ci: the interval 1 to -1 is upside down',
    ]))
  it('leaves ends, missing estimates and printed ranges of another kind alone', () => {
    expect(ofRow('ci-contains-estimate', { effect: { measure: 'md', value: -1, ci: [-1, -1] } })).toEqual([])
    expect(ofRow('ci-contains-estimate', { effect: { measure: 'md', value: null, ci: [0, 1] } })).toEqual([])
    expect(ofRow('ci-contains-estimate', { effect: { measure: 'md', value: 5, range: [0, 1] } })).toEqual([])
  })
})

describe('quartiles-in-order', () => {
  it.each([
    [{ q1: 5, median: 4 }, 'outcomes.r.arms.cell: 5 stands before 4'],
    [{ min: 3, q3: 2 }, 'outcomes.r.arms.cell: 3 stands before 2'],
    [{ median: 9, max: 8 }, 'outcomes.r.arms.cell: 9 stands before 8'],
  ])('names %j', (values, message) =>
    expect(ofRow('quartiles-in-order', { arms: { cell: values } })).toEqual([message]),
  )
  it.each([{ min: 1, q1: 2, median: 3, q3: 4, max: 5 }, { q1: 2, median: 2, q3: 2 }, { median: 3 }, {}])(
    'leaves %j alone',
    (values) => {
      expect(ofRow('quartiles-in-order', { arms: { cell: values } })).toEqual([])
    },
  )
})

describe('dates-in-order', () => {
  it.each([
    [{ start: '2018-04', completion: '2018-03-01' }, 'completion: completion 2018-03-01 before start 2018-04'],
    [{ start: '1975' }, 'start: start 1975'],
    [
      { status: { value: 'completed' as const, asOf: '2026-02' } },
      'status.asOf: status of 2026-02, later than the dataset (2026-01-31)',
    ],
  ])('names %j', (more, message) => expect(says('dates-in-order', withTrial(more))).toEqual([message]))
  it.each([
    { start: '2018', completion: '2018-01-01' },
    { start: '2018-03', completion: '2018' },
    { start: null, completion: '2000' },
    { completion: '2030-01' },
    { status: { value: 'completed' as const, asOf: '2026' } },
  ])('leaves %j alone', (more) => expect(says('dates-in-order', withTrial(more))).toEqual([]))
})

describe('unit-allowed', () => {
  it('names a unit that the outcome measure does not know', () =>
    expect(ofRow('unit-allowed', { unit: 'mg/dL' })).toEqual(['outcomes.r.unit: "mg/dL" is no unit of hba1c']))
  it.each<Partial<Row>>([
    { unit: '%' },
    { unit: 'mmol/mol' },
    { unit: null },
    { unit: 'mg/dL', kind: 'qualitative' },
    { unit: 'participants', kind: 'binary' },
    { unit: '% change from baseline', scale: 'percent-change' },
  ])('leaves %j alone', (more) => expect(ofRow('unit-allowed', more)).toEqual([]))
  it('does not take a unit that folds to nothing for any other', () => {
    const data = {
      ...withTrial({ outcomes: [row('r', { unit: '%' })] }),
      outcomes: [outcome('hba1c', { canonicalUnit: 'mmol/mol' })],
    }
    expect(says('unit-allowed', data)).toEqual(['outcomes.r.unit: "%" is no unit of hba1c'])
    const without = { ...data, outcomes: [outcome('hba1c', { canonicalUnit: null })] }
    expect(says('unit-allowed', without)).toEqual(['outcomes.r.unit: "%" is no unit of hba1c'])
    expect(ofRow('unit-allowed', { unit: '‰' })).toEqual(['outcomes.r.unit: "‰" is no unit of hba1c'])
  })
})

describe('baseline-at-zero', () => {
  it('names a baseline value at a later month', () =>
    expect(ofRow('baseline-at-zero', { scale: 'baseline', timepointMonths: 3 })).toEqual([
      'outcomes.r.timepointMonths: a baseline value at month 3',
    ]))
  it.each<Partial<Row>>([
    { scale: 'baseline', timepointMonths: 0 },
    { scale: 'baseline', timepointMonths: null },
    { scale: 'final', timepointMonths: 3 },
  ])('leaves %j alone', (more) => {
    expect(ofRow('baseline-at-zero', more)).toEqual([])
  })
})
