/** The files that a command line asks for: loaded where there are any. */
import type { Answer } from '../answer.js'
import { recordsOf } from '../commands/index.js'
import { notFound } from '../errors.js'
import { loadFormat, type Paper } from '../render/index.js'
import { harmless, plural } from '../text.js'
import type { Io } from './io.js'
import type { Request } from './program.js'

/** Answers another command line. */
type Ask = (words: readonly string[]) => Promise<Answer>

/** What is put into a file has no color, no links, and a width only where one is asked for. */
const inFile = ({ width }: Request): Paper => ({ width, color: 0, links: false })

/** A file of -o: what it holds, in bytes, in words and as what, and what is told beside it. */
type Made = {
  readonly content: string | Uint8Array
  readonly what: string
  readonly form: string
  readonly told: string
}

/** The content of the file of -o. Throws where there is nothing of the kind that its name asks for. */
const made = async (answer: Answer, request: Request, ask: Ask): Promise<Made> => {
  const { name, output } = request
  const { way, format } = request.form
  if (way?.by === 'option' && way.value === undefined) {
    const file = answer.files?.find(({ path }) => path === output)
    if (!file) throw notFound(answer.notes.find((note) => note.includes('was written')) ?? 'there is nothing to draw')
    const { closing: told } = await (await loadFormat('table'))(answer, inFile(request))
    return { content: file.content, what: way.what, form: way.ending, told }
  }
  if (way?.by === 'citation') {
    const records = recordsOf(answer, name)
    const cited = records.length ? await ask(['cite', '--style', way.style, ...records]) : undefined
    if (!cited?.count) throw notFound(cited?.notes.join(' ') || 'there is nothing to cite here')
    const told = cited.notes.map((note) => `Note: ${harmless(note)}\n`).join('')
    return { content: `${cited.document}\n`, what: plural(cited.count, 'citation'), form: way.style, told }
  }
  const { body, closing } = await (await loadFormat(format))(answer, inFile(request))
  const form = way?.by === 'option' ? way.ending : format
  return { content: body, what: plural(answer.count, 'record'), form, told: closing }
}

/** Write every file that was asked for, all or none; what is to be told of them. */
export const writeAsked = async (answer: Answer, request: Request, ask: Ask, io: Io): Promise<string> => {
  const { output, plan, isQuiet } = request
  const main = output === undefined ? undefined : { path: output, ...(await made(answer, request, ask)) }
  const beside = (answer.files ?? []).filter(({ path }) => path !== output)
  const { removeFiles, writeFiles } = await io.files()
  const { folder } = answer
  if (folder) await writeFiles([folder.underway])
  try {
    await writeFiles([...beside, ...(main ? [main] : [])], { clobber: plan?.clobber ?? true })
    // The new ones stand before the old ones go.
    if (folder) removeFiles(folder.outdated)
  } finally {
    if (folder) removeFiles([folder.underway.path])
  }
  if (isQuiet) return ''
  for (const { path } of answer.folder ? [] : beside) io.stderr.write(`Wrote ${harmless(path)}\n`)
  return main ? `${main.told}Wrote ${main.what} to ${harmless(main.path)} (${main.form})\n` : ''
}
