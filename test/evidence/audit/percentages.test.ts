import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arm, trial } from '../../helpers/records.js'
import { ofRows, people, says } from './says.js'

const at = 'outcomes.r.arms.cell'

describe('percent-of-people', () => {
  const rule = 'percent-of-people'
  const of = (events: number | undefined, n: number | null | undefined, percent: number): string[] =>
    ofRows(rule, [people({ cell: [events, n, percent] })])

  it('names a percentage that no count out of the people gives', () => {
    expect(of(undefined, 46, 4.55)).toEqual([
      `contradiction ${at}.percent: 4.55% is no whole number of 46 people: 2 of 46 is 4.348%, 3 of 46 is 6.522%; the nearest bases that fit are 2 of 44, 1 of 22.`,
    ])
    expect(of(undefined, 65, 59)).toHaveLength(1)
  })
  it('names a percentage that is not that of its count, with the base that would give it', () => {
    expect(of(6, 16, 50)).toEqual([
      `contradiction ${at}.percent: 50% is printed for 6 of 16, which is 37.5%; 6 would be 50% of 12.`,
    ])
    expect(of(6, 7, 90)).toEqual([`contradiction ${at}.percent: 90% is printed for 6 of 7, which is 85.71%.`])
    expect(of(0, 7, 5)).toHaveLength(1)
  })
  it('notes a percentage that is cut off instead of rounded', () => {
    expect(of(13, 24, 54.1)).toEqual([
      `note ${at}.percent: 54.1% of 24 people is 13 of them cut off after the last digit; rounded it would be 54.2%.`,
    ])
    expect(of(undefined, 144, 13.8)).toEqual([
      `note ${at}.percent: 13.8% of 144 people is 20 of them cut off after the last digit; rounded it would be 13.9%.`,
    ])
  })
  it('says nothing of what fits, of no people, of no denominator and of measurements', () => {
    expect(of(2, 44, 4.55)).toEqual([])
    expect(of(undefined, 44, 4.55)).toEqual([])
    expect(of(undefined, 0, 4.55)).toEqual([])
    expect(of(undefined, null, 4.55)).toEqual([])
    expect(ofRows(rule, [{ ...people({ cell: [undefined, 46, 4.55] }), kind: 'continuous' }])).toEqual([])
  })
  it('accepts every count rounded to no, one or two decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(), fc.integer({ min: 0, max: 2 }), (n, k, decimals) => {
        const events = k % (n + 1)
        const percent = Number(((100 * events) / n).toFixed(decimals))
        expect(of(events, n, percent)).toEqual([])
        expect(of(undefined, n, percent)).toEqual([])
      }),
    )
  })
})

describe('percent-of-allocated', () => {
  const rule = 'percent-of-allocated'
  const arms = [arm('cell', { allocated: 45, analyzed: null }), arm('control', { allocated: 46, analyzed: null })]
  const derived = (percent: number, n: number, text: string) => ({
    ...people({}),
    arms: { control: { n, events: 2, percent, derived: { events: text } } },
  })

  it('suspects a denominator that was derived because the allocated one does not fit', () => {
    expect(ofRows(rule, [derived(4.55, 44, '2 = 4.55 % of 44')], { arms })).toEqual([
      'suspicious outcomes.r.arms.control.events: insulin-independence at 12 months: 4.55% (control) is no whole number of the 46 allocated, but fits 2 of 44, 1 of 22; fewer people were counted than allocated.',
    ])
  })
  it('notes a percentage without a denominator that the allocated people cannot give', () => {
    expect(
      ofRows(rule, [people({ cell: [undefined, null, 64] })], { arms: [arm('cell', { allocated: 26 })] }),
    ).toHaveLength(1)
  })
  it('tries an even split of the enrolled where nobody says who was allocated', () => {
    const unknown = [arm('cell', { allocated: null }), arm('control', { allocated: null })]
    const found = ofRows(rule, [people({ cell: [undefined, null, 45.7], control: [undefined, null, 60] })], {
      arms: unknown,
      enrollment: { count: 66, type: 'actual' },
    })
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(
      '45.7% (cell) is no whole number of the 33 that an even split of 66 would give, but fits 16 of 35',
    )
  })
  it('says nothing where the allocated fit, a source printed n, n is that analyzed, or the row is of a subgroup', () => {
    expect(ofRows(rule, [derived(4.35, 46, '2 = 4.35 % of 46')], { arms })).toEqual([])
    expect(ofRows(rule, [people({ control: [2, 44, 4.55] })], { arms })).toEqual([])
    expect(
      ofRows(rule, [derived(4.55, 44, '2 = 4.55 % of 44')], {
        arms: [arm('control', { allocated: 46, analyzed: 44 })],
      }),
    ).toEqual([])
    expect(ofRows(rule, [{ ...derived(4.55, 44, '2 = 4.55 % of 44'), subgroup: 'women' }], { arms })).toEqual([])
    expect(ofRows(rule, [{ ...people({ cell: [undefined, null, 64] }), kind: 'time-to-event' }], { arms })).toEqual([])
  })
})

describe('percent-of-other-things', () => {
  const found = (...percentages: number[]): string[] =>
    says('percent-of-other-things', {
      enrollment: { count: 24, type: 'actual' },
      arms: [arm('cell', { allocated: 24, analyzed: null })],
      outcomes: [],
      safety: { ...trial('t').safety, text: 'Shares of something.', percentages },
    })

  it('notes percentages that are no share of the people, with the base that fits them', () => {
    expect(found(11.11, 4.17, 1.39)).toEqual([
      "note safety.text: 11.11%, 1.39% in the safety text are no whole number of the trial's people (24); the smallest base that fits them all is 72: shares of events or infusions, not of people.",
    ])
  })
  it('says nothing of shares of people, cut off or not, and where none is printed', () => {
    expect(found(4.17, 8.33, 8.3)).toEqual([])
    expect(found()).toEqual([])
  })
})
