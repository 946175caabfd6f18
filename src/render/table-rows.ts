/** A table as rows: columns as wide as there is room for, cells broken into lines, those without room named. */

import type { Column, Table } from '../answer.js'
import { itemAt } from '../collections.js'
import { plural } from '../text.js'
import { type Align, cellWidth } from '../widths.js'
import { layout, type Placed } from './layout.js'
import { blanks, type Heading, type PageRows, type Row, rowText, rowWidth, type SheetOptions, trimEnd } from './rows.js'
import { cutRows, isTaller } from './short.js'

/** Words up to this long are not broken: a column that cannot hold them is better left out. */
const longWord = 24
const gap = '  '

/** A cell: its row, what it says, and how wide that is. */
type Cell = { readonly row: Row; readonly text: string; readonly width: number }

const cellOf = (row: Row): Cell => {
  const text = rowText(row)
  return { row, text, width: cellWidth(text) }
}
const noCell: Cell = { row: [], text: '', width: 0 }

/** The lines of a cell in a column; most fit as they are, and are measured once. */
const linesOf = (set: SheetOptions, cell: Cell, width: number): readonly Cell[] =>
  set.width === undefined || (cell.width <= width && !cell.text.includes('\n'))
    ? [cell]
    : set.wrap(cell.row, width).map(cellOf)

/** A line of a cell, filled up to the width of its column. */
const padded = ({ row, width: own }: Cell, width: number, align: Align | undefined): Row =>
  own >= width ? row : align === 'right' ? [...blanks(width - own), ...row] : [...row, ...blanks(width - own)]

/** What only names a row stands back behind what it says. */
const dim = (piece: Row[number]): Row[number] => ({ ...piece, role: 'muted' })

/** Cells side by side, each a list of lines that fit its column. */
const sideBySide = (columns: readonly (Column & Placed)[], cells: readonly (readonly Cell[])[]): Row[] =>
  Array.from({ length: Math.max(1, ...cells.map((lines) => lines.length)) }, (_, n) =>
    trimEnd(
      columns.flatMap(({ width, align }, i) => [
        ...(i ? [{ text: gap }] : []),
        ...padded(cells[i]?.[n] ?? noCell, width, align),
      ]),
    ),
  )

/** The columns that are placed, and the names of those that are not. */
const place = (set: SheetOptions, { columns }: Table, cells: readonly (readonly Cell[])[]) => {
  const natural = columns.map(({ label }, i) => Math.max(cellWidth(label), ...cells.map((row) => row[i]?.width ?? 0)))
  const fitted = columns.map((column, i) => {
    const words = set.width === undefined ? [] : cells.flatMap((row) => row[i]?.text.split(' ') ?? [])
    const longest = Math.min(column.max, longWord, Math.max(0, ...words.map(cellWidth)))
    // A heading is broken between its words only: in pieces nobody reads it.
    const heading = Math.max(...column.label.split(' ').map(cellWidth))
    const least = Math.max(column.min, heading, column.isUnbroken ? (natural[i] ?? 0) : longest)
    return { ...column, min: least, max: Math.max(column.max, least) }
  })
  const { placed, hidden } = layout(fitted, natural, set.width)
  return {
    placed: placed.map((one) => ({ ...itemAt(columns, one.index), ...one })),
    below: hidden.filter((i) => columns[i]?.whole),
    hidden: hidden.filter((i) => !columns[i]?.whole).map((i) => itemAt(columns, i).label),
  }
}

/** Lines of a cell in a table that has no room for all its rows. */
const mostOfCell = 3

/** What has no column of its own, below its row: set in where it fits so. */
const belowRow = (set: SheetOptions, row: Row): Row[] =>
  set.width !== undefined && rowWidth(row) + gap.length > set.width ? set.wrap(row) : [[{ text: gap }, ...row]]

/** The part of a table that has room, and a line that counts the rows without. */
const shortPage = (set: SheetOptions, table: Table & { readonly each: string }, height: number): PageRows => {
  const fits = (count: number): PageRows =>
    drawnPage(
      { ...set, wrap: (row, cells) => [...cutRows({ width: cells }, set.wrap(row, cells), mostOfCell)] },
      {
        ...table,
        rows: table.rows.slice(0, count),
        ...(table.headings ? { headings: table.headings.filter(({ before }) => before < count) } : {}),
      },
    )
  // One row at least: a table without any would say that there is none.
  let count = 1
  while (count < table.rows.length && fits(count + 1).rows.length < height) count++
  const page = fits(count)
  const left = table.rows.length - count
  const end = `… ${plural(left, `more ${table.each}`)}: add --all, or a filter`
  return left ? { ...page, rows: [...page.rows, ...set.wrap(set.row(end, 'muted'))] } : page
}

/** A table as rows; what stands above a group of its rows is a heading. */
export const tablePage = (set: SheetOptions, table: Table): PageRows => {
  const { each } = table
  if (set.height === undefined || each === undefined) return drawnPage(set, table)
  const whole = isTaller(table, set.height) ? undefined : drawnPage(set, table)
  return whole && whole.rows.length <= set.height ? whole : shortPage(set, { ...table, each }, set.height)
}

const drawnPage = (set: SheetOptions, table: Table): PageRows => {
  const cells = table.rows.map((row) => table.columns.map((_, i) => cellOf(set.row(row[i] ?? ''))))
  const { placed, below, hidden } = place(set, table, cells)
  const across = (row: readonly Cell[]): Row[] =>
    sideBySide(
      placed,
      placed.map(({ index, width }) => linesOf(set, row[index] ?? noCell, width)),
    )
  const drawn = (row: readonly Cell[]): Row[] => [
    ...across(row),
    ...below.flatMap((i) => belowRow(set, (row[i]?.row ?? []).map(dim))),
  ]
  const rows = across(
    table.columns.map(({ label, ask }) => cellOf(set.row(ask ? { text: label, ask } : label, 'heading'))),
  )
  const used = placed.reduce((sum, { width }) => sum + width + gap.length, -gap.length)
  if (set.width !== undefined) rows.push([{ text: '─'.repeat(Math.max(0, Math.min(set.width, used))), role: 'muted' }])
  const groups = table.headings ?? []
  rows.push(...cells.slice(0, groups[0]?.before ?? cells.length).flatMap(drawn))
  const headings = groups.map(({ before, text }, i): Heading => {
    if (i) rows.push([])
    const title = set.row(text, 'strong')
    const heading: Heading = { row: rows.length, level: 2, title: rowText(title) }
    rows.push(...set.wrap(title), ...cells.slice(before, groups[i + 1]?.before ?? cells.length).flatMap(drawn))
    return heading
  })
  if (hidden.length) rows.push(...set.wrap(set.row(`Not shown at this width: ${hidden.join(', ')}`, 'muted')))
  return { rows, headings }
}
