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
