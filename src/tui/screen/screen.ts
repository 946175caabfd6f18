/** The whole-screen face: rows painted by the browser itself until Ink is there, and by Ink from then on. */
import type { Painter } from '../asked.js'
import type { Library } from '../library/library.js'
import { inAscii } from '../rows/ascii.js'
import { type Row, width } from '../rows/text-rows.js'
import type { Face } from '../state/face.js'
import type { State } from '../state/state.js'
import type { Theme } from '../terminal/theme.js'
import { frame } from './frame.js'
import { paint } from './paint.js'

type Outside = {
  readonly proc: Pick<NodeJS.Process, 'stdout' | 'stdin'>
  readonly write: (text: string) => void
  readonly fail: (error: unknown) => void
}

/** A screen; Ink takes over when it is handed in. */
export const screenFace = (library: Library, theme: () => Theme, { proc, write, fail }: Outside) => {
  let lines: readonly string[] = []
  let columns = 0
  let painter: Painter | undefined
  let shown: ReturnType<Painter['show']> | undefined
  const listeners = new Set<() => void>()

  /** Where text is edited: there the terminal's own cursor stands, since input methods open at it. */
  let cursor: { readonly x: number; readonly y: number } | undefined
  const editedAt = (rows: readonly Row[], state: State): typeof cursor => {
    const y = rows.length - 1
    const row = rows[y] ?? []
    const at = state.prompt ? row.findIndex(({ on }) => on) : -1
    if (at < 0) return undefined
    const texts = row.map(({ text }) => text)
    return { x: width((theme().ascii ? inAscii(texts) : texts).slice(0, at).join('')), y }
  }
  const drawn = (state: State): readonly string[] => {
    const rows = frame(state, library)
    cursor = editedAt(rows, state)
    return rows.map((row) => paint(row, state.size.columns, theme()))
  }
  const shownCursor = (): string => (cursor ? `\u001b[${cursor.y + 1};${cursor.x + 1}H\u001b[?25h` : '\u001b[?25l')
  const stop = (): void => {
    shown?.stop()
    shown = undefined
  }
  const attach = (): void => {
    if (!painter) return
    shown = painter.show({
      stdout: proc.stdout,
      stdin: proc.stdin,
      columns: () => columns,
      subscribe: (changed) => {
        listeners.add(changed)
        return () => listeners.delete(changed)
      },
      lines: () => lines,
      cursor: () => cursor,
    })
    shown.ended.catch(fail)
  }
  const face: Face & { readonly takeOver: (by: Painter) => void } = {
    show: (state) => {
      stop()
      lines = drawn(state)
      columns = state.size.columns
      write(`\u001b[?25l\u001b[2J\u001b[H${lines.join('\r\n')}${painter ? '\u001b[H' : shownCursor()}`)
      attach()
    },
    update: (state) => {
      const now = drawn(state)
      const before = lines
      if (now.length === before.length && now.every((line, i) => line === before[i])) return
      lines = now
      if (shown) for (const listener of listeners) listener()
      else
        write(
          now.map((line, i) => (line === before[i] ? '' : `\u001b[${i + 1};1H${line}\u001b[K`)).join('') +
            shownCursor(),
        )
    },
    stop,
    takeOver: (by) => {
      painter = by
      write('\u001b[?25l\u001b[H')
      attach()
    },
  }
  return face
}
