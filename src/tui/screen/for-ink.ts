/**
 * What the build puts in the place of three parts of Ink. Ink composes a frame cell by cell, which takes 20 ms at 200x60, and
 * remembers every text it ever measured; the browser hands it whole rows, already fitted.
 */
import { width } from '../rows/text-rows.js'

const styles = /\u001b\[[\d;]*m/g

/** Width of the widest line, measured as the rows were when they were fitted. */
export const widestLine = (text: string): number =>
  Math.max(...text.split('\n').map((line) => width(line.replace(styles, ''))))

/** Size of a text in terminal cells. */
export const measureText = (text: string): { readonly width: number; readonly height: number } =>
  text === '' ? { width: 0, height: 0 } : { width: widestLine(text), height: text.split('\n').length }

type Transformer = (line: string, index: number) => string

/** A frame of whole rows, one below the other: nothing stands beside anything, nothing is clipped. */
export class RowsOutput {
  readonly #height: number
  readonly #rows: string[] = []

  constructor({ height }: { readonly width: number; readonly height: number }) {
    this.#height = height
  }

  write(_x: number, y: number, row: string, { transformers }: { readonly transformers: readonly Transformer[] }): void {
    this.#rows[y] = transformers.reduce((line, change) => change(line, 0), row)
  }

  get(): { readonly output: string; readonly height: number } {
    const rows = Array.from({ length: this.#height }, (_, y) => (this.#rows[y] ?? '').trimEnd())
    return { output: rows.join('\n'), height: this.#height }
  }
}
