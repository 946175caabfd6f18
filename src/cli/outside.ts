/** What touches the outside and is rarely needed: pagers, what the terminal can do. Loaded when called. */
import { spawn, spawnSync } from 'node:child_process'
import { writeSync } from 'node:fs'
import { createSupportsHyperlinks } from 'supports-hyperlinks'

export { isInForeground, spellInAscii } from '../tui/index.js'

/** What ends us ends the pager too, which gives the terminal back. */
const passedOn = ['SIGHUP', 'SIGQUIT', 'SIGTERM'] as const

/** A pager that was killed left the terminal without echo, maybe on its other screen. */
const giveBackTerminal = (): void => {
  spawnSync('stty', ['icanon', 'echo', 'echoe', 'echok'], { stdio: ['inherit', 'ignore', 'ignore'] })
  try {
    writeSync(1, '\u001b[0m\u001b[?1l\u001b>\u001b[?1047l\u001b[?25h')
  } catch {
    // The terminal is gone.
  }
}

type Surroundings = Pick<NodeJS.Process, 'on' | 'off' | 'kill' | 'pid' | 'platform'>

/** Show a long text through a pager; false when it cannot be started. */
export const page = async (
  text: string,
  command: string,
  env: NodeJS.ProcessEnv,
  proc: Surroundings,
): Promise<boolean> => {
  // One word needs no shell, which would complain when there is no such program.
  const shell = proc.platform === 'win32' || !/^[\w./+-]+$/.test(command)
  const child = spawn(command, { shell, stdio: ['pipe', 'inherit', 'inherit'], env })
  let ended: NodeJS.Signals | undefined
  const pass = (signal: NodeJS.Signals): void => {
    ended = signal
    child.kill(signal)
  }
  // Ctrl-C belongs to the pager while it runs.
  const ignore = (): void => {}
  proc.on('SIGINT', ignore)
  for (const signal of passedOn) proc.on(signal, pass)
  try {
    return await new Promise((resolve) => {
      // A pager that is left early closes its input: that is no error.
      child.stdin.on('error', () => {})
      child.on('error', () => resolve(false))
      child.on('close', (code, signal) => {
        if (signal || (code ?? 0) > 128) giveBackTerminal()
        resolve(code !== 127 && code !== 126)
      })
      child.stdin.end(text)
    })
  } finally {
    proc.off('SIGINT', ignore)
    for (const signal of passedOn) proc.off(signal, pass)
    if (ended) proc.kill(proc.pid, ended)
  }
}

/** Whether the terminal behind a stream understands OSC 8 links. */
export const links = (stream: NodeJS.WriteStream): boolean => createSupportsHyperlinks(stream)
