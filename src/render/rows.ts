/** Rows of spans: what every painter paints. Text is made once, with what it means, and measured in terminal cells. */
import { type Ask, type Line, plain, type Role, type Span, spansOf } from '../answer.js'
import { harmless } from '../text.js'
import { breaks, cellWidth, cut, fitted, isNarrow } from '../widths.js'

/** A run of harmless text that means one thing. */
export type Piece = {
  readonly text: string
  readonly role?: Role
  /** Address on the web, fit to be sent to a terminal. */
  readonly href?: string
  /** Words of the command that tells more. */
  readonly ask?: Ask
  /** The record whose id this is, as the browser knows it. */
  readonly record?: string
  /** Where the cursor is. */
  readonly on?: boolean
}
export type Row = readonly Piece[]

/** A heading among rows: the row it starts on, and what it says. */
export type Heading = { readonly row: number; readonly level: 1 | 2 | 3; readonly title: string }
/** Rows with their headings. */
export type PageRows = { readonly rows: readonly Row[]; readonly headings: readonly Heading[] }

/** What a row says. */
export const rowText = (row: Row): string => row.map(({ text }) => text).join('')
export const rowWidth = (row: Row): number => cellWidth(rowText(row))

/** Ids of records in running text; undefined where a word is none. */
export type IdLookup = (word: string) => string | undefined

const webAddress = (href: string | undefined): string | undefined =>
  href !== undefined && /^https?:\/\/[\x21-\x7e]+$/.test(href) ? href : undefined

/** A text with the ids in it as pieces of their own. */
const named = (piece: Piece, known: IdLookup): Piece[] => {
  if (piece.ask || piece.href) return [piece]
  const out: Piece[] = []
  let from = 0
  for (const { 0: word, index } of piece.text.matchAll(/[a-z0-9]+(?:-[a-z0-9.]*[a-z0-9])+/g)) {
    const record = known(word)
    if (record === undefined) continue
    if (index > from) out.push({ ...piece, text: piece.text.slice(from, index) })
    out.push({ ...piece, text: word, record })
    from = index + word.length
  }
  if (from === 0) return [piece]
  return from < piece.text.length ? [...out, { ...piece, text: piece.text.slice(from) }] : out
}

/** How lines become rows. */
export type RowOptions = {
  /** Role of what has none of its own. */
  readonly role?: Role | undefined
  readonly known?: IdLookup | undefined
  /** Text of a span, harmless: as it is written, unless it is to be heard. */
  readonly text?: (span: Span) => string
}

const asWritten = (span: Span): string => harmless(plain(span))

/** A line as a row. */
export const rowOf = (line: Line, { role, known, text = asWritten }: RowOptions = {}): Row =>
  spansOf(line).flatMap((span) => {
    // Most of a table is text and nothing else, a thousand times.
    if (typeof span === 'string') {
      const said = text(span)
      const piece: Piece = role ? { text: said, role } : { text: said }
      return said === '' ? [] : known ? named(piece, known) : [piece]
    }
    const { href, ask, role: own = role } = span
    const address = webAddress(href)
    const piece = {
      text: text(span),
      ...(own ? { role: own } : {}),
      ...(ask ? { ask } : {}),
      ...(address ? { href: address } : {}),
    }
    return piece.text === '' ? [] : known ? named(piece, known) : [piece]
  })

/** A part of a row, by the characters of its text. */
export const sliceRow = (row: Row, from: number, to: number): Row => {
  let at = 0
  return row.flatMap((piece): Piece[] => {
    const start = at
    at += piece.text.length
    const text = piece.text.slice(Math.max(0, from - start), Math.max(0, to - start))
    return text === '' ? [] : [text === piece.text ? piece : { ...piece, text }]
  })
}

/** A row without blanks at its end. */
export const trimEnd = (row: Row): Row => {
  const last = row.findLastIndex(({ text }) => text.trimEnd() !== '')
  const end = row[last]
  if (!end) return []
  const text = end.text.trimEnd()
  if (text === end.text) return last === row.length - 1 ? row : row.slice(0, last + 1)
  return [...row.slice(0, last), { ...end, text }]
}

/** A row broken into rows of at most so many cells; as it is where nothing limits it. */
export const wrapRow = (row: Row, cells: number | undefined): Row[] =>
  cells === undefined ? [row] : breaks(rowText(row), cells).map(([from, to]) => sliceRow(row, from, to))

/** So many blanks. */
export const blanks = (cells: number): Row => (cells > 0 ? [{ text: ' '.repeat(cells) }] : [])

/** A row in exactly so many cells; what is lost shows as an ellipsis. */
export const fitRow = (row: Row, cells: number): Row => {
  const out: Piece[] = []
  let left = cells
  for (const piece of row) {
    const own = cellWidth(piece.text)
    if (own > left) {
      if (left > 0) out.push({ ...piece, text: fitted(piece.text, left) })
      return out
    }
    out.push(piece)
    left -= own
  }
  // The line of the cursor goes on to the end; a chosen link ends where it ends.
  const marked = row[0]?.on && row[0].text.startsWith('▸') && row.at(-1)?.on
  if (left > 0) out.push({ text: ' '.repeat(left), ...(marked ? { on: true } : {}) })
  return out
}

/** Everything but the first so many cells of a row. */
export const skip = (row: Row, cells: number): Row => {
  let left = cells
  return row.flatMap((piece) => {
    const head = cut(piece.text, left)
    left -= isNarrow(head) ? head.length : cellWidth(head)
    return head.length === piece.text.length ? [] : [{ ...piece, text: piece.text.slice(head.length) }]
  })
}

/** What rows are made for. */
export type Sheet = {
  /** Width in terminal cells; undefined when nothing limits it: then nothing is cut or broken. */
  readonly width: number | undefined
  /** Rows there is room for, where what has no room may be left out and told of; undefined where everything is wanted. */
  readonly height?: number | undefined
  /** Whether what is an answer of its own stands for the whole, where there is any height. */
  readonly isShort?: boolean
  /** Whose ids are links, for a reader that can follow them. */
  readonly known?: IdLookup | undefined
}

/** Lines set on a sheet. */
export type SheetOptions = {
  readonly width: number | undefined
  /** Rows that a table or a page may take. */
  readonly height?: number | undefined
  readonly isShort?: boolean
  /** Lines that each item of a list may take, where a page is short. */
  readonly lines?: number | undefined
  readonly row: (line: Line, role?: Role) => Row
  readonly wrap: (row: Row, cells?: number) => Row[]
}

/** How lines are set on a sheet. */
export const settingOf = ({ width, known, isShort = false }: Sheet): SheetOptions => ({
  width,
  isShort,
  row: (line, role) => rowOf(line, { role, known }),
  wrap: (row, cells = width) => wrapRow(row, cells),
})

/** Rows as lines of text, plain unless they are painted. */
export const joinRows = (rows: readonly Row[], paint: (row: Row) => string = rowText): string =>
  rows.map((row) => `${paint(row)}\n`).join('')
