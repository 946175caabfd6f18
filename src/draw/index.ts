/**
 * Pictures of numbers, as lines of text for a terminal and as SVG for a page or a paper. Pure functions: labels and
 * numbers in; no records, no terminal. Numbers that are not finite or contradict each other are refused with a
 * RangeError. Text is measured in terminal cells; labels are untrusted and made harmless here.
 */
import type { Line } from '../answer.js'
import type { Bars } from './bars.js'
import type { TextOptions } from './forest.js'
import type { Funnel } from './funnel.js'
import type { GapGrid } from './gap-grid.js'
import type { Timeline } from './timeline.js'

export type { Bars } from './bars.js'
export type {
  Forest,
  ForestColumn,
  ForestGroup,
  ForestLeftOut,
  ForestStudy,
  ForestSummary,
  Interval,
  TextOptions,
} from './forest.js'
export { forestSvg } from './forest-svg.js'
export { forestText } from './forest-text.js'
export type { Funnel, FunnelPoint } from './funnel.js'
export type { GapCell, GapGrid } from './gap-grid.js'
export type { Timeline, TimelineMark, TimelineRow } from './timeline.js'

// Being written (signatures stand): each of these moves to its own file within the hour.
const soon = (): never => {
  throw new RangeError('this drawing is being written')
}
export const funnelText = (_funnel: Funnel, _options: TextOptions): readonly Line[] => soon()
export const funnelSvg = (_funnel: Funnel): string => soon()
export const timelineText = (_timeline: Timeline, _options: TextOptions): readonly Line[] => soon()
export const timelineSvg = (_timeline: Timeline): string => soon()
export const gridText = (_grid: GapGrid, _options: TextOptions): readonly Line[] => soon()
export const gridSvg = (_grid: GapGrid): string => soon()
export const barsText = (_bars: Bars, _options: TextOptions): readonly Line[] => soon()
