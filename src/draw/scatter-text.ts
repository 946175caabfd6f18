/** A plot of points and lines in terminal cells. */
import type { Line } from '../answer.js'
import { itemAt } from '../collections.js'
import { cellWidth, pad } from '../widths.js'
import { type Axis, isInside, makeAxis } from './axis.js'
import { cellOf, tickLine } from './axis-text.js'
import { centered, cut, emptyRow, flow, type Glyph, pageWidth, put, smallPrint, spans, trimLine } from './cells.js'
import type { TextOptions } from './forest.js'
import type { Scatter, ScatterLine } from './scatter.js'
import { checkScatter, type ScatterSheet } from './scatter-frame.js'

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const mostPlot = 79
const unicode = {
  main: '•',
  limit: '·',
  faint: '·',
  point: '●',
  several: '◉',
  axis: '─',
  tick: '┬',
  side: '│',
  sideTick: '┤',
}
const plain = {
  main: '*',
  limit: '.',
  faint: '.',
  point: 'o',
  several: '@',
  axis: '-',
  tick: '+',
  side: '|',
  sideTick: '+',
}

type Plot = { readonly x: Axis; readonly y: Axis; readonly width: number; readonly height: number }

const rowOf = ({ y, height }: Plot, value: number): number =>
  Math.min(height - 1, Math.max(0, Math.round(((1 - y.place(value)) / 2) * (height - 1))))

/** A line cell by cell: between its points it is straight on the axes. */
const drawLine = (line: ScatterLine, plot: Plot, glyphs: typeof unicode, rows: Glyph[][]): void => {
  const steps = 4 * plot.width
  const role = line.kind === 'main' ? undefined : 'muted'
  line.points.slice(1).forEach(([toX, toY], i) => {
    const [fromX, fromY] = itemAt(line.points, i)
    for (let step = 0; step <= steps; step++) {
      const share = step / steps
      const [x, y] = [fromX + share * (toX - fromX), fromY + share * (toY - fromY)]
      if (isInside(plot.x, x) && isInside(plot.y, y))
        put(itemAt(rows, rowOf(plot, y)), cellOf(plot.width, plot.x, x), glyphs[line.kind], role)
    }
  })
}

const drawPoints = (sheet: ScatterSheet, plot: Plot, glyphs: typeof unicode, rows: Glyph[][]): string[] => {
  const isNamed = sheet.points.length <= letters.length
  const cells = new Map<string, number[]>()
  sheet.points.forEach(({ x, y }, i) => {
    if (!isInside(plot.x, x) || !isInside(plot.y, y)) return
    const key = `${rowOf(plot, y)},${cellOf(plot.width, plot.x, x)}`
    cells.set(key, [...(cells.get(key) ?? []), i])
  })
  const shared: string[] = []
  for (const [key, indices] of cells) {
    const [r = 0, c = 0] = key.split(',').map(Number)
    const single = isNamed ? letters.charAt(itemAt(indices, 0)) : glyphs.point
    put(itemAt(rows, r), c, indices.length > 1 ? glyphs.several : single, 'strong')
    if (indices.length > 1 && isNamed) shared.push(indices.map((i) => letters[i]).join(' '))
  }
  return shared
}

const legend = (sheet: ScatterSheet, width: number, { ascii }: { readonly ascii: boolean }): Line[] => {
  if (sheet.points.length === 0) return []
  const isNamed = sheet.points.length <= letters.length
  const entries = sheet.points.map((point, i) => {
    const { x, y } = sheet.write(point)
    return { label: `${isNamed ? `${letters[i]} ` : ''}${point.label}`, numbers: `${x}, ${y}` }
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

/**
 * Points as letters with their numbers below, lines as dots: Baujat, L'Abbé, radial and bubble plots.
 * @param scatter - points and lines in units of the axes
 * @throws RangeError for a number that is not finite, or not above 0 on a logarithmic axis
 */
export const scatterText = (scatter: Scatter, options: TextOptions): readonly Line[] => {
  const width = pageWidth(options.width)
  const ascii = options.ascii ?? false
  const sheet = checkScatter(scatter)
  if (sheet.points.length === 0 && sheet.lines.length === 0) return [{ text: 'Nothing to draw.', role: 'muted' }]
  const glyphs = ascii ? plain : unicode
  const height = Math.max(11, Math.min(21, Math.round(width / 5)))
  const y = makeAxis({ scale: sheet.yScale, range: sheet.ys, room: height - 1, measure: () => 1, gap: 2, most: 6 })
  const side = Math.max(2, ...y.ticks.map(({ label }) => label.length))
  const room = Math.max(15, Math.min(mostPlot, width - side - 2))
  const plotWidth = room % 2 ? room : room - 1
  const x = makeAxis({ scale: sheet.xScale, range: sheet.xs, room: plotWidth - 3, measure: cellWidth, gap: 2 })
  const plot: Plot = { x, y, width: plotWidth, height }
  const rows = Array.from({ length: height }, () => emptyRow(plotWidth))
  for (const kind of ['faint', 'limit', 'main'] as const)
    for (const line of sheet.lines) if (line.kind === kind) drawLine(line, plot, glyphs, rows)
  const shared = drawPoints(sheet, plot, glyphs, rows)
  const axis = emptyRow(plotWidth)
  put(axis, 1, glyphs.axis.repeat(plotWidth - 2), 'muted')
  for (const { value } of x.ticks) put(axis, cellOf(plotWidth, x, value), glyphs.tick, 'muted')
  const keys = [
    ...new Set(sheet.lines.filter(({ label }) => label).map(({ kind, label }) => `${glyphs[kind]} ${label}`)),
  ]
  if (shared.length) keys.push(`${glyphs.several} several studies: ${shared.join('; ')}`)
  const start = side + 2
  return [
    { text: `Up: ${cut(sheet.yLabel, width - 4, { ascii })}`, role: 'heading' },
    ...rows.map((row, r) => {
      const tick = y.ticks.find(({ value }) => rowOf(plot, value) === r)
      const mark = tick ? glyphs.sideTick : glyphs.side
      return trimLine([{ text: `${(tick?.label ?? '').padStart(side)} ${mark}`, role: 'muted' }, ...spans(row)])
    }),
    trimLine([' '.repeat(start), ...spans(axis)]),
    tickLine(x, plotWidth, start, width),
    ...centered(sheet.xLabel, start + (plotWidth - 1) / 2, width),
    '',
    ...legend(sheet, width, { ascii }),
    ...flow(keys, width),
    ...smallPrint(sheet.remark, width),
  ]
}
