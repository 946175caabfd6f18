/** The browser of the built program on a real terminal, with keys to press and a screen to look at. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pty from '@lydell/node-pty'
import xterm from '@xterm/headless'
import { program, surroundings } from './program.js'

export type Browser = {
  readonly pid: number
  readonly press: (keys: string | Buffer) => void
  readonly resize: (columns: number, rows: number) => void
  readonly kill: (signal: string) => void
  /** Read what the program sends as a slow line does: a pause of so many milliseconds after each piece; 0 for none. */
  readonly slow: (pause: number) => void
  /** The terminal goes away, as when its window is closed. */
  readonly hangUp: () => void
  /** The screen, once it holds what is looked for. */
  readonly until: (holds: (screen: string) => boolean, what?: string) => Promise<string>
  readonly screen: () => string
  /** The screen with the look of every cell: lines that differ in color, weight or reversal differ. */
  readonly painted: () => string
  /** The cells of a row that are shown reversed: where they begin, and their text. */
  readonly reversed: (row: number) => { readonly column: number; readonly text: string } | undefined
  /** The emulator that shows it. */
  readonly terminal: xterm.Terminal
  /** Everything that was sent to the terminal. */
  readonly sent: () => string
  readonly alternate: () => boolean
  readonly ended: Promise<number>
  /** The exit code, once it has ended. */
  readonly code: () => number | undefined
  readonly close: () => void
}

/** What ends a frame drawn by Ink: a terminal that knows it shows the frame whole. */
export const endOfFrame = '\u001b[?2026l'
const startOfFrame = '\u001b[?2026h'

/** How long a screen may take to show what is looked for, on a busy machine. */
const patience = 10_000

export type Surroundings = {
  readonly columns?: number
  readonly rows?: number
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
}

/** Start a program on a terminal. Views that the browser saves go to a folder that is gone with it. */
export const onScreen = (
  file: string,
  argv: readonly string[],
  { columns = 80, rows = 24, env = {}, cwd }: Surroundings = {},
): Browser => {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true })
  const kept = mkdtempSync(join(tmpdir(), 'browse-state-'))
  const child = pty.spawn(file, [...argv], {
    cols: columns,
    rows,
    name: env.TERM ?? 'xterm-256color',
    env: { ...surroundings, XDG_STATE_HOME: kept, ...env },
    ...(cwd ? { cwd } : {}),
  })
  let all = ''
  let drawn = ''
  let delay = 0
  const listeners = new Set<() => void>()
  const screen = (): string => {
    const { active } = terminal.buffer
    return Array.from(
      { length: terminal.rows },
      (_, y) => active.getLine(active.baseY + y)?.translateToString(true) ?? '',
    ).join('\n')
  }
  const painted = (): string => {
    const { active } = terminal.buffer
    return Array.from({ length: terminal.rows }, (_, y) => {
      const line = active.getLine(active.baseY + y)
      let out = ''
      let before = ''
      for (let x = 0; x < terminal.cols; x++) {
        const cell = line?.getCell(x)
        if (!cell) continue
        const chars = cell.getChars() || ' '
        // What is blank looks the same in every color, unless it is reversed.
        const look =
          chars === ' ' && !cell.isInverse()
            ? before
            : [
                cell.isFgDefault() ? '' : cell.getFgColor(),
                cell.isBgDefault() ? '' : `on ${cell.getBgColor()}`,
                cell.isBold() ? 'bold' : '',
                cell.isDim() ? 'dim' : '',
                cell.isInverse() ? 'reversed' : '',
              ]
                .filter((part) => part !== '')
                .join(' ')
        out += look === before ? chars : `<${look}>${chars}`
        before = look
      }
      return out.trimEnd()
    }).join('\n')
  }
  const reversed: Browser['reversed'] = (row) => {
    const line = terminal.buffer.active.getLine(terminal.buffer.active.baseY + row)
    let column = -1
    let text = ''
    for (let x = 0; x < terminal.cols; x++) {
      const cell = line?.getCell(x)
      if (!cell?.isInverse()) continue
      if (column < 0) column = x
      text += cell.getChars() || (cell.getWidth() ? ' ' : '')
    }
    return column < 0 ? undefined : { column, text }
  }
  child.onData((data) => {
    all += data
    if (delay > 0) {
      child.pause()
      setTimeout(() => child.resume(), delay)
    }
    terminal.write(data, () => {
      drawn += data
      for (const listener of listeners) listener()
    })
  })
  // Half a frame is a screen that nobody sees: keys pressed on it would run ahead of what it shows.
  const isWhole = (): boolean => drawn.lastIndexOf(startOfFrame) <= drawn.lastIndexOf(endOfFrame)
  let code: number | undefined
  const ended = new Promise<number>((resolve) =>
    child.onExit(({ exitCode, signal }) =>
      terminal.write('', () => {
        code = signal ? 128 + signal : exitCode
        for (const listener of listeners) listener()
        resolve(code)
      }),
    ),
  )
  return {
    pid: child.pid,
    // It takes bytes as well; its types do not say so.
    press: (keys) => child.write(keys as string),
    resize: (c, r) => {
      terminal.resize(c, r)
      child.resize(c, r)
    },
    kill: (signal) => child.kill(signal),
    slow: (pause) => {
      delay = pause
    },
    hangUp: () => (child as unknown as { destroy: () => void }).destroy(),
    until: (holds, what = String(holds)) =>
      new Promise((resolve, reject) => {
        const fail = (why: string): void => {
          done()
          reject(new Error(`${why} not seen: ${what}\n${screen()}\nsent last: ${JSON.stringify(all.slice(-400))}`))
        }
        const look = (): void => {
          if (!isWhole() && code === undefined) return
          const now = screen()
          if (holds(now)) {
            done()
            resolve(now)
          } else if (code !== undefined) fail(`ended with ${code},`)
        }
        const timer = setTimeout(() => fail('waited,'), patience)
        const done = (): void => {
          clearTimeout(timer)
          listeners.delete(look)
        }
        listeners.add(look)
        look()
      }),
    screen,
    painted,
    reversed,
    terminal,
    sent: () => all,
    alternate: () => terminal.buffer.active.type === 'alternate',
    ended,
    code: () => code,
    close: () => {
      try {
        child.kill('SIGKILL')
      } catch {}
      terminal.dispose()
      rmSync(kept, { recursive: true, force: true })
    },
  }
}

/** Start the browser on a terminal. */
export const browser = (
  argv: readonly string[],
  { file = program, ...rest }: Surroundings & { readonly file?: string } = {},
): Browser => onScreen(process.execPath, [file, 'browse', ...argv], rest)

/** The terminal as it was: main screen, cursor shown, pasted text no longer marked. */
export const isGivenBack = (one: Browser): boolean => {
  const sent = one.sent()
  return (
    !one.alternate() &&
    sent.lastIndexOf('\u001b[?25h') > sent.lastIndexOf('\u001b[?25l') &&
    sent.lastIndexOf('\u001b[?2004l') > sent.lastIndexOf('\u001b[?2004h')
  )
}
