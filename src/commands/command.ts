/** A command is a plain value: what may be asked of it, and how it answers. Faces (CLI, browser, agents) derive from it. */
import type { Answer } from '../answer.js'
import type { Dataset } from '../dataset/index.js'
import type { AnyCatalog, Token } from '../query/index.js'

export type Example = { readonly command: string; readonly shows: string }

export type Option = {
  /** Flag as commander writes it: "--sort <field>". */
  readonly flags: string
  readonly help: string
  readonly choices?: readonly string[]
  /** Its value names a file: one that is written beside the answer, or one that is read. */
  readonly file?: 'written' | 'read'
}

/** What a face hands over: positional words, field filters in the order typed, other options by camel-case name. */
export type Input = {
  readonly words: readonly string[]
  readonly filters: readonly Token[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  /** The text of a file, or of standard input for "-". */
  readonly read: (path: string) => Promise<string>
}

export type Command = {
  /** A paragraph for --help, after the summary. */
  readonly description?: string
  readonly examples: readonly Example[]
  readonly argument?: {
    readonly name: string
    readonly help: string
    readonly required: boolean
    readonly many: boolean
  }
  /** Fields that become filters. */
  readonly catalog?: AnyCatalog
  readonly options?: readonly Option[]
  /** Takes over a terminal instead of answering; its answer says what to use where there is none. */
  readonly interactive?: true
  readonly answer: (input: Input, dataset: Dataset) => Answer | Promise<Answer>
}

/** A command as the registry knows it: its file is loaded when it is called. */
export type Entry = { readonly name: string; readonly summary: string; readonly load: () => Promise<Command> }
