import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatNames, type Paper } from '../../src/render/index.js'
import { draw, pipe, saying, screen } from '../helpers/answers.js'
import { json, ok, run } from '../helpers/cli.js'
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

it.each(formatNames)('%s draws a megabyte of hostile text whole', async (format) => {
  const text = '\u001b[31m脐带\u202e "quoted", '.repeat(40_000)
  const { body } = await draw(saying(text), format)
  expect(withoutOurs(body, format)).not.toMatch(dangerous)
  expect(body.length).toBeGreaterThan(1e6)
})

describe.each(questions)('%s', (line) => {
  it('prints JSON that counts what it holds', async () => {
    if (/^stemcell schema \S/.test(line)) return
    const answer = await json(line)
    expect(answer.items.length).toBe(answer.format.endsWith('-count/1') ? answer.items.length : answer.count)
    expect(answer.total).toBeGreaterThanOrEqual(answer.count)
  })

  it('prints the same records as NDJSON, one a line', async () => {
    const { stdout } = await ok(`${line} --ndjson`)
    const lines = stdout === '' ? [] : stdout.replace(/\n$/, '').split('\n')
    const whole = JSON.parse((await ok(`${line} --json`)).stdout)
    expect(lines.map((text) => JSON.parse(text))).toEqual(/^stemcell schema \S/.test(line) ? [whole] : whole.items)
  })

  it('prints CSV whose records all have the cells of its header, ended by CRLF', async () => {
    const { stdout } = await ok(`${line} --csv`)
    const records: string[][] = parse(stdout, { record_delimiter: '\r\n' })
    const [header] = records
    expect(stdout.endsWith('\r\n')).toBe(true)
    expect(stdout.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(new Set(header).size).toBe(header?.length)
    for (const record of records) expect(record.length).toBe(header?.length)
  })

  it('prints TSV with the same cells', async () => {
    const rows = (await ok(`${line} --tsv`)).stdout
      .trimEnd()
      .split('\n')
      .map((text) => text.split('\t'))
    const records: string[][] = parse((await ok(`${line} --csv`)).stdout, { record_delimiter: '\r\n' })
    expect(rows.map((row) => row.join('\t').trimEnd())).toEqual(records.map((row) => row.join('\t').trimEnd()))
  })

  it('prints Markdown whose tables have rows as wide as their heads', async () => {
    for (const { head, rows } of tables((await ok(`${line} --md`)).stdout))
      for (const row of rows) expect(row.length).toBe(head.length)
  })

  it('prints no color, box or break into a pipe', async () => {
    const { stdout, stderr } = await ok(line, { env: { TERM: 'xterm-256color', COLUMNS: '40' } })
    expect(stdout + stderr).not.toMatch(/\u001b|[\u2500-\u257f]/)
  })

  it('prints the same bytes the second time, in every format', async () => {
    for (const format of formatNames)
      expect(await run(`${line} --format ${format}`)).toEqual(await run(`${line} --format ${format}`))
  })

  it('writes to a file what it prints', async () => {
    for (const format of formatNames) {
      const { stdout } = await ok(`${line} --format ${format}`)
      const { stdout: nothing, stderr, files } = await ok(`${line} --format ${format} -o out.txt`)
      expect([nothing, files]).toEqual(['', { 'out.txt': stdout }])
      expect(stderr).toMatch(new RegExp(`Wrote \\d+ records? to out\\.txt \\(${format}\\)\\n$`))
    }
  })
})
