/** What is typed is read as meant, or refused; never silently as something else. Each line was once read wrongly. */
import { describe, expect, it } from 'vitest'
import { json, ok, type Place, page, run, words } from '../helpers/cli.js'

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
const jsonOf = async (line: string, place: Place): Promise<any> =>
  JSON.parse((await ok([...words(line), '--json'], place)).stdout)

const count = async (line: string): Promise<number> => (await json(`stemcell ${line}`)).count as number

describe('numbers with marks for thousands', () => {
  it.each([
    ['trials --enrollment ">=1,000"', 'Write 1000; to ask for any of 1, 000, repeat the flag'],
    ['trials "enrollment:>=1,000"', 'Write 1000'],
    ['trials --enrollment 1.000', 'Write 1000'],
    ['trials --enrollment "1 000"', 'Write 1000'],
    ['trials --enrollment "1\u00a0000..2\u202f000"', 'Write 1000'],
    ['trials --enrollment "20..1\'000"', 'Write 1000'],
    ['trials --enrollment "!1,200,300"', 'Write 1200300'],
    ['trials --enrollment "10,00,000"', 'Write 1000000'],
    ['trials "enrollment:>=1 000"', 'Write enrollment:>=1000 for the number'],
    ['trials 000 --enrollment ">=1"', 'Write enrollment:>=1000 for the number'],
  ])('are refused in %s', async (line, hint) => {
    const { code, stdout, stderr } = await run(`stemcell ${line}`)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(hint)
  })

  it('leave lists of numbers, years and decimals alone', async () => {
    expect(await count('trials --enrollment 10,20')).toBe(
      (await count('trials --enrollment 10')) + (await count('trials --enrollment 20')),
    )
    expect(await count('trials --year 2019,2020')).toBeGreaterThan(0)
    expect(await count('trials --enrollment ">=1e2"')).toBe(await count('trials --enrollment ">=100"'))
  })

  it.each(['0x10', '1e999', '٣'])('refuse %s, which is no number that anyone means', async (text) => {
    expect((await run(`stemcell trials --enrollment ${text}`)).code).toBe(2)
  })

  const table = (...lines: string[]) => ({ input: { 't.csv': lines.join('\n') } })
  it.each([
    ['A;1;2.000;2;30', '"2.000"', 'write 2000, or 2 if that is meant'],
    ['A;1;2,000;2;30', '"2,000"', 'write 2000, or 2 if that is meant'],
    ['A;1;2 000;2;30', '"2 000"', 'write 2000, or 2 if that is meant'],
    ['A;1.000;2000;2;30', '"1.000"', 'write 1000'],
  ])('are refused as people in a table: %s', async (row, value, advice) => {
    const { code, stderr } = await run('stemcell pool --input t.csv --measure rr', table('study;e1;n1;e2;n2', row))
    expect(code).toBe(4)
    expect(stderr).toContain(value)
    expect(stderr).toContain(advice)
    expect(stderr).not.toContain('2.000 instead')
  })

  it('are told from decimals where a table holds decimals', async () => {
    const rows = ['study,yi,vi', 'A,1.234,0.125', 'B,0.250,0.500']
    expect((await ok('stemcell pool --input t.csv --json', table(...rows))).code).toBe(0)
    const { stderr } = await run('stemcell pool --input t.csv', table('study,yi,vi', 'A,"1,234",0.125'))
    expect(stderr).toContain('write 1234, or 1.234 if that is meant')
  })
})

describe('spellings', () => {
  it.each([
    ['randomised', 'randomized'],
    ['β-cell', 'beta-cell'],
    ['βcell', 'beta-cell'],
    ['IFN-γ', 'ifngamma'],
    ['IL10', 'IL-10'],
    ['cpeptide', 'c-peptide'],
    ['followup', 'follow-up'],
    ['haematopoietic', 'hematopoietic'],
    ['Ⅰ型糖尿病', '1型糖尿病'],
    ['I型糖尿病', '1型糖尿病'],
    ['一型糖尿病', '1型糖尿病'],
    ['II型糖尿病', '二型糖尿病'],
  ])('%s and %s find the same trials, in filters and in search', async (one, other) => {
    const wanted = await count(`trials ${other}`)
    expect(wanted).toBeGreaterThan(0)
    expect(await count(`trials ${one}`)).toBe(wanted)
    const found = async (word: string) =>
      (await json(`stemcell search ${word} --limit all`)).items.map((item: { type: string; id: string }) => [
        item.type,
        item.id,
      ])
    expect(new Set((await found(one)).map(String))).toEqual(new Set((await found(other)).map(String)))
  })

  it('type 1 in Chinese does not find type 2', async () => {
    const named = (await json('stemcell trials I型糖尿病 --fields id')).items.map(({ id }: { id: string }) => id)
    const asked = (await json('stemcell trials --disease t1d --fields id')).items.map(({ id }: { id: string }) => id)
    expect(asked).toEqual(expect.arrayContaining(named))
  })

  it('islets in Chinese do not find insulin', async () => {
    expect(await count('trials 胰岛')).toBeLessThan(await count('trials 胰岛素'))
    const { stdout } = await ok('stemcell search 胰岛 --limit all --json')
    for (const item of JSON.parse(stdout).items) expect(JSON.stringify(item)).toMatch(/胰岛(?!素)/)
  })

  it('words that name a disease are offered as a filter', async () => {
    const { notes } = await json('stemcell trials type 1 diabetes')
    expect(notes).toContainEqual(
      expect.stringMatching(
        /^"type 1 diabetes" was looked for as 3 words .* --disease t1d asks for the disease \(\d+ records\)/,
      ),
    )
    expect((await json('stemcell trials placebo')).notes.join()).not.toContain('was looked for')
  })
})

describe('ids', () => {
  const shown = async (line: string, stdin = '') =>
    (await jsonOf(`stemcell show ${line}`, { input: { '-': stdin } })).items.map(
      ({ record }: { record: { id: string } }) => record.id,
    )
  const two = ['carlsson-2023-wj-msc-t1d', 'zang-2022-uc-msc-t2d']

  it.each(["'NCT 03406585'", 'NCT-03406585', 'nct03406585', 'NCT 03406585', "'NCT: 03406585'"])(
    'a registry number is known as %s',
    async (written) => expect(await shown(written)).toEqual([two[0]]),
  )

  it.each([two.join(','), `"${two.join(', ')}"`, `"${two.join('; ')}"`, two.join(' ')])(
    'a list is several: %s',
    async (list) => expect(await shown(list)).toEqual(two),
  )

  it.each([
    ['lines', two.join('\r\n')],
    ['lists on a line', two.join(', ')],
    ['CSV', `title,id\n"a, b",${two[0]}\nc,${two[1]}\n`],
    ['TSV', `id\ttitle\n${two[0]}\ta\n${two[1]}\tb\n`],
    ['a CSV of a registry', `NCT Number;Title\n${two.join(';x\n')};y`],
    ['a JSON list', JSON.stringify(two)],
    [
      'JSON records',
      JSON.stringify(
        two.map((id) => ({ id })),
        null,
        2,
      ),
    ],
    ['NDJSON', two.map((id) => JSON.stringify({ id })).join('\n')],
    ['a JSON answer', JSON.stringify({ format: 'stemcell/trials/1', items: two.map((id) => ({ id })) }, null, 2)],
  ])('standard input gives them as %s', async (_, text) => expect(await shown('-', text)).toEqual(two))

  it('every command that takes trials takes them from standard input', async () => {
    const input = { '-': `id\n${two.join('\n')}\n` }
    expect((await jsonOf('stemcell compare -', { input })).items.length).toBeGreaterThan(0)
    expect((await jsonOf('stemcell bias -', { input })).items.length).toBeGreaterThan(0)
    expect((await jsonOf('stemcell audit -', { input })).query).toMatchObject({ ids: two })
    expect((await jsonOf('stemcell cite -', { input })).query).toMatchObject({ ids: two })
    expect((await jsonOf('stemcell trace -', { input: { '-': two[0] as string } })).query).toMatchObject({
      trial: two[0],
    })
    expect((await jsonOf('stemcell trace -', { input })).query).toMatchObject({ trials: two })
    expect((await run('stemcell trace -', { input: { '-': '' } })).stderr).toContain('no trial is named')
  })

  it('an empty list is nothing, and never everything', async () => {
    expect((await jsonOf('stemcell cite -', { input: { '-': '' } })).count).toBe(0)
    expect((await jsonOf('stemcell audit -', { input: { '-': '' } })).count).toBe(0)
  })

  it('a spreadsheet is named for what it is', async () => {
    const input = { '-': 'PK\u0003\u0004…', 't.xlsx': 'PK\u0003\u0004…', 't.csv': 'PK\u0003\u0004…' }
    for (const line of ['show -', 'pool --input t.xlsx', 'pool --input t.csv']) {
      const { code, stderr } = await run(`stemcell ${line}`, { input })
      expect(code).toBe(4)
      expect(stderr).toMatch(/xlsx.*CSV/s)
    }
  })

  it('a line that names the delimiter is no header, and lines keep their numbers', async () => {
    const input = { 't.csv': 'sep=;\nstudy;yi;vi\nA;0.1;0.2\nB;x;0.2\n' }
    expect((await run('stemcell pool --input t.csv', { input })).stderr).toContain('line 4, column yi: "x"')
    expect((await jsonOf('stemcell pool --input t.csv --skip-bad', { input })).total).toBe(2)
  })
})

describe('flags', () => {
  it.each([
    'trials --json=true',
    'trials --count=1',
    'cite x --ris=yes',
    'trials --no-pager=1',
    'trials --csv=',
    'trials --help=1',
  ])('that take no value say so: %s', async (line) => {
    const { code, stderr } = await run(`stemcell ${line}`)
    expect(code).toBe(2)
    expect(stderr).toMatch(/--[a-z-]+ takes no value/)
  })

  it('that do not exist are unknown, with a value or without', async () => {
    expect((await run('stemcell trials --bogus=1')).stderr).toContain("unknown option '--bogus=1'")
  })
})

describe('citations', () => {
  it('name nobody et al.', async () => {
    const ids = { input: { '-': (await ok('stemcell references --ndjson')).stdout } }
    for (const style of ['ris', 'csl', 'bibtex']) {
      const { stdout } = await ok(`stemcell cite - --${style}`, ids)
      expect(stdout).not.toMatch(/^AU {2}- .*et al|"literal": "et al|author = \{.*et al/m)
    }
    expect((await ok('stemcell cite 10.1056/NEJMoa2506549 --ris')).stdout).toContain(
      'N1  - Further authors were not read',
    )
    expect((await ok('stemcell cite 10.1056/NEJMoa2506549 --bibtex')).stdout).toContain(
      'author = {Reichman, T. W. and others}',
    )
    expect((await page('stemcell cite 10.1056/NEJMoa2506549')).replace(/\s+/g, ' ')).toContain('Reichman TW, et al.')
  })

  it('are said to be repeated only where one was', async () => {
    // One word that leads to a trial and to its paper of the same name.
    const once = await ok('stemcell cite uc-msc-t2d-safety-2023')
    expect(once.stderr).not.toContain('repeated')
    const twice = await ok('stemcell cite uc-msc-t2d-safety-2023 uc-msc-t2d-safety-2023')
    expect(twice.stderr).toContain('1 repeated citation left out')
  })
})
