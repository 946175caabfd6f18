import { describe, expect, it } from 'vitest'
import { linkRules } from '../../../src/dataset/integrity/links.js'
import type { Trial } from '../../../src/dataset/schema/trial.js'
import type { SourceData } from '../../../src/dataset/source.js'
import { arm, cell, dataset, disease, outcome, product, row, trial, withTrial } from '../../helpers/records.js'

/** What a rule says of a dataset: record, path and message. */
const says = (rule: string, data: SourceData): string[] =>
  (linkRules.find((r) => r.name === rule) as (typeof linkRules)[number])
    .check(data)
    .map((v) => `${v.id} ${v.path}: ${v.message}`)
const two = (a: Partial<Trial>, b: Partial<Trial>): SourceData => dataset({ trials: [trial('a', a), trial('b', b)] })
const registered = (id: string, registry: Trial['registrations'][number]['registry'] = 'clinicaltrials.gov') => ({
  id,
  registry,
  registered: '2015',
  results: 'not-posted' as const,
  url: 'https://example.org',
})

it('finds nothing in sound records', () => {
  for (const { name, check } of linkRules) expect(check(dataset()), name).toEqual([])
})

describe('id-unique', () => {
  it('names an id that stands twice', () =>
    expect(says('id-unique', two({ id: 'b' }, {}))).toEqual(['b id: the id b stands twice']))
  it('leaves the same id in two kinds alone', () =>
    expect(says('id-unique', dataset({ cells: [cell('t1d')] }))).toEqual([]))
})

describe('link-resolves', () => {
  it.each<[Partial<Trial>, string]>([
    [{ disease: 't9d' }, 'disease: no diseases record has the id "t9d"'],
    [
      { arms: [arm('cell', { product: product({ cells: ['msc', 'xyz'] }) }), arm('control')] },
      'arms.cell.product.cells: no cells record has the id "xyz"',
    ],
    [{ outcomes: [row('r', { outcome: 'xyz' })] }, 'outcomes.r.outcome: no outcomes record has the id "xyz"'],
    [{ references: ['xyz'] }, 'references: no references record has the id "xyz"'],
    [
      { sources: [{ id: 's1', url: 'u', level: 'full-text', what: 'w', reference: 'xyz' }] },
      'sources.s1.reference: no references record has the id "xyz"',
    ],
    [{ overlaps: [{ trial: 'xyz', why: 'w', certainty: 'likely' }] }, 'overlaps: no trials record has the id "xyz"'],
    [{ related: [{ trial: 'xyz', how: 'h' }] }, 'related: no trials record has the id "xyz"'],
  ])('names a dead link in %j', (more, message) =>
    expect(says('link-resolves', withTrial(more))).toEqual([`made-up ${message}`]),
  )

  it('names dead links of vocabularies', () => {
    expect(says('link-resolves', dataset({ diseases: [disease('t1d', { parents: ['xyz'] })] }))).toEqual([
      't1d parents: no diseases record has the id "xyz"',
    ])
    expect(
      says('link-resolves', dataset({ cells: [cell('msc', { risks: [{ text: 'r', trials: ['xyz'] }] })] })),
    ).toEqual(['msc statements.0.trials: no trials record has the id "xyz"'])
    expect(
      says(
        'link-resolves',
        dataset({ outcomes: [outcome('hba1c', { thresholds: [{ value: 1, meaning: 'm', references: ['xyz'] }] })] }),
      ),
    ).toEqual(['hba1c statements: no references record has the id "xyz"'])
  })
})

describe('null-has-reason', () => {
  it('names a null without a reason, deep inside', () => {
    expect(says('null-has-reason', withTrial({ sponsor: null }))).toEqual(['made-up sponsor: null without a reason'])
    expect(says('null-has-reason', withTrial({ outcomes: [row('r', { timepointMonths: null })] }))).toEqual([
      'made-up outcomes.r.timepointMonths: null without a reason',
    ])
  })
  it('names a reason without a null', () => {
    expect(says('null-has-reason', withTrial({ missing: { ...trial('x').missing, sponsor: 'notRead' } }))).toEqual([
      'made-up sponsor: a reason, but no null',
    ])
    expect(
      says('null-has-reason', withTrial({ missing: { ...trial('x').missing, 'no.such.path': 'notRead' } })),
    ).toEqual(['made-up no.such.path: a reason, but no null'])
  })
  it('leaves explained nulls and those that explain themselves alone', () => {
    expect(
      says(
        'null-has-reason',
        withTrial({ sponsor: null, reviewed: null, missing: { ...trial('x').missing, sponsor: 'notReported' } }),
      ),
    ).toEqual([])
  })
})

describe('source-exists', () => {
  it.each<[Partial<Trial>, string]>([
    [{ outcomes: [row('r', { sources: ['s1', 's2'] })] }, 'outcomes.r.sources: no source s2 in the record'],
    [{ facts: [{ field: 'age', value: '30', sources: ['s3'] }] }, 'facts.age: no source s3 in the record'],
    [{ provenance: { start: { sources: ['s4'] } } }, 'provenance.start: no source s4 in the record'],
    [{ disagreements: [{ about: 'start', text: 't', sources: ['s5'] }] }, 'disagreements: no source s5 in the record'],
    [
      { sources: [{ id: 's1', url: 'u', level: 'abstract', what: 'w' }] },
      'outcomes.hba1c.level: level full-text is better than that of its sources',
    ],
  ])('names %j', (more, message) => expect(says('source-exists', withTrial(more))).toEqual([`made-up ${message}`]))
  it('leaves a row read less closely than its best source alone', () =>
    expect(says('source-exists', withTrial({ outcomes: [row('r', { level: 'abstract' })] }))).toEqual([]))
})

describe('overlap-both-ways', () => {
  const shares = (other: string) => ({
    overlaps: [{ trial: other, why: 'same patients', certainty: 'certain' as const }],
  })
  it('names the record that does not name the other', () =>
    expect(says('overlap-both-ways', two(shares('b'), {}))).toEqual([
      'b overlaps: a names it as overlapping, but not the other way round',
    ]))
  it('leaves overlaps told both ways alone', () =>
    expect(says('overlap-both-ways', two(shares('b'), shares('a')))).toEqual([]))
})

describe('registration-shown', () => {
  const page = { id: 's1', url: 'https://mirror.example/1', level: 'registry', what: 'mirror' } as const
  const found = (source: object) =>
    says(
      'registration-shown',
      withTrial({
        registrations: [registered('NCT00000001', 'clinicaltrials.gov')],
        sources: [{ ...page, ...source }],
      }),
    )
  it('refuses a registration that the record has not', () =>
    expect(found({ registration: 'NCT00000002' })).toEqual([
      'made-up sources.s1.registration: the record has no registration NCT00000002',
    ]))
  it('refuses a registration on what is no registry page', () =>
    expect(found({ registration: 'NCT00000001', level: 'abstract' })).toEqual([
      'made-up sources.s1.registration: the source is read as abstract, and shows a registration',
    ]))
  it.each([{}, { registration: 'NCT00000001' }])('leaves %j alone', (source) => expect(found(source)).toEqual([]))
})

describe('registration-form', () => {
  it.each([
    ['NCT0340658', 'clinicaltrials.gov'],
    ['nct03406585', 'clinicaltrials.gov'],
    ['ChiCTR', 'chictr'],
    ['IRCT2018', 'irct'],
    ['2010-123456-1', 'eu-ctr'],
  ] as const)('names %s of %s', (id, registry) => {
    expect(says('registration-form', withTrial({ registrations: [registered(id, registry)] }))).toEqual([
      `made-up registrations: "${id}" is not a number of ${registry}`,
    ])
  })
  it.each([
    ['NCT03406585', 'clinicaltrials.gov'],
    ['ChiCTR2200057370', 'chictr'],
    ['ChiCTR-TRC-12002465', 'chictr'],
    ['IRCT20180120038450N1', 'irct'],
    ['jRCTb030190231', 'jrct'],
    ['2010-123456-11', 'eu-ctr'],
    ['EUCTR2010-123456-11-SE', 'eu-ctr'],
    ['CTR20200001', 'cde'],
    ['anything', 'other'],
  ] as const)('leaves %s of %s alone', (id, registry) =>
    expect(says('registration-form', withTrial({ registrations: [registered(id, registry)] }))).toEqual([]),
  )
})

describe('registration-once', () => {
  const registrations = [registered('NCT03406585')]
  it('names two records of one number that are not linked', () => {
    expect(says('registration-once', two({ registrations }, { registrations }))).toEqual([
      'a registrations: NCT03406585 also stands in b, and they are not linked',
    ])
  })
  it('leaves linked records alone', () => {
    expect(
      says('registration-once', two({ registrations, related: [{ trial: 'b', how: 'extension' }] }, { registrations })),
    ).toEqual([])
    expect(
      says(
        'registration-once',
        two({ registrations }, { registrations, overlaps: [{ trial: 'a', why: 'w', certainty: 'likely' }] }),
      ),
    ).toEqual([])
  })
})

describe('alias-once', () => {
  it('names a label of two entries, whatever its case and punctuation', () => {
    expect(
      says(
        'alias-once',
        dataset({ cells: [cell('a', { aliases: ['UC MSC'] }), cell('b', { nameZh: '细胞', mergeFrom: ['uc-msc'] })] }),
      ),
    ).toEqual(['b aliases: "ucmsc" also names a'])
  })
  it('leaves a label that one entry has twice, and one of another vocabulary, alone', () => {
    expect(
      says('alias-once', dataset({ cells: [cell('a', { aliases: ['A', 't1d'] })], diseases: [disease('t1d')] })),
    ).toEqual([])
  })
})

describe('hierarchy-has-a-top', () => {
  it('names every entry of a circle', () => {
    const circle = dataset({
      diseases: [
        disease('a', { parents: ['b'] }),
        disease('b', { parents: ['c'] }),
        disease('c', { parents: ['a'] }),
        disease('t1d', { parents: ['a'] }),
      ],
    })
    expect(says('hierarchy-has-a-top', circle)).toEqual([
      'a parents: is above itself',
      'b parents: is above itself',
      'c parents: is above itself',
    ])
  })
  it('leaves two ways to the same top alone', () => {
    const diamond = dataset({
      cells: [
        cell('top'),
        cell('left', { parents: ['top'] }),
        cell('right', { parents: ['top'] }),
        cell('bottom', { parents: ['left', 'right'] }),
      ],
    })
    expect(says('hierarchy-has-a-top', diamond)).toEqual([])
  })
})
