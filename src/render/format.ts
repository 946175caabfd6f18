/** What a format is: a function from an answer to text. */
import type { Answer } from '../answer.js'

/** What the text is written on. */
export type Paper = {
  /** Width in terminal cells; undefined when nothing limits it (a pipe, a file): then nothing is cut or wrapped. */
  readonly width: number | undefined
  /** Lines of the screen that a short answer must fit; undefined where the whole is wanted. */
  readonly height?: number | undefined
  /** Whether all of it was not asked for: where nothing is a screen, what is an answer of its own is enough. */
  readonly isShort?: boolean
  /** 0 none, 1 16 colors, 2 256, 3 true color. */
  readonly color: 0 | 1 | 2 | 3
  /** Whether the terminal understands OSC 8 links. */
  readonly links: boolean
}

/**
 * A body in pieces, made as they are asked for: what is written piece by piece takes no memory for the whole. Asked for as
 * one, it is put together.
 */
export const inPieces = (pieces: () => Iterable<Uint8Array>, closing = ''): Rendered => ({
  pieces,
  get body() {
    return Buffer.concat([...pieces()])
  },
  closing,
})

/** Body is the answer; closing (count, caveats, next commands) belongs below it on a screen and to standard error in a pipe. */
export type Rendered = {
  readonly body: string | Uint8Array
  /** The body in pieces, where it may be long. */
  readonly pieces?: () => Iterable<Uint8Array>
  readonly closing: string
}

export type Render = (answer: Answer, paper: Paper) => Rendered | Promise<Rendered>
