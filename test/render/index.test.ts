import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { parse as readLine } from '../../src/cli/program.js'
import { type FormatName, formatNames, type Paper } from '../../src/render/index.js'
import { draw, holding, pipe, saying, screen } from '../helpers/answers.js'
import { ok, version, words } from '../helpers/cli.js'
import { questions } from '../helpers/commands.js'
import { dangerous, hostileExamples, hostileText } from '../helpers/hostile.js'
import { tables } from '../helpers/markdown.js'

const papers: readonly (readonly [string, Paper])[] = [
  ['in a pipe', pipe],
  ['on a screen of 80 columns', screen(80)],
  ['in color', screen(60, { color: 3 })],
  ['with links', screen(60, { color: 1, links: true })],
]

/** Everything but what formats write themselves: line breaks, tabs of TSV, the colors and links of the screen. */
const withoutOurs = (text: string, format: string): string =>
  text
    .replace(/\u001b\[\d+(?:;\d+)*m|\u001b\]8;;(?:https:\/\/example\.org\/[\x21-\x7e]*)?\u0007/g, '')
    .replace(format === 'tsv' ? /[\t\n]/g : /\r?\n/g, '')

describe.each(papers)('%s', (_, paper) => {
  it.each(formatNames)('%s lets no dangerous character of a record through', async (format) => {
    await fc.assert(
      fc.asyncProperty(hostileText(), async (text) => {
        const { body, closing } = await draw(saying(text), format, paper)
        expect(withoutOurs(body, format)).not.toMatch(dangerous)
        expect(withoutOurs(closing, format)).not.toMatch(dangerous)
      }),
      { numRuns: 40 },
    )
  })

  it.each(Object.entries(hostileExamples))('%s is disarmed in every format', async (name, text) => {
    for (const format of formatNames) {
      const { body, closing } = await draw(saying(text), format, paper)
      expect(withoutOurs(body + closing, format), `${name} ${format}`).not.toMatch(dangerous)
    }
  })
})

const hostile = '\u001b[31m脐带\u202e "quoted", '

it.each(formatNames)('%s draws a megabyte of hostile text whole', async (format) => {
  const text = hostile.repeat(40_000)
  const { body } = await draw(holding(text), format)
  expect(withoutOurs(body, format)).not.toMatch(dangerous)
  expect(body.length).toBeGreaterThan(1e6)
})

it.each(formatNames)('%s draws long hostile text whole in every place of an answer', async (format) => {
  const text = hostile.repeat(2_000)
  const { body, closing } = await draw(saying(text), format)
  expect(withoutOurs(body + closing, format)).not.toMatch(dangerous)
  expect(body.length).toBeGreaterThan(5e4)
})

/** Commands that draw pictures, with lines, also into a pipe. */
const draws = /^stemcell (map|pool|timeline)\b/
/** Answers whose items are rows or fields of a table of records, not the records that are counted. */
const counted = /-count\/1$|^stemcell\/map\/1$/
/** The schema of a name and a template are documents, not answers. */
const isDocument = (line: string): boolean => /^stemcell (schema|data template) \S/.test(line)

/** Answers of a command, each asked for once until they are forgotten: an answer knows no format, and is drawn in each. */
const keptAnswers = async (line: string) => {
  const request = await readLine(words(line), version, undefined)
  if ('text' in request) throw new Error(`not a question: ${line}`)
  const { command } = request
  const kept = new Map<string, ReturnType<typeof command.answer>>()
  const answer = command.answer.bind(command)
  const spy = vi.spyOn(command, 'answer').mockImplementation((input, dataset) => {
    const asked = JSON.stringify([input.words, input.filters, input.options])
    const have = kept.get(asked) ?? answer(input, dataset)
    kept.set(asked, have)
    return have
  })
  return { forget: () => kept.clear(), restore: () => spy.mockRestore() }
}

describe.each(questions)('%s', (line) => {
  let answers: Awaited<ReturnType<typeof keptAnswers>>
  beforeAll(async () => {
    answers = await keptAnswers(line)
  })
  afterAll(() => answers.restore())
  const outputs = new Map<FormatName, Promise<string>>()
  /** What is printed in a format, asked for once. */
  const printed = (format: FormatName): Promise<string> => {
    const output = outputs.get(format) ?? ok(`${line} --format ${format}`).then(({ stdout }) => stdout)
    outputs.set(format, output)
    return output
  }
  const cells = async (): Promise<string[][]> => parse(await printed('csv'), { record_delimiter: '\r\n' })

  it.skipIf(isDocument(line))('prints JSON that counts what it holds', async () => {
    const answer = JSON.parse(await printed('json'))
    if (!counted.test(answer.format)) expect(answer.items.length).toBe(answer.count)
    expect(answer.total).toBeGreaterThanOrEqual(answer.count)
  })

  it('prints the same records as NDJSON, one a line', async () => {
    const stdout = await printed('ndjson')
    const lines = stdout === '' ? [] : stdout.replace(/\n$/, '').split('\n')
    const whole = JSON.parse(await printed('json'))
    expect(lines.map((text) => JSON.parse(text))).toEqual(isDocument(line) ? [whole] : whole.items)
  })

  it('prints CSV whose records all have the cells of its header, ended by CRLF', async () => {
    const stdout = await printed('csv')
    const [header, ...records] = await cells()
    expect(stdout.endsWith('\r\n')).toBe(true)
    expect(stdout.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(new Set(header).size).toBe(header?.length)
    for (const record of records) expect(record.length).toBe(header?.length)
  })

  it('prints TSV with the same cells', async () => {
    const lines = (await printed('tsv')).trimEnd().split('\n')
    expect(lines.map((text) => text.trimEnd())).toEqual(
      (await cells()).map((row) =>
        // A cell that begins with a quotation mark would be read as a quoted one.
        row
          .map((cell) => (cell.startsWith('"') ? `'${cell}` : cell))
          .join('\t')
          .trimEnd(),
      ),
    )
  })

  it('prints Markdown whose tables have rows as wide as their heads', async () => {
    for (const { head, rows } of tables(await printed('markdown')))
      for (const row of rows) expect(row.length).toBe(head.length)
  })

  it('prints no color and no ruled line into a pipe', async () => {
    const { stdout, stderr } = await ok(line, { env: { TERM: 'xterm-256color', COLUMNS: '40' } })
    expect(stdout + stderr).not.toContain('\u001b')
    if (!draws.test(line)) expect(stdout).not.toMatch(/[\u2500-\u257f]/)
  })

  it('writes to a file, asked a second time, the bytes that it prints, in every format', async () => {
    // On paper for people a pipe may have less than all.
    const all = (format: FormatName): Promise<string> =>
      format === 'table' ? ok(`${line} --format table --all`).then(({ stdout }) => stdout) : printed(format)
    const whole = Object.fromEntries(await Promise.all(formatNames.map(async (format) => [format, await all(format)])))
    answers.forget()
    for (const format of formatNames) {
      const { stdout, stderr, files } = await ok(`${line} --format ${format} -o out.txt`)
      expect([stdout, files]).toEqual(['', { 'out.txt': whole[format] }])
      expect(stderr).toMatch(new RegExp(`Wrote \\d+ records? to out\\.txt \\(${format}\\)\\n$`))
    }
  })
})
