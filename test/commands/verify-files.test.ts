/** Files of a folder of evidence that are no files of evidence: each told for what it is, none hung on, none shown. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataFolder, temporary } from '../helpers/folder.js'
import { execute, shell } from '../helpers/program.js'
import { disease, trial } from '../helpers/records.js'

type Told = { file: string; record: string | null; path: string; message: string; todo: string }

/** What `verify` tells of a folder, as a process of its own. */
const told = async (folder: string): Promise<{ failures: Told[]; output: string }> => {
  const { code, stdout, stderr } = await execute(['verify', folder, '--json'])
  expect(code).toBe(4)
  const items = (JSON.parse(stdout) as { items: { failures: Told[] }[] }).items
  return { failures: items.flatMap(({ failures }) => failures), output: stdout + stderr }
}
const file = 'trials/made-up.json'
/** The folder, and the path of a file in it that is to be made. */
const withoutFile = (name = file): { folder: string; path: string } => {
  const folder = dataFolder()
  rmSync(join(folder, name))
  return { folder, path: join(folder, name) }
}
const record = JSON.stringify(trial('made-up'), null, 2)
const secret = 'root:x:0:0:secret'

describe('a file of evidence that', () => {
  it.each<[string, (path: string) => void, string]>([
    ['is a named pipe', (path) => execFileSync('mkfifo', [path]), 'is a named pipe, no regular file'],
    ['is a folder', (path) => mkdirSync(path), 'is a folder, no regular file'],
    [
      'leads to /dev/zero',
      (path) => symlinkSync('/dev/zero', path),
      'is a link that leads out of the folder, so it was not read',
    ],
    ['leads nowhere', (path) => symlinkSync('no-such-file', path), 'is a link that leads nowhere'],
    ['leads to itself', (path) => symlinkSync(path, path), 'is a link that leads nowhere'],
    [
      'has 3 GB',
      (path) => {
        writeFileSync(path, '{')
        truncateSync(path, 3e9)
      },
      'has 3000000000 bytes; at most 16777216 are read',
    ],
    ['is UTF-16', (path) => writeFileSync(path, `\ufeff${record}`, 'utf16le'), 'is UTF-16, not UTF-8'],
    ['begins with a BOM', (path) => writeFileSync(path, `\ufeff${record}`), 'begins with a byte order mark (BOM)'],
    [
      'is Latin-1',
      (path) => writeFileSync(path, record.replace('made-up', 'mädé-up'), 'latin1'),
      'is not UTF-8 (line 2)',
    ],
    [
      'is nested half a million deep',
      (path) => writeFileSync(path, '['.repeat(500_000)),
      'is nested more than 100 deep (line 1, column 101)',
    ],
    [
      'is empty',
      (path) => writeFileSync(path, ''),
      'is not JSON: the end where a value is expected (line 1, column 1)',
    ],
  ])('%s is told for what it is', async (_, make, message) => {
    const { folder, path } = withoutFile()
    make(path)
    const { failures, output } = await told(folder)
    expect(failures.map((one) => [one.file, one.message])).toEqual([[file, message]])
    expect(output).not.toMatch(/U\+0000|\\u0000/)
  })

  it('leads out of the folder is never shown, whichever it is', async () => {
    const outside = join(temporary(), 'outside.json')
    writeFileSync(outside, `${secret}\n{"${secret}": "${secret}"}`)
    for (const name of [file, 'cells.json', 'dataset.json']) {
      const { folder, path } = withoutFile(name)
      symlinkSync(outside, path)
      const { failures, output } = await told(folder)
      expect(failures[0]).toMatchObject({ file: name, message: expect.stringContaining('leads out of the folder') })
      expect(output).not.toContain('secret')
    }
    const folder = dataFolder()
    rmSync(join(folder, 'trials'), { recursive: true })
    const others = temporary()
    writeFileSync(join(others, 'made-up.json'), secret)
    symlinkSync(others, join(folder, 'trials'))
    const { output } = await told(folder)
    expect(output).toContain('leads out of the folder')
    expect(output).not.toContain('secret')
  })

  it('is a link to another file of the folder is read', async () => {
    const { folder, path } = withoutFile()
    mkdirSync(join(folder, 'schema'))
    writeFileSync(join(folder, 'schema', 'made-up.json'), record)
    symlinkSync('../schema/made-up.json', path)
    expect(await execute(['verify', folder])).toMatchObject({ code: 0 })
  })

  it('holds a key twice is told with its path', async () => {
    const folder = dataFolder({
      [file]: record.replace('"id": "made-up"', '"id": "made-up", "id": "made-up"'),
      'diseases.json': JSON.stringify({ items: [disease('t1d')] }).replace('"id":"t1d"', '"id":"t1d","id":"t1d"'),
    })
    const { failures } = await told(folder)
    expect(failures.map((one) => [one.file, one.record, one.path, one.message.replace(/ \(.*/, '')])).toEqual([
      [file, 'made-up', 'id', 'the key stands twice in its object'],
      ['diseases.json', 't1d', 'id', 'the key stands twice in its object'],
    ])
  })

  it.each([
    ['start', '2015-02-30', 'expected a day that the calendar has'],
    ['start', '2023-02-29', 'expected a day that the calendar has'],
    ['start', '2015-13', 'expected YYYY, YYYY-MM or YYYY-MM-DD'],
    ['completion', '2024-06-31', 'expected a day that the calendar has'],
  ])('says %s %s is told', async (field, value, message) => {
    const { failures } = await told(dataFolder({ [file]: trial('made-up', { [field]: value }) }))
    expect(failures).toEqual([expect.objectContaining({ file, path: field, message })])
  })

  it.each([
    'clinicaltrials.gov/study/NCT1',
    'www.example.org',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https:// a',
    '',
  ])('names the address %j is told', async (url) => {
    const sources = trial('made-up').sources.map((one) => ({ ...one, url }))
    const { failures } = await told(dataFolder({ [file]: trial('made-up', { sources }) }))
    expect(failures[0]).toMatchObject({ path: 'sources.0.url', message: expect.stringContaining('with its scheme') })
  })

  it('nothing reads is told: in a subfolder, or under a name of no kind', async () => {
    const folder = dataFolder()
    mkdirSync(join(folder, 'trials/new/deeper'), { recursive: true })
    for (const name of ['trials/new/deeper/a.json', 'trials/B.JSON', 'desease.json', 'notes.txt'])
      writeFileSync(join(folder, name), record)
    const { failures } = await told(folder)
    expect(failures.map((one) => [one.file, one.message])).toEqual(
      ['desease.json', 'trials/B.JSON', 'trials/new/deeper/a.json'].map((name) => [name, 'is read by nothing']),
    )
  })

  it('stands where the folder of trials should be is told', async () => {
    const folder = dataFolder()
    rmSync(join(folder, 'trials'), { recursive: true })
    writeFileSync(join(folder, 'trials'), '')
    expect((await told(folder)).failures[0]).toMatchObject({ file: 'trials/', message: 'is no folder' })
  })
})

describe('the exit code of verify', () => {
  const bad = () => dataFolder({ [file]: trial('made-up', { start: '2015-02-30' }) })

  it.each([
    ['| true', ''],
    ['| head -c 1 >/dev/null', ''],
    ['', '2>/dev/full >/dev/null'],
    ['', '2>&- >/dev/null'],
    ['', '>&-'],
  ])('is that of what was found, whoever listens: %s%s', async (pipe, redirection) => {
    const line = `exec 9>&1; { $stemcell verify ${bad()} --json ${redirection}; echo $? >&9; } ${pipe}`
    expect((await shell(line)).stdout).toBe('4\n')
  })
})
