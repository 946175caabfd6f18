/** From rows to what a terminal understands. Color adds to what the words say; nothing is told by color alone. */
import { harmless } from '../../text.js'
import { inAscii } from '../rows/ascii.js'
import { fitRow, type Piece, type Row } from '../rows/text-rows.js'
import type { Theme } from '../terminal/theme.js'

/**
 * The code of a piece. The line of the cursor is shaded where the theme has a shade and the mark stands before it; a cursor
 * without a mark is reversed, as one block: colors turned round make patches.
 */
const codeOf = ({ role, on }: Piece, marked: boolean, { roles, line }: Theme): string => {
  const own = role ? roles[role] : ''
  if (!on) return own
  if (!marked || !line) return own.startsWith('1') ? '1;7' : '7'
  return [own, own.includes('38;') ? '' : line.text, line.under].filter(Boolean).join(';')
}

/** A row of so many cells as text with colors. */
export const paint = (row: Row, columns: number, theme: Theme): string => {
  const pieces = fitRow(
    row.map((piece) => ({ ...piece, text: harmless(piece.text) })),
    columns,
  )
  const texts = pieces.map(({ text }) => text)
  const shownTexts = theme.ascii ? inAscii(texts) : texts
  let marked = false
  return pieces
    .map((piece, i) => {
      marked = piece.on === true && ((marked && pieces[i - 1]?.on === true) || piece.text.startsWith('▸'))
      const shown = shownTexts[i]
      const code = codeOf(piece, marked, theme)
      return code && shown ? `\u001b[${code}m${shown}\u001b[0m` : shown
    })
    .join('')
    .trimEnd()
}
