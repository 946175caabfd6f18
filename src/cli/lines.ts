/** Command lines of a list of them, read at once and answered in turn, and their folder. Loaded where there is such a list. */
import type { WaitingLine } from '../commands/index.js'
import { exitCodes, usage } from '../errors.js'
import type { FileToWrite, OpenFolder } from '../files/index.js'
import { harmless } from '../text.js'
import type { Io, Out } from './io.js'
import { parse, type Request } from './program.js'

/** How a command line by itself is run. */
type Runner = {
  readonly version: string
  /** The exit code of what may fail, told on standard error. */
  readonly guarded: (argv: readonly string[], io: Io, answer: () => Promise<number>) => Promise<number>
  /** Answers a request; the exit code. Throws a failure. */
  readonly respond: (request: Request, io: Io) => Promise<number>
}

/** Whether what a request reads is standard input. */
const takesInput = ({ command, input: { words, options } }: Request): boolean =>
  words.includes('-') ||
  Object.entries(command.options).some(([name, { takes }]) => takes === 'input' && options[name] === '-')

const outputsOf = (request: Request | undefined): readonly string[] =>
  request?.plan?.outputs.flatMap(({ path }) => (path === '-' ? [] : [path])) ?? []

/** Refuses a folder that a list may not have. */
export const checkFolder = (path: string, { names, holds }: OpenFolder, list: Request): void => {
  if (names.length && list.input.options.clobber === false)
    throw usage(`"${harmless(path)}" is not empty`, 'Name another folder, or leave --no-clobber out to replace a batch')
  const inside = outputsOf(list).find(holds)
  if (inside !== undefined)
    throw usage(`-o ${harmless(inside)} leads into the folder of the answers`, 'Name a file elsewhere')
}

/** A command line as read; it prints in nobody's sight, and what it would print is kept. Never throws. */
export const waitingLine = async (argv: readonly string[], io: Io, runner: Runner): Promise<WaitingLine> => {
  const kept = { stdout: [] as Buffer[], stderr: [] as Buffer[] }
  const out = (name: keyof typeof kept): Out => ({
    isTTY: false,
    write: (content) => void kept[name].push(Buffer.from(content)),
  })
  const { browse: _, serve: __, ...rest } = io
  const written: FileToWrite[] = []
  const files: Io['files'] = async () => {
    const those = await io.files()
    const writeFiles: typeof those.writeFiles = async (all, how) => {
      await those.writeFiles(all, how)
      written.push(...all)
    }
    return { ...those, writeFiles }
  }
  const own: Io = { ...rest, files, stdout: out('stdout'), stderr: out('stderr') }
  const read = await parse(argv, runner.version, undefined).catch((error: unknown) => ({ error }))
  const request = 'command' in read ? read : undefined
  return {
    name: request?.name,
    choosesRecords: request !== undefined && (request.layers.bundledOnly || request.layers.folder !== undefined),
    takesInput: request !== undefined && takesInput(request),
    changes: request?.command.changes?.(request.input) ?? false,
    outputs: outputsOf(request),
    run: async () => {
      const code = await runner.guarded(argv, own, async () => {
        if ('error' in read) throw read.error
        if (!('text' in read)) return runner.respond(read, own)
        own.stdout.write(read.text)
        return exitCodes.ok
      })
      return {
        code,
        stdout: Buffer.concat(kept.stdout),
        stderr: Buffer.concat(kept.stderr).toString(),
        format: request?.form.format ?? 'table',
        written,
      }
    },
  }
}
