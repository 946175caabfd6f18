import { expect, it } from 'vitest'
import { dayRules } from '../../../src/dataset/integrity/days.js'
import { referenceRules } from '../../../src/dataset/integrity/references.js'
import type { IntegrityRule } from '../../../src/dataset/integrity/rule.js'
import type { Reference } from '../../../src/dataset/schema/literature.js'
import { dataset, trial } from '../../helpers/records.js'

const says = (rules: readonly IntegrityRule[], rule: string, data: Parameters<IntegrityRule['check']>[0]): string[] =>
  rules.filter(({ name }) => name === rule).flatMap(({ check }) => check(data).map((v) => `${v.path}: ${v.message}`))

const article = (more: Partial<Reference>, custom: Partial<Reference['custom']> = {}): Reference => ({
  id: 'made-2020',
  type: 'article-journal',
  ...more,
  custom: { level: 'abstract', read: 'abstract', retracted: null, ...custom },
  missing: {},
})
const of = (...references: Reference[]) => dataset({ references })
const sought = { doiSought: '2026-01', doiSoughtIn: ['stored pages'] }

it.each<[Reference, string[]]>([
  [article({ DOI: '10.1000/made' }), []],
  [article({ DOI: '10.1000/made' }, { doiDerivedFrom: 'https://example.org/made' }), []],
  [article({}, sought), []],
  [article({ type: 'webpage' }), []],
  [article({}), ['custom.doiSought: no DOI, and no day of looking for one']],
  [article({}, { doiSought: '2026-01' }), ['custom.doiSoughtIn: looked for, but it does not say where']],
  [
    article({}, { ...sought, doiDerivedFrom: 'https://example.org/made' }),
    ['custom.doiDerivedFrom: an address, but no DOI that was derived from it'],
  ],
  [
    article({ DOI: '10.1000/made' }, sought),
    [
      'custom.doiSought: the record has the DOI 10.1000/made',
      'custom.doiSoughtIn: the record has the DOI 10.1000/made',
    ],
  ],
])('a journal article has a DOI or says where one was looked for: %#', (reference, told) =>
  expect(says(referenceRules, 'doi-or-sought', of(reference))).toEqual(told),
)

it.each<[Partial<Reference['custom']>, string[]]>([
  [{ retracted: null }, []],
  [{ retracted: false, retractionChecked: '2025-08-22' }, []],
  [{ retracted: true }, []],
  [{ retracted: false }, ['custom.retractionChecked: not retracted, as of no day']],
  [{ retracted: null, retractionChecked: '2025' }, ['custom.retracted: a day of looking, but no answer']],
])('that nothing was retracted stands with its day: %j', (custom, told) =>
  expect(says(referenceRules, 'retraction-dated', of(article({}, custom)))).toEqual(told),
)

it.each<[string, string[]]>([
  ['347-357', []],
  ['3S-125S', []],
  ['16-18,35', []],
  ['P1-186', []],
  ['347-57', ['page: 347-57 is a range cut short']],
  ['347-57.', ['page: 347-57. ends in a period']],
  ['264.', ['page: 264. ends in a period']],
])('a page range is written in full: %s', (page, told) =>
  expect(says(referenceRules, 'pages-in-full', of(article({ page })))).toEqual(told),
)

it.each<[string, string[]]>([
  ['The T1D Index: implications (and limits)', []],
  ['“In vitro” and multicolor characterization', []],
  ['Is replication enough?', []],
  ['Growth: replication is only …', []],
  ['[Cells in 62 cases]', ['title: stands in brackets, the sign for a title that was not read']],
  ['Cells in 62 cases.', ['title: ends in a period']],
  ['Kidney disease (UpToDate, copy)', ['title: (UpToDate, copy) says what was read, and belongs under custom.read']],
  ['Parameters (table 2)', ['title: (table 2) says what was read, and belongs under custom.read']],
  ['Islets (conference abstract)', ['title: (conference abstract) says what was read, and belongs under custom.read']],
])('a title is that of the work alone: %s', (title, told) =>
  expect(says(referenceRules, 'title-of-the-work', of(article({ title })))).toEqual(told),
)

it.each<[Partial<Reference>, Partial<Reference['custom']>, string[]]>([
  [{ author: [{ family: 'He', given: 'Q' }] }, {}, []],
  [{ author: [{ literal: 'FDA' }] }, {}, []],
  [{ author: [{ family: 'He' }] }, { authorsCut: true }, []],
  [{ author: [{ family: 'He' }] }, {}, ['author: a family name alone, in a list that is not marked as cut']],
])('a family name alone comes from a list that was cut: %j', (more, custom, told) =>
  expect(says(referenceRules, 'authors-whole-or-cut', of(article(more, custom)))).toEqual(told),
)

it.each<[Partial<Reference>, string[]]>([
  [{ DOI: '10.1000/made', URL: 'https://example.org/made' }, []],
  [{ URL: 'http://example.org/made' }, []],
  [
    { DOI: '10.1000/made', URL: 'http://example.org/made' },
    ['URL: http://example.org/made, though the work has the DOI 10.1000/made'],
  ],
])('a work with a DOI is not cited by an address without encryption: %j', (more, told) =>
  expect(says(referenceRules, 'doi-before-plain-address', of(article(more)))).toEqual(told),
)

it('the dataset is not older than what was read for it', () => {
  const { asOf } = dataset().description
  const later = `${Number(asOf.slice(0, 4)) + 1}-01-01`
  const log = { reader: 'second-extraction', level: 'abstract', compared: 0, agreed: 0, changed: 0 } as const
  const read = (when: string) => trial('x', { reviewed: { when, ...log, agreements: [], differences: [], added: [] } })
  const found = (day: string) =>
    says(dayRules, 'read-by-its-day', {
      ...dataset({ trials: [read(day)] }),
      references: [article({}, { retractionChecked: day, doiSought: day })],
    })
  expect(found(asOf)).toEqual([])
  expect(found(later)).toEqual(
    ['reviewed.when', 'custom.retractionChecked', 'custom.doiSought'].map(
      (path) => `${path}: read on ${later}, later than the dataset (${asOf})`,
    ),
  )
})
