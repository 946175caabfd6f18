/** An evidence gap map as SVG. */
import { itemAt } from '../collections.js'
import type { GapGrid } from './gap-grid.js'
import { checkGrid, type GapSheet, shadeOf } from './gap-grid-cells.js'
import { element, escapeXml, ink, svgPage, textWidth, words, wrapWords } from './svg.js'

const size = 13
const margin = 24
const lineHeight = 16
/** From a gap to the fullest; the words on the two darkest are white. */
const fills = ['#ffffff', '#dce7f1', '#abc6df', '#44759f', '#234a70']
const darkFrom = 3

const describe = (sheet: GapSheet): string => {
  const rows = sheet.rows.map((label, r) => {
    const full = sheet.columns.flatMap((column, c) => {
      const text = sheet.cells[r]?.[c]?.text ?? ''
      return text === '' ? [] : [`${column} ${text}`]
    })
    const total = sheet.rowTotals ? `; ${sheet.totalLabel}: ${sheet.rowTotals[r]}` : ''
    return `${label}: ${full.length ? full.join(', ') : 'none'}${total}.`
  })
  const totals = sheet.columnTotals?.map((text, c) => `${sheet.columns[c]} ${text}`)
  return [
    sheet.description,
    `Grid of ${sheet.rowLabel} by ${sheet.columnLabel}; combinations that are not named have none.`,
    ...rows,
    totals && `${sheet.totalLabel}: ${totals.join(', ')}${sheet.total ? `; ${sheet.total}` : ''}.`,
    sheet.legend,
  ]
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .join(' ')
}

type Shape = {
  readonly label: number
  readonly cell: number
  readonly row: number
  readonly headers: readonly (readonly string[])[]
  readonly isRotated: boolean
  readonly headerHeight: number
  /** How far a slanted heading leans over the last column. */
  readonly lean: number
  readonly total: number
}

const shapeOf = (sheet: GapSheet): Shape => {
  const texts = [...sheet.cells.flat().map(({ text }) => text), ...(sheet.columnTotals ?? [])]
  const widest = Math.max(0, ...texts.map((text) => textWidth(text, size, { isBold: true })))
  const labels = [sheet.rowLabel, sheet.totalLabel, ...sheet.rows].map((text) =>
    textWidth(text, size, { isBold: true }),
  )
  const label = Math.min(260, Math.max(60, ...labels))
  const total = sheet.rowTotals
    ? Math.max(
        ...[sheet.totalLabel, sheet.total, ...sheet.rowTotals].map((text) => textWidth(text, size, { isBold: true })),
      ) + 24
    : 0
  const longestWord = Math.max(
    ...sheet.columns.flatMap((c) => c.split(' ').map((word) => textWidth(word, 12, { isBold: true }))),
  )
  const level = Math.max(widest + 14, 84, longestWord + 8)
  const headers = sheet.columns.map((column) => wrapWords(column, level - 8, 12, { isBold: true }))
  if (level <= 116 && sheet.columns.length <= 9 && headers.every((lines) => lines.length <= 3)) {
    const lines = Math.max(1, ...headers.map((header) => header.length))
    return { label, cell: level, row: 34, headers, isRotated: false, headerHeight: lines * 15 + 8, lean: 0, total }
  }
  // Slanted headings: 45 degrees, at most two lines of them.
  const cell = Math.max(widest + 12, 42)
  const slanted = sheet.columns.map((column) => wrapWords(column, 190, 12, { isBold: true }))
  const longest = Math.max(
    0,
    ...[...slanted, sheet.rowTotals ? [sheet.totalLabel] : []].flatMap((lines) =>
      lines.map((line) => textWidth(line, 12, { isBold: true })),
    ),
  )
  const lines = Math.max(1, ...slanted.map((header) => header.length))
  const rise = longest * Math.SQRT1_2 + lines * 11 + 10
  return {
    label,
    cell,
    row: 32,
    headers: slanted,
    isRotated: true,
    headerHeight: rise,
    lean: longest * Math.SQRT1_2,
    total,
  }
}

const drawHeader = (
  lines: readonly string[],
  middle: number,
  bottom: number,
  { isRotated }: { readonly isRotated: boolean },
): string[] =>
  lines.map((text, i) => {
    const up = lines.length - 1 - i
    if (!isRotated) return words(middle, bottom - 8 - up * 15, text, { anchor: 'middle', size: 12, weight: 'bold' })
    // Along the slant, so that each line keeps its distance from the next.
    const [x, y] = [middle + 4 - up * 10, bottom - 8 - up * 10]
    return words(x, y, text, { size: 12, weight: 'bold', transform: `rotate(-45 ${x} ${y})` })
  })

const drawCell = (sheet: GapSheet, r: number, c: number, x: number, y: number, shape: Shape): string => {
  const cell = sheet.cells[r]?.[c]
  const shade = shadeOf(cell?.value ?? 0, sheet.most)
  const text = cell?.text ?? ''
  return element(
    'g',
    {},
    element('title', {}, escapeXml(`${sheet.rows[r]}, ${sheet.columns[c]}: ${text || 'none'}`)),
    element('rect', {
      x,
      y,
      width: shape.cell,
      height: shape.row,
      fill: itemAt(fills, shade),
      stroke: ink.faint,
    }),
    words(x + shape.cell / 2, y + shape.row / 2 + 4.5, text || '\u00b7', {
      anchor: 'middle',
      fill: text === '' ? ink.rule : shade >= darkFrom ? ink.paper : ink.text,
    }),
  )
}

/**
 * An evidence gap map as an SVG document: darker where there is more, and every cell says how much.
 * @param grid - amounts of 0 or more per row and column
 * @throws RangeError as {@link gridText} does
 */
export const gridSvg = (grid: GapGrid): string => {
  const sheet = checkGrid(grid)
  const isEmpty = sheet.rows.length === 0 || sheet.columns.length === 0
  const shape = shapeOf(sheet)
  const left = margin + shape.label + 14
  const gridRight = left + sheet.columns.length * shape.cell
  const right = Math.max(gridRight + shape.total, gridRight + (shape.total || -shape.cell) / 2 + shape.lean)
  const width = Math.max(right + margin, 320)
  const titles = sheet.title === '' ? [] : wrapWords(sheet.title, width - 2 * margin, 15, { isBold: true })
  const body = titles.map((text, i) => words(margin, margin + 12 + i * 20, text, { size: 15, weight: 'bold' }))
  let y = margin + titles.length * 20 + 8
  const page = (height: number): string =>
    svgPage({
      kind: 'gap-map',
      title: sheet.title || 'Evidence gap map',
      description: describe(sheet),
      width,
      height,
      body,
    })
  if (isEmpty) {
    body.push(words(margin, y + 12, 'Nothing to draw.', { fill: ink.muted }))
    return page(y + 12 + margin)
  }
  body.push(words((left + gridRight) / 2, y + 10, sheet.columnLabel, { anchor: 'middle', size: 12, fill: ink.muted }))
  y += 18 + shape.headerHeight
  body.push(
    ...shape.headers.flatMap((lines, c) =>
      drawHeader(lines, left + (c + 0.5) * shape.cell, y, { isRotated: shape.isRotated }),
    ),
    words(margin, y - 8, sheet.rowLabel, { weight: 'bold' }),
  )
  const totalX = gridRight + shape.total / 2
  const center = { anchor: 'middle' as const, weight: 'bold' as const }
  if (sheet.rowTotals) body.push(...drawHeader([sheet.totalLabel], totalX, y, { isRotated: shape.isRotated }))
  sheet.rows.forEach((label, r) => {
    const lines = wrapWords(label, shape.label + 1, size)
    const height = Math.max(shape.row, lines.length * lineHeight + 6)
    const tall = { ...shape, row: height }
    const first = y + height / 2 + 4.5 - ((lines.length - 1) * lineHeight) / 2
    body.push(...lines.map((text, i) => words(margin, first + i * lineHeight, text)))
    body.push(...sheet.columns.map((_, c) => drawCell(sheet, r, c, left + c * shape.cell, y, tall)))
    if (sheet.rowTotals) body.push(words(totalX, y + height / 2 + 4.5, sheet.rowTotals[r] ?? '', center))
    y += height
  })
  if (sheet.columnTotals) {
    body.push(words(margin, y + 21, sheet.totalLabel, { weight: 'bold' }))
    sheet.columnTotals.forEach((text, c) => {
      body.push(words(left + (c + 0.5) * shape.cell, y + 21, text, center))
    })
    body.push(words(totalX, y + 21, sheet.total, center))
    y += 30
  }
  const legend = sheet.legend === '' ? [] : wrapWords(sheet.legend, width - 2 * margin, 11.5)
  body.push(...legend.map((text, i) => words(margin, y + 22 + i * 15, text, { size: 11.5, fill: ink.muted })))
  return page(y + 8 + legend.length * 15 + margin)
}
