/** The browser of the built program on a real terminal, with keys to press and a screen to look at. */
import pty from '@lydell/node-pty'
import xterm from '@xterm/headless'
import { program, surroundings } from './program.js'

export type Browser = {
  readonly press: (keys: string) => void
  readonly resize: (columns: number, rows: number) => void
  readonly kill: (signal: string) => void
  /** The screen, once it holds what is looked for. */
  readonly until: (holds: (screen: string) => boolean, what?: string) => Promise<string>
  readonly screen: () => string
  /** Everything that was sent to the terminal. */
  readonly sent: () => string
  readonly alternate: () => boolean
  readonly ended: Promise<number>
  readonly close: () => void
}

/** How long a screen may take to show what is looked for, on a busy machine. */
const patience = 10_000

/** Start the browser on a terminal. */
export const browser = (
  argv: readonly string[],
  {
    columns = 80,
    rows = 24,
    env = {},
    cwd,
  }: { columns?: number; rows?: number; env?: Record<string, string>; cwd?: string } = {},
): Browser => {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true })
  const child = pty.spawn(process.execPath, [program, 'browse', ...argv], {
    cols: columns,
    rows,
    name: env.TERM ?? 'xterm-256color',
    env: { ...surroundings, ...env },
    ...(cwd ? { cwd } : {}),
  })
  let all = ''
  const listeners = new Set<() => void>()
  const screen = (): string => {
    const { active } = terminal.buffer
    return Array.from(
      { length: terminal.rows },
      (_, y) => active.getLine(active.baseY + y)?.translateToString(true) ?? '',
    ).join('\n')
  }
  child.onData((data) => {
    all += data
    terminal.write(data, () => {
      for (const listener of listeners) listener()
    })
  })
  const ended = new Promise<number>((resolve) =>
    child.onExit(({ exitCode, signal }) => terminal.write('', () => resolve(signal ? 128 + signal : exitCode))),
  )
  return {
    press: (keys) => child.write(keys),
    resize: (c, r) => {
      terminal.resize(c, r)
      child.resize(c, r)
    },
    kill: (signal) => child.kill(signal),
    until: (holds, what = String(holds)) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const now = screen()
          if (!holds(now)) return
          done()
          resolve(now)
        }
        const timer = setTimeout(() => {
          done()
          reject(new Error(`not seen: ${what}\n${screen()}`))
        }, patience)
        const done = (): void => {
          clearTimeout(timer)
          listeners.delete(look)
        }
        listeners.add(look)
        look()
      }),
    screen,
    sent: () => all,
    alternate: () => terminal.buffer.active.type === 'alternate',
    ended,
    close: () => {
      try {
        child.kill('SIGKILL')
      } catch {}
      terminal.dispose()
    },
  }
}
