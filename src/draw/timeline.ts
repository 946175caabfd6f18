/** What a timeline shows: bars between years, with marks. */
import type { Role } from '../answer.js'

export type TimelineMark = {
  /** Year, with a fraction for the month: 2014.5. */
  readonly at: number
  /** Index into `marks` of the timeline. */
  readonly kind: number
}

export type TimelineRow = {
  readonly label: string
  /** Year of the start; null when unknown. */
  readonly start: number | null
  /** Year of the end; null when unknown or still open. */
  readonly end: number | null
  /** Still going on: the bar ends in an arrow at the end of the axis. Without it an end of null is drawn as unknown. */
  readonly ongoing?: boolean
  readonly marks?: readonly TimelineMark[]
  /** Beside the bar: status, number of participants. */
  readonly note?: string
  readonly role?: Role
  /** Words of the command that tells more about what the row is. */
  readonly ask?: readonly string[]
}

export type Timeline = {
  /** Heading and accessible title of the SVG. */
  readonly title: string
  readonly description?: string
  /** Over the labels: "Trial". */
  readonly rowLabel?: string
  /** Over the notes. */
  readonly noteLabel?: string
  readonly groups: readonly { readonly label?: string; readonly rows: readonly TimelineRow[] }[]
  /** What the kinds of marks mean, for the legend; at most six. */
  readonly marks?: readonly string[]
  /** Ends of the axis in years; chosen from the data where not given. Bars beyond are clipped with an arrow. */
  readonly range?: readonly [number, number]
  /** The day the records are of, as a year with a fraction: what lies behind it is planned, and drawn so. */
  readonly asOf?: { readonly at: number; readonly label: string }
}
