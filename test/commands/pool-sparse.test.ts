import { describe, expect, it } from 'vitest'
import { ok, run } from '../helpers/cli.js'

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
