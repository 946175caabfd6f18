import { describe, expect, it } from 'vitest'
import { openBundled } from '../helpers/bundled.js'
import { json, ok, run } from '../helpers/cli.js'

const dataset = openBundled()
type Item = {
  id: string
  trial: string
  harm: string
  told: string
  number: number | null
  role: string | null
  missing?: object
}

describe('stemcell harms', () => {
  it('has the numbers of the records, and a reason for each that is not there', async () => {
    const { items } = (await json('stemcell harms')) as { items: Item[] }
    const byId = new Map(items.map((item) => [item.id, item]))
    let zeros = 0
    for (const { id, safety } of dataset.records('trials'))
      for (const field of ['seriousEvents', 'seriousRelated', 'deaths', 'procedureRelated'] as const) {
        const item = byId.get(`${id}/${field}`)
        if (safety[field] !== null) expect(item?.number, `${id} ${field}`).toBe(safety[field])
        if (safety[field] === 0) zeros++
      }
    expect(zeros).toBeGreaterThan(20)
    for (const item of items) {
      expect(item.number === null, item.id).toBe(item.missing !== undefined)
      if (item.told.startsWith('not-')) expect(item.number).toBeNull()
    }
  })

  it('asks by harm, by whether it was told, and by the filters of trials', async () => {
    const { items } = (await json('stemcell harms --harm death --told counted --disease t1d')) as { items: Item[] }
    const within = dataset.vocabulary('diseases').within('t1d')
    expect(items.length).toBeGreaterThan(0)
    for (const { harm, told, trial } of items) {
      expect([harm, told]).toEqual(['death', 'counted'])
      expect(within).toContain(dataset.record('trials', trial)?.disease)
    }
  })

  it('says of none attributed, where nobody read how many there were, that they were not read', async () => {
    const { stdout } = await ok('stemcell harms id:izadi-2022-bm-msc-t1d', { columns: 220 })
    expect(stdout).toMatch(/izadi-2022-bm-msc-t1d .* 0 \(of any cause: not/)
  })

  it('has the same totals on its page, as JSON and as CSV', async () => {
    const { items } = await json('stemcell harms --totals')
    const [death] = items
    const page = (await ok('stemcell harms')).stdout
    const { cells, control } = death.compared
    expect(page).toContain(`cells ${cells.people} of ${cells.n} against control ${control.people} of ${control.n}`)
    const csv = (await ok('stemcell harms --totals --csv')).stdout
    expect(csv).toContain(`death,cells against control,${cells.people},${cells.n},${cells.trials}`)
  })

  it('fits a screen and says how to see the rest', async () => {
    const { stdout } = await ok('stemcell harms --disease t2d', { columns: 140, rows: 40 })
    expect(stdout.split('\n').length).toBeLessThanOrEqual(40)
    expect(stdout).toMatch(/more rows: add --all/)
    expect((await ok('stemcell harms --disease t2d')).stdout).not.toMatch(/add --all/)
  })

  it('refuses totals of a part', async () => {
    const { code, stderr } = await run('stemcell harms --totals --limit 3')
    expect(code).toBe(2)
    expect(stderr).toMatch(/--totals and --limit exclude each other/)
  })
})

describe('harms as text', () => {
  it.each([60, 80, 140, 200])('say at %i columns how each was read, before events with names', async (columns) => {
    const { stdout } = await ok('stemcell harms', { columns })
    const [head = ''] = /^.* Deaths .*$/m.exec(stdout) ?? []
    expect(head).toContain('Read')
    if (columns >= 140) expect(head).toContain('Design')
    else expect(stdout).toMatch(/^wu-2014-bm-mnc-hbo-t2d ≠ disputed design {2}randomized, open/m)
    if (columns === 200)
      expect(stdout).toMatch(/^wu-2014-bm-mnc-hbo-t2d ≠ disputed design +randomized, open .* abstract /m)
  })
})
