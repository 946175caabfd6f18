import { describe, expect, it } from 'vitest'
import { placedAt, spanOf, yearFraction } from '../../../src/evidence/timeline/index.js'
import { trial } from '../../helpers/records.js'

const years: Record<string, number> = { 'paper-2018': 2018 }
const year = (id: string): number | null => years[id] ?? null
const ended = (completion: string | null, more: Parameters<typeof trial>[1] = {}) =>
  spanOf(
    trial('a', { status: { value: 'completed', asOf: null }, completion, references: [], outcomes: [], ...more }),
    year,
    '2026-11-20',
  )

describe('a date', () => {
  it('is a year with a fraction for its month', () => {
    expect(yearFraction('2018')).toBe(2018)
    expect(yearFraction('2018-07')).toBe(2018.5)
    expect(yearFraction('2018-01-31')).toBe(2018)
  })
})

describe('a trial that ended', () => {
  it('two years ago without report or result counts as unreported', () => {
    expect(ended('2019').unreportedYears).toBe(7)
    expect(ended('2024-11').unreportedYears).toBe(2)
  })
  it('less than two years ago is given time', () => expect(ended('2024-12').unreportedYears).toBeNull())
  it('with a report is not unreported', () =>
    expect(ended('2015', { references: ['paper-2018'] }).unreportedYears).toBeNull())
  it('with results posted in its registry is not unreported', () =>
    expect(
      ended('2015', {
        registrations: [
          { id: 'NCT01', registry: 'clinicaltrials.gov', url: null, registered: null, results: 'posted' },
        ],
      }).unreportedYears,
    ).toBeNull())
  it('at an unknown time is not called out', () => expect(ended(null).unreportedYears).toBeNull())
  it('is called out only when it ended, not while it runs', () => {
    expect(ended('2015', { status: { value: 'recruiting', asOf: null } }).unreportedYears).toBeNull()
    expect(ended('2015', { status: { value: 'unknown', asOf: null } }).unreportedYears).toBeNull()
    expect(ended('2015', { status: { value: 'terminated', asOf: null } }).unreportedYears).toBe(11)
  })
})

describe('a trial stands', () => {
  it('at its start', () => expect(placedAt(ended('2019', { start: '2012-07' }))).toBe(2012.5))
  it('at its first report when no start is known', () =>
    expect(placedAt(ended('2019', { start: null, references: ['paper-2018'] }))).toBe(2018))
  it('nowhere when neither is known', () => expect(placedAt(ended('2019', { start: null }))).toBeNull())
})
