import { describe, expect, it } from 'vitest'
import { type SearchedKind, searchedKinds } from '../../src/query/search/index.js'
import { openDataset, search, showHits } from '../../src/store/index.js'

const dataset = openDataset()
const ask = (question: string, ...kinds: SearchedKind[]) =>
  search(question, kinds.length ? kinds : searchedKinds, dataset)
const numbers = new Map(
  searchedKinds.flatMap((kind) => dataset.ids(kind).map((id) => `${kind}/${id}`)).map((key, n) => [n, key] as const),
)
const found = (question: string, ...kinds: SearchedKind[]): string[] =>
  ask(question, ...kinds).hits.map(({ document }) => numbers.get(document) as string)
const best = (question: string, ...kinds: SearchedKind[]): string | undefined => found(question, ...kinds)[0]

describe('a trial is found first by', () => {
  it.each([
    ['its registry number', 'NCT03406585', 'trials/carlsson-2023-wj-msc-t1d'],
    ['its registry number in lower case', 'nct03406585', 'trials/carlsson-2023-wj-msc-t1d'],
    ['its acronym', 'ProTrans-Young', 'trials/nct05061030'],
    ['its first author', 'voltarelli', 'trials/voltarelli-2007-hsct-t1d'],
    ['its id', 'carlsson-2023-wj-msc-t1d', 'trials/carlsson-2023-wj-msc-t1d'],
    ['the DOI of its paper', '10.1056/NEJMoa2506549', 'trials/reichman-2025-zimislecel-t1d'],
    ['its product, by a name of the cells', 'zimislecel', 'trials/reichman-2025-zimislecel-t1d'],
  ])('%s: %s', (_, question, trial) => expect(best(question, 'trials')).toBe(trial))

  it('every registry number it has', () => {
    for (const trial of dataset.records('trials'))
      for (const { id } of trial.registrations.filter((r) => /^[A-Z0-9]{8,}$/.test(r.id)))
        expect(found(id, 'trials'), id).toContain(`trials/${trial.id}`)
  })

  it('its sponsor', () => {
    for (const { id, sponsor } of dataset.records('trials').slice(0, 30))
      if (sponsor) expect(found(sponsor, 'trials'), sponsor).toContain(`trials/${id}`)
  })

  it('any name of the cells that were given, in English and Chinese', () => {
    const given = dataset
      .records('trials')
      .filter(({ arms }) => arms.some((arm) => arm.product?.cells.includes('uc-msc')))
      .map(({ id }) => `trials/${id}`)
    expect(given.length).toBeGreaterThan(10)
    for (const name of ['脐带间充质干细胞', 'hUC-MSC', 'UCMSC', 'umbilical cord mesenchymal stem cell'])
      expect(found(name, 'trials'), name).toEqual(expect.arrayContaining(given))
  })

  it('any name of its disease', () => {
    const own = dataset
      .records('trials')
      .filter(({ disease }) => disease === 'diabetic-foot-ulcer')
      .map(({ id }) => `trials/${id}`)
    for (const name of ['DFU', 'diabetic foot', '糖尿病足'])
      expect(found(name, 'trials'), name).toEqual(expect.arrayContaining(own))
  })
})

describe('an entry is found by each of its names', () => {
  it.each(['diseases', 'cells', 'mechanisms', 'outcomes'] as const)('among the first in %s', (kind) => {
    for (const { id, name, nameZh, aliases } of dataset.records(kind))
      for (const label of [id, name, ...(nameZh ? [nameZh] : []), ...aliases])
        expect(found(label, kind).slice(0, 3), `${label} of ${id}`).toContain(`${kind}/${id}`)
  })

  it('before others that hold the name in a longer one', () => {
    expect(best('C-peptide', 'outcomes')).toBe('outcomes/c-peptide')
    expect(best('C肽', 'outcomes')).toBe('outcomes/c-peptide')
    expect(best('type 1 diabetes', 'diseases')).toBe('diseases/t1d')
    expect(best('MSC')).toBe('cells/msc')
    expect(best('vegf')).toBe('nodes/vegf')
  })
})

describe('every kind', () => {
  it.each(searchedKinds)('of record is found by its id: %s', (kind) => {
    for (const id of dataset.ids(kind).slice(0, 40)) expect(found(id, kind).slice(0, 5), id).toContain(`${kind}/${id}`)
  })

  it('is kept to when it is asked for', () => {
    for (const kind of searchedKinds) for (const hit of ask('cell', kind).hits) expect(hit.kind).toBe(kind)
  })
})

describe('a word that stands nowhere', () => {
  const how = (question: string) => ask(question).taken.map((one) => [one.typed, one.how, one.meant])

  it.each([
    ['umbilcal', 'umbilical'],
    ['umbillical', 'umbilical'],
    ['haematopoeitic', 'hematopoietic'],
    ['isltes', 'islet'],
    ['carlson', 'carlsson'],
    ['mbilical', 'umbilical'],
    ['xmbilical', 'umbilical'],
  ])('%s is taken for the nearest, %s', (typed, meant) => {
    const [[, taken, terms]] = how(typed) as [[string, string, string[]]]
    expect(taken).toBe('spelling')
    expect(terms).toContain(meant)
    expect(found(typed)).toEqual(expect.arrayContaining(found(meant).slice(0, 3)))
  })

  it.each(['NCT03406586', 'NCT99999999', '10.1234/567890123', '1234567890'])(
    'and has digits, %s, is taken for no other',
    (number) => {
      const { taken, hits } = ask(number)
      expect(taken.at(-1)?.how).toBe('nowhere')
      expect(hits.filter(({ terms }) => terms.some((term) => /\d{7,}/.test(term)))).toEqual([])
    },
  )

  it('nor anything like it is left out, and the other words are looked for', () => {
    expect(how('qzxwvk')).toEqual([['qzxwvk', 'nowhere', []]])
    expect(ask('qzxwvk').hits).toEqual([])
    const { hits, all } = ask('umbilical qzxwvk')
    expect(hits.length).toBe(ask('umbilical').hits.length)
    expect(all).toBe(false)
  })

  it('stays what it is when it does stand somewhere', () => expect(how('cords')).toEqual([['cords', 'word', []]]))
})

describe('several words', () => {
  it('must all stand in a record', () => {
    const both = new Set(found('umbilical kidney'))
    expect(both.size).toBeGreaterThan(0)
    const [one, other] = [new Set(found('umbilical')), new Set(found('kidney'))]
    for (const key of both) expect([one.has(key), other.has(key)]).toEqual([true, true])
    expect(both.size).toBe([...one].filter((key) => other.has(key)).length)
  })

  it('of which no record holds all find those that hold some, most first', () => {
    const { hits, all, taken } = ask('protrans lantidra wound', 'cells')
    expect(all).toBe(false)
    const held = hits.map(({ terms }) => taken.filter((word) => terms.some((term) => word.terms.has(term))).length)
    expect(held.length).toBeGreaterThan(0)
    expect(Math.max(...held)).toBeLessThan(3)
  })

  it('may be begun only', () => {
    expect(found('umbil cor')).toEqual(expect.arrayContaining(found('umbilical cord')))
  })
})

describe('a hit shows', () => {
  const words = [
    'umbilical cord wound',
    'voltarelli hsct',
    '脐带血 T1D',
    'insulin independence china',
    'TGF-β antibodies',
  ]

  it.each(words)('where each word of %j stands, in its id, its title or a part', (question) => {
    const { hits, taken } = ask(question)
    expect(hits.length).toBeGreaterThan(0)
    for (const [i, shown] of showHits(hits, taken, dataset).entries()) {
      const told = [shown.id, shown.title, ...shown.matches]
      const parts = told.flatMap(({ text, marks }) => marks.map(([start, end]) => text.slice(start, end)))
      expect(parts.length, shown.id.text).toBeGreaterThan(0)
      for (const { text, marks } of shown.matches) {
        expect(marks.length).toBeGreaterThan(0)
        for (const [start, end] of marks) expect(text.slice(start, end).trim()).not.toBe('')
      }
      expect(shown.matches.length).toBeLessThanOrEqual(taken.length)
      expect(numbers.get(hits[i]?.document as number)).toMatch(new RegExp(`/${shown.id.text.replaceAll('.', '\\.')}$`))
    }
  })
})

it('equal scores stand in the order of records, so that the same question has the same answer', () => {
  for (const question of ['msc', 'trial', '糖尿病']) {
    const { hits } = ask(question)
    for (const [i, hit] of hits.entries()) {
      const next = hits[i + 1]
      if (next && next.score === hit.score) expect(next.document).toBeGreaterThan(hit.document)
    }
  }
})
