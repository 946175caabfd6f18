/** Tables with numbers that no trial has: an answer in numbers, or one clear error, never an internal one. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { run } from '../helpers/cli.js'

const pool = (table: string, ...flags: readonly string[]) =>
  run(['pool', '--input', 't.csv', ...flags], { input: { 't.csv': table } })
const events = 'study,e1,n1,e2,n2\nA,1,20,2,20\nB,3,30,5,30\n'
const effects = (...rows: readonly string[]) => `study,yi,vi\n${rows.map((row, i) => `S${i},${row}\n`).join('')}`

describe('pool of extreme numbers', () => {
  it.each(['80', '99', '99.9', '99.9999'])('pools two studies at --level %s', async (level) => {
    const { code, stdout } = await pool(events, '--measure', 'rr', '--level', level, '--test', 'z', '--json')
    expect(code).toBe(0)
    const [low, high] = JSON.parse(stdout).items[0].pooled.ci
    expect(low).toBeGreaterThan(0)
    expect(high).toBeGreaterThan(low)
  })

  it('pools ten studies of one standard error, and says that Egger’s test has no answer', async () => {
    const table = effects(...Array.from({ length: 10 }, (_, i) => `0.${i},0.2`))
    const { code, stdout, stderr } = await pool(table, '--measure', 'md')
    expect([code, stdout + stderr]).toEqual([0, expect.stringContaining('Egger’s test has no answer')])
    const asked = await pool(table, '--measure', 'md', '--egger')
    expect([asked.code, asked.stderr]).toEqual([2, expect.stringContaining('Leave out --egger')])
  })

  it('draws an interval of hundreds of powers of ten', async () => {
    const { code, stdout } = await pool(events, '--measure', 'rr', '--level', '99.9')
    expect(code).toBe(0)
    expect(stdout).toMatch(/e-\d{2,3}/)
  })

  it('says where a ratio lies beyond every number, and what helps', async () => {
    const { code, stderr } = await pool(events, '--measure', 'rr', '--level', '99.9999')
    expect(code).toBe(2)
    expect(stderr).toMatch(
      /^stemcell: pooling has no answer: the ratio whose log is -?[\d.e+]+ lies beyond every number\nTry --level 95, or --test z\n$/,
    )
  })

  it.each(['rr', 'or', 'rom', 'peto'])('refuses -600 as the log of a ratio (--measure %s)', async (measure) => {
    const { code, stderr } = await pool(effects('-600,0.2', '0.1,0.2', '-0.1,0.2'), '--measure', measure)
    expect(code).toBe(4)
    expect(stderr).toContain(
      'line 2, column yi: "-600" (expected the log of a ratio, with an interval that stays between -600 and 600)',
    )
    expect((await pool(effects('-600,0.2', '0.1,0.2', '-0.1,0.2'), '--measure', 'md')).code).toBe(0)
  })

  it.each(['100', '99.99999', '49', '1e1', 'NaN'])('refuses --level %s', async (level) =>
    expect(await pool(events, '--level', level)).toMatchObject({
      code: 2,
      stderr: `stemcell: "${level}" is not a value of --level\nWrite a number from 50 to 99.9999, such as --level 95\n`,
    }),
  )

  it('refuses JSON that is too deep, or has a key twice', async () => {
    const json = (text: string) => run(['pool', '--input', '-'], { input: { '-': text } })
    for (const text of [
      '['.repeat(500_000) + ']'.repeat(500_000),
      `[{"study":${'['.repeat(500_000)}${']'.repeat(500_000)}}]`,
    ])
      expect(await json(text)).toMatchObject({
        code: 4,
        stderr: expect.stringContaining('is nested more than 100 deep'),
      })
    expect(await json('[{"study": "A", "yi": 1, "yi": 2, "vi": 1}]')).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('0.yi: the key stands twice in its object'),
    })
  })

  const numbers = fc.constantFrom(
    '0',
    '1',
    '3',
    '5',
    '20',
    '-1',
    '-600',
    '600',
    '0.5',
    '-0.5',
    '1e-9',
    '1e6',
    '1e15',
    '1e300',
    '-1e308',
    '5e-324',
    '710',
    '-745',
    '',
  )
  const columns = fc.constantFrom(
    ['e1', 'n1', 'e2', 'n2'],
    ['yi', 'vi'],
    ['yi', 'se'],
    ['n1', 'mean1', 'sd1', 'n2', 'mean2', 'sd2'],
    ['e', 'n'],
    ['n', 'mean', 'sd'],
  )
  const table = columns.chain((names) =>
    fc
      .array(fc.tuple(...names.map(() => numbers)), { minLength: 1, maxLength: 6 })
      .map((rows) => [`study,${names}`, ...rows.map((row, i) => `S${i},${row}`)].join('\n')),
  )
  const flag = (name: string, ...values: readonly string[]) =>
    fc
      .option(fc.constantFrom(...values), { nil: undefined })
      .map((value) => (value === undefined ? [] : [`--${name}`, ...(value ? [value] : [])]))
  const flags = fc
    .tuple(
      flag('measure', 'md', 'smd', 'rom', 'rr', 'or', 'rd', 'peto', 'pr', 'plo', 'pft', 'mn', 'mc'),
      flag('model', 'random', 'common', 'mh', 'peto'),
      flag('test', 'hk', 'hk-adhoc', 'z'),
      flag('level', '50', '99', '99.9999'),
      flag('leave-one-out', ''),
      flag('funnel', 'f.svg'),
      flag('svg', 'p.svg'),
      flag('r', 'p.r'),
    )
    .map((all) => all.flat())

  it('never ends in an internal error, nor prints what is no number', async () => {
    await fc.assert(
      fc.asyncProperty(table, flags, async (text, asked) => {
        const { code, stdout, stderr } = await pool(text, '--skip-bad', ...asked)
        expect([0, 2, 4], stderr).toContain(code)
        expect(stdout).not.toMatch(/NaN|undefined/)
      }),
      { numRuns: 150 },
    )
  })
})
