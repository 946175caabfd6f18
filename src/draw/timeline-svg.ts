/** A timeline as SVG. */
import { type Axis, makeAxis } from './axis.js'
import { clean } from './cells.js'
import { element, escapeXml, ink, polygon, segment, svgPage, textWidth, words, wrapWords } from './svg.js'
import type { Timeline, TimelineRow } from './timeline.js'
import { checkTimeline, extentOf, type TimelineSheet } from './timeline-rows.js'
import { dateWords } from './timeline-speech.js'

const size = 13
const margin = 24
const rowHeight = 24
const lineHeight = 16
const plotWidth = 460
const columnGap = 20
/** Years drawn beyond what is known, in pixels. */
const stub = 28
const header = { weight: 'bold' as const }

const colors: Readonly<Record<string, string>> = { good: ink.good, bad: ink.bad, muted: ink.rule }

const colorOf = ({ role }: TimelineRow): string => colors[role ?? ''] ?? ink.box

/** Shapes of marks, told apart without color. */
const markShape = (kind: number, x: number, y: number): string => {
  const style = {
    fill: kind < 3 ? ink.diamond : ink.paper,
    stroke: kind < 3 ? ink.paper : ink.diamond,
    'stroke-width': 1.2,
  }
  const r = 5.5
  switch (kind % 3) {
    case 0:
      return element('circle', { cx: x, cy: y, r: 5, ...style })
    case 1:
      return polygon(
        [
          [x, y - r],
          [x + r, y + r - 1],
          [x - r, y + r - 1],
        ],
        style,
      ) // prettier-ignore
    default:
      return polygon(
        [
          [x, y - r - 0.5],
          [x + r + 0.5, y],
          [x, y + r + 0.5],
          [x - r - 0.5, y],
        ],
        style,
      ) // prettier-ignore
  }
}

const rowSentence = (row: TimelineRow, kinds: readonly string[]): string => {
  const marks = (row.marks ?? []).map(({ at, kind }) => `${kinds[kind]} ${Math.floor(at)}`)
  return `${row.label}: ${[dateWords(row), ...marks, ...(row.note ? [row.note] : [])].join(', ')}`
}

const describe = (sheet: TimelineSheet): string =>
  [
    clean(sheet.description ?? ''),
    `Timeline of ${sheet.groups.reduce((sum, { rows }) => sum + rows.length, 0)} rows.`,
    ...sheet.groups.flatMap(({ label, rows }) => [
      ...(label === undefined ? [] : [`${label}:`]),
      ...rows.map((row) => `${rowSentence(row, sheet.marks)}.`),
    ]),
  ]
    .filter((part) => part !== '')
    .join(' ')

type Plot = {
  readonly left: number
  readonly axis: Axis | null
  readonly range: readonly [number, number]
  /** Where the past ends. */
  readonly now: number
}

const xOf = ({ left, axis }: Pick<Plot, 'left' | 'axis'>, at: number): number =>
  left + ((Math.min(1, Math.max(-1, axis?.place(at) ?? 0)) + 1) / 2) * plotWidth

const arrow = (x: number, y: number, side: -1 | 1, fill: string): string =>
  polygon(
    [
      [x, y],
      [x - side * 9, y - 6],
      [x - side * 9, y + 6],
    ],
    { fill },
  ) // prettier-ignore

const drawBar = (row: TimelineRow, plot: Plot, y: number): string[] => {
  const [low, high] = plot.range
  const fill = colorOf(row)
  const extent = extentOf(row, (stub * (high - low)) / plotWidth, high)
  const right = plot.left + plotWidth
  const out: string[] = []
  if (extent && extent.from > high) out.push(arrow(right, y, 1, fill))
  else if (extent && extent.to < low) out.push(arrow(plot.left, y, -1, fill))
  else if (extent) {
    const [from, to] = [xOf(plot, extent.from), xOf(plot, extent.to)]
    const isSolid = (extent.isStartKnown && extent.isEndKnown) || extent.isOngoing
    if (isSolid) {
      const past = Math.max(2, Math.min(to, Math.max(plot.now, from)) - from)
      out.push(element('rect', { x: from, y: y - 4, width: past, height: 8, rx: 1.5, fill }))
      // What is only planned is an outline.
      if (to > from + past)
        out.push(
          element('rect', {
            x: from + past,
            y: y - 3.5,
            width: to - from - past,
            height: 7,
            fill: ink.paper,
            stroke: fill,
          }),
        )
    } else {
      const known = extent.isStartKnown ? from : to
      out.push(segment(from, y, to, y, { stroke: fill, 'stroke-width': 2, 'stroke-dasharray': '3 3' }))
      out.push(element('rect', { x: known - 2, y: y - 5, width: 4, height: 10, fill }))
    }
    if (!extent.isStartKnown) out.push(words(from - 2, y + 4, '?', { anchor: 'end', size: 12, fill: ink.muted }))
    if (!extent.isEndKnown && !extent.isOngoing) out.push(words(to + 3, y + 4, '?', { size: 12, fill: ink.muted }))
    if (extent.isOngoing || extent.to > high) out.push(arrow(right + 6, y, 1, fill))
    if (extent.from < low && extent.isStartKnown) out.push(arrow(plot.left - 6, y, -1, fill))
  } else if (!row.marks?.length) out.push(words(plot.left + 6, y + 4, 'dates unknown', { size: 12, fill: ink.muted }))
  for (const { at, kind } of row.marks ?? []) out.push(markShape(kind, xOf(plot, at), y))
  return out
}

/** What the marks that are used mean, and how ends that are not known are drawn. */
const drawLegend = (sheet: TimelineSheet, x: number, y: number, width: number): { parts: string[]; bottom: number } => {
  const rows = sheet.groups.flatMap((group) => group.rows)
  const entries = sheet.marks.flatMap((label, kind) =>
    rows.some(({ marks }) => marks?.some((mark) => mark.kind === kind)) ? [{ label, kind }] : [],
  )
  const parts: string[] = []
  let [left, top] = [x, y]
  for (const { label, kind } of entries) {
    const lines = wrapWords(label, width - 20, 12)
    const wide = 20 + Math.max(...lines.map((line) => textWidth(line, 12))) + 18
    if (left > x && left + wide > x + width) {
      left = x
      top += 20
    }
    parts.push(markShape(kind, left + 6, top - 4))
    parts.push(...lines.map((line, i) => words(left + 18, top + i * 16, line, { size: 12, fill: ink.muted })))
    left += wide
    top += (lines.length - 1) * 16
  }
  const bars = rows.filter(({ start, end }) => start !== null || end !== null)
  const isOpen = bars.some(({ start, end, ongoing }) => start === null || (end === null && !ongoing))
  const ends = [
    isOpen ? 'dashed with ?: start or end unknown' : '',
    bars.some(({ ongoing }) => ongoing) ? 'arrow: ongoing' : '',
    sheet.asOf ? `dashed line: ${sheet.asOf.label}; outline: planned` : '',
  ].filter((text) => text !== '')
  if (ends.length) {
    if (entries.length) top += 20
    parts.push(words(x, top, ends.join('; '), { size: 12, fill: ink.muted }))
  }
  return { parts, bottom: parts.length ? top + 6 : y - 22 }
}

/** Where the columns of a page stand. */
type Columns = {
  readonly lead: number
  readonly labels: number
  readonly notes: number
  readonly left: number
  readonly noteX: number
  readonly width: number
}

const columnsOf = (sheet: TimelineSheet, rows: readonly TimelineRow[]): Columns => {
  const widest = (texts: readonly string[], { isBold = false }: { readonly isBold?: boolean } = {}): number =>
    Math.max(0, ...texts.map((text) => textWidth(text, size, { isBold })))
  const lead = sheet.groups.some(({ label }) => label !== undefined) ? 14 : 0
  const names = lead + widest(rows.map(({ label }) => label))
  const labels = Math.min(300, Math.max(80, widest([sheet.rowLabel ?? ''], { isBold: true }), names))
  const noted = widest(rows.map(({ note }) => note ?? ''))
  const notes = Math.min(240, Math.max(widest([sheet.noteLabel ?? ''], { isBold: true }), noted))
  const left = margin + labels + columnGap
  const noteX = left + plotWidth + columnGap
  return { lead, labels, notes, left, noteX, width: noteX + notes + (notes ? margin : 4) }
}

const plotOf = ({ range, asOf }: TimelineSheet, left: number): Plot => {
  const axis =
    range &&
    makeAxis({
      scale: 'linear',
      range,
      isFixed: true,
      least: 1,
      room: plotWidth,
      measure: (label) => textWidth(label, 12),
      gap: 14,
      most: 12,
    })
  const isNowShown = asOf !== undefined && range !== null && asOf.at >= range[0] && asOf.at <= range[1]
  return {
    left,
    axis,
    range: range ?? [0, 1],
    now: isNowShown ? xOf({ left, axis }, asOf.at) : Number.POSITIVE_INFINITY,
  }
}

/** Groups and their rows from a height on, and the height where they end. */
const drawRows = (
  sheet: TimelineSheet,
  columns: Columns,
  plot: Plot,
  from: number,
): { parts: string[]; end: number } => {
  const { lead, labels, notes, noteX, width } = columns
  const parts: string[] = []
  let y = from
  for (const group of sheet.groups) {
    if (group.label !== undefined) {
      const lines = wrapWords(group.label, width - 2 * margin, size, { isBold: true })
      parts.push(...lines.map((text, i) => words(margin, y + 16 + i * lineHeight, text, header)))
      y += rowHeight + (lines.length - 1) * lineHeight
    }
    for (const row of group.rows) {
      const names = wrapWords(row.label, labels - lead + 1, size)
      const noted = notes ? wrapWords(row.note ?? '', notes + 1, size) : []
      parts.push(
        element(
          'g',
          {},
          element('title', {}, escapeXml(rowSentence(row, sheet.marks))),
          ...names.map((text, i) => words(margin + lead, y + 16 + i * lineHeight, text)),
          ...drawBar(row, plot, y + 12),
          ...noted.map((text, i) => words(noteX, y + 16 + i * lineHeight, text, { fill: ink.muted })),
        ),
      )
      y += rowHeight + (Math.max(names.length, noted.length) - 1) * lineHeight
    }
  }
  return { parts, end: y }
}

/** Years above the rows and below them; their lines and today's lie behind the bars. */
const drawYears = (plot: Plot, top: number, bottom: number): { behind: string[]; beside: string[] } => {
  const ticks = (plot.axis?.ticks ?? []).map(({ value, label }) => ({ x: xOf(plot, value), label }))
  const year = (y: number): string[] => ticks.map(({ x, label }) => words(x, y, label, { anchor: 'middle', size: 12 }))
  const line = (x: number, style: Parameters<typeof segment>[4]): string => segment(x, top, x, bottom + 4, style)
  return {
    behind: [
      ...ticks.map(({ x }) => line(x, { stroke: ink.faint, 'stroke-width': 1 })),
      ...(Number.isFinite(plot.now)
        ? [line(plot.now, { stroke: ink.muted, 'stroke-width': 1, 'stroke-dasharray': '4 2' })]
        : []),
    ],
    beside: [
      ...year(top - 14),
      ...year(bottom + 20),
      ...(plot.axis
        ? [segment(plot.left, bottom + 4, plot.left + plotWidth, bottom + 4, { stroke: ink.text, 'stroke-width': 1 })]
        : []),
    ],
  }
}

/**
 * Bars between years as an SVG document.
 * @param timeline - rows with start and end in years, decimals for months; null where an end is not known
 * @throws RangeError as {@link timelineText} does
 */
export const timelineSvg = (timeline: Timeline): string => {
  const sheet = checkTimeline(timeline)
  const rows = sheet.groups.flatMap((group) => group.rows)
  const columns = columnsOf(sheet, rows)
  const { noteX, width } = columns
  const titles = sheet.title === '' ? [] : wrapWords(sheet.title, width - 2 * margin, 15, { isBold: true })
  const body = titles.map((text, i) => words(margin, margin + 12 + i * 20, text, { size: 15, weight: 'bold' }))
  const y = margin + titles.length * 20 + 8
  const page = (height: number): string =>
    svgPage({ kind: 'timeline', title: sheet.title || 'Timeline', description: describe(sheet), width, height, body })
  if (rows.length === 0) {
    body.push(words(margin, y + 12, 'Nothing to draw.', { fill: ink.muted }))
    return page(y + 12 + margin)
  }
  // What the signs mean stands before them: a picture may be taller than a screen.
  const legend = drawLegend(sheet, margin, y + 14, width - 2 * margin)
  const top = legend.bottom + 8
  const plot = plotOf(sheet, columns.left)
  const drawn = drawRows(sheet, columns, plot, top + 28)
  const years = drawYears(plot, top + 28, drawn.end)
  body.push(
    ...legend.parts,
    words(margin, top + 14, sheet.rowLabel ?? '', header),
    words(noteX, top + 14, sheet.noteLabel ?? '', header),
    segment(margin, top + 22, width - margin, top + 22, { stroke: ink.text, 'stroke-width': 1 }),
    ...years.behind,
    ...drawn.parts,
    ...years.beside,
  )
  return page(drawn.end + 28 + margin)
}
