import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { json, ok, type Place, page, run } from '../helpers/cli.js'
import { isInstalled } from '../helpers/optional.js'

type Golden = {
  readonly name: string
  readonly measure: string
  readonly labels: readonly string[]
  readonly data: Readonly<Record<string, readonly number[]>>
  readonly fits: readonly {
    readonly method: string
    readonly test: string
    readonly fit: Record<string, number & number[] & Record<string, number>>
  }[]
  readonly mh?: Record<string, number & number[]>
  readonly peto?: Record<string, number & number[]>
}
const { cases } = JSON.parse(readFileSync(new URL('../stats/metafor-golden.json', import.meta.url), 'utf8')) as {
  cases: readonly Golden[]
}

/** The raw numbers of a case as a table that a user would write. */
const csv = ({ labels, data }: Golden): string => {
  const columns = Object.keys(data)
  const header = columns.map((column) => ({ m1: 'mean1', m2: 'mean2' })[column] ?? column)
  const quoted = (label: string): string => `"${label.replaceAll('"', '""')}"`
  return `${['study', ...header].join(',')}\n${labels.map((label, i) => [quoted(label), ...columns.map((column) => data[column]?.[i])].join(',')).join('\n')}\n`
}
const bcg = csv(cases.find(({ name }) => name === 'bcg RR') as Golden)

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
const pooled = async (flags: string, text: string): Promise<any> => {
  const { code, stdout, stderr } = await run(`pool --input t.csv ${flags} --json`, { input: { 't.csv': text } })
  if (code) throw new Error(stderr)
  return JSON.parse(stdout).items[0]
}

const close = (actual: number, expected: number, what: string): void => {
  const distance = actual === expected ? 0 : Math.abs(actual - expected) / Math.max(Math.abs(expected), 1e-300)
  expect(distance, `${what}: ${actual} against ${expected}`).toBeLessThan(1e-9)
}

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

describe('sparse and agreeing data', () => {
  const table = (rows: readonly string[], header = 'study,e1,n1,e2,n2') => ({
    input: { 't.csv': [header, ...rows].join('\n') },
  })
  const item = async (line: string, place: { input: Record<string, string> }) =>
    JSON.parse((await ok(`pool --input t.csv ${line} --json`, place)).stdout).items[0]
  const some = ['A,5,20,9,21', 'B,12,40,18,41', 'C,3,33,8,30', 'D,2,25,6,24']
  const empty = ['X,0,30,0,29', 'Y,0,12,0,11', 'Z,20,20,18,18']

  it('leaves studies without any event out of ratios, names them, and tells what they would change', async () => {
    const without = await item('--measure rr', table(some))
    const found = await item('--measure rr', table([...some, ...empty]))
    expect(found.pooled).toEqual(without.pooled)
    expect(found.leftOut.map(({ study }: { study: string }) => study)).toEqual(['X', 'Y', 'Z'])
    const kept = await item('--measure rr --allow no-events', table([...some, ...empty]))
    expect(kept.pooled.k).toBe(7)
    const { estimate, ci } = kept.pooled
    const text = [estimate, ...ci].map((value: number) => value.toFixed(2))
    expect(found.remarks[0]).toContain('3 studies in which nobody, or everybody, had the event in both arms (X, Y, Z)')
    expect(found.remarks[0]).toContain(`${text[0]} (95% CI ${text[1]} to ${text[2]})`)
  })

  it('keeps them for risk differences, where no events on both sides are a difference of 0', async () =>
    expect((await item('--measure rd', table([...some, ...empty]))).pooled.k).toBe(7))

  it('pools no ratio of a table without any event, and says what would do', async () => {
    const { pooled: none, notPooled } = await item('--measure rr', table(empty.slice(0, 2)))
    expect(none).toBeNull()
    expect(notPooled).toContain('--measure rd compares the risks')
  })

  it('writes every row in CSV, also those left out, with their numbers', async () => {
    const { stdout } = await ok('pool --input t.csv --measure rr --csv', table([...some, ...empty]))
    const rows = stdout
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(','))
    expect(rows.map(([name]) => name)).toEqual(['A', 'B', 'C', 'D', 'X', 'Y', 'Z'])
    for (const cells of rows) expect(Number.isFinite(Number(cells[1])) && cells[1] !== '').toBe(true)
  })

  it('offers Mantel-Haenszel and Peto where events are rare, and not where they are common', async () => {
    const rare = ['A,1,200,3,210', 'B,0,150,2,140', 'C,2,300,4,310']
    const said = (await item('--measure or', table(rare))).remarks.join(' ')
    expect(said).toContain('Events are rare (12 among 1310 people), and 1 of 3 studies have none in an arm')
    expect((await item('--measure rr', table(some))).remarks.join(' ')).not.toContain('rare')
    expect((await item('--model mh', table(rare))).remarks.join(' ')).not.toContain('1/2 was added')
  })

  it('takes the wider of the Hartung-Knapp and the z interval by default, and says which', async () => {
    const agreeing = ['A,-0.3,0.02', 'B,-0.31,0.02', 'C,-0.29,0.02', 'D,-0.3,0.02', 'E,-0.3,0.03']
    const spread = ['A,-1.3,0.02', 'B,-0.31,0.02', 'C,0.29,0.02', 'D,-0.3,0.02']
    for (const [rows, inForce, words] of [
      [agreeing, 'z', 'z interval, here wider than Hartung-Knapp'],
      [spread, 'hk', 'Hartung-Knapp interval'],
    ] as const) {
      const place = table(rows, 'study,yi,vi')
      const found = (await item('', place)).pooled
      const [hk, z] = [(await item('--test hk', place)).pooled, (await item('--test z', place)).pooled]
      expect(found.test).toBe(inForce)
      expect(found.ci).toEqual(inForce === 'z' ? z.ci : hk.ci)
      const width = ({ ci }: { ci: [number, number] }): number => ci[1] - ci[0]
      expect(width(found)).toBe(Math.max(width(hk), width(z)))
      expect((await ok('pool --input t.csv', place)).stdout).toContain(words)
    }
  })

  it('falls back to z with a note where effects are identical', async () => {
    const place = table(['A,1,1', 'B,1,2', 'C,1,1'], 'study,yi,vi')
    const found = await item('--test hk', place)
    expect(found.pooled.test).toBe('z')
    expect(found.remarks.join(' ')).toContain('The effects are identical')
    expect(found.pooled.predictionInterval).toBeNull()
    expect(found.pooled).toMatchObject({ tau2Ci: null, isTau2CiEmpty: true })
    expect((await ok('pool --input t.csv', place)).stdout).not.toContain('expected between')
  })

  it('keeps the interval of a plain share inside 0% to 100%, and says so', async () => {
    const { stdout } = await ok('pool --input t.csv --measure pr', table(['A,1,20', 'B,9,20'], 'study,e,n'))
    expect(stdout).not.toMatch(/CI -/)
    expect(stdout).not.toMatch(/\[ *-/)
    expect(stdout).toContain('is cut there; --measure plo keeps inside')
  })

  it('adds to zero cells under Mantel-Haenszel where that is asked for', async () => {
    const plain = await item('--model mh', table(some))
    const all = await item('--model mh --zero-cells all', table(some))
    expect(all.pooled.estimate).not.toBe(plain.pooled.estimate)
    expect(all.remarks.join(' ')).toContain('as --zero-cells all asks')
    expect((await item('--model mh --zero-cells none', table(some))).pooled).toEqual(plain.pooled)
  })

  it.each([
    'Total',
    'Subtotal',
    'Sub-total (95% CI)',
    'Overall',
    'Pooled effect',
    'Random effects model',
    'GRAND TOTAL',
  ])('refuses a row called %s, or leaves it out when told to', async (name) => {
    const place = table([...some, `${name},22,118,41,116`])
    const refused = await run('pool --input t.csv', place)
    expect(refused.code).toBe(4)
    expect(refused.stderr).toContain('is a row of totals')
    const found = await item('--skip-totals', place)
    expect(found.pooled.k).toBe(4)
    expect(found.leftOut).toMatchObject([{ study: name, place: 'line 6' }])
  })

  it('takes no study for a total by its name', async () =>
    expect(
      (await item('', table([...some, 'Totalis 2004,2,20,3,21', 'Overall Health Study,1,20,3,21']))).pooled.k,
    ).toBe(6))

  it('warns of a control group that stands twice, in text and JSON', async () => {
    const place = table(['Smith 2001 low,5,20,9,21', 'Smith 2001 high,3,20,9,21', 'Jones,12,40,18,41'])
    expect((await item('', place)).cautions.join(' ')).toContain(
      'have the same control group: its people count 2 times',
    )
    expect((await ok('pool --input t.csv', place)).stdout).toContain('have the same control group')
  })

  it('asks whether effects of a ratio are logs where all are above 0', async () => {
    const place = table(['A,1.55,0.3', 'B,1.7,0.22', 'C,1.62,0.29'], 'study,estimate,se')
    const refused = await run('pool --input t.csv --measure rr', place)
    expect(refused.code).toBe(4)
    expect(refused.stderr).toContain('--scale log, or --scale natural')
    const logs = (await item('--measure rr --scale log', place)).pooled
    const ratios = (await item('--measure rr --scale natural', place)).pooled
    expect(logs.analysis.estimate).toBeGreaterThan(1.5)
    expect(ratios.estimate).toBeGreaterThan(1.5)
    expect(ratios.estimate).toBeLessThan(1.7)
    expect((await item('--measure md', place)).pooled.estimate).toBeGreaterThan(1.5)
  })

  it('has no float dust and no minus zero in JSON', async () => {
    const { stdout } = await ok('pool --input t.csv --measure rd --json', table([...some, 'Q,0,30,0,29']))
    for (const [text] of JSON.stringify(JSON.parse(stdout).items).matchAll(/-?\d+(\.\d+)?(e[+-]?\d+)?(?=[,\]}])/g))
      expect(Number(Number(text).toPrecision(15))).toBe(Number(text))
    expect(stdout).not.toMatch(/-0[,\]}]/)
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

describe('bad input', () => {
  const table = {
    input: {
      't.csv': bcg,
      'bad.csv': 'study,yi,vi\nA,1,1\nB,x,1\n',
      'one.csv': 'study,yi,vi\nA,1,1\n',
    },
  }

  it.each<[string, number, string, string]>([
    ['pool', 2, '--outcome is missing (or --input', 'For example: stemcell pool --outcome hba1c'],
    ['pool --outcome hba1', 2, 'unknown outcome measure "hba1" in --outcome', 'Did you mean hba1c'],
    ['pool --outcome hba1c --disease t1', 2, 'unknown disease "t1"', 'Did you mean t1d'],
    ['pool --outcome hba1c --cell mscs-', 2, 'unknown cell type "mscs-" in --cell', 'msc'],
    ['pool --outcome hba1c --measure mean', 2, '"mean" is not a value of --measure', 'Valid values: md, smd'],
    [
      'pool --outcome hba1c --model fixed',
      2,
      '"fixed" is not a value of --model',
      'Valid values: random, common, mh, peto',
    ],
    ['pool --outcome hba1c --tau2 mle', 2, '"mle" is not a value of --tau2', 'reml, pm, dl'],
    ['pool --outcome hba1c --test t', 2, '"t" is not a value of --test', 'hk, hk-adhoc, z'],
    ['pool --outcome hba1c --model common --test hk', 2, '--test hk is a test of random effects', 'Leave --test out'],
    ['pool --outcome hba1c --model mh --tau2 pm', 2, '--tau2 belongs to random effects', 'Leave --tau2 out'],
    ['pool --outcome hba1c --model peto --measure md', 2, '--model peto pools odds ratios', 'Leave --measure out'],
    [
      'pool --outcome hba1c --model mh --measure md',
      2,
      '--model mh does not pool --measure md',
      'Mantel-Haenszel pools rr, or and rd',
    ],
    ['pool --outcome hba1c --timepoint soon', 2, '"soon" is not a value of --timepoint', 'Write a number from 0'],
    ['pool --outcome hba1c --timepoint -3', 2, '', ''],
    ['pool --outcome hba1c --timepoint=-3', 2, '"-3" is not a value of --timepoint', 'Write a number from 0'],
    ['pool --outcome hba1c --window 1e3', 2, '"1e3" is not a value of --window', 'from 0'],
    ['pool --outcome hba1c --level 100', 2, '"100" is not a value of --level', 'such as --level 95'],
    ['pool --outcome hba1c --correlation 2', 2, '"2" is not a value of --correlation', 'from -1 to 1'],
    ['pool --outcome hba1c --allow everything', 2, '"everything" is not a value of --allow', 'It takes: time-points'],
    [
      'pool --outcome hba1c --allow non-randomised',
      2,
      '"non-randomised" is not a value of --allow',
      'Did you mean non-randomized',
    ],
    ['pool --outcome hba1c --allow no-spread', 2, '--allow cannot override "no-spread"', 'It takes: time-points'],
    ['pool --outcome hba1c --allow stage', 2, '"stage" refuses nothing', 'It takes: time-points'],
    ['pool --outcome hba1c --exclude zang-2021', 3, 'no trial answers to "zang-2021"', 'Did you mean'],
    ['pool --outcome hba1c --by colour', 2, '"colour" is not a value of --by', 'Valid values: n,'],
    ['pool --outcome hba1c --columns n,doze', 2, '"doze" is not a value of --columns', 'Did you mean dose'],
    ['pool --outcome hba1c --cumulative name', 2, '"name" is not a value of --cumulative', 'year'],
    [
      'pool --outcome hba1c --against nobody-2020',
      3,
      'no published synthesis answers to "nobody-2020"',
      'See: stemcell reviews',
    ],
    [
      'pool --against sun-2020-sc-t1d --svg f.svg',
      2,
      '--svg writes one picture or script, and sun-2020-sc-t1d pooled 3 outcomes',
      'hba1c, fasting-c-peptide, c-peptide-auc',
    ],
    [
      'pool --against madani-2022-hsct-msc-t1d',
      2,
      'no pooled figure of madani-2022-hsct-msc-t1d was read',
      '--outcome',
    ],
    ['pool --outcome hba1c --skip-bad', 2, '--skip-bad means nothing without --input', 'Add --input'],
    [
      'pool --input t.csv --outcome hba1c',
      2,
      '--outcome and --input exclude each other: it asks the dataset',
      'Leave one of them out',
    ],
    ['pool --input t.csv --allow overlap', 2, '--allow overlap overrides the guard of the dataset', 'no-events'],
    ['pool --input bad.csv', 4, 'bad.csv has 1 bad row, so nothing was pooled: line 3, column yi: "x"', '--skip-bad'],
    ['pool --input t.csv --measure md', 2, '--measure md does not fit t.csv, which holds events', 'rr, or, rd, peto'],
    ['pool --input t.csv --by region', 2, '"region" is not a value of --by', 'Valid values: '],
    [
      'pool --input one.csv --model mh',
      2,
      '--model mh needs the people with the event in both arms, which A lacks',
      '',
    ],
    ['pool --outcome hba1c --zero-cells some', 2, '"some" is not a value of --zero-cells', 'only0, all, none'],
    ['pool --outcome= --disease t1d', 2, '--outcome has an empty value', 'It takes one: <term>'],
    ['pool hba1c', 2, '--outcome is missing', 'Words without a flag choose trials. Did you mean --outcome hba1c?'],
    ['pool disease:t2d', 2, '--outcome is missing', 'For example: stemcell pool --outcome hba1c'],
    ['pool --outcome hba1c diseas:t2d', 2, 'unknown qualifier "diseas:"', 'Did you mean disease:'],
    ['pool --outcome hba1c disease:t', 2, 'unknown disease "t"', ''],
    ['pool --input t.csv --measure rr disease:t2d', 2, '"disease:t2d" asks the trials of the dataset', 'Leave one of'],
  ])('stemcell %s', async (line, code, message, hint) => {
    const found = await run(line, table)
    expect([found.code, found.stdout, found.files]).toEqual([code, '', {}])
    expect(found.stderr).toMatch(/^stemcell: /)
    expect(found.stderr).toContain(message)
    expect(found.stderr).toContain(hint)
  })

  it('is told as JSON when JSON was asked for', async () => {
    const { stderr } = await run('pool --input bad.csv --json', table)
    expect(JSON.parse(stderr)).toEqual({
      error: { code: 'bad-data', message: expect.stringContaining('line 3, column yi'), hint: expect.any(String) },
    })
  })

  it('with --skip-bad pools the rest and lists what was left out, in every format', async () => {
    const input = { 'bad.csv': 'study,yi,vi\nA,1,1\nB,x,1\nC,2,1\n' }
    for (const format of ['', '--md', '--csv', '--tsv', '--json']) {
      const { stdout, stderr } = await ok(`pool --input bad.csv --skip-bad ${format}`, { input })
      expect(`${stdout}${stderr}`, format).toMatch(/line 3.*column yi.*x.*expected a number/s)
    }
  })
})

describe('fewer than two comparable studies', () => {
  it('give no pooled number but a table of what trials report, and exit with 0', async () => {
    const { code, stdout } = await run('pool --outcome hba1c --disease t2d --cell msc --timepoint 12')
    expect(code).toBe(0)
    expect(stdout).toContain(
      'Nothing is pooled. Of 12 trials with such a result, the guard finds one comparable study; pooling needs two.',
    )
    expect(stdout).toContain('comparable, but alone: md -0.67 (95% CI -1.10 to -0.24)')
    expect(stdout).not.toMatch(/I² \d/)
  })

  it('say so in JSON', async () => {
    const { items, count } = await json('stemcell pool --outcome hba1c --disease t2d --cell msc --timepoint 12')
    expect([count, items[0].pooled, items[0].studies.length, items[0].leftOut.length]).toEqual([1, null, 1, 11])
    expect(items[0].notPooled).toMatch(/^Of 12 trials/)
  })

  it('of a table say so too', async () => {
    const { code, stdout } = await run('pool --input t.csv', { input: { 't.csv': 'study,yi,vi\nA,1,1\n' } })
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining('Pooling needs two studies, and t.csv has one usable row.'),
    ])
  })

  it('write no picture and no funnel, and say so', async () => {
    const { files, stderr } = await ok('pool --outcome amputation --svg f.svg --funnel u.svg --disease t1d')
    expect(files).toEqual({})
    expect(stderr).toMatch(/No forest plot was written.*\n.*No funnel plot was written/)
  })
})

describe('what a report says', () => {
  const rows = async (line: string): Promise<string[]> =>
    (await ok(`${line} --md`)).stdout.split('\n').filter((row) => row.startsWith('| '))

  it('stands beside an interval that includes no effect, where no p value is printed', async () => {
    const told = await rows('pool --outcome insulin-independence --disease t1d')
    expect(told.find((row) => row.includes('Lu 2021'))).toContain(
      '▲ favors cells (computed: interval includes “no effect”)',
    )
    expect(told.filter((row) => row.includes('= no difference (computed'))).toEqual([])
  })

  it('stands alone where a p value is printed', async () => {
    const told = await rows('pool --outcome hba1c --disease t2d --cell msc')
    expect(told.find((row) => row.includes('Zang 2022'))).toContain('| ▲ favors cells |')
  })
})

describe('an override', () => {
  const line = 'pool --outcome hba1c --disease diabetes --timepoint 12 --allow non-randomized,contradiction,disease'

  it('is printed in every output', async () => {
    for (const format of ['', '--json', '--ndjson', '--csv', '--tsv', '--md']) {
      const { stdout } = await ok(`${line} ${format}`)
      expect(stdout, format).toContain('non-randomized')
      expect(stdout, format).toContain('contradiction')
    }
    const { files } = await ok(`${line} --svg f.svg --funnel u.svg --r r.R`)
    for (const name of ['f.svg', 'u.svg', 'r.R']) expect(files[name], name).toMatch(/Guard overridden/)
  })

  it('is not claimed where nothing needed it', async () => {
    const { items, notes } = await json(
      'stemcell pool --outcome hba1c --disease t2d --cell msc --timepoint 12 --allow definitions',
    )
    expect([items[0].allowed, notes.join()]).toEqual([[], expect.not.stringContaining('overridden')])
  })
})

describe('the conclusion', () => {
  const halved = 'stemcell pool --outcome insulin-halved-with-hba1c-below-7 --disease t2d'
  const said = async (rows: readonly string[], flags = ''): Promise<string[]> =>
    (await pooled(`--measure md --test z ${flags}`, ['study,yi,sei', ...rows].join('\n'))).conclusion

  it('says where no effect lies, the certainty, and the studies that turn it', async () => {
    const { conclusion, certainty } = (await json(halved)).items[0]
    expect(conclusion).toEqual([
      '“No effect” (1) lies outside the interval.',
      'Very low certainty (GRADE): the true effect is likely to be substantially different from the estimate.',
      'Without Bhansali 2014, or without Bhansali 2017 (bm-msc-mnc-t2d), “no effect” (1) lies inside the interval (two studies are left).',
    ])
    expect(certainty.level).toBe('very-low')
  })

  it('stands before the picture', async () => {
    for (const format of ['', '--md', '--format linear']) {
      const { stdout } = await ok(`${halved.replace('stemcell ', '')} ${format}`)
      const at = (words: string): number => stdout.indexOf(words)
      expect(at('Very low certainty (GRADE)'), format).toBeGreaterThan(at('Risk ratio 6.94'))
      expect(at('Very low certainty (GRADE)'), format).toBeLessThan(at('9/11') < 0 ? at('Random effects') : at('9/11'))
    }
  })

  it('stands in the SVG below its title', async () => {
    const { files } = await ok(`${halved.replace('stemcell ', '')} --svg f.svg`)
    expect(files['f.svg']).toContain('>Very low certainty (GRADE): the true effect')
    expect(files['f.svg']).toContain('>“No effect” (1) lies outside the interval.<')
  })

  it('names the study without which no effect lies outside', async () => {
    const conclusion = await said(['A,1,0.2', 'B,1,0.2', 'C,1,0.2', 'D,-4,0.2'], '--model random')
    expect(conclusion[0]).toMatch(/^“No effect” \(0\) lies inside the interval: no difference is shown/)
    expect(conclusion[1]).toMatch(/^Certainty \(GRADE\) not rated: /)
    expect(conclusion[2]).toBe('Without D, “no effect” (0) lies outside the interval.')
  })

  it('names none where none turns it, and does not ask below three studies', async () => {
    expect(await said(['A,1,0.2', 'B,1,0.2', 'C,1,0.2'])).toHaveLength(2)
    expect(await said(['A,1,0.6', 'B,1,0.6'])).toHaveLength(2)
  })

  it('says so where any one study turns it', async () => {
    expect((await said(['A,1,0.8', 'B,1,0.8', 'C,1,0.8']))[2]).toBe(
      'Without any one of the studies, “no effect” (0) lies inside the interval (two studies are left).',
    )
  })

  it('stands beside a published figure', async () => {
    const { stdout } = await ok('pool --against kassem-2020-uc --outcome hba1c --allow disease')
    expect(stdout).toMatch(/^Ours: Very low certainty \(GRADE\): /m)
  })

  it('tells events of all where there is room, unless columns are named', async () => {
    const shown = async (columns: number, flags = '') =>
      /e\/n cells +e\/n control.* 9\/11 +0\/10 /s.test(await page(`${halved} ${flags}`, { columns }))
    expect([await shown(99), await shown(100), await shown(140, '--columns n')]).toEqual([false, true, false])
  })

  it('leads on where nothing is pooled: each command beside it pools as many studies as it says', async () => {
    const [item] = (await json('stemcell pool --outcome hba1c --disease diabetes --timepoint 12')).items
    expect(item.pooled).toBeNull()
    expect(item.nearby.length).toBeGreaterThan(1)
    for (const { command, studies } of item.nearby)
      expect((await json(command)).items[0].pooled.k, command).toBe(studies)
    const lost = item.published.find(({ review }: { review: string }) => review === 'guo-2019-abm-mnc-t2d')
    expect([lost.value, lost.ci, lost.doubts.join()]).toEqual([-1.18, [-1.4, 0.95], expect.stringContaining('minus')])
  })

  it('is null where nothing is pooled', async () => {
    expect((await json('stemcell pool --outcome hba1c --disease t2d --cell msc')).items[0].conclusion).toBeNull()
  })
})

describe('on a page', () => {
  const at = (columns: number): Place => ({ columns })
  const halved = 'stemcell pool --outcome insulin-halved-with-hba1c-below-7 --disease t2d'
  const few = 'stemcell pool --outcome hba1c --disease t2d --cell msc'

  it.each<[string, string, Place?]>([
    ['pooled-60', halved, at(60)],
    ['pooled-80', `${halved} --leave-one-out --by donor`, at(80)],
    ['pooled-140', `${halved} --columns n,dose,design,rob`, at(140)],
    ['pooled-ascii', `${halved} --ascii`],
    ['pooled-markdown', `${halved} --md`],
    ['pooled-csv', `${halved} --csv`],
    ['pooled-json', `${halved} --json`],
    [
      'overridden',
      'stemcell pool --outcome hba1c --disease diabetes --timepoint 12 --allow non-randomized,contradiction,disease',
      at(100),
    ],
    ['told-80', few, at(80)],
    ['told-60', few, at(60)],
    ['told-csv', `${few} --csv`],
    ['c-peptide', 'stemcell pool --outcome c-peptide-auc --disease t1d', at(120)],
    ['wound-closure', 'stemcell pool --outcome complete-wound-closure --disease diabetic-foot-ulcer', at(120)],
    ['insulin-independence', 'stemcell pool --outcome insulin-independence --disease t1d --measure plo', at(120)],
    ['against', 'stemcell pool --against sun-2020-sc-t1d --outcome hba1c', at(120)],
    ['against-several', 'stemcell pool --against ranjbaran-2021-msc-t2d', at(120)],
    ['help', 'stemcell pool --help', at(80)],
  ])('%s', async (file, line, place) => {
    await expect(await page(line, place)).toMatchFileSnapshot(`../golden/pool/${file}.txt`)
  })

  it('a table', async () => {
    await expect(
      await page('stemcell pool --input bcg.csv --egger', { columns: 100, input: { 'bcg.csv': bcg } }),
    ).toMatchFileSnapshot('../golden/pool/table-100.txt')
  })
})
