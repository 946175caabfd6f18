/** What the browser does outside itself: copies and exports. Each ends in one line that says what was done. */
import { existsSync } from 'node:fs'
import { isFailure } from '../errors.js'
import { harmless } from '../text.js'
import type { Asked } from './asked.js'
import { copy } from './clipboard.js'
import type { Action } from './state/actions.js'
import type { Errand } from './state/state.js'

const formats = {
  csv: 'csv',
  tsv: 'tsv',
  json: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  md: 'markdown',
  txt: 'table',
} as const

const said = (message: string): Action => ({ type: 'said', message })

/** The text of a command's answer as the human format writes it in a pipe. */
const answered = async ({ ask, draw }: Asked, words: readonly string[]): Promise<string> =>
  String((await draw(await ask(words), 'table', { width: undefined, color: 0, links: false })).body).trim()

const exported = async (asked: Asked, one: Extract<Errand, { do: 'export' }>): Promise<Action> => {
  const ending = /\.([a-z]+)$/i.exec(one.path)?.[1]?.toLowerCase() ?? ''
  if (!Object.hasOwn(formats, ending))
    return said(`"${harmless(one.path)}" has no known ending; formats: ${Object.keys(formats).join(', ')}`)
  if (!one.over && existsSync(one.path)) return { type: 'exists', words: one.words, path: one.path }
  const format = formats[ending as keyof typeof formats]
  const { body } = await asked.draw(await asked.ask(one.words), format, { width: undefined, color: 0, links: false })
  await asked.save(one.path, body)
  return said(`Wrote ${harmless(one.path)} (${format})`)
}

/** Do an errand; what is to be told of it. Texts that could not be copied are kept for the end. */
export const doErrand = async (
  one: Exclude<Errand, { do: 'suspend' | 'quit' }>,
  asked: Asked,
  write: (text: string) => void,
  keep: (text: string) => void,
): Promise<Action> => {
  try {
    if (one.do === 'export') return await exported(asked, one)
    const text = one.do === 'copy' ? one.text : await answered(asked, one.words)
    const how = await copy(text, asked.process, write)
    if (how) return said(`Copied ${one.what} (${how})`)
    keep(text)
    return said(`No way to copy here: ${one.what} is printed when you leave.`)
  } catch (error) {
    if (!isFailure(error)) throw error
    return said(error.message)
  }
}
