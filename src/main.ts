/** The program: the only file that touches `process`. */
import { fstatSync, writeSync } from 'node:fs'
import type { Io, Out } from './cli/io.js'
import { run } from './cli/run.js'
import { usage } from './errors.js'
import { harmless } from './text.js'

declare const STEMCELL_VERSION: string | undefined

/** Wait without spinning until a full pipe has been read from. */
const rest = (): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2)

/**
 * Write all of a text to a pipe or file, at once: process.stdout would load Node's streams (4 ms), and may lose what is
 * still buffered when the process ends. A reader that has seen enough (| head) ends us quietly.
 */
const writeAll = (fd: number, text: string): void => {
  let bytes: Uint8Array = Buffer.from(text, 'utf8')
  while (bytes.length > 0)
    try {
      bytes = bytes.subarray(writeSync(fd, bytes))
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EAGAIN') rest()
      // The reader is gone, or there never was one.
      else if (code === 'EPIPE' || code === 'EBADF') process.exit(process.exitCode ?? 0)
      else throw error
    }
}

const isDevice = (fd: number): boolean => {
  try {
    return fstatSync(fd).isCharacterDevice()
  } catch {
    return false
  }
}

/** Whether it is a terminal is asked only when it matters: the answer loads what it costs to avoid. */
const out = (fd: 1 | 2): Out => {
  let known: NodeJS.WriteStream | null | undefined
  const terminal = (): NodeJS.WriteStream | undefined => {
    if (known === undefined) known = isDevice(fd) ? (fd === 1 ? process.stdout : process.stderr) : null
    return known?.isTTY ? known : undefined
  }
  return {
    get isTTY() {
      return terminal() !== undefined
    },
    get columns() {
      return terminal()?.columns
    },
    get rows() {
      return terminal()?.rows
    },
    write: (text) => writeAll(fd, text),
  }
}

const page = async (text: string, command: string): Promise<boolean> => {
  const { spawn } = await import('node:child_process')
  // Ctrl-C belongs to the pager while it runs.
  const ignore = (): void => {}
  process.on('SIGINT', ignore)
  return new Promise((resolve) => {
    const child = spawn(command, {
      shell: true,
      stdio: ['pipe', 'inherit', 'inherit'],
      env: { LESS: 'FRX', ...process.env },
    })
    // A pager that is left early closes its input: that is no error.
    child.stdin.on('error', ignore)
    child.on('error', () => resolve(false))
    child.on('close', (code) => {
      process.off('SIGINT', ignore)
      resolve(code !== 127 && code !== 126)
    })
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

/** Run the command line of this process. */
export const main = async (): Promise<void> => {
  const io: Io = { stdout: out(1), stderr: out(2), env: process.env, page, save, links }
  process.exitCode = await run(
    process.argv.slice(2),
    io,
    typeof STEMCELL_VERSION === 'undefined' ? '0.0.0-source' : STEMCELL_VERSION,
  )
}
