/** A plot of points and lines as SVG. */
import { itemAt } from '../collections.js'
import { type Axis, isInside, makeAxis } from './axis.js'
import type { Scatter, ScatterLine } from './scatter.js'
import { checkScatter, type ScatterSheet, scatterSaid } from './scatter-frame.js'
import { element, escapeXml, ink, minus, segment, svgPage, textWidth, words, wrapWords } from './svg.js'

const box = { left: 84, width: 540, height: 380 } as const
const margin = 24
const inset = 12

type Plot = {
  readonly top: number
  readonly x: Axis
  readonly y: Axis
  readonly toX: (x: number) => number
  readonly toY: (y: number) => number
}

const strokes = {
  main: { stroke: ink.diamond, 'stroke-width': 1.8 },
  limit: { stroke: ink.muted, 'stroke-width': 1.1, 'stroke-dasharray': '5 4' },
  faint: { stroke: ink.rule, 'stroke-width': 0.8 },
} as const

/** The segments that lie inside the plot. */
const drawLine = (line: ScatterLine, { x, y, toX, toY }: Plot): string[] =>
  line.points.slice(1).flatMap(([endX, endY], i) => {
    const [fromX, fromY] = itemAt(line.points, i)
    const isIn =
      [fromX, endX].every((value) => isInside(x, value)) && [fromY, endY].every((value) => isInside(y, value))
    return isIn ? [segment(toX(fromX), toY(fromY), toX(endX), toY(endY), strokes[line.kind])] : []
  })

const drawAxes = (sheet: ScatterSheet, { top, x, y, toX, toY }: Plot): string[] => {
  const bottom = top + box.height
  const line = { stroke: ink.text, 'stroke-width': 1 }
  const middle = top + box.height / 2
  return [
    element('rect', { x: box.left, y: top, width: box.width, height: box.height, fill: 'none', stroke: ink.rule }),
    ...x.ticks.flatMap(({ value, label }) => [
      segment(toX(value), bottom, toX(value), bottom + 5, line),
      words(toX(value), bottom + 19, minus(label), { anchor: 'middle', size: 12 }),
    ]),
    ...y.ticks.flatMap(({ value, label }) => [
      segment(box.left - 5, toY(value), box.left, toY(value), line),
      words(box.left - 9, toY(value) + 4, minus(label), { anchor: 'end', size: 12 }),
    ]),
    words(margin + 6, middle, sheet.yLabel, {
      anchor: 'middle',
      size: 12,
      transform: `rotate(-90 ${margin + 6} ${middle})`,
    }),
  ]
}

type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
const overlaps = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

const radiusOf = (size: number | undefined): number => (size === undefined ? 4 : 3 + 11 * Math.sqrt(Math.max(0, size)))

/** Points, large ones below, each with its name where there is room and always as a tooltip. */
const drawPoints = (sheet: ScatterSheet, plot: Plot): string[] => {
  const inside = sheet.points.filter(({ x, y }) => isInside(plot.x, x) && isInside(plot.y, y))
  const sorted = [...inside].sort((a, b) => (b.size ?? 0) - (a.size ?? 0))
  const taken: Rect[] = sorted.map(({ x, y, size }) => {
    const r = Math.min(6, radiusOf(size))
    return { x: plot.toX(x) - r, y: plot.toY(y) - r, width: 2 * r, height: 2 * r }
  })
  const circles = sorted.map((point) => {
    const { x, y } = sheet.write(point)
    return element(
      'circle',
      {
        cx: plot.toX(point.x),
        cy: plot.toY(point.y),
        r: radiusOf(point.size),
        fill: ink.box,
        'fill-opacity': point.size === undefined ? 1 : 0.65,
        stroke: ink.paper,
        'stroke-width': 1,
      },
      element('title', {}, escapeXml(`${point.label}: ${minus(x)}, ${minus(y)}`)),
    )
  })
  const names = sorted.flatMap((point) => {
    const width = textWidth(point.label, 11)
    const [x, y, r] = [plot.toX(point.x), plot.toY(point.y), radiusOf(point.size)]
    for (const anchor of ['start', 'end'] as const) {
      const spot = { x: anchor === 'start' ? x + r + 3 : x - r - 3 - width, y: y - 6, width, height: 12 }
      if (spot.x < box.left + 2 || spot.x + width > box.left + box.width - 2) continue
      if (taken.some((other) => overlaps(spot, other))) continue
      taken.push(spot)
      return [
        words(anchor === 'start' ? x + r + 3 : x - r - 3, y + 4, point.label, { anchor, size: 11, fill: ink.muted }),
      ]
    }
    return []
  })
  return [...circles, ...names]
}

const lineWords = { main: 'strong line', limit: 'dashed', faint: 'thin lines' } as const

/**
 * Points and lines as an SVG document; every point and number stands in its description too.
 * @param scatter - points and lines in units of the axes
 * @throws RangeError as {@link scatterText} does
 */
export const scatterSvg = (scatter: Scatter): string => {
  const sheet = checkScatter(scatter)
  const width = box.left + box.width + margin
  const titles = wrapWords(sheet.title, width - 2 * margin, 15, { isBold: true })
  const body = titles.map((text, i) => words(margin, margin + 12 + i * 20, text, { size: 15, weight: 'bold' }))
  const top = margin + titles.length * 20 + 8
  const y = makeAxis({ scale: sheet.yScale, range: sheet.ys, room: box.height, measure: () => 12, gap: 26 })
  const x = makeAxis({
    scale: sheet.xScale,
    range: sheet.xs,
    room: box.width - 20,
    measure: (label) => textWidth(label, 12),
    gap: 14,
    most: 9,
  })
  const plot: Plot = {
    top,
    x,
    y,
    toX: (value) => box.left + box.width / 2 + x.place(value) * (box.width / 2 - inset),
    toY: (value) => top + box.height / 2 - y.place(value) * (box.height / 2 - inset),
  }
  body.push(
    ...(['faint', 'limit', 'main'] as const).flatMap((kind) =>
      sheet.lines.filter((line) => line.kind === kind).flatMap((line) => drawLine(line, plot)),
    ),
    ...drawAxes(sheet, plot),
    ...drawPoints(sheet, plot),
  )
  const center = box.left + box.width / 2
  let bottom = top + box.height + 24
  const put = (text: string, size: number, fill: string): void => {
    for (const part of wrapWords(text, box.width, size)) {
      bottom += size + 4
      body.push(words(center, bottom, part, { anchor: 'middle', size, fill }))
    }
  }
  put(sheet.xLabel, 12, ink.text)
  const keys = [
    ...new Set(sheet.lines.filter(({ label }) => label).map(({ kind, label }) => `${lineWords[kind]}: ${label}`)),
  ]
  if (keys.length) put(keys.join('; '), 11.5, ink.muted)
  if (sheet.remark) put(sheet.remark, 11.5, ink.muted)
  return svgPage({
    kind: sheet.kind,
    title: sheet.title,
    description: scatterSaid(scatter).join(' '),
    width,
    height: bottom + margin,
    body,
  })
}
