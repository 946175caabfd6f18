import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { openBundled } from '../helpers/bundled.js'
import { json, ok, run } from '../helpers/cli.js'
import { temporary } from '../helpers/folder.js'
import { isInstalled } from '../helpers/optional.js'

const dataset = openBundled()
const trials = dataset.records('trials')
type Item = Record<string, string | number | boolean | null | readonly string[]>
const itemsOf = async (line: string | string[]): Promise<Item[]> => (await json(line)).items
const table = (csv: string): Record<string, string>[] => parse(csv, { columns: true })

describe('rows', () => {
  it('hold every number of every arm as the records have it', async () => {
    const items = new Map((await itemsOf('stemcell results')).map((item) => [item.id, item]))
    const names = ['n', 'mean', 'se', 'median', 'q1', 'q3', 'min', 'max', 'events', 'percent'] as const
    let count = 0
    for (const trial of trials)
      for (const result of trial.outcomes)
        for (const [arm, values] of Object.entries(result.arms)) {
          const item = items.get(`${trial.id}/${result.id}/${arm}`) as Item
          for (const name of names) expect(item[name], `${item.id} ${name}`).toBe(values[name] ?? null)
          const spread = item.sd ?? item['plus-minus']
          expect(spread, `${item.id}`).toBe(values.sd ?? values.plusMinus ?? null)
          count++
        }
    expect(count).toBeGreaterThan(1000)
  })

  it('never call a spread an SD that its source does not', async () => {
    for (const item of await itemsOf('stemcell results'))
      if (item.spread === 'unclear' || item.spread === 'se') expect(item.sd, `${item.id}`).toBeNull()
  })

  it('have the p-value as a number with its relation beside the text', async () => {
    for (const { p, 'p-value': value, 'p-relation': relation } of await itemsOf('stemcell results p:known')) {
      if (value === null) expect(p).toMatch(/[a-z/]/i)
      else
        expect(relation).toBe(
          /^\s*[<≤]/.test(p as string) || /^0\.0+$/.test(p as string)
            ? 'below'
            : />/.test(p as string)
              ? 'above'
              : 'equal',
        )
    }
  })

  it('are chosen by the filters of trials and by their own, together', async () => {
    const items = await itemsOf(
      'stemcell results --disease t2d --cell msc --allocation randomized --scale final --time 6..',
    )
    const within = dataset.vocabulary('cells').within('msc')
    expect(items.length).toBeGreaterThan(0)
    for (const item of items) {
      const trial = dataset.record('trials', item.trial as string)
      expect(trial?.design.allocation).toBe('randomized')
      expect(trial?.arms.some((arm) => arm.product?.cells.some((cell) => within.has(cell)))).toBe(true)
      expect(item.scale).toBe('final')
      expect(item.time as number).toBeGreaterThanOrEqual(6)
    }
    // Control arms stay beside the arms that the filter on cells speaks of.
    expect(new Set(items.map(({ role }) => role))).toEqual(new Set(['intervention', 'control']))
  })

  it('are as many in CSV as in JSON, with a reason beside every empty cell that has one', async () => {
    const { stdout } = await ok('stemcell results --disease t1d --csv')
    const rows = table(stdout)
    const items = await itemsOf('stemcell results --disease t1d')
    expect(rows.map(({ id }) => id)).toEqual(items.map(({ id }) => id))
    const [at] = items.flatMap((item, i) => (item.missing ? [i] : []))
    expect(rows[at as number]?.missing).toBe(
      Object.entries(items[at as number]?.missing as object)
        .map((pair) => pair.join(': '))
        .join('; '),
    )
  })

  it('fit a screen, say how to see the rest, and are whole everywhere else', async () => {
    const on = { columns: 100, rows: 40, env: { PAGER: 'cat' } }
    const short = (await ok('stemcell results', on)).stdout
    expect(short.split('\n').length).toBeLessThanOrEqual(40)
    expect(short).toMatch(/more rows: add --all/)
    const whole = (await ok('stemcell results --all', on)).stdout
    expect(whole.split('\n').length).toBeGreaterThan(1000)
    expect((await ok('stemcell results')).stdout).not.toMatch(/--all/)
    expect((await ok('stemcell results --md')).stdout).not.toMatch(/--all/)
  })
})

describe('results --wide', () => {
  type Pooled = {
    pooled: { estimate: number; ci: number[]; tau2: number } | null
    studies: { trial: string; result: string }[]
  }
  const pool = async (words: string[], input?: string): Promise<Pooled> => {
    const { stdout } = await ok([...words, '--json'], input === undefined ? {} : { input: { '-': input } })
    return JSON.parse(stdout).items[0]
  }

  it.each([
    ['insulin-halved-with-hba1c-below-7', 'rr', ''],
    ['hba1c', 'md', '--allow non-randomized,disease'],
    ['hba1c', 'smd', '--allow non-randomized,disease'],
    ['complete-wound-closure', 'or', '--allow non-randomized,definitions,disease'],
    ['insulin-dose', 'md', '--allow non-randomized,change-and-final,disease'],
  ])('gives pool --input the numbers that pool has for %s by %s', async (outcome, measure, more) => {
    const own = await pool(['pool', '--outcome', outcome, '--measure', measure, ...more.split(' ').filter(Boolean)])
    expect(own.pooled).not.toBeNull()
    const trialsAsked = own.studies.map(({ trial }) => trial).join(',')
    const asked = own.studies.map(({ result }) => result).join(',')
    const { stdout } = await ok([
      ...[
        'results',
        '--usable',
        measure,
        '--outcome',
        outcome,
        '--trial',
        trialsAsked,
        '--result',
        asked,
        '--wide',
        '--csv',
      ],
    ])
    const keys = new Set(own.studies.map(({ trial, result }) => `${trial}/${result}`))
    const rows = table(stdout).filter(({ trial, result }) => keys.has(`${trial}/${result}`))
    const columns = Object.keys(rows[0] as object)
    const csv = [columns, ...rows.map((row) => columns.map((name) => `"${row[name]?.replaceAll('"', '""')}"`))].join(
      '\n',
    )
    const again = await pool(['pool', '--input', '-', '--measure', measure], csv)
    expect(again.studies).toHaveLength(own.studies.length)
    for (const name of ['estimate', 'tau2'] as const)
      expect(again.pooled?.[name]).toBeCloseTo(own.pooled?.[name] as number, 9)
    for (const [i, end] of (again.pooled?.ci ?? []).entries()) expect(end).toBeCloseTo(own.pooled?.ci[i] as number, 9)
  })

  it('pools as it stands where no study has two rows', async () => {
    const { stdout } = await ok('stemcell results --usable rr --outcome insulin-halved-with-hba1c-below-7 --wide --csv')
    const again = await ok('stemcell pool --input - --json', { input: { '-': stdout } })
    const [item] = JSON.parse(again.stdout).items
    expect(item.kind).toBe('events')
    expect(item.pooled.k).toBe(table(stdout).length)
  })

  it('has no row for what compares nothing, and counts it', async () => {
    const { items, notes } = await json('stemcell results --disease t1d --wide')
    for (const { trial } of items as Item[])
      expect(dataset.record('trials', trial as string)?.arms.map(({ role }) => role)).toContain('control')
    expect(notes.join(' ')).toMatch(/\d+ results compare nothing/)
  })

  it('says why a comparison has no effect', async () => {
    for (const item of await itemsOf('stemcell results --wide'))
      expect(item.yi === null, `${item.trial} ${item.result}`).toBe(item.problem !== null)
  })
})

describe('results --for', () => {
  it.each(['revman', 'metafor', 'jasp'])('%s has every comparison of --wide that has an effect', async (program) => {
    const wide = (await itemsOf('stemcell results --usable md --outcome hba1c --wide')).length
    const { stdout } = await ok(`stemcell results --usable md --outcome hba1c --for ${program}`)
    expect(table(stdout)).toHaveLength(wide)
    expect(wide).toBeGreaterThan(4)
  })

  it('robvis has a column per domain of one tool, in its own words, and names that stand once', async () => {
    const { stdout } = await ok('stemcell results --outcome hba1c --for robvis')
    const rows = table(stdout)
    expect(Object.keys(rows[0] as object)).toEqual(['Study', 'D1', 'D2', 'D3', 'D4', 'D5', 'Overall'])
    const words = new Set(rows.flatMap(({ Study: _, ...judgments }) => Object.values(judgments)))
    for (const word of words) expect(['Low', 'Some concerns', 'High', 'No information']).toContain(word)
    expect(new Set(rows.map(({ Study }) => Study)).size).toBe(rows.length)
    const robins = await ok('stemcell results --allocation non-randomized --outcome hba1c --for robvis')
    expect(robins.stdout).toMatch(/^Study,D1,D2,D3,D4,D5,D6,D7,Overall/)
  })

  it.skipIf(!isInstalled('metafor'))(
    'metafor computes from the columns the effects that stand beside them',
    async () => {
      const folder = temporary()
      for (const [measure, args] of [
        ['md', 'm1i = m1i, sd1i = sd1i, n1i = n1i, m2i = m2i, sd2i = sd2i, n2i = n2i'],
        ['or', 'ai = ai, n1i = n1i, ci = ci, n2i = n2i'],
      ] as const) {
        const { stdout } = await ok(`stemcell results --usable ${measure} --for metafor`)
        writeFileSync(join(folder, 'table.csv'), stdout)
        const script = `suppressMessages(library(metafor)); d <- read.csv("${join(folder, 'table.csv')}")
        e <- escalc(measure = "${measure.toUpperCase()}", ${args}, data = d, append = FALSE)
        has <- !is.na(e$yi); stopifnot(sum(has) > 10)
        cat(max(abs(e$yi - d$yi)[has]), max(abs(e$vi - d$vi)[has]))`
        const { stdout: said, status } = spawnSync('Rscript', ['-e', script], { encoding: 'utf8' })
        expect(status).toBe(0)
        for (const off of said.split(' ').map(Number)) expect(off).toBeLessThan(1e-10)
      }
    },
  )
})

describe('refusals', () => {
  it.each([
    ['stemcell results --wide --count', /exclude each other/],
    ['stemcell results --wide --for jasp', /exclude each other/],
    ['stemcell results --for stata', /"stata" is not a value of --for.*/],
    ['stemcell results --usable hr', /unknown usable "hr"/],
    ['stemcell results --scale percent', /unknown scale "percent"/],
  ])('%s', async (line, message) => {
    const { code, stderr, stdout } = await run(line)
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
    expect(stdout).toBe('')
  })
})

describe('results on a narrow screen', () => {
  it.each([60, 80, 100, 120, 140])(
    'say at %i columns how far to trust each: what was read, the design and ≠',
    async (width) => {
      const { stdout } = await run(`stemcell results --disputed allocation --width ${width}`)
      expect(stdout).toMatch(/Value .*Read/)
      expect(stdout).toContain('non-randomized≠')
      if (width < 140) expect(stdout).toContain('hu-2012-bm-mnc-t2d ≠ disputed design  non-randomized≠')
    },
  )
})
