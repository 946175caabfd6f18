/** A timeline in terminal cells. */

import type { Line, Role } from '../answer.js'
import { ensure, itemAt } from '../collections.js'
import { cellWidth, pad } from '../widths.js'
import { type Axis, makeAxis } from './axis.js'
import { cellOf, tickText } from './axis-text.js'
import {
  asking,
  cut,
  emptyRow,
  flow,
  type Glyph,
  longestWord,
  pageWidth,
  put,
  spans,
  tint,
  trimLine,
  wrap,
  wrapTo,
} from './cells.js'
import type { TextOptions } from './forest.js'
import type { Timeline, TimelineRow } from './timeline.js'
import { checkTimeline, extentOf, type TimelineSheet } from './timeline-rows.js'

const unicode = {
  bar: '━',
  planned: '╌',
  now: '│',
  unknown: '┄',
  left: '◄',
  right: '►',
  grid: '┊',
  axis: '─',
  tick: '┬',
  marks: ['●', '▲', '◆', '○', '△', '◇'],
}
const plainGlyphs = {
  bar: '=',
  planned: '~',
  now: '|',
  unknown: '-',
  left: '<',
  right: '>',
  grid: ':',
  axis: '-',
  tick: '+',
  marks: ['*', '^', '#', 'o', 'x', '@'],
} // prettier-ignore

const gap = 2
const mostLabelLines = 4
const rowsBetweenYears = 20
const leastPlot = 15
/** Longer words of notes are broken. */
const mostWord = 20

type Sheet = {
  readonly timeline: TimelineSheet
  readonly glyphs: typeof unicode
  readonly label: number
  readonly note: number
  readonly plot: number
  readonly axis: Axis | null
  readonly ascii: boolean
  /** Lines that a row may take. */
  readonly lines: number
}

/** The cell of the day of the records, where the years hold it. */
const nowCell = ({ plot, axis, timeline: { asOf, range } }: Sheet): number | undefined =>
  asOf && axis && range && asOf.at >= range[0] && asOf.at <= range[1] ? cellOf(plot, axis, asOf.at) : undefined

const gridRow = (sheet: Sheet): Glyph[] => {
  const { plot, axis, glyphs } = sheet
  const row = emptyRow(plot)
  for (const { value } of axis?.ticks ?? []) put(row, cellOf(plot, ensure(axis), value), glyphs.grid, 'muted')
  const now = nowCell(sheet)
  if (now !== undefined) put(row, now, glyphs.now, 'muted')
  return row
}

/** A mark moves to the next free cell rather than hide another. */
const putMark = (row: Glyph[], taken: Set<number>, at: number, char: string, role: Role | undefined): void => {
  for (let step = 0; step < row.length; step++)
    for (const cell of [at + step, at - step])
      if (cell >= 0 && cell < row.length && !taken.has(cell)) {
        taken.add(cell)
        put(row, cell, char, role)
        return
      }
}

const barRow = (sheet: Sheet, entry: TimelineRow): Glyph[] => {
  const { plot, axis, glyphs } = sheet
  const row = gridRow(sheet)
  const range = sheet.timeline.range
  if (!axis || !range) return row
  const [low, high] = range
  const role = entry.role
  const years = (high - low) / plot
  const extent = extentOf(entry, 3 * years, high)
  if (extent && extent.from > high) put(row, plot - 1, glyphs.right, role)
  else if (extent && extent.to < low) put(row, 0, glyphs.left, role)
  else if (extent) {
    const from = extent.from < low && extent.isStartKnown ? 0 : cellOf(plot, axis, extent.from)
    const to = extent.to > high && extent.isEndKnown ? plot - 1 : cellOf(plot, axis, extent.to)
    // Of two ends one is known: the bar is solid from there as far as marks show that it went on.
    const isSolid = (extent.isStartKnown && extent.isEndKnown) || extent.isOngoing
    const now = nowCell(sheet) ?? plot
    for (let i = from; i <= to; i++)
      if (i !== now) put(row, i, !isSolid ? glyphs.unknown : i > now ? glyphs.planned : glyphs.bar, role)
    if (!isSolid) put(row, extent.isStartKnown ? from : to, glyphs.bar, role)
    if (!extent.isStartKnown) put(row, from, '?', role)
    if (!extent.isEndKnown && !extent.isOngoing) put(row, to, '?', role)
    if (extent.isOngoing) put(row, plot - 1, glyphs.right, role)
    if (extent.from < low && extent.isStartKnown) put(row, 0, glyphs.left, role)
    if (extent.to > high && extent.isEndKnown) put(row, plot - 1, glyphs.right, role)
  } else if (!entry.marks?.length) put(row, 1, 'dates unknown', 'muted')
  const taken = new Set<number>()
  for (const { at, kind } of entry.marks ?? []) {
    const cell = at < low ? 0 : at > high ? plot - 1 : cellOf(plot, axis, at)
    putMark(row, taken, cell, itemAt(glyphs.marks, kind), role ?? 'strong')
  }
  return row
}

const rowLines = (sheet: Sheet, row: TimelineRow, lead: string): Line[] => {
  const names = wrapTo(row.label, sheet.label - lead.length, Math.min(mostLabelLines, sheet.lines), {
    ascii: sheet.ascii,
  })
  const notes = sheet.note ? wrapTo(row.note ?? '', sheet.note, sheet.lines, { ascii: sheet.ascii }) : []
  return Array.from({ length: Math.max(names.length, notes.length) }, (_, i) =>
    trimLine([
      asking(pad(lead + (names[i] ?? ''), sheet.label), row.ask),
      ' '.repeat(gap),
      ...spans(i === 0 ? barRow(sheet, row) : gridRow(sheet)),
      ' '.repeat(gap),
      tint(notes[i] ?? '', row.role),
    ]),
  )
}

const legend = (sheet: Sheet): string[] => {
  const { timeline, glyphs } = sheet
  const rows = timeline.groups.flatMap((group) => group.rows)
  const used = new Set(rows.flatMap(({ marks }) => (marks ?? []).map(({ kind }) => kind)))
  const entries = timeline.marks.flatMap((label, kind) => (used.has(kind) ? [`${glyphs.marks[kind]} ${label}`] : []))
  const hasBar = rows.filter(({ start, end }) => start !== null || end !== null)
  if (hasBar.some(({ start, end, ongoing }) => start === null || (end === null && !ongoing)))
    entries.push(`${glyphs.unknown}? start or end unknown`)
  if (hasBar.some(({ ongoing }) => ongoing)) entries.push(`${glyphs.right} ongoing`)
  const { asOf } = timeline
  if (asOf && nowCell(sheet) !== undefined) {
    entries.push(`${glyphs.now} ${asOf.label}`)
    if (hasBar.some(({ end }) => end !== null && end > asOf.at)) entries.push(`${glyphs.planned} planned`)
  }
  return entries
}

/** Lines that a row may take; as many as its words need where not given. */
export type TimelineTextOptions = TextOptions & { readonly lines?: number }

/**
 * Bars between years as lines of text; ends that are not known are drawn as such. The title is left to the page.
 * @param input - rows with start and end in years, decimals for months; null where an end is not known
 * @throws RangeError for a year that is not finite, an end before its start, or an end of what is ongoing
 */
export const timelineText = (input: Timeline, options: TimelineTextOptions): readonly Line[] => {
  const width = pageWidth(options.width)
  const ascii = options.ascii ?? false
  const timeline = checkTimeline(input)
  const rows = timeline.groups.flatMap((group) => group.rows)
  if (rows.length === 0) return [{ text: 'Nothing to draw.', role: 'muted' }]
  const indent = timeline.groups.some((group) => group.label !== undefined) ? '  ' : ''
  const names = Math.max(
    cellWidth(timeline.rowLabel ?? ''),
    ...rows.map(({ label }) => cellWidth(label) + indent.length),
  )
  const notes = rows.map(({ note }) => note ?? '')
  const noted = Math.max(cellWidth(timeline.noteLabel ?? ''), ...notes.map(cellWidth))
  const note = noted && Math.min(noted, Math.max(Math.min(longestWord(notes), mostWord), Math.floor(width * 0.25)))
  // Labels take what the least plot and the notes leave.
  const spare = width - leastPlot - gap - (note ? note + gap : 0)
  const label = Math.min(names, Math.max(12, Math.min(Math.floor(width * 0.42), spare)))
  const room = Math.max(leastPlot, Math.min(101, width - label - gap - (note ? note + gap : 0)))
  const plot = room % 2 ? room : room - 1
  const axis =
    timeline.range &&
    makeAxis({
      scale: 'linear',
      range: timeline.range,
      isFixed: true,
      least: 1,
      room: plot - 3,
      measure: cellWidth,
      gap: 2,
      most: 10,
    })
  const sheet: Sheet = {
    timeline,
    glyphs: ascii ? plainGlyphs : unicode,
    label,
    note,
    plot,
    axis,
    ascii,
    lines: options.lines ?? Infinity,
  }
  const start = label + gap
  const head = (years: string): Line =>
    trimLine([
      tint(pad(cut(timeline.rowLabel ?? '', label, { ascii }), start), 'heading'),
      tint(pad(years.slice(start), plot + gap), 'muted'),
      tint(cut(timeline.noteLabel ?? '', note, { ascii }), 'heading'),
    ])
  const years: Line[] = axis
    ? [
        head(tickText(axis, plot, start, start + plot + gap)),
        trimLine([
          ' '.repeat(start),
          ...spans(
            axis.ticks.reduce(
              (foot, { value }) => {
                put(foot, cellOf(plot, axis, value), sheet.glyphs.tick, 'axis')
                return foot
              },
              put(emptyRow(plot), 1, sheet.glyphs.axis.repeat(plot - 2), 'axis'),
            ),
          ),
        ]),
      ]
    : [head('')]
  const body: Line[] = []
  let since = 0
  for (const group of timeline.groups) {
    if (group.label !== undefined) body.push(...wrap(group.label, width).map((text) => tint(text, 'strong')))
    for (const row of group.rows) {
      // The years again, before they are out of sight.
      if (since === rowsBetweenYears) {
        body.push(...years)
        since = 0
      }
      body.push(...rowLines(sheet, row, indent))
      since++
    }
  }
  return [...flow(legend(sheet), width), ...years, ...body]
}
