/** What the program hands to the browser. */
import type { Answer } from '../answer.js'
import type { Input } from '../commands/index.js'
import type { FormatName, Paper, Rendered } from '../render/index.js'
import type { Store } from '../store/index.js'
import type { Library } from './library/library.js'
import type { State } from './state/state.js'
import type { Theme } from './terminal/theme.js'

export type BrowserInput = {
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

/** What is to be seen: the state, in colors that the terminal's word on its background may change. */
export type Now = { readonly state: State; readonly theme: Theme }

/** What the components of the screen are given. */
export type ScreenView = {
  readonly library: Library
  /** What is to be seen now. */
  readonly now: () => Now
  /** How many colors: none, the terminal's own 16, 256, all. */
  readonly color: 0 | 1 | 2 | 3
  readonly subscribe: (changed: () => void) => () => void
  readonly stdout: NodeJS.WriteStream
  readonly stdin: NodeJS.ReadStream
}

/** The Ink part, which is loaded after the first screen. */
export type InkPart = {
  readonly show: (view: ScreenView) => { readonly stop: () => void; readonly ended: Promise<unknown> }
}
