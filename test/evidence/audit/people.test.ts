/** Rules about people: how many, alike at the start, counted once. */
import { describe, expect, it } from 'vitest'
import type { Trial } from '../../../src/dataset/schema/trial.js'
import { arm, type Row, row, trial } from '../../helpers/records.js'
import { ofRows, people, says } from './says.js'

const safety = (more: Partial<Trial['safety']>): Trial['safety'] => ({
  seriousEvents: null,
  seriousRelated: null,
  deaths: null,
  procedureRelated: null,
  text: null,
  ...more,
})

describe('people-add-up', () => {
  const of = (more: Partial<Trial>): string[] => says('people-add-up', { outcomes: [], ...more })
  const enrolled = (count: number, type: 'actual' | 'estimated' = 'actual') => ({ enrollment: { count, type } })

  it('contradicts arms, analyses, results and events of more people than there are', () => {
    expect(of(enrolled(19))).toEqual([
      'contradiction enrollment.count: The arms have 20 people together, 19 were enrolled.',
    ])
    expect(of({ arms: [arm('cell', { analyzed: 11 }), arm('control')] })).toHaveLength(1)
    expect(of({ ...enrolled(3), arms: [arm('control', { allocated: null, analyzed: 101 })] })[0]).toContain(
      '101 people analyzed in the arm control, 3 enrolled in all',
    )
    expect(ofRows('people-add-up', [people({ cell: [2, 12] })])[0]).toContain('12 people in the arm cell, which has 10')
    expect(ofRows('people-add-up', [people({ cell: [9, 8] })])[0]).toContain('9 people with the event among 8')
  })
  it('tells people who stand in no arm, gravely when they are many', () => {
    expect(of(enrolled(21))).toEqual([
      'note enrollment.count: 21 people were enrolled, the arms on record have 20: 1 (5%) stand in no arm.',
    ])
    expect(of(enrolled(29))[0]).toMatch(/^suspicious /)
  })
  it('says nothing of sums that fit, plans, crossover, and arms of unknown size', () => {
    expect(of({})).toEqual([])
    expect(of(enrolled(12, 'estimated'))).toEqual([])
    expect(of({ ...enrolled(12), design: { ...trial('x').design, model: 'crossover' } })).toEqual([])
    expect(of({ ...enrolled(29), arms: [arm('cell'), arm('control', { allocated: null, analyzed: null })] })).toEqual(
      [],
    )
  })
})

describe('people-lost', () => {
  it('suspects results of fewer than four fifths, with what became of the other arms', () => {
    expect(
      says('people-lost', { arms: [arm('cell', { analyzed: 7 }), arm('control', { analyzed: 9 })], outcomes: [] }),
    ).toEqual([
      'suspicious arms.cell.analyzed: 7 of 10 people of the arm cell were analyzed: 30% are missing (9 of 10 in the arm control were analyzed).',
    ])
    const unknown = [arm('cell', { analyzed: null })]
    expect(ofRows('people-lost', [people({ cell: [1, 5] })], { arms: unknown })[0]).toContain(
      '5 of 10 people of the arm cell were analyzed for insulin-independence at 12 months: 50% are missing',
    )
  })
  it('says nothing of a study that still runs, nor of an interim look: the others have not come so far', () => {
    const unknown = [arm('cell', { analyzed: null })]
    const early = people({ cell: [3, 3] })
    const status = { value: 'active-not-recruiting', asOf: null } as const
    expect(ofRows('people-lost', [early], { arms: unknown })).toHaveLength(1)
    expect(ofRows('people-lost', [early], { arms: unknown, status })).toEqual([])
    expect(ofRows('people-lost', [{ ...early, look: 'interim' }], { arms: unknown })).toEqual([])
  })
  it('says nothing from four fifths on, of subgroups, baselines and arms of unknown size', () => {
    expect(says('people-lost', { arms: [arm('cell', { analyzed: 8 })], outcomes: [] })).toEqual([])
    const unknown = [arm('cell', { analyzed: null })]
    expect(ofRows('people-lost', [people({ cell: [1, 5] }, { subgroup: 'women' })], { arms: unknown })).toEqual([])
    expect(ofRows('people-lost', [people({ cell: [1, 5] }, { scale: 'baseline' })], { arms: unknown })).toEqual([])
    expect(
      ofRows('people-lost', [people({ cell: [1, 5] })], { arms: [arm('cell', { allocated: null, analyzed: null })] }),
    ).toEqual([])
  })
})

describe('enrolled-as-planned', () => {
  const of = (reported: number, registered: number, about = 'enrollment.count'): string[] => {
    const values = [
      { by: 'report', value: reported },
      { by: 'NCT01219465', value: registered },
    ]
    return says('enrolled-as-planned', { disagreements: [{ about, text: 'They differ.', values }] })
  }
  it('notes a difference above 15%, suspects fewer than half', () => {
    expect(of(29, 50)).toEqual([
      'note enrollment.count: The report has 29 people, the registration NCT01219465 50: 42% fewer. Whether the registered number was planned or reached is not on record.',
    ])
    expect(of(12, 100)[0]).toMatch(/^suspicious .*88% fewer/)
    expect(of(40, 20)[0]).toContain('100% more')
  })
  it('says nothing within 15%, of other fields and of other words', () => {
    expect(of(91, 103)).toEqual([])
    expect(of(12, 100, 'start')).toEqual([])
  })
})

describe('randomized-to-what', () => {
  const design = (more: Partial<Trial['design']>) => ({ design: { ...trial('x').design, ...more } })
  it('suspects randomization without a second group', () => {
    expect(says('randomized-to-what', { ...design({ control: 'none' }), arms: [arm('cell')] })[0]).toMatch(
      /^suspicious design\.control: /,
    )
    expect(says('randomized-to-what', design({ model: 'single-group' }))[0]).toMatch(/^suspicious design\.model: /)
  })
  it('says nothing of two groups, of one read of several, or without randomization', () => {
    expect(says('randomized-to-what', {})).toEqual([])
    expect(says('randomized-to-what', { arms: [arm('cell')] })).toEqual([])
    expect(says('randomized-to-what', design({ control: 'none' }))).toEqual([])
    expect(says('randomized-to-what', { ...design({ allocation: 'na', model: 'single-group' }) })).toEqual([])
  })
})

describe('parts-add-up', () => {
  const of = (parts: Record<string, number[]>): string[] =>
    says('parts-add-up', { facts: [{ field: 'sex (women/men)', value: 'as printed', parts, sources: ['s1'] }] })
  it('suspects women and men who are not the people of the arm', () =>
    expect(of({ cell: [6, 4], control: [6, 5] })).toEqual([
      'suspicious facts.sex (women/men): sex (women/men) 6/5 makes 11 people, the arm control has 10.',
    ]))
  it('says nothing of sums that fit, of arms that are not told, and of facts that divide nobody', () => {
    expect(of({ cell: [6, 4], control: [5, 3, 2] })).toEqual([])
    expect(of({ cell: [6, 4] })).toEqual([])
    expect(says('parts-add-up', { facts: [{ field: 'sex', value: '6/5', sources: ['s1'] }] })).toEqual([])
  })
})

describe('safety-counts', () => {
  it('contradicts parts larger than the whole', () => {
    expect(says('safety-counts', { safety: safety({ seriousEvents: 1, seriousRelated: 2 }) })).toHaveLength(1)
    expect(
      says('safety-counts', {
        safety: safety({ deaths: 0 }),
        outcomes: [row('d', people({ cell: [1, 10], control: [1, 10] }, { outcome: 'death' }))],
      })[0],
    ).toContain('2 people with death at 12 months, but 0 in the safety figures')
  })
  it('says nothing of counts that fit or are unknown', () => {
    expect(
      says('safety-counts', {
        safety: safety({ seriousEvents: 2, seriousRelated: 2, deaths: 1 }),
        outcomes: [row('d', people({ cell: [1, 10] }, { outcome: 'death' }))],
      }),
    ).toEqual([])
    expect(says('safety-counts', { safety: safety({ seriousRelated: 2 }) })).toEqual([])
  })
})

describe('follow-up-covers-results', () => {
  it('notes a result after the longest follow-up', () =>
    expect(ofRows('follow-up-covers-results', [{ timepointMonths: 24 }])).toEqual([
      'note followUpMonths: Follow-up is on record as 12 months, but a result stands at month 24 (outcomes.r).',
    ]))
  it('allows a month of rounding, and an unknown follow-up', () => {
    expect(ofRows('follow-up-covers-results', [{ timepointMonths: 13 }])).toEqual([])
    expect(ofRows('follow-up-covers-results', [{ timepointMonths: 24 }], { followUpMonths: null })).toEqual([])
  })
})

describe('baseline-imbalance', () => {
  const baseline = (id: string, cell: Row['arms'][string], control: Row['arms'][string], more: Partial<Row> = {}) => ({
    id,
    scale: 'baseline' as const,
    timepointMonths: 0,
    arms: { cell, control },
    ...more,
  })
  const protrans = baseline('auc', { n: 10, mean: 96, sd: 34 }, { n: 5, mean: 48, sd: 26 })

  it('suspects randomized arms that differ more than chance allows (ProTrans)', () => {
    expect(ofRows('baseline-imbalance', [protrans, { id: 'final' }])).toEqual([
      'suspicious outcomes.auc.arms: hba1c at baseline: 96 (cell) against 48 (control), 1.6 standard deviations apart (Welch p 0.012); final values of this measure do not compare the treatments by themselves.',
    ])
  })
  it('only notes it among many rows, and where nobody was randomized', () => {
    const even = Array.from({ length: 9 }, (_, i) =>
      baseline(`even-${i}`, { n: 10, mean: 8, sd: 1 }, { n: 10, mean: 8, sd: 1 }, { label: `x${i}` }),
    )
    expect(ofRows('baseline-imbalance', [protrans, ...even])).toEqual([
      'note outcomes.auc.arms: hba1c at baseline: 96 (cell) against 48 (control), 1.6 standard deviations apart (Welch p 0.012, one of 10 baseline rows that can be tested).',
    ])
    expect(
      ofRows('baseline-imbalance', [protrans], { design: { ...trial('x').design, allocation: 'non-randomized' } })[0],
    ).toMatch(/^note .*the groups were not randomized\.$/)
  })
  it('tests counts by Fisher’s exact test and corrects for several arms', () => {
    expect(
      ofRows('baseline-imbalance', [
        { ...baseline('sex', { n: 10, events: 9 }, { n: 10, events: 2 }), kind: 'binary' },
      ])[0],
    ).toContain('9 of 10 (cell) against 2 of 10 (control) (Fisher exact p 0.0055)')
    const three = [arm('cell'), arm('more', { role: 'intervention' }), arm('control')]
    const row = baseline('auc', { n: 10, mean: 96, sd: 34 }, { n: 10, mean: 62, sd: 26 })
    expect(ofRows('baseline-imbalance', [row])[0]).toContain('p 0.022')
    expect(
      ofRows('baseline-imbalance', [{ ...row, arms: { ...row.arms, more: { n: 10, mean: 70, sd: 30 } } }], {
        arms: three,
      })[0],
    ).toContain('p 0.045 after correction for 2 pairs of arms')
  })
  it('says nothing of arms that are alike, of unlabeled spreads and of later visits', () => {
    expect(
      ofRows('baseline-imbalance', [baseline('r', { n: 45, mean: 9.02, sd: 1.27 }, { n: 46, mean: 8.89, sd: 1.11 })]),
    ).toEqual([])
    expect(
      ofRows('baseline-imbalance', [
        baseline('r', { n: 10, mean: 96, plusMinus: 34 }, { n: 5, mean: 48, plusMinus: 26 }),
      ]),
    ).toEqual([])
    expect(ofRows('baseline-imbalance', [{ ...protrans, scale: 'final' }])).toEqual([])
  })
})

describe('counted-twice', () => {
  const overlap = (trialId: string, certainty: 'certain' | 'likely' | 'possible') => ({
    overlaps: [{ trial: trialId, why: 'same group', certainty }],
  })
  it('notes trials that may share people, and the measures that both report', () => {
    expect(says('counted-twice', overlap('other', 'likely'), { trials: [trial('other')] })).toEqual([
      'note overlaps: Probably shares people with other: 20 and 20 are not 40 people, and hba1c must not be added up over both.',
    ])
    expect(says('counted-twice', overlap('other', 'possible'), { trials: [trial('other', { outcomes: [] })] })).toEqual(
      ['note overlaps: May share people with other: 20 and 20 are not 40 people.'],
    )
  })
  it('says nothing without a link, or without numbers of people', () => {
    expect(says('counted-twice', {}, { trials: [trial('other')] })).toEqual([])
    expect(
      says('counted-twice', overlap('other', 'certain'), {
        trials: [trial('other', { enrollment: { count: null, type: null } })],
      }),
    ).toEqual([])
  })
})

describe('same-numbers', () => {
  const rows = (...means: number[]): Row[] =>
    means.map((mean, i) => row(`r${i}`, { timepointMonths: i, arms: { cell: { n: 17, mean, sd: 1.27 } } }))
  it('suspects two results to the last digit in records that are not linked', () =>
    expect(
      says(
        'same-numbers',
        { outcomes: rows(7.52, 8.19) },
        { trials: [trial('other', { outcomes: rows(7.52, 8.19) })] },
      ),
    ).toEqual([
      'suspicious outcomes.r0.arms.cell: 2 results are those of other to the last digit, yet no link between the two is on record (first: hba1c 17 7.52 1.27).',
    ]))
  it('says nothing of one, of linked records, and of numbers that chance repeats', () => {
    expect(
      says('same-numbers', { outcomes: rows(7.52, 8.2) }, { trials: [trial('other', { outcomes: rows(7.52, 8.19) })] }),
    ).toEqual([])
    expect(
      says(
        'same-numbers',
        { outcomes: rows(7.52, 8.19), related: [{ trial: 'other', how: 'extension' }] },
        { trials: [trial('other', { outcomes: rows(7.52, 8.19) })] },
      ),
    ).toEqual([])
    expect(says('same-numbers', {}, { trials: [trial('other')] })).toEqual([])
  })
})
