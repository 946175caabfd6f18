/** A part of a report: for a browser, for text, and as the table behind it. */
import type { Block, Grid } from '../../answer.js'
import type { ItemOf } from '../../contracts/index.js'
import type { Csv, Html } from '../../html/index.js'

export type PartName = ItemOf<'report'>['part']

export type ReportPart = {
  readonly id: PartName
  readonly title: string
  /** The command that answers the same; null where several do. */
  readonly command: string | null
  readonly html: () => Html
  /** The same as text. */
  readonly blocks: readonly Block[]
  readonly grid: Grid
  /** What the page hands over, where that is not `grid`. */
  readonly csv?: readonly Csv[]
}
