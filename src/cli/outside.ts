/** What touches the outside and is rarely needed: pagers, what the terminal can do. Loaded when called. */
import { spawn } from 'node:child_process'
import { createSupportsHyperlinks } from 'supports-hyperlinks'

/** Show a long text through a pager; false when it cannot be started. */
export const page = (text: string, command: string, env: NodeJS.ProcessEnv): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(command, { shell: true, stdio: ['pipe', 'inherit', 'inherit'], env })
    // A pager that is left early closes its input: that is no error.
    child.stdin.on('error', () => {})
    child.on('error', () => resolve(false))
    child.on('close', (code) => resolve(code !== 127 && code !== 126))
    child.stdin.end(text)
  })

/** Whether the terminal behind a stream understands OSC 8 links. */
export const links = (stream: NodeJS.WriteStream): boolean => createSupportsHyperlinks(stream)
