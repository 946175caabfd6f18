/** The terminal taken over and given back: alternate screen, cursor, raw mode, bracketed paste. */
import { isInForeground } from './foreground.js'

export type Terminal = {
  readonly size: () => { readonly columns: number; readonly rows: number }
  readonly write: (text: string) => void
  readonly isThere: () => boolean
  /** Whether it may be used: a process in the background is stopped when it tries. */
  readonly isOurs: () => boolean
  /** Take it, or take it again: a program that was stopped without notice does not know what was left of it. */
  readonly enter: () => void
  /** Hear each key as it is pressed. */
  readonly listen: () => void
  /** Give everything back; does nothing when nothing was taken. */
  readonly leave: () => void
  /** Call when the terminal goes away without a signal: a program in a session of its own is sent none. */
  readonly whenGone: (gone: () => void) => void
}

/** Alternate screen, no cursor, pasted text marked as such; where lines are added below, only the latter. */
const taken = { screen: '\u001b[?1049h\u001b[?25l\u001b[?2004h\u001b[2J\u001b[H', lines: '\u001b[?2004h' } as const
const given = { screen: '\u001b[0m\u001b[?2004l\u001b[?25h\u001b[?1049l', lines: '\u001b[?2004l' } as const

/** The terminal of a process, to be taken as a whole screen or for lines. */
export const terminalOf = (
  proc: Pick<NodeJS.Process, 'stdin' | 'stdout' | 'pid' | 'platform' | 'getBuiltinModule'>,
  as: 'screen' | 'lines' = 'screen',
): Terminal => {
  const { stdout } = proc
  let entered = false
  return {
    size: () => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 }),
    write: (text) => void stdout.write(text),
    isThere: () => proc.getBuiltinModule('node:tty').isatty(0),
    isOurs: () => isInForeground(proc),
    enter: () => {
      entered = true
      stdout.write(taken[as])
    },
    listen: () => {
      // Stopped since, and sent on in the background: it is heard again when it has the terminal.
      if (!isInForeground(proc)) return
      // Node does nothing for what it believes to be so: whoever stopped us may have set the terminal otherwise.
      if (proc.stdin.isRaw) proc.stdin.setRawMode(false)
      proc.stdin.setRawMode(true)
    },
    leave: () => {
      if (!entered) return
      entered = false
      // A terminal that is gone takes nothing back.
      try {
        // In the background the mode is the shell's, and to set it would stop us.
        if (isInForeground(proc)) proc.stdin.setRawMode(false)
        stdout.write(given[as])
      } catch {}
    },
    whenGone: (gone) => {
      // Also after the end: what was written last may fail only then.
      proc.stdin.on('error', gone)
      proc.stdin.on('end', gone)
      stdout.on('error', gone)
    },
  }
}

/**
 * Let the process die of a hang-up at its end. Node gives the terminal back once more as it exits, and aborts (leaving a
 * core file) when the terminal is not there.
 */
export const dieOfHangUp = (proc: Pick<NodeJS.Process, 'once' | 'kill' | 'pid'>): void =>
  void proc.once('exit', () => proc.kill(proc.pid, 'SIGHUP'))
