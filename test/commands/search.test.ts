import { describe, expect, it } from 'vitest'
import { searchedKinds } from '../../src/query/search/index.js'
import { openBundled } from '../helpers/bundled.js'
import { json, ok, type Place, run } from '../helpers/cli.js'
import { smallPage } from '../helpers/small-world.js'

const dataset = openBundled()
type Item = {
  kind: string
  id: string
  title: string
  score: number
  words: string[]
  titleMarks: [number, number][]
  matches: { label: string; text: string; marks: [number, number][] }[]
  command: string
}
type Group = { kind: string; count: number; shown: number }

describe('search answers', () => {
  it('with hits by kind, the kind of the best hit first, the best of each kind first', async () => {
    const { items, groups, count, total } = (await json('stemcell search wharton jelly')) as {
      items: Item[]
      groups: Group[]
      count: number
      total: number
    }
    expect([...new Set(items.map(({ kind }) => kind))]).toEqual(groups.map(({ kind }) => kind))
    expect(Math.max(...items.map(({ score }) => score))).toBe(items[0]?.score)
    for (const { kind, shown } of groups) {
      const scores = items.filter((item) => item.kind === kind).map(({ score }) => score)
      expect(scores).toHaveLength(shown)
      expect(scores).toEqual([...scores].sort((a, b) => b - a))
    }
    expect([count, total]).toEqual([items.length, groups.reduce((n, group) => n + group.count, 0)])
  })

  it('with the place of each word, in the title or in a part', async () => {
    for (const { title, titleMarks, matches, id } of (await json('stemcell search umbilical foot')).items as Item[]) {
      const places = [{ text: title, marks: titleMarks }, ...matches].flatMap(({ text, marks }) =>
        marks.map(([from, to]) => text.slice(from, to).toLowerCase()),
      )
      for (const word of ['umbilical', 'foot'])
        expect(places.some((place) => place.startsWith(word)) || id.includes(word), `${id} ${word}`).toBe(true)
    }
  })

  it('with a command that opens each hit and nothing else', async () => {
    for (const question of ['exosome', 'hypoglycemia', 'vegf', '脐带'])
      for (const { kind, id, command } of (await json(['search', question])).items as Item[]) {
        const { items } = await json(command)
        expect(items.map((item: { type: string; record: { id: string } }) => [item.type, item.record.id])).toEqual([
          [kind, id],
        ])
      }
  })

  it('with three hits per kind, twenty of a single kind, as many as are asked for, or all; and says what it left out', async () => {
    const shown = async (line: string) =>
      (await json(line)) as { items: Item[]; groups: Group[]; notes: string[]; total: number }
    for (const { shown: n } of (await shown('stemcell search msc')).groups) expect(n).toBeLessThanOrEqual(3)
    expect((await shown('stemcell search msc --kind trials')).items).toHaveLength(20)
    const one = await shown('stemcell search msc --limit 1')
    expect(one.items).toHaveLength(one.groups.length)
    for (const { kind, count } of one.groups) if (count > 1) expect(one.notes.join()).toContain(`${count - 1} ${kind}`)
    const all = await shown('stemcell search msc --limit all')
    expect([all.items.length, all.notes]).toEqual([all.total, []])
  })

  it('with the same hits however the kinds are named', async () => {
    const { items } = await json('stemcell search cord --kind trials,cells')
    expect(new Set(items.map(({ kind }: Item) => kind))).toEqual(new Set(['trials', 'cells']))
    expect((await json(['search', 'cord', '--kind', 'cell type, TRIAL'])).items).toEqual(items)
  })

  it('with where the words stand when they stand in no record of the kinds asked for', async () => {
    const { items, notes } = await json('stemcell search NCT03406585 --kind diseases')
    expect(items).toEqual([])
    expect(notes).toEqual(['Other kinds hold the words: 1 trials.'])
  })

  it('with what a misspelled word was taken for', async () => {
    const { notes, query, items } = await json('stemcell search umbilcal cord')
    expect(notes[0]).toBe('"umbilcal" stands in no record; words that begin with umbilical were looked for instead.')
    expect(query.words[0]).toEqual({ word: 'umbilcal', how: 'spelling', meant: ['umbilical'] })
    expect(items.map(({ id }: Item) => id)).toEqual(
      (await json('stemcell search umbilical cord')).items.map(({ id }: Item) => id),
    )
  })

  it('with nothing, and no error, where nothing is found', async () => {
    const { code, stdout, stderr } = await run('stemcell search qzxwvk')
    expect([code, stdout]).toEqual([0, 'Nothing found for qzxwvk\n'])
    expect(stderr).toContain('"qzxwvk" stands in no record, and nothing near it.')
  })

  it.each([
    ['https://doi.org/10.1056/NEJMoa2506549', 'reichman-2025-zimislecel-t1d'],
    ['PMID: 40544428', 'reichman-2025-zimislecel-t1d'],
    ['https://clinicaltrials.gov/study/NCT03406585', 'carlsson-2023-wj-msc-t1d'],
  ])('with the trial that a pasted address or number names: %s', async (number, id) => {
    const { items } = await json(['search', number])
    expect(items.map((item: Item) => item.id)).toContain(id)
  })

  it('with the words marked on a colored screen, and the same text without marks in a pipe', async () => {
    const line = 'stemcell search wharton --kind cells'
    const screen = (await ok(line, { columns: 400, env: { FORCE_COLOR: '1' } })).stdout
    expect(screen).toMatch(/\u001b\[1mWharton’s\u001b\[22m jelly MSC/)
    const plain = (await ok(line)).stdout
    expect(plain).toContain('Wharton’s jelly MSC')
    expect(screen.replace(/\u001b\[\d+m/g, '').startsWith(plain.trimEnd())).toBe(true)
  })
})

describe('search refuses', () => {
  it.each(['doi:10.2337/dc15-0051', 'CD4:CD8 ratio', 'trial: safety', 'MSC - safety', 'cell-derived'])(
    'not %s, which is no filter',
    async (words) => expect((await run(['search', words])).code).toBe(0),
  )

  it.each([
    [['search'], "missing required argument 'words'"],
    [['search', ''], '"" holds no letter or digit to look for'],
    [['search', ' '], '" " holds no letter or digit to look for'],
    [['search', '!?', '…', '--', '—'], 'holds no letter or digit to look for'],
    [['search', '\u001b[\u202e'], '"<U+001B>[<U+202E>" holds no letter or digit'],
    [['search', 'disease:nope'], '"disease:nope" is a filter'],
    [['search', 'msc disease:t1d'], 'stemcell trials disease:t1d'],
    [['search', 'msc', 'Outcome:hba1c', '--kind', 'trials'], '"Outcome:hba1c" is a filter'],
    [['search', 'cells -umbilical'], 'stemcell trials -- -umbilical'],
    [['search', '--', '-disease:t1d'], '"-disease:t1d" is a filter'],
    [['search', 'verdict:refuted'], 'stemcell claims verdict:refuted'],
    [['search', 'year:>=2020'], '"year:>=2020" is a filter'],
    [['search', 'msc', '--kind', 'trails'], '"trails" is not a value of --kind'],
    [['search', 'msc', '--kind', ','], '--kind has an empty value'],
    [['search', 'msc', '--kind', 'trials,__proto__'], '"__proto__" is not a value of --kind'],
    [['search', 'msc', '--limit', '0'], '"0" is not a limit'],
    [['search', 'msc', '--limit', 'many'], '"many" is not a limit'],
  ])('%j', async (argv, message) => {
    const { code, stdout, stderr } = await run(argv)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
  })

  it('an unknown kind with those there are', async () => {
    const { stderr } = await run('stemcell search msc --kind trails')
    expect(stderr).toContain('Did you mean trials')
    for (const kind of searchedKinds) expect(stderr).toContain(kind)
  })
})

it('any text typed at it is answered or refused, and never harms the terminal', async () => {
  for (const question of [
    'y',
    "don't",
    '*',
    '"quoted',
    'a'.repeat(5000),
    '=cpeptide',
    'α',
    '🧬',
    '糖',
    '\u0301',
    'constructor',
    '__proto__',
    'the of and',
    '\u001b]0;x\u0007 cord',
    `${'cord '.repeat(200)}`,
  ]) {
    const { code, stdout, stderr } = await run(['search', question])
    expect([0, 2], question).toContain(code)
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
  }
})

it('every kind can be asked for and says how many there are', async () => {
  for (const kind of searchedKinds) {
    const { groups } = (await json(`stemcell search cell stem diabetes msc --kind ${kind} --limit 1`)) as {
      groups: Group[]
    }
    for (const group of groups) expect(group.count).toBeLessThanOrEqual(dataset.count(kind))
  }
})

type Golden = readonly [file: string, line: string, place?: Place]
const at = (columns: number): Place => ({ columns })
const goldens: readonly Golden[] = [
  ...[60, 80, 140].flatMap((columns): Golden[] => [
    [`words-${columns}`, 'stemcell search marrow diabetes', at(columns)],
    [`chinese-${columns}`, 'stemcell search 脐带间充质干细胞 C肽 --limit 1', at(columns)],
  ]),
  ['misspelled-80', 'stemcell search mesenchimal --kind cells', at(80)],
  ['some-words-80', 'stemcell search stromal qzxwvk --kind cells', at(80)],
  ['number-pipe', 'stemcell search NCT00000001'],
  ['markdown', 'stemcell search marrow mice --md'],
  ['json', 'stemcell search marrow mice --json'],
  ['ndjson', 'stemcell search marrow mice --ndjson'],
  ['csv', 'stemcell search marrow mice --csv'],
  ['nothing-80', 'stemcell search qzxwvk', at(80)],
  ['unknown-kind', 'stemcell search msc --kind trails'],
]
describe('golden outputs', () => {
  for (const [file, line, place] of goldens)
    it(`${file}: ${line}`, async () => {
      await expect(await smallPage(line, place)).toMatchFileSnapshot(`../golden/search/${file}.txt`)
    })
})
