/** An evidence gap map in terminal cells. */

import type { Line, Span } from '../answer.js'
import { ensure, itemAt } from '../collections.js'
import { cellWidth, pad } from '../widths.js'
import {
  asking,
  centered,
  cut,
  flow,
  longestWord,
  pageWidth,
  smallPrint,
  tint,
  trimLine,
  wrap,
  wrapTo,
} from './cells.js'
import type { TextOptions } from './forest.js'
import type { GapCell, GapGrid } from './gap-grid.js'
import { checkGrid, codeOf, type GapSheet, shadeOf } from './gap-grid-cells.js'

const unicode = { shades: ['·', '░', '▒', '▓', '█'], rule: '─' }
const plainGlyphs = { shades: ['.', ':', '+', '%', '#'], rule: '-' }

const mostHeaderLines = 3
const longestHeader = 14

/** How the columns are headed, how wide they are, and which stand in which part when all do not fit side by side. */
type Plan = {
  readonly label: number
  readonly widths: readonly number[]
  /** Lines of each heading, from top to bottom. */
  readonly heads: readonly (readonly string[])[]
  readonly isCoded: boolean
  readonly isShaded: boolean
  readonly gap: number
  readonly total: number
  /** Columns of each part; a second part stands below the first. */
  readonly parts: readonly (readonly number[])[]
}

const max = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0)

/** The narrowest width at which a heading takes few enough lines without breaking its words. */
const headerWidth = (text: string): number => {
  for (let width = Math.min(longestHeader, longestWord([text])); width < longestHeader * 2; width++)
    if (wrap(text, width).length <= mostHeaderLines) return width
  return longestHeader * 2
}

/** Columns in their order, as many in each part as fit into the room; a column wider than that stands alone. */
const fill = (widths: readonly number[], gap: number, room: number): number[][] => {
  const parts: number[][] = [[]]
  let used = 0
  widths.forEach((one, c) => {
    if (used > 0 && used + one + gap > room) {
      parts.push([])
      used = 0
    }
    parts.at(-1)?.push(c)
    used += one + gap
  })
  return parts
}

/** As few parts as there must be, and those about as wide as each other. */
const evenParts = (widths: readonly number[], gap: number, room: number): number[][] => {
  const fewest = fill(widths, gap, room)
  const all = widths.reduce((sum, one) => sum + one + gap, 0)
  for (let narrower = Math.ceil(all / fewest.length); narrower < room; narrower++) {
    const parts = fill(widths, gap, narrower)
    if (parts.length === fewest.length) return parts
  }
  return fewest
}

type Try = { readonly isCoded: boolean; readonly isShaded: boolean; readonly label: number; readonly gap?: number }

const planWith = (sheet: GapSheet, width: number, { isCoded, isShaded, label, gap = 2 }: Try): Plan => {
  const widths = sheet.columns.map((column, c) => {
    const texts = sheet.cells.map((row) => row[c]?.text ?? '')
    const inner = max(texts.map(cellWidth)) + (isShaded ? 2 : 0)
    return Math.max(
      1,
      inner,
      cellWidth(sheet.columnTotals?.[c] ?? ''),
      isCoded ? cellWidth(codeOf(c)) : headerWidth(column),
    )
  })
  const total = sheet.rowTotals
    ? Math.max(cellWidth(sheet.totalLabel), cellWidth(sheet.total), max(sheet.rowTotals.map(cellWidth)))
    : 0
  const parts = evenParts(widths, gap, width - label - (total ? total + gap : 0))
  const heads = sheet.columns.map((column, c) => (isCoded ? [codeOf(c)] : wrap(column, itemAt(widths, c))))
  return { label, widths, heads, isCoded, isShaded, gap, total, parts }
}

/**
 * Whole headings with whole labels where they fit, then wrapped labels, then codes explained below, then no shades, then
 * columns close together. What does not fit even so stands in parts.
 */
const planGrid = (sheet: GapSheet, width: number): Plan => {
  const natural = max([sheet.rowLabel, sheet.columnTotals ? sheet.totalLabel : '', ...sheet.rows].map(cellWidth))
  const narrow = Math.min(natural, Math.max(12, Math.floor(width / 4)))
  const tries: readonly Try[] = [
    { isCoded: false, isShaded: true, label: natural },
    { isCoded: false, isShaded: true, label: narrow },
    { isCoded: true, isShaded: true, label: Math.min(natural, 30) },
    { isCoded: true, isShaded: true, label: narrow },
    { isCoded: true, isShaded: false, label: narrow },
    { isCoded: true, isShaded: false, label: narrow, gap: 1 },
  ]
  const plans = tries.map((one) => planWith(sheet, width, one))
  const pageOf = ({ label: own, widths, gap, total }: Plan): number =>
    own + widths.reduce((sum, one) => sum + gap + one, 0) + (total ? gap + total : 0)
  const whole = plans.find((plan) => pageOf(plan) <= width)
  if (whole) return whole
  const [coded, named] = [itemAt(plans, -2), planWith(sheet, width, { isCoded: false, isShaded: false, label: narrow })]
  return named.parts.length <= coded.parts.length ? named : coded
}

const cellSpan = (cell: GapCell, width: number, plan: Plan, sheet: GapSheet, glyphs: readonly string[]): Span => {
  const shade = shadeOf(cell.value, sheet.most)
  const glyph = itemAt(glyphs, shade)
  if (cell.text === '') return asking(pad(glyph, width, 'right'), cell.ask, 'muted')
  const text = plan.isShaded ? `${glyph} ${pad(cell.text, width - 2, 'right')}` : pad(cell.text, width, 'right')
  return asking(pad(text, width, 'right'), cell.ask, cell.role ?? (shade === 0 ? 'muted' : undefined))
}

const partLines = (sheet: GapSheet, plan: Plan, columns: readonly number[], page: number, ascii: boolean): Line[] => {
  const glyphs = ascii ? plainGlyphs : unicode
  const { gap } = plan
  const between = ' '.repeat(gap)
  const labelSpan = (text: string, r: number): Span => asking(pad(text, plan.label), sheet.rowAsks?.[r])
  const used = plan.label + columns.reduce((sum, c) => sum + gap + itemAt(plan.widths, c), 0)
  const whole = used + (plan.total ? plan.total + gap : 0)
  const height = Math.max(1, ...columns.map((c) => plan.heads[c]?.length ?? 0))
  const lines: Line[] = []
  if (sheet.columnLabel) lines.push(...centered(sheet.columnLabel, (plan.label + gap + used - 1) / 2, whole))
  for (let i = 0; i < height; i++) {
    const cells = columns.map((c) => {
      const head = itemAt(plan.heads, c)
      return between + pad(head[i - (height - head.length)] ?? '', itemAt(plan.widths, c), 'right')
    })
    const isLast = i === height - 1
    const total = isLast && plan.total ? between + pad(sheet.totalLabel, plan.total, 'right') : ''
    lines.push(
      trimLine([
        {
          text: pad(isLast ? cut(sheet.rowLabel, plan.label, ascii) : '', plan.label) + cells.join('') + total,
          role: 'heading',
        },
      ]),
    )
  }
  const rule: Line = { text: glyphs.rule.repeat(whole), role: 'muted' }
  lines.push(rule)
  sheet.rows.forEach((label, r) => {
    const [first, ...further] = wrapTo(label, plan.label, 4, ascii)
    const row = columns.flatMap((c): Span[] => {
      const cell = ensure(sheet.cells[r]?.[c])
      return [between, cellSpan(cell, itemAt(plan.widths, c), plan, sheet, glyphs.shades)]
    })
    const total = plan.total ? [between, tint(pad(sheet.rowTotals?.[r] ?? '', plan.total, 'right'), 'strong')] : []
    lines.push(
      trimLine([labelSpan(ensure(first), r), ...row, ...total]),
      ...further.map((text) => trimLine([labelSpan(text, r)])),
    )
  })
  if (sheet.columnTotals) {
    const totals = columns.map((c) =>
      asking(
        between + pad(sheet.columnTotals?.[c] ?? '', itemAt(plan.widths, c), 'right'),
        sheet.columnAsks?.[c],
        'strong',
      ),
    )
    const total = plan.total ? between + pad(sheet.total, plan.total, 'right') : ''
    const [first, ...further] = wrapTo(sheet.totalLabel, plan.label, 4, ascii)
    lines.push(rule, trimLine([tint(pad(ensure(first), plan.label), 'strong'), ...totals, tint(total, 'strong')]))
    lines.push(...further.map((text) => tint(text, 'strong')))
  }
  // Codes are explained where they stand.
  if (plan.isCoded)
    lines.push(
      ...flow(
        columns.map((c) => `${codeOf(c)} ${sheet.columns[c]}`),
        page,
      ),
    )
  return lines
}

/** An evidence gap map as lines of text. Columns that do not fit side by side stand in parts one below the other. */
export const gridText = (grid: GapGrid, options: TextOptions): readonly Line[] => {
  const width = pageWidth(options.width)
  const ascii = options.ascii ?? false
  const sheet = checkGrid(grid)
  if (sheet.rows.length === 0 || sheet.columns.length === 0) return [{ text: 'Nothing to draw.', role: 'muted' }]
  const plan = planGrid(sheet, width)
  const glyphs = (ascii ? plainGlyphs : unicode).shades
  const hasGap = sheet.cells.flat().some(({ text }) => text === '')
  // Signs are explained where they are first met, not behind the last part.
  const key: Line[] = [
    ...(hasGap ? [{ text: `${glyphs[0]} none`, role: 'muted' as const }] : []),
    ...(sheet.legend ? smallPrint(sheet.legend, width) : []),
  ]
  return plan.parts.flatMap((columns, i): Line[] => [
    ...(i ? [''] : []),
    ...partLines(sheet, plan, columns, width, ascii),
    ...(i ? [] : key),
  ])
}
