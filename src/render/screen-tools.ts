/** Rich tools for a screen: chalk for color, wrap-ansi and string-width for lines, cli-table3 for the grid. Loaded only for a screen. */
import { Chalk, type ChalkInstance } from 'chalk'
import Table from 'cli-table3'
import stringWidth from 'string-width'
import wrapAnsi from 'wrap-ansi'
import type { Role } from '../answer.js'
import type { Paper } from './format.js'
import type { Tools } from './tools.js'

const styles = (chalk: ChalkInstance): Record<Role, (text: string) => string> => ({
  heading: chalk.bold,
  id: chalk.cyan,
  label: chalk.dim,
  strong: chalk.bold,
  muted: chalk.dim,
  good: chalk.green,
  bad: chalk.red,
  warn: chalk.yellow,
})

const noLines = Object.fromEntries(
  [
    'top',
    'top-mid',
    'top-left',
    'top-right',
    'bottom',
    'bottom-mid',
    'bottom-left',
    'bottom-right',
    'left',
    'left-mid',
    'mid',
    'mid-mid',
    'right',
    'right-mid',
    'middle',
  ].map((part) => [part, '']),
)

/** Stands for one cell of a line while cli-table3 lays out the grid: a private-use character, one cell wide by every rule. */
const placeholder = '\ue000'

const cellWidth = (text: string): number => (/^[\x20-\x7e]*$/.test(text) ? text.length : stringWidth(text))

/** The lines of a grid in the order in which it is drawn: row by row, line by line, from left to right. */
const inDrawingOrder = (rows: readonly (readonly (readonly string[])[])[]): string[] =>
  rows.flatMap((row) =>
    Array.from({ length: Math.max(0, ...row.map((lines) => lines.length)) }, (_, n) =>
      row.flatMap((lines) => lines[n] || []),
    ).flat(),
  )

export const screenTools = (paper: Paper): Tools => {
  const byRole = styles(new Chalk({ level: paper.color }))
  return {
    width: cellWidth,
    wrap: (text, columns) => wrapAnsi(text, columns, { hard: true, trim: true }).split('\n'),
    style: (text, role) => byRole[role](text),
    link: (text, href) => `\u001b]8;;${href}\u0007${text}\u001b]8;;\u0007`,
    grid: (columns, rows) => {
      if (rows.length === 0) return []
      const table = new Table({
        chars: noLines,
        style: { 'padding-left': 0, 'padding-right': 2, head: [], border: [], compact: true },
        colWidths: columns.map((column) => column.width + 2),
        colAligns: columns.map((column) => column.align),
      })
      // cli-table3 measures text by older rules than ours (marks of many scripts, some emoji) and would cut what it finds too
      // wide. It is given placeholders of the right width, and the text takes their place.
      const hold = (line: string): string => (line ? placeholder.repeat(Math.max(1, cellWidth(line))) : '')
      for (const row of rows) table.push(row.map((lines) => lines.map(hold).join('\n')))
      const texts = inDrawingOrder(rows)
      let next = 0
      return table
        .toString()
        .replace(/\ue000+/g, () => texts[next++] ?? '')
        .split('\n')
        .map((line) => line.trimEnd())
    },
  }
}
