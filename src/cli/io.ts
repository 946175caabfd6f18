import type { Served } from '../mcp/index.js'
import type { BrowserInput } from '../tui/index.js'

/** What a browser is given by the command line. */
export type Browsing = Omit<BrowserInput, 'process' | 'load'>

/** What a server for agents is given by the command line. */
export type Serving = Omit<Served, 'process'>

/** What the program touches of the outside, so that a test can run the whole of it in-process. */
export type Out = {
  readonly isTTY: boolean
  readonly columns?: number | undefined
  readonly rows?: number | undefined
  readonly write: (content: string | Uint8Array) => void
}

/** What a command line does with files that it writes. */
export type Files = Pick<typeof import('../files/index.js'), 'checkPlan' | 'openFolder' | 'removeFiles' | 'writeFiles'>

export type Io = {
  /** Whether somebody types, asked only when it matters. */
  readonly stdin?: { readonly isTTY: boolean }
  readonly stdout: Out
  readonly stderr: Out
  readonly env: Readonly<Record<string, string | undefined>>
  /** The text of a file, or of standard input for "-". */
  readonly read: (path: string) => Promise<string>
  /** The bytes of a file, or of standard input for "-". */
  readonly readBytes: (path: string) => Promise<Uint8Array>
  /** Show a long text through a pager; false when there is none, so that the text is written plainly. */
  readonly page: (text: string, command: string) => Promise<boolean>
  /** Files that are written whole or not at all; loaded when one is asked for. */
  readonly files: () => Promise<Files>
  /** Whether the terminal understands OSC 8 links. */
  readonly links: () => Promise<boolean>
  /** Take over the terminal until it is left; the exit code. Absent where there is no keyboard. */
  readonly browse?: (asked: Browsing) => Promise<number>
  /** Serve agents until they leave; the exit code. Absent where there are no streams to serve over. */
  readonly serve?: (asked: Serving) => Promise<number>
}
