/**
 * CSV (RFC 4180, UTF-8, CRLF) and TSV (no quoting: tabs and line breaks in a cell become spaces), with formulas disarmed. In
 * TSV so is a cell that begins with a quotation mark: a spreadsheet would take the marks off, with all between them for one
 * cell, or a formula.
 */
import type { Answer } from '../answer.js'
import { csvText, safeCell } from '../csv-text.js'
import { harmless } from '../text.js'
import type { Render } from './format.js'

const formulaOrQuote = /^[\s\p{M}\u2800]*["=+\-@＝＋－＠|%]/u

export const renderCsv: Render = (answer) => {
  const { columns, rows } = answer.grid()
  return { body: csvText([columns, ...rows]), closing: closing(answer) }
}

export const renderTsv: Render = (answer) => {
  const { columns, rows } = answer.grid()
  return {
    body: [columns, ...rows]
      .map((row) => `${row.map((value) => safeCell(value, formulaOrQuote)).join('\t')}\n`)
      .join(''),
    closing: closing(answer),
  }
}

const closing = (answer: Answer): string => answer.notes.map((note) => `Note: ${harmless(note)}\n`).join('')
