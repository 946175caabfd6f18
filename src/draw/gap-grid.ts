/** What an evidence gap map shows: rows times columns of small cells. */
import type { Ask, Role } from '../answer.js'

export type GapCell = {
  /** What the cell says: "3", "2 RCT". Empty where there is nothing: the gap is drawn as such. */
  readonly text: string
  /** How much there is, for the shade; 0 is a gap. */
  readonly value: number
  readonly role?: Role
  /** Words of the command that lists what the cell counts. */
  readonly ask?: Ask
}

export type GapGrid = {
  /** Heading and accessible title of the SVG. */
  readonly title: string
  readonly description?: string
  /** What the rows and the columns are: "Cells", "Outcome". */
  readonly rowLabel: string
  readonly columnLabel: string
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** One list per row, one cell per column. */
  readonly cells: readonly (readonly GapCell[])[]
  /** Given, never summed here: a trial may stand in several cells. */
  readonly rowTotals?: readonly string[]
  readonly columnTotals?: readonly string[]
  readonly total?: string
  /** Over and beside the totals: "Trials". */
  readonly totalLabel?: string
  /** Words of the commands that list what whole rows and columns count, one for each. */
  readonly rowAsks?: readonly Ask[]
  readonly columnAsks?: readonly Ask[]
  /** What a cell's text means, below the grid or its first part: "trials with results (of which randomized)". */
  readonly legend?: string
}
