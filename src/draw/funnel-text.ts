/** A funnel plot in terminal cells. */

import type { Line } from '../answer.js'
import { cellWidth } from '../widths.js'
import { isInside, makeAxis } from './axis.js'
import { cellOf } from './axis-text.js'
import { centered, emptyRow, flow, type Glyph, pageWidth, put } from './cells.js'
import type { TextOptions } from './forest.js'
import type { Funnel } from './funnel.js'
import { checkFunnel, type FunnelSheet, percent } from './funnel-points.js'
import { areLettered, drawPoints, type Plot, plotHeight, plotLines, plotWidths, pointList } from './plot-text.js'

const unicode = {
  point: '●',
  several: '◉',
  left: '╱',
  right: '╲',
  further: '·',
  center: '┊',
  reference: '│',
  axis: '─',
  tick: '┬',
  side: '│',
  sideTick: '┤',
}
const plainGlyphs = {
  point: 'o',
  several: '@',
  left: '/',
  right: '\\',
  further: '.',
  center: ':',
  reference: '|',
  axis: '-',
  tick: '+',
  side: '|',
  sideTick: '+',
} // prettier-ignore

const drawLines = (sheet: FunnelSheet, plot: Plot, glyphs: typeof unicode, rows: Glyph[][]): void => {
  const { x, y, width, height } = plot
  rows.forEach((row, r) => {
    const at = (value: number, char: string): void => {
      const place = sheet.onAxis(value)
      if (isInside(x, place)) put(row, cellOf(width, x, place), char, 'muted')
    }
    const se = y.low + (r / (height - 1)) * (y.high - y.low)
    if (sheet.reference) at(sheet.reference.x, glyphs.reference)
    if (sheet.center === null) return
    const { center } = sheet
    // From wide to narrow: where they share a cell near the top, the first limits are seen.
    for (const [i, { z }] of [...sheet.contours.entries()].reverse()) {
      at(center - z * se, i === 0 ? glyphs.left : glyphs.further)
      at(center + z * se, i === 0 ? glyphs.right : glyphs.further)
    }
    at(center, glyphs.center)
  })
}

const keyLines = (sheet: FunnelSheet, glyphs: typeof unicode, shared: readonly string[], width: number): Line[] => {
  const keys: string[] = []
  const [first, ...further] = sheet.contours
  if (first) keys.push(`${glyphs.left}${glyphs.right} ${percent(first.level)} limits`)
  if (further.length) keys.push(`${glyphs.further} ${further.map(({ level }) => percent(level)).join(', ')} limits`)
  if (sheet.center !== null) keys.push(`${glyphs.center} center of the funnel`)
  if (sheet.reference) keys.push(`${glyphs.reference} ${sheet.reference.label}`)
  if (!areLettered(sheet.points.length)) keys.push(`${glyphs.point} one study`)
  if (shared.length)
    keys.push(
      areLettered(sheet.points.length)
        ? `${glyphs.several} several studies: ${shared.join('; ')}`
        : `${glyphs.several} several studies`,
    )
  if (sheet.scale === 'log') keys.push('SE is that of the log')
  return flow(keys, width)
}

/**
 * A funnel plot as lines of text: each study a letter, most precise on top, all of them listed below with their numbers.
 * @param funnel - studies with their standard errors, on the scale of the axis
 * @throws RangeError for a number that is not finite, a standard error below 0, or a log of a ratio beyond every number
 */
export const funnelText = (funnel: Funnel, options: TextOptions): readonly Line[] => {
  const width = pageWidth(options.width)
  const ascii = options.ascii ?? false
  const sheet = checkFunnel(funnel)
  if (sheet.points.length === 0) return [{ text: 'No studies to draw.', role: 'muted' }]
  const glyphs = ascii ? plainGlyphs : unicode
  const height = plotHeight(width)
  const y = makeAxis({
    scale: 'linear',
    range: [0, sheet.deepest],
    room: height - 1,
    measure: () => 1,
    gap: 2,
    most: 6,
  })
  const { side, plotWidth } = plotWidths(y, width)
  const x = makeAxis({
    scale: sheet.scale,
    range: sheet.range(y.high),
    room: plotWidth - 3,
    measure: cellWidth,
    gap: 2,
  })
  // The most precise on top.
  const rowOf = (se: number): number =>
    Math.min(height - 1, Math.max(0, Math.round(((y.place(se) + 1) / 2) * (height - 1))))
  const plot: Plot = { x, y, width: plotWidth, height, rowOf }
  const rows = Array.from({ length: height }, () => emptyRow(plotWidth))
  drawLines(sheet, plot, glyphs, rows)
  const shared = drawPoints(
    sheet.points.map((point) => [sheet.onAxis(point.x), point.se]),
    plot,
    glyphs,
    rows,
  )
  const start = side + 2
  const numbered = sheet.points.map((point) => {
    const { x, se } = sheet.write(point)
    return { label: point.label, numbers: `${x} (SE ${se})` }
  })
  return [
    { text: 'SE'.padStart(side), role: 'heading' },
    ...plotLines(rows, plot, glyphs, side, width),
    ...(sheet.axisLabel ? centered(sheet.axisLabel, start + (plotWidth - 1) / 2, width) : []),
    '',
    ...pointList(numbered, width, { ascii }),
    ...keyLines(sheet, glyphs, shared, width),
  ]
}
