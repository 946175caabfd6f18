/** Where text is edited: there the terminal's own cursor stands, since input methods open at it. */

import { cellWidth } from '../../widths.js'
import type { Library } from '../library/library.js'
import { inAscii } from '../rows/ascii.js'
import { chromeRows, shapeOf } from '../state/shape.js'
import type { State } from '../state/state.js'
import type { Theme } from '../terminal/theme.js'
import { statusRow } from './foot-rows.js'
import { isTooSmall } from './frame.js'

/** A cell of the screen, from 0. */
export type ScreenCell = { readonly x: number; readonly y: number }

/** The cell of the cursor in the line that is typed; undefined where none is. */
export const cursorCell = (state: State, library: Library, { ascii }: Theme): ScreenCell | undefined => {
  if (!state.prompt || isTooSmall(state)) return undefined
  const row = statusRow(state, library, state.size.columns)
  const at = row.findIndex(({ on }) => on)
  if (at < 0) return undefined
  const texts = row.map(({ text }) => text)
  const before = (ascii ? inAscii(texts) : texts).slice(0, at).join('')
  // In the last row.
  return { x: cellWidth(before), y: shapeOf(state).height + chromeRows - 1 }
}
