/** From rows to what a terminal understands. Color adds to what the words say; nothing is told by color alone. */

import { fitRow, type Piece, type Row } from '../../render/index.js'
import { harmless } from '../../text.js'
import { isNarrow } from '../../widths.js'
import { inAscii } from '../rows/ascii.js'
import type { Theme } from '../terminal/theme.js'

/**
 * The code of a piece. The line of the cursor is shaded where the theme has a shade and the mark stands before it; a cursor
 * without a mark is reversed, as one block: colors turned round make patches.
 */
const codeOf = ({ role, on }: Piece, { marked }: { readonly marked: boolean }, { roles, line }: Theme): string => {
  const own = role ? roles[role] : ''
  if (!on) return own
  if (!marked || !line) return own.startsWith('1') ? '1;7' : '7'
  return [own, own.includes('38;') ? '' : line.text, line.under].filter(Boolean).join(';')
}

type Painted = { readonly text: string; readonly code: string }

const colored = ({ text, code }: Painted): string => (code && text ? `\u001b[${code}m${text}\u001b[0m` : text)

/** The pieces of a row of so many cells with their codes, without the blanks at its end. */
const painted = (row: Row, columns: number, theme: Theme): Painted[] => {
  const pieces = fitRow(
    row.map((piece) => ({ ...piece, text: harmless(piece.text) })),
    columns,
  )
  const texts = pieces.map(({ text }) => text)
  const shown = theme.ascii ? inAscii(texts) : texts
  let marked = false
  const out = pieces.map((piece, i): Painted => {
    marked = piece.on === true && ((marked && pieces[i - 1]?.on === true) || piece.text.startsWith('▸'))
    return { text: shown[i] ?? '', code: codeOf(piece, { marked }, theme) }
  })
  const last = out.at(-1)
  return last && !last.code ? [...out.slice(0, -1), { ...last, text: last.text.trimEnd() }] : out
}

/** A row of so many cells as text with colors. */
export const paint = (row: Row, columns: number, theme: Theme): string =>
  painted(row, columns, theme).map(colored).join('').trimEnd()

/**
 * The same in runs of ASCII and of what is not. Ink 6.8 measures every text anew for every frame, which takes string-width
 * no time for ASCII, and for anything else as long as the rest of the frame.
 */
export const paintRuns = (row: Row, columns: number, theme: Theme): string[] => {
  const runs: { text: string; isAscii: boolean }[] = []
  // What may join its neighbor stays whole.
  for (const { text, code } of painted(row, columns, theme))
    for (const part of isNarrow(text) ? (text.match(/[\x20-\x7e]+|[^\x20-\x7e]+/g) ?? []) : [text]) {
      const isAscii = /^[\x20-\x7e]*$/.test(part)
      const last = runs.at(-1)
      const shown = colored({ text: part, code })
      if (last?.isAscii === isAscii) last.text += shown
      else runs.push({ text: shown, isAscii })
    }
  return runs.map(({ text }) => text)
}

/** The color of a code as Ink calls it; undefined where it has none. */
export const inkColor = (code: string): string | undefined => {
  const shade = /38;5;(\d+)/.exec(code)?.[1]
  return shade && `ansi256(${shade})`
}
