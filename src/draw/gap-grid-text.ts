/** An evidence gap map in terminal cells: one block, its most telling columns under their names. */
import type { Line, Span } from '../answer.js'
import { plural } from '../text.js'
import { cellWidth, pad } from '../widths.js'
import { asking, centered, cut, longestWord, pageWidth, smallPrint, tint, trimLine, wrap, wrapTo } from './cells.js'
import type { TextOptions } from './forest.js'
import type { GapCell, GapGrid } from './gap-grid.js'
import { checkGrid, type GapSheet } from './gap-grid-cells.js'

const mostHeaderLines = 4
const longestHeader = 12
const gap = 2

/** What is drawn where. */
type Plan = {
  readonly label: number
  readonly widths: readonly number[]
  /** Lines of each heading, from top to bottom. */
  readonly heads: readonly (readonly string[])[]
  readonly total: number
  /** Columns of each part; a second part stands below the first. */
  readonly parts: readonly (readonly number[])[]
}

/** How many lines there are for it: as many rows and columns as fit, the others named below. Everything, in parts, where not given. */
export type GridTextOptions = TextOptions & { readonly height?: number }

const max = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0)

/** The narrowest width at which a heading takes few enough lines without breaking its words. */
const headerWidth = (text: string): number => {
  for (let width = Math.min(longestHeader, longestWord([text])); width < longestHeader * 3; width++)
    if (wrap(text, width).length <= mostHeaderLines) return width
  return longestHeader * 3
}

/** Columns in their order, as many in each part as fit into the room; a column wider than that stands alone. */
const fill = (widths: readonly number[], room: number): number[][] => {
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

/** Share of the width that labels may take: less where they may be broken into lines. */
const [shareOfLabels, shareOnLines] = [0.34, 0.28]

const planGrid = (sheet: GapSheet, width: number, share: number): Plan => {
  const natural = max([sheet.rowLabel, sheet.columnTotals ? sheet.totalLabel : '', ...sheet.rows].map(cellWidth))
  const narrow = Math.min(natural, Math.max(14, Math.floor(width * share)))
  const widths = sheet.columns.map((column, c) =>
    max([
      // A gap and a total leave a blank behind them, where cells have the mark of a synthesis.
      2,
      ...sheet.cells.map((row) => cellWidth(row[c]?.text ?? '')),
      1 + cellWidth(sheet.columnTotals?.[c] ?? ''),
      Math.min(headerWidth(column), width - narrow - gap),
    ]),
  )
  const total = sheet.rowTotals ? max([sheet.totalLabel, sheet.total, ...sheet.rowTotals].map(cellWidth)) : 0
  const others = widths.reduce((sum, one) => sum + gap + one, total ? gap + total : 0)
  // Labels are broken only where that leaves room for more columns.
  const label = natural + others <= width ? natural : narrow
  return {
    label,
    widths,
    heads: sheet.columns.map((column, c) => wrap(column, widths[c] ?? 1)),
    total,
    parts: fill(widths, width - label - (total ? total + gap : 0)),
  }
}

const cellSpan = (cell: GapCell, width: number, empty: string): Span =>
  cell.text === ''
    ? asking(pad(`${empty} `, width, 'right'), cell.ask, 'muted')
    : asking(pad(cell.text, width, 'right'), cell.ask, cell.role)

/** What of a sheet is drawn. */
type Cut = { readonly columns: readonly number[]; readonly rows: number; readonly linesOfLabel: number }

const partLines = (
  sheet: GapSheet,
  plan: Plan,
  { columns, rows, linesOfLabel }: Cut,
  { ascii }: { readonly ascii: boolean },
): Line[] => {
  const [rule, empty] = ascii ? ['-', '.'] : ['─', '·']
  const between = ' '.repeat(gap)
  const widthOf = (c: number): number => plan.widths[c] ?? 0
  const used = plan.label + columns.reduce((sum, c) => sum + gap + widthOf(c), 0)
  const whole = used + (plan.total ? plan.total + gap : 0)
  const height = Math.max(1, ...columns.map((c) => plan.heads[c]?.length ?? 0))
  const across = (role: 'axis' | 'muted'): Line => ({ text: rule.repeat(whole), role })
  const heading = Array.from({ length: height }, (_, i): Line => {
    const isLast = i === height - 1
    const cells = columns.map((c) => {
      const head = plan.heads[c] ?? []
      return between + pad(head[i - (height - head.length)] ?? '', widthOf(c), 'right')
    })
    const total = isLast && plan.total ? between + pad(sheet.totalLabel, plan.total, 'right') : ''
    const label = pad(isLast ? cut(sheet.rowLabel, plan.label, { ascii }) : '', plan.label)
    return trimLine([{ text: label + cells.join('') + total, role: 'heading' }])
  })
  const body = sheet.rows.slice(0, rows).flatMap((label, r): Line[] => {
    const [first = '', ...further] = wrapTo(label, plan.label, linesOfLabel, { ascii })
    const labelled = (text: string): Span => asking(pad(text, plan.label), sheet.rowAsks?.[r])
    const cells = columns.flatMap((c): Span[] => {
      const cell = sheet.cells[r]?.[c]
      return cell ? [between, cellSpan(cell, widthOf(c), empty)] : []
    })
    const total = plan.total ? [between, tint(pad(sheet.rowTotals?.[r] ?? '', plan.total, 'right'), 'strong')] : []
    return [trimLine([labelled(first), ...cells, ...total]), ...further.map((text) => trimLine([labelled(text)]))]
  })
  const totals = sheet.columnTotals
    ? [
        across('muted'),
        trimLine([
          tint(pad(cut(sheet.totalLabel, plan.label, { ascii }), plan.label), 'strong'),
          ...columns.map((c) =>
            asking(
              between + pad(`${sheet.columnTotals?.[c] ?? ''} `, widthOf(c), 'right'),
              sheet.columnAsks?.[c],
              'strong',
            ),
          ),
          tint(plan.total ? between + pad(sheet.total, plan.total, 'right') : '', 'strong'),
        ]),
      ]
    : []
  return [
    ...(sheet.columnLabel ? centered(sheet.columnLabel, (plan.label + gap + used - 1) / 2, whole) : []),
    ...heading,
    across('axis'),
    ...body,
    ...totals,
  ]
}

/** What is not drawn. */
const more = (what: string, all: readonly string[], drawn: number): string[] =>
  all.length > drawn ? [plural(all.length - drawn, `more ${what}`)] : []

/**
 * An evidence gap map as lines of text: rows by columns, each cell with its amount and a shade.
 * @param grid - amounts of 0 or more per row and column
 * @throws RangeError for an amount below 0 or not finite, or another number of cells or names than there are rows and columns
 */
export const gridText = (grid: GapGrid, { height, ...options }: GridTextOptions): readonly Line[] => {
  const width = pageWidth(options.width)
  const ascii = options.ascii ?? false
  const sheet = checkGrid(grid)
  if (sheet.rows.length === 0 || sheet.columns.length === 0) return [{ text: 'Nothing to draw.', role: 'muted' }]
  const plan = planGrid(sheet, width, height === undefined ? shareOnLines : shareOfLabels)
  const legend = sheet.legend ? smallPrint(sheet.legend, width) : []
  if (height !== undefined) {
    const columns = plan.parts[0] ?? []
    const low = { ...sheet, columnLabel: '' }
    const drawn = (rows: number): Line[] => {
      const left = [...more('row', sheet.rows, rows), ...more('column', sheet.columns, columns.length)]
      return [
        ...partLines(low, plan, { columns, rows, linesOfLabel: 1 }, { ascii }),
        ...legend,
        ...(left.length ? smallPrint(`… ${left.join(' and ')}: add --all`, width) : []),
      ]
    }
    let rows = sheet.rows.length
    while (rows > 1 && drawn(rows).length > height) rows--
    return drawn(rows)
  }
  // Signs are explained where they are first met, not behind the last part.
  return plan.parts.flatMap((columns, i): Line[] => [
    ...(i ? [''] : []),
    ...partLines(sheet, plan, { columns, rows: sheet.rows.length, linesOfLabel: 2 }, { ascii }),
    ...(i ? [] : legend),
  ])
}
