/** Run whole command lines in-process and keep everything they did. */
import type { Io, Out } from '../../src/cli/io.js'
import { run as runCli } from '../../src/cli/run.js'
import type { Store } from '../../src/store/index.js'
import { openBundled } from './bundled.js'

/** Where the command runs: a pipe unless `tty` or `columns` say that there is a screen. */
export type Place = {
  readonly columns?: number
  readonly rows?: number
  readonly tty?: boolean
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Files to read, and standard input under "-". */
  readonly input?: Readonly<Record<string, string | Uint8Array>>
  /** Whether a pager starts. */
  readonly pager?: boolean
  /** The records asked; the bundled ones unless told. */
  readonly open?: () => Store
  /** Whether the terminal understands OSC 8 links. */
  readonly links?: boolean
}

export type Result = {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
  /** Files written with -o. */
  readonly files: Readonly<Record<string, string>>
  /** Texts shown through a pager, with its command. */
  readonly paged: readonly { readonly command: string; readonly text: string }[]
}

export const version = '1.2.3'

/** A command line as a shell would split it: spaces, single quotes, double quotes. */
export const words = (line: string): string[] => {
  const found: string[] = []
  for (const match of line.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g))
    found.push(match[0].replace(/'([^']*)'|"([^"]*)"/g, '$1$2'))
  return found[0] === 'stemcell' ? found.slice(1) : found
}

const decode = (content: string | Uint8Array): string =>
  typeof content === 'string' ? content : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content)

/** The outside as a place has it, and what is done to it. */
export const outside = (place: Place = {}): { io: Io; done: Omit<Result, 'code'> } => {
  const { columns, rows = 10_000, tty = columns !== undefined, env = {}, pager = true, links = false } = place
  const files: Record<string, string> = {}
  const paged: { command: string; text: string }[] = []
  const done = { stdout: '', stderr: '', files, paged }
  const out = (name: 'stdout' | 'stderr'): Out => ({
    isTTY: tty,
    columns: tty ? (columns ?? 80) : undefined,
    rows: tty ? rows : undefined,
    write: (content) => {
      done[name] += decode(content)
    },
  })
  const io: Io = {
    stdout: out('stdout'),
    stderr: out('stderr'),
    env,
    read: async (path) => decode(place.input?.[path] ?? ''),
    readBytes: async (path) => {
      const content = place.input?.[path] ?? ''
      return typeof content === 'string' ? new TextEncoder().encode(content) : content
    },
    page: async (text, command) => {
      if (pager) paged.push({ command, text })
      return pager
    },
    files: async () => ({
      checkPlan: () => {},
      openFolder: async (path) => ({
        names: [],
        hidden: [],
        holds: (file) => file.startsWith(`${path}/`),
        close: () => {},
      }),
      removeFiles: (paths) => {
        for (const path of paths) delete files[path]
      },
      writeFiles: async (all) => {
        for (const { path, content } of all) files[path] = decode(content)
      },
    }),
    links: async () => links,
  }
  return { io, done }
}

/** Run a command line, given as a line or as arguments. */
export const run = async (line: string | readonly string[], place: Place = {}): Promise<Result> => {
  const { io, done } = outside(place)
  const code = await runCli(typeof line === 'string' ? words(line) : line, io, version, place.open ?? openBundled)
  return { code, ...done }
}

/** Run and demand success. */
export const ok = async (line: string | readonly string[], place?: Place): Promise<Result> => {
  const result = await run(line, place)
  if (result.code !== 0) throw new Error(`exit code ${result.code} of ${String(line)}\n${result.stderr}`)
  return result
}

/** The JSON that a command prints. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
export const json = async (line: string | readonly string[]): Promise<any> =>
  JSON.parse((await ok(typeof line === 'string' ? [...words(line), '--json'] : [...line, '--json'])).stdout)

/** The whole of what a command did, as a page to be read: the command, where it ran, what it printed. */
export const page = async (line: string, place: Place = {}): Promise<string> => {
  const { code, stdout, stderr } = await run(line, { ...place, env: { NO_COLOR: '1' } })
  const where = place.columns === undefined ? 'in a pipe' : `on a screen of ${place.columns} columns`
  // The hash changes with every word of the data, the version with every edition: neither is what these pages are about.
  const { hash } = (place.open ?? openBundled)().stamp
  const printed = [stdout, ...(stderr ? [`── standard error ──\n${stderr}`] : [])].filter(Boolean).join('\n')
  return `$ ${line}\n# ${where}; exit code ${code}\n\n${printed.replaceAll(hash, 'sha256:…')}`
}
