/** The human format: pages and tables for a terminal, or the same words without cuts and color for a pipe. */
import { type Answer, type Block, type Line, plain, type Span, type Table } from '../answer.js'
import { harmless } from '../text.js'
import type { Paper, Render } from './format.js'
import { layout } from './layout.js'
import { pipeTools } from './pipe-tools.js'
import { innerAddress, type Tools } from './tools.js'

type Pen = Tools & { readonly line: (line: Line) => string; readonly paper: Paper }

const webAddress = (href: string | undefined): string | undefined =>
  href !== undefined && /^https?:\/\/[\x21-\x7e]+$/.test(href) ? href : undefined

/** The words linked, not the spaces around them, which may be padding that a line loses at its end. */
const linkedWords = (text: string, href: string, tools: Tools): string => {
  const words = text.trim()
  return words === '' ? text : text.replace(words, () => tools.link(words, href))
}

const makePen = (paper: Paper, tools: Tools): Pen => {
  const span = (s: Span): string => {
    if (typeof s === 'string') return harmless(s)
    const text = harmless(s.text)
    const href = s.ask && paper.links === 'inner' ? innerAddress(s.ask) : webAddress(s.href)
    const linked = href && paper.links ? linkedWords(text, href, tools) : text
    return s.role ? tools.style(linked, s.role) : linked
  }
  return {
    ...tools,
    paper,
    line: (line) => (Array.isArray(line) ? (line as readonly Span[]).map(span).join('') : span(line as Span)),
  }
}

/** Width of a drawing in a pipe or file. */
const comfortable = 120

const wrap = (pen: Pen, text: string, columns = pen.paper.width): string[] =>
  columns === undefined ? [text] : pen.wrap(text, Math.max(columns, 10))

/** A paragraph whose first line starts with a mark and whose others hang below its text. */
const hang = (pen: Pen, mark: string, text: string, indent: number): string[] => {
  const left = ' '.repeat(indent)
  const space = ' '.repeat(pen.width(mark))
  const room = pen.paper.width === undefined ? undefined : pen.paper.width - indent - pen.width(mark)
  return wrap(pen, text, room).map((part, i) => `${left}${i ? space : mark}${part}`.trimEnd())
}

/** Words up to this long are not broken: a column that cannot hold them is better left out. */
const longWord = 20

const tableLines = (pen: Pen, table: Table): string[] => {
  const cells = table.rows.map((row) => row.map(pen.line))
  const texts = table.columns.map((_, i) => table.rows.map((row) => harmless(plain(row[i] ?? ''))))
  const natural = table.columns.map(({ label }, i) => Math.max(pen.width(label), ...(texts[i] ?? []).map(pen.width)))
  const fitted = table.columns.map((column, i) => {
    const words = pen.paper.width === undefined ? [] : (texts[i] ?? []).flatMap((text) => text.split(' '))
    return {
      ...column,
      min: Math.max(column.min, Math.min(column.max, longWord, Math.max(0, ...words.map(pen.width)))),
    }
  })
  const { placed, hidden } = layout(fitted, natural, pen.paper.width)
  const columns = placed.map(({ index, width: w }) => ({
    ...(table.columns[index] as Table['columns'][number]),
    width: w,
  }))
  const row = (values: readonly string[]): string[][] =>
    placed.map(({ index, width: w }) =>
      pen.paper.width === undefined ? [values[index] ?? ''] : pen.wrap(values[index] ?? '', w),
    )
  const head = row(
    table.columns.map(({ label, ask }) => pen.style(pen.line(ask ? { text: label, ask } : label), 'heading')),
  )
  const lines: string[] = pen.grid(columns, [head])
  if (pen.paper.width !== undefined)
    lines.push(
      pen.style(
        '─'.repeat(
          Math.min(
            pen.paper.width,
            columns.reduce((sum, c) => sum + c.width + 2, -2),
          ),
        ),
        'muted',
      ),
    )
  const headings = table.headings ?? []
  if (headings.length === 0) lines.push(...pen.grid(columns, cells.map(row)))
  headings.forEach(({ before, text }, i) => {
    if (i) lines.push('')
    lines.push(...wrap(pen, pen.style(pen.line(text), 'strong')))
    lines.push(...pen.grid(columns, cells.slice(before, headings[i + 1]?.before ?? cells.length).map(row)))
  })
  if (hidden.length) {
    const names = hidden.map((i) => (table.columns[i] as Table['columns'][number]).label).join(', ')
    lines.push(...wrap(pen, pen.style(`Not shown at this width: ${names}`, 'muted')))
  }
  return lines
}

const blockLines = (pen: Pen, block: Block): string[] => {
  switch (block.kind) {
    case 'heading': {
      const lines = wrap(pen, pen.style(pen.line(block.text), 'heading'))
      return block.level === 1 ? lines : ['', ...lines]
    }
    case 'text':
      return hang(pen, '', pen.line(block.text), block.indent ?? 0)
    case 'list':
      return block.items.flatMap((item) => hang(pen, '- ', pen.line(item), block.indent ?? 0))
    case 'facts': {
      const label = Math.min(20, Math.max(0, ...block.items.map((item) => pen.width(item.label))))
      return block.items.flatMap((item) =>
        hang(pen, `${pen.style(item.label.padEnd(label), 'label')}  `, pen.line(item.value), block.indent ?? 0),
      )
    }
    case 'fit': {
      const { width } = pen.paper
      return width === undefined || width >= block.needs ? tableLines(pen, block.wide) : body(pen, block.narrow)
    }
    case 'drawing':
      return block.draw(pen.paper.width ?? comfortable).map((line) => pen.line(line).trimEnd())
    case 'table':
      return tableLines(pen, block)
  }
}

const body = (pen: Pen, blocks: readonly Block[]): string[] => {
  const lines: string[] = []
  blocks.forEach((block, i) => {
    const previous = blocks[i - 1]
    const apart =
      i > 0 &&
      ((block.kind === 'heading' && block.level === 1) || (block.kind === 'table' && previous?.kind === 'table'))
    if (apart) lines.push('')
    lines.push(...blockLines(pen, block))
  })
  return lines[0] === '' ? lines.slice(1) : lines
}

const closing = (pen: Pen, answer: Answer): string[] => [
  ...answer.notes.flatMap((note) => hang(pen, pen.style('Note: ', 'warn'), harmless(note), 0)),
  ...(answer.footer ? wrap(pen, pen.style(pen.line(answer.footer), 'muted')) : []),
  ...answer.next.flatMap(({ command, why }) => wrap(pen, pen.style(harmless(`Next: ${command}  (${why})`), 'muted'))),
]

const join = (lines: readonly string[]): string => (lines.length ? `${lines.join('\n')}\n` : '')

export const renderTable: Render = async (answer, paper) => {
  if (answer.document !== undefined) return { body: `${answer.document}\n`, closing: '' }
  const onScreen = paper.width !== undefined || paper.color > 0
  const pen = makePen(paper, onScreen ? (await import('./screen-tools.js')).screenTools(paper) : pipeTools)
  return { body: join(body(pen, answer.view())), closing: join(closing(pen, answer)) }
}
