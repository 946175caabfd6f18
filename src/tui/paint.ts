/** From rows to what a terminal understands. Color adds to what the words say; nothing is told by color alone. */
import type { Role } from '../answer.js'
import { harmless } from '../text.js'
import { fitRow, type Row } from './text-rows.js'

export type Theme = { readonly color: boolean; readonly ascii: boolean }

// The terminal's own palette: it is chosen for its background.
const codes: Readonly<Record<Role, string>> = {
  heading: '1',
  strong: '1',
  label: '2',
  muted: '2',
  id: '36',
  good: '32',
  bad: '31',
  warn: '33',
}

const asciiFor: Readonly<Record<string, string>> = {
  '│': '|',
  '─': '-',
  '…': '~',
  '▲': '^',
  '▼': 'v',
  '●': '*',
  '○': 'o',
  '■': '#',
  '·': '.',
  '–': '-',
  '—': '-',
  '’': "'",
  '≤': '<',
  '≥': '>',
  '×': 'x',
  '▏': '_',
  '▸': '>',
  '▾': 'v',
}

const plainer = (text: string): string => text.replace(/[^\x20-\x7e]/g, (char) => asciiFor[char] ?? char)

/** A row of so many cells as text with colors. The place of the cursor is shown reversed, and by a mark in the row itself. */
export const paint = (row: Row, columns: number, theme: Theme): string =>
  fitRow(
    row.map((piece) => ({ ...piece, text: harmless(piece.text) })),
    columns,
  )
    .map(({ text, role, on }) => {
      const shown = theme.ascii ? plainer(text) : text
      // Reversed is no color: it stays under NO_COLOR, where the cursor of a line being typed has no other mark.
      const code = [...(role && theme.color ? [codes[role]] : []), ...(on ? ['7'] : [])].join(';')
      return code ? `\u001b[${code}m${shown}\u001b[0m` : shown
    })
    .join('')
    .trimEnd()
