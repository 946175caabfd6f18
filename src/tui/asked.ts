/** What the program hands to the browser. */
import type { Answer } from '../answer.js'
import type { Input } from '../commands/index.js'
import type { FormatName, Paper, Rendered } from '../render/index.js'
import type { Store } from '../store/index.js'

export type Asked = {
  readonly dataset: Store
  /** Filters, query and order of the command line. */
  readonly input: Input
  /** How many colors: none, the terminal's own 16, 256, all. */
  readonly color: 0 | 1 | 2 | 3
  /** Whether the terminal is known to show ASCII only. */
  readonly ascii: boolean
  /** The answer to a command line. */
  readonly ask: (words: readonly string[]) => Promise<Answer>
  readonly draw: (answer: Answer, format: FormatName, paper: Paper) => Promise<Rendered>
  readonly process: NodeJS.Process
  /** A real import(): Ink is ESM only. */
  readonly load: (file: string) => Promise<unknown>
}

/** What the Ink part is given, and what it gives. */
export type Painter = {
  readonly show: (view: {
    readonly stdout: NodeJS.WriteStream
    readonly stdin: NodeJS.ReadStream
    readonly columns: () => number
    readonly subscribe: (changed: () => void) => () => void
    readonly lines: () => readonly string[]
    /** The cell where text is edited, if any. */
    readonly cursor: () => { readonly x: number; readonly y: number } | undefined
  }) => { readonly stop: () => void; readonly ended: Promise<unknown> }
}
