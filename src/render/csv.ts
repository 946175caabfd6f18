/**
 * CSV (RFC 4180, UTF-8, CRLF) and TSV (no quoting: tabs and line breaks in a cell become spaces).
 * A text cell that a spreadsheet would run as a formula gets an apostrophe in front; numbers never do.
 */
import { stringify } from 'csv-stringify/sync'
import type { Answer } from '../answer.js'
import { harmless } from '../text.js'
import type { Render } from './format.js'

type Value = string | number | boolean | null

const formula = /^[\s]*[=+\-@＝＋－＠|%]/

const cell = (value: Value): string => {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const text = harmless(value)
  return formula.test(text) ? `'${text}` : text
}

const table = (answer: Answer): string[][] => {
  const grid = answer.grid()
  return [[...grid.columns], ...grid.rows.map((row) => row.map(cell))]
}

export const renderCsv: Render = (answer) => ({
  body: stringify(table(answer), { record_delimiter: 'windows' }),
  closing: closing(answer),
})

export const renderTsv: Render = (answer) => ({
  body: table(answer)
    .map((row) => `${row.join('\t')}\n`)
    .join(''),
  closing: closing(answer),
})

const closing = (answer: Answer): string => answer.notes.map((note) => `Note: ${harmless(note)}\n`).join('')
