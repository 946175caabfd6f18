/** The program: the only file that touches `process`. */
import type { Io, Out } from './cli/io.js'
import { run } from './cli/run.js'
import { usage } from './errors.js'
import { harmless } from './text.js'

declare const STEMCELL_VERSION: string | undefined

const out = (stream: NodeJS.WriteStream): Out => ({
  isTTY: stream.isTTY === true,
  columns: stream.columns,
  rows: stream.rows,
  write: (text) => {
    stream.write(text)
  },
})

const page = async (text: string, command: string): Promise<boolean> => {
  const { spawn } = await import('node:child_process')
  return new Promise((resolve) => {
    const child = spawn(command, {
      shell: true,
      stdio: ['pipe', 'inherit', 'inherit'],
      env: { LESS: 'FRX', ...process.env },
    })
    // A pager that is left early closes its input: that is no error.
    child.stdin.on('error', () => {})
    child.on('error', () => resolve(false))
    child.on('close', (code) => resolve(code !== 127 && code !== 126))
    child.stdin.end(text)
  })
}

const save = async (path: string, text: string): Promise<void> => {
  const { default: writeFileAtomic } = await import('write-file-atomic')
  try {
    await writeFileAtomic(path, text)
  } catch (error) {
    throw usage(
      `cannot write "${harmless(path)}": ${error instanceof Error ? error.message : String(error)}`,
      'Name a file in a folder that exists and that you may write to',
    )
  }
}

const links = async (): Promise<boolean> =>
  (await import('supports-hyperlinks')).createSupportsHyperlinks(process.stdout)

/** Run the command line of this process. Sets the exit code and returns, so that a pipe is drained. */
export const main = async (): Promise<void> => {
  // A reader that has seen enough (| head) is no error.
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0)
      throw error
    })
  process.on('SIGINT', () => process.exit(130))
  const io: Io = { stdout: out(process.stdout), stderr: out(process.stderr), env: process.env, page, save, links }
  process.exitCode = await run(
    process.argv.slice(2),
    io,
    typeof STEMCELL_VERSION === 'undefined' ? '0.0.0-source' : STEMCELL_VERSION,
  )
}
