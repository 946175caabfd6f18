/**
 * CSV (RFC 4180, UTF-8, CRLF) and TSV (no quoting: tabs and line breaks in a cell become spaces).
 * A text cell that a spreadsheet would run as a formula gets an apostrophe in front; numbers never do. So does, in TSV, a cell
 * that begins with a quotation mark: a spreadsheet would take the marks off, with all between them for one cell, or a formula.
 */
import { stringify } from 'csv-stringify/sync'
import type { Answer } from '../answer.js'
import { harmless } from '../text.js'
import type { Render } from './format.js'

type Value = string | number | boolean | null

/** Blanks and accents without a letter in front of a formula hide it from the eye, not from every spreadsheet. */
const formula = /^[\s\p{M}\u2800]*[=+\-@＝＋－＠|%]/u
const formulaOrQuote = /^[\s\p{M}\u2800]*["=+\-@＝＋－＠|%]/u

const cellFor =
  (risky: RegExp) =>
  (value: Value): string => {
    if (value === null) return ''
    if (typeof value !== 'string') return String(value)
    const text = harmless(value)
    return risky.test(text) ? `'${text}` : text
  }

const table = (answer: Answer, cell: (value: Value) => string): string[][] => {
  const grid = answer.grid()
  return [grid.columns.map(cell), ...grid.rows.map((row) => row.map(cell))]
}

export const renderCsv: Render = (answer) => ({
  body: stringify(table(answer, cellFor(formula)), { record_delimiter: 'windows' }),
  closing: closing(answer),
})

export const renderTsv: Render = (answer) => ({
  body: table(answer, cellFor(formulaOrQuote))
    .map((row) => `${row.join('\t')}\n`)
    .join(''),
  closing: closing(answer),
})

const closing = (answer: Answer): string => answer.notes.map((note) => `Note: ${harmless(note)}\n`).join('')
