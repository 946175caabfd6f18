/** Laws that hold over whole answers on the bundled records. Short pages of the small world (test/golden) show what they look like. */
import { parse } from 'csv-parse/sync'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { auditRules } from '../../src/evidence/audit/index.js'
import { biasRules } from '../../src/evidence/bias/index.js'
import { draw, pipe, screen } from '../helpers/answers.js'
import { answerTo } from '../helpers/asks.js'

const lines = [
  'stemcell trials --disease t1d --allocation randomized',
  'stemcell references --year 2024..',
  'stemcell outcomes',
  'stemcell cells',
  'stemcell mechanisms',
  'stemcell reviews',
  'stemcell claims --verdict contradicted',
  'stemcell citations',
  'stemcell audit',
  'stemcell audit --rules',
  'stemcell bias zang-2022-uc-msc-t2d hu-2012-bm-mnc-t2d',
  'stemcell bias --rules',
  'stemcell trace zang-2022-uc-msc-t2d',
  'stemcell compare carlsson-2023-wj-msc-t1d hu-2013-wj-msc-t1d',
  'stemcell pathways',
  'stemcell pathways --from msc --to wound-healing',
  'stemcell gaps',
  'stemcell map --disease t2d',
  'stemcell timeline --disease t1d --all',
  'stemcell show carlsson-2023-wj-msc-t1d blog-stem-cells-type-2-diabetes t2d insulin-sensitization',
]

type WithId = { readonly id?: unknown }
const text = async (line: string, width?: number): Promise<string> => {
  const { body, closing } = await draw(await answerTo(line), 'table', width === undefined ? pipe : screen(width))
  return `${body}\n${closing}`
}

describe.each(lines)('%s', (line) => {
  it.each([60, 80, 140])('fits a screen of %i columns, and no line ends in spaces', async (width) => {
    const drawn = (await text(line, width)).split('\n')
    expect(drawn.filter((one) => stringWidth(one) > width)).toEqual([])
    expect(drawn.filter((one) => /\s$/.test(one))).toEqual([])
  })

  it('counts what it holds, and names each of its records once in JSON and at least once in words', async () => {
    const { items, count, total } = await answerTo(line)
    expect(total).toBeGreaterThanOrEqual(count)
    const ids = (items as readonly WithId[]).flatMap(({ id }) => (typeof id === 'string' ? [id] : []))
    expect(new Set(ids).size).toBe(ids.length)
    const told = (await text(line)).replace(/\s+/g, ' ')
    for (const id of ids.filter((one) => !one.includes('--'))) expect(told).toContain(id)
  })

  it('reads back from CSV as the grid of its values', async () => {
    const answer = await answerTo(line)
    const { columns, rows } = answer.grid()
    const { body } = await draw(answer, 'csv')
    const [header, ...records] = parse(body, { record_delimiter: '\r\n' }) as string[][]
    expect(header).toEqual(columns)
    expect(records).toHaveLength(rows.length)
    records.forEach((record, at) => {
      for (const [place, value] of (rows[at] ?? []).entries())
        if (typeof value === 'number' || typeof value === 'boolean') expect(record[place]).toBe(String(value))
        else if (typeof value === 'string' && /^[\w ]*$/.test(value)) expect(record[place]).toBe(value)
    })
  })

  it('says nothing that only a program could mean', async () => {
    expect(await text(line)).not.toMatch(/\bundefined\b|\bNaN\b|\[object /)
  })
})

it('stemcell bias --rules tells each rule once, with its judgment and when it fires', async () => {
  const { items } = await answerTo('stemcell bias --rules')
  const named = items as unknown as { tool: string; domain: string; name: string; when: string; judgment: string }[]
  const brief = ({ tool, domain, name, when, judgment }: (typeof named)[number]) => [tool, domain, name, when, judgment]
  expect(named.map(brief)).toEqual(biasRules.map((rule) => brief(rule)))
  const told = (await text('stemcell bias --rules')).replace(/\s+/g, ' ')
  for (const { name, when, judgment } of biasRules)
    for (const part of [name, when, judgment]) expect(told).toContain(part)
})

it('stemcell audit --rules tells each rule once, with what it demands and its source', async () => {
  const { items } = await answerTo('stemcell audit --rules')
  const named = items as unknown as { rule?: string; name?: string }[]
  expect(named.map(({ rule, name }) => rule ?? name)).toEqual(auditRules.map(({ name }) => name))
  const told = (await text('stemcell audit --rules')).replace(/\s+/g, ' ')
  for (const { name, demands, source } of auditRules)
    for (const part of [name, demands, source]) expect(told).toContain(part.replace(/\s+/g, ' '))
})

it('stemcell audit tells each finding, and its levels add up', async () => {
  const { items } = await answerTo('stemcell audit')
  const found = items as unknown as { trial: string; level: string; message: string }[]
  const told = (await text('stemcell audit')).replace(/\s+/g, ' ')
  for (const { trial, message } of found) {
    expect(told).toContain(trial)
    expect(told).toContain(message.replace(/\s+/g, ' '))
  }
  for (const level of ['contradiction', 'suspicious', 'note'])
    expect(told).toMatch(new RegExp(`\\b${found.filter((one) => one.level === level).length} ${level}`))
})
