import { describe, expect, it } from 'vitest'
import { answerTo } from '../helpers/asks.js'
import { openBundled } from '../helpers/bundled.js'
import { json, ok, page, run, words } from '../helpers/cli.js'

const dataset = openBundled()
const halved = 'pool --outcome insulin-halved-with-hba1c-below-7'

type Item = {
  readonly question: { readonly query: { readonly text: string; readonly trials: readonly string[] } | null }
  readonly pooled: { readonly k: number; readonly estimate: number } | null
  readonly studies: readonly { readonly trial: string; readonly treatment: { readonly arms: readonly string[] } }[]
  readonly leftOut: readonly { readonly trial: string }[]
  readonly withoutResult: readonly string[]
  readonly outsideQuery: readonly string[] | null
  readonly nearby: readonly { readonly command: string; readonly change: string; readonly studies: number }[] | null
}
const itemOf = async (line: string): Promise<Item> => (await json(`stemcell ${line}`)).items[0]
const judged = ({ studies, leftOut }: Item): string[] => [...studies, ...leftOut].map(({ trial }) => trial)
const listed = async (query: string): Promise<string[]> =>
  (await json(['trials', query, '--fields', 'id'])).items.map(({ id }: { id: string }) => id).sort()

/** An item but for what says that a query was asked. */
const bare = (item: Item): unknown => ({
  ...item,
  outsideQuery: null,
  nearby: item.nearby?.map(({ change, studies }) => ({ change, studies })) ?? null,
  question: { ...item.question, query: null },
})

describe('a query that says no more than a flag', () => {
  it.each([
    [`${halved} disease:t2d`, `${halved} --disease t2d`],
    ['pool --outcome hba1c cell:msc', 'pool --outcome hba1c --cell msc'],
    [
      "pool --outcome hba1c --timepoint 12 'disease:diabetes cell:bm-msc'",
      'pool --outcome hba1c --timepoint 12 --disease diabetes --cell bm-msc',
    ],
    ['pool --outcome insulin-dose title:known', 'pool --outcome insulin-dose'],
  ])('%s is %s', async (asked, flagged) => {
    expect(bare(await itemOf(asked))).toEqual(bare(await itemOf(flagged)))
  })
})

describe.each(['hba1c', 'insulin-dose', 'insulin-independence', 'c-peptide'])(
  'the trials of a query, for %s',
  (outcome) => {
    it.each([
      'disease:t2d allocation:randomized year:2015..',
      'disease:t1d,lada cell:msc,bm-mnc',
      'disease:diabetes cell:msc donor:allogeneic',
      'country:CN -model:single-group',
      'outcome:hba1c direction:favors-cell',
      'umbilical cord',
    ])('%s are all that is considered, and what is kept out is counted', async (query) => {
      const answer = await json(['pool', '--outcome', outcome, query])
      const item = answer.items[0] as Item
      const kept = await listed(query)
      expect(item.question.query?.trials).toEqual(kept)
      for (const trial of [...judged(item), ...item.withoutResult]) expect(kept).toContain(trial)
      for (const trial of item.outsideQuery ?? []) expect(kept).not.toContain(trial)
      // Every trial that would be judged without the query is judged, or counted among those outside.
      const flags = ['disease', 'cell'].flatMap((name) => {
        const value = answer.items[0].question[name]
        return value === null ? [] : [`--${name}`, value]
      })
      const whole = (await json(['pool', '--outcome', outcome, ...flags])).items[0] as Item
      const outside = item.outsideQuery ?? []
      expect([...judged(item), ...judged(whole).filter((id) => outside.includes(id))].sort()).toEqual(
        judged(whole).sort(),
      )
      const note = answer.notes.find((one: string) => one.includes('outside the query'))
      const having = judged(whole).filter((id) => outside.includes(id)).length
      if (outside.length)
        expect(note).toMatch(
          new RegExp(`^${outside.length} trials? outside the query w\\w+ not considered; ${having || 'none'} of them `),
        )
      else expect(note).toBeUndefined()
    })
  },
)

describe('trials that are named', () => {
  const ids = ['bhansali-2014-bm-sc-t2d', 'zang-2022-uc-msc-t2d']

  it('are pooled, and no other', async () => {
    const item = await itemOf(`${halved} id:${ids.join(',')}`)
    expect(item.studies.map(({ trial }) => trial)).toEqual(ids)
    expect(item.leftOut).toEqual([])
    expect(item.pooled?.k).toBe(2)
  })

  it('each answer to their own id alone', async () => {
    for (const id of dataset.ids('trials')) expect(await listed(`id:${id}`)).toEqual([id])
  })

  it('are told one by one where the guard leaves fewer than two', async () => {
    const { items } = await json('stemcell pool --outcome hba1c id:zang-2022-uc-msc-t2d,bhansali-2009-bm-mnc-t2d')
    expect(items[0].pooled).toBeNull()
    expect(judged(items[0]).sort()).toEqual(['bhansali-2009-bm-mnc-t2d', 'zang-2022-uc-msc-t2d'])
    expect(items[0].notPooled).toContain('the guard finds one comparable study')
  })
})

describe('the answer to a query', () => {
  const asked = `${halved} 'disease:t2d allocation:randomized'`

  it('says the query in its head, in its picture, in the R script and as JSON', async () => {
    const { stdout, files } = await ok(`${asked} --svg f.svg --r f.R`)
    const count = (await listed('disease:t2d allocation:randomized')).length
    expect(stdout).toContain('trials that fit allocation:randomized')
    expect(stdout).toContain(`${count} of ${dataset.count('trials')} fit disease:t2d allocation:randomized`)
    expect(files['f.svg']).toMatch(/<title[^>]*>[^<]*trials that fit allocation:randomized/)
    expect(files['f.R']).toContain('trials that fit disease:t2d allocation:randomized')
    const { query, items } = await json(`stemcell ${asked}`)
    expect(query).toMatchObject({ text: 'disease:t2d allocation:randomized', disease: 't2d', cell: null })
    expect(query.filters).toHaveLength(2)
    expect(items[0].question.query.text).toBe('disease:t2d allocation:randomized')
  })

  it('does not fill its title with many names', async () => {
    const { stdout } = await ok(`pool --outcome hba1c id:${dataset.ids('trials').slice(0, 9).join(',')}`)
    expect(stdout.split('\n')[0]).toMatch(/any disease, trials that fit id:… \(9\)$/)
    const countries = await ok('pool --outcome hba1c country:CN,IN,US,DE')
    expect(countries.stdout.split('\n')[0]).toMatch(/trials that fit country:CN,IN,US,… \(4\)$/)
  })

  it.each([
    asked,
    "pool --outcome insulin-dose 'disease:t1d enrollment:10..'",
    'pool --outcome insulin-dose --disease t1d \'enrollment:10.. "stem cell"\'',
    'pool --outcome hba1c cell:msc --timepoint 12',
    "pool --outcome insulin-dose --allow time-points ' -model:single-group'",
  ])('%s: the commands it proposes keep the query', async (line) => {
    const answer = await json(`stemcell ${line}`)
    const pools = answer.next.filter(({ command }: { command: string }) => command.startsWith('stemcell pool'))
    expect(pools.length).toBeGreaterThan(0)
    for (const { command } of pools) {
      const again = await answerTo(words(command))
      const [item] = again.items as unknown as Item[]
      expect(item?.question.query).toEqual(answer.items[0].question.query)
      expect(item?.question).toMatchObject({
        disease: answer.items[0].question.disease,
        cell: answer.items[0].question.cell,
      })
    }
  })

  it('has subgroups, leave-one-out and a published synthesis beside it', async () => {
    const item = (await json(`stemcell ${asked} --leave-one-out --by donor`)).items[0]
    expect(item.leaveOneOut).toHaveLength(3)
    expect(item.subgroups.groups.map(({ group }: { group: string }) => group).sort()).toEqual([
      'allogeneic',
      'autologous',
    ])
    const beside = (await json("stemcell pool --against guo-2019-abm-mnc-t2d --outcome hba1c 'allocation:randomized'"))
      .items[0]
    expect(beside.against.review).toBe('guo-2019-abm-mnc-t2d')
    for (const trial of judged(beside)) expect(await listed('allocation:randomized')).toContain(trial)
  })

  it('says that an excluded trial was outside the query anyway', async () => {
    const { notes } = await json('stemcell pool --outcome hba1c --exclude carlsson-2023-wj-msc-t1d disease:t2d')
    expect(notes).toContain('--exclude carlsson-2023-wj-msc-t1d: it is outside the query, so nothing was left out.')
  })

  it('warns where trials were chosen by what they found', async () => {
    const { notes, items } = await json(`stemcell ${halved} 'disease:t2d direction:favors-cell'`)
    expect(items[0].pooled).not.toBeNull()
    expect(items[0].certainty).toBeNull()
    expect(notes).toContain(
      'The query chooses trials by what they found (direction:favors-cell): that biases the pooled effect towards it, so its certainty is not rated.',
    )
    expect((await json(`stemcell ${asked}`)).notes.join()).not.toContain('by what they found')
  })

  it('says that whole trials are chosen where an arm of one does not fit, and takes a cell type for the arms', async () => {
    const two = "'disease:t2d cell:bm-msc,uc-msc'"
    const { notes, items } = await json(`stemcell ${halved} ${two}`)
    expect(notes.join()).toContain('also those that cell:bm-msc,uc-msc does not fit')
    const arms = (item: Item): readonly string[] =>
      item.studies.find(({ trial }) => trial === 'bhansali-2017-bm-msc-mnc-t2d')?.treatment.arms ?? []
    expect(arms(items[0])).toEqual(['cell-msc', 'cell-mnc'])
    const one = await json(`stemcell ${halved} 'disease:t2d cell:msc'`)
    expect(arms(one.items[0])).toEqual(['cell-msc'])
    expect(one.notes.join()).not.toContain('whole trials')
  })

  it('says which trials were passed over since a value is not known', async () => {
    const { notes } = await json("stemcell pool --outcome hba1c 'disease:t2d year:2015..'")
    const also = await json("stemcell trials 'disease:t2d year:2015..'")
    for (const note of also.notes) expect(notes).toContain(note)
    expect(also.notes.length).toBeGreaterThan(0)
  })
})

describe('a query that no trial fits', () => {
  it('pools nothing, says which filter to relax and exits with 0', async () => {
    const { code, stdout, stderr } = await run("pool --outcome hba1c 'disease:t1d year:1950'")
    expect(code).toBe(0)
    expect(stdout).toContain('Nothing is pooled.')
    expect(stderr).toContain('No trials match. Relax a filter:')
    const [item] = (await json("stemcell pool --outcome hba1c 'disease:t1d year:1950'")).items as Item[]
    expect([item?.pooled, item?.studies, item?.question.query?.trials]).toEqual([null, [], []])
  })

  it('is none when it is blank', async () => {
    expect((await itemOf(`${halved} ''`)).question.query).toBeNull()
  })
})

describe('on a page', () => {
  it.each<[string, string, { readonly columns?: number }]>([
    ['query-80', `stemcell ${halved} 'disease:t2d allocation:randomized year:2010..'`, { columns: 80 }],
    ['query-ids', `stemcell ${halved} 'id:bhansali-2014-bm-sc-t2d,zang-2022-uc-msc-t2d' --leave-one-out`, {}],
    ['query-findings-100', "stemcell pool --outcome hba1c 'direction:favors-cell cell:msc'", { columns: 100 }],
    ['query-none', "stemcell pool --outcome hba1c 'disease:t1d year:1950'", {}],
  ])('%s', async (file, line, place) => {
    await expect(await page(line, place)).toMatchFileSnapshot(`../golden/pool/${file}.txt`)
  })
})
