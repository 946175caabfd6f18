/** Lists and facets in sentences. */
import { sentence, spoken } from '../../render/index.js'
import { harmless, plural } from '../../text.js'
import type { FacetValue } from '../facets.js'
import type { Library } from '../library.js'
import { cellText, fieldsShown } from '../list-cells.js'
import type { State, Tab } from '../state/state.js'
import { filtersInWords, valueName } from './filters.js'

const title = (kind: string): string => kind[0]?.toUpperCase() + kind.slice(1)

/** The tab with its count and what it asks: "Trials. 100 of 253 match: disease is Type 1 diabetes." */
export const tabSaid = (state: State, library: Library): string[] => {
  const tab = state.tabs[state.kind]
  const { filters, kept, problem } = library.listing(state.kind, tab)
  const { size } = library.rows(state.kind)
  if (problem) return [`${title(state.kind)}.`, sentence(harmless(problem))]
  const asks = spoken(filtersInWords(filters, library.catalog(state.kind), library.dataset))
  if (kept.length === 0) return [sentence(`${title(state.kind)}. None of ${size} match: ${asks}`)]
  return [
    asks === ''
      ? `${title(state.kind)}. All ${size}, no filters.`
      : sentence(`${title(state.kind)}. ${kept.length} of ${size} match: ${asks}`),
  ]
}

/** How the list is sorted. */
export const orderSaid = (state: State, library: Library): string => {
  const catalog = library.catalog(state.kind)
  const { field, descending } = state.tabs[state.kind].sort ?? catalog.sort
  const label = catalog.fields.find(({ name }) => name === field)?.label ?? field
  return `Sorted by ${label}, ${descending ? 'descending' : 'ascending'}.`
}

const flags = (state: State, library: Library, row: number): string[] =>
  state.kind === 'trials'
    ? (['anomaly', 'disagreement'] as const).flatMap((one) => {
        const name = one === 'anomaly' ? 'anomalies' : 'disagreements'
        const count = Number(library.rows('trials').cell(row, name) ?? 0)
        return count > 0 ? [`Warning: ${plural(count, one, name)} on record.`] : []
      })
    : []

/** The record under the cursor: its place, its id, and a labelled fact for each column that is turned on. */
export const recordSaid = (state: State, library: Library): string[] => {
  const tab = state.tabs[state.kind]
  const { kept } = library.listing(state.kind, tab)
  const row = kept[tab.cursor]
  if (row === undefined) return kept.length ? [] : ['No record here: capital C clears the filters, b goes back.']
  const rows = library.rows(state.kind)
  const id = String(rows.cell(row, 'id'))
  const facts = fieldsShown(tab, library.catalog(state.kind)).flatMap((field) => {
    const { text } = cellText(rows, row, field)
    return field.name === 'id' || text === '–' ? [] : [sentence(`${field.label}: ${spoken(text)}`)]
  })
  const marked = state.kind === 'trials' && state.marks.includes(id) ? ['Marked.'] : []
  return [
    [`${tab.cursor + 1} of ${kept.length}: ${harmless(id)}.`, ...marked, ...flags(state, library, row), ...facts].join(
      ' ',
    ),
  ]
}

/** A column that was turned on, with what it says of the record under the cursor, or one that was turned off. */
export const columnSaid = (before: Tab, state: State, library: Library): string[] => {
  const tab = state.tabs[state.kind]
  const catalog = library.catalog(state.kind)
  const [had, has] = [fieldsShown(before, catalog), fieldsShown(tab, catalog)]
  const row = library.listing(state.kind, tab).kept[tab.cursor]
  return [
    ...has
      .filter((field) => !had.includes(field))
      .map((field) => {
        const here = row === undefined ? '' : ` Here: ${spoken(cellText(library.rows(state.kind), row, field).text)}`
        return sentence(`Column shown: ${field.label}.${here}`)
      }),
    ...had.filter((field) => !has.includes(field)).map((field) => `Column hidden: ${field.label}.`),
  ]
}

const states: Readonly<Record<FacetValue['state'], string>> = {
  wanted: ', asked for',
  refused: ', refused',
  free: '',
}

type Here = { readonly facet: string; readonly said: string }

const facetHere = (state: State, library: Library): Here | undefined => {
  const tab = state.tabs[state.kind]
  let at = 0
  for (const { field, values, more } of library.facets(state.kind, tab)) {
    const own = values[tab.facet - at]
    if (own) {
      const name = spoken(valueName(field, own.value, library.dataset))
      const rest = more && own === values.at(-1) ? ` ${more} more values are not listed.` : ''
      const count = `${own.count} ${own.count === 1 ? state.kind.replace(/s$/, '') : state.kind}`
      return { facet: field.label, said: `${name}: ${count}${states[own.state]}.${rest}` }
    }
    at += values.length
  }
  return undefined
}

/** The value under the cursor of the facets; the name of the facet only where it is another than before. */
export const facetSaid = (before: State | null, state: State, library: Library): string[] => {
  const here = facetHere(state, library)
  if (!here) return ['No facets here.']
  const had = before ? facetHere(before, library) : undefined
  return [had?.facet === here.facet ? here.said : `${here.facet}. ${here.said}`]
}
