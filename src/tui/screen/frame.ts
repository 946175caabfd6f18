/**
 * A whole screen as rows. It is what is painted before Ink is there; from then on the components of ../ink lay out the same
 * rows.
 */
import { fitRow, type Piece, type Row } from '../../render/index.js'
import { fitted } from '../../widths.js'
import type { Library } from '../library/library.js'
import { helpRows } from '../state/help.js'
import { helpScrollNow } from '../state/reading.js'
import { type Pane, shapeOf, smallest } from '../state/shape.js'
import type { State } from '../state/state.js'
import { overRows } from './choice-rows.js'
import { facetRows } from './facet-rows.js'
import { keysRow, messageRow, statusRow } from './foot-rows.js'
import { askRow, tabsRow, titlesRow } from './head-rows.js'
import { listRows } from './list-rows.js'
import { pageRows, recordRows } from './read-rows.js'

/** Whether a screen is too small to be worked on. */
export const isTooSmall = ({ size: { columns, rows } }: Pick<State, 'size'>): boolean =>
  columns < smallest.columns || rows < smallest.rows

/** What a screen that is too small says. */
export const tooSmallRow = (columns: number): Row => [
  { text: fitted(`Too small: ${smallest.columns}x${smallest.rows} needed`, columns), role: 'warn' },
]

/** Rows of the help, from where it was read to. */
export const helpShown = (state: State, height: number): readonly Row[] => {
  const first = helpScrollNow(state)
  return helpRows(state).slice(first, first + height)
}

const paneRows = (pane: Pane, state: State, library: Library, columns: number, height: number): readonly Row[] => {
  if (pane === 'facets') return facetRows(state, library, columns, height)
  return pane === 'list' ? listRows(state, library, columns, height) : recordRows(state, library, height)
}

const bodyRows = (state: State, library: Library): readonly Row[] => {
  const { panes, height } = shapeOf(state)
  if (state.help) return helpShown(state, height)
  if (state.page) return pageRows(state, library, height)
  const drawn = panes.map((one) => ({ ...one, rows: paneRows(one.pane, state, library, one.columns, height) }))
  return Array.from({ length: height }, (_, y) =>
    drawn.flatMap(({ rows, columns: cells }, i): Piece[] => [
      ...(i ? [{ text: '│', role: 'muted' as const }] : []),
      ...fitRow(rows[y] ?? [], cells),
    ]),
  )
}

/** Every row of the screen but the last, which stays empty so that nothing scrolls. */
export const frame = (state: State, library: Library): readonly Row[] => {
  const { columns } = state.size
  if (isTooSmall(state)) return [tooSmallRow(columns)]
  const { height } = shapeOf(state)
  const over = overRows(state, library, columns, height)
  const body = [...bodyRows(state, library)]
  while (body.length < height) body.push([])
  body.splice(height - over.length, over.length, ...over)
  return [
    tabsRow(state, columns),
    askRow(state, library),
    titlesRow(state, library),
    ...body,
    messageRow(state, library),
    keysRow(state, columns),
    statusRow(state, library, columns),
  ].map((row) => fitRow(row, columns))
}
