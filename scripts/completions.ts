/** What shells are told of commands, flags and values: made by the build from the command values and their catalogs. */
import { outputHelp } from '../src/cli/output-help.js'
import { topics } from '../src/cli/topics.js'
import { type Argument, type Command, commands, flagOf, type Option } from '../src/commands/index.js'
import { publishedSchemas } from '../src/contracts/index.js'
import { kinds, vocabularyKinds } from '../src/dataset/index.js'
import { type AnyCatalog, type AnyField, fullText } from '../src/query/index.js'
import { formatNames } from '../src/render/index.js'
import type { CommandFlag, CommandWords, CompletionTable, CompletionValues } from '../src/shell/table.js'

const anything: CompletionValues = { of: 'anything' }
const plain = (words: readonly string[]): CompletionValues => ({ of: 'words', words: words.map((word) => [word, '']) })

/** The first clause of a help text: there is no room for more beside a word. */
const meaningOf = (help: string): string => help.split(/[;:(]|, (?:by|also|as) /)[0]?.trim() ?? help

const ofOption = (option: Option): CompletionValues => {
  switch (option.takes) {
    case 'choice':
      return plain(option.choices)
    case 'term':
    case 'records':
      return { of: 'records', kind: option.of }
    case 'field':
      return fieldsOf(option.of, option.is)
    case 'input':
    case 'output':
      return { of: 'file' }
    case 'folder':
      return { of: 'folder' }
    default:
      return anything
  }
}

const fieldsOf = ({ fields }: AnyCatalog, is: (field: AnyField) => boolean = () => true): CompletionValues => ({
  of: 'words',
  words: fields.filter(is).map(({ name, help }) => [name, meaningOf(help)]),
})

const ofField = ({ type, choices, vocabulary, name }: AnyField, kind: string): CompletionValues => {
  if (vocabulary) return { of: 'records', kind: vocabulary }
  if (choices) return plain(choices)
  if (name === 'id') return { of: 'records', kind }
  return type === 'boolean' ? plain(['yes', 'no']) : anything
}

const filtersOf = ({ fields, kind }: AnyCatalog): CommandFlag[] =>
  fields
    .filter(({ filterable }) => filterable !== false)
    .map((field) => ({
      flag: `--${field.name}`,
      meaning: meaningOf(field.help),
      isFilter: true,
      ...(field.type === 'boolean' ? {} : { isList: true, values: ofField(field, kind) }),
    }))

/** Values of the flags that every command takes; a switch has none. */
const outputValues: Readonly<Record<string, CompletionValues>> = {
  '--format': plain(formatNames),
  '--output': { of: 'file' },
  '--width': anything,
  '--color': plain(['auto', 'always', 'never']),
}

const outputOf = outputHelp.flatMap(([flags, help]): CommandFlag[] => {
  const spelled = flags.replace(/ <.*/, '').split(', ')
  const values = outputValues[spelled.at(-1) ?? '']
  return spelled.map((flag) => ({ flag, meaning: meaningOf(help), ...(values ? { values } : {}) }))
})

const ofArgument = ({ takes, choices, document }: Argument): CompletionValues => {
  switch (takes) {
    case 'query':
      return { of: 'query' }
    case 'ids':
      return { of: 'records', kind: 'any' }
    case 'file':
      return { of: 'file' }
    case 'folder':
      return { of: 'folder' }
    case 'name':
      return document === 'schemas' ? plain(Object.keys(publishedSchemas())) : choices ? plain(choices) : anything
    default:
      return anything
  }
}

const wordsOf = (summary: string, { argument, catalog, options }: Command): CommandWords => ({
  meaning: summary,
  argument: argument ? ofArgument(argument) : null,
  flags: [
    ...(catalog ? [...filtersOf(catalog), { flag: `--${fullText}`, meaning: 'Words anywhere', values: anything }] : []),
    ...Object.entries(options).flatMap(([name, option]): CommandFlag[] => {
      // What goes is understood, and not offered.
      if (option.deprecated) return []
      const isList = 'many' in option && option.many === true
      return [
        {
          flag: flagOf(name),
          meaning: meaningOf(option.help),
          ...(option.takes === 'nothing' ? {} : { values: ofOption(option) }),
          ...(isList ? { isList } : {}),
        },
      ]
    }),
    ...outputOf,
  ],
})

/** The table of completions. */
export const completionTable = async (): Promise<CompletionTable> => ({
  kinds: [...kinds],
  vocabularies: [...vocabularyKinds],
  topics: topics.map(({ name, summary }) => [name, summary]),
  commands: Object.fromEntries(
    await Promise.all(commands.map(async ({ name, summary, load }) => [name, wordsOf(summary, await load())] as const)),
  ),
})
