/** Which part of the list is on the screen. */
import { forestWidth, type TrialsForestColumn } from '../library/forest-column.js'
import type { Library } from '../library/library.js'
import { hasForest, shapeOf } from './shape.js'
import type { State } from './state.js'

/** The forest column stands in a list of trials that has room for it, where a third of them have a bar or an outcome was picked. */
export const forestOf = (state: State, library: Library, columns: number): TrialsForestColumn | undefined =>
  hasForest(state)
    ? library.forest.column(library.listing('trials', state.tabs.trials), state.forest, {
        cells: forestWidth(columns),
        // A column of reasons why there is no bar would take the room of what was found.
        least: state.forest === undefined ? 1 / 3 : 0,
      })
    : undefined

/** Rows above the first record. */
export const headRows = (state: State, library: Library, columns: number): number =>
  forestOf(state, library, columns) ? 2 : 1

/** First of so many rows shown, with the cursor in the middle. */
export const firstShown = (cursor: number, count: number, height: number): number =>
  Math.max(0, Math.min(count - height, cursor - Math.floor(height / 2)))

/** First record shown: it stays where it was while the cursor is in sight, for rows that stay need not be written again. */
export const firstListed = (state: State, library: Library): number => {
  const { top, cursor } = state.tabs[state.kind]
  const count = library.listing(state.kind, state.tabs[state.kind]).kept.length
  const { height, panes } = shapeOf(state)
  const columns = panes.find(({ pane }) => pane === 'list')?.columns ?? 0
  const records = height - headRows(state, library, columns)
  const far = cursor < top - records || cursor >= top + 2 * records
  if (far) return firstShown(cursor, count, records)
  return Math.max(0, Math.min(count - records, Math.min(cursor, Math.max(top, cursor - records + 1))))
}
