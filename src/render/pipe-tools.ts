/** Plain tools for a pipe or a file: nothing is wrapped, cut, colored or boxed; columns are padded with spaces. */
import { eastAsianWidth } from 'get-east-asian-width'
import type { Tools } from './tools.js'

/** Latin, Greek, Cyrillic, punctuation, arrows, operators, shapes: one cell each. */
const narrow =
  /^[\x20-\x7e\u00a0-\u02ff\u0370-\u0482\u048a-\u0588\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2500-\u25ff]*$/

const width = (text: string): number => {
  if (narrow.test(text)) return text.length
  let cells = 0
  for (const char of text) if (!/\p{M}|\p{Cf}/u.test(char)) cells += eastAsianWidth(char.codePointAt(0) as number)
  return cells
}

export const pipeTools: Tools = {
  width,
  wrap: (text) => [text],
  style: (text) => text,
  link: (text) => text,
  grid: (columns, rows) =>
    rows.map((row) =>
      columns
        .map((column, i) => {
          const text = row[i]?.join(' ') ?? ''
          const room = ' '.repeat(Math.max(0, column.width - width(text)))
          return column.align === 'right' ? room + text : text + room
        })
        .join('  ')
        .trimEnd(),
    ),
}
