/** What the browser does outside itself: copies and exports. Each ends in one line that says what was done. */
import { existsSync } from 'node:fs'
import { isFailure } from '../errors.js'
import { harmless } from '../text.js'
import type { Asked } from './asked.js'
import { copy } from './clipboard.js'
import type { Memory } from './memory.js'
import { open } from './opener.js'
import type { Action } from './state/actions.js'
import type { Errand } from './state/state.js'
import { withoutView, withView } from './views.js'

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

/** What an errand needs of the outside. */
export type Outside = {
  readonly asked: Asked
  readonly memory: Memory
  readonly write: (text: string) => void
  /** Keep a text that could not be copied for the end. */
  readonly keep: (text: string) => void
  readonly today: () => string
}

const copied = async ({ asked, write, keep }: Outside, text: string, what: string): Promise<string> => {
  const how = await copy(text, asked.process, write)
  if (how) return `Copied ${what} (${how})`
  keep(text)
  return `No way to copy here: ${what} is printed when you leave.`
}

type Doable = Exclude<Errand, { do: 'suspend' | 'quit' }>

const done = async (one: Doable, outside: Outside): Promise<Action> => {
  const { asked, memory, today } = outside
  switch (one.do) {
    case 'export':
      return exported(asked, one)
    case 'copy':
      return said(await copied(outside, one.text, one.what))
    case 'copy-answer':
      return said(await copied(outside, await answered(asked, one.words), one.what))
    case 'open': {
      const how = await open(one.url, asked.process)
      return said(
        how ? `Opened ${one.url} (${how})` : `No browser to open here. ${await copied(outside, one.url, one.url)}`,
      )
    }
    case 'save-view': {
      const { views, problem } = await memory.keep((now) => ({
        ...now,
        views: withView(now.views, { ...one.view, saved: today() }),
      }))
      return { type: 'views', views, message: problem ?? `Saved "${one.view.name}"; W opens it.` }
    }
    case 'forget-view': {
      const { views, problem } = await memory.keep((now) => ({ ...now, views: withoutView(now.views, one.name) }))
      return { type: 'views', views, message: problem ?? `Forgot "${one.name}".` }
    }
  }
}

/** Do an errand; what is to be told of it. */
export const doErrand = async (one: Doable, outside: Outside): Promise<Action> => {
  try {
    return await done(one, outside)
  } catch (error) {
    if (!isFailure(error)) throw error
    return said(`${error.message}${error.hint ? `. ${error.hint}` : ''}`)
  }
}
