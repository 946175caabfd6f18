/** From a command line to an exit code. Data goes to standard output, everything else to standard error. */
import type { Answer } from '../answer.js'
import { openDataset } from '../dataset/index.js'
import { exitCodes, isFailure } from '../errors.js'
import { type FormatName, loadFormat, type Paper } from '../render/index.js'
import { harmless, harmlessJson, plural } from '../text.js'
import type { Io } from './io.js'
import { parse, type Request } from './program.js'
import { colorLevel, isInteractive, pagerFor, screenWidth } from './terminal.js'

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

const deliver = async (answer: Answer, request: Request, io: Io): Promise<void> => {
  const { format, output } = request
  const color = colorLevel(request.color, io)
  for (const { path, content } of answer.files ?? []) {
    await io.save(path, content)
    io.stderr.write(`Wrote ${harmless(path)}\n`)
  }
  if (answer.advice?.length) io.stderr.write(`${answer.advice.map(harmless).join('\n')}\n`)
  if (output !== undefined) {
    const { body, closing } = await draw(answer, format, { width: undefined, color: 0, links: false })
    await io.save(output, body)
    io.stderr.write(`${closing}Wrote ${plural(answer.count, 'record')} to ${harmless(output)} (${format})\n`)
    return
  }
  const onScreen = io.stdout.isTTY && format === 'table'
  const paper: Paper = {
    width: onScreen ? screenWidth(io) : undefined,
    color: format === 'table' ? color : 0,
    links: onScreen && color > 0 && (await io.links()),
  }
  const { body, closing } = await draw(answer, format, paper)
  if (!onScreen) {
    io.stdout.write(body)
    if (closing) io.stderr.write(closing)
    return
  }
  const whole = (drawn: { body: string | Uint8Array; closing: string }): string =>
    `${drawn.body}${drawn.body.length && drawn.closing ? '\n' : ''}${drawn.closing}`
  const text = whole({ body, closing })
  const pager = pagerFor(text, request.pager, io)
  if (pager !== undefined) {
    // Pagers differ in what they make of links.
    const plain = paper.links ? await draw(answer, format, { ...paper, links: false }) : { body, closing }
    if (await io.page(whole(plain), pager)) return
  }
  io.stdout.write(text)
}

/** Run one command line. Never throws. */
export const run = async (argv: readonly string[], io: Io, version: string): Promise<number> => {
  try {
    const request = await parse(argv, version, screenWidth(io))
    if ('text' in request) {
      io.stdout.write(request.text)
      return exitCodes.ok
    }
    // Checked before anything is answered, so that a wrong flag costs nothing.
    colorLevel(request.color, io)
    const input = { ...request.input, read: io.read }
    const dataset = openDataset()
    if (request.command.interactive && io.browse && isInteractive(io)) {
      const ask = async (words: readonly string[]): Promise<Answer> => {
        const asked = await parse(words, version, undefined)
        if ('text' in asked) throw new Error(`not a question: ${words.join(' ')}`)
        return asked.command.answer({ ...asked.input, read: io.read }, dataset)
      }
      const color = colorLevel(request.color, io)
      return await io.browse({ dataset, input, ask, draw, save: io.save, color })
    }
    const answer = await request.command.answer(input, dataset)
    await deliver(answer, request, io)
    return answer.exitCode ?? exitCodes.ok
  } catch (error) {
    return complain(error, argv, io)
  }
}
