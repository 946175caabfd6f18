import { describe, expect, it } from 'vitest'
import { readPaths } from '../../../src/dataset/field-sources.js'
import { readingRules } from '../../../src/dataset/integrity/readings.js'
import type { SecondReading } from '../../../src/dataset/schema/second-reading.js'
import type { Trial } from '../../../src/dataset/schema/trial.js'
import { dataset, row, trial, withTrial } from '../../helpers/records.js'

const says = (rule: string, more: Partial<Trial>): string[] =>
  (readingRules.find((r) => r.name === rule) as (typeof readingRules)[number])
    .check(withTrial(more))
    .map((v) => `${v.path}: ${v.message}`)

it('finds nothing in a sound record', () => {
  for (const { name, check } of readingRules) expect(check(dataset()), name).toEqual([])
})

describe('dispute-told', () => {
  const design = (disputed: Trial['design']['disputed']): Partial<Trial> => ({
    design: { ...trial('x').design, ...(disputed ? { disputed } : {}) },
  })
  const about = (field: string): Partial<Trial> => ({
    disagreements: [{ about: `design.${field}`, text: 'They differ.' }],
  })

  it('is quiet where both are there', () =>
    expect(says('dispute-told', { ...design({ masking: ['none'] }), ...about('masking') })).toEqual([]))
  it('names a disagreement without the other reading, and another reading that nobody told of', () => {
    expect(says('dispute-told', about('masking'))).toEqual([
      'design.masking: a disagreement, but no other reading under design.disputed',
    ])
    expect(says('dispute-told', design({ control: ['none'] }))).toEqual([
      'design.disputed.control: another reading, but no disagreement that says who reads it so',
    ])
  })
  it('names a reading that the record itself holds', () => {
    expect(says('dispute-told', { ...design({ allocation: ['randomized'] }), ...about('allocation') })).toEqual([
      'design.disputed.allocation: randomized is what the record holds',
    ])
    expect(says('dispute-told', { ...design({ phases: [['2']] }), ...about('phases') })).toEqual([
      'design.disputed.phases: 2 is what the record holds',
    ])
  })
  it('names a masking that is only told in another vocabulary', () =>
    expect(says('dispute-told', { ...design({ masking: ['quadruple'] }), ...about('masking') })).toEqual([
      'design.disputed.masking: double and quadruple are one masking in two vocabularies',
    ]))
})

describe('field-has-source', () => {
  const source = (id: string): Trial['sources'][number] => ({
    id,
    url: `https://example.org/${id}`,
    level: 'abstract',
    what: 'abstract',
  })
  const known = Object.fromEntries(readPaths(trial('x')).map((path) => [path, { sources: ['s1'] }]))
  const two = { sources: [source('s1'), source('s2')] }

  it('asks nothing of a trial with one source', () =>
    expect(says('field-has-source', { sources: [source('s1')] })).toEqual([]))
  it('names every value of a trial with several that names none', () => {
    const { disease: _, ...others } = known
    expect(says('field-has-source', { ...two, provenance: others })).toEqual([
      'disease: no entry under provenance for it or for what holds it',
    ])
  })
  it('is content where it says that the page was not recorded, but not of one page alone', () => {
    expect(
      says('field-has-source', { ...two, provenance: { ...known, disease: { sources: ['s1', 's2'], isOneOf: true } } }),
    ).toEqual([])
    expect(
      says('field-has-source', { ...two, provenance: { ...known, disease: { sources: ['s1'], isOneOf: true } } }),
    ).toEqual(['provenance.disease: one source, said to be one of several'])
  })
})

describe('follow-up-covers-results', () => {
  it('names a follow-up that ends before the latest result', () =>
    expect(
      says('follow-up-covers-results', { followUpMonths: 10, outcomes: [row('a'), row('b', { timepointMonths: 6 })] }),
    ).toEqual(['followUpMonths: followed for 10 months, with a result at month 12']))
  it('is quiet where the follow-up is not known or as long', () => {
    expect(says('follow-up-covers-results', { followUpMonths: null })).toEqual([])
    expect(says('follow-up-covers-results', { followUpMonths: 12 })).toEqual([])
  })
})

describe('second-reading-holds', () => {
  const difference: SecondReading['differences'][number] = {
    path: 'start',
    first: '2015-03',
    second: '2014',
    sources: ['s1'],
    locator: 'abstract',
    decided: 'first',
    why: 'A planned date.',
  }
  const reviewed = (more: Partial<SecondReading> = {}): Partial<Trial> => ({
    reviewed: {
      when: '2026',
      reader: 'second-extraction',
      level: 'abstract',
      compared: 3,
      agreed: 2,
      changed: 0,
      agreements: [
        {
          sources: ['s1'],
          locator: 'abstract',
          values: { 'outcomes.hba1c.arms.cell.mean': 7, 'design.phases': ['2'] },
        },
      ],
      differences: [difference],
      added: ['outcomes.hba1c'],
      ...more,
    },
  })
  it('is quiet where the record stands as both readers found and decided', () =>
    expect(says('second-reading-holds', reviewed())).toEqual([]))
  it('names a value that was changed after two readers had agreed on it', () =>
    expect(
      says('second-reading-holds', {
        ...reviewed(),
        outcomes: [row('hba1c', { arms: { cell: { n: 10, mean: 7.5 }, control: { n: 10, mean: 8 } } })],
      }),
    ).toEqual(['outcomes.hba1c.arms.cell.mean: two readers found 7, the record says otherwise']))
  it('names a decision that the record does not follow', () =>
    expect(
      says('second-reading-holds', reviewed({ changed: 1, differences: [{ ...difference, decided: 'second' }] })),
    ).toEqual(['start: decided to be "2014", the record says otherwise']))
  it('names counts that are not those of the log', () =>
    expect(says('second-reading-holds', reviewed({ compared: 9, agreed: 8, changed: 1 }))).toEqual([
      'reviewed.agreed: 8, but 2 in the log',
      'reviewed.compared: 9, but 3 in the log',
      'reviewed.changed: 1, but 0 in the log',
    ]))
  it('names sources and additions that are not there, and a value counted twice', () => {
    expect(says('second-reading-holds', reviewed({ differences: [{ ...difference, sources: ['s7'] }] }))).toEqual([
      'reviewed: no source s7 in the record',
    ])
    expect(says('second-reading-holds', reviewed({ added: ['outcomes.death'] }))).toEqual([
      'outcomes.death: added by the second reading, but not in the record',
    ])
    expect(
      says('second-reading-holds', reviewed({ differences: [{ ...difference, path: 'design.phases', first: ['2'] }] })),
    ).toEqual(['design.phases: both agreed and different'])
  })
})
