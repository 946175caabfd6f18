/** Rules about what was registered, when, and what became of it. */
import { describe, expect, it } from 'vitest'
import type { Reference } from '../../../src/dataset/schema/literature.js'
import type { Trial } from '../../../src/dataset/schema/trial.js'
import { yearInNumber } from '../../../src/evidence/audit/dates.js'
import { outcome, row, trial } from '../../helpers/records.js'
import { says } from './says.js'

const reference = (id: string, year: number): Reference => ({
  id,
  type: 'article-journal',
  issued: { 'date-parts': [[year]] },
  custom: { level: 'abstract', read: 'abstract', retracted: null },
  missing: {},
})
const source = (ref: string): Trial['sources'] => [
  { id: 's1', url: 'https://example.org', level: 'abstract', what: 'abstract', reference: ref },
]

describe('registered-primary', () => {
  const outcomes = [
    outcome('c-peptide', { name: 'C-peptide' }),
    outcome('c-peptide-auc', { name: 'C-peptide area', parents: ['c-peptide'] }),
    outcome('insulin-independence', { name: 'Insulin independence', aliases: ['off insulin'] }),
    outcome('adverse-event', { name: 'Adverse event' }),
  ]
  /** What the texts of these tests name. */
  const measures: Readonly<Record<string, string[]>> = {
    'C-peptide levels': ['c-peptide'],
    'C peptide release test': ['c-peptide'],
    'C-peptide area': ['c-peptide-auc'],
    'C-peptide': ['c-peptide'],
    'Off insulin': ['insulin-independence'],
    'Adverse events': ['adverse-event'],
    Safety: ['adverse-event'],
  }
  const of = (registered: string[], rows: Parameters<typeof row>[1][], more: Partial<Trial> = {}): string[] =>
    says(
      'registered-primary',
      {
        safety: { seriousEvents: null, seriousRelated: null, deaths: null, procedureRelated: null, text: null },
        ...more,
        registeredOutcomes: { primary: registered.map((text) => ({ text, measures: measures[text] ?? [] })) },
        outcomes: rows.map((r, i) => row(`r${i}`, r)),
      },
      { outcomes },
    )

  it('suspects another primary measure in the report', () =>
    expect(of(['C-peptide levels'], [{ outcome: 'insulin-independence', primary: true }])).toEqual([
      'suspicious registeredOutcomes.primary: Registered as primary: "C-peptide levels"; the report on record calls primary: insulin-independence.',
    ]))
  it('notes registered measures without a result', () =>
    expect(of(['C-peptide levels', 'Off insulin'], [{ outcome: 'adverse-event', primary: null }])).toEqual([
      'note registeredOutcomes.primary: Registered as primary but without a result on record: "C-peptide levels", "Off insulin".',
    ]))
  it('takes a measure, those above and those below it for one', () => {
    expect(of(['C peptide release test'], [{ outcome: 'c-peptide-auc', primary: true }])).toEqual([])
    expect(of(['C-peptide area'], [{ outcome: 'c-peptide', primary: true }])).toEqual([])
  })
  it('says nothing where a registered outcome is in words that it does not know', () => {
    expect(of(['Efficacy at day 372'], [{ outcome: 'insulin-independence', primary: true }])).toEqual([])
    expect(of(['Efficacy at day 372', 'C-peptide'], [{ outcome: 'insulin-independence', primary: true }])[0]).toMatch(
      /^note .*"C-peptide"\.$/,
    )
  })
  it('counts the safety figures of the record as a report of safety', () => {
    const told = { safety: { seriousEvents: 0, seriousRelated: 0, deaths: null, procedureRelated: null, text: null } }
    expect(of(['Adverse events'], [{ outcome: 'c-peptide', primary: null }])).toHaveLength(1)
    expect(of(['Safety'], [{ outcome: 'c-peptide', primary: null }], told)).toEqual([])
  })
  it('says nothing without results or without a registered outcome', () => {
    expect(of(['C-peptide'], [])).toEqual([])
    expect(of(['C-peptide'], [{ outcome: 'adverse-event', scale: 'baseline' }])).toEqual([])
    expect(says('registered-primary', {}, { outcomes })).toEqual([])
  })
})

describe('the year in a registry number', () => {
  it.each([
    ['chictr', 'ChiCTR2200055885', 2022],
    ['chictr', 'ChiCTR-ONC-10000985', 2010],
    ['chictr', 'ChiCTR1800014418', 2018],
    ['eu-ctr', 'EUCTR2017-002766-50-SE', 2017],
    ['ctis', '2024-519687-40-00', 2024],
    ['anzctr', 'ACTRN12613000186752', 2013],
    ['cde', 'CTR20252968', 2025],
    ['clinicaltrials.gov', 'NCT03406585', undefined],
    ['irct', 'IRCT2016070428786N1', undefined],
  ] as const)('of %s %s is %s', (registry, id, year) =>
    expect(yearInNumber({ id, registry, url: null, registered: null, results: null })).toBe(year),
  )
})

describe('retrospective-registration', () => {
  const chictr = (id: string) => [{ id, registry: 'chictr' as const, url: null, registered: null, results: null }]
  it('suspects a number that is younger than the start', () =>
    expect(says('retrospective-registration', { registrations: chictr('ChiCTR2200055885'), start: '2019-05' })).toEqual(
      [
        'suspicious registrations: Registered in 2022 (ChiCTR2200055885), but the trial started in 2019-05, so people entered in 2019 or before: registered afterwards.',
      ],
    ))
  it('counts back from a report and its follow-up where no start is on record', () => {
    const told = { start: null, registrations: chictr('ChiCTR2200055885'), sources: source('paper') }
    const at = (months: number): string[] =>
      says(
        'retrospective-registration',
        { ...told, outcomes: [row('r', { timepointMonths: months })] },
        { references: [reference('paper', 2022)] },
      )
    expect(at(36)[0]).toContain('a report of 2022 tells of month 36, so people entered in 2019 or before')
    // In December 2022 month 11 may be told of people who entered in January 2022.
    expect(at(11)).toEqual([])
    expect(at(12)).toHaveLength(1)
  })
  it('says nothing of numbers in time, of numbers without a year, and of nothing to count from', () => {
    expect(says('retrospective-registration', { registrations: chictr('ChiCTR2200055885'), start: '2022' })).toEqual([])
    expect(
      says('retrospective-registration', {
        registrations: [
          ...chictr('ChiCTR2200055885'),
          { id: 'NCT01', registry: 'clinicaltrials.gov', url: null, registered: null, results: null },
        ],
        start: '2015',
      }),
    ).toEqual([])
    expect(says('retrospective-registration', { registrations: chictr('ChiCTR2200055885'), start: null })).toEqual([])
    expect(says('retrospective-registration', { registrations: [], start: '2015' })).toEqual([])
  })
})

describe('unpublished', () => {
  const silent = {
    outcomes: [],
    references: [],
    status: { value: 'completed' as const, asOf: '2020' },
    completion: '2018',
  }
  it('notes a trial that ended years ago without a report', () => {
    expect(says('unpublished', silent)).toEqual([
      'note completion: Completed in 2018, 8 years before 2026-01-31, without a report or results on record; absence here is no proof of absence.',
    ])
  })
  it('says when a registry was looked at and shows no results, and when another record may be the report', () => {
    const shows = (results: 'posted' | 'not-posted'): string[] =>
      says('unpublished', {
        ...silent,
        notes: ['No results posted.', 'Results were posted.'],
        registrations: [{ id: 'NCT01', registry: 'clinicaltrials.gov', url: null, registered: null, results }],
      })
    expect(shows('not-posted')[0]).toContain('without a report')
    expect(shows('posted')).toEqual([])
    const overlaps = [{ trial: 'paper', why: 'same', certainty: 'likely' as const }]
    expect(says('unpublished', { ...silent, overlaps }, { trials: [trial('paper')] })[0]).toContain(
      'unless paper is its report (likely)',
    )
  })
  it('says nothing of recent, running, planned or reported trials', () => {
    expect(says('unpublished', { ...silent, completion: '2024-06' })).toEqual([])
    expect(says('unpublished', { ...silent, status: { value: 'recruiting', asOf: '2020' } })).toEqual([])
    expect(says('unpublished', { ...silent, completion: null })).toEqual([])
    expect(says('unpublished', { ...silent, outcomes: [row('r')] })).toEqual([])
    expect(
      says('unpublished', { ...silent, references: ['paper'] }, { references: [reference('paper', 2019)] }),
    ).toEqual([])
  })
})

describe('time-for-follow-up', () => {
  const of = (start: string, months: number, year: number): string[] =>
    says(
      'time-for-follow-up',
      { start, sources: source('paper'), outcomes: [row('r', { timepointMonths: months })] },
      { references: [reference('paper', year)] },
    )
  it('contradicts a result from after its report', () =>
    expect(of('2018-06', 36, 2019)).toEqual([
      'contradiction outcomes.r.timepointMonths: hba1c at month 36 is reported in 2019, but the trial started in 2018-06: the month lies after the report.',
    ]))
  it('says nothing where the dates leave time, or a source has no date', () => {
    expect(of('2018', 23, 2019)).toEqual([])
    expect(of('2018', 24, 2019)).toHaveLength(1)
    expect(says('time-for-follow-up', { start: '2018', outcomes: [row('r', { timepointMonths: 360 })] })).toEqual([])
  })
})
