import { describe, expect, it } from 'vitest'
import { exitCodes } from '../../src/errors.js'
import { ok, run, version } from '../helpers/cli.js'

describe('wrong usage', () => {
  it.each([
    ['trials --diseas t1d', "unknown option '--diseas'", 'Did you mean --disease?'],
    ['trials --disease t1', 'unknown disease "t1"', 'Did you mean t1d'],
    ['trials --allocation random', 'unknown allocation "random"', 'Did you mean randomized'],
    ['trials --country Swedn', 'unknown country "Swedn"', 'Did you mean Sweden'],
    ['trials diseas:t1d', 'unknown qualifier "diseas:"', 'disease:'],
    ['trial', "unknown command 'trial'", 'Did you mean trials?'],
    ['trials --disease', "option '--disease <term>' argument missing", 'See: stemcell trials --help'],
    ['show', "missing required argument 'id'", 'See: stemcell show --help'],
    ['trials --limit 0', '"0" is not a value of --limit', '--limit 20'],
    ['trials --limit ten', '"ten" is not a value of --limit', '--limit 20'],
    ['trials --limit 2.5', '"2.5" is not a value of --limit', '--limit 20'],
    ['trials --limit=-3', '"-3" is not a value of --limit', '--limit 20'],
    ['trials --sort yeer', 'unknown field "yeer" in --sort', 'Did you mean year'],
    ['trials --fields id,titel', 'unknown field "titel" in --fields', 'Did you mean title'],
    ['trials --fields ,', '--fields has an empty value', '<names>'],
    ['trials --group-by fase', 'unknown field "fase" in --group-by', 'phase'],
    ['trials --count --fields id', '--fields and --count exclude each other', '--group-by'],
    ['trials --format jsn', 'unknown format "jsn"', 'Formats: table, json'],
    ['trials --md --csv', 'more than one format was asked for: csv, markdown', 'Keep one of them'],
    ['trials --tsv --format csv', 'more than one format was asked for: tsv, csv', 'Keep one of them'],
    ['trials --color sometimes', '"sometimes" is not a value of --color', 'auto, always or never'],
    ['trials --year 2020..2015', '"2020..2015" is an empty range for year', 'Write 2015..2020'],
    ["trials '\"open'", 'a quotation mark without its partner', 'Close the quotation mark'],
    ['trials ,', 'no letter or digit', ''],
    ['about more', 'too many arguments', 'See: stemcell about --help'],
    ['help nope', "unknown command 'nope'", 'Topics: query, formatting'],
    ['help tril', "unknown command 'tril'", 'Did you mean trials?'],
    ['--no-such-option', "unknown option '--no-such-option'", 'See: stemcell --help'],
  ])('stemcell %s says what is wrong and what to do', async (line, message, hint) => {
    const { code, stdout, stderr } = await run(line)
    expect([code, stdout]).toEqual([exitCodes.usage, ''])
    expect(stderr).toMatch(/^stemcell: /)
    expect(stderr).toContain(message)
    expect(stderr).toContain(hint)
    expect(stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(2)
  })

  it.each(['trials --diseas t1d', 'trials --disease t1', 'show no-such-record-at-all', 'trials --limit x', 'nonsense'])(
    'stemcell %s is told as JSON when JSON was asked for',
    async (line) => {
      for (const ask of ['--json', '--ndjson', '--format json', '--format=ndjson']) {
        const plain = await run(line)
        const { code, stdout, stderr } = await run(`${line} ${ask}`)
        expect([code, stdout]).toEqual([plain.code, ''])
        expect(JSON.parse(stderr)).toEqual({
          error: { code: code === 3 ? 'not-found' : 'usage', message: expect.any(String), hint: expect.any(String) },
        })
        expect(plain.stderr).toContain(JSON.parse(stderr).error.message)
      }
    },
  )

  it('never lets control characters of what was typed through', async () => {
    const typed = 'x\u001b[31m\u202e\u009b'
    for (const argv of [
      [typed],
      ['trials', `--${typed}`],
      ['trials', typed, '--disease', typed],
      ['show', typed],
      ['trials', '--format', typed],
      ['schema', typed],
    ])
      for (const json of [[], ['--json']]) {
        const { code, stderr } = await run([...argv, ...json])
        expect(code).toBeGreaterThan(1)
        expect(stderr.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u)
      }
  })

  it('leaves nothing behind: no file is written', async () => {
    expect(await run('stemcell trials --disease t1 -o out.json')).toMatchObject({ code: 2, files: {} })
  })
})

describe('options', () => {
  it.each([
    ['--json', '--format json'],
    ['--ndjson', '--format ndjson'],
    ['--csv', '--format csv'],
    ['--tsv', '--format tsv'],
    ['--md', '--format markdown'],
  ])('%s is short for %s', async (short, long) => {
    expect(await ok(`stemcell cells ${short}`)).toEqual(await ok(`stemcell cells ${long}`))
  })

  it('for output may stand before the command', async () => {
    expect(await ok('stemcell --json cells')).toEqual(await ok('stemcell cells --json'))
    expect(await ok('stemcell --format csv cells')).toEqual(await ok('stemcell cells --csv'))
  })

  it('may have a value that is the name of a command', async () => {
    expect((await ok('stemcell -o about show NCT03406585')).files).toHaveProperty('about')
    expect((await ok('stemcell -o trials cells')).files).toHaveProperty('trials')
  })

  it.each([
    ['x.json', 'json'],
    ['x.jsonl', 'ndjson'],
    ['x.ndjson', 'ndjson'],
    ['x.CSV', 'csv'],
    ['x.tsv', 'tsv'],
    ['x.md', 'markdown'],
    ['x.txt', 'table'],
    ['x', 'table'],
  ])('-o %s is written as %s', async (file, format) => {
    const { files, stdout } = await ok(`stemcell cells -o ${file}`)
    expect(stdout).toBe('')
    expect(files[file]).toBe((await ok(`stemcell cells --format ${format}`)).stdout)
  })

  it('--version prints the version', async () =>
    expect(await run('stemcell --version')).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' }))

  it.each(['--', '-- disease:t1d'])('%s ends the options', async (rest) => {
    expect((await ok(`stemcell trials ${rest}`)).stdout).toBe((await ok(`stemcell trials ${rest.slice(3)}`)).stdout)
  })

  it('a query that refuses something is no flag', async () => {
    const refused = JSON.parse((await ok("stemcell trials '-model:single-group' --json")).stdout)
    const asked = JSON.parse((await ok('stemcell trials --model !single-group --json')).stdout)
    expect(refused.count).toBe(asked.count)
    expect(refused.query).toMatchObject({ text: '-model:single-group' })
    expect((await run('stemcell trials -modell:x')).stderr).toContain('unknown qualifier "modell:"')
    expect((await run('stemcell trials -x')).stderr).toContain("unknown option '-x'")
  })

  it('--no-FLAG asks for the opposite of a yes-or-no filter', async () => {
    const yes = JSON.parse((await ok('stemcell approvals --diabetes --json')).stdout)
    const no = JSON.parse((await ok('stemcell approvals --no-diabetes --json')).stdout)
    expect(yes.count + no.count).toBe(yes.total)
    expect([yes.query.text, no.query.text]).toEqual(['diabetes:true', 'diabetes:false'])
  })
})

describe('standard output and standard error', () => {
  it('take the answer and what closes it apart in a pipe, together on a screen', async () => {
    const piped = await ok('stemcell trials --limit 2')
    expect(piped.stdout.trimEnd().split('\n').length).toBeLessThanOrEqual(4)
    expect(piped.stderr).toMatch(/^Note: .*\n2 of \d+ records · dataset .*\nNext: stemcell show /)
    const shown = await ok('stemcell trials --limit 2', { columns: 100 })
    expect(shown.stderr).toBe('')
    expect(shown.stdout).toContain('more records left out by --limit 2')
  })

  it('the latter is empty where machines read, unless something went wrong', async () => {
    for (const format of ['json', 'ndjson', 'markdown'])
      expect((await ok(`stemcell trials --limit 2 --format ${format}`)).stderr).toBe('')
  })
})
