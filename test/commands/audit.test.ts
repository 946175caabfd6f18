import { describe, expect, it } from 'vitest'
import { auditRules, levels } from '../../src/evidence/audit/index.js'
import { openBundled } from '../helpers/bundled.js'
import { json, ok, run } from '../helpers/cli.js'
import { smallPage } from '../helpers/small-world.js'

const dataset = openBundled()
type Item = {
  trial: string
  rule: string
  level: string
  path: string
  message: string
  known: null | { as: string; text: string }
}
const items = async (line: string): Promise<Item[]> => (await json(line)).items

describe('audit prints', () => {
  it.each([
    ['all-60', 'stemcell audit', 60],
    ['all-140', 'stemcell audit', 140],
    ['query', "stemcell audit --query 'disease:t1d allocation:randomized' --level suspicious", 100],
    ['nothing', 'stemcell audit second', 80],
    ['pipe', 'stemcell audit', undefined],
    ['csv', 'stemcell audit --csv', undefined],
    ['json', 'stemcell audit --json', undefined],
    ['markdown', 'stemcell audit --md', undefined],
  ])('%s as it always has', async (file, line, columns) => {
    await expect(await smallPage(line, columns === undefined ? {} : { columns })).toMatchFileSnapshot(
      `../golden/audit/${file}.txt`,
    )
  })
})

describe('audit', () => {
  it('takes every trial when none is named, and leaves the exit code at 0 with findings', async () => {
    const { code, stderr } = await run('stemcell audit')
    expect(code).toBe(0)
    expect(stderr).toContain(`of ${dataset.ids('trials').length} trials`)
    const all = await items('stemcell audit')
    expect(all.map(({ trial }) => trial)).toEqual(all.map(({ trial }) => trial).toSorted())
    for (const level of levels)
      expect(
        all.some((item) => item.level === level),
        level,
      ).toBe(true)
  })

  it('finds a trial by registry number, by the paper that reports it, and once only', async () => {
    const one = await json('stemcell audit NCT02302599 zang-2022-uc-msc-t2d trials/zang-2022-uc-msc-t2d')
    expect(one.query).toEqual({ ids: ['zang-2022-uc-msc-t2d'] })
    expect(one.items).toEqual((await items('stemcell audit')).filter(({ trial }) => trial === 'zang-2022-uc-msc-t2d'))
  })

  it('says what is on record already, in the words of the record', async () => {
    const known = (await items('stemcell audit zang-2022-uc-msc-t2d')).find(
      ({ rule }) => rule === 'stated-change',
    )?.known
    expect(known?.as).toBe('anomaly')
    expect(dataset.record('trials', 'zang-2022-uc-msc-t2d')?.anomalies?.map(({ text }) => text)).toContain(known?.text)
    expect((await ok('stemcell audit zang-2022-uc-msc-t2d')).stdout).toContain('Already on record as an anomaly.')
  })

  it.each(levels)('keeps the findings of the level %s and counts the others', async (level) => {
    const all = await json('stemcell audit')
    const some = await json(`stemcell audit --level ${level}`)
    expect(some.items).toEqual(all.items.filter((item: Item) => item.level === level))
    expect([some.count, some.total]).toEqual([some.items.length, all.count])
    expect(some.notes.join(' ')).toContain(`${all.count - some.count} more findings left out by --level`)
  })

  it('keeps the findings of several rules and levels', async () => {
    const some = await items('stemcell audit --rule stated-change,percent-of-people --level suspicious,note')
    expect(new Set(some.map(({ rule }) => rule))).toEqual(new Set(['stated-change', 'percent-of-people']))
    expect(some.some(({ level }) => level === 'contradiction')).toBe(false)
  })

  it('chooses trials by a query as trials does', async () => {
    const query = 'disease:t2d allocation:randomized'
    const chosen = new Set((await json(['trials', query])).items.map(({ id }: { id: string }) => id))
    const found = await items(`stemcell audit --query '${query}'`)
    expect(found.length).toBeGreaterThan(0)
    expect(found).toEqual((await items('stemcell audit')).filter(({ trial }) => chosen.has(trial)))
  })

  it('advises which filter to relax when no trial matches', async () => {
    const { code, stdout, stderr } = await run("stemcell audit --query 'disease:t2d no-such-word-anywhere'")
    expect([code, stdout]).toEqual([0, ''])
    expect(stderr).toContain('Relax a filter')
  })

  it('lists every rule with its source', async () => {
    const { items: rules } = await json('stemcell audit --rules')
    expect(rules.map(({ name }: { name: string }) => name)).toEqual(auditRules.map(({ name }) => name))
    for (const { source, demands } of rules) expect(source.length * demands.length).toBeGreaterThan(0)
  })

  it('shows levels by sign and word, not by color alone', async () => {
    const { stdout } = await run('stemcell audit', { columns: 140, env: { NO_COLOR: '1' } })
    for (const word of ['✗ contradiction', '! suspicious', '· note']) expect(stdout).toContain(word)
    expect(stdout).not.toContain('\u001b')
  })

  it('has a line for each finding in CSV, and the same facts as JSON', async () => {
    const { stdout } = await ok('stemcell audit sood-2017-bm-mnc-routes-t2d --csv')
    const found = await items('stemcell audit sood-2017-bm-mnc-routes-t2d')
    expect(stdout.trim().split('\r\n')).toHaveLength(1 + found.length)
    for (const { path, rule } of found) expect(stdout).toContain(`${rule},${path}`)
  })

  it.each([60, 80, 100, 140])('fits a screen of %i columns', async (columns) => {
    const { stdout } = await run('stemcell audit', { columns, env: { NO_COLOR: '1' } })
    expect(stdout.split('\n').filter((line) => line.length > columns)).toEqual([])
  })

  it.each([
    ['stemcell audit no-such-trial', 3, 'no trial answers to "no-such-trial"'],
    ['stemcell audit zang-2022-uc-msc-t2', 3, 'Did you mean zang-2022-uc-msc-t2d'],
    ['stemcell audit uc-msc', 2, '"uc-msc" is a cell type, not a trial'],
    ["stemcell audit ''", 2, 'an empty id'],
    ["stemcell audit zang-2022-uc-msc-t2d --query 'disease:t2d'", 2, 'ids and --query exclude each other'],
    ['stemcell audit --level grave', 2, '"grave" is not a value of --level'],
    ["stemcell audit --level ''", 2, '--level has an empty value'],
    ['stemcell audit --rule stated-chance', 2, 'Did you mean stated-change'],
    ['stemcell audit --rules zang-2022-uc-msc-t2d', 2, '--rules stands alone'],
    ["stemcell audit --query 'sell:uc-msc'", 2, 'unknown qualifier'],
  ])('%s ends with exit code %i', async (line, code, message) => {
    const result = await run(line)
    expect(result.code).toBe(code)
    expect(result.stdout).toBe('')
    expect(result.stderr).toContain(message)
  })
})
