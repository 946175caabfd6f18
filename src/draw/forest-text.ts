/** A forest plot in terminal cells. */
import type { Line, Role, Span } from '../answer.js'
import { cellWidth, pad } from '../widths.js'
import { makeAxis } from './axis.js'
import { tickLine } from './axis-text.js'
import { asking, centered, cut, pageWidth, smallPrint, spans, tint, trimLine, wrap, wrapTo } from './cells.js'
import type { Forest, TextOptions } from './forest.js'
import { type ForestLayout, gap, layoutForest } from './forest-layout.js'
import {
  asciiGlyphs,
  axisRow,
  type Glyphs,
  makeFrame,
  markRow,
  type PlotFrame,
  referenceRow,
  unicodeGlyphs,
} from './forest-plot.js'
import { type ForestRow, type ForestRows, forestRows } from './forest-rows.js'

type Sheet = {
  readonly rows: ForestRows
  readonly layout: ForestLayout
  readonly frame: PlotFrame | null
  readonly glyphs: Glyphs
  readonly width: number
  readonly ascii: boolean
}

const between = ' '.repeat(gap)

/** Cells before the plot: the study names and the extra columns. */
const plotStart = ({ label, columns }: ForestLayout): number =>
  label + columns.reduce<number>((sum, column) => sum + (column === null ? 0 : column + gap), 0) + gap

/** One line of the table: each part already fills its column. */
const line = (
  { layout, rows, ascii }: Sheet,
  label: Span,
  cells: readonly string[],
  plot: readonly Span[],
  numbers: Span,
  weight: Span,
  role?: Role,
): Line => {
  const parts: Span[] = [label]
  layout.columns.forEach((width, i) => {
    if (width === null) return
    parts.push(between, tint(pad(cut(cells[i] ?? '', width, { ascii }), width, rows.columns[i]?.align), role))
  })
  if (layout.plot) parts.push(between, ...plot)
  if (layout.numbers) parts.push(between, numbers)
  if (layout.weight) parts.push(between, weight)
  return trimLine(parts)
}

const headerLine = (sheet: Sheet): Line => {
  const { rows, layout, ascii } = sheet
  const head = (text: string, width: number, align: 'left' | 'right'): Span => ({
    text: pad(cut(text, width, { ascii }), width, align),
    role: 'heading',
  })
  return line(
    sheet,
    head(rows.studyLabel, layout.label, 'left'),
    rows.columns.map((column) => column.label),
    [' '.repeat(layout.plot)],
    head(rows.estimateLabel, layout.numbers, 'right'),
    head('Weight', layout.weight, 'right'),
    'heading',
  )
}

/** Names longer than this many lines are cut. */
const mostLabelLines = 4

const dataLines = (sheet: Sheet, row: Extract<ForestRow, { kind: 'data' }>): Line[] => {
  const { layout, frame, glyphs, ascii } = sheet
  const role: Role | undefined = row.style === 'summary' ? 'strong' : row.style === 'study' ? undefined : 'muted'
  const lead = '  '.repeat(row.depth) + (row.style === 'left-out' ? `${glyphs.leftOut} ` : '')
  if (!row.mark && row.cells.every((cell) => cell === '')) return wordLines(sheet, row.label, lead, 'muted', row.ask)
  const names =
    cellWidth(row.label) + lead.length <= layout.label
      ? [row.label]
      : wrapTo(row.label, layout.label - lead.length, mostLabelLines, { ascii })
  const cells = layout.columns.map((width, i) => (width === null ? [] : wrap(row.cells[i] ?? '', width)))
  const { parts } = layout
  const written = row.numbers
    ? `${pad(row.numbers.estimate, parts.estimate, 'right')}${parts.estimate ? ' ' : ''}[${pad(row.numbers.low, parts.low, 'right')}, ${pad(row.numbers.high, parts.high, 'right')}]`
    : ''
  const height = Math.max(names.length, ...cells.map((lines) => lines.length))
  return Array.from({ length: height }, (_, i) => {
    const name = (i === 0 ? lead : ' '.repeat(lead.length)) + (names[i] ?? '')
    const plot = frame
      ? spans(row.mark && i === 0 ? markRow(frame, row.mark, glyphs) : referenceRow(frame, glyphs))
      : []
    return line(
      sheet,
      asking(pad(name, layout.label), row.ask, role),
      cells.map((lines) => lines[i] ?? ''),
      plot,
      tint(pad(i === 0 ? written : '', layout.numbers, 'right'), role),
      tint(pad(i === 0 ? row.weight : '', layout.weight, 'right'), role),
      role,
    )
  })
}

/** Words that stand in front of the plot where they fit there, so that its lines go on; otherwise across the whole width. */
const wordLines = (
  { layout, frame, glyphs, width }: Sheet,
  text: string,
  lead: string,
  role: Role,
  ask?: readonly string[],
): Line[] => {
  const start = plotStart(layout)
  if (frame && lead.length + cellWidth(text) <= start - gap)
    return [trimLine([asking(pad(lead + text, start), ask, role), ...spans(referenceRow(frame, glyphs))])]
  return wrap(text, Math.max(1, width - lead.length)).map((part, i) =>
    asking((i === 0 ? lead : ' '.repeat(lead.length)) + part, ask, role),
  )
}

const rowLines = (sheet: Sheet, row: ForestRow): Line[] => {
  switch (row.kind) {
    case 'data':
      return dataLines(sheet, row)
    case 'heading':
      return wordLines(sheet, row.text, '', 'strong')
    case 'note':
      return wordLines(sheet, row.text, '  '.repeat(row.depth), 'muted')
    case 'space':
      return wordLines(sheet, '', '', 'muted')
  }
}

/** What lies on either side of no effect, meeting below its line. */
const favorsLines = ({ rows, glyphs, width, frame, ascii }: Sheet, start: number): Line[] => {
  if (!rows.favors || !frame) return []
  const left = cut(`${glyphs.toLeft} ${rows.favors.left}`, width, { ascii })
  const right = cut(`${rows.favors.right} ${glyphs.toRight}`, width, { ascii })
  const [leftWidth, rightWidth] = [cellWidth(left), cellWidth(right)]
  if (leftWidth + 3 + rightWidth > width) {
    const indent = ' '.repeat(Math.max(0, Math.min(start, width - leftWidth)))
    return [
      { text: indent + left, role: 'muted' },
      { text: pad(right, Math.min(width, Math.max(rightWidth, start + frame.width)), 'right'), role: 'muted' },
    ]
  }
  const meeting = start + (frame.noEffect?.cell ?? (frame.width - 1) / 2)
  const at = Math.max(leftWidth + 1, Math.min(width - rightWidth - 2, meeting))
  return [{ text: `${pad(left, at - 1, 'right')}   ${right}`, role: 'muted' }]
}

const axisLines = (sheet: Sheet): Line[] => {
  const { rows, layout, frame, glyphs, width } = sheet
  if (!frame) {
    const words: string[] = []
    if (rows.range) words.push('Too narrow for the plot: the numbers alone are shown.')
    if (rows.axisLabel) words.push(rows.axisLabel)
    if (rows.favors && rows.noEffect !== null)
      words.push(`Below ${rows.noEffect}: ${rows.favors.left}. Above ${rows.noEffect}: ${rows.favors.right}.`)
    return words.flatMap((text) => smallPrint(text, width))
  }
  const start = plotStart(layout)
  return [
    trimLine([' '.repeat(start), ...spans(axisRow(frame, glyphs))]),
    tickLine(frame.axis, layout.plot, start, width),
    ...(rows.axisLabel ? centered(rows.axisLabel, start + (layout.plot - 1) / 2, width) : []),
    ...favorsLines(sheet, start),
  ]
}

const hiddenLines = ({ rows, layout, width }: Sheet): Line[] => {
  const hidden = rows.columns.filter((_, i) => layout.columns[i] === null).map((column) => column.label)
  return hidden.length ? smallPrint(`Not shown at this width: ${hidden.join(', ')}`, width) : []
}

/** The forest without the columns for which a page is too narrow. */
const fitting = (forest: Forest, width: number): Forest => {
  const fits = (forest.columns ?? []).map(({ from = 0 }) => from <= width)
  if (!fits.includes(false)) return forest
  const kept = <T extends { readonly cells?: readonly string[] }>(row: T): T =>
    row.cells ? { ...row, cells: row.cells.filter((_, i) => fits[i]) } : row
  return {
    ...forest,
    columns: (forest.columns ?? []).filter((_, i) => fits[i]),
    groups: forest.groups.map((group) => ({
      ...group,
      studies: group.studies.map(kept),
      ...(group.summary ? { summary: kept(group.summary) } : {}),
    })),
    summaries: forest.summaries.map(kept),
    ...(forest.leftOut ? { leftOut: forest.leftOut.map(kept) } : {}),
  }
}

/**
 * A forest plot as lines of text, its numbers in columns beside it. When narrow, the plot shrinks first, then labels are
 * cut visibly, then the plot goes; numbers are never cut. The title is left to the page.
 * @param forest - studies and summaries on the scale of the axis: ratios, not their logs
 * @throws RangeError for a number that is not finite, an interval that does not hold its estimate, a ratio of 0 or less
 */
export const forestText = (forest: Forest, options: TextOptions): readonly Line[] => {
  const width = pageWidth(options.width)
  const ascii = options.ascii ?? false
  const rows = forestRows(fitting(forest, width))
  if (rows.rows.length === 0) return [{ text: 'No studies to draw.', role: 'muted' }]
  const layout = layoutForest(rows, width)
  const axis =
    rows.range && layout.plot
      ? makeAxis({
          scale: forest.scale,
          range: rows.range,
          isFixed: rows.isFixed,
          room: layout.plot - 3,
          measure: cellWidth,
          gap: 2,
        })
      : null
  const sheet: Sheet = {
    rows,
    layout,
    frame: axis && makeFrame(layout.plot, axis, rows.noEffect, rows.pooled),
    glyphs: ascii ? asciiGlyphs : unicodeGlyphs,
    width,
    ascii,
  }
  return [
    headerLine(sheet),
    ...rows.rows.flatMap((row) => rowLines(sheet, row)),
    ...axisLines(sheet),
    ...hiddenLines(sheet),
  ]
}
