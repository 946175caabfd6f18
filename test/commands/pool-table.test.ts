import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { json, ok } from '../helpers/cli.js'
import { isInstalled } from '../helpers/optional.js'
import { bcg, cases, close, csv, pooled } from '../helpers/pooled.js'

describe('a table of one’s own gives the numbers of R metafor', () => {
  const fits = cases.flatMap((one) =>
    one.fits.map((fit) => [`${one.name} ${fit.method} ${fit.test}`, one, fit] as const),
  )

  it.each(fits)('%s', async (name, one, { method, test, fit }) => {
    const how =
      method === 'EE'
        ? '--model common'
        : `--metafor-stopping --tau2 ${method.toLowerCase()} --test ${{ z: 'z', knha: 'hk', adhoc: 'hk-adhoc' }[test]}`
    const { pooled: found, studies } = await pooled(`--measure ${one.measure.toLowerCase()} ${how}`, csv(one))
    const { analysis } = found
    close(analysis.estimate, fit.estimate as number, `${name} estimate`)
    close(analysis.se, fit.se as number, `${name} se`)
    for (const i of [0, 1]) close(analysis.ci[i], fit.ci?.[i] as number, `${name} ci`)
    close(found.p, fit.p as number, `${name} p`)
    close(found.tau2, fit.tau2 as number, `${name} tau2`)
    close(found.i2, fit.i2 as number, `${name} I2`)
    close(found.h2, fit.h2 as number, `${name} H2`)
    close(found.q, fit.Q as number, `${name} Q`)
    close(found.qP, fit.Q_p as number, `${name} Q p`)
    if (fit.pi?.length)
      for (const i of [0, 1]) close(analysis.predictionInterval[i], fit.pi[i] as number, `${name} prediction`)
    if (fit.tau2_ci?.length) for (const i of [0, 1]) close(found.tau2Ci[i], fit.tau2_ci[i] as number, `${name} tau2 ci`)
    expect(studies.map(({ study }: { study: string }) => study)).toEqual(one.labels)
    expect(studies.reduce((sum: number, { weight }: { weight: number }) => sum + weight, 0)).toBeCloseTo(100, 9)
  })

  it.each(
    cases.flatMap((one) =>
      (['mh', 'peto'] as const).flatMap((model) => (one[model] ? [[`${one.name} ${model}`, one, model] as const] : [])),
    ),
  )('%s', async (name, one, model) => {
    const { pooled: found } = await pooled(
      `--model ${model} ${model === 'peto' ? '' : `--measure ${one.measure.toLowerCase()}`}`,
      csv(one),
    )
    const fit = one[model] as Record<string, number & number[]>
    close(found.analysis.estimate, fit.estimate as number, name)
    close(found.analysis.se, fit.se as number, name)
    close(found.q, fit.Q as number, name)
  })

  it('ratios and proportions are shown as such, beside the scale of the calculation', async () => {
    const { pooled: found } = await pooled('--measure rr', bcg)
    expect(found.estimate).toBeCloseTo(Math.exp(found.analysis.estimate), 12)
    expect(found.ci[0]).toBeCloseTo(Math.exp(found.analysis.ci[0]), 12)
    expect(found.predictionInterval[1]).toBeCloseTo(Math.exp(found.analysis.predictionInterval[1]), 12)
  })
})

describe('the same table', () => {
  const same = (a: unknown, b: unknown): void => expect(b).toEqual(a)

  it('gives the same as CSV, TSV, JSON and on standard input', async () => {
    const rows = bcg
      .trim()
      .split('\n')
      .map((line) => line.split(/,(?=[^,"]*$|[^"]*(?:"[^"]*"[^"]*)*$)/))
    const objects = rows
      .slice(1)
      .map((cells) =>
        Object.fromEntries((rows[0] as string[]).map((header, i) => [header, cells[i]?.replaceAll('"', '')])),
      )
    const files: Record<string, string> = {
      't.csv': bcg,
      't.tsv': bcg.replaceAll(',', '\t').replaceAll('"', ''),
      't.json': JSON.stringify(objects),
      '-': bcg,
    }
    const found = await Promise.all(
      Object.keys(files).map(
        async (name) => JSON.parse((await ok(`pool --input ${name} --json`, { input: files })).stdout).items[0].pooled,
      ),
    )
    for (const one of found.slice(1)) same(found[0], one)
  })

  it('may be our own answer: pooling it again changes nothing', async () => {
    const first = (await ok('pool --input t.csv --measure rr --json', { input: { 't.csv': bcg } })).stdout
    const again = JSON.parse(
      (await ok('pool --input again.json --measure rr --json', { input: { 'again.json': first } })).stdout,
    )
    const { pooled: before } = JSON.parse(first).items[0]
    const { pooled: after } = again.items[0]
    expect(after.analysis.estimate).toBeCloseTo(before.analysis.estimate, 12)
    expect(after.tau2).toBeCloseTo(before.tau2, 12)
  })

  it('with rows in another order gives the same', async () => {
    const [header, ...lines] = bcg.trim().split('\n') as [string, ...string[]]
    const { pooled: forward } = await pooled('--measure or', bcg)
    const { pooled: backward } = await pooled('--measure or', [header, ...lines.toReversed()].join('\n'))
    expect(backward.estimate).toBeCloseTo(forward.estimate, 10)
    expect(backward.tau2).toBeCloseTo(forward.tau2, 10)
  })

  it('with arms swapped mirrors the effect', async () => {
    const swapped = bcg.replace('e1,n1,e2,n2', 'e2,n2,e1,n1')
    const { pooled: there } = await pooled('--measure or', bcg)
    const { pooled: back } = await pooled('--measure or', swapped)
    expect(back.analysis.estimate).toBeCloseTo(-there.analysis.estimate, 10)
  })
})

describe('analyses that are asked for', () => {
  it('stand in the item, and are null otherwise', async () => {
    const plain = await pooled('--measure rr', 'study,e1,n1,e2,n2\nA,4,12,11,13\nB,6,30,29,33\nC,3,20,4,20\n')
    expect([plain.subgroups, plain.leaveOneOut, plain.cumulative, plain.egger]).toEqual([null, null, null, null])
    const year = bcg
      .trim()
      .split('\n')
      .map((line, i) => `${line},${i === 0 ? 'year' : 1990 - i}`)
      .join('\n')
    const full = await pooled('--measure rr --leave-one-out --cumulative year --egger', year)
    expect([full.leaveOneOut.length, full.cumulative.length, full.egger.k]).toEqual([13, 13, 13])
    // In the order of year, which runs against that of the rows.
    expect(full.cumulative[0].added).toBe(full.studies[12].study)
    expect(full.cumulative[12].estimate).toBeCloseTo(full.pooled.estimate, 10)
    expect(full.leaveOneOut.find(({ omitted }: { omitted: string }) => omitted === full.studies[3].study).k).toBe(12)
  })

  it('subgroups come with the test that they differ', async () => {
    const groups = bcg
      .trim()
      .split('\n')
      .map((line, i) => `${line},${i === 0 ? 'group' : i % 2 ? 'odd' : 'even'}`)
      .join('\n')
    const { subgroups } = await pooled('--measure rr --by group', groups)
    expect(subgroups.groups.map(({ group, k }: { group: string; k: number }) => [group, k])).toEqual([
      ['odd', 7],
      ['even', 6],
    ])
    expect(subgroups.difference.df).toBe(1)
  })

  it('Mantel-Haenszel and Peto leave studies out as they pool', async () => {
    for (const model of ['mh', 'peto']) {
      const { leaveOneOut, pooled: all } = await pooled(`--model ${model} --leave-one-out`, bcg)
      const [header, ...lines] = bcg.trim().split('\n') as [string, ...string[]]
      const { pooled: without } = await pooled(`--model ${model}`, [header, ...lines.slice(1)].join('\n'))
      expect(leaveOneOut[0].estimate).toBeCloseTo(without.estimate, 12)
      expect(without.estimate).not.toBeCloseTo(all.estimate, 6)
    }
  })
})

describe('the JSON contract', () => {
  it.each([
    'pool --input t.csv --measure rr --leave-one-out --cumulative e1 --by e2',
    'pool --input bad.csv --skip-bad',
    'pool --input t.csv --model peto --leave-one-out',
    'pool --outcome hba1c --disease diabetes --timepoint 12 --allow non-randomized,contradiction --leave-one-out --cumulative year --egger --by disease',
    'pool --outcome insulin-independence --disease t1d --measure plo --allow definitions',
    'pool --outcome hba1c --disease t2d --measure mc --correlation 0.5',
    'pool --outcome amputation --disease t1d',
    "pool --outcome hba1c 'disease:t2d allocation:randomized'",
    'pool --outcome hba1c direction:favors-cell',
    'pool --against sun-2020-sc-t1d',
    'pool --against aringazina-2025-auto-allo-msc --outcome hba1c',
  ])('is kept by %s', async (line) => {
    const schema = JSON.parse((await ok('schema pool')).stdout)
    const validate = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(schema)
    const input = { 't.csv': bcg, 'bad.csv': 'study,yi,vi\nA,1,1\nB,x,1\nC,2,1\n' }
    const answer = JSON.parse((await ok(`${line} --json`, { input })).stdout)
    expect(validate(answer) ? [] : validate.errors).toEqual([])
  })

  it('says when there is nothing to exclude', async () => {
    const { notes } = await json('stemcell pool --outcome hba1c --disease t2d --exclude carlsson-2023-wj-msc-t1d')
    expect(notes).toContain('--exclude carlsson-2023-wj-msc-t1d: it has no such result, so nothing was left out.')
  })
})

describe('files beside the answer', () => {
  it('the forest plot and the funnel plot are SVG with a title', async () => {
    const { files, stderr } = await ok('pool --input t.csv --svg f.svg --funnel u.svg', { input: { 't.csv': bcg } })
    for (const name of ['f.svg', 'u.svg']) {
      expect(files[name]).toMatch(/^(<\?xml[^>]*>\s*)?<svg /)
      expect(files[name]).toContain('<title')
      expect(stderr).toContain(`Wrote ${name}`)
    }
  })

  it('the R script holds the data and the call', async () => {
    const { files } = await ok(
      'pool --input t.csv --measure rr --tau2 pm --test z --level 90 --leave-one-out --r check.R',
      { input: { 't.csv': bcg } },
    )
    await expect(files['check.R']).toMatchFileSnapshot('../golden/pool/script.R')
  })

  it.each([
    [
      'study,d.smokers,py.smokers,d.nonsmokers,py.nonsmokers\nA,10,1000,5,900\nB,12,800.5,7,900\n',
      'x1i = x1i, t1i = t1i, x2i = x2i, t2i = t2i',
    ],
    ['study,xi,ti\nA,10,1000\nB,12,800.5\n', 'xi = xi, ti = ti'],
    ['study,r,n\nA,0.3,50\nB,0.2,80\n', 'ri = ri, ni = ni'],
  ])('the R script names rates and correlations as metafor does: %j', async (text, names) => {
    const { files } = await ok('pool --input t.csv --r check.R', { input: { 't.csv': text } })
    expect(files['check.R']).toContain(`${names}, data = dat`)
  })

  it('the R script of the dataset says what was overridden', async () => {
    const { files } = await ok(
      'pool --outcome hba1c --disease t2d --timepoint 12 --allow contradiction --by donor --r check.R',
    )
    await expect(files['check.R']).toMatchFileSnapshot('../golden/pool/script-overridden.R')
  })

  it('hostile names stay text in the R script and the SVG', async () => {
    const nasty = 'study,yi,vi\n"x"");system(""rm"")#\u001b[2J<script>",1,1\nB\\,2,1\n'
    const { files } = await ok('pool --input t.csv --r r.R --svg s.svg', { input: { 't.csv': nasty } })
    expect(files['r.R']).toContain('"x\\");system(\\"rm\\")#<U+001B>[2J<script>"')
    expect(files['r.R']).toContain('"B\\\\"')
    expect(files['s.svg']).not.toContain('<script>')
  })
})

describe('the R script, run', () => {
  /** What the script prints last: the numbers of metafor. */
  const numbersOf = (printed: string): number[] => {
    const found = /^estimate (\S+)\nci (\S+) (\S+)\ntau2 (\S+)$/m.exec(printed)
    if (!found) throw new Error(`no numbers in ${printed.slice(-200)}`)
    return found.slice(1).map(Number)
  }
  const scripts = [
    ['script', 'pool --input t.csv --measure rr --tau2 pm --test z --level 90'],
    ['script-overridden', 'pool --outcome hba1c --disease t2d --timepoint 12 --allow contradiction'],
  ] as const
  const expected = async (line: string): Promise<number[]> => {
    const { analysis, tau2 } = JSON.parse((await ok(`${line} --json`, { input: { 't.csv': bcg } })).stdout).items[0]
      .pooled
    return [analysis.estimate, ...analysis.ci, tau2]
  }
  const at = (name: string): string => fileURLToPath(new URL(`../golden/pool/${name}`, import.meta.url))

  it.each(scripts)('%s gave the same numbers when its output was stored', async (name, line) => {
    const stored = numbersOf(readFileSync(at(`${name}.out`), 'utf8'))
    for (const [i, value] of (await expected(line)).entries()) close(value, stored[i] as number, name)
  })

  it.runIf(isInstalled('metafor')).each(scripts)(
    '%s gives the same numbers with the R of this machine',
    async (name, line) => {
      const { stdout } = spawnSync('Rscript', [at(`${name}.R`)], { encoding: 'utf8' })
      const found = numbersOf(stdout)
      for (const [i, value] of (await expected(line)).entries()) close(value, found[i] as number, name)
    },
    30_000,
  )
})
