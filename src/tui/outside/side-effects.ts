/** What the browser does outside itself: copies and exports. Each ends in one line that says what was done. */
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { recordsOf } from '../../commands/cite/records.js'
import { type FileForm, fileFormOf } from '../../endings.js'
import { isFailure } from '../../errors.js'
import { checkPlan, writeFiles } from '../../files/index.js'
import type { Rendered } from '../../render/index.js'
import { harmless, plural } from '../../text.js'
import type { BrowserInput } from '../browser-input.js'
import type { Action } from '../state/actions.js'
import { pathProblem } from '../state/exports.js'
import type { SideEffect } from '../state/state.js'
import { viewNamed, withoutView, withView } from '../state/views.js'
import { copy } from './clipboard.js'
import type { Memory } from './memory.js'
import { open } from './opener.js'

const message = (message: string): Action => ({ type: 'said', message })

const onPaper = { width: undefined, color: 0, links: false } as const

/** A drawn answer with what stands below it: counts and caveats go wherever the numbers go. */
const wholeText = ({ body, closing }: Rendered): string =>
  closing ? `${String(body).trimEnd()}\n\n${closing}` : String(body)

/** The text of a command's answer as the human format writes it in a pipe. */
const answered = async ({ ask, draw }: BrowserInput, words: readonly string[]): Promise<string> => {
  const drawn = await draw(await ask(words), 'table', onPaper)
  return (words[0] === 'cite' ? String(drawn.body) : wholeText(drawn)).trim()
}

/** A file's content and what it is, or why there is none. */
type Made = { readonly body: string | Uint8Array; readonly what: string } | { readonly none: string }

const citations = async ({ ask }: BrowserInput, words: readonly string[], style: string): Promise<Made> => {
  const records = recordsOf(await ask(words), words[0] ?? '')
  if (records.length === 0) return { none: 'Nothing to cite: no record here.' }
  const { document, count, notes } = await ask(['cite', '--style', style, ...records])
  return count === 0
    ? { none: notes.join(' ') }
    : { body: `${document}\n`, what: [plural(count, 'citation'), ...notes].join('. ') }
}

const made = async (asked: BrowserInput, words: readonly string[], way: FileForm): Promise<Made> => {
  switch (way.by) {
    case 'format': {
      const answer = await asked.ask(words)
      const drawn = await asked.draw(answer, way.format, onPaper)
      if (way.format === 'table' || way.format === 'linear') return { body: wholeText(drawn), what: way.what }
      // A table of cells has no place for caveats.
      const left = ['csv', 'tsv', 'ndjson'].includes(way.format) ? answer.notes.length : 0
      return { body: drawn.body, what: left ? `${way.what}, without ${plural(left, 'note')}: .txt has them` : way.what }
    }
    case 'option': {
      // Nothing is written under this name: the command hands the content over.
      const answer = await asked.ask([...words, `--${way.option}`, way.value ?? way.ending])
      if (way.value !== undefined) return { body: (await asked.draw(answer, 'table', onPaper)).body, what: way.what }
      const { files, notes } = answer
      const file = files?.find(({ path }) => path === way.ending)
      return file
        ? { body: file.content, what: way.what }
        : { none: notes.find((note) => note.includes('was written')) ?? 'There is nothing to draw here.' }
    }
    case 'citation':
      return citations(asked, words, way.style)
  }
}

/** Milliseconds that a pipe may keep the browser waiting for a reader. */
const pipePatience = 5_000

/** A path with the folder of its owner for the tilde. */
const atHome = (path: string, { process: { env } }: BrowserInput): string =>
  path.replace(/^~(?=[\\/])/, () => env.HOME || homedir())

const exported = async (asked: BrowserInput, one: Extract<SideEffect, { do: 'export' }>): Promise<Action> => {
  const way = fileFormOf(one.path, one.words[0] ?? '')
  if (!way) return message(pathProblem(one.path, one.words) ?? '')
  const path = atHome(one.path, asked)
  checkPlan({ outputs: [{ by: 'the export', path }] })
  if (!one.over && existsSync(path)) return { type: 'exists', words: one.words, path: one.path }
  const file = await made(asked, one.words, way)
  if ('none' in file) return message(file.none)
  // What came to be there since is asked about the next time.
  await writeFiles([{ path, content: file.body }], { clobber: one.over, patience: pipePatience })
  return message(`Wrote ${harmless(one.path)} (${file.what})`)
}

/** What an errand needs of the outside. */
export type Outside = {
  readonly asked: BrowserInput
  readonly memory: Memory
  readonly write: (text: string) => void
  /** Keep a text that could not be copied for the end. */
  readonly keep: (text: string) => void
  readonly today: () => string
  /** The session so far, as text. */
  readonly session: () => string
}

/** A terminal gives no answer: what was sent to it may not have arrived. */
const arrived = { terminal: 'to the terminal (OSC 52)', tmux: 'to tmux and its terminal' } as const

const copied = async ({ asked, write, keep }: Outside, text: string, what: string): Promise<string> => {
  const how = await copy(text, asked.process, write)
  if (how?.done === 'copied') return `Copied ${what} (${how.by})`
  if (how?.done === 'sent') return `Sent ${what} ${arrived[how.to]}`
  keep(text)
  return how
    ? `Too long for a terminal to copy: ${what} is printed when you leave.`
    : `No way to copy here: ${what} is printed when you leave.`
}

type Doable = Exclude<SideEffect, { do: 'suspend' | 'quit' }>

const done = async (one: Doable, outside: Outside): Promise<Action> => {
  const { asked, memory, today } = outside
  switch (one.do) {
    case 'export':
      return exported(asked, one)
    case 'copy':
      return message(await copied(outside, one.text, one.what))
    case 'copy-answer':
      return message(await copied(outside, await answered(asked, one.words), one.what))
    case 'open': {
      const how = await open(one.url, asked.process)
      return message(
        how ? `Opened ${one.url} (${how})` : `No browser to open here. ${await copied(outside, one.url, one.url)}`,
      )
    }
    case 'save-view': {
      // Another browser may have saved one of that name since.
      let isTaken = false
      const { views, problem } = await memory.keep((now) => {
        isTaken = !one.over && viewNamed(now.views, one.view.name) !== undefined
        return isTaken ? now : { ...now, views: withView(now.views, { ...one.view, saved: today() }) }
      })
      if (isTaken) return { type: 'view-exists', view: one.view, views }
      return { type: 'views', views, message: problem ?? `Saved "${one.view.name}"; W opens it.` }
    }
    case 'decide': {
      const { footer } = await asked.ask(one.words)
      const [, what, id] = one.words
      const became = what === 'refuse' ? 'is refused' : 'is a record now, which the lists show at the next start'
      return message(`${id} ${became}: ${footer}.`)
    }
    case 'save-session': {
      const path = atHome(one.path, asked)
      checkPlan({ outputs: [{ by: 'the session', path }] })
      if (existsSync(path)) return message(`${harmless(one.path)} exists: choose another name.`)
      await writeFiles([{ path, content: outside.session() }], { clobber: false, patience: pipePatience })
      return message(`Wrote ${harmless(one.path)}; stemcell browse --replay presses its keys again.`)
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
    return message(`${error.message}${error.hint ? `. ${error.hint}` : ''}`)
  }
}
