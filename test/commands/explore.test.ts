import { describe, expect, it } from 'vitest'
import { openBundled } from '../helpers/bundled.js'
import { json, ok, run } from '../helpers/cli.js'
import { openSmallWorld, smallPage } from '../helpers/small-world.js'

const two = 'stemcell compare carlsson-2023-wj-msc-t1d hu-2013-wj-msc-t1d'
type Golden = { readonly file: string; readonly line: string; readonly columns?: number }
const golden = (file: string, line: string, columns?: number): Golden => ({
  file,
  line,
  ...(columns === undefined ? {} : { columns }),
})
const goldens: readonly Golden[] = [
  golden('compare/60', 'stemcell compare first series', 60),
  golden('compare/80', 'stemcell compare first second', 80),
  golden('compare/140', 'stemcell compare first second series', 140),
  golden('compare/pipe', 'stemcell compare first second'),
  golden('compare/diff', 'stemcell compare first second --diff', 100),
  golden('compare/markdown', 'stemcell compare first second --diff --md'),
  golden('map/60', 'stemcell map --fold', 60),
  golden('map/80', 'stemcell map', 80),
  golden('map/140', 'stemcell map --disease t1d', 140),
  golden('map/pipe', 'stemcell map --rows disease --cols allocation'),
  golden('map/ascii', 'stemcell map --rows disease --cols allocation --ascii', 80),
  golden('brief/60', 'stemcell brief --disease t1d', 60),
  golden('brief/80', 'stemcell brief --disease t1d --cell msc', 80),
  golden('brief/140', 'stemcell brief --disease t1d --cell msc --all', 140),
  golden('timeline/60', 'stemcell timeline', 60),
  golden('timeline/80', 'stemcell timeline', 80),
  golden('timeline/140', 'stemcell timeline --by status', 140),
  golden('timeline/pipe', 'stemcell timeline --ascii'),
  golden('gaps/80', 'stemcell gaps', 80),
  golden('gaps/pipe', 'stemcell gaps --only no-controlled-trial,left-out'),
]

describe('golden outputs', () => {
  it.each(goldens)('$file', async ({ file, line, columns }) => {
    await expect(await smallPage(line, columns === undefined ? {} : { columns })).toMatchFileSnapshot(
      `../golden/${file}.txt`,
    )
  })
})

describe('a map', () => {
  it('counts in each cell the trials that the command beside it lists', async () => {
    const { items } = await json('stemcell map --disease t2d')
    const filled = items.filter((item: { state: string }) => item.state !== 'none')
    expect(filled.length).toBeGreaterThan(20)
    for (const cell of filled) {
      const listed = await json(cell.command)
      const ids = listed.items.map((item: { id: string }) => item.id)
      expect(ids.sort()).toEqual([...cell.trials].sort())
    }
  })
  it('refuses an axis without a list of values, and one field on both axes', async () => {
    expect(await run('stemcell map --rows year')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('"year" is not a value of --rows'),
    })
    expect(await run('stemcell map --rows cell --cols cell')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('two different'),
    })
    expect(await run('stemcell map --measure money')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('trials, participants'),
    })
  })
  it('writes a picture, and a page whose table has a cell for each of the map', async () => {
    const { files } = await ok('stemcell map --rows disease --cols allocation --svg map.svg --html map.html')
    expect(files['map.svg']).toMatch(/^<(\?xml|svg)/)
    const { items } = await json('stemcell map --rows disease --cols allocation')
    expect(files['map.html']?.match(/<td/g)).toHaveLength(items.length)
    expect(files['map.html']).not.toMatch(/<script|src=|url\(/)
  })
})

describe('a timeline', () => {
  it('has every trial that fits, and a row per year on a narrow screen', async () => {
    const { items, groups } = await json('stemcell timeline --disease t1d')
    const { count } = await json('stemcell trials --disease t1d')
    expect(items).toHaveLength(count)
    const started = groups[0].perYear.reduce((n: number, y: { started: number }) => n + y.started, 0)
    const placed = items.filter(
      (t: { start: number | null; reports: number[] }) => t.start !== null || t.reports.length,
    )
    expect(started).toBe(placed.length)
  })
  it('refuses a grouping it does not know', async () =>
    expect(await run('stemcell timeline --by color')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('"color"'),
    }))
  it('writes its picture', async () =>
    expect((await ok('stemcell timeline --disease t2d --svg t.svg')).files['t.svg']).toContain('<title'))
})

describe('a comparison', () => {
  it('takes registry numbers and DOIs, each trial once', async () => {
    const { query } = await json('stemcell compare NCT03406585 carlsson-2023-wj-msc-t1d 10.1186/s13287-022-02848-6')
    expect(query.trials).toEqual(['carlsson-2023-wj-msc-t1d', 'zang-2022-uc-msc-t2d'])
  })
  it('refuses one trial, more than eight, none, and what is no trial', async () => {
    expect(await run('stemcell compare NCT03406585')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('only one trial'),
    })
    expect(await run('stemcell compare')).toMatchObject({ code: 2, stderr: expect.stringContaining('no trials') })
    expect(await run("stemcell compare --from-query 'disease:t1d'")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('too many'),
    })
    expect(await run('stemcell compare hba1c NCT03406585')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('"hba1c" is an outcome measure, not a trial'),
    })
    expect(await run('stemcell compare NCT0340658 NCT03406585')).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('Did you mean'),
    })
  })
  it('says why the guard is silent: nothing shared, or nothing against it', async () => {
    const notes = async (line: string): Promise<string> => (await ok(line, { open: openSmallWorld })).stderr
    expect(await notes('stemcell compare first second')).toContain('nothing that stands against comparing')
    expect(await notes('stemcell compare first series')).toContain('no outcome is shared by two of these trials')
  })
  it('keeps with --diff only rows that differ or carry a warning', async () => {
    const { items } = await json(`${two} --diff`)
    for (const item of items) expect(item.differs || item.warnings.length > 0).toBe(true)
  })
})

describe('gaps', () => {
  it('name records that exist', async () => {
    const { items } = await json('stemcell gaps')
    const dataset = openBundled()
    for (const gap of items) for (const id of gap.records) expect(dataset.find(id).length, id).toBeGreaterThan(0)
  })
  it('keeps the kinds that were asked for', async () => {
    const { items } = await json('stemcell gaps --only unreported')
    expect(new Set(items.map((gap: { kind: string }) => gap.kind))).toEqual(new Set(['unreported']))
    expect(await run('stemcell gaps --only unreporte')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Did you mean unreported'),
    })
  })
})
