/** A funnel plot as SVG. */
import { itemAt } from '../collections.js'
import { plural } from '../text.js'
import { type Axis, makeAxis } from './axis.js'
import { clean } from './cells.js'
import type { Funnel, PlottedStudy } from './funnel.js'
import { checkFunnel, type FunnelSheet, percent } from './funnel-points.js'
import { element, escapeXml, ink, minus, polygon, segment, svgPage, textWidth, words, wrapWords } from './svg.js'

const box = { left: 78, width: 540, height: 360 } as const
const margin = 24

type Plot = {
  readonly top: number
  readonly x: Axis
  readonly y: Axis
  readonly toX: (x: number) => number
  readonly toY: (se: number) => number
}

const describe = (funnel: Funnel, sheet: FunnelSheet): string =>
  [
    clean(funnel.description ?? ''),
    `Funnel plot of ${plural(sheet.points.length, 'study', 'studies')}: estimates against their standard errors, the most precise on top.`,
    sheet.axisLabel && `${sheet.axisLabel}.`,
    sheet.center !== null &&
      `The funnel is centered at ${minus(sheet.write({ label: '', x: sheet.center, se: 0 }).x)}.`,
    ...sheet.points.map((point) => {
      const { x, se } = sheet.write(point)
      const outside = sheet.isOutside(point) ? `, outside the ${percent(sheet.contours[0]?.level ?? 0)} limits` : ''
      return `${point.label}: ${minus(x)} (standard error ${se}${outside}).`
    }),
  ]
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .join(' ')

/** Shades from the widest limits (darker) inward to white. */
const shades = ['#ffffff', '#f3f5f8', '#e7ebef', '#dce1e7', '#d0d7de']

const shade = (i: number): string => itemAt(shades, Math.min(i, shades.length - 1))

const drawFunnel = (sheet: FunnelSheet, { top, y, toX, toY }: Plot): string[] => {
  const out = [
    element('rect', { x: box.left, y: top, width: box.width, height: box.height, fill: shade(sheet.contours.length) }),
  ]
  const { center } = sheet
  if (center === null) return out
  for (const [i, { z }] of [...sheet.contours.entries()].reverse()) {
    const [left, right] = [toX(center - z * y.high), toX(center + z * y.high)]
    out.push(
      polygon(
        [
          [toX(center), toY(0)],
          [right, toY(y.high)],
          [left, toY(y.high)],
        ],
        { fill: shade(i) },
      ),
      ...[left, right].map((x) =>
        segment(toX(center), toY(0), x, toY(y.high), {
          stroke: ink.muted,
          'stroke-width': i === 0 ? 1.2 : 0.8,
          'stroke-dasharray': i === 0 ? '5 4' : '2 3',
        }),
      ),
    )
  }
  out.push(segment(toX(center), top, toX(center), top + box.height, { stroke: ink.muted, 'stroke-width': 1 }))
  if (sheet.reference)
    out.push(
      segment(toX(sheet.reference.x), top, toX(sheet.reference.x), top + box.height, {
        stroke: ink.box,
        'stroke-width': 1.2,
        'stroke-dasharray': '2 3',
      }),
    )
  return out
}

const drawAxes = (sheet: FunnelSheet, { top, x, y, toX, toY }: Plot): string[] => {
  const bottom = top + box.height
  const line = { stroke: ink.text, 'stroke-width': 1 }
  const out = [
    element('rect', { x: box.left, y: top, width: box.width, height: box.height, fill: 'none', stroke: ink.rule }),
  ]
  for (const { value, label } of x.ticks) {
    const at = toX(sheet.scale === 'log' ? Math.log(value) : value)
    out.push(segment(at, bottom, at, bottom + 5, line))
    out.push(words(at, bottom + 19, minus(label), { anchor: 'middle', size: 12 }))
  }
  for (const { value, label } of y.ticks) {
    out.push(segment(box.left - 5, toY(value), box.left, toY(value), line))
    out.push(words(box.left - 9, toY(value) + 4, label, { anchor: 'end', size: 12 }))
  }
  const middle = top + box.height / 2
  out.push(
    words(margin + 6, middle, 'Standard error', {
      anchor: 'middle',
      size: 12,
      transform: `rotate(-90 ${margin + 6} ${middle})`,
    }),
  )
  return out
}

type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

const overlaps = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/**
 * Names of points outside the limits, beside them: away from the funnel, or else toward it, as long as they do not reach
 * it. A name for which there is no room is told by its tooltip and the description.
 */
const drawNames = (sheet: FunnelSheet, plot: Plot): string[] => {
  const taken: Rect[] = sheet.points.map(({ x, se }) => ({
    x: plot.toX(x) - 4,
    y: plot.toY(se) - 4,
    width: 8,
    height: 8,
  }))
  const { center, contours } = sheet
  const out: string[] = []
  for (const point of sheet.points.filter(sheet.isOutside)) {
    const width = textWidth(point.label, 11)
    const [x, y] = [plot.toX(point.x), plot.toY(point.se)]
    const reach = (contours[0]?.z ?? 0) * point.se
    const isLeft = point.x < (center ?? 0)
    const least = isLeft ? box.left + 2 : plot.toX((center ?? 0) + reach) + 3
    const most = isLeft ? plot.toX((center ?? 0) - reach) - 3 : box.left + box.width - 2
    for (const anchor of isLeft ? (['end', 'start'] as const) : (['start', 'end'] as const)) {
      const spot = { x: anchor === 'start' ? x + 7 : x - 7 - width, y: y - 6, width, height: 12 }
      if (spot.x < least || spot.x + width > most || taken.some((other) => overlaps(spot, other))) continue
      taken.push(spot)
      out.push(words(anchor === 'start' ? x + 7 : x - 7, y + 4, point.label, { anchor, size: 11, fill: ink.muted }))
      break
    }
  }
  return out
}

const drawPoint = (sheet: FunnelSheet, plot: Plot, point: PlottedStudy): string => {
  const { x, se } = sheet.write(point)
  return element(
    'circle',
    { cx: plot.toX(point.x), cy: plot.toY(point.se), r: 4, fill: ink.box, stroke: ink.paper, 'stroke-width': 1 },
    element('title', {}, escapeXml(`${point.label}: ${minus(x)} (SE ${se})`)),
  )
}

const key = (sheet: FunnelSheet): string => {
  const [first, ...further] = sheet.contours
  return [
    first && `dashed: ${percent(first.level)} limits`,
    further.length && `dotted: ${further.map(({ level }) => percent(level)).join(' and ')} limits`,
    sheet.reference && `dotted blue: ${sheet.reference.label}`,
    sheet.scale === 'log' && 'standard errors are those of the log',
  ]
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .join('; ')
}

/**
 * A funnel plot as an SVG document; points carry their names and numbers as tooltips and in the description.
 * @param funnel - studies with their standard errors, on the scale of the axis
 * @throws RangeError as {@link funnelText} does
 */
export const funnelSvg = (funnel: Funnel): string => {
  const sheet = checkFunnel(funnel)
  const width = box.left + box.width + margin
  const titles = sheet.title === '' ? [] : wrapWords(sheet.title, width - 2 * margin, 15, { isBold: true })
  const body = titles.map((text, i) => words(margin, margin + 12 + i * 20, text, { size: 15, weight: 'bold' }))
  const top = margin + titles.length * 20 + 8
  const page = (height: number): string =>
    svgPage({
      kind: 'funnel',
      title: sheet.title || 'Funnel plot',
      description: describe(funnel, sheet),
      width,
      height,
      body,
    })
  if (sheet.points.length === 0) {
    body.push(words(margin, top + 12, 'No studies to draw.', { fill: ink.muted }))
    return page(top + 12 + margin)
  }
  const measure = (label: string): number => textWidth(label, 12)
  const y = makeAxis({ scale: 'linear', range: [0, sheet.deepest], room: box.height, measure: () => 12, gap: 26 })
  const x = makeAxis({
    scale: sheet.scale,
    range: sheet.range(y.high),
    room: box.width - 20,
    measure,
    gap: 14,
    most: 9,
  })
  const plot: Plot = {
    top,
    x,
    y,
    toX: (value) => box.left + box.width / 2 + x.place(sheet.onAxis(value)) * (box.width / 2 - 10),
    toY: (se) => top + ((y.place(se) + 1) / 2) * (box.height - 8) + 8,
  }
  body.push(
    ...drawFunnel(sheet, plot),
    ...drawAxes(sheet, plot),
    ...sheet.points.map((point) => drawPoint(sheet, plot, point)),
    ...drawNames(sheet, plot),
  )
  let bottom = top + box.height + 24
  const center = box.left + box.width / 2
  const label = sheet.axisLabel === '' ? [] : wrapWords(sheet.axisLabel, box.width, 12)
  body.push(...label.map((text, i) => words(center, bottom + 15 + i * 16, text, { anchor: 'middle', size: 12 })))
  bottom += label.length * 16 + 4
  const keys = key(sheet) === '' ? [] : wrapWords(key(sheet), box.width, 11.5)
  body.push(
    ...keys.map((text, i) =>
      words(center, bottom + 14 + i * 15, text, { anchor: 'middle', size: 11.5, fill: ink.muted }),
    ),
  )
  return page(bottom + keys.length * 15 + margin)
}
