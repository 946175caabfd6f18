import { describe, expect, it } from 'vitest'
import type { MapCell } from '../../src/evidence/gap-map/index.js'
import { answerTo, asksIn, drawn, visible } from '../helpers/asks.js'

const idsOf = async (words: readonly string[]): Promise<string[]> =>
  ((await answerTo([...words, '--fields', 'id'])).items as unknown as { id: string }[]).map(({ id }) => id).sort()

const maps = [
  'map',
  'map --fold',
  'map --disease t2d --cell msc',
  "map 'disease:diabetes -cell:hsc allocation:randomized'",
  "map 'outcome:hba1c direction:favors-cell' --fold",
  'map --rows cell --cols donor --disease t1d',
  'map --rows disease --cols allocation --measure participants',
  'map --rows outcome --cols direction --fold',
  "map ' -allocation:randomized' --rows disease",
  'map --rows phase --cols status --donor autologous',
]

describe('the map', () => {
  it.each(maps)('%s: every cell, row and column asks exactly for the trials it counts', async (line) => {
    const answer = await answerTo(`${line} --all`)
    const cells = (answer.items as unknown as (MapCell & { command?: string })[]).filter((c) => c.trials.length)
    const links = asksIn(answer, 140)
    const asked = new Map(links.map(({ words }) => [JSON.stringify(words), words]))
    const listed = new Map<string, string[]>()
    for (const [key, words] of asked) listed.set(key, await idsOf(words))
    expect(cells.length).toBeGreaterThan(3)
    for (const cell of cells) {
      const query = /^stemcell trials '?(.*?)'?$/.exec(cell.command ?? '')?.[1]
      expect(listed.get(JSON.stringify(['trials', query]))).toEqual([...cell.trials].sort())
    }
    // In the picture every number stands on the question for as many trials.
    const { measure } = answer.query as { measure: string }
    if (measure === 'trials') {
      const counted = links.flatMap(({ words, text }) => {
        const number = /^[▲△▼▽■□◆◇○–] (\d+)§?$/.exec(text)?.[1]
        return number === undefined ? [] : [{ words, number: Number(number) }]
      })
      expect(counted).toHaveLength(cells.length)
      for (const { words, number } of counted) expect(listed.get(JSON.stringify(words))).toHaveLength(number)
    }
    for (const list of listed.values()) expect(list.length).toBeGreaterThan(0)
  })

  it('asks for the trials of the row where there is a gap', async () => {
    const answer = await answerTo('map --rows disease --cols allocation')
    const cells = answer.items as unknown as MapCell[]
    const links = asksIn(answer, 140)
    const gaps = links.filter(({ text }) => text === '·')
    expect(gaps).toHaveLength(cells.filter(({ state }) => state === 'none').length)
    expect(gaps.length).toBeGreaterThan(3)
    const rows = new Set(cells.map(({ row }) => JSON.stringify(['trials', `disease:${row}`])))
    for (const { words } of gaps) expect(rows).toContain(JSON.stringify(words))
  })

  it('of totals asks for as many trials as they say', async () => {
    const links = asksIn(await answerTo('map --rows disease --cols allocation'), 140)
    const totals = links.filter(({ text }) => /^\d+$/.test(text))
    expect(totals.length).toBeGreaterThan(1)
    for (const { words, text } of totals) expect(await idsOf(words)).toHaveLength(Number(text))
  })
})

const pages = [
  'map --disease t2d --fold',
  'pool --outcome insulin-halved-with-hba1c-below-7 --disease t2d',
  'pool --outcome hba1c --disease t2d --cell msc --timepoint 12',
  'timeline --disease diabetic-kidney-disease',
  'compare carlsson-2023-wj-msc-t1d hu-2013-wj-msc-t1d',
  'gaps --only no-controlled-trial,left-out,unreported --disease t1d',
]

describe.each(pages)('%s', (line) => {
  it('asks for pages that there are', async () => {
    const links = asksIn(await answerTo(line), 120)
    expect(links.length).toBeGreaterThan(1)
    for (const words of new Set(links.map(({ words }) => words)))
      expect((await answerTo(words)).count).toBeGreaterThan(0)
  })

  it.each([40, 60, 80, 140])('says the same with and without its links at %i columns', async (width) => {
    const answer = await answerTo(line)
    const [without, linked] = [await drawn(answer, width, false), await drawn(answer, width, true)]
    expect(visible(linked)).toBe(visible(without))
  })
})

describe('a pooled result', () => {
  it('asks for each study in the plot, among the used and among the left out', async () => {
    const answer = await answerTo('pool --outcome hba1c --disease t2d --cell msc --timepoint 12 --allow non-randomized')
    const [item] = answer.items as unknown as { studies: { trial: string }[]; leftOut: { trial: string }[] }[]
    const asked = asksIn(answer, 120).map(({ words }) => words.join(' '))
    const times = (trial: string): number => asked.filter((words) => words === `show trials/${trial}`).length
    for (const { trial } of item?.studies ?? []) expect(times(trial)).toBeGreaterThanOrEqual(3)
    for (const { trial } of item?.leftOut ?? []) expect(times(trial)).toBeGreaterThanOrEqual(1)
  })
})
