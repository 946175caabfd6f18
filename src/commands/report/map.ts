/** The gap map of a report: families of cells and of outcomes; a cell opens its trials. */

import { ensure } from '../../collections.js'
import { gapMap } from '../../evidence/gap-map/index.js'
import { html } from '../../html/index.js'
import { list, text } from '../../pages/parts.js'
import { type AnyField, trialsCatalog } from '../../query/index.js'
import { mapGrid } from '../map/grid.js'
import { mapHtml } from '../map/map-part.js'
import { cellWords } from '../map/words.js'
import { trialLink } from './links.js'
import type { ReportPart } from './part.js'
import type { ReportContext } from './question.js'

const field = (name: string): AnyField => ensure(trialsCatalog.fields.find((one) => one.name === name))

/** The part of the map, by the rules of map. */
export const mapPart = (asked: ReportContext): ReportPart => {
  const map = gapMap(
    { rows: field('cell'), columns: field('outcome'), fold: true, ids: asked.ids, filters: asked.filters },
    asked.rows,
    asked.dataset,
  )
  const isEmpty = map.cells.flat().every(({ state }) => state === 'none')
  const none = 'No result of these trials was read, so there is nothing to map.'
  return {
    id: 'map',
    title: 'Where there are trials, and where there are none',
    command: `stemcell map ${asked.word}${asked.word && ' '}--fold`,
    html: () =>
      isEmpty
        ? html`<p>${none}</p>`
        : html`<p>Families of outcomes by families of cells. A cell opens its trials.</p>
${mapHtml({ map, measure: 'trials', trial: (id) => trialLink(asked, id), listing: (ids) => `#studies?id=${ids.join(',')}` })}`,
    blocks: isEmpty
      ? [text(none)]
      : [
          ...map.rows.names.flatMap((name, r) => [
            text([{ text: name, role: 'strong' }]),
            list(
              map.columns.names.flatMap((column, c) => {
                const cell = map.cells[r]?.[c]
                return cell && cell.state !== 'none' ? [`${column}: ${cellWords(cell)}`] : []
              }),
            ),
          ]),
          text('What is not named: no study.'),
        ],
    grid: mapGrid(map),
  }
}
