/**
 * Text in terminal cells: how wide it is, where it can be cut, how it is broken into lines. The one place that knows: rows,
 * pictures and the browser all measure here. The rules are those of string-width 8, by which Ink puts each character in its
 * place, and a test holds the two together over every assigned code point; string-width itself makes a segmenter and a table
 * of emoji as soon as it is loaded, which costs half a start of Node, and most text needs neither.
 */

import { eastAsianWidth } from 'get-east-asian-width'
import { itemAt } from './collections.js'

/** Whether every character surely takes one cell: Latin, Greek, Cyrillic, punctuation, arrows, operators, boxes, shapes. */
export const isNarrow = (text: string): boolean =>
  /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0588\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2500-\u25fc\u25ff]*$/.test(
    text,
  )

/** Whether every character surely stands alone: narrow ones, Han, and the punctuation and wide forms written with it. */
const standsAlone = (text: string): boolean =>
  /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0588\u2010-\u2027\u2030-\u203b\u2190-\u21ff\u2200-\u22ff\u2500-\u259f\u3001-\u3029\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60]*$/.test(
    text,
  )

let segmenter: Intl.Segmenter | undefined

/** What a reader sees as single characters. */
export const graphemes = (text: string): string[] => {
  if (standsAlone(text)) return [...text]
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  const own = segmenter
  // In short pieces, which begin where a character surely does: the segmenter's time grows with the square of a text.
  return text
    .split(/(?=[ \u4e00-\u9fff])/)
    .flatMap((piece) => (standsAlone(piece) ? [...piece] : Array.from(own.segment(piece), ({ segment }) => segment)))
}

// Made when first needed: properties of Unicode are costly, and most text needs none.
let visible: RegExp | undefined
let addsWidth: RegExp | undefined
let emoji: RegExp | undefined

const isVisible = (char: string): boolean => {
  visible ??= /[^\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Cs}]/u
  return visible.test(char)
}

const isEmoji = (grapheme: string): boolean => {
  emoji ??= /^\p{RGI_Emoji}$/v
  if (emoji.test(grapheme) || /^[\d#*]\u20e3$/.test(grapheme)) return true
  return (
    grapheme.includes('\u200d') &&
    grapheme.length <= 50 &&
    (grapheme.match(/\p{Extended_Pictographic}/gu)?.length ?? 0) >= 2
  )
}

const isLeading = (c: number): boolean => (c >= 0x1100 && c <= 0x115f) || (c >= 0xa960 && c <= 0xa97c)
const isVowel = (c: number): boolean => (c >= 0x1160 && c <= 0x11a7) || (c >= 0xd7b0 && c <= 0xd7c6)
const isTrailing = (c: number): boolean => (c >= 0x11a8 && c <= 0x11ff) || (c >= 0xd7cb && c <= 0xd7fb)
const isJamo = (c: number): boolean => isLeading(c) || isVowel(c) || isTrailing(c)

/** Letters of Hangul join to a syllable of two cells; what does not join stands beside it. */
const hangulWidth = (points: readonly number[]): number => {
  let cells = 0
  for (let i = 0; i < points.length; i++) {
    const joins = isLeading(itemAt(points, i)) && isVowel(points[i + 1] ?? 0)
    cells += joins ? 2 : eastAsianWidth(itemAt(points, i))
    if (joins) i += isTrailing(points[i + 2] ?? 0) ? 2 : 1
  }
  return cells
}

const pointOf = (char: string): number => char.codePointAt(0) ?? 0

const graphemeWidth = (grapheme: string): number => {
  const chars = [...grapheme]
  const first = chars.findIndex(isVisible)
  if (first < 0) return 0
  const base = pointOf(itemAt(chars, first))
  if (grapheme.length > 1 || base >= 0x2190) if (isEmoji(grapheme)) return 2
  if (isJamo(base)) return hangulWidth(chars.filter(isVisible).map(pointOf))
  addsWidth ??= /[\p{Mc}\uff00-\uffef]/u
  const wide = addsWidth
  const rest = chars.slice(first + 1).filter((char) => wide.test(char))
  return [base, ...rest.map(pointOf)].reduce((sum, point) => sum + eastAsianWidth(point), 0)
}

/** Width in terminal cells. */
export const cellWidth = (text: string): number => {
  if (isNarrow(text)) return text.length
  let cells = 0
  for (const grapheme of graphemes(text)) cells += graphemeWidth(grapheme)
  return cells
}

/** As much of a text as fits, never half a character. */
export const cut = (text: string, cells: number): string => {
  if (isNarrow(text)) return text.slice(0, Math.max(0, cells))
  let out = ''
  let used = 0
  for (const grapheme of graphemes(text)) {
    used += graphemeWidth(grapheme)
    if (used > cells) break
    out += grapheme
  }
  return out
}

export type Align = 'left' | 'right' | 'center'

/** Text filled up with blanks to so many cells; wider text stays as it is. */
export const pad = (text: string, cells: number, align: Align = 'left'): string => {
  const room = Math.max(0, cells - cellWidth(text))
  const before = align === 'left' ? 0 : align === 'right' ? room : Math.floor(room / 2)
  return ' '.repeat(before) + text + ' '.repeat(room - before)
}

/** A text in exactly so many cells; what is lost shows as an ellipsis. */
export const fitted = (text: string, cells: number, align: Align = 'left'): string =>
  cells <= 0 ? '' : pad(cellWidth(text) <= cells ? text : `${cut(text, cells - 1)}…`, cells, align)

/** A part of a text: where it starts and ends. */
export type Range = readonly [from: number, to: number]

type Breaking = {
  /** In cells, unless something else is measured. */
  readonly measure?: (text: string) => number
  /** Break also after a hyphen between words; a range of numbers, a minus and C-peptide stay whole. */
  readonly hyphens?: boolean
}

/** Parts that stay whole: words, or with hyphens the parts of a hyphenated one. */
export const wholes = (text: string, { hyphens }: { readonly hyphens: boolean }): Range[] =>
  [...text.matchAll(/[^ ]+/g)].flatMap(({ 0: word, index }) => {
    if (!hyphens) return [[index, index + word.length] as const]
    let from = index
    return word.split(/(?<=\p{L}{2}-)(?=\p{L})/u).map((part): Range => {
      from += part.length
      return [from - part.length, from]
    })
  })

/**
 * Where a text is broken into lines of at most so many units: at blanks, which go, and within a word only where the word
 * alone is too long; it then begins where it needs fewer lines.
 */
export const breaks = (
  text: string,
  room: number,
  { measure = cellWidth, hyphens = false }: Breaking = {},
): Range[] => {
  if (measure(text) <= room) {
    // Blanks that are no spaces stand where they were put.
    const from = text.length - text.replace(/^ +/, '').length
    return [[from, Math.max(from, text.replace(/ +$/, '').length)]]
  }
  const lines: Range[] = []
  // The line begun, and how much of the room it takes: added up, since measuring it anew at each word costs a long text dear.
  let [from, to, used] = [-1, -1, 0]
  const end = (): void => {
    if (from >= 0) lines.push([from, to])
    from = -1
    used = 0
  }
  const add = (start: number, stop: number, more: number): void => {
    if (from < 0) from = start
    to = stop
    used += more
  }
  /** One that is too long for a line breaks after its hyphens, also those beside numbers: ids do. */
  const parted = ([start, stop]: Range): Range[] => {
    const whole = text.slice(start, stop)
    if (measure(whole) <= room) return [[start, stop]]
    let at = start
    return whole.split(/(?<=[\p{L}\d]-)(?=[\p{L}\d])/u).map((part): Range => {
      at += part.length
      return [at - part.length, at]
    })
  }
  /** What the line grows by up to there: with the blanks before it, which a mark may stand on. */
  const growth = (start: number, stop: number): number => measure(text.slice(from < 0 ? start : to, stop))
  for (const [start, stop] of wholes(text, { hyphens }).flatMap(parted)) {
    const own = measure(text.slice(start, stop))
    if (own <= room) {
      if (from >= 0 && used + growth(start, stop) > room) end()
      add(start, stop, growth(start, stop))
      continue
    }
    const gap = from < 0 ? 0 : measure(text.slice(to, start))
    const here = 1 + Math.floor((own - (room - used - gap) - 1) / room)
    if (Math.floor((own - 1) / room) < here) end()
    let at = start
    for (const grapheme of graphemes(text.slice(start, stop))) {
      const next = at + grapheme.length
      if (from >= 0 && used + growth(at, next) > room) end()
      add(at, next, growth(at, next))
      at = next
    }
  }
  end()
  return lines.length ? lines : [[0, 0]]
}

/** A text broken into lines. */
export const wrap = (text: string, room: number, how?: Breaking): string[] =>
  breaks(text, room, how).map(([from, to]) => text.slice(from, to))
