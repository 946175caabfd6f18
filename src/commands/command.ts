/** A command is a plain value: what may be asked of it, and how it answers. Faces (CLI, browser, agents) derive from it. */
import type { Answer } from '../answer.js'
import type { AnswerOf, ContractName } from '../contracts/index.js'
import type { OwnPlace } from '../layers/index.js'
import type { AnyCatalog, QueryToken } from '../query/index.js'
import type { Store } from '../store/index.js'
import { type Deprecated, type Options, type OptionValues, readOptions, type TypedOptions } from './option.js'

export type Example = { readonly command: string; readonly shows: string }

/** Words that are no options. */
export type Argument = {
  readonly name: string
  readonly help: string
  /** What they are: a query of trials, identifiers of records, running words, a file to read, a folder, one name. */
  readonly takes: 'query' | 'ids' | 'words' | 'file' | 'folder' | 'name'
  readonly required: boolean
  readonly many: boolean
  /** Whether words may name files and folders that are read, so that no output may stand there. */
  readonly reads?: true
  /** The names that there are, for what takes one. */
  readonly choices?: readonly string[]
  /** Where the names are members of a document of the dataset. */
  readonly document?: 'schemas'
}

/** A command line of a list of them, read and not answered yet. One that cannot be read says so when it is run. */
export type WaitingLine = {
  /** Its command; undefined for help, and where it cannot be read. */
  readonly name: string | undefined
  /** Whether it says itself which of the user's own records are read. */
  readonly choosesRecords: boolean
  /** Whether it reads standard input. */
  readonly takesInput: boolean
  /** Whether it changes what later ones may be answered from. */
  readonly changes: boolean
  /** Files that it writes. */
  readonly outputs: readonly string[]
  /** Answers it as by itself, in nobody's sight: its exit code and what it would have printed. */
  readonly run: () => Promise<{
    readonly code: number
    readonly stdout: Uint8Array
    readonly stderr: string
    readonly format: string
    /** Files that it wrote. */
    readonly written: readonly { readonly path: string; readonly content: string | Uint8Array }[]
  }>
}

/** What runs a list of command lines, and has a folder for what they answer. */
export type Lines = {
  /** Reads a command line, to be answered later. Never throws. */
  readonly read: (argv: readonly string[]) => Promise<WaitingLine>
  /** Makes a folder where there is none; what stands in it, and which files lead into it. Throws a failure where nothing can be written there. */
  readonly openFolder: (path: string) => Promise<{
    readonly names: readonly string[]
    readonly hidden: readonly string[]
    readonly holds: (path: string) => boolean
  }>
}

/** What a face hands over: positional words, field filters in the order typed, other options by camel-case name. */
export type Input = {
  readonly words: readonly string[]
  readonly filters: readonly QueryToken[]
  readonly options: TypedOptions
  /** The text of a file, or of standard input for "-". */
  readonly read: (path: string) => Promise<string>
  /** The bytes of a file, or of standard input for "-". */
  readonly readBytes: (path: string) => Promise<Uint8Array>
  /** Where the user's own records are; absent where a face has none. */
  readonly own?: OwnPlace
  /** Runs lists of command lines; absent where only questions are asked. */
  readonly lines?: Lines
  /** Variables of the environment; absent where a face has none. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Tells how far long work is; absent where nobody watches. */
  readonly progress?: Progress
}

/**
 * Tells how far long work is: how many are done of how many, and what they are, where that is no matter of course. Work that can be
 * called off waits for it, and is left where it throws.
 */
export type Progress = (done: number, of: number, what?: string) => void | Promise<void>

/** The same, with every option read. */
export type ReadInput<O extends Options> = Omit<Input, 'options'> & {
  readonly options: OptionValues<O>
  /** Whether words were typed; a list of ids from standard input may still be empty. */
  readonly hasWords: boolean
}

/** What stands in words and filters, whatever the options. */
export type Words = Pick<Input, 'words' | 'filters'>

type Definition<O extends Options, Output extends ContractName> = {
  /** A paragraph for --help, after the summary. */
  readonly description?: string
  readonly examples: readonly Example[]
  /** Where it is still answered, and no longer recommended. */
  readonly deprecated?: Deprecated
  readonly argument?: Argument
  /** Fields that become filters. */
  readonly catalog?: AnyCatalog
  readonly options?: O
  /** Contracts that its answers keep. */
  readonly output: readonly Output[]
  /** Whether a line changes what is kept, or asks elsewhere: what is asked after it may be answered otherwise. */
  readonly changes?: (asked: Pick<Input, 'words' | 'options'>) => boolean
  /** Takes over a terminal, or standard input and output, instead of answering; its answer says what to use where it cannot. */
  readonly interactive?: 'terminal' | 'streams'
  readonly answer: (asked: ReadInput<O>, dataset: Store) => AnswerOf<Output> | Promise<AnswerOf<Output>>
}

export type Command = Omit<Definition<Options, ContractName>, 'answer'> & {
  readonly options: Options
  readonly answer: (input: Input, dataset: Store) => Answer | Promise<Answer>
}

/** Ids however they were handed over: "-", lists, a registry apart from its number. */
const identified = async (input: Input, dataset: Store): Promise<readonly string[]> =>
  (await import('./ids.js')).idWords(input, dataset)

/** Whether words of a query may hand over records by their ids; every id of a trial has four digits in a row or a hyphen, few words have. */
const mayBeListed = (words: readonly string[]): boolean =>
  words.includes('-') || (words.some((word) => !word.includes(':')) && words.every((word) => /\d{4}|-|:/.test(word)))

/** The words of a query; ids however they were handed over are one qualifier. */
const queriedWords = async (input: Input, dataset: Store, catalog?: AnyCatalog): Promise<readonly string[]> =>
  (await import('./ids-listed.js')).listedWords(input, dataset, { catalog })

/**
 * An answer over records of the user says whose they are: here, so that no command can forget it. Its own stamp is asked first: an answer
 * about damage must not end in it.
 */
const tellingOwners = async (answer: Answer | Promise<Answer>, dataset: Store): Promise<Answer> => {
  const made = await answer
  if (!made.dataset.version.includes('+own.') || !dataset.isLayered) return made
  return (await import('../pages/own.js')).withOwners(made, dataset)
}

/** A command from its definition: options are declared by kind, and its answer gets them read. */
export const defineCommand = <
  const O extends Options = Record<never, never>,
  const Output extends ContractName = never,
>(
  definition: Definition<O, Output>,
): Command => {
  const options = definition.options ?? ({} as O)
  return {
    ...definition,
    options,
    answer: (input, dataset) => {
      const answer = (words: readonly string[]) =>
        tellingOwners(
          definition.answer(
            {
              ...input,
              words,
              hasWords: input.words.length > 0,
              options: readOptions(options, input.options, words, dataset),
            },
            dataset,
          ),
          dataset,
        )
      const { argument, catalog } = definition
      if (argument?.takes === 'ids') return identified(input, dataset).then(answer)
      return argument?.takes === 'query' && mayBeListed(input.words)
        ? queriedWords(input, dataset, catalog).then(answer)
        : answer(input.words)
    },
  }
}

/** A command as the registry knows it: its file is loaded when it is called. */
export type CommandEntry = {
  readonly name: string
  /** What it is for: help lists the commands under it. */
  readonly group:
    | 'Read'
    | 'Judge claims'
    | 'Compare and pool'
    | 'Trust'
    | 'Your own data'
    | 'Vocabularies and lists'
    | 'For programs'
  readonly summary: string
  readonly load: () => Promise<Command>
}

/** Words that choose trials. */
export const trialsQuery: Argument = {
  name: 'query',
  help: 'Words and qualifiers, as for trials',
  takes: 'query',
  required: false,
  many: true,
}
