/** The plot of a forest in SVG: squares, whiskers, diamonds, the lines of reference and the axis. */
import { type Axis, hair, isInside } from './axis.js'
import type { ForestMark, ForestRows } from './forest-rows.js'
import { element, ink, minus, polygon, segment, textWidth, words, wrapWords } from './svg.js'

export type PlotBox = {
  readonly axis: Axis
  readonly left: number
  readonly right: number
  readonly top: number
  /** Where the axis is drawn. */
  readonly bottom: number
  readonly noEffect: number | null
  readonly pooled: number | null
}

/** Room for clip arrows at both ends. */
const gutter = 10

const xOf = ({ axis, left, right }: PlotBox, value: number): number => {
  const half = (right - left) / 2 - gutter
  return (left + right) / 2 + Math.min(1, Math.max(-1, axis.place(value))) * half
}

export const drawReferences = (box: PlotBox): string[] => {
  const out: string[] = []
  if (box.pooled !== null && isInside(box.axis, box.pooled)) {
    const x = xOf(box, box.pooled)
    out.push(segment(x, box.top, x, box.bottom, { stroke: ink.box, 'stroke-width': 1, 'stroke-dasharray': '2 3' }))
  }
  if (box.noEffect !== null && isInside(box.axis, box.noEffect)) {
    const x = xOf(box, box.noEffect)
    out.push(segment(x, box.top, x, box.bottom, { stroke: ink.text, 'stroke-width': 1 }))
  }
  return out
}

const arrow = (box: PlotBox, side: -1 | 1, y: number, fill: string): string => {
  const tip = side < 0 ? box.left : box.right
  return polygon(
    [
      [tip, y],
      [tip - side * 8, y - 4.5],
      [tip - side * 8, y + 4.5],
    ],
    { fill },
  )
}

/** The diamond between two ends, cut straight where the axis ends. */
const diamond = (box: PlotBox, estimate: number, [low, high]: ForestMark['ci'], y: number, fill: string): string => {
  const half = (box.right - box.left) / 2 - gutter
  const at = (value: number): number => (box.left + box.right) / 2 + box.axis.place(value) * half
  const [from, middle, to] = [at(low), at(estimate), at(high)]
  const [least, most] = [box.left + gutter, box.right - gutter]
  const tall = 7
  const rise = (x: number, tip: number): number => (middle === tip ? tall : (tall * (x - tip)) / (middle - tip))
  const [start, end] = [Math.max(from, least), Math.min(to, most)]
  const points: [number, number][] = [
    [start, y - rise(start, from)],
    [middle, y - tall],
    [end, y - rise(end, to)],
    [end, y + rise(end, to)],
    [middle, y + tall],
    [start, y + rise(start, from)],
  ]
  return polygon(points, { fill })
}

const colorOf = (mark: ForestMark, depth: number): string => {
  if (mark.kind === 'left-out') return ink.rule
  if (mark.kind === 'prediction') return ink.muted
  return mark.kind === 'summary' && depth === 0 ? ink.diamond : ink.box
}

/** One row of the plot, centered on y. */
export const drawMark = (box: PlotBox, mark: ForestMark, y: number, depth: number): string => {
  const fill = colorOf(mark, depth)
  const [low, high] = mark.ci
  const place = box.axis.place
  if (place(high) < -1 - hair) return arrow(box, -1, y, fill)
  if (place(low) > 1 + hair) return arrow(box, 1, y, fill)
  const isClippedLeft = place(low) < -1 - hair
  const isClippedRight = place(high) > 1 + hair
  const out: string[] = []
  const from = isClippedLeft ? box.left + 4 : xOf(box, low)
  const to = isClippedRight ? box.right - 4 : xOf(box, high)
  const line = { stroke: fill, 'stroke-width': 1.4 }
  const inside = mark.estimate !== null && isInside(box.axis, mark.estimate) ? mark.estimate : null
  if (mark.kind === 'summary' && inside !== null) {
    out.push(diamond(box, inside, mark.ci, y, fill))
  } else if (mark.kind === 'prediction') {
    out.push(segment(from, y, to, y, { stroke: fill, 'stroke-width': 2, 'stroke-dasharray': '5 3' }))
    if (!isClippedLeft) out.push(segment(from, y - 5, from, y + 5, { stroke: fill, 'stroke-width': 1.4 }))
    if (!isClippedRight) out.push(segment(to, y - 5, to, y + 5, { stroke: fill, 'stroke-width': 1.4 }))
  } else {
    out.push(segment(from, y, to, y, mark.kind === 'left-out' ? { ...line, 'stroke-dasharray': '3 2' } : line))
    if (!isClippedLeft) out.push(segment(from, y - 3.5, from, y + 3.5, line))
    if (!isClippedRight) out.push(segment(to, y - 3.5, to, y + 3.5, line))
  }
  if (isClippedLeft) out.push(arrow(box, -1, y, fill))
  if (isClippedRight) out.push(arrow(box, 1, y, fill))
  if (inside !== null && mark.kind !== 'summary') {
    const x = xOf(box, inside)
    if (mark.kind === 'left-out') {
      const cross = { stroke: ink.muted, 'stroke-width': 1.6 }
      out.push(segment(x - 4, y - 4, x + 4, y + 4, cross), segment(x - 4, y + 4, x + 4, y - 4, cross))
    } else {
      const side = mark.size === null ? 8 : Math.max(3.5, 15 * mark.size)
      out.push(element('rect', { x: x - side / 2, y: y - side / 2, width: side, height: side, fill }))
    }
  }
  return out.join('')
}

/** Words centered on x, moved where they would leave the page. */
const centered = (text: string, x: number, y: number, width: number): string[] =>
  wrapWords(text, width - 32, 12).map((part, i) => {
    const half = textWidth(part, 12) / 2 + 16
    const at = Math.max(half, Math.min(width - half, x))
    return words(at, y + i * 16, part, { anchor: 'middle', size: 12 })
  })

const favors = (box: PlotBox, rows: ForestRows, y: number, width: number): { parts: string[]; bottom: number } => {
  if (!rows.favors) return { parts: [], bottom: y }
  const left = `\u2190 ${rows.favors.left}`
  const right = `${rows.favors.right} \u2192`
  const x =
    box.noEffect !== null && isInside(box.axis, box.noEffect) ? xOf(box, box.noEffect) : (box.left + box.right) / 2
  const [leftWidth, rightWidth] = [textWidth(left, 12), textWidth(right, 12)]
  const edge = 16
  if (leftWidth + rightWidth + 20 + 2 * edge > width) {
    const lines = [...wrapWords(left, width - 2 * edge, 12), ...wrapWords(right, width - 2 * edge, 12)]
    return {
      parts: lines.map((text, i) => words(edge, y + 14 + i * 16, text, { size: 12 })),
      bottom: y + lines.length * 16,
    }
  }
  const at = Math.max(edge + leftWidth + 10, Math.min(width - edge - rightWidth - 10, x))
  return {
    parts: [words(at - 10, y + 14, left, { anchor: 'end', size: 12 }), words(at + 10, y + 14, right, { size: 12 })],
    bottom: y + 18,
  }
}

/** Axis, tick labels, what the axis shows and what lies on either side; `bottom` is where it ends. */
export const drawAxis = (box: PlotBox, rows: ForestRows, width: number): { parts: string[]; bottom: number } => {
  const y = box.bottom
  const parts = [segment(box.left + gutter, y, box.right - gutter, y, { stroke: ink.text, 'stroke-width': 1 })]
  for (const { value, label } of box.axis.ticks) {
    const x = xOf(box, value)
    parts.push(
      segment(x, y, x, y + 5, { stroke: ink.text, 'stroke-width': 1 }),
      words(x, y + 18, minus(label), { anchor: 'middle', size: 12 }),
    )
  }
  let bottom = y + 22
  const sides = favors(box, rows, bottom, width)
  parts.push(...sides.parts)
  bottom = sides.bottom
  if (rows.axisLabel) {
    const label = centered(rows.axisLabel, (box.left + box.right) / 2, bottom + 15, width)
    parts.push(...label)
    bottom += label.length * 16 + 4
  }
  return { parts, bottom }
}
