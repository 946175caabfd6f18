/** What the program hands to the server. */
import type { Command, Input } from '../commands/index.js'
import type { Store } from '../store/index.js'

/** A command line as read: help, or a command with what was asked of it. */
export type ReadLine =
  | { readonly text: string }
  | {
      readonly command: Command
      readonly input: Pick<Input, 'words' | 'filters' | 'options'>
      /** Files that it would write or read; undefined for none. */
      readonly plan: unknown
      /** Which of the user's own records it says are to be read. */
      readonly layers: { readonly bundledOnly: boolean; readonly folder: string | undefined }
    }

export type Served = {
  readonly dataset: Store
  readonly version: string
  /** Reads the words of a command line. Throws a usage failure. */
  readonly parse: (words: readonly string[]) => Promise<ReadLine>
  /** Says something to the person who started the server. */
  readonly tell: (line: string) => void
  readonly process: NodeJS.Process
  /** Options of the command as typed. */
  readonly options: Input['options']
}
