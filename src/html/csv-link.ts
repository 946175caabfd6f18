/** The numbers behind a table or picture as CSV, in the page itself: one click, with scripts or without, and no network. */
import type { Grid } from '../answer.js'
import { csvText } from '../csv-text.js'
import { type Html, html } from './markup.js'

/** A table that a page hands over. */
export type Csv = { readonly name: string; readonly grid: Grid }

/** A link that saves a table as CSV. */
export const csvLink = ({ name, grid }: Csv): Html => {
  const text = csvText([grid.columns, ...grid.rows])
  // Bytes in base64 grow by a third whatever they are; escaped, commas and line breaks would triple.
  const data = Buffer.from(text).toString('base64')
  return html`<a class="csv" download="${name}.csv" href="data:text/csv;charset=utf-8;base64,${data}" title="Save the numbers of this part as ${name}.csv">CSV<span class="sr"> of ${name}</span></a>`
}
