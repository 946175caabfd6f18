/**
 * Pictures of numbers: lines of text for a terminal, and SVG for a page or a paper. Labels and numbers in, no records. A number
 * that is not finite, or contradicts another, is refused with a RangeError; labels are made harmless.
 */
import { type Line, plain } from '../answer.js'

export type { Line, Role, Span } from '../answer.js'
export {
  type Bars,
  barsText,
  type Forest,
  type ForestColumn,
  type ForestStudy,
  type ForestSummary,
  type Funnel,
  forestSvg,
  forestText,
  funnelSvg,
  funnelText,
  type GapCell,
  type GapGrid,
  type GridTextOptions,
  gridSvg,
  gridText,
  type Interval,
  type Scatter,
  type ScatterLine,
  scatterSvg,
  scatterText,
  type TextOptions,
  type Timeline,
  type TimelineRow,
  type TimelineTextOptions,
  timelineSvg,
  timelineText,
} from '../draw/index.js'

/**
 * Lines of a picture as text, without roles and links, joined by line feeds; spaces at the ends of lines go.
 * @param lines - what forestText() and the others drew
 * @example
 * import { barsText, textOf } from 'stemcell-evidence/draw'
 *
 * const rows = [{ label: 'T1D', value: 3 }, { label: 'T2D', value: 6 }]
 * console.log(textOf(barsText({ rows }, { width: 30, ascii: true })))
 * // T1D  3  ###########
 * // T2D  6  ######################
 */
export const textOf = (lines: readonly Line[]): string => lines.map((line) => plain(line).trimEnd()).join('\n')
