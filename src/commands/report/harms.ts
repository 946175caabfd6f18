/** Harms: what may be added over trials, then study by study; what was not told is no zero. */
import { type Block, type Line, plain, type Table } from '../../answer.js'
import { harmTotals } from '../../evidence/harms/index.js'
import { blocksHtml, type Html, html, lineHtml, placeLink, tableHtml } from '../../html/index.js'
import { harmPage } from '../../pages/harms.js'
import { flat, harmsCatalog, ownFields } from '../../query/index.js'
import { harmLines } from '../harms.js'
import { paintingOf, trialLink, trialPlace } from './links.js'
import type { ReportPart } from './part.js'
import type { ReportContext } from './question.js'

/** The table of trials: every cell with a number leads to the pages that were read for its trial. */
const numbersHtml = ({ columns, rows }: Table, asked: ReportContext): Html => {
  const painting = paintingOf(asked, 2)
  return tableHtml({
    caption: 'Harms of each study, per arm',
    columns: columns.map(({ label, spoken, align }) => ({ label: spoken ?? label, align })),
    rows: rows.map(([study = '', ...numbers]) => {
      // A disputed design stands behind the id.
      const [id = '', ...marks] = plain(study).split(' ')
      const number = (line: Line): Html =>
        /\d/.test(plain(line)) ? placeLink(trialPlace(id), lineHtml(line, painting)) : lineHtml(line, painting)
      return { cells: [html`${trialLink(asked, id)} ${marks.join(' ')}`, ...numbers.map(number)] }
    }),
  })
}

/** The table of trials, which stands in another form where it is narrow. */
const byStudy = (block: Block): Table | undefined =>
  block.kind === 'table' ? block : block.kind === 'fit' ? block.wide : undefined

/** The part of harms, from the answer of harms. */
export const harmsPart = (asked: ReportContext): ReportPart => {
  const { dataset, labels, word } = asked
  const rows = dataset.list(harmsCatalog)
  const ids = rows.ids.filter((id) => labels.has(rows.owner(id)))
  const lines = harmLines(rows, ids)
  const blocks = harmPage(lines, harmTotals(lines))
  const fields = ownFields(harmsCatalog)
  const painting = paintingOf(asked, 2, 'harms-by-study')
  return {
    id: 'harms',
    title: 'Harms',
    command: `stemcell harms ${word}`.trim(),
    html: () => html`<p>Numbers as sources give them; 0 is a number that a source gives, and silence is never 0.</p>
${blocks.map((block) => {
  const table = byStudy(block)
  return table ? html`<div id="harms-by-study">${numbersHtml(table, asked)}</div>` : blocksHtml([block], painting)
})}`,
    blocks,
    grid: {
      columns: fields.map(({ name }) => name),
      rows: ids.map((id) =>
        fields.map(({ name, many }) => {
          const values = flat(rows.cell(id, name))
          return values.length === 0 ? null : many || values.length > 1 ? values.join('; ') : (values[0] ?? null)
        }),
      ),
    },
  }
}
