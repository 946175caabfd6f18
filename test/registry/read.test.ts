import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { type Found, isFault, readStudies, type StudyInput } from '../../src/registry/study/index.js'
import { registration } from '../helpers/studies.js'

const numbers = ['NCT00000001', 'NCT00000002', 'NCT00000003']
const studies = numbers.map((id) => registration(id))
const lines = studies.map((one) => JSON.stringify(one)).join('\n')

const folder = (files: Readonly<Record<string, string | Uint8Array>>): string => {
  const path = mkdtempSync(join(tmpdir(), 'studies-'))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content)
  return path
}

/** Bytes that come in pieces of a size. */
const inPieces = (content: string | Uint8Array, size: number): StudyInput => ({
  name: 'input',
  bytes: (async function* () {
    const bytes = Buffer.from(content)
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  })(),
})

const found = async (input: StudyInput): Promise<Found[]> => {
  const all: Found[] = []
  for await (const one of readStudies(input)) all.push(one)
  return all
}
const idsOf = (all: readonly Found[]): string[] => all.map((one) => (isFault(one) ? one.message : one.study.id))
const read = async (content: string | Uint8Array, size = 7): Promise<string[]> =>
  idsOf(await found(inPieces(content, size)))

describe('studies are found in every form in which people have them', () => {
  test.each([
    ['one study', JSON.stringify(studies[0]), ['NCT00000001']],
    ['one study, pretty', JSON.stringify(studies[0], null, 1), ['NCT00000001']],
    ['a list', JSON.stringify(studies), numbers],
    ['a page of the API', JSON.stringify({ totalCount: 3, studies, nextPageToken: 'abc' }), numbers],
    ['a page whose token comes first', JSON.stringify({ nextPageToken: 'studies', studies }, null, 2), numbers],
    ['an empty page', JSON.stringify({ studies: [] }), []],
    ['pages after each other', studies.map((one) => JSON.stringify({ studies: [one] })).join('\n'), numbers],
    ['lines', lines, numbers],
    ['lines of Windows, with a mark', `\ufeff${lines.replaceAll('\n', '\r\n')}\r\n`, numbers],
    ['gz', gzipSync(lines), numbers],
    ['a zip of a list', zipSync({ 'studies.json': Buffer.from(JSON.stringify(studies)) }), numbers],
    [
      'a zip of a file each',
      zipSync(Object.fromEntries(studies.map((one, i) => [`d/${numbers[i]}.json`, Buffer.from(JSON.stringify(one))]))),
      numbers,
    ],
    ['a zip that packs nothing', zipSync({ 'a.ndjson': Buffer.from(lines) }, { level: 0 }), numbers],
  ])('%s', async (_, content, expected) => {
    expect(await read(content)).toEqual(expected)
    expect(await read(content, 1_000_000)).toEqual(expected)
  }) // prettier-ignore

  test('folders by name, through folders in them, without what is no file of studies', async () => {
    const path = folder({
      'b.json': JSON.stringify(studies[1]),
      'a.ndjson': JSON.stringify(studies[0]),
      'notes.txt': 'x',
    })
    mkdirSync(join(path, 'c'))
    writeFileSync(join(path, 'c', 'd.json.gz'), gzipSync(JSON.stringify(studies[2])))
    expect(idsOf(await found({ path }))).toEqual(numbers)
  })

  test('the text of a study is kept as it came', async () => {
    const text = JSON.stringify(studies[0], null, 3)
    expect(await found(inPieces(`[\n${text}\n]`, 11))).toMatchObject([{ raw: text, place: 'input, line 2' }])
  })

  test('wherever the pieces are cut', async () => {
    const awkward = registration('NCT00000009', {
      descriptionModule: { briefSummary: '"}]{[ \\ \\" 糖尿病 \n\u0000 {"studies":[' },
    })
    const content = JSON.stringify({ studies: [awkward, studies[0]] })
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: content.length }), async (size) => {
        expect(await read(content, size)).toEqual(['NCT00000009', 'NCT00000001'])
      }),
      { numRuns: 40 },
    )
  })
})

describe('what is no study is told with its place, and the rest is read', () => {
  const good = JSON.stringify(studies[0])
  test.each([
    ['another number', JSON.stringify(registration('NCT1')), 'expected NCT and 8 digits, found "NCT1"'],
    [
      'a list where text should be',
      JSON.stringify(
        registration('NCT00000002', { identificationModule: { nctId: 'NCT00000002', briefTitle: ['x'] } }),
      ),
      'protocolSection.identificationModule.briefTitle: expected text, found ["x"]',
    ],
    [
      'text where a list should be',
      JSON.stringify(registration('NCT00000002', { designModule: { phases: 'PHASE1' } })),
      'protocolSection.designModule.phases: expected a list, found "PHASE1"',
    ],
    [
      'a number below none',
      JSON.stringify(registration('NCT00000002', { designModule: { enrollmentInfo: { count: -5 } } })),
      'expected a whole number, found -5',
    ],
    ['one of our own records', '{"id":"x","arms":[],"disease":"t1d"}', 'is a record in our own format'],
    ['other JSON', '{"a":1}', 'expected "protocolSection", found the keys a'],
    ['JSON that is broken inside', '{"protocolSection": {"a" 1}}', 'where : is expected'],
  ])('%s', async (_, bad, message) => {
    const all = await found(inPieces(`${bad}\n${good}`, 1000))
    expect(all).toMatchObject([
      { message: expect.stringContaining(message), place: 'input, line 1' },
      { study: { id: 'NCT00000001' } },
    ])
  }) // prettier-ignore

  test.each([
    ['nothing', '', 'is empty'],
    ['white space', ' \n ', 'is empty'],
    ['a page of HTML', '<!doctype html><html>', 'is no file of studies'],
    ['what was cut off', good.slice(0, -10), 'ends in the middle of a record'],
    ['a line that was cut off in a text', `${good.slice(0, 60)}\n${good}`, 'a text that does not end on its line'],
    ['lists in lists', '[[[]]]', 'a list stands where one is expected'],
    ['words', `${good}\nnull`, '"n" where a study should begin'],
    ['brackets that nothing opened', ']', 'is no file of studies'],
    ['a gz that was cut off', gzipSync(lines).subarray(0, 200), 'cannot be read to its end'],
    ['an empty zip', zipSync({}), 'holds no file of studies'],
  ])('%s', async (_, content, message) => {
    expect((await read(content)).at(-1)).toContain(message)
  })

  test('no file, no studies in a folder', async () => {
    await expect(found({ path: '/no/such' })).rejects.toThrow('there is no file or folder "/no/such"')
    await expect(found({ path: folder({ 'a.txt': '' }) })).rejects.toThrow('no file of studies')
  })
})

describe('files that mean harm do none', () => {
  test.each([
    ['a million lists in each other', '['.repeat(1_000_000), 'a list stands where one is expected'],
    ['a study nested a million deep', `{"protocolSection":${'['.repeat(1_000_000)}`, 'nested more than 100 deep'],
    [
      'a study nested as objects',
      `{"protocolSection":${'{"a":'.repeat(1000)}1${'}'.repeat(1001)}`,
      'nested more than 100 deep',
    ],
  ])('%s', async (_, content, message) => {
    expect(await read(content, 65_536)).toEqual([expect.stringContaining(message)])
  }) // prettier-ignore

  test('keys that objects inherit are no keys of a record', async () => {
    const text = JSON.stringify(studies[0]).replace(
      '{',
      '{"__proto__":{"hasResults":true,"polluted":1},"constructor":{"x":1},',
    )
    const [one] = await found(inPieces(text, 1000))
    expect(one).toMatchObject({ study: { id: 'NCT00000001', hasResults: false } })
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    const none = await read('{"__proto__":{"protocolSection":{"identificationModule":{"nctId":"NCT00000001"}}}}')
    expect(none).toEqual([expect.stringContaining('expected "protocolSection"')])
  })

  test('names in an archive lead nowhere, and are shown harmless', async () => {
    const evil = zipSync({
      '../../../tmp/evil\u001b[2J.json': Buffer.from(JSON.stringify(studies[0])),
      '/etc/passwd': Buffer.from('x'),
    })
    const [one] = await found(inPieces(evil, 1000))
    expect(one).toMatchObject({
      study: { id: 'NCT00000001' },
      place: 'input:../../../tmp/evil<U+001B>[2J.json, line 1',
    })
  })

  test('an archive in an archive is not opened', async () => {
    const inner = zipSync({ 'a.json': Buffer.from(JSON.stringify(studies[0])) })
    expect(await read(zipSync({ 'inner.zip': inner }))).toContainEqual('is an archive within an archive')
  })

  test('archives that unpack without end are stopped', async () => {
    const blank = Buffer.alloc(68_000_000, ' ').fill('[', 0, 1)
    expect(await read(gzipSync(blank), 65_536)).toEqual([
      expect.stringContaining('unpacks to more than 500 times its size'),
    ])
    expect(await read(zipSync({ 'a.json': blank }), 65_536)).toContainEqual(
      expect.stringContaining('unpacks to more than 500 times its size'),
    )
  })

  test('links in a folder are not followed', async () => {
    const path = folder({ 'a.json': JSON.stringify(studies[0]) })
    symlinkSync('/etc/passwd', join(path, 'b.json'))
    expect(idsOf(await found({ path }))).toEqual(['NCT00000001', 'is a link or no plain file'])
  })
})
