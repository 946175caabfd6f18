/** How the screen is divided. */
import type { State } from './state.js'

export type Pane = 'facets' | 'list' | 'detail'
export type Shape = {
  readonly panes: readonly { readonly pane: Pane; readonly columns: number }[]
  /** Rows of a pane: between the three rows on top and the three below. */
  readonly height: number
}

/** From so many columns on there is room for facets, list and record. */
const wide = 140
/** Cells of a record beside the list. */
const leastRecord = 40
/** Cells of a list with room for a forest plot beside what a trial says, its size, design and level. */
const forestRoom = 74

/** Whether the list has room for a forest column; where there is no screen, its words are said. */
export const hasForest = (state: Pick<State, 'size' | 'kind' | 'focus'>): boolean =>
  state.kind === 'trials' &&
  (state.size.isLinear === true ||
    shapeOf(state).panes.some(({ pane, columns }) => pane === 'list' && columns >= forestRoom))

/** Rows around the panes: kinds, question, titles of the panes; message, keys, command. */
export const chromeRows = 6

/** Smallest screen that can be worked on. */
export const smallest = { columns: 40, rows: 12 }

/** One pane on a narrow screen, two on a usual one, three on a wide one; never as tall as the screen, so that it cannot scroll. */
export const shapeOf = ({ size: { columns, rows }, focus }: Pick<State, 'size' | 'focus'>): Shape => {
  const height = Math.max(1, rows - 1 - chromeRows)
  if (columns < 72) return { panes: [{ pane: focus, columns }], height }
  const facets = Math.min(34, Math.max(24, Math.floor(columns * 0.17)))
  if (columns < wide)
    return focus === 'detail'
      ? {
          panes: [
            { pane: 'list', columns: Math.floor((columns - 1) * 0.4) },
            { pane: 'detail', columns: columns - 1 - Math.floor((columns - 1) * 0.4) },
          ],
          height,
        }
      : {
          panes: [
            { pane: 'facets', columns: facets },
            { pane: 'list', columns: columns - 1 - facets },
          ],
          height,
        }
  // What is read beside the list has its lines early; the list has columns that wait for room.
  const list =
    columns - facets - 2 - Math.min(leastRecord + Math.floor((columns - wide) / 4), columns - facets - 2 - forestRoom)
  return {
    panes: [
      { pane: 'facets', columns: facets },
      { pane: 'list', columns: list },
      { pane: 'detail', columns: columns - facets - 2 - list },
    ],
    height,
  }
}

/** Width of the detail, also while it is not shown. */
export const detailColumns = (state: Pick<State, 'size' | 'focus'>): number =>
  shapeOf({ ...state, focus: 'detail' }).panes.find(({ pane }) => pane === 'detail')?.columns ?? 40
