/** What pictures in text are made of: lines cut and broken, and rows of glyphs with their roles. */

import type { Ask, Line, Role, Span } from '../answer.js'
import { itemAt } from '../collections.js'
import { harmless } from '../text.js'
import { breaks, cellWidth, cut as cutTo, wholes, wrap as wrapCells } from '../widths.js'

/** Text in at most so many cells; what is cut off is marked. */
export const cut = (text: string, width: number, { ascii = false }: { readonly ascii?: boolean } = {}): string => {
  if (cellWidth(text) <= width) return text
  const mark = ascii ? '..' : '…'
  const room = width - mark.length
  return (cutTo(text, room).trimEnd() + mark).slice(0, room < 0 ? Math.max(width, 0) : undefined)
}

/** Narrower than this nothing useful is drawn: lines then run over the edge. */
const leastPage = 30

/** A whole number of cells to draw on. */
export const pageWidth = (width: number): number => {
  if (!Number.isFinite(width)) throw new RangeError(`the width must be a finite number of cells, got ${width}`)
  return Math.max(leastPage, Math.floor(width))
}

/** Text broken at blanks and hyphens into lines of at most so many cells. */
export const wrap = (text: string, width: number): string[] => wrapCells(text, width, { hyphens: true })

/** Text in at most so many lines; the last is cut where more would follow. */
export const wrapTo = (text: string, width: number, most: number, { ascii }: { readonly ascii: boolean }): string[] => {
  const lines = breaks(text, width, { hyphens: true })
  const words = lines.map(([from, to]) => text.slice(from, to))
  if (lines.length <= most) return words
  // The rest as it stands: a word that could be broken at its hyphen is whole again.
  return [...words.slice(0, most - 1), cut(text.slice(lines[most - 1]?.[0]), width, { ascii })]
}

/** The longest word of some texts: narrower than this a column would break words. */
export const longestWord = (texts: readonly string[]): number =>
  Math.max(
    0,
    ...texts.flatMap((text) => wholes(text, { hyphens: true }).map(([from, to]) => cellWidth(text.slice(from, to)))),
  )

/** A label from outside on one line, with what could move a cursor or reorder it named. */
export const clean = (text: string): string => harmless(text).trim()

/** One cell of a picture. */
export type Glyph = { readonly char: string; readonly role?: Role | undefined }

const blank: Glyph = { char: ' ' }

/** A row of so many empty cells to draw on. */
export const emptyRow = (width: number): Glyph[] => new Array<Glyph>(width).fill(blank)

/** Put text into a row, each character in its cell. For our own narrow characters. The row itself. */
export const put = (row: Glyph[], at: number, text: string, role?: Role): Glyph[] => {
  for (let i = 0; i < text.length; i++)
    if (at + i >= 0 && at + i < row.length) row[at + i] = { char: itemAt(text, i), role }
  return row
}

/** Neighbors of the same role joined. */
export const spans = (row: readonly Glyph[]): Span[] => {
  const out: { text: string; role?: Role | undefined }[] = []
  for (const { char, role } of row) {
    const last = out.at(-1)
    if (last && (last.role === role || char === ' ')) last.text += char
    else out.push({ text: char, role })
  }
  return out.map(({ text, role }) => (role ? { text, role } : text))
}

/** Text with a role, or bare text without one. */
export const tint = (text: string, role: Role | undefined): Span => (role ? { text, role } : text)

/** Text that asks for more, where there is something to ask. */
export const asking = (text: string, ask: Ask | undefined, role?: Role): Span =>
  ask ? { text, ...(role ? { role } : {}), ask } : tint(text, role)

/** A line without spaces at its end. */
export const trimLine = (line: readonly Span[]): Line => {
  const parts = [...line]
  while (parts.length) {
    const last = itemAt(parts, -1)
    const text = (typeof last === 'string' ? last : last.text).trimEnd()
    if (text !== '') {
      parts[parts.length - 1] = typeof last === 'string' ? text : { ...last, text }
      break
    }
    parts.pop()
  }
  return parts
}

/** Paragraphs of small print: wrapped, indented, muted. */
export const smallPrint = (text: string, width: number, indent = 0): Line[] =>
  wrap(clean(text), Math.max(1, width - indent)).map((line) => ({ text: ' '.repeat(indent) + line, role: 'muted' }))

/** Small print centered on a column, moved where it would leave the page. */
export const centered = (text: string, center: number, width: number): Line[] =>
  wrap(text, width).map((part) => {
    const cells = cellWidth(part)
    const start = Math.max(0, Math.min(width - cells, Math.round(center - (cells - 1) / 2)))
    return { text: ' '.repeat(start) + part, role: 'muted' }
  })

/** Entries of a legend, as many on a line as there is room for; only an entry longer than a line is broken. */
export const flow = (entries: readonly string[], width: number): Line[] => {
  const lines: string[] = []
  for (const entry of entries) {
    const longer = `${lines.at(-1)}   ${entry}`
    if (lines.length && cellWidth(longer) <= width) lines[lines.length - 1] = longer
    else lines.push(entry)
  }
  return lines.flatMap((line) => (cellWidth(line) <= width ? [{ text: line, role: 'muted' }] : smallPrint(line, width)))
}
