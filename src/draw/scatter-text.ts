/** A plot of points and lines in terminal cells. */
import type { Line } from '../answer.js'
import { itemAt } from '../collections.js'
import { cellWidth } from '../widths.js'
import { isInside, makeAxis } from './axis.js'
import { cellOf } from './axis-text.js'
import { centered, cut, emptyRow, flow, type Glyph, pageWidth, put, smallPrint } from './cells.js'
import type { TextOptions } from './forest.js'
import { areLettered, drawPoints, type Plot, plotHeight, plotLines, plotWidths, pointList } from './plot-text.js'
import type { Scatter, ScatterLine } from './scatter.js'
import { checkScatter } from './scatter-frame.js'

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
        put(itemAt(rows, plot.rowOf(y)), cellOf(plot.width, plot.x, x), glyphs[line.kind], role)
    }
  })
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
  const height = plotHeight(width)
  const y = makeAxis({ scale: sheet.yScale, range: sheet.ys, room: height - 1, measure: () => 1, gap: 2, most: 6 })
  const { side, plotWidth } = plotWidths(y, width)
  const x = makeAxis({ scale: sheet.xScale, range: sheet.xs, room: plotWidth - 3, measure: cellWidth, gap: 2 })
  const rowOf = (value: number): number =>
    Math.min(height - 1, Math.max(0, Math.round(((1 - y.place(value)) / 2) * (height - 1))))
  const plot: Plot = { x, y, width: plotWidth, height, rowOf }
  const rows = Array.from({ length: height }, () => emptyRow(plotWidth))
  for (const kind of ['faint', 'limit', 'main'] as const)
    for (const line of sheet.lines) if (line.kind === kind) drawLine(line, plot, glyphs, rows)
  const shared = drawPoints(
    sheet.points.map(({ x, y }) => (isInside(plot.x, x) && isInside(plot.y, y) ? [x, y] : undefined)),
    plot,
    glyphs,
    rows,
  )
  const keys = [
    ...new Set(sheet.lines.filter(({ label }) => label).map(({ kind, label }) => `${glyphs[kind]} ${label}`)),
  ]
  if (shared.length && areLettered(sheet.points.length))
    keys.push(`${glyphs.several} several studies: ${shared.join('; ')}`)
  const start = side + 2
  const numbered = sheet.points.map((point) => {
    const { x, y } = sheet.write(point)
    return { label: point.label, numbers: `${x}, ${y}` }
  })
  return [
    { text: `Up: ${cut(sheet.yLabel, width - 4, { ascii })}`, role: 'heading' },
    ...plotLines(rows, plot, glyphs, side, width),
    ...centered(sheet.xLabel, start + (plotWidth - 1) / 2, width),
    '',
    ...pointList(numbered, width, { ascii }),
    ...flow(keys, width),
    ...smallPrint(sheet.remark, width),
  ]
}
