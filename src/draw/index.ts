/**
 * Pictures of numbers, as lines of text for a terminal and as SVG for a page or a paper. Pure functions: labels and
 * numbers in; no records, no terminal. Numbers that are not finite or contradict each other are refused with a
 * RangeError. Text is measured in terminal cells; labels are untrusted and made harmless here.
 */

export { makeAxis } from './axis.js'
export type { Bars } from './bars.js'
export { barsText } from './bars-text.js'
export type {
  Forest,
  ForestColumn,
  ForestStudy,
  ForestSummary,
  Interval,
  TextOptions,
} from './forest.js'
export { makeFrame, markRow, type PlotFrame, referenceRow, unicodeGlyphs } from './forest-plot.js'
export { forestSaid } from './forest-speech.js'
export { forestSvg } from './forest-svg.js'
export { forestText } from './forest-text.js'
export type { Funnel } from './funnel.js'
export { funnelSvg } from './funnel-svg.js'
export { funnelText } from './funnel-text.js'
export type { GapCell, GapGrid } from './gap-grid.js'
export { shadeOf } from './gap-grid-cells.js'
export { gridSvg } from './gap-grid-svg.js'
export { type GridTextOptions, gridText } from './gap-grid-text.js'
export { digitsFor, fixed, median, ratio } from './numbers.js'
export type { Scatter, ScatterLine } from './scatter.js'
export { scatterSaid } from './scatter-frame.js'
export { scatterSvg } from './scatter-svg.js'
export { scatterText } from './scatter-text.js'
export { escapeXml, ink } from './svg.js'
export type { Timeline, TimelineRow } from './timeline.js'
export { timelineSaid } from './timeline-speech.js'
export { timelineSvg } from './timeline-svg.js'
export { type TimelineTextOptions, timelineText } from './timeline-text.js'
