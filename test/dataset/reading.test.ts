import { describe, expect, it } from 'vitest'
import { choices } from '../../src/dataset/index.js'
import {
  comparesCellsWithControl,
  designWord,
  directionText,
  hasNumber,
  headlineResult,
  isBetweenGroup,
  yearOf,
} from '../../src/dataset/reading.js'
import type { Trial } from '../../src/dataset/schema/trial.js'
import { openBundled } from '../helpers/bundled.js'
import { arm, type Row, row, trial } from '../helpers/records.js'

const design = (more: Partial<Trial['design']>): string =>
  designWord(trial('t', { design: { ...trial('t').design, ...more } }))

it('the year of a date is its first four digits', () => expect(yearOf('2015-03-31')).toBe(2015))

describe('the design in words', () => {
  it.each<[Partial<Trial['design']>, string]>([
    [{}, 'randomized, double-blind, placebo'],
    [{ masking: 'none', control: 'standard-care' }, 'randomized, open'],
    [{ masking: null, control: 'sham' }, 'randomized, sham'],
    [{ allocation: 'non-randomized', masking: 'single', control: null }, 'non-randomized, single-blind'],
    [{ allocation: null, masking: null, control: null }, 'allocation unknown'],
    [{ model: 'single-group', allocation: 'na' }, 'single group'],
    [{ model: null, allocation: 'na', masking: 'none', control: 'none' }, 'single group'],
  ])('of %j is "%s"', (more, words) => expect(design(more)).toBe(words))
})

describe('a result with numbers', () => {
  it.each([{ mean: 0 }, { median: 1 }, { events: 0 }, { percent: 0 }])('has one in %j', (values) =>
    expect(hasNumber(values)).toBe(true),
  )
  it.each([{}, { n: 10 }, { sd: 1 }, { ci: [0, 1] as [number, number] }, { missing: 'notReported' as const }])(
    'has none in %j',
    (values) => expect(hasNumber(values)).toBe(false),
  )
})

describe('a between-group result', () => {
  const numbers = { cell: { mean: 7 }, control: { mean: 8 } }
  it.each<[string, Partial<Row>]>([
    ['numbers of a cell arm and a control arm', { arms: numbers }],
    ['an effect with its value', { arms: {}, effect: { measure: 'md', value: 0 } }],
  ])('has %s', (_, more) => expect(isBetweenGroup(row('r', more), trial('t'))).toBe(true))

  it.each<[string, Partial<Row>]>([
    ['a baseline row', { arms: numbers, scale: 'baseline' }],
    ['numbers of one arm', { arms: { cell: { mean: 7 } } }],
    ['numbers without a control', { arms: { cell: { mean: 7 }, low: { mean: 8 } } }],
    ['a control without a number', { arms: { cell: { mean: 7 }, control: { n: 10 } } }],
    ['a difference before and after', { arms: {}, effect: { measure: 'before-after', value: -1 } }],
    ['an effect without a value', { arms: {}, effect: { measure: 'md', value: null } }],
  ])('is not %s', (_, more) =>
    expect(isBetweenGroup(row('r', more), trial('t', { arms: [arm('cell'), arm('low'), arm('control')] }))).toBe(false),
  )
})

describe('a comparison of cells with a control group', () => {
  it.each(choices.comparison)('is a row that says so, and no other: %s', (comparison) =>
    expect(comparesCellsWithControl(row('r', { comparison }))).toBe(comparison === 'against-control'),
  )

  it('is what a direction needs to be called one', () => {
    expect(directionText(row('r'), trial('t'))).toBe('▲ favors cells')
    expect(directionText(row('r', { comparison: 'before-after' }), trial('t'))).toBe('not against control: better')
    expect(directionText(row('r', { comparison: 'before-after' }), trial('t', { arms: [arm('cell')] }))).toBe(
      'no control: better',
    )
  })

  it.each(['carlsson-2025-up421-t1d', 'wang-2024-cipsc-islets-t1d', 'keymeulen-2024-pec01-vc02-t1d'])(
    'has no row in %s',
    (id) => {
      const record = openBundled().record('trials', id) as Trial
      expect(record.outcomes.some((r) => r.direction === 'favors-cell')).toBe(true)
      expect(record.outcomes.filter((r) => comparesCellsWithControl(r))).toEqual([])
    },
  )

  it.each(['uc-msc-t2d-safety-2023', 'sood-2017-bm-mnc-routes-t2d'])('has rows in %s', (id) => {
    const record = openBundled().record('trials', id) as Trial
    expect(record.outcomes.some((r) => comparesCellsWithControl(r))).toBe(true)
  })
})

describe('the headline result', () => {
  const headline = (...rows: Row[]): string | undefined => headlineResult(trial('t', { outcomes: rows }))?.id
  const one = { cell: { mean: 7 } }

  it.each<[string, Row[], string | undefined]>([
    ['is primary before secondary', [row('a', { primary: false }), row('b', { primary: true, arms: one })], 'b'],
    ['compares groups before it does not', [row('a', { arms: one }), row('b')], 'b'],
    [
      'says something before it is unclear on another outcome',
      [row('a', { direction: 'unclear', outcome: 'c-peptide' }), row('b')],
      'b',
    ],
    ['is not favorable beside an unclear one of the same time', [row('b'), row('a', { direction: 'unclear' })], 'a'],
    [
      'is not favorable when it did not last',
      [row('b', { timepointMonths: 6 }), row('a', { direction: 'no-difference', level: 'abstract', arms: {} })],
      'a',
    ],
    [
      'is not favorable when the time of another is not known',
      [row('b'), row('a', { direction: 'no-difference', timepointMonths: null, level: 'abstract' })],
      'a',
    ],
    [
      'is favorable when nothing was found before',
      [row('a', { timepointMonths: 6, direction: 'no-difference' }), row('b')],
      'b',
    ],
    [
      'is favorable whatever a secondary one says later',
      [row('a', { timepointMonths: 24, primary: false, direction: 'no-difference' }), row('b')],
      'b',
    ],
    [
      'is against a control before it is not',
      [row('a', { comparison: 'before-after', timepointMonths: 24 }), row('b')],
      'b',
    ],
    ['was read closer to the original', [row('a', { level: 'news' }), row('b', { level: 'abstract' })], 'b'],
    ['is the later one', [row('a', { timepointMonths: 6 }), row('b', { timepointMonths: 24 })], 'b'],
    ['is the first of equals', [row('a'), row('b')], 'a'],
    ['is never a baseline row', [row('a', { scale: 'baseline' })], undefined],
    ['is none where nothing was read', [], undefined],
  ])('%s', (_, rows, id) => expect(headline(...rows)).toBe(id))
})
