/** What is asked of a list: facets, order, columns, marks. */
import { type FacetValue, inverted, withValue } from '../library/facets.js'
import { type Library, queryOf } from '../library/library.js'
import { leave, withQuery, withTab } from './places.js'
import { moved } from './reading.js'
import type { State } from './state.js'

/** Nothing but trials is marked, compared, pooled or mapped. */
export const onlyTrials = 'Only trials: press [ or ] for their tab.'

const valuesOf = (state: State, library: Library): readonly FacetValue[] =>
  library.facets(state.kind, state.tabs[state.kind]).flatMap(({ values }) => values)

/** The state with the cursor on a value again after the facets have changed, or near where it was. */
const staying = (state: State, value: FacetValue, library: Library, facet = 0): State => {
  const values = valuesOf(state, library)
  const same = values.findIndex((one) => one.field.name === value.field.name && one.value === value.value)
  return withTab(state, { facet: Math.max(0, same < 0 ? Math.min(facet, values.length - 1) : same) })
}

/** The value under the cursor asked for, refused, or asked no more; the cursor stays on it. */
export const toggleFacet = (state: State, { not }: { readonly not: boolean }, library: Library): State => {
  const tab = state.tabs[state.kind]
  const value = valuesOf(state, library)[tab.facet]
  if (!value) return state
  const filters = withValue(library.listing(state.kind, tab).filters, value, { not })
  return staying(withQuery(state, queryOf(filters)), value, library, tab.facet)
}

/** The facet under the cursor with all its values, or with the most frequent ones. */
export const toggleWhole = (state: State, library: Library): State => {
  const { facet, whole } = state.tabs[state.kind]
  const value = valuesOf(state, library)[facet]
  if (!value) return state
  const { name } = value.field
  const next = whole.includes(name) ? whole.filter((one) => one !== name) : [...whole, name]
  return staying(withTab(state, { whole: next }), value, library, facet)
}

/** Another query asked by a key of the facets: the cursor stays on its value where it still stands there. */
const askedHere = (state: State, query: string, library: Library): State => {
  const value = valuesOf(state, library)[state.tabs[state.kind].facet]
  return value ? staying(withQuery(state, query), value, library) : withQuery(state, query)
}

/** No filters. */
export const clear = (state: State, library: Library): State =>
  state.tabs[state.kind].query === '' ? { ...state, message: 'No filters to clear.' } : askedHere(state, '', library)

/** Every filter the other way round. */
export const invert = (state: State, library: Library): State => {
  const tab = state.tabs[state.kind]
  return tab.query === ''
    ? { ...state, message: 'No filters to turn round.' }
    : askedHere(state, inverted(library.listing(state.kind, tab).filters), library)
}

/** Sorted by a field; the second time the other way round. */
export const sort = (state: State, field: string): State => {
  const now = state.tabs[state.kind].sort
  return withTab(leave(state), { sort: { field, descending: now?.field === field && !now.descending }, cursor: 0 })
}

/** The order turned round. */
export const turn = (state: State, library: Library): State => {
  const now = state.tabs[state.kind].sort ?? library.catalog(state.kind).sort
  return withTab(leave(state), { sort: { field: now.field, descending: !now.descending }, cursor: 0 })
}

/** A column shown or hidden. */
export const toggleColumn = (state: State, name: string, library: Library): State => {
  const { columns } = state.tabs[state.kind]
  const field = library.catalog(state.kind).fields.find((one) => one.name === name)
  return withTab(state, { columns: { ...columns, [name]: !(columns[name] ?? field?.column !== undefined) } })
}

/** The trial under the cursor marked or not, and the cursor one further. */
export const mark = (state: State, library: Library): State => {
  const id = library.idAt(state.kind, state.tabs[state.kind])
  if (state.kind !== 'trials' || !id) return { ...state, message: onlyTrials }
  const marks = state.marks.includes(id) ? state.marks.filter((one) => one !== id) : [...state.marks, id]
  return moved({ ...state, marks, message: '' }, 1, library)
}

/** The record under the cursor as the one that the others are compared with, or none any more. */
export const base = (state: State, library: Library): State => {
  const { kind } = state
  const id = library.idAt(kind, state.tabs[kind])
  if (!id) return { ...state, message: 'No record here.' }
  return state.base?.kind === kind && state.base.id === id
    ? { ...state, base: null, message: 'Nothing is compared any more.' }
    : { ...state, base: { kind, id }, message: `What differs from ${id} stands in the others; = is the same.` }
}
