import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkIntegrity } from '../../../src/dataset/integrity/index.js'
import { search as schema } from '../../../src/dataset/schema/search.js'
import { readSource } from '../../../src/dataset/source.js'
import { limitsOf, prismaFlow, tallyOf } from '../../../src/evidence/methods/index.js'
import { dataset, trial } from '../../helpers/records.js'

const folder = join(import.meta.dirname, '../../../data')
const search = schema.parse(JSON.parse(readFileSync(join(folder, 'search.json'), 'utf8')))
const n = Object.fromEntries(prismaFlow(search).map((row) => [row.box, row.n])) as Record<string, number>
const of = (box: string): number => n[box] ?? Number.NaN

describe('the flow from hits to studies', () => {
  it('ends in the trials that the dataset holds', () => {
    const { trials } = readSource(folder)
    expect(of('total_studies')).toBe(trials.length)
    expect(of('previous_studies') + of('new_studies')).toBe(trials.length)
  })

  it('adds up at every step', () => {
    expect(of('previous_published') + of('previous_registered')).toBe(of('previous_studies'))
    expect(of('records_screened')).toBe(of('website_results'))
    expect(of('records_excluded') + of('records_named')).toBe(of('records_screened'))
    expect(of('records_named') - of('duplicates') + of('other_results')).toBe(of('assessed'))
    expect(
      ['assessed_excluded', 'not_retrieved', 'already_held', 'new_reports', 'new_studies'].reduce(
        (a, b) => a + of(b),
        0,
      ),
    ).toBe(of('assessed'))
  })

  it('counts no less than nothing anywhere', () => {
    for (const row of prismaFlow(search)) expect(row.n, row.box).toBeGreaterThanOrEqual(0)
  })

  it('tells how many searches were kept with their words in part, and nothing where all are whole', () => {
    const cut = search.queries.filter(({ words }) => words.includes('…')).length
    expect(limitsOf(search).at(-1)).toContain(`words of ${cut} of the ${search.queries.length} searches`)
    const whole = search.queries.filter(({ shortened }) => !shortened)
    expect(limitsOf({ ...search, queries: whole })).toEqual(search.notDone)
  })

  it('tells the most frequent first', () => {
    expect(tallyOf(['a', 'b', 'b', 'c', 'a', 'b'])).toEqual([
      ['b', 3],
      ['a', 2],
      ['c', 1],
    ])
  })
})

describe('the log of the searches', () => {
  const log = {
    question: 'q',
    eligibility: { include: ['i'], exclude: ['e'] },
    sources: [{ id: 'pages', what: 'pages' }],
    before: { published: 0, registered: 0, asOf: '2026' },
    queries: [{ date: '2026', where: 'pages', words: 'w', hits: 8, named: 1, excluded: [] }],
    candidates: [{ what: 'x', from: 'search' as const, became: 'new-study' as const, trial: 'made-up' }],
    notDone: [],
  }
  const rulesBroken = (change: object): readonly string[] =>
    checkIntegrity({ ...dataset(), trials: [trial('made-up')], search: { ...log, ...change } })
      .open.map(({ rule }) => rule)
      .filter((rule) => rule.startsWith('search-'))

  it('may say that every trial is new', () => expect(rulesBroken({})).toEqual([]))
  it('must account for each trial', () => expect(rulesBroken({ candidates: [] })).toEqual(['search-adds-up']))
  it('names a new study once', () =>
    expect(rulesBroken({ candidates: [log.candidates[0], log.candidates[0]] })).toContain('search-adds-up'))
  it('names trials that exist', () =>
    expect(rulesBroken({ candidates: [{ ...log.candidates[0], trial: 'nowhere' }] })).toContain('search-names-its-end'))
  it('says why a study was excluded', () =>
    expect(rulesBroken({ candidates: [...log.candidates, { what: 'y', from: 'search', became: 'excluded' }] })).toEqual(
      ['search-names-its-end'],
    ))
  it.each([
    ['cells …', undefined],
    ['cells ...', true],
    ['cells', true],
  ])('marks words that were kept in part, and no others: %s, marked %s', (words, shortened) =>
    expect(rulesBroken({ queries: [{ ...log.queries[0], words, shortened }] })).toEqual(['search-words-marked']),
  )
  it('keeps words in part, where it says so', () =>
    expect(rulesBroken({ queries: [{ ...log.queries[0], words: 'cells …', shortened: true }] })).toEqual([]))
  it('says where it was asked', () =>
    expect(rulesBroken({ queries: [{ ...log.queries[0], where: 'elsewhere' }] })).toEqual(['search-names-its-end']))
})
