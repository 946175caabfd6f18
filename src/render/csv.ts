/**
 * CSV (RFC 4180, UTF-8, CRLF) and TSV (no quoting: tabs and line breaks in a cell become spaces), with formulas disarmed. In
 * TSV so is a cell that begins with a quotation mark: a spreadsheet would take the marks off, with all between them for one
 * cell, or a formula.
 */
import type { Answer, GridRow } from '../answer.js'
import { csvText, safeCell } from '../csv-text.js'
import { harmless } from '../text.js'
import { inPieces, type Render, type Rendered } from './format.js'

const formulaOrQuote = /^[\s\p{M}\u2800]*["=+\-@＝＋－＠|%]/u

export const renderCsv: Render = (answer) => inLines(answer, csvText)

export const renderTsv: Render = (answer) =>
  inLines(answer, (rows) =>
    rows.map((row) => `${row.map((value) => safeCell(value, formulaOrQuote)).join('\t')}\n`).join(''),
  )

/** Rows that become text together. */
const together = 256

/** The header and the rows as lines, some of them at a time. */
const inLines = (answer: Answer, textOf: (rows: readonly GridRow[]) => string): Rendered => {
  const grid = answer.grid()
  const pieces = function* (): Generator<Uint8Array> {
    let waiting: GridRow[] = [grid.columns]
    for (const row of grid.stream?.() ?? grid.rows) {
      waiting.push(row)
      if (waiting.length < together) continue
      yield Buffer.from(textOf(waiting))
      waiting = []
    }
    yield Buffer.from(textOf(waiting))
  }
  return inPieces(pieces, closing(answer))
}

const closing = (answer: Answer): string => answer.notes.map((note) => `Note: ${harmless(note)}\n`).join('')
