import { describe, expect, it } from 'vitest'
import { besideNoneAttributed, statusWord } from '../../src/dataset/index.js'
import { trial } from '../helpers/records.js'

const safetyOf = (safety: Partial<ReturnType<typeof trial>['safety']>, missing = {}) =>
  besideNoneAttributed(
    trial('one', {
      safety: { seriousEvents: null, seriousRelated: 0, deaths: null, procedureRelated: null, text: null, ...safety },
      missing,
    }),
  )

describe('no serious event attributed to the treatment', () => {
  it('never stands without what is known of any cause, and of deaths', () => {
    expect(safetyOf({})).toBe('of any cause: not read; deaths: not read')
    expect(safetyOf({ deaths: 2 })).toBe('of any cause: not read; deaths: 2')
    expect(safetyOf({ deaths: 0 }, { 'safety.seriousEvents': 'notReported' })).toBe('of any cause: not reported')
    expect(safetyOf({ seriousEvents: 3, deaths: 0 })).toBe('of any cause: 3')
  })
  it('needs nothing beside it where there was none of any cause and nobody died, or where some were attributed', () => {
    expect(safetyOf({ seriousEvents: 0, deaths: 0 })).toBeUndefined()
    expect(safetyOf({ seriousRelated: 1 })).toBeUndefined()
    expect(safetyOf({ seriousRelated: null })).toBeUndefined()
  })
})

describe('a status', () => {
  it('is told with its day, and whether it is old', () => {
    expect(statusWord({ value: 'recruiting', asOf: '2026-03' }, '2026-11-30')).toBe('recruiting (2026-03)')
    expect(statusWord({ value: 'recruiting', asOf: '2022-10' }, '2026-11-30')).toBe('recruiting (2022-10, old)')
    expect(statusWord({ value: 'recruiting', asOf: null }, '2026-11-30')).toBe('recruiting (no date, old)')
    expect(statusWord({ value: 'completed', asOf: null }, '2026-11-30')).toBe('completed (no date)')
  })
})
