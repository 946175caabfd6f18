/**
 * CSV (RFC 4180, CRLF). A text cell that a spreadsheet would run as a formula gets an apostrophe in front; numbers never do.
 */
import { stringify } from 'csv-stringify/sync'
import { harmless } from './text.js'

type Value = string | number | boolean | null

// Blanks and accents without a letter in front of a formula hide it from the eye, not from every spreadsheet.
const formula = /^[\s\p{M}\u2800]*[=+\-@＝＋－＠|%]/u

/** A cell as text that is safe to open; `risky` is what gets an apostrophe in front. */
export const safeCell = (value: Value, risky: RegExp = formula): string => {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const text = harmless(value)
  // A unit: nothing stands behind the sign that could run.
  if (/^%($| [a-z])/.test(text)) return text
  return risky.test(text) ? `'${text}` : text
}

/** Rows of cells as CSV, the first of them the header. */
export const csvText = (rows: readonly (readonly Value[])[]): string =>
  stringify(
    rows.map((row) => row.map((value) => safeCell(value))),
    { record_delimiter: 'windows' },
  )
