/** A gap map in a page: a table whose cells open the trials that they count, with scripts or without. */
import { ensure } from '../../collections.js'
import { shadeOf } from '../../draw/index.js'
import type { GapMap, MapAxis, MapCell } from '../../evidence/gap-map/index.js'
import { type Html, html, idFor } from '../../html/index.js'
import { amount, cellOf, legendOf, type MapMeasure } from './signs.js'
import { cellWords } from './words.js'

/** What a part with a map needs. */
export type MapPart = {
  readonly map: GapMap
  readonly measure: MapMeasure
  /** A trial under its cell. */
  readonly trial: (id: string) => Html
  /** An address in the page that lists these trials beside each other, where it has one. */
  readonly listing?: (ids: readonly string[]) => string
}

/** Columns that paper has room for; more stand in a second table under the first. */
const mostColumns = 10

/** A map as it is laid out: the longer side down the page, which has no end. */
type Sheet = {
  readonly down: MapAxis
  readonly across: MapAxis
  readonly at: (r: number, c: number) => MapCell
}

const sheetOf = ({ rows, columns, cells }: GapMap): Sheet =>
  columns.values.length > rows.values.length
    ? { down: columns, across: rows, at: (r, c) => ensure(cells[c]?.[r]) }
    : { down: rows, across: columns, at: (r, c) => ensure(cells[r]?.[c]) }

const placeOf = ({ row, column }: MapCell): string => idFor('cell', `${row}--${column}`)

const cellHtml = (cell: MapCell, measure: MapMeasure, most: number): Html => {
  if (cell.state === 'none') return html`<td class="zero" title="no study">0<span class="sr"> studies</span></td>`
  const words = cellWords(cell)
  return html`<td class="s${shadeOf(amount(cell, measure), most)}" title="${words}"><a href="#${placeOf(cell)}"><span aria-hidden="true">${cellOf(cell, measure, { ascii: false }).text.trim()}</span><span class="sr">${words}</span></a></td>`
}

const tableOfColumns = (
  { down, across, at }: Sheet,
  from: number,
  to: number,
  { measure }: MapPart,
  most: number,
): Html => {
  const names = across.names.slice(from, to)
  const caption = `Evidence gap map: ${down.field.label} by ${across.field.label}${from ? `, from ${names[0]} on` : ''}`
  return html`<div class="map" tabindex="0" role="region" aria-label="${caption}"><table>
<caption class="sr">${caption}</caption>
<thead><tr><th scope="col">${down.field.label}</th>${names.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>
${down.names.map((name, r) => html`<tr><th scope="row">${name}</th>${names.map((_, i) => cellHtml(at(r, from + i), measure, most))}</tr>\n`)}</tbody>
</table></div>
`
}

/** What a cell opens. */
const openedHtml = (
  cell: MapCell,
  name: string,
  { trial, listing }: MapPart,
): Html => html`<div class="cell" id="${placeOf(cell)}">
<h3>${name}</h3><p>${cellWords(cell)}.</p>
<ul>${cell.trials.map((id) => html`<li>${trial(id)}</li>`)}</ul>
<p class="small">${listing && html`<a class="js" hidden href="${listing(cell.trials)}">Only these in the table of studies</a> · `}<a href="#map">Close</a></p>
</div>
`

/** The part. */
export const mapHtml = (part: MapPart): Html => {
  const sheet = sheetOf(part.map)
  const { down, across, at } = sheet
  const cells = part.map.cells.flat().filter(({ state }) => state !== 'none')
  const most = Math.max(1, ...cells.map((cell) => amount(cell, part.measure)))
  const starts = across.names.flatMap((_, c) => (c % mostColumns === 0 ? [c] : []))
  return html`<p class="small muted">${legendOf(part.measure, { ascii: false })} Without it: studies, but no synthesis on record. 0: no study.</p>
${starts.map((from) => tableOfColumns(sheet, from, from + mostColumns, part, most))}${down.names.map((row, r) =>
  across.names.map((column, c) => {
    const cell = at(r, c)
    return cell.state !== 'none' && openedHtml(cell, `${row}: ${column}`, part)
  }),
)}`
}
