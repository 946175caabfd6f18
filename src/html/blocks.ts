/** Blocks as HTML: headings, paragraphs, lists, real tables; a painter beside those of the terminal, of Markdown and of speech. */
import { type Block, type Column, type Line, type Role, type Span, spansOf, wordsOf } from '../answer.js'
import { type Content, type Html, html, joined, linkTo, numbersLinked, placeLink } from './markup.js'

/** How blocks stand in a page. */
export type Painting = {
  /** Level of a heading of level 1. */
  readonly level: number
  /** Where in the page a command is answered: its place, or undefined where the page does not hold it. */
  readonly placeOf?: (words: readonly string[]) => string | undefined
  /** The place where the numbers come from that stand in plain words. */
  readonly numbers?: string
}

const classes: Readonly<Record<Role, string>> = {
  heading: 'strong',
  axis: 'muted',
  id: 'id',
  label: 'label',
  strong: 'strong',
  muted: 'muted',
  good: 'good',
  bad: 'bad',
  warn: 'warn',
}

const spanHtml = (span: Span, { placeOf, numbers }: Painting): Html => {
  const said = (text: string): Html =>
    numbers === undefined ? html`${text}` : numbersLinked(text, (number) => placeLink(numbers, number))
  if (typeof span === 'string') return said(span)
  const { text, role, href, ask } = span
  const place = ask && placeOf && typeof ask !== 'function' ? placeOf(wordsOf(ask)) : undefined
  const linked = place !== undefined ? placeLink(place, text) : href ? linkTo(href, text) : said(text)
  return role ? html`<span class="${classes[role]}">${linked}</span>` : linked
}

/** A line as HTML. */
export const lineHtml = (line: Line, painting: Painting): Html =>
  joined(spansOf(line).map((span) => spanHtml(span, painting)))

/** The head of a column and the cells under it. */
export type TableCells = {
  readonly columns: readonly (Pick<Column, 'label' | 'align'> & { readonly className?: string })[]
  readonly rows: readonly { readonly cells: readonly Content[]; readonly heading?: boolean }[]
  /** What the table holds, for those who hear it. */
  readonly caption: string
}

/** A table that becomes a card for each row where there is little room: each cell then carries the head of its column. */
export const tableHtml = ({ columns, rows, caption }: TableCells): Html => html`<table class="cards">
<caption class="sr">${caption}</caption>
<thead><tr>${columns.map(({ label, align }) => html`<th scope="col"${align === 'right' ? html` class="num"` : ''}>${label}</th>`)}</tr></thead>
<tbody>
${rows.map(({ cells, heading }) =>
  heading
    ? html`<tr class="group"><th colspan="${columns.length}" scope="rowgroup">${cells}</th></tr>\n`
    : html`<tr>${columns.map(({ label, align }, i) => {
        const attributes = html` data-label="${label}"${align === 'right' ? html` class="num"` : ''}`
        return i === 0 ? html`<th scope="row"${attributes}>${cells[i]}</th>` : html`<td${attributes}>${cells[i]}</td>`
      })}</tr>\n`,
)}</tbody></table>`

const withHeadings = (block: Extract<Block, { kind: 'table' }>, painting: Painting): TableCells['rows'] =>
  block.rows.flatMap((cells, at) => [
    ...(block.headings ?? [])
      .filter(({ before }) => before === at)
      .map(({ text }) => ({ cells: [lineHtml(text, painting)], heading: true })),
    { cells: cells.map((cell) => lineHtml(cell, painting)) },
  ])

const headingHtml = (level: number, content: Html): Html => {
  const at = Math.min(6, level)
  return { markup: `<h${at}>${content.markup}</h${at}>` }
}

const blockHtml = (block: Block, painting: Painting): Html => {
  switch (block.kind) {
    case 'heading':
      return headingHtml(painting.level + block.level - 1, lineHtml(block.text, painting))
    case 'text':
      return html`<p>${lineHtml(block.text, painting)}</p>`
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li>${lineHtml(item, painting)}</li>`)}</ul>`
    case 'facts':
      return html`<dl>${block.items.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${lineHtml(value, painting)}</dd></div>`)}</dl>`
    case 'fit':
      return blockHtml(block.wide, painting)
    case 'brief':
      return blocksHtml(block.whole, painting)
    case 'drawing':
      return blocksHtml(block.spoken(), painting)
    case 'table':
      return tableHtml({
        caption: block.columns.map(({ label }) => label).join(', '),
        columns: block.columns.map(({ label, spoken, align }) => ({ label: spoken ?? label, align })),
        rows: withHeadings(block, painting),
      })
  }
}

/** Blocks as HTML; a drawing as the words that say it, since a page has pictures of its own. */
export const blocksHtml = (blocks: readonly Block[], painting: Painting): Html =>
  joined(blocks.map((block) => html`${blockHtml(block, painting)}\n`))
