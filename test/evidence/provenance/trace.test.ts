import { describe, expect, it } from 'vitest'
import type { Reference, Trial } from '../../../src/dataset/index.js'
import { type Trace, trace, valuesOf } from '../../../src/evidence/provenance/index.js'
import { openBundled } from '../../helpers/bundled.js'
import { arm, row, trial } from '../../helpers/records.js'

const paper: Reference = {
  id: 'paper',
  type: 'article-journal',
  DOI: '10.1000/x',
  custom: { level: 'abstract', read: 'abstract', retracted: null },
  missing: {},
}
const sources: Trial['sources'] = [
  { id: 's1', url: 'https://journal.example/x', level: 'abstract', what: 'abstract', reference: 'paper' },
  { id: 's2', url: 'https://clinicaltrials.gov/study/NCT00000001', level: 'registry', what: 'registry record' },
  { id: 's3', url: 'https://mirror.example/NCT00000002', level: 'registry', what: 'mirror' },
]
const registrations: Trial['registrations'] = [
  {
    id: 'NCT00000001',
    registry: 'clinicaltrials.gov',
    url: 'https://clinicaltrials.gov/study/NCT00000001',
    registered: null,
    results: null,
  },
]

const follow = (t: Trial, path: string): Trace => {
  const places = valuesOf(t)
  const place = places.find((p) => p.path === path)
  if (!place) throw new Error(`no value at ${path}`)
  return trace(place, t, places, (id) => (id === 'paper' ? paper : undefined))
}
const made = (more: Partial<Trial> = {}): Trial =>
  trial('t', { sources, registrations, arms: [arm('cell'), arm('control')], outcomes: [], ...more })
const ids = (t: Trace) => t.sources.map(({ source }) => source.id)

describe('the source of a value', () => {
  it('is every source of the record, and no level, where nothing narrower was recorded', () => {
    const t = follow(made(), 'design.masking')
    expect([t.recorded, ids(t), t.level, t.locator]).toEqual(['record', ['s1', 's2', 's3'], null, null])
  })

  it('has a level where all of them share one', () =>
    expect(follow(made({ sources: sources.slice(1) }), 'design.masking').level).toBe('registry'))

  it('is that of its field, or of the nearest part of the record that names one', () => {
    const provenance = { design: { sources: ['s2'], note: 'as registered' }, 'design.phases': { sources: ['s1'] } }
    const t = follow(made({ provenance }), 'design.masking')
    expect([t.recorded, ids(t), t.level, t.note]).toEqual(['field', ['s2'], 'registry', 'as registered'])
    expect(ids(follow(made({ provenance }), 'design.phases'))).toEqual(['s1'])
    expect(follow(made({ provenance }), 'title').recorded).toBe('record')
  })

  it('is that of its row, with level, locator and remark', () => {
    const r = row('r', { sources: ['s1'], level: 'abstract', locator: 'table 2', note: 'n as randomized' })
    const t = follow(made({ outcomes: [r] }), 'outcomes.r.direction')
    expect([t.recorded, ids(t), t.level, t.locator, t.note]).toEqual([
      'row',
      ['s1'],
      'abstract',
      'table 2',
      'n as randomized',
    ])
  })

  it('is that of its fact', () => {
    const t = follow(made({ facts: [{ field: 'age', value: '18-40', sources: ['s1'] }] }), 'facts.age')
    expect([t.recorded, t.value, ids(t), t.level]).toEqual(['fact', '18-40', ['s1'], 'abstract'])
  })
})

describe('a source leads to', () => {
  it('the paper it shows', () => expect(follow(made(), 'title').sources[0]?.reference).toEqual(paper))
  it('the registration it shows', () =>
    expect(follow(made(), 'title').sources[1]?.registration).toEqual(registrations[0]))
  it('the registration it names, whatever its address', () => {
    const mirror = { id: 's1', url: 'https://mirror.example/77', level: 'registry', what: 'mirror' } as const
    const named = { ...mirror, registration: 'NCT00000001' }
    expect(follow(made({ sources: [named] }), 'title').sources[0]?.registration?.id).toBe('NCT00000001')
  })
  it('no registration when its address is another and it names none', () =>
    expect(follow(made(), 'title').sources[2]?.registration).toBeUndefined())
  it('none of two that it might show', () => {
    const mirror = { id: 's1', url: 'https://mirror.example/77', level: 'registry', what: 'mirror' } as const
    const two = [
      ...registrations,
      { id: 'NCT00000003', registry: 'clinicaltrials.gov', url: null, registered: null, results: null } as const,
    ]
    expect(follow(made({ sources: [mirror], registrations: two }), 'title').sources[0]?.registration).toBeUndefined()
  })
})

describe('a value that is not as printed', () => {
  it('says how it was derived', () => {
    const r = row('r', { arms: { cell: { n: 9, events: 3, derived: { events: '3 = 33 % of 9' } } } })
    expect(follow(made({ outcomes: [r] }), 'outcomes.r.arms.cell.events').derived).toBe('3 = 33 % of 9')
    expect(follow(made({ outcomes: [r] }), 'outcomes.r.arms.cell.n').derived).toBeNull()
  })
  it('says how an effect was derived, but not its interval', () => {
    const r = row('r', { effect: { measure: 'md', value: -1, ci: [-2, 0], derived: 'subtraction' } })
    expect(follow(made({ outcomes: [r] }), 'outcomes.r.effect.value').derived).toBe('subtraction')
    expect(follow(made({ outcomes: [r] }), 'outcomes.r.effect.ci').derived).toBeNull()
  })
  it('says why it was inferred, also for the part it is in', () => {
    const inferred = { 'design.model': 'by the groups', 'arms.cell.product': 'by the title' }
    expect(follow(made({ inferred }), 'design.model').inferred).toBe('by the groups')
    expect(follow(made({ inferred }), 'arms.cell.product.donor').inferred).toBe('by the title')
    expect(follow(made({ inferred }), 'arms.control.label').inferred).toBeNull()
  })
  it('says why it is missing', () => {
    const t = made({ acronym: null, missing: { acronym: 'notReported' } })
    expect(follow(t, 'acronym')).toMatchObject({ value: null, missing: 'notReported' })
    const r = row('r', { arms: { cell: { n: 5 }, control: { missing: 'notReported' } } })
    expect(follow(made({ outcomes: [r] }), 'outcomes.r.arms.control')).toMatchObject({
      value: null,
      missing: 'notReported',
    })
  })
})

describe('what speaks against a value', () => {
  const outcomes = [row('r', { sources: ['s1'], arms: { cell: { n: 5, mean: 7 } } }), row('q', { outcome: 'other' })]
  it.each([
    ['outcomes.r', true],
    ['outcomes.r.arms', true],
    ['outcomes.r.arms.cell.mean', true],
    ['outcomes.r.note', true],
    ['outcomes.r.arms.cell.n', false],
    ['outcomes.q', false],
    ['outcomes.r.direction', false],
  ])('stands with it when it is about %s: %s', (about, concerned) => {
    const disagreements = [{ about, text: 'differs', sources: ['s2'] }]
    const anomalies = [{ rule: 'judgment', path: about, text: 'odd' }]
    const t = follow(made({ outcomes, disagreements, anomalies }), 'outcomes.r.arms.cell.mean')
    expect([t.disagreements.length, t.anomalies.length]).toEqual(concerned ? [1, 1] : [0, 0])
    if (concerned) expect(t.disagreements[0]?.sources.map(({ source }) => source.url)).toEqual([sources[1]?.url])
  })

  it('is another row of the same outcome, time, scale and people', () => {
    const same = row('r2', {
      sources: ['s2'],
      level: 'registry',
      locator: 'results',
      arms: { cell: { n: 5, mean: 6 } },
    })
    const later = row('r3', { timepointMonths: 99, arms: { cell: { n: 5, mean: 5 } } })
    const others = row('r4', { subgroup: 'children', arms: { cell: { n: 5, mean: 4 } } })
    const t = follow(made({ outcomes: [...outcomes, same, later, others] }), 'outcomes.r.arms.cell.mean')
    expect(t.elsewhere).toMatchObject([
      {
        path: 'outcomes.r2.arms.cell.mean',
        value: 6,
        level: 'registry',
        locator: 'results',
        sources: [{ source: { id: 's2' } }],
      },
    ])
    expect(follow(made({ outcomes: [...outcomes, same] }), 'outcomes.r.unit').elsewhere).toEqual([])
  })
})

describe('every value of every trial', () => {
  const dataset = openBundled()
  const lookup = (id: string) => dataset.record('references', id)

  it('has a path of its own, a source, and a level with its locator when it stands in a row', () => {
    for (const t of dataset.records('trials')) {
      const places = valuesOf(t)
      const paths = places.filter((p) => !p.fact).map((p) => p.path)
      expect(new Set(paths).size, t.id).toBe(paths.length)
      for (const place of places) {
        const followed = trace(place, t, places, lookup)
        expect(followed.sources.length, place.path).toBeGreaterThan(0)
        expect(followed.value === null, place.path).toBe(followed.missing !== null)
        if (place.row) expect([followed.level, followed.locator]).toEqual([place.row.level, place.row.locator])
      }
    }
  })

  it('carries every anomaly, and every disagreement that is about something', () => {
    for (const t of dataset.records('trials')) {
      const places = valuesOf(t)
      const all = places.map((place) => trace(place, t, places, lookup))
      const seen = new Set(all.flatMap((x) => [...x.anomalies, ...x.disagreements].map((y) => y.text)))
      for (const { text } of t.anomalies ?? []) expect(seen, t.id).toContain(text)
      for (const { about, text } of t.disagreements ?? []) if (about !== null) expect(seen, t.id).toContain(text)
    }
  })

  it('carries every derivation and every reason for an inference', () => {
    for (const t of dataset.records('trials')) {
      const places = valuesOf(t)
      const all = places.map((place) => trace(place, t, places, lookup))
      const inferred = new Set(all.map((x) => x.inferred))
      for (const [path, why] of Object.entries(t.inferred ?? {})) expect(inferred, `${t.id} ${path}`).toContain(why)
      const derived = new Set(all.map((x) => x.derived))
      for (const r of t.outcomes)
        for (const values of Object.values(r.arms))
          for (const how of Object.values(values.derived ?? {})) expect(derived, t.id).toContain(how)
    }
  })
})
