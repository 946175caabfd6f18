/** A gap map for those who listen: row by row, what there is in each cell, then where there is nothing. */
import type { Ask, Block, Line, Span } from '../../answer.js'
import type { GapGrid } from '../../draw/index.js'
import type { MapCell } from '../../evidence/gap-map/index.js'
import { cellWords } from './words.js'

const asking = (text: string, ask: Ask | undefined): Span => (ask ? { text, ask } : text)

/** The cells of a map under a heading for each row, then the totals of the columns. */
export const mapSaid = (grid: GapGrid, cells: readonly (readonly MapCell[])[]): readonly Block[] => {
  const total = (texts: readonly string[] | undefined, at: number): string =>
    texts ? `, ${grid.totalLabel} ${texts[at]}` : ''
  const rows = cells.flatMap((row, r): Block[] => {
    const filled = row.flatMap((cell, c): Line[] =>
      cell.state === 'none'
        ? []
        : [[asking(grid.columns[c] ?? '', grid.cells[r]?.[c]?.ask), `: ${cellWords(cell, { isFull: false })}`]],
    )
    const gaps = row.flatMap((cell, c) => (cell.state === 'none' ? [grid.columns[c]] : []))
    return [
      {
        kind: 'heading',
        level: 2,
        text: [asking(grid.rows[r] ?? '', grid.rowAsks?.[r]), total(grid.rowTotals, r)],
      },
      { kind: 'list', items: [...filled, ...(gaps.length ? [`No study: ${gaps.join(', ')}`] : [])] },
    ]
  })
  return [
    { kind: 'text', text: `${grid.rowLabel} by ${(grid.columnLabel ?? '').toLowerCase()}.` },
    ...rows,
    ...(grid.columnTotals
      ? ([
          { kind: 'heading', level: 2, text: `${grid.columnLabel}, ${grid.totalLabel} of each` },
          {
            kind: 'list',
            items: grid.columns.map(
              (column, c): Line => [asking(column, grid.columnAsks?.[c]), `: ${grid.columnTotals?.[c]}`],
            ),
          },
        ] as const)
      : []),
  ]
}
