/** The text of a table as rows of cells: CSV, TSV or JSON, with the place of each row. */

import { itemAt } from '../../collections.js'
import { type CsvRow, csvRows } from '../../csv-rows.js'
import { badData, errorMessage } from '../../errors.js'
import { parseJson } from '../../json-text.js'
import { harmless } from '../../text.js'
import type { Decimal } from './cells.js'

/** One row: where it stands, and a cell per header. */
export type RawRow = { readonly place: string; readonly cells: readonly string[] }
export type RawTable = {
  readonly headers: readonly string[]
  readonly rows: readonly RawRow[]
  /** The sign that sets off decimals. */
  readonly decimal: Decimal
  /** What was done to read it. */
  readonly notes: readonly string[]
}

/** How a table is called in messages. */
export const shownName = (name: string): string => (name === '-' ? 'standard input' : harmless(name))

/** Excel's own first line that names the delimiter (sep=;) is no header. */
const separatorLine = /^"?sep=(.|\\t)"?\r?\n/i

/** The mark that parts cells: it stands equally often in most lines, unlike marks in names and decimal commas; a comma when none does. */
const delimiterOf = (text: string, name: string): string => {
  if (/\.(tsv|tab)$/i.test(name)) return '\t'
  const lines = text
    .replace(/"[^"]*"/g, '')
    .split(/\r\n?|\n/)
    .slice(0, 20)
  const weigh = (mark: string): { mark: string; lines: number; count: number } => {
    const times = new Map<number, number>()
    for (const line of lines) {
      const count = line.split(mark).length - 1
      if (count > 0) times.set(count, (times.get(count) ?? 0) + 1)
    }
    const [count, most] = [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0]
    return { mark, lines: most, count }
  }
  const [best] = ['\t', ';', '|', ','].map(weigh).sort((a, b) => b.lines - a.lines || b.count - a.count)
  return best && best.count > 0 ? best.mark : ','
}

/** Titles and comments above the header are no header: a row with one cell over rows that have more. */
const belowTitle = (parsed: readonly CsvRow[]): { head?: CsvRow; body: readonly CsvRow[]; notes: string[] } => {
  const filled = ({ cells }: CsvRow): number => cells.filter((cell) => cell !== '').length
  const isComment = ({ cells }: CsvRow): boolean => /^#/.test(cells[0] ?? '')
  const start = parsed.findIndex((row) => filled(row) > 1 && !isComment(row))
  if (start <= 0) return { ...(parsed[0] ? { head: parsed[0] } : {}), body: parsed.slice(1), notes: [] }
  const above = parsed.slice(0, start).map(({ cells }) => `"${harmless(cells.filter(Boolean).join(' ').slice(0, 60))}"`)
  return {
    head: itemAt(parsed, start),
    body: parsed.slice(start + 1),
    notes: [`Not read, above the header: ${above.join(', ')}.`],
  }
}

const commaNumber = /^[-+\u2010-\u2015\u2212]?\d+,\d+(?!\d)(\s*[(±[%;+].*)?$/
const pointNumber = /^[-+\u2010-\u2015\u2212]?\d*\.\d+(?!\d)(\s*[(±[%;+].*)?$/

/** Where semicolons or tabs part the cells, a comma sets off decimals, if no cell has a point for that. */
const decimalOf = (rows: readonly RawRow[], delimiter: string): Decimal => {
  if (delimiter !== ';' && delimiter !== '\t') return '.'
  const cells = rows.flatMap((row) => row.cells).map((cell) => cell.trim())
  return cells.some((cell) => commaNumber.test(cell)) && !cells.some((cell) => pointNumber.test(cell)) ? ',' : '.'
}

/** Records as a table: the header found, empty rows and cells behind the last column dropped. */
export const fromRecords = (parsed: readonly CsvRow[], delimiter: string | null, what: 'line' | 'row'): RawTable => {
  const { head, body, notes } = belowTitle(parsed)
  const width = head?.cells.length ?? 0
  const rows = body
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    // The number of the line on which the row ends is all that the parser tells; a row of one line starts there.
    .map(({ cells, line }) => ({
      place: `${what} ${line}`,
      // Spreadsheets leave empty cells behind the last column.
      cells: cells.slice(width).every((cell) => cell === '') ? cells.slice(0, width) : cells,
    }))
  const decimal = delimiter === null ? '.' : decimalOf(rows, delimiter)
  const comma = 'Commas were read as decimal marks, since cells are parted by semicolons or tabs: 1,5 is 1.5.'
  return { headers: head?.cells ?? [], rows, decimal, notes: decimal === ',' ? [...notes, comma] : notes }
}

const fromDelimited = (given: string, name: string): RawTable => {
  let parsed: readonly CsvRow[]
  const [first = '', named] = separatorLine.exec(given) ?? []
  // Its place stays, so that lines keep their numbers.
  const text = first ? `\n${given.slice(first.length)}` : given
  const delimiter = named === undefined ? delimiterOf(text, name) : named === '\\t' ? '\t' : named
  try {
    parsed = csvRows(text, { bom: true, delimiter, relax_column_count: true, trim: true })
  } catch (error) {
    throw badData(
      `${shownName(name)} is no table: ${harmless(errorMessage(error))}`,
      'Expected CSV with a header line; quotation marks come in pairs',
    )
  }
  return fromRecords(parsed, delimiter, 'line')
}

type Entry = Readonly<Record<string, unknown>>
const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The list of studies in a JSON value: the value itself, its `studies`, or those of the first item of our own answers. */
const entriesOf = (value: unknown): readonly unknown[] | undefined => {
  if (Array.isArray(value)) return isEntry(value[0]) && Array.isArray(value[0].studies) ? entriesOf(value[0]) : value
  if (!isEntry(value)) return undefined
  if (Array.isArray(value.studies)) return value.studies
  return Array.isArray(value.items) ? entriesOf(value.items) : undefined
}

const cellOf = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)

const fromEntries = (entries: readonly unknown[], name: string, place: (i: number) => string): RawTable => {
  if (!entries.every(isEntry)) {
    const wrong = entries.findIndex((entry) => !isEntry(entry))
    throw badData(
      `${shownName(name)}, ${place(wrong)}: ${harmless(cellOf(entries[wrong]).slice(0, 60))} is no study`,
      'Expected a list of objects such as {"study": "A", "yi": -0.4, "vi": 0.05}',
    )
  }
  const headers = [...new Set(entries.flatMap((entry) => Object.keys(entry)))]
  return {
    headers,
    decimal: '.',
    notes: [],
    rows: entries.map((entry, i) => ({ place: place(i), cells: headers.map((header) => cellOf(entry[header])) })),
  }
}

const fromJson = (text: string, name: string): RawTable => {
  const { value, faults } = parseJson(text)
  const [fault] = faults
  const entries = fault ? undefined : entriesOf(value)
  if (entries) return fromEntries(entries, name, (i) => `entry ${i + 1}`)
  const lines = text
    .split(/\r?\n/)
    .map((line, i) => ({ line, at: i + 1 }))
    .filter(({ line }) => line.trim() !== '')
  if (fault && lines.length > 1) {
    const parsed = lines.map(({ line }) => parseJson(line))
    if (parsed.every((one) => one.faults.length === 0 && isEntry(one.value)))
      return fromEntries(
        parsed.map((one) => one.value),
        name,
        (i) => `line ${itemAt(lines, i).at}`,
      )
  }
  throw badData(
    `${shownName(name)} ${fault ? harmless([fault.path, fault.message].filter(Boolean).join(': ')) : 'holds no list of studies'}`,
    'Expected a JSON list of studies, or an object with "studies"',
  )
}

/** A file of a spreadsheet program is no text. Its first bytes tell, whatever its name: a ZIP archive, or Microsoft's older container. */
const refuseSpreadsheet = (text: string, name: string): void => {
  const kind = text.startsWith('PK\u0003\u0004')
    ? /\.ods$/i.test(name)
      ? 'an OpenDocument spreadsheet (.ods)'
      : 'an Excel workbook (.xlsx) or another ZIP archive'
    : /^(\ufffd\ufffd|\u00d0\u00cf)\u0011/.test(text)
      ? 'an Excel workbook of the older kind (.xls)'
      : undefined
  if (kind)
    throw badData(
      `${shownName(name)} is ${kind}, not text`,
      'Open it and save the sheet as CSV (UTF-8), then name that file',
    )
}

/** Read a table; its name tells CSV, TSV and JSON apart, and for standard input its first character does. */
export const parseTable = (text: string, name: string): RawTable => {
  refuseSpreadsheet(text, name)
  const bare = text.replace(/^\uFEFF/, '')
  if (bare.trim() === '') throw badData(`${shownName(name)} is empty`, 'Expected a header line and one line per study')
  const isJson = /\.(json|ndjson|jsonl)$/i.test(name) || (!/\.(csv|tsv|tab|txt)$/i.test(name) && /^\s*[[{]/.test(bare))
  return isJson ? fromJson(bare, name) : fromDelimited(bare, name)
}
