/** Text measured in terminal cells: width, cuts, columns, and rows of glyphs with their roles. */
import { eastAsianWidth } from 'get-east-asian-width'
import type { Line, Role, Span } from '../answer.js'
import { harmless } from '../text.js'

/** Latin, Greek, Cyrillic, punctuation, arrows, operators, boxes, shapes: one cell each. */
const narrow =
  /^[\x20-\x7e\u00a0-\u02ff\u0370-\u0482\u048a-\u0588\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2500-\u25fc]*$/

let segmenter: Intl.Segmenter | undefined
const clusters = (text: string): string[] => {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

const clusterWidth = (cluster: string): number => {
  if (/\ufe0f|\u20e3|\p{Emoji_Presentation}|\p{Regional_Indicator}/u.test(cluster)) return 2
  let cells = 0
  for (const char of cluster.normalize('NFC'))
    if (!/[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u.test(char)) cells += eastAsianWidth(char.codePointAt(0) as number)
  return cells
}

/** Width of text in terminal cells. string-width agrees, but costs 20 ms at start. */
export const cellWidth = (text: string): number =>
  narrow.test(text) ? text.length : clusters(text).reduce((sum, cluster) => sum + clusterWidth(cluster), 0)

/** Text in at most so many cells; what is cut off is marked. */
export const cut = (text: string, width: number, ascii = false): string => {
  if (cellWidth(text) <= width) return text
  const mark = ascii ? '..' : '…'
  const room = width - mark.length
  let kept = ''
  let used = 0
  for (const cluster of clusters(text)) {
    used += clusterWidth(cluster)
    if (used > room) break
    kept += cluster
  }
  return (kept.trimEnd() + mark).slice(0, room < 0 ? Math.max(width, 0) : undefined)
}

/** Narrower than this nothing useful is drawn: lines then run over the edge. */
const leastPage = 30

/** A whole number of cells to draw on. */
export const pageWidth = (width: number): number => {
  if (!Number.isFinite(width)) throw new RangeError(`the width must be a finite number of cells, got ${width}`)
  return Math.max(leastPage, Math.floor(width))
}

/** Text filled up with spaces to so many cells; wider text stays as it is. */
export const pad = (text: string, width: number, align: 'left' | 'right' | 'center' = 'left'): string => {
  const room = Math.max(0, width - cellWidth(text))
  const before = align === 'left' ? 0 : align === 'right' ? room : Math.floor(room / 2)
  return ' '.repeat(before) + text + ' '.repeat(room - before)
}

/** Pieces of a text that stay whole, with what joins each to the one before: words, and the parts of a hyphenated one. */
const pieces = (text: string): { part: string; joint: string }[] =>
  text
    .split(' ')
    .filter((word) => word !== '')
    .flatMap((word) =>
      // After a hyphen between words only: a range of numbers, a minus sign and C-peptide stay together.
      word.split(/(?<=\p{L}{2}-)(?=\p{L})/u).map((part, i) => ({ part, joint: i === 0 ? ' ' : '' })),
    )

/**
 * Text broken at spaces and hyphens into lines of at most so many units; a longer word starts a line and is broken where
 * it must be.
 */
export const breakLines = (
  text: string,
  width: number,
  measure: (text: string) => number,
  split: (word: string) => readonly string[],
): string[] => {
  const lines: string[] = []
  let line = ''
  for (const { part, joint } of pieces(text)) {
    const longer = line === '' ? part : line + joint + part
    if (measure(longer) <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = ''
    if (measure(part) <= width) line = part
    else
      for (const char of split(part)) {
        if (line !== '' && measure(line + char) > width) {
          lines.push(line)
          line = ''
        }
        line += char
      }
  }
  if (line !== '' || lines.length === 0) lines.push(line)
  return lines
}

/** Text broken into lines of at most so many cells. */
export const wrap = (text: string, width: number): string[] => breakLines(text, width, cellWidth, clusters)

/** Text in at most so many lines; the last is cut where more would follow. */
export const wrapTo = (text: string, width: number, most: number, ascii: boolean): string[] => {
  const lines = wrap(text, width)
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), cut(lines.slice(most - 1).join(' '), width, ascii)]
}

/** The longest word of some texts: narrower than this a column would break words. */
export const longestWord = (texts: readonly string[]): number =>
  Math.max(0, ...texts.flatMap((text) => pieces(text).map(({ part }) => cellWidth(part))))

/** A label from outside on one line, with what could move a cursor or reorder it named. */
export const clean = (text: string): string => harmless(text).trim()

/** One cell of a picture. */
export type Glyph = { readonly char: string; readonly role?: Role | undefined }

const blank: Glyph = { char: ' ' }

/** A row of so many empty cells to draw on. */
export const emptyRow = (width: number): Glyph[] => new Array<Glyph>(width).fill(blank)

/** Put text into a row, each character in its cell. For our own narrow characters. */
export const put = (row: Glyph[], at: number, text: string, role?: Role): void => {
  for (let i = 0; i < text.length; i++)
    if (at + i >= 0 && at + i < row.length) row[at + i] = { char: text[i] as string, role }
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
export const asking = (text: string, ask: readonly string[] | undefined, role?: Role): Span =>
  ask ? { text, ...(role ? { role } : {}), ask } : tint(text, role)

/** A line without spaces at its end. */
export const trimLine = (line: readonly Span[]): Line => {
  const parts = [...line]
  while (parts.length) {
    const last = parts.at(-1) as Span
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
