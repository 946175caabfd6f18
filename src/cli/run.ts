/** From a command line to an exit code. Data goes to standard output, everything else to standard error. */
import type { Answer } from '../answer.js'
import { exitCodes, isFailure, ReaderGone } from '../errors.js'
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

/** Answers another command line. */
type Ask = (words: readonly string[]) => Promise<Answer>

const deliver = async (answer: Answer, request: Request, ask: Ask, io: Io, raw: Io): Promise<void> => {
  const { format } = request.form
  const told = request.plan ? await (await import('./written.js')).writeAsked(answer, request, ask, io) : ''
  if (answer.advice?.length) io.stderr.write(`${answer.advice.map(harmless).join('\n')}\n`)
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
  }
  const { body, closing } = await draw(answer, format, paper)
  if (!onScreen) {
    // What machines read is the same on every terminal.
    ;(format === 'linear' ? io : raw).stdout.write(body)
    if (closing) io.stderr.write(closing)
    return
  }
  const whole = (drawn: { body: string | Uint8Array; closing: string }): string =>
    `${drawn.body}${drawn.body.length && drawn.closing ? '\n' : ''}${drawn.closing}`
  const text = whole({ body, closing })
  const pager = pagerFor(text, request.pager, io)
  if (pager !== undefined) {
    // Pagers differ in what they make of links, and of color.
    const kept = takesColor(pager) ? color : 0
    const plain =
      paper.links || kept !== color
        ? await draw(answer, format, { ...paper, color: kept, links: false })
        : { body, closing }
    if (await io.page(whole(plain), pager)) return
  }
  io.stdout.write(text)
}

/** Run one command line, on the bundled records unless others are opened. Never throws. */
export const run = async (
  argv: readonly string[],
  raw: Io,
  version: string,
  open: () => Store = openDataset,
): Promise<number> => {
  const io = await spelledFor(raw)
  let code: number = exitCodes.ok
  let ownFolder: string | undefined
  try {
    const request = await parse(argv, version, screenWidth(io))
    if ('text' in request) {
      io.stdout.write(request.text)
      return exitCodes.ok
    }
    // Checked before anything is answered, so that a wrong flag costs nothing.
    colorLevel(request.color, io)
    if (request.plan) (await io.files()).checkPlan(request.plan)
    const progress = progressOn(io)
    let base: Store | undefined
    const bundled = (): Store => {
      base ??= open()
      return base
    }
    const own = ownPlace(request, io, bundled, version)
    const outside = { read: io.read, readBytes: io.readBytes, own }
    const input = { ...request.input, ...outside, ...(progress ? { progress } : {}) }
    const dataset = await datasetFor(request, own, io)
    if (dataset !== bundled() && 'folder' in own.place) ownFolder = own.place.folder
    const ask: Ask = async (words) => {
      const asked = await parse(words, version, undefined)
      if ('text' in asked) throw new Error(`not a question: ${words.join(' ')}`)
      return asked.command.answer({ ...asked.input, ...outside }, dataset)
    }
    if (request.command.interactive === 'streams' && io.serve)
      return await io.serve({
        dataset,
        version,
        parse: (words) => parse(words, version, undefined),
        tell: (line) => io.stderr.write(`${harmless(line)}\n`),
        options: input.options,
      })
    if (request.command.interactive === 'terminal' && io.browse && isInteractive(io))
      return await io.browse({
        dataset,
        input,
        ask,
        draw,
        color: colorLevel(request.color, io),
        ascii: isAscii(io.env),
      })
    const answer = await request.command.answer(input, dataset)
    code = answer.exitCode ?? exitCodes.ok
    await deliver(answer, request, ask, io, raw)
    return code
  } catch (error) {
    // What was found does not depend on how much of it somebody read.
    if (error instanceof ReaderGone) return code
    const isOwn = ownFolder !== undefined && isFailure(error) && error.isDamage
    return complain(isOwn ? (await import('./own-dataset.js')).ownDamage(error, ownFolder) : error, argv, io)
  }
}
