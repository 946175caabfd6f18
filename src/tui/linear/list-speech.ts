/** Lists and facets in sentences. */
import type { AnyField } from '../../query/index.js'
import { sentence, spoken } from '../../render/index.js'
import { harmless } from '../../text.js'
import type { FacetValue } from '../library/facets.js'
import { forestWidths, type TrialsForestColumn } from '../library/forest-column.js'
import { askedOutcome } from '../library/forest-outcome.js'
import type { Library } from '../library/library.js'
import { cellText, fieldsShown, warningsOf } from '../library/list-cells.js'
import type { Tab } from '../library/tab.js'
import type { State } from '../state/state.js'
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

const flags = ({ kind }: State, library: Library, id: string): string[] => {
  const warnings = warningsOf(kind, library.rows(kind), id)
  if (warnings.length === 0) return []
  return [`Warning: ${warnings.join(', ')}${kind === 'references' ? '' : ' on record'}.`]
}

const label = ({ label: name, unit }: AnyField): string => (unit ? `${name}, ${unit}` : name)

/** What the forest column of a screen shows, where one outcome was picked or is asked for: most trials have no effect of others. */
const effectsOf = (state: State, library: Library): TrialsForestColumn | undefined => {
  if (state.kind !== 'trials') return undefined
  const listing = library.listing('trials', state.tabs.trials)
  const isWanted = typeof state.forest === 'string' || (state.forest === undefined && askedOutcome(listing.filters))
  return isWanted ? library.forest.column(listing, state.forest, { cells: forestWidths.most, least: 0 }) : undefined
}

/** Which effects are said with the trials from now on. */
export const effectsSaid = (state: State, library: Library): string[] => {
  const effects = effectsOf(state, library)
  if (!effects)
    return [
      state.forest === null
        ? 'Effects are no longer said.'
        : state.forest === undefined
          ? 'Effects are said where the filters ask for one outcome.'
          : 'No effects of this outcome are on record.',
    ]
  const id = library.idAt(state.kind, state.tabs[state.kind])
  return [sentence(spoken(effects.about)), ...(id ? [sentence(spoken(effects.words(id)))] : [])]
}

/** The record under the cursor: its place, its id, and a labelled fact for each column that is turned on. */
export const recordSaid = (state: State, library: Library): string[] => {
  const tab = state.tabs[state.kind]
  const { kept } = library.listing(state.kind, tab)
  const id = kept[tab.cursor]
  if (id === undefined) return kept.length ? [] : ['No record here: capital C clears the filters, b goes back.']
  const rows = library.rows(state.kind)
  const facts = fieldsShown(tab, library.catalog(state.kind)).flatMap((field) => {
    const { text } = cellText(rows, id, field)
    return field.name === 'id' || text === '–' ? [] : [sentence(`${label(field)}: ${spoken(text)}`)]
  })
  const effect = effectsOf(state, library)?.words(id)
  const marked = state.kind === 'trials' && state.marks.includes(id) ? ['Marked.'] : []
  return [
    [
      `${tab.cursor + 1} of ${kept.length}: ${harmless(id)}.`,
      ...marked,
      ...flags(state, library, id),
      ...facts,
      ...(effect ? [sentence(spoken(effect))] : []),
    ].join(' '),
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
        return sentence(`Column shown: ${label(field)}.${here}`)
      }),
    ...had.filter((field) => !has.includes(field)).map((field) => `Column hidden: ${field.label}.`),
  ]
}

const states: Readonly<Record<FacetValue['state'], string>> = {
  wanted: ', asked for',
  refused: ', refused',
  free: '',
}

type Here = { readonly facet: string; readonly sentence: string }

const facetHere = (state: State, library: Library): Here | undefined => {
  const tab = state.tabs[state.kind]
  let at = 0
  for (const { field, values, more } of library.facets(state.kind, tab)) {
    const own = values[tab.facet - at]
    if (own) {
      const name = spoken(valueName(field, own.value, library.dataset))
      const rest = more && own === values.at(-1) ? ` ${more} more values are not listed.` : ''
      const count = `${own.count} ${own.count === 1 ? state.kind.replace(/s$/, '') : state.kind}`
      return { facet: field.label, sentence: `${name}: ${count}${states[own.state]}.${rest}` }
    }
    at += values.length
  }
  return undefined
}

/** How much is listed of the facet under the cursor. */
export const facetListed = (state: State, library: Library): string[] => {
  const tab = state.tabs[state.kind]
  let at = 0
  for (const { field, values, more } of library.facets(state.kind, tab)) {
    at += values.length
    if (tab.facet < at)
      return [
        `${field.label}: ${more ? `${values.length} of ${values.length + more}` : `all ${values.length}`} values are listed.`,
      ]
  }
  return []
}

/** The value under the cursor of the facets; the name of the facet only where it is another than before. */
export const facetSaid = (before: State | null, state: State, library: Library): string[] => {
  const here = facetHere(state, library)
  if (!here) return ['No facets here.']
  const had = before ? facetHere(before, library) : undefined
  return [had?.facet === here.facet ? here.sentence : `${here.facet}. ${here.sentence}`]
}
