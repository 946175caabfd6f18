import { describe, expect, it } from 'vitest'
import type { Reference } from '../../../src/dataset/index.js'
import { ofArticle, ofDataset, ofReference, ofRegistration } from '../../../src/evidence/citation/csl.js'
import { openBundled } from '../../helpers/bundled.js'
import { trial } from '../../helpers/records.js'

const stamp = { version: '2026.1.0', asOf: '2026-01-31', hash: `sha256:${'0'.repeat(64)}` }
const reference = (more: Partial<Reference>): Reference => ({
  id: 'r',
  type: 'article-journal',
  title: 'A title',
  custom: { level: 'abstract', read: 'abstract', retracted: null },
  missing: {},
  ...more,
})

describe('a reference as CSL', () => {
  it.each([
    ['PO', { given: 'P. O.' }],
    ['L', { given: 'L.' }],
    ['MHJMG', { given: 'M. H. J. M. G.' }],
    ['ÊJ', { given: 'Ê. J.' }],
    ['CS Jr', { given: 'C. S.', suffix: 'Jr' }],
    ['Yi', { given: 'Yi' }],
    ["Xi'ou", { given: "Xi'ou" }],
    ['春水', { given: '春水' }],
  ])('spells the given name %s so that no initial is lost', (given, expected) =>
    expect(ofReference(reference({ author: [{ family: 'X', given }] })).author).toEqual([{ family: 'X', ...expected }]),
  )

  it('names nobody in the place of authors who were not read', () => {
    const cut = reference({
      author: [{ family: 'X' }],
      custom: { level: null, read: null, retracted: null, authorsCut: true },
    })
    expect(ofReference(cut).author).toEqual([{ family: 'X' }])
  })

  it('puts in brackets what it is, where its title was not read', () => {
    const { title: _, ...untitled } = reference({})
    const custom = { ...untitled.custom, describedAs: 'News on islets' }
    expect(ofReference({ ...untitled, custom }).title).toBe('[News on islets]')
    expect(ofReference(untitled).title).toBe(`[${untitled.id}]`)
  })

  it('is marked when it is retracted, and carries nothing of ours', () => {
    const csl = ofReference(reference({ custom: { level: null, read: null, retracted: true } }))
    expect(csl.note).toBe('RETRACTED')
    expect(Object.keys(csl)).not.toEqual(expect.arrayContaining(['custom', 'missing']))
  })

  it('is an article with a genre where CSL has no type for a preprint', () =>
    expect(ofReference(reference({ type: 'preprint' }))).toMatchObject({ type: 'article', genre: 'Preprint' }))

  it('has a type of CSL 1.0.2, for every reference there is', () => {
    const known =
      'article article-journal article-newspaper dataset entry-encyclopedia paper-conference report software webpage'
    for (const r of openBundled().records('references')) expect(known.split(' ')).toContain(ofReference(r).type)
  })
})

describe('a registration as CSL', () => {
  const nct = {
    id: 'NCT00000001',
    registry: 'clinicaltrials.gov',
    url: 'https://clinicaltrials.gov/study/NCT00000001',
    registered: null,
    results: null,
  } as const

  it('has its registry, number, address and the day of the evidence; our title stands in brackets', () =>
    expect(ofRegistration(trial('t', { title: 'Cells', registrations: [nct] }), nct, stamp)).toMatchObject({
      id: 'NCT00000001',
      type: 'webpage',
      title: '[Cells]',
      number: 'NCT00000001',
      publisher: 'ClinicalTrials.gov',
      URL: nct.url,
      accessed: { 'date-parts': [[2026, 1, 31]] },
      note: expect.stringMatching(/^Registration NCT00000001, status \S+( as of [\d-]+)?\.$/),
    }))

  it('has its registered title where that was read', () => {
    const facts = [{ field: 'registered title', value: 'Cells in Diabetes', sources: ['s1'] }]
    expect(ofRegistration(trial('t', { registrations: [nct], facts }), nct, stamp).title).toBe('Cells in Diabetes')
  })

  it('leads to a copy, and says so, where the address of the record is not known', () => {
    const chictr = { id: 'ChiCTR1800018194', registry: 'chictr', url: null, registered: null, results: null } as const
    const sources = [
      {
        id: 's1',
        url: 'https://mirror.example/ChiCTR1800018194',
        level: 'registry',
        what: 'mirror',
        registration: chictr.id,
      },
    ] as const
    const csl = ofRegistration(trial('t', { registrations: [chictr], sources: [...sources] }), chictr, stamp)
    expect(csl.URL).toBe('https://mirror.example/ChiCTR1800018194')
    expect(csl.note).toContain('copy of the registry record')
  })
})

it('an article without a title is cited by what it is', () =>
  expect(
    ofArticle({
      id: 'a',
      kind: 'blog',
      title: null,
      publisher: null,
      author: null,
      date: '2023-06-29',
      url: null,
      languages: ['en'],
      description: 'A post',
      missing: {},
    }), // prettier-ignore
  ).toEqual({ id: 'a', type: 'webpage', title: '[A post]', issued: { 'date-parts': [[2023, 6, 29]] } }))

it('the dataset is cited with its version, day and hash', () =>
  expect(
    ofDataset({ title: 'Evidence', cite: 'Someone. Evidence, dataset 1.', home: 'https://example.org' }, stamp),
  ).toEqual({
    id: 'stemcell-evidence-2026.1.0',
    type: 'dataset',
    author: [{ literal: 'Someone' }],
    issued: { 'date-parts': [[2026, 1, 31]] },
    title: 'Evidence',
    version: '2026.1.0',
    genre: 'Data set',
    URL: 'https://example.org',
    note: `As of 2026-01-31, ${stamp.hash}`,
  }))
