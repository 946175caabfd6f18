/** What the human format draws with: rich on a screen, plain in a pipe, so that a pipe loads none of the screen's libraries. */
import type { Column, Role } from '../answer.js'

/** Address of a link to what a command tells more: `stemcell:` and its words as JSON, every sign of which a terminal takes. */
export const innerAddress = (words: readonly string[]): string =>
  `stemcell:${encodeURIComponent(JSON.stringify(words))}`

export type GridColumn = Column & { readonly width: number }

export type Tools = {
  /** Width in terminal cells. */
  readonly width: (text: string) => number
  /** Break into lines of at most so many cells; words longer than that are broken. */
  readonly wrap: (text: string, columns: number) => string[]
  readonly style: (text: string, role: Role) => string
  readonly link: (text: string, href: string) => string
  /** Rows of cells, each cell a list of lines that already fit its column, as lines. */
  readonly grid: (columns: readonly GridColumn[], rows: readonly (readonly (readonly string[])[])[]) => string[]
}
