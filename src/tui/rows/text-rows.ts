/** Rows of the screen: pieces of text with meaning, measured in terminal cells. */
import { eastAsianWidth } from 'get-east-asian-width'
import type { Role } from '../../answer.js'
import { isNarrow } from '../../text.js'

/** A run of text on the screen; `on` is where the cursor is; `url` and `ask` are where the text leads. */
export type Piece = {
  readonly text: string
  readonly role?: Role
  readonly on?: boolean
  readonly url?: string
  readonly ask?: readonly string[]
}
export type Row = readonly Piece[]

let segmenter: Intl.Segmenter | undefined

/** What a reader sees as single characters. The segmenter is costly to make, and most text never needs it. */
export const graphemes = (text: string): string[] => {
  if (/^[\x20-\x7e]*$/.test(text)) return [...text]
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** What a reader sees as one character is as wide as its widest part; a variation selector makes it an emoji. */
const graphemeWidth = (grapheme: string): number => {
  let cells = 0
  for (const char of grapheme)
    if (!/\p{M}|\p{Cf}/u.test(char)) cells = Math.max(cells, eastAsianWidth(char.codePointAt(0) as number))
  return grapheme.includes('\ufe0f') ? 2 : cells
}

/** Width in terminal cells. */
export const width = (text: string): number => {
  if (isNarrow(text)) return text.length
  let cells = 0
  for (const segment of graphemes(text)) cells += graphemeWidth(segment)
  return cells
}

/** As much of a text as fits, never half a character. */
export const cut = (text: string, cells: number): string => {
  if (isNarrow(text)) return text.slice(0, Math.max(0, cells))
  let out = ''
  let used = 0
  for (const segment of graphemes(text)) {
    used += graphemeWidth(segment)
    if (used > cells) break
    out += segment
  }
  return out
}

/** A text in exactly so many cells; what is lost shows as an ellipsis. */
export const fitted = (text: string, cells: number, align: 'left' | 'right' = 'left'): string => {
  if (cells <= 0) return ''
  const own = width(text)
  const kept = own <= cells ? text : `${cut(text, cells - 1)}…`
  const room = ' '.repeat(Math.max(0, cells - width(kept)))
  return align === 'right' ? room + kept : kept + room
}

/** A row in exactly so many cells. */
export const fitRow = (row: Row, cells: number): Row => {
  const out: Piece[] = []
  let left = cells
  for (const piece of row) {
    const own = width(piece.text)
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
    left -= width(head)
    return head.length === piece.text.length ? [] : [{ ...piece, text: piece.text.slice(head.length) }]
  })
}

const roles: Readonly<Record<number, Role>> = { 1: 'strong', 2: 'muted', 31: 'bad', 32: 'good', 33: 'warn', 36: 'id' }

const inner = 'stemcell:'

/** Where the address of a drawn link leads. */
const goal = (address: string): Pick<Piece, 'url' | 'ask'> =>
  address === ''
    ? {}
    : address.startsWith(inner)
      ? { ask: JSON.parse(decodeURIComponent(address.slice(inner.length))) as string[] }
      : { url: address }

/** A drawn line, with the colors and links of the human format, as a row that keeps what they meant. */
export const fromDrawn = (line: string): Row => {
  const row: Piece[] = []
  let role: Role | undefined
  let leads: Pick<Piece, 'url' | 'ask'> = {}
  for (const part of line.split(/(\u001b\[\d+m|\u001b\]8;;[^\u0007]*\u0007)/)) {
    const code = /^\u001b\[(\d+)m$/.exec(part)?.[1]
    if (code !== undefined) role = roles[Number(code)]
    else if (part.startsWith('\u001b]8;;')) leads = goal(part.slice(5, -1))
    else if (part) row.push({ text: part, ...(role ? { role } : {}), ...leads })
  }
  return row
}
