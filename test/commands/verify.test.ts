import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Answer } from '../../src/answer.js'
import { verify } from '../../src/commands/verify.js'
import { kinds } from '../../src/dataset/index.js'
import { integrityRules } from '../../src/dataset/integrity/index.js'
import { isFailure } from '../../src/errors.js'
import { openDataset, Store } from '../../src/store/index.js'
import { json, page, run } from '../helpers/cli.js'
import { dataFolder, temporary } from '../helpers/folder.js'
import { disease, row, trial } from '../helpers/records.js'

const source = fileURLToPath(new URL('../../data', import.meta.url))
const bundle = fileURLToPath(new URL('../../dist/data', import.meta.url))
const dataset = openDataset()

type Failure = { file: string; record: string | null; path: string; message: string; todo: string }
type Item = {
  check: string
  result: string
  checked: number
  known: number
  failures: Failure[]
  skipped: string | null
}
const failed = (items: readonly Item[]) => items.filter((item) => item.result === 'failed')

describe('verify', () => {
  it('finds nothing wrong with the bundled dataset, and says of how much', async () => {
    const { items } = await json('stemcell verify')
    expect(failed(items)).toEqual([])
    const by = new Map<string, Item>(items.map((item: Item) => [item.check, item]))
    const records = kinds.reduce((n, kind) => n + dataset.count(kind), 0)
    for (const check of ['hash', 'schema', 'id-unique']) expect(by.get(check)?.checked).toBe(records)
    for (const { name } of integrityRules) expect(by.get(name)?.result).toBe('ok')
    expect(by.get('percent-fits-denominator')?.known).toBeGreaterThan(0)
    for (const { check, checked } of items) expect(checked, check).toBeGreaterThan(0)
  })

  it('finds nothing wrong with the folder it was built from, and the same hash', async () => {
    const { query, items, notes } = await json(['verify', source])
    expect(failed(items)).toEqual([])
    expect(query.hash).toBe(dataset.stamp.hash)
    expect(notes).toContain('The records are those of the bundled dataset.')
  })

  it.each([60, 80, 140])('fits a screen of %i columns', async (columns) => {
    // How many there are of everything changes with the data, and is tested above.
    const text = (await page('stemcell verify', { columns }))
      .replace(/\d+(?= {2}\w)/g, (n) => '#'.repeat(n.length))
      .replace(/sha256:[\da-f]+\n[\da-f]+/, 'sha256:…')
    await expect(text).toMatchFileSnapshot(`../golden/verify/${columns}.txt`)
  })
})

describe('verify of a damaged bundle', () => {
  /** The answer about a copy of the bundled dataset in which one file was changed. */
  const damaged = async (file: string, change: (text: string) => string): Promise<Answer> => {
    const copy = temporary()
    cpSync(bundle, copy, { recursive: true })
    writeFileSync(`${copy}/${file}`, change(readFileSync(`${copy}/${file}`, 'utf8')))
    return verify.answer(
      { words: [], filters: [], options: {}, read: async () => '', readBytes: async () => new Uint8Array() },
      new Store(copy),
    )
  }
  const results = (answer: Answer) => failed(answer.items as unknown as Item[]).map((item) => item.check)

  it('sees a number that was changed', async () => {
    const answer = await damaged('trials.ndjson', (text) => text.replace('"mean":7.52', '"mean":5.52'))
    expect(answer.exitCode).toBe(4)
    // Two readers had found the number alike.
    expect(results(answer)).toEqual(['files', 'hash', 'second-reading-holds'])
    expect(answer.advice).toEqual([`stemcell: 3 failures in 3 of ${answer.count} checks`])
  })

  it('sees a record that was taken away', async () => {
    const answer = await damaged('cells.ndjson', (text) => text.slice(text.indexOf('\n') + 1))
    expect(results(answer)).toEqual(expect.arrayContaining(['files', 'hash', 'counts', 'schema']))
  })

  it('sees a line that is no JSON, and does not run the rules', async () => {
    const answer = await damaged('cells.ndjson', (text) => text.replace('{', '{{'))
    expect(results(answer)).toEqual(['files', 'hash', 'schema'])
    expect((answer.items as unknown as Item[]).filter((item) => item.result === 'not run')).toHaveLength(
      integrityRules.length,
    )
    expect(answer.notes.join(' ')).toContain('not run')
  })

  it('sees a column that no longer says what the records say', async () => {
    expect(results(await damaged('trials.columns.ndjson', (text) => text.replace('91', '19')))).toEqual(['files'])
  })

  it('sees a stamp of another dataset', async () => {
    const answer = await damaged('manifest.json', (text) => text.replace(/sha256:[0-9a-f]{8}/, 'sha256:00000000'))
    expect(results(answer)).toEqual(['files', 'hash'])
  })

  it('says so when the manifest cannot be read at all', async () => {
    const failure = await damaged('manifest.json', (text) => text.slice(0, 50)).catch((error: unknown) => error)
    expect(isFailure(failure) && failure.message).toBe('the bundled dataset is damaged: manifest.json is not JSON')
    const empty = await damaged('manifest.json', () => '{}').catch((error: unknown) => error)
    expect(isFailure(empty) && empty.message).toBe('the bundled dataset is damaged: manifest.json is no manifest')
  })
})

describe('verify of a folder', () => {
  const check = async (folder: string) => {
    const { code, stdout, stderr } = await run(['verify', folder, '--json'])
    return { code, stderr, ...(JSON.parse(stdout) as { items: Item[]; notes: string[] }) }
  }

  it('is content with a small sound one', async () => {
    const { code, stderr, items } = await check(dataFolder())
    expect([code, stderr]).toEqual([0, ''])
    expect(failed(items)).toEqual([])
  })

  it('names file, record, path and what to do for everything that does not fit its schema', async () => {
    const folder = dataFolder({
      'trials/made-up.json': { ...trial('made-up'), colour: 'red', start: '2015-13' },
      'diseases.json': { items: [disease('t1d'), { ...disease('t2d'), name: '' }] },
      'cells.json': '{ "items": [',
      'claims.json': undefined,
      'trials/b.json': trial('a'),
    })
    const { code, items, stderr, notes } = await check(folder)
    expect(code).toBe(4)
    const [schema, ...others] = failed(items)
    expect(others).toEqual([])
    const told = schema?.failures.map(({ file, record, path, message }) => [file, record, path, message.slice(0, 30)])
    expect(told).toEqual([
      ['trials/b.json', 'a', 'id', 'the file of the trial a has an'],
      ['trials/made-up.json', 'made-up', 'start', 'expected YYYY, YYYY-MM or YYYY'],
      ['trials/made-up.json', 'made-up', '', 'Unrecognized key: "colour"'],
      ['diseases.json', 't2d', 'name', expect.stringContaining('Too small')],
      ['cells.json', null, '', expect.stringContaining('is not JSON')],
      ['claims.json', null, '', 'is not there'],
    ])
    for (const { todo } of schema?.failures ?? []) expect(todo).toMatch(/^[A-Z]/)
    expect(stderr).toBe(`stemcell: 6 failures in 1 of ${items.length} checks\n`)
    expect(notes.join(' ')).toContain('not run')
  })

  it('names every broken rule with its file, record and path', async () => {
    const folder = dataFolder({
      'trials/made-up.json': trial('made-up', {
        disease: 'no-such-disease',
        outcomes: [row('r', { scale: 'baseline', timepointMonths: 3 })],
        anomalies: [{ rule: 'dates-in-order', path: 'start', text: 'mended long ago' }],
      }),
      'diseases.json': {
        items: [
          disease('t1d', {
            codes: [{ system: 'cl', id: 'CL:1', label: null, confidence: 'good', source: 'x' }],
            missing: { nameZh: 'notRead', zhSource: 'notRead', 'codes.CL:1.label': 'notRead' },
          }),
        ],
      }, // prettier-ignore
    })
    const { code, items } = await check(folder)
    expect(code).toBe(4)
    expect(
      failed(items).map((item) => [item.check, item.failures.map(({ file, record, path }) => [file, record, path])]),
    ).toEqual([
      ['link-resolves', [['trials/made-up.json', 'made-up', 'disease']]],
      ['code-form', [['diseases.json', 't1d', 'codes.CL:1']]],
      ['baseline-at-zero', [['trials/made-up.json', 'made-up', 'outcomes.r.timepointMonths']]],
      ['anomaly-still-true', [['trials/made-up.json', 'made-up', 'start']]],
    ])
  })

  it('shows failures to people with the place first, and the exit code is 4', async () => {
    const folder = dataFolder({ 'trials/made-up.json': trial('made-up', { disease: 'no-such-disease' }) })
    const { code, stdout, stderr } = await run(['verify', folder], { columns: 80, env: { NO_COLOR: '1' } })
    expect(code).toBe(4)
    expect(stdout).toContain('link-resolves')
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      '- trials/made-up.json › made-up › disease: no diseases record has the id "no-such-disease". Mend the id, or add the record it names.',
    )
    expect(stderr).toMatch(/^stemcell: 1 failure in 1 of \d+ checks\n$/)
  })

  it('lets no hostile text of a folder through', async () => {
    const folder = dataFolder({ 'trials/made-up.json': { ...trial('made-up'), '\u001b[2J\u202e': 1 } })
    for (const format of ['table', 'json', 'csv', 'markdown']) {
      const { stdout, stderr } = await run(['verify', folder, '--format', format])
      expect(stdout + stderr).not.toMatch(/[\u001b\u202e]/)
    }
  })

  it('warns when it takes the version of the bundled dataset for other records', async () => {
    const description = JSON.parse(readFileSync(`${source}/dataset.json`, 'utf8'))
    const { notes } = await check(dataFolder({ 'dataset.json': description }))
    expect(notes.join(' ')).toContain('give it a version of its own')
  })

  it('is not found when it is not there, or holds no evidence', async () => {
    const empty = temporary()
    mkdirSync(`${empty}/sub`)
    expect(await run(['verify', `${empty}/no-such-folder`])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('there is no folder'),
    })
    expect(await run(['verify', `${empty}/sub`])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('holds no evidence'),
    })
    expect(await run(['verify', `${source}/cells.json`])).toMatchObject({ code: 3 })
  })

  it('is one at a time', async () =>
    expect(await run(['verify', source, source])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('one folder at a time'),
    }))
})
