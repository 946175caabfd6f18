/** The program: the only file that touches `process`. */
import { fstatSync, statSync, writeSync } from 'node:fs'
import type { Io, Out } from './cli/io.js'
import { run } from './cli/run.js'
import { pagerEnvironment } from './cli/terminal.js'
import { badData, errorCode, errorMessage, ReaderGone } from './errors.js'
import { harmless } from './text.js'

declare const STEMCELL_VERSION: string | undefined

/** Wait without spinning until a pipe can be written to. */
const rest = (milliseconds: number): void =>
  void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)

/**
 * Write all of a text to a pipe or file, at once: process.stdout would load Node's streams (4 ms), and may lose what is
 * still buffered when the process ends. Throws ReaderGone where a reader has seen enough (| head). What nobody can be told on
 * standard error stays untold: the exit code says the most of it.
 */
const writeAll = (fd: 1 | 2, content: string | Uint8Array): void => {
  let bytes = typeof content === 'string' ? Buffer.from(content) : content
  while (bytes.length > 0)
    try {
      bytes = bytes.subarray(writeSync(fd, bytes))
    } catch (error) {
      const code = errorCode(error)
      if (code === 'EAGAIN') rest(2)
      else if (fd === 2) return
      // The reader is gone, or there never was one.
      else if (code === 'EPIPE' || code === 'EBADF') throw new ReaderGone()
      else throw badData(`cannot write the output: ${errorMessage(error)}`, 'Make room, or write somewhere else')
    }
}

/** Where output goes that nobody reads: a device that is no terminal. */
const isNull = (device: number): boolean => {
  try {
    return statSync('/dev/null').rdev === device
  } catch {
    return false
  }
}

/** Whether it may be a terminal. */
const isDevice = (fd: number): boolean => {
  try {
    const status = fstatSync(fd)
    return status.isCharacterDevice() && !isNull(status.rdev)
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
    write: (content) => writeAll(fd, content),
  }
}

const outside = () => import('./cli/outside.js')

const page: Io['page'] = async (text, command) => {
  const { isInForeground, page: show } = await outside()
  // In the background a pager would only be stopped.
  if (!isInForeground(process)) return false
  const shown = await show(text, command, pagerEnvironment(process.env), process)
  if (!shown && (process.env.STEMCELL_PAGER ?? process.env.PAGER) !== undefined)
    writeAll(2, `stemcell: the pager "${harmless(command)}" cannot be started; the page is written without one\n`)
  return shown
}

const reading = () => import('./cli/reading.js')

const links: Io['links'] = async () => (await outside()).links(process.stdout)

/** What only the starter of the program can do for it. */
type Start = {
  /** A real import(): in the program it has become require(). */
  readonly load: (file: string) => Promise<unknown>
}

/** Run the command line of this process. */
export const main = async (start?: Start): Promise<void> => {
  const browse: Io['browse'] =
    start && (async (asked) => (await import('./tui/browse-core.js')).browse({ ...asked, process, load: start.load }))
  const stdin = {
    get isTTY() {
      // Asked of the system: process.stdin would be made for it, and the first screen can do without.
      return isDevice(0) && process.getBuiltinModule('node:tty').isatty(0)
    },
  }
  const io: Io = {
    ...(browse ? { browse } : {}),
    stdin,
    stdout: out(1),
    stderr: out(2),
    env: process.env,
    read: async (path) => (await reading()).read(path),
    readBytes: async (path) => (await reading()).readBytes(path),
    page,
    files: () => import('./files/index.js'),
    serve: async (asked) => (await import('./mcp/server.js')).serve({ ...asked, process }),
    links,
  }
  process.exitCode = await run(
    process.argv.slice(2),
    io,
    typeof STEMCELL_VERSION === 'undefined' ? '0.0.0-source' : STEMCELL_VERSION,
  )
}
