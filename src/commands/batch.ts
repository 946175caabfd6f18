/** batch: many command lines in one process, each answer in a file of its own, and a manifest to repeat them byte for byte. */
import { createHash } from 'node:crypto'
import { isOneOf, itemAt } from '../collections.js'
import { splitLine } from '../command-line.js'
import { exitCodes, usage } from '../errors.js'
import { list, text } from '../pages/parts.js'
import { harmless, plural } from '../text.js'
import { defineCommand, type Input, type Progress, type WaitingLine } from './command.js'

/** What would wait for somebody, or be a batch in itself. */
const refused = ['batch', 'browse', 'mcp'] as const

type Line = {
  readonly number: number
  /** The row as typed. */
  readonly typed: string
  readonly words: readonly string[]
}

const endings: Readonly<Record<string, string>> = { table: 'txt', linear: 'txt', markdown: 'md' }

const whereOf = (number: number, typed: string): string => `line ${number}: "${harmless(typed.trim())}"`

/** The command lines in a text; empty lines and those that begin with # say nothing. Throws a usage failure that names the line. */
const linesIn = (source: string): readonly Line[] =>
  source.split(/\r\n|\n|\r/).flatMap((typed, i) => {
    if (/^\s*(#|$)/.test(typed)) return []
    const { words, openAt } = splitLine(typed)
    const own = words[0] === 'stemcell' ? words.slice(1) : words
    const where = whereOf(i + 1, typed)
    if (openAt !== undefined)
      throw usage(`${where} has a quote that is never closed`, 'Close it, or write \\" for the sign itself')
    if (own.length === 0)
      throw usage(`${where} names no command`, 'Write a command line, such as: trials --disease t1d')
    return [{ number: i + 1, typed, words: own }]
  })

/** Refuses what no line of a batch may ask, by what it was read as: a flag may stand before the command. */
const allowed = (line: Line & WaitingLine): Line & WaitingLine => {
  const { number, typed, name, choosesRecords, takesInput, changes } = line
  const where = whereOf(number, typed)
  if (isOneOf(refused, name))
    throw usage(
      `${where}: ${name} cannot stand in a batch`,
      `Leave it out; a batch answers from what is there, and waits for nobody`,
    )
  if (changes)
    throw usage(
      `${where}: ${name} cannot stand in a batch: the lines would be answered from different records`,
      'Leave it out: run it before, by itself',
    )
  if (choosesRecords)
    throw usage(
      `${where}: --bundled and --data stand with the whole batch, not with a line of it`,
      'Every line is answered from the same records: stemcell batch FILE --into FOLDER --bundled',
    )
  if (takesInput)
    throw usage(`${where} reads standard input, which a batch has once at most`, 'Name ids or a file instead of -')
  return line
}

/** Refuses a file of a line that leads into the folder of the answers: it would pass for one, or be written over. */
const demandElsewhere = ({ number, typed, outputs }: Line & WaitingLine, holds: (path: string) => boolean): void => {
  const inside = outputs.find(holds)
  if (inside !== undefined)
    throw usage(
      `${whereOf(number, typed)} writes "${harmless(inside)}" into the folder of the answers`,
      'Leave -o out: the answer gets a file there anyway; or name a file elsewhere',
    )
}

/** The name of the file of a line: its place among them, and its command. */
const fileOf = ({ name, words }: Line & WaitingLine, place: number, format: string, width: number): string =>
  `${String(place).padStart(width, '0')}-${(name ?? itemAt(words, 0)).replace(/[^a-z-]/gi, '')}.${endings[format] ?? format}`

/** The name of the manifest. */
const manifestName = 'manifest.json'

type Done = {
  readonly line: number
  readonly words: readonly string[]
  readonly exitCode: number
  readonly file: string | null
  readonly sha256: string | null
  readonly bytes: number
  readonly told: string
  readonly written: readonly { readonly path: string; readonly sha256: string; readonly bytes: number }[]
}

const sumOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

const perform = async (
  lines: readonly (Line & WaitingLine)[],
  { stop, progress }: { stop: boolean; progress: Progress | undefined },
) => {
  const done: Done[] = []
  const files: { path: string; content: string }[] = []
  const width = String(lines.length).length
  for (const [i, line] of lines.entries()) {
    await progress?.(i, lines.length, 'Command lines')
    const { code, stdout, stderr, format, written } = await line.run()
    const file = stdout.length ? fileOf(line, i + 1, format, width) : null
    if (file !== null) files.push({ path: file, content: new TextDecoder('utf-8', { ignoreBOM: true }).decode(stdout) })
    const sha256 = file === null ? null : sumOf(stdout)
    done.push({
      line: line.number,
      words: line.words,
      exitCode: code,
      file,
      sha256,
      bytes: stdout.length,
      told: harmless(stderr.trim()),
      written: written.map(({ path, content }) => ({
        path,
        sha256: sumOf(content),
        bytes: Buffer.byteLength(content),
      })),
    })
    if (stop && code !== 0) break
  }
  await progress?.(lines.length, lines.length, 'Command lines')
  return { done, files }
}

const manifestFormat = 'stemcell/batch-manifest/1'

/** The sums that a file of ours may have, by its name. */
type Sums = ReadonlyMap<string, readonly string[]>

/** Files that a manifest of ours lists, each with its sum; undefined for what is no manifest of ours. */
const listedIn = (manifest: string): Sums | undefined => {
  let value: { format?: unknown; lines?: unknown } | null
  try {
    value = JSON.parse(manifest)
  } catch {
    return undefined
  }
  if (value?.format !== manifestFormat || !Array.isArray(value.lines)) return undefined
  return new Map(value.lines.flatMap((line) => (line?.file ? [[String(line.file), [String(line.sha256)]]] : [])))
}

/**
 * A hidden file that is there while answers are put in their places: what a batch that was broken off then left, its own answers and those
 * of the batch before, is known by it, and is no stranger to the next one.
 */
const underwayName = '.stemcell-batch.json'
const underwayFormat = 'stemcell/batch-underway/1'

const underwayIn = (source: string): Sums => {
  try {
    const { format, files } = JSON.parse(source) as { format?: unknown; files?: Record<string, string[]> }
    return new Map(format === underwayFormat ? Object.entries(files ?? {}) : [])
  } catch {
    return new Map()
  }
}

/** What may stand in the folder until all of them are in their places, as a file beside them. */
const underway = (folder: string, all: readonly Sums[]): { path: string; content: string } => {
  const files: Record<string, string[]> = {}
  for (const [name, sums] of all.flatMap((one) => [...one]))
    files[name] = [...new Set([...(files[name] ?? []), ...sums])]
  return { path: `${folder}/${underwayName}`, content: `${JSON.stringify({ format: underwayFormat, files })}\n` }
}

/**
 * The files of a folder that an earlier batch wrote, as it wrote them, each with its sum. Throws a usage failure where there is anything
 * else: beside the answers it would pass for one of them, and written over it would be lost.
 */
const earlierFiles = async (
  folder: string,
  { names, hidden }: { readonly names: readonly string[]; readonly hidden: readonly string[] },
  { read, readBytes }: Pick<Input, 'read' | 'readBytes'>,
): Promise<Sums> => {
  const hint = 'Name a new folder, or an empty one; that of an earlier batch is taken too, and its answers are replaced'
  const listed = names.includes(manifestName) ? listedIn(await read(`${folder}/${manifestName}`)) : undefined
  const broken = hidden.includes(underwayName) ? underwayIn(await read(`${folder}/${underwayName}`)) : undefined
  const answers = names.filter((name) => name !== manifestName || !listed)
  const sumsOf = (name: string): readonly string[] => [...(listed?.get(name) ?? []), ...(broken?.get(name) ?? [])]
  const strangers = answers.filter((name) => sumsOf(name).length === 0)
  if (strangers.length) {
    const some = strangers.slice(0, 3).map(harmless).join(', ')
    const more = strangers.length > 3 ? ` and ${plural(strangers.length - 3, 'other')}` : ''
    throw usage(`"${harmless(folder)}" holds what no earlier batch wrote there: ${some}${more}`, hint)
  }
  const sums = new Map<string, readonly string[]>()
  for (const name of answers) {
    const sum = sumOf(await readBytes(`${folder}/${name}`))
    if (!sumsOf(name).includes(sum))
      throw usage(`"${harmless(folder)}/${harmless(name)}" was changed after the batch that wrote it`, hint)
    sums.set(name, [sum])
  }
  return sums
}

export const batch = defineCommand({
  description:
    'One command line per row, as typed, with or without "stemcell" before it; # begins a remark. Each answer goes into a file of the folder, as it would have been printed into a pipe, and manifest.json lists the lines with exit code, file and SHA-256, the dataset and its version: the same lines on the same dataset give the same bytes. A line that fails is told and the rest goes on. The exit code is the highest of the lines. Paths in the lines are those of the working folder; what a line writes itself (-o) stands elsewhere, and in the manifest with its SHA-256. The folder is for one batch: that of an earlier one is taken, and its answers are replaced.',
  examples: [
    { command: 'stemcell batch analysis.txt --into results', shows: 'answers and manifest in the folder results' },
    { command: 'stemcell batch - --into results --stop', shows: 'lines of standard input, until one fails' },
  ],
  argument: {
    name: 'file',
    help: 'File of command lines; - is standard input',
    takes: 'file',
    required: true,
    many: false,
    reads: true,
  },
  options: {
    into: { takes: 'folder', help: 'Folder for the answers and the manifest, made where it is not there' },
    stop: { takes: 'nothing', help: 'Stop at the first line that fails' },
  },
  output: ['batch'],
  answer: async ({ words: [path = ''], options, read, readBytes, lines: runner, progress }, dataset) => {
    if (options.into === undefined) throw usage('--into is missing', 'Name a folder for the answers: --into results')
    if (!runner) throw usage('batch is for command lines', 'Run it in a shell')
    const lines = linesIn(await read(path))
    if (lines.length === 0)
      throw usage(
        `"${harmless(path)}" holds no command line`,
        'Write one per row, such as: trials --disease t1d --json',
      )
    const waiting: (Line & WaitingLine)[] = []
    for (const line of lines) waiting.push(allowed({ ...line, ...(await runner.read(line.words)) }))
    const folder = options.into
    const { holds, ...there } = await runner.openFolder(folder)
    for (const line of waiting) demandElsewhere(line, holds)
    const earlier = await earlierFiles(folder, there, { read, readBytes })
    const { done, files } = await perform(waiting, { stop: options.stop, progress })
    const failed = done.filter(({ exitCode }) => exitCode !== exitCodes.ok)
    const unread = lines.length - done.length
    const manifest = {
      format: manifestFormat,
      dataset: dataset.stamp,
      lines: done.map(({ words, ...rest }) => ({ ...rest, command: words })),
    }
    const told = failed.map(
      ({ line, words, told: message, exitCode }) =>
        `line ${line} (${words[0]}): exit code ${exitCode}${message ? `: ${message.split('\n')[0]}` : ''}`,
    )
    const worst = Math.max(0, ...done.map(({ exitCode }) => exitCode))
    return {
      dataset: dataset.stamp,
      format: 'stemcell/batch/1',
      query: { file: path, into: folder },
      count: done.length,
      total: lines.length,
      items: done.map(({ words, ...rest }) => ({ ...rest, command: [...words] })),
      notes: unread ? [`${plural(unread, 'line')} not run, since one failed (--stop).`] : [],
      next: [],
      folder: {
        underway: underway(folder, [
          earlier,
          new Map(files.map(({ path: name, content }) => [name, [sumOf(content)]])),
        ]),
        outdated: [...earlier.keys()]
          .filter((name) => files.every((one) => one.path !== name))
          .map((name) => `${folder}/${name}`),
      },
      files: [
        ...files.map(({ path: name, content }) => ({ path: `${folder}/${name}`, content })),
        { path: `${folder}/${manifestName}`, content: `${JSON.stringify(manifest, null, 2)}\n` },
      ],
      grid: () => ({
        columns: ['line', 'command', 'exitCode', 'file', 'sha256', 'bytes', 'told', 'written'],
        rows: done.map(({ line, words, exitCode, file, sha256, bytes, told: message, written }) => [
          line,
          words.join(' '),
          exitCode,
          file,
          sha256,
          bytes,
          message,
          written.map(({ path: name }) => name).join('; '),
        ]),
      }),
      view: () => [
        text(
          `${plural(done.length - failed.length, 'command line')} answered, ${failed.length} failed; ${plural(files.length, 'file')} and ${manifestName} in ${harmless(folder)}.`,
        ),
        ...(told.length ? [list(told, 2)] : []),
        ...(unread ? [text(`${plural(unread, 'line')} not run, since one failed (--stop).`)] : []),
      ],
      ...(worst ? { exitCode: worst } : {}),
    }
  },
})
