/** What plots of points share in terminal cells: the axes around them, points as letters, all of them listed below with their numbers. */
import type { Line } from '../answer.js'
import { itemAt } from '../collections.js'
import { cellWidth, pad } from '../widths.js'
import type { Axis } from './axis.js'
import { cellOf, tickLine } from './axis-text.js'
import { cut, emptyRow, type Glyph, put, spans, trimLine } from './cells.js'

/** Both axes and their cells; rows count from the top, whichever end of the axis is up. */
export type Plot = {
  readonly x: Axis
  readonly y: Axis
  readonly width: number
  readonly height: number
  readonly rowOf: (y: number) => number
}

type Glyphs = Readonly<Record<'point' | 'several' | 'axis' | 'tick' | 'side' | 'sideTick', string>>

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const mostPlot = 79

/** Whether there is a letter for each of so many points. */
export const areLettered = (points: number): boolean => points <= letters.length

/** Rows that a plot takes on a page. */
export const plotHeight = (width: number): number => Math.max(11, Math.min(21, Math.round(width / 5)))

/** Cells of the numbers beside the axis, and of the plot: an odd number, so that one cell is its middle. */
export const plotWidths = (y: Axis, width: number): { readonly side: number; readonly plotWidth: number } => {
  const side = Math.max(2, ...y.ticks.map(({ label }) => label.length))
  const room = Math.max(15, Math.min(mostPlot, width - side - 2))
  return { side, plotWidth: room % 2 ? room : room - 1 }
}

/**
 * Draws points in their cells. Those that share one are named together: by their letters, or by how many they are.
 * @param points places on the axes; undefined for a point outside of them
 */
export const drawPoints = (
  points: readonly (readonly [x: number, y: number] | undefined)[],
  plot: Plot,
  glyphs: Glyphs,
  rows: Glyph[][],
): string[] => {
  const isNamed = areLettered(points.length)
  const cells = new Map<string, { readonly row: number; readonly cell: number; readonly indices: number[] }>()
  points.forEach((point, i) => {
    if (!point) return
    const [row, cell] = [plot.rowOf(point[1]), cellOf(plot.width, plot.x, point[0])]
    const there = cells.get(`${row},${cell}`)
    if (there) there.indices.push(i)
    else cells.set(`${row},${cell}`, { row, cell, indices: [i] })
  })
  const shared: string[] = []
  for (const { row, cell, indices } of cells.values()) {
    const single = isNamed ? letters.charAt(itemAt(indices, 0)) : glyphs.point
    put(itemAt(rows, row), cell, indices.length > 1 ? glyphs.several : single, 'strong')
    if (indices.length > 1) shared.push(isNamed ? indices.map((i) => letters[i]).join(' ') : String(indices.length))
  }
  return shared
}

/** The rows of a plot between its axes, with their ticks. */
export const plotLines = (
  rows: readonly Glyph[][],
  plot: Plot,
  glyphs: Glyphs,
  side: number,
  width: number,
): Line[] => {
  const axis = emptyRow(plot.width)
  put(axis, 1, glyphs.axis.repeat(plot.width - 2), 'muted')
  for (const { value } of plot.x.ticks) put(axis, cellOf(plot.width, plot.x, value), glyphs.tick, 'muted')
  const start = side + 2
  return [
    ...rows.map((row, r) => {
      const tick = plot.y.ticks.find(({ value }) => plot.rowOf(value) === r)
      const mark = tick ? glyphs.sideTick : glyphs.side
      return trimLine([{ text: `${(tick?.label ?? '').padStart(side)} ${mark}`, role: 'muted' }, ...spans(row)])
    }),
    trimLine([' '.repeat(start), ...spans(axis)]),
    tickLine(plot.x, plot.width, start, width),
  ]
}

/** Every point with its letter, as far as there are letters, and its numbers: in columns, as many as there is room for. */
export const pointList = (
  points: readonly { readonly label: string; readonly numbers: string }[],
  width: number,
  { ascii }: { readonly ascii: boolean },
): Line[] => {
  if (points.length === 0) return []
  const entries = points.map(({ label, numbers }, i) => ({
    label: areLettered(points.length) ? `${letters[i]} ${label}` : label,
    numbers,
  }))
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
