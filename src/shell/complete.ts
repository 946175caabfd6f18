/** What may stand next on a command line. */
import type { CommandFlag, CommandWords, CompletionTable, CompletionValues } from './table.js'

/** A word that may be typed, and what it means; the shell completes files and folders itself. */
export type CandidateWord = { readonly word: string; readonly meaning: string }
export type Completion =
  | { readonly kind: 'words'; readonly candidates: readonly CandidateWord[] }
  | { readonly kind: 'file' | 'folder' }

/** Ids of a kind, each with its names. */
export type IdNames = (kind: string) => readonly (readonly [id: string, names: readonly string[]])[]

const nothing: Completion = { kind: 'words', candidates: [] }
const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

const beginning = (candidates: readonly CandidateWord[], typed: string): Completion => ({
  kind: 'words',
  candidates: candidates.filter(({ word }) => fold(word).startsWith(fold(typed))),
})

/** Ids that begin so; where none does, names that do, such as Chinese ones. */
const recordsOf = (kinds: readonly string[], typed: string, names: IdNames): readonly CandidateWord[] => {
  const all = kinds.flatMap((kind) => names(kind))
  const ids = all.filter(([id]) => fold(id).startsWith(fold(typed)))
  if (ids.length) return ids.map(([word, [meaning = '']]) => ({ word, meaning }))
  return all.flatMap(([id, own]) =>
    own.filter((name) => fold(name).startsWith(fold(typed))).map((word) => ({ word, meaning: id })),
  )
}

const wordsOf = (
  values: CompletionValues | undefined,
  typed: string,
  table: CompletionTable,
  names: IdNames,
): readonly CandidateWord[] =>
  values?.of === 'words'
    ? values.words.filter(([word]) => fold(word).startsWith(fold(typed))).map(([word, meaning]) => ({ word, meaning }))
    : values?.of === 'records'
      ? recordsOf(values.kind === 'any' ? table.kinds : [values.kind], typed, names)
      : []

/** Values of a flag or qualifier; what stands before them on the same word is kept. */
const valuesOf = (
  { values, isList }: Pick<CommandFlag, 'values' | 'isList'>,
  typed: string,
  before: string,
  table: CompletionTable,
  names: IdNames,
): Completion => {
  if (values?.of === 'file' || values?.of === 'folder') return { kind: values.of }
  const comma = isList ? typed.lastIndexOf(',') + 1 : 0
  const start = typed.charAt(comma) === '!' ? comma + 1 : comma
  const head = before + typed.slice(0, start)
  return {
    kind: 'words',
    candidates: wordsOf(values, typed.slice(start), table, names).map(({ word, meaning }) => ({
      word: head + word,
      meaning,
    })),
  }
}

/** Qualifiers of a query: the field, and behind its colon a value. */
const ofQuery = (command: CommandWords, typed: string, table: CompletionTable, names: IdNames): Completion => {
  const minus = typed.startsWith('-') ? '-' : ''
  const bare = typed.slice(minus.length)
  const colon = bare.indexOf(':')
  // A query without a catalog of its own chooses trials.
  const own = command.flags.filter(({ isFilter }) => isFilter)
  const fields = own.length ? own : (table.commands.trials?.flags.filter(({ isFilter }) => isFilter) ?? [])
  if (colon < 0)
    return beginning(
      fields.map(({ flag, meaning }) => ({ word: `${minus}${flag.slice(2)}:`, meaning })),
      typed,
    )
  const field = fields.find(({ flag }) => flag === `--${bare.slice(0, colon)}`)
  const before = minus + bare.slice(0, colon + 1)
  return field ? valuesOf({ ...field, isList: true }, bare.slice(colon + 1), before, table, names) : nothing
}

/**
 * What may stand in the place of the last word of a command line.
 *
 * @param words the words after the name of the program, up to the cursor; the last one may be empty
 */
export const complete = (words: readonly string[], table: CompletionTable, names: IdNames): Completion => {
  const typed = words.at(-1) ?? ''
  const [name] = words
  const commands = Object.entries(table.commands).map(([word, { meaning }]) => ({ word, meaning }))
  if (words.length < 2 || name === undefined)
    return beginning(
      typed.startsWith('-')
        ? [
            { word: '--help', meaning: 'Show help' },
            { word: '--version', meaning: 'Print the version' },
          ]
        : [...commands, { word: 'help', meaning: 'Show help of a command or a topic' }],
      typed,
    )
  if (name === 'help')
    return beginning([...commands, ...table.topics.map(([word, meaning]) => ({ word, meaning }))], typed)
  const command = Object.hasOwn(table.commands, name) ? table.commands[name] : undefined
  if (!command) return nothing
  const asked = (word: string | undefined): CommandFlag | undefined => command.flags.find(({ flag }) => flag === word)
  const previous = asked(words.at(-2))
  if (words.length > 2 && previous?.values) return valuesOf(previous, typed, '', table, names)
  const equals = typed.startsWith('--') ? typed.indexOf('=') : -1
  const named = equals < 0 ? undefined : asked(typed.slice(0, equals))
  if (named?.values) return valuesOf(named, typed.slice(equals + 1), typed.slice(0, equals + 1), table, names)
  if (typed.startsWith('-'))
    return beginning(
      [
        ...command.flags.map(({ flag: word, meaning }) => ({ word, meaning })),
        { word: '--help', meaning: 'Show help' },
      ],
      typed,
    )
  return command.argument?.of === 'query'
    ? ofQuery(command, typed, table, names)
    : command.argument
      ? valuesOf({ values: command.argument }, typed, '', table, names)
      : nothing
}
