import { describe, expect, it } from 'vitest'
import type { Row } from '../../helpers/records.js'
import { ofRows, people } from './says.js'

const medians = (cell: Row['arms'][string], more: Partial<Row> = {}): Partial<Row> & { id: string } => ({
  id: 'hba1c',
  arms: { cell },
  ...more,
})

describe('quartiles-in-order', () => {
  const of = (values: Row['arms'][string]): string[] => ofRows('quartiles-in-order', [medians(values)])

  it('contradicts quantiles out of order', () => {
    expect(of({ median: 7.1, q1: 7.3, q3: 8 })).toEqual([
      'contradiction outcomes.hba1c.arms.cell.median: hba1c at 12 months: q1 7.3 is above median 7.1.',
    ])
    expect(of({ min: 9, median: 7.1, max: 8 })).toHaveLength(1)
  })
  it('notes a quartile that equals the median while the other does not', () => {
    expect(of({ n: 23, median: 7.1, q1: 6.7, q3: 7.1 })).toEqual([
      'note outcomes.hba1c.arms.cell.q3: hba1c at 12 months: the upper quartile equals the median (7.1), while the other is 6.7; possible only with many tied values, or a slip.',
    ])
    expect(of({ median: 7.1, q1: 7.1, q3: 8 })).toHaveLength(1)
  })
  it('says nothing of order, of near ties and of the limit of detection', () => {
    expect(of({ min: 5, q1: 6.7, median: 7.1, q3: 8, max: 9 })).toEqual([])
    expect(of({ q1: 7, median: 7.1, q3: 7.1 })).toEqual([])
    expect(of({ q1: 0, median: 0, q3: 0.52 })).toEqual([])
    expect(of({ median: 7.1 })).toEqual([])
  })
})

describe('median-against-count', () => {
  const of = (events: number, n: number, quantiles: Row['arms'][string], more: Partial<Row> = {}): string[] =>
    ofRows('median-against-count', [
      medians({ n, ...quantiles }),
      { id: 'below', ...people({ cell: [events, n] }, { outcome: 'hba1c-below-7', ...more }) },
    ])

  it('contradicts more than half below a threshold that the median lies above (Bhansali 2014)', () => {
    expect(of(10, 11, { median: 7.1, q1: 6.6, q3: 7.5 })).toEqual([
      'contradiction outcomes.hba1c.arms: 10 of 11 people of the arm cell are counted below 7% (hba1c-below-7 at 12 months), but the median is 7.1 at the same visit, so at most 5 can be.',
    ])
    expect(of(8, 10, { q1: 7.1 })).toHaveLength(1)
    expect(of(10, 10, { q3: 7.5 })).toHaveLength(1)
  })
  it('allows what rounding and an even number of people allow', () => {
    // A median printed as 7 may be 6.95: then six of ten can lie below.
    expect(of(6, 10, { median: 7, q1: 6.9, q3: 7.1 })).toEqual([])
    expect(of(5, 10, { median: 7.1 })).toEqual([])
    expect(of(6, 10, { median: 7.1 })).toHaveLength(1)
    expect(of(8, 10, { q3: 7.5 })).toEqual([])
  })
  it('compares nothing across visits, people or units', () => {
    expect(of(10, 11, { median: 7.1 }, { timepointMonths: 6 })).toEqual([])
    expect(of(10, 11, { median: 7.1 }, { subgroup: 'women' })).toEqual([])
    expect(
      ofRows('median-against-count', [
        medians({ n: 12, median: 7.1 }),
        { id: 'b', ...people({ cell: [10, 11] }, { outcome: 'hba1c-below-7' }) },
      ]),
    ).toEqual([])
    expect(
      ofRows('median-against-count', [
        medians({ n: 11, median: 54 }, { unit: 'mmol/mol' }),
        { id: 'b', ...people({ cell: [10, 11] }, { outcome: 'hba1c-below-7' }) },
      ]),
    ).toEqual([])
  })
})

describe('nested-counts', () => {
  const of = (narrow: number, wide: number, more: Partial<Row> = {}): string[] =>
    ofRows('nested-counts', [
      { id: 'narrow', ...people({ cell: [narrow, 10] }, { outcome: 'insulin-independence' }) },
      { id: 'wide', ...people({ cell: [wide, 10] }, { outcome: 'insulin-halved', ...more }) },
    ])
  it('contradicts more people off insulin than with half of it', () =>
    expect(of(5, 3)).toEqual([
      'contradiction outcomes.narrow.arms.cell.events: 5 people of the arm cell meet insulin-independence, but only 3 of the same 10 meet insulin-halved, which it implies.',
    ]))
  it('says nothing of fewer, of other visits, people or labels', () => {
    expect(of(3, 3)).toEqual([])
    expect(of(5, 3, { timepointMonths: 6 })).toEqual([])
    expect(of(5, 3, { arms: { cell: { n: 8, events: 3 } } })).toEqual([])
    expect(of(5, 3, { label: 'by the doctor' })).toEqual([])
  })
})

describe('overlapping-counts', () => {
  const trait = (id: string, events: number, n = 9): Partial<Row> & { id: string } => ({
    id,
    ...people({ cell: [events, n] }, { outcome: 'baseline-characteristic', scale: 'baseline', timepointMonths: 0 }),
    label: id,
  })
  const both = (events: number, n = 9) => ({ ...trait('DQ2/8', events, n), bothOf: ['DQ2', 'DQ8'] as [string, string] })
  const found = (...rows: Parameters<typeof ofRows>[1]): string[] => ofRows('overlapping-counts', rows)

  it('contradicts too few or too many people with both traits (Carlsson 2015)', () => {
    expect(found(trait('DQ8', 9), trait('DQ2', 4), both(3))).toEqual([
      'contradiction outcomes.DQ2/8.arms.cell.events: 4 of 9 with DQ2 and 9 with DQ8 (cell) leave only 4 with both; DQ2/8 is given as 3.',
    ])
    expect(found(trait('DQ8', 6), trait('DQ2', 4), both(5))[0]).toContain('leave between 1 and 4 with both')
  })
  it('says nothing of counts that can be, and where a part is missing', () => {
    expect(found(trait('DQ8', 7), trait('DQ2', 4), both(2))).toEqual([])
    expect(found(trait('DQ8', 9), both(3))).toEqual([])
    expect(found(trait('DQ8', 9, 10), trait('DQ2', 4), both(3))).toEqual([])
    expect(found(trait('DQ8', 9), trait('DQ2', 4), trait('DQ2/8', 3))).toEqual([])
  })
})

describe('repeated-values', () => {
  const visit = (id: string, months: number, values: Row['arms'][string], more: Partial<Row> = {}) => ({
    id,
    timepointMonths: months,
    arms: { cell: values },
    ...more,
  })
  const of = (...rows: (Partial<Row> & { id: string })[]): string[] => ofRows('repeated-values', rows)
  const values = { n: 23, median: 0.58, q1: 0.44, q3: 0.79 }

  it('suspects two visits with the same values to the last digit', () => {
    expect(of(visit('six', 6, values), visit('nine', 9, values))).toEqual([
      'suspicious outcomes.nine.arms.cell: hba1c at 9 months has exactly the values of hba1c at 6 months in the arm cell (median 0.58, q1 0.44, q3 0.79); one of the two may be a copying slip.',
    ])
    expect(of(visit('six', 6, values), visit('nine', 9, { ...values, n: 20 }))[0]).toContain(
      'though 23 and 20 people were measured',
    )
    expect(
      of(visit('six', 6, { n: 9, mean: 8.61, sd: 1.12 }), visit('nine', 9, { n: 9, mean: 8.61, sd: 1.12 })),
    ).toHaveLength(1)
  })
  it('says nothing of values that chance repeats, other arms, measures or one visit told twice', () => {
    expect(of(visit('six', 6, { n: 9, mean: 7, sd: 1 }), visit('nine', 9, { n: 9, mean: 7, sd: 1 }))).toEqual([])
    expect(of(visit('six', 6, values), visit('nine', 9, { ...values, q3: 0.8 }))).toEqual([])
    expect(of(visit('six', 6, values), visit('again', 6, values))).toEqual([])
    expect(of(visit('six', 6, values), visit('nine', 9, values, { outcome: 'c-peptide' }))).toEqual([])
    expect(of(visit('six', 6, values), { ...visit('nine', 9, {}), arms: { control: values } })).toEqual([])
  })
})
