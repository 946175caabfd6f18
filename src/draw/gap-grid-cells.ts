/** An evidence gap map checked, with its shades. */
import { clean } from './cells.js'
import type { GapGrid } from './gap-grid.js'
import { nonNegative } from './numbers.js'

export const shades = 4

/** Shade of a cell against the fullest one: 0 for a gap, 1 to 4 in equal steps of the square root, so that few stays visible beside many. */
export const shadeOf = (value: number, most: number): number =>
  value <= 0 || most <= 0 ? 0 : Math.max(1, Math.min(shades, Math.ceil(Math.sqrt(value / most) * shades)))

type Given = 'rowTotals' | 'columnTotals' | 'total' | 'description' | 'rowAsks' | 'columnAsks'

export type GapSheet = Required<Omit<GapGrid, Given>> & {
  readonly description: string
  readonly rowTotals: readonly string[] | null
  readonly columnTotals: readonly string[] | null
  readonly total: string
  readonly rowAsks: GapGrid['rowAsks']
  readonly columnAsks: GapGrid['columnAsks']
  readonly most: number
}

const sized = (texts: readonly string[] | undefined, count: number, what: string): readonly string[] | null => {
  if (texts === undefined) return null
  if (texts.length !== count) throw new RangeError(`there are ${texts.length} ${what} for ${count}`)
  return texts.map(clean)
}

export const checkGrid = (grid: GapGrid): GapSheet => {
  if (grid.cells.length !== grid.rows.length)
    throw new RangeError(`there are ${grid.cells.length} rows of cells for ${grid.rows.length} rows`)
  const rows = grid.rows.map(clean)
  const columns = grid.columns.map(clean)
  const cells = grid.cells.map((row, r) => {
    if (row.length !== columns.length)
      throw new RangeError(`row "${rows[r]}" has ${row.length} cells for ${columns.length} columns`)
    return row.map((cell, c) => ({
      ...cell,
      text: clean(cell.text),
      value: nonNegative(cell.value, `the value of "${rows[r]}", "${columns[c]}"`),
    }))
  })
  return {
    title: clean(grid.title),
    description: clean(grid.description ?? ''),
    rowLabel: clean(grid.rowLabel),
    columnLabel: clean(grid.columnLabel),
    rows,
    columns,
    cells,
    rowTotals: sized(grid.rowTotals, rows.length, 'row totals'),
    columnTotals: sized(grid.columnTotals, columns.length, 'column totals'),
    total: clean(grid.total ?? ''),
    rowAsks: grid.rowAsks,
    columnAsks: grid.columnAsks,
    totalLabel: clean(grid.totalLabel ?? 'Total'),
    legend: clean(grid.legend ?? ''),
    most: cells.flat().reduce((most, { value }) => Math.max(most, value), 0),
  }
}
