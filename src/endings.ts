/** What the ending of a file makes of an answer: one table for the command line and the browser. */
import { ensure, isOneOf } from './collections.js'
import { citationEndings, commandEndings } from './commands/endings.js'
import { kinds } from './dataset/index.js'
import { type FormatName, formatEndings } from './render/index.js'

/** How a file is written: in a format, by an option of the command, or as citations of the records it answers with. */
export type FileForm = { readonly ending: string; readonly what: string } & (
  | { readonly by: 'format'; readonly format: FormatName }
  | { readonly by: 'option'; readonly option: string; readonly value?: string }
  | { readonly by: 'citation'; readonly style: string }
)

const formatWays = formatEndings.map((one): FileForm => ({ ...one, by: 'format' }))

/** Options that a command line gives: some files are only made with one. */
type Given = Readonly<Record<string, unknown>>

const ownWays = (command: string, given: Given): readonly FileForm[] =>
  Object.hasOwn(commandEndings, command)
    ? ensure(commandEndings[command])
        .filter(({ needs }) => needs === undefined || given[needs] !== undefined)
        .map((one): FileForm => ({ ...one, by: 'option' }))
    : []

/** Whether the records of an answer can be cited: those of a list, or those that it names. */
const isCitable = (command: string): boolean =>
  ['show', 'compare', 'timeline', 'pool'].includes(command) || isOneOf(kinds, command)

const citationWays = citationEndings.map(
  ({ ending, what, value }): FileForm => ({ ending, what, by: 'citation', style: value }),
)

/** Everything that an answer of a command can be written as. */
export const fileFormsFor = (command: string, given: Given = {}): readonly FileForm[] => [
  ...ownWays(command, given),
  ...formatWays,
  ...(isCitable(command) ? citationWays : []),
]

/** The name at the end of a path, in small letters. */
export const nameIn = (path: string): string => path.toLowerCase().replace(/^.*[\\/]/, '')

/** The way that the ending of a path chooses; the longest ending that fits. */
export const fileFormOf = (path: string, command: string, given: Given = {}): FileForm | undefined => {
  const name = nameIn(path)
  return fileFormsFor(command, given)
    .filter(({ ending }) => name.length > ending.length + 1 && name.endsWith(`.${ending}`))
    .toSorted((a, b) => b.ending.length - a.ending.length)[0]
}

/** The endings of a command in words, those that say the same once. */
export const endingsIn = (command: string, given: Given = {}): string =>
  fileFormsFor(command, given)
    .filter(({ ending }) => !ending.includes('.') && ending !== 'jsonl')
    .map(({ ending }) => `.${ending}`)
    .join(' ')

const known = new Set(
  [...Object.values(commandEndings).flat(), ...formatEndings, ...citationEndings].map(({ ending }) => ending),
)

/** What stands after the last point of a name: an ending that some command knows, another, or nothing. */
export const endingOf = (path: string): { readonly ending: string; readonly isKnown: boolean } | undefined => {
  const ending = /\.([^.]+)$/.exec(nameIn(path))?.[1]
  return ending === undefined ? undefined : { ending, isKnown: known.has(ending) }
}
