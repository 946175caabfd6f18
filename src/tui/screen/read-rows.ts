/** What is read: a page, or the record under the cursor. */
import { fitRow, type Row, skip } from '../../render/index.js'
import type { Library } from '../library/library.js'
import { withStop } from '../library/targets.js'
import { spotChosen } from '../state/find.js'
import { pinnedRows } from '../state/pooled.js'
import { frozenIn, scrollNow, stopChosen, textRead } from '../state/reading.js'
import type { State } from '../state/state.js'

/** Rows of the page, from where it was read to. */
export const pageRows = (state: State, library: Library, height: number): readonly Row[] =>
  [...pinnedRows(state, library), ...readRows(state, library, state.page?.across)].slice(0, height)

/** Rows of the record under the cursor. */
export const recordRows = (state: State, library: Library, height: number): readonly Row[] =>
  library.idAt(state.kind, state.tabs[state.kind])
    ? readRows(state, library).slice(0, height)
    : [[{ text: 'No record here.', role: 'muted' }]]

const readRows = (state: State, library: Library, across = 0): readonly Row[] => {
  const text = textRead(state, library)
  if (!text) return [[{ text: 'Reading …', role: 'muted' }]]
  const stop = spotChosen(state, library) ?? stopChosen(state, library)
  const scroll = scrollNow(state, library)
  const drawn = (row: Row, at: number): Row => (stop?.row === at ? withStop(row, stop) : row)
  const { rows: heads, cells } = frozenIn(state, text)
  return [
    ...text.rows.slice(0, heads).map(drawn),
    ...text.rows.slice(heads + scroll).map((row, i) => drawn(row, heads + scroll + i)),
  ].map((row) => (across ? [...fitRow(row, cells), ...skip(row, cells + across)] : row))
}
