/**
 * The terminal as Ink is shown it. A frame of Ink ends below its last row, but when the next one has as many rows, Ink 6.8
 * goes up one row too few (log-update.js: cursorUp(previousVisible - 1)) and would write everything a row too low. So the
 * cursor is put up by one row after each frame, and Ink is told that it stands where it would be without that.
 */
import type { ScreenCell } from '../screen/cursor.js'

/** Whether a piece of output writes a frame: it goes from row to row. Others only move or show the cursor. */
const isFrame = (text: string): boolean => text.includes('\n') || text.includes('\u001b[E')

/** What Ink writes to. It is told of no change of size, after which the browser begins anew. */
export const terminalFor = (stdout: NodeJS.WriteStream): NodeJS.WriteStream => {
  const shown: NodeJS.WriteStream = Object.create(stdout)
  return Object.assign(shown, {
    isTTY: true,
    write: (text: string) => stdout.write(isFrame(text) ? `${text}\u001b[A` : text),
    on: () => shown,
    off: () => shown,
  })
}

/** The cell of the cursor as Ink must be told it. */
export const inkCell = (cell: ScreenCell | undefined): ScreenCell | undefined => cell && { x: cell.x, y: cell.y + 1 }
