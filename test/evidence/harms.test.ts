import { describe, expect, it } from 'vitest'
import { type Counted, harmRows, harmTotals } from '../../src/evidence/harms/index.js'
import { arm, outcome, row, trial } from '../helpers/records.js'

const outcomes = [
  outcome('death', { kind: 'binary', domain: 'safety', harm: 'death' }),
  outcome('fever', { kind: 'binary', domain: 'safety', name: 'Fever' }),
  outcome('hba1c'),
]
const none = { seriousEvents: null, seriousRelated: null, deaths: null, procedureRelated: null, text: null }
const reasons = {
  'safety.seriousEvents': 'notReported',
  'safety.seriousRelated': 'notRead',
  'safety.deaths': 'notRead',
  'safety.procedureRelated': 'notApplicable',
} as const

describe('harm rows', () => {
  it('tell 0, not reported, not read and not applicable apart', () => {
    const made = trial('a', { safety: { ...none, seriousRelated: 0 }, missing: reasons, outcomes: [] })
    expect(harmRows([made], outcomes).map(({ harm, told, count }) => [harm, told, count])).toEqual([
      ['serious', 'not-reported', null],
      ['related', 'counted', 0],
      ['death', 'not-read', null],
      ['procedure', 'not-applicable', null],
    ])
  })

  it('stand for each arm, and the whole trial is not said to be unread where arms tell', () => {
    const deaths = row('death-12m', {
      outcome: 'death',
      kind: 'binary',
      unit: 'participants',
      arms: { cell: { n: 10, events: 2 }, control: { n: 9, missing: 'notRead' } },
    })
    const rows = harmRows([trial('a', { safety: none, missing: reasons, outcomes: [deaths] })], outcomes)
    expect(rows.filter(({ harm }) => harm === 'death').map(({ id, told, count }) => [id, told, count])).toEqual([
      ['a/death-12m/cell', 'counted', 2],
      ['a/death-12m/control', 'not-read', null],
    ])
  })

  it('know events from people, and name what has a name', () => {
    const fever = row('fever', {
      outcome: 'fever',
      kind: 'binary',
      unit: 'episodes',
      counts: 'events',
      arms: { cell: { n: 10, events: 12 } },
    })
    const [found] = harmRows([trial('a', { outcomes: [fever] })], outcomes).filter(({ harm }) => harm === 'named')
    expect(found).toMatchObject({ event: 'Fever', counts: 'events', count: 12 })
  })

  it('leave out what is no harm', () => {
    const rows = harmRows([trial('a', { arms: [arm('cell')], outcomes: [row('hba1c')] })], outcomes)
    expect(rows.every(({ result }) => result === null)).toBe(true)
  })
})

describe('totals', () => {
  const counted = (trialId: string, more: Partial<Counted> = {}): Counted => ({
    trial: trialId,
    harm: 'death',
    told: 'counted',
    count: 1,
    counts: 'people',
    arm: 'cell',
    role: 'intervention',
    n: 10,
    time: 12,
    isSubgroup: false,
    overlaps: [],
    ...more,
  })
  const control = (trialId: string, more: Partial<Counted> = {}) =>
    counted(trialId, { arm: 'control', role: 'control', count: 3, ...more })
  const deaths = (rows: readonly Counted[]) => {
    const [total] = harmTotals(rows)
    if (total?.harm !== 'death') throw new Error('deaths come first')
    return total
  }

  it('hold cells against control only in trials that tell both', () =>
    expect(deaths([counted('a'), control('a'), counted('b', { n: 90 }), counted('c', { n: 90 })])).toMatchObject({
      compared: { cells: { people: 1, n: 10, trials: 1 }, control: { people: 3, n: 10, trials: 1 } },
      alone: { people: 2, n: 180, trials: 2 },
    }))

  it('tell where none attributed stands without a number of any cause, and who died there', () => {
    const related = (trialId: string, count: number) =>
      counted(trialId, { harm: 'related', count, arm: null, role: null })
    const total = harmTotals([
      ...[related('a', 0), counted('a', { count: 2 }), counted('a', { arm: null, role: null, count: 1 })],
      ...[related('b', 0), counted('b', { harm: 'serious', count: 4 })],
      related('c', 1),
      related('d', 0),
    ])
    expect(total.map(({ harm, bare }) => [harm, bare])).toEqual([
      ['death', null],
      ['serious', null],
      ['related', { trials: 2, deaths: 2 }],
      ['procedure', null],
    ])
  })

  it('take the latest count of an arm', () =>
    expect(deaths([counted('a', { count: 2, time: 24 }), counted('a', { count: 1, time: 12 })]).alone).toEqual({
      people: 2,
      n: 10,
      trials: 1,
    }))

  it('count patients once: of trials that may share them the larger', () => {
    const total = deaths([counted('a', { overlaps: ['b'] }), counted('b', { n: 30, count: 4, overlaps: ['a'] })])
    expect(total.alone).toEqual({ people: 4, n: 30, trials: 1 })
    expect(total.notAdded).toBe(1)
  })

  it.each<[string, Partial<Counted>]>([
    ['events', { counts: 'events' }],
    ['what may be events', { counts: 'unclear' }],
    ['people of a part', { isSubgroup: true }],
    ['people among an unknown number', { n: null }],
  ])('add no %s', (_, more) => {
    const total = deaths([counted('a', more)])
    expect(total.alone.trials).toBe(0)
    expect(total.notAdded).toBe(1)
  })

  it('add deaths of whole trials apart, where no arm of them is added', () => {
    const whole = { arm: null, role: null, n: null, count: 5 } as const
    expect(deaths([counted('a', whole), counted('b', { count: 5 }), counted('b', whole)]).whole).toEqual({
      people: 5,
      trials: 1,
    })
  })

  it('take the whole trial where it tells more than its arms', () => {
    const total = deaths([counted('a'), counted('a', { arm: null, role: null, n: null, count: 6 })])
    expect(total.alone.trials).toBe(0)
    expect(total.whole).toEqual({ people: 6, trials: 1 })
    expect(total.notAdded).toBe(0)
  })

  it('count who does not tell, by why', () => {
    const silent = (id: string, told: Counted['told']) =>
      counted(id, { told, count: null, counts: null, arm: null, role: null })
    expect(deaths([silent('a', 'not-read'), silent('b', 'not-reported'), silent('c', 'in-words')])).toMatchObject({
      notRead: 1,
      notReported: 1,
      inWords: 1,
    })
  })
})
