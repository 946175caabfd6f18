/** What a view can be written as: the formats of every answer, the files that its command writes, citations of its records. */
import { kinds } from '../../dataset/index.js'
import type { FormatName } from '../../render/index.js'
import type { Library } from '../library/library.js'
import { viewWords } from './command-line.js'
import type { State } from './state.js'

/** How a file is written: in a format, by an option of the command of the view, or as citations. */
export type Way = { readonly ending: string; readonly what: string } & (
  | { readonly by: 'format'; readonly format: FormatName }
  | { readonly by: 'option'; readonly option: string }
  | { readonly by: 'citation'; readonly style: '--bibtex' | '--ris' }
)

/** Every format of the program has an ending, those that are usual first. */
const formatEndings: Readonly<Record<FormatName, readonly { ending: string; what: string }[]>> = {
  csv: [{ ending: 'csv', what: 'comma-separated values' }],
  tsv: [{ ending: 'tsv', what: 'tab-separated values' }],
  json: [{ ending: 'json', what: 'JSON, with every source' }],
  ndjson: [
    { ending: 'ndjson', what: 'JSON, one record per line' },
    { ending: 'jsonl', what: 'JSON, one record per line' },
  ],
  markdown: [{ ending: 'md', what: 'Markdown' }],
  table: [{ ending: 'txt', what: 'text as on the screen' }],
  linear: [{ ending: 'linear.txt', what: 'text as labelled sentences' }],
}

const formatWays = (Object.entries(formatEndings) as [FormatName, (typeof formatEndings)[FormatName]][]).flatMap(
  ([format, endings]) => endings.map((one): Way => ({ ...one, by: 'format', format })),
)

const option = (ending: string, name: string, what: string): Way => ({ ending, what, by: 'option', option: name })

/**
 * Files that a command writes beside its answer. The commands themselves are loaded when they are asked: a test holds this
 * against their options.
 */
export const optionWays: Readonly<Record<string, readonly Way[]>> = {
  pool: [
    option('svg', '--svg', 'the forest plot'),
    option('funnel.svg', '--funnel', 'the funnel plot'),
    option('r', '--r', 'an R script that pools the same'),
  ],
  map: [option('svg', '--svg', 'the map'), option('html', '--html', 'a page with the map and its table')],
  timeline: [option('svg', '--svg', 'the timeline')],
}

const citationWays: readonly Way[] = [
  { ending: 'bib', what: 'citations for LaTeX (BibTeX)', by: 'citation', style: '--bibtex' },
  { ending: 'ris', what: 'citations for reference managers (RIS)', by: 'citation', style: '--ris' },
]

/** Whether the records of a view can be cited: those of a list, or those that it names. */
const isCitable = (command: string): boolean =>
  ['show', 'compare', 'timeline', 'pool'].includes(command) || (kinds as readonly string[]).includes(command)

/** Everything that the view of these words can be written as. */
export const waysFor = ([command = '']: readonly string[]): readonly Way[] => [
  ...(Object.hasOwn(optionWays, command) ? (optionWays[command] as readonly Way[]) : []),
  ...formatWays,
  ...(isCitable(command) ? citationWays : []),
]

/** The name at the end of a path, in small letters. */
const nameIn = (path: string): string => path.toLowerCase().replace(/^.*[\\/]/, '')

/** The way that the ending of a path chooses; the longest ending that fits. */
export const wayOf = (path: string, words: readonly string[]): Way | undefined => {
  const name = nameIn(path)
  return waysFor(words)
    .filter(({ ending }) => name.length > ending.length + 1 && name.endsWith(`.${ending}`))
    .toSorted((a, b) => b.ending.length - a.ending.length)[0]
}

/** What is wrong with the name of a file for a view, on a line of 60 cells. */
export const pathProblem = (path: string, words: readonly string[]): string | undefined => {
  if (wayOf(path, words)) return undefined
  if (path === '') return 'Name a file; its ending chooses what is written.'
  const can = waysFor(words).filter(({ ending }) => !ending.includes('.') && ending !== 'jsonl')
  return `Only ${can.map(({ ending }) => `.${ending}`).join(' ')} here`
}

/** What the ways of a view make of a name: those whose ending begins as it ends, or all as long as none is begun. */
export const endingsFor = (typed: string, words: readonly string[]): readonly Way[] => {
  const name = nameIn(typed)
  const all = waysFor(words)
  for (const { index } of name.matchAll(/\./g)) {
    const begun = name.slice(index + 1)
    const fitting = begun === '' ? [] : all.filter(({ ending }) => ending.startsWith(begun))
    if (fitting.length) return fitting
  }
  // A dot within a name begins no ending; one at its end any.
  return name.includes('.') && !name.endsWith('.') ? [] : all.filter(({ ending }) => ending !== 'jsonl')
}

/** A path with an ending in the place of the one that was begun; a view that got no name is named after its command. */
export const withEnding = (typed: string, ending: string, [command = '']: readonly string[]): string => {
  const dot = [...typed.matchAll(/\./g)].find(({ index }) => ending.startsWith(typed.slice(index + 1).toLowerCase()))
  const stem = dot ? typed.slice(0, dot.index) : typed
  return `${stem}${nameIn(stem) === '' ? command : ''}.${ending}`
}

/** The ways that what was typed leaves open, in the view that is shown. */
export const exportChoices = (state: State, library: Library): readonly Way[] =>
  state.prompt ? endingsFor(state.prompt.text.slice(0, state.prompt.at), viewWords(state, library)) : []
