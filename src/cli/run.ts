/** From a command line to an exit code. Data goes to standard output, everything else to standard error. */
import type { Answer } from '../answer.js'
import { deprecatedText, flagOf, type Lines } from '../commands/index.js'
import { exitCodes, isFailure, ReaderGone } from '../errors.js'
import type { OwnPlace } from '../layers/index.js'
import { type FormatName, loadFormat, type Paper } from '../render/index.js'
import { openDataset, type Store } from '../store/index.js'
import { harmless, harmlessJson } from '../text.js'
import { datasetFor, ownPlace } from './dataset.js'
import type { Io } from './io.js'
import { parse, type Request } from './program.js'
import { progressOn } from './progress.js'
import {
  colorLevel,
  isAscii,
  isInteractive,
  pagerFor,
  screenHeight,
  screenWidth,
  spelledFor,
  takesColor,
} from './terminal.js'

const home = 'https://www.npmjs.com/package/stemcell-evidence'

/** Whether errors are to be JSON, also when the command line could not be read. */
const wantsJson = (argv: readonly string[]): boolean =>
  argv.some(
    (word, i) =>
      /^--(nd)?json$/.test(word) ||
      /^--format=(nd)?json$/.test(word) ||
      (word === '--format' && /^(nd)?json$/.test(argv[i + 1] ?? '')),
  )

const complain = (error: unknown, argv: readonly string[], io: Io): number => {
  const failure = isFailure(error) ? error : undefined
  const code = failure?.code ?? 'bug'
  const message = failure?.message ?? `internal error: ${error instanceof Error ? error.message : String(error)}`
  const hint = failure
    ? failure.hint
    : `This is our mistake. Please report it (see ${home}) with the command you ran${argv.includes('--debug') ? '' : ' and the output of --debug'}`
  if (wantsJson(argv))
    io.stderr.write(
      `${harmlessJson(JSON.stringify({ error: { code, message: harmless(message), ...(hint ? { hint: harmless(hint) } : {}) } }))}\n`,
    )
  else {
    io.stderr.write(`stemcell: ${harmless(message)}\n`)
    if (hint) io.stderr.write(`${harmless(hint)}\n`)
  }
  if (!failure && argv.includes('--debug') && error instanceof Error) io.stderr.write(`${error.stack}\n`)
  return failure?.exitCode ?? exitCodes.bug
}

const draw = async (answer: Answer, format: FormatName, paper: Paper) => (await loadFormat(format))(answer, paper)

/** What of a command line will not be understood for ever. */
const deprecationsOf = ({ name, command, input }: Request): string[] => [
  ...(command.deprecated ? [deprecatedText(`stemcell ${name}`, command.deprecated)] : []),
  ...Object.keys(input.options).flatMap((option) => {
    const old = command.options[option]?.deprecated
    return old ? [deprecatedText(flagOf(option), old)] : []
  }),
]

/** Answers another command line. */
type Ask = (words: readonly string[]) => Promise<Answer>

const deliver = async (answer: Answer, request: Request, ask: Ask, io: Io, raw: Io): Promise<void> => {
  const { format } = request.form
  const told =
    request.plan || answer.folder !== undefined
      ? await (await import('./written.js')).writeAsked(answer, request, ask, io)
      : ''
  const advice = [...deprecationsOf(request), ...(answer.advice ?? [])]
  if (advice.length && !request.isQuiet) io.stderr.write(`${advice.map(harmless).join('\n')}\n`)
  if (request.output !== undefined) {
    io.stderr.write(told)
    return
  }
  const color = colorLevel(request.color, io)
  const onScreen = io.stdout.isTTY && format === 'table'
  const paper: Paper = {
    width: format === 'table' ? (request.width ?? screenWidth(io)) : undefined,
    color: format === 'table' ? color : 0,
    links: onScreen && color > 0 && (await io.links()),
    height: onScreen && !request.isWhole ? screenHeight(io) : undefined,
    isShort: !request.isWhole,
  }
  const drawn = await draw(answer, format, paper)
  const { closing } = drawn
  if (!onScreen) {
    // What machines read is the same on every terminal. Each piece is written before the next is made.
    const { stdout } = format === 'linear' ? io : raw
    if (drawn.pieces) for (const piece of drawn.pieces()) stdout.write(piece)
    else stdout.write(drawn.body)
    if (closing && !request.isQuiet) io.stderr.write(closing)
    return
  }
  const whole = (drawn: { body: string | Uint8Array; closing: string }): string =>
    `${drawn.body}${drawn.body.length && drawn.closing ? '\n' : ''}${drawn.closing}`
  const text = whole(drawn)
  const pager = pagerFor(text, { wanted: request.pager }, io)
  if (pager !== undefined) {
    // Pagers differ in what they make of links, and of color.
    const kept = takesColor(pager) ? color : 0
    const plain =
      paper.links || kept !== color ? await draw(answer, format, { ...paper, color: kept, links: false }) : drawn
    if (await io.page(whole(plain), pager)) return
  }
  io.stdout.write(text)
}

/** What command lines are answered from. */
type Session = {
  readonly dataset: Store
  readonly own: OwnPlace
  readonly version: string
}

/** The dataset that a request is to be answered from, opened. */
const sessionFor = async (request: Request, io: Io, version: string, open: () => Store): Promise<Session> => {
  let base: Store | undefined
  const bundled = (): Store => {
    base ??= open()
    return base
  }
  const own = ownPlace(request, io, bundled, version)
  const dataset = await datasetFor(request, own, io)
  return { dataset, own, version }
}

/** Checked before anything is answered, so that a wrong flag costs nothing. */
const checkRequest = async (request: Request, io: Io): Promise<void> => {
  colorLevel(request.color, io)
  if (request.plan) (await io.files()).checkPlan(request.plan)
}

/** Runs command lines of a list of them on what is open, for the request that has the list; `closing` ends with it. */
const linesOn = (list: Request, session: Session, io: Io, closing: (() => void)[]): Lines => ({
  read: async (argv) =>
    (await import('./lines.js')).waitingLine(argv, io, {
      version: session.version,
      guarded,
      respond: async (request, own) => {
        await checkRequest(request, own)
        return respond(request, session, own, own)
      },
    }),
  openFolder: async (path) => {
    const folder = await (await io.files()).openFolder(path)
    closing.push(folder.close)
    ;(await import('./lines.js')).checkFolder(path, folder, list)
    return folder
  },
})

/** Answer a request; the exit code. Throws a failure. */
const respond = async (request: Request, session: Session, io: Io, raw: Io): Promise<number> => {
  const closing: (() => void)[] = []
  try {
    return await answered(request, session, io, { raw, lines: linesOn(request, session, io, closing) })
  } finally {
    for (const close of closing) close()
  }
}

const answered = async (
  request: Request,
  session: Session,
  io: Io,
  { raw, lines }: { readonly raw: Io; readonly lines: Lines },
): Promise<number> => {
  const { dataset, own, version } = session
  const progress = progressOn(io)
  const { read, readBytes, env } = io
  const outside = { read, readBytes, env, own, lines }
  const input = { ...request.input, ...outside, ...(progress ? { progress } : {}) }
  const ask: Ask = async (words) => {
    const asked = await parse(words, version, undefined)
    if ('text' in asked) throw new Error(`not a question: ${words.join(' ')}`)
    return asked.command.answer({ ...asked.input, ...outside }, dataset)
  }
  if (request.command.interactive === 'streams' && io.serve)
    return io.serve({
      dataset,
      version,
      parse: (words) => parse(words, version, undefined),
      tell: (line) => io.stderr.write(`${harmless(line)}\n`),
      options: input.options,
    })
  if (request.command.interactive === 'terminal' && io.browse && isInteractive(io))
    return io.browse({
      dataset,
      input,
      ask,
      draw,
      color: colorLevel(request.color, io),
      ascii: isAscii(io.env),
    })
  const answer = await request.command.answer(input, dataset)
  const code = answer.exitCode ?? (request.failEmpty && answer.count === 0 ? exitCodes['not-found'] : exitCodes.ok)
  try {
    await deliver(answer, request, ask, io, raw)
    await answer.delivered?.()
  } catch (error) {
    // What was found does not depend on how much of it somebody read.
    if (!(error instanceof ReaderGone)) throw error
  }
  return code
}

/** The exit code of what may fail, told on standard error. */
const guarded = async (argv: readonly string[], io: Io, answer: () => Promise<number>): Promise<number> => {
  try {
    return await answer()
  } catch (error) {
    if (error instanceof ReaderGone) return exitCodes.ok
    return complain(error, argv, io)
  }
}

/** Run one command line, on the bundled records unless others are opened. Never throws. */
export const run = async (
  argv: readonly string[],
  raw: Io,
  version: string,
  open: () => Store = openDataset,
): Promise<number> => {
  const io = await spelledFor(raw)
  const answer = async (): Promise<number> => {
    const request = await parse(argv, version, screenWidth(io))
    if ('text' in request) {
      io.stdout.write(request.text)
      return exitCodes.ok
    }
    await checkRequest(request, io)
    const session = await sessionFor(request, io, version, open)
    return respond(request, session, io, raw)
  }
  return guarded(argv, io, answer)
}
