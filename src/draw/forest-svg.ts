/** A forest plot as SVG: for a browser, a slide, a paper. */
import { type Axis, makeAxis } from './axis.js'
import { clean } from './cells.js'
import type { Forest } from './forest.js'
import { type ForestRow, type ForestRows, forestRows } from './forest-rows.js'
import { drawAxis, drawMark, drawReferences, type PlotBox } from './forest-svg-plot.js'
import { describeForest } from './forest-words.js'
import { element, escapeXml, ink, minus, segment, svgPage, textWidth, words, wrapWords } from './svg.js'

const size = 13
const small = 11.5
const margin = 24
const rowHeight = 22
const lineHeight = 16
const columnGap = 18
const indent = 14
const plotWidth = 340
const widestLabel = 280
const widestWords = 170

type DataRow = Extract<ForestRow, { kind: 'data' }>

const isData = (row: ForestRow): row is DataRow => row.kind === 'data'

const leadOf = (row: DataRow): number => row.depth * indent

/** Where each column begins or ends, from left to right. */
type Columns = {
  readonly label: { readonly x: number; readonly width: number }
  readonly extra: readonly { readonly x: number; readonly width: number; readonly align: 'left' | 'right' }[]
  readonly plot: number
  /** Right ends of the estimate, of its lower and of its upper limit. */
  readonly numbers: readonly [number, number, number]
  readonly weight: number
  readonly right: number
}

const bold = (row: DataRow): boolean => row.style === 'summary'

const layColumns = (rows: ForestRows): Columns => {
  const data = rows.rows.filter(isData)
  const widest = (texts: readonly string[], { isBold = true }: { readonly isBold?: boolean } = {}): number =>
    Math.max(0, ...texts.map((text) => textWidth(text, size, { isBold })))
  const labelWidth = Math.min(
    widestLabel,
    Math.max(
      widest([rows.studyLabel]),
      ...data.map((row) => leadOf(row) + textWidth(row.label, size, { isBold: bold(row) }) + 2),
    ),
  )
  let x = margin + labelWidth
  const extra = rows.columns.map((column, i) => {
    const natural = Math.max(
      widest([column.label]),
      widest(
        data.map(({ cells }) => cells[i] ?? ''),
        { isBold: false },
      ),
    )
    const width = column.align === 'left' ? Math.min(widestWords, natural) : natural
    const start = x + columnGap
    x = start + width
    return { x: column.align === 'left' ? start : x, width, align: column.align }
  })
  const plot = x + columnGap
  if (rows.range) x = plot + plotWidth
  const written = data.flatMap(({ numbers }) => (numbers ? [numbers] : []))
  // They stand close together, and the digits of a wide face (DejaVu Sans, Verdana) take a seventh more than those of Arial.
  const wide = (texts: readonly string[]): number => 1.15 * widest(texts)
  const estimate = wide(written.map((numbers) => minus(numbers.estimate)))
  const low = wide(written.map((numbers) => `[${minus(numbers.low)},`))
  const high = wide(written.map((numbers) => `${minus(numbers.high)}]`))
  const space = 5
  const numbersWidth = Math.max(estimate + low + high + 2 * space, widest([rows.estimateLabel]))
  if (written.length) x += columnGap + numbersWidth
  const end = x
  if (rows.hasWeights) x += columnGap + Math.max(widest(['Weight']), widest(data.map((row) => row.weight)))
  return {
    label: { x: margin, width: labelWidth },
    extra,
    plot,
    numbers: [end - high - low - 2 * space, end - high - space, end],
    weight: x,
    right: x,
  }
}

/** A row with its height and what is written in it. */
type Placed = { readonly row: ForestRow; readonly height: number; readonly draw: (top: number) => string[] }

const placeData = (row: DataRow, rows: ForestRows, columns: Columns): Placed => {
  const isBold = bold(row)
  const fill = row.style === 'left-out' || row.style === 'prediction' ? ink.muted : undefined
  const style = { ...(isBold ? { weight: 'bold' as const } : {}), ...(fill ? { fill } : {}) }
  const lead = leadOf(row)
  const label = wrapWords(row.label, columns.label.width - lead, size, { isBold })
  const cells = rows.columns.map((column, i) =>
    column.align === 'left'
      ? wrapWords(row.cells[i] ?? '', (columns.extra[i]?.width ?? 0) + 1, size)
      : [minus(row.cells[i] ?? '')],
  )
  const lines = Math.max(label.length, ...cells.map((cell) => cell.length))
  const draw = (top: number): string[] => {
    const baseline = top + 15
    const out = label.map((text, i) => words(columns.label.x + lead, baseline + i * lineHeight, text, style))
    cells.forEach((cell, c) => {
      const place = columns.extra[c]
      const anchor = place?.align === 'right' ? 'end' : 'start'
      out.push(...cell.map((text, i) => words(place?.x ?? 0, baseline + i * lineHeight, text, { ...style, anchor })))
    })
    if (row.numbers) {
      const end = { ...style, anchor: 'end' as const }
      out.push(
        words(columns.numbers[0], baseline, minus(row.numbers.estimate), end),
        words(columns.numbers[1], baseline, `[${minus(row.numbers.low)},`, end),
        words(columns.numbers[2], baseline, `${minus(row.numbers.high)}]`, end),
      )
    }
    out.push(words(columns.weight, baseline, row.weight, { ...style, anchor: 'end' }))
    return out
  }
  return { row, height: rowHeight + (lines - 1) * lineHeight, draw }
}

const place = (row: ForestRow, rows: ForestRows, columns: Columns): Placed => {
  switch (row.kind) {
    case 'data':
      return placeData(row, rows, columns)
    case 'space':
      return { row, height: 10, draw: () => [] }
    case 'heading': {
      const lines = wrapWords(row.text, columns.right - margin, size, { isBold: true })
      return {
        row,
        height: rowHeight + (lines.length - 1) * lineHeight,
        draw: (top) => lines.map((text, i) => words(margin, top + 15 + i * lineHeight, text, { weight: 'bold' })),
      }
    }
    case 'note': {
      // In front of the plot, so that its lines do not cross the words.
      const x = margin + row.depth * indent
      const room = (rows.range ? columns.plot - columnGap : columns.right) - x
      const lines = wrapWords(row.text, Math.max(room, 180), small)
      return {
        row,
        height: lines.length * 14 + 5,
        draw: (top) => lines.map((text, i) => words(x, top + 11 + i * 14, text, { size: small, fill: ink.muted })),
      }
    }
  }
}

const header = (rows: ForestRows, columns: Columns, top: number): string[] => {
  const style = { weight: 'bold' as const }
  const baseline = top + 14
  return [
    words(columns.label.x, baseline, rows.studyLabel, style),
    ...rows.columns.map((column, i) =>
      words(columns.extra[i]?.x ?? 0, baseline, column.label, {
        ...style,
        anchor: column.align === 'right' ? 'end' : 'start',
      }),
    ),
    words(columns.numbers[2], baseline, rows.estimateLabel, { ...style, anchor: 'end' }),
    rows.hasWeights ? words(columns.weight, baseline, 'Weight', { ...style, anchor: 'end' }) : '',
    segment(margin, top + 22, columns.right, top + 22, { stroke: ink.text, 'stroke-width': 1 }),
  ]
}

const axisOf = (forest: Forest, rows: ForestRows): Axis | null =>
  rows.range &&
  makeAxis({
    scale: forest.scale,
    range: rows.range,
    isFixed: rows.isFixed,
    room: plotWidth - 20,
    measure: (label) => textWidth(minus(label), 12),
    gap: 14,
    most: 9,
  })

const rowTitle = (row: DataRow): string => {
  const { label, numbers, weight } = row
  if (!numbers) return label
  const estimate = numbers.estimate ? `${minus(numbers.estimate)} ` : ''
  return `${label}: ${estimate}[${minus(numbers.low)}, ${minus(numbers.high)}]${weight ? `, ${weight}` : ''}`
}

/**
 * A forest plot as an SVG document with the same facts as the text: nothing is cut, every number is written.
 * @param forest - studies and summaries on the scale of the axis: ratios, not their logs
 * @returns one `<svg>` element without style, script or link; its description tells every number
 * @throws RangeError as {@link forestText} does
 */
export const forestSvg = (forest: Forest): string => {
  const rows = forestRows(forest)
  const columns = layColumns(rows)
  const axis = axisOf(forest, rows)
  const width = Math.max(columns.right + margin, 360)
  const titles = rows.title === '' ? [] : wrapWords(rows.title, width - 2 * margin, 15, { isBold: true })
  const body = titles.map((text, i) => words(margin, margin + 12 + i * 20, text, { size: 15, weight: 'bold' }))
  const page = (height: number): string =>
    svgPage({
      kind: 'forest',
      title: rows.title || 'Forest plot',
      description: describeForest(forest, rows),
      width,
      height,
      body,
    })
  const remarks = (forest.remarks ?? []).flatMap((text) => wrapWords(clean(text), width - 2 * margin, small))
  const below = margin + titles.length * 20
  body.push(...remarks.map((text, i) => words(margin, below + 10 + i * 15, text, { size: small, fill: ink.muted })))
  let y = below + remarks.length * 15 + (titles.length + remarks.length ? 8 : 0)
  if (rows.rows.length === 0) {
    body.push(words(margin, y + 14, 'No studies to draw.', { fill: ink.muted }))
    return page(y + 14 + margin)
  }
  body.push(...header(rows, columns, y))
  y += 28
  const placed = rows.rows.map((row) => place(row, rows, columns))
  const height = placed.reduce((sum, { height: one }) => sum + one, 0)
  const box: PlotBox | null = axis && {
    axis,
    left: columns.plot,
    right: columns.plot + plotWidth,
    top: y - 2,
    bottom: y + height + 4,
    noEffect: rows.noEffect,
    pooled: rows.pooled,
  }
  if (box) body.push(...drawReferences(box))
  for (const { row, height: one, draw } of placed) {
    const mark = row.kind === 'data' && row.mark && box ? drawMark(box, row.mark, y + rowHeight / 2, row.depth) : ''
    const parts = [...draw(y), mark].filter((part) => part !== '')
    if (row.kind === 'data') body.push(element('g', {}, element('title', {}, escapeXml(rowTitle(row))), ...parts))
    else body.push(...parts)
    y += one
  }
  if (!box) return page(y + margin)
  const foot = drawAxis(box, rows, width)
  body.push(...foot.parts)
  return page(foot.bottom + margin - 6)
}
