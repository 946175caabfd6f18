/** A funnel plot in terminal cells. */

import type { Line } from '../answer.js'
import { ensure, itemAt } from '../collections.js'
import { cellWidth, pad } from '../widths.js'
import { type Axis, isInside, makeAxis } from './axis.js'
import { cellOf, tickLine } from './axis-text.js'
import { centered, cut, emptyRow, flow, type Glyph, pageWidth, put, spans, trimLine } from './cells.js'
import type { TextOptions } from './forest.js'
import type { Funnel } from './funnel.js'
import { checkFunnel, type FunnelSheet, percent } from './funnel-points.js'

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const mostPlot = 79

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

type Plot = { readonly x: Axis; readonly y: Axis; readonly width: number; readonly height: number }

const rowOf = ({ y, height }: Plot, se: number): number =>
  Math.min(height - 1, Math.max(0, Math.round(((y.place(se) + 1) / 2) * (height - 1))))

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

/** Points in their cells; those that share one are named together. */
const drawPoints = (sheet: FunnelSheet, plot: Plot, glyphs: typeof unicode, rows: Glyph[][]): string[] => {
  const isNamed = sheet.points.length <= letters.length
  const cells = new Map<string, { r: number; c: number; indices: number[] }>()
  sheet.points.forEach((point, i) => {
    const [r, c] = [rowOf(plot, point.se), cellOf(plot.width, plot.x, sheet.onAxis(point.x))]
    const cell = cells.get(`${r},${c}`) ?? { r, c, indices: [] }
    cell.indices.push(i)
    cells.set(`${r},${c}`, cell)
  })
  const shared: string[] = []
  for (const { r, c, indices } of cells.values()) {
    const single = isNamed ? ensure(letters[itemAt(indices, 0)]) : glyphs.point
    put(itemAt(rows, r), c, indices.length > 1 ? glyphs.several : single, 'strong')
    if (indices.length > 1) shared.push(isNamed ? indices.map((i) => letters[i]).join(' ') : String(indices.length))
  }
  return shared
}

const legend = (sheet: FunnelSheet, width: number, { ascii }: { readonly ascii: boolean }): Line[] => {
  const isNamed = sheet.points.length <= letters.length
  const entries = sheet.points.map((point, i) => {
    const { x, se } = sheet.write(point)
    return { label: `${isNamed ? `${letters[i]} ` : ''}${point.label}`, numbers: `${x} (SE ${se})` }
  })
  const numbers = Math.max(...entries.map((entry) => entry.numbers.length))
  const label = Math.min(Math.max(...entries.map((entry) => cellWidth(entry.label))), Math.max(8, width - numbers - 2))
  const columns = Math.max(1, Math.floor((width + 3) / (label + numbers + 2 + 3)))
  const height = Math.ceil(entries.length / columns)
  return Array.from({ length: height }, (_, r) =>
    Array.from({ length: columns }, (__, c) => entries[c * height + r])
      .flatMap((entry) =>
        entry ? [`${pad(cut(entry.label, label, { ascii }), label)}  ${entry.numbers.padStart(numbers)}`] : [],
      )
      .join('   '),
  )
}

const keyLines = (sheet: FunnelSheet, glyphs: typeof unicode, shared: readonly string[], width: number): Line[] => {
  const keys: string[] = []
  const [first, ...further] = sheet.contours
  if (first) keys.push(`${glyphs.left}${glyphs.right} ${percent(first.level)} limits`)
  if (further.length) keys.push(`${glyphs.further} ${further.map(({ level }) => percent(level)).join(', ')} limits`)
  if (sheet.center !== null) keys.push(`${glyphs.center} center of the funnel`)
  if (sheet.reference) keys.push(`${glyphs.reference} ${sheet.reference.label}`)
  if (sheet.points.length > letters.length) keys.push(`${glyphs.point} one study`)
  if (shared.length)
    keys.push(
      sheet.points.length <= letters.length
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
  const height = Math.max(11, Math.min(21, Math.round(width / 5)))
  const y = makeAxis({
    scale: 'linear',
    range: [0, sheet.deepest],
    room: height - 1,
    measure: () => 1,
    gap: 2,
    most: 6,
  })
  const side = Math.max(2, ...y.ticks.map(({ label }) => label.length))
  const room = Math.max(15, Math.min(mostPlot, width - side - 2))
  const plotWidth = room % 2 ? room : room - 1
  const x = makeAxis({
    scale: sheet.scale,
    range: sheet.range(y.high),
    room: plotWidth - 3,
    measure: cellWidth,
    gap: 2,
  })
  const plot: Plot = { x, y, width: plotWidth, height }
  const rows = Array.from({ length: height }, () => emptyRow(plotWidth))
  drawLines(sheet, plot, glyphs, rows)
  const shared = drawPoints(sheet, plot, glyphs, rows)
  const start = side + 2
  const axis = emptyRow(plotWidth)
  put(axis, 1, glyphs.axis.repeat(plotWidth - 2), 'muted')
  for (const { value } of x.ticks) put(axis, cellOf(plotWidth, x, value), glyphs.tick, 'muted')
  return [
    { text: 'SE'.padStart(side), role: 'heading' },
    ...rows.map((row, r) => {
      const tick = y.ticks.find(({ value }) => rowOf(plot, value) === r)
      const mark = tick ? glyphs.sideTick : glyphs.side
      return trimLine([{ text: `${(tick?.label ?? '').padStart(side)} ${mark}`, role: 'muted' }, ...spans(row)])
    }),
    trimLine([' '.repeat(start), ...spans(axis)]),
    tickLine(x, plotWidth, start, width),
    ...(sheet.axisLabel ? centered(sheet.axisLabel, start + (plotWidth - 1) / 2, width) : []),
    '',
    ...legend(sheet, width, { ascii }),
    ...keyLines(sheet, glyphs, shared, width),
  ]
}
