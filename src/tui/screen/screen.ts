/** The whole-screen face: painted by the browser itself until Ink is there, and by Ink from then on. */
import type { InkPart, Now, ScreenView } from '../browser-input.js'
import type { Face } from '../state/face.js'
import type { Theme } from '../terminal/theme.js'
import { cursorCell } from './cursor.js'
import { frame } from './frame.js'
import { paint } from './paint.js'

type Outside = Pick<ScreenView, 'library' | 'color' | 'stdout' | 'stdin'> & {
  readonly theme: () => Theme
  readonly write: (text: string) => void
  readonly fail: (error: unknown) => void
}

/** A screen; Ink takes over when it is handed in. */
export const screenFace = ({ write, fail, theme, ...given }: Outside) => {
  const { library } = given
  let now: Now | undefined
  let lines: readonly string[] = []
  let ink: InkPart | undefined
  let shown: ReturnType<InkPart['show']> | undefined
  /** Between show and stop the screen is ours; outside that nothing may be written to it. */
  let isOn = false
  const listeners = new Set<() => void>()

  const painted = ({ state, theme: colors }: Now): readonly string[] =>
    frame(state, library).map((row) => paint(row, state.size.columns, colors))
  const cursorShown = ({ state, theme: colors }: Now): string => {
    const cell = cursorCell(state, library, colors)
    return cell ? `\u001b[${cell.y + 1};${cell.x + 1}H\u001b[?25h` : '\u001b[?25l'
  }
  const stop = (): void => {
    isOn = false
    shown?.stop()
    shown = undefined
  }
  const attach = (): void => {
    const first = now
    if (!ink || !first) return
    shown = ink.show({
      ...given,
      now: () => now ?? first,
      subscribe: (changed) => {
        listeners.add(changed)
        return () => listeners.delete(changed)
      },
    })
    shown.ended.catch(fail)
  }
  const face: Face & { readonly takeOver: (by: InkPart) => void } = {
    show: (state) => {
      stop()
      isOn = true
      now = { state, theme: theme() }
      lines = painted(now)
      write(`\u001b[?25l\u001b[2J\u001b[H${lines.join('\r\n')}${ink ? '\u001b[H' : cursorShown(now)}`)
      attach()
    },
    update: (state) => {
      if (!isOn) return
      now = { state, theme: theme() }
      if (shown) {
        for (const listener of listeners) listener()
        return
      }
      const before = lines
      lines = painted(now)
      const changed = lines.map((line, i) => (line === before[i] ? '' : `\u001b[${i + 1};1H${line}\u001b[K`)).join('')
      if (changed) write(changed + cursorShown(now))
    },
    stop,
    takeOver: (by) => {
      ink = by
      // Loaded while the browser sleeps: it shows the screen when that is taken again.
      if (!isOn) return
      write('\u001b[?25l\u001b[H')
      attach()
    },
  }
  return face
}
