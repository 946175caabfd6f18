import { describe, expect, it } from 'vitest'
import { openBundled } from '../helpers/bundled.js'
import { json, ok, type Place } from '../helpers/cli.js'
import { smallPage } from '../helpers/small-world.js'

const dataset = openBundled()
const ids = async (line: string): Promise<string[]> => (await json(line)).items.map(({ id }: { id: string }) => id)

describe('stemcell reviews', () => {
  it('lists every published synthesis with its pooled figures', async () => {
    const { stdout } = await ok('stemcell reviews')
    for (const { id, pooled } of dataset.records('reviews')) {
      expect(stdout).toContain(id)
      for (const { value, ci } of pooled) {
        expect(stdout).toContain(` ${value}`)
        if (ci) expect(stdout).toContain(`(${ci[0]} to ${ci[1]})`)
      }
    }
  })

  it('marks figures with an anomaly on record, and tells the anomaly', async () => {
    const marked = await ids('stemcell reviews --anomaly known')
    expect(marked).toEqual(['habiba-2024-msc', 'guo-2019-abm-mnc-t2d'])
    for (const id of marked) expect((await ok('stemcell reviews')).stdout).toMatch(new RegExp(`\\[!\\].*${id}`))
    expect((await ok('stemcell reviews --anomaly known --fields id,anomaly')).stdout).toContain(
      'the minus sign looks lost',
    )
  })

  it('finds by disease, cells and what a figure is, all of one and the same figure', async () => {
    expect(await ids('stemcell reviews --cell hsc')).toContain('ahsct-t1d-chinese-ma')
    const own = dataset
      .records('reviews')
      .filter(({ pooled }) => pooled.some((f) => f.outcome === 'hba1c' && f.comparison === 'before-after'))
    expect((await ids('stemcell reviews --outcome hba1c --comparison before-after')).toSorted()).toEqual(
      own.map(({ id }) => id).toSorted(),
    )
  })

  it('gives whole records to scripts', async () => {
    const { items } = await json('stemcell reviews kashbour')
    expect(items[0]).toEqual(dataset.record('reviews', 'kashbour-2025-msc-rct'))
  })

  it.each<[string, string, Place?]>([
    ['reviews/80', 'stemcell reviews', { columns: 80 }],
    ['reviews/140', 'stemcell reviews', { columns: 140 }],
    ['reviews/csv', 'stemcell reviews --csv'],
  ])('%s', async (file, line, place) => {
    await expect(await smallPage(line, place)).toMatchFileSnapshot(`../golden/${file}.txt`)
  })
})
