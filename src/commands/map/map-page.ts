/** A gap map as a page of its own: the same part as in a report, whose cells open their trials. */
import type { Trial } from '../../dataset/index.js'
import { type Html, html, htmlPage, linkTo } from '../../html/index.js'
import type { Store } from '../../store/index.js'
import { mapGrid } from './grid.js'
import { type MapPart, mapHtml } from './map-part.js'

/** A trial as it is named under its cell: it leads to its registration, or to the first page that was read. */
const trialOf = ({ id, title, registrations, sources }: Trial): Html =>
  html`${linkTo(registrations[0]?.url ?? sources[0]?.url, id)} <span class="muted">${title}</span>`

type Page = Omit<MapPart, 'trial'> & { readonly title: string; readonly about: string; readonly command: string }

/** The whole file. */
export const mapPage = ({ title, about, command, ...part }: Page, dataset: Store): string => {
  const ids = [...new Set(part.map.cells.flat().flatMap(({ trials }) => trials))]
  const trials = new Map(dataset.some('trials', ids).map((trial) => [trial.id, trial]))
  const trial = (id: string): Html => {
    const found = trials.get(id)
    return found ? trialOf(found) : html`${id}`
  }
  return htmlPage({
    title,
    lead: html`<p>${about}</p>`,
    sections: [
      {
        id: 'map',
        title: 'Where there are trials',
        command,
        csv: [{ name: 'map', grid: mapGrid(part.map) }],
        body: mapHtml({ ...part, trial }),
      },
    ],
    footer: html`<p>Evidence to read, not medical advice. ${dataset.edition}.</p>`,
  })
}
