/** registry trials, count, gaps, update: the registry asked by the filters of trials. */
import type { Block, Column, Line } from '../../answer.js'
import type { AnswerOf, ItemOf } from '../../contracts/index.js'
import { text } from '../../pages/parts.js'
import { type AnyField, type Filter, trialsCatalog, type Value } from '../../query/index.js'
import type { KeptStudy, RegistryStore, Terms } from '../../registry/store/index.js'
import { plural } from '../../text.js'
import { orderOf, queryJson, showValue } from '../choose.js'
import { listTable } from '../list-table.js'
import { rowsOf, shownFields } from './rows.js'
import { filtersOf, type RegistryRequest, withRegistry } from './shared.js'

const fieldOf = (name: string): AnyField | undefined => trialsCatalog.fields.find((field) => field.name === name)

/** Whether a filter may pass over studies because nothing is known of its field. */
const isOfKnown = ({ field: name, not, any }: Filter): boolean => {
  const field = fieldOf(name)
  return (
    field !== undefined &&
    !not &&
    field.group === undefined &&
    field.absence !== 'notApplicable' &&
    !any.some((test) => 'missing' in test || 'known' in test)
  )
}

/** What filters passed over because a value is not known, which is not that it does not fit. */
const unknownNotes = async (store: RegistryStore, filters: readonly Filter[]): Promise<string[]> => {
  const notes: string[] = []
  for (const filter of filters.filter(isOfKnown)) {
    const missing = filters.map((one): Filter => (one === filter ? { ...one, any: [{ missing: 'any' }] } : one))
    const passed = await store.count(missing)
    const field = fieldOf(filter.field)
    if (passed && field)
      notes.push(
        `${passed} more would fit the other filters, but ${field.label.toLowerCase()} is not known for them (list them with ${field.name}:missing).`,
      )
  }
  return notes
}

const cautions = (filters: readonly Filter[]): string[] => [
  ...new Set(filters.flatMap(({ field }) => fieldOf(field)?.caution ?? [])),
]

/** What every answer says of where it comes from. */
export const nature =
  'As registries say it, by their own word: nobody on this project read these studies, and their diseases and cells were told by rules.'

export const footerOf = async (store: RegistryStore, first: string): Promise<{ total: number; footer: string }> => {
  const { studies, newest, imports } = await store.state()
  const open = imports.find(({ finished }) => finished === null)
  const day = newest === null ? '' : `, newest update ${newest}`
  return {
    total: studies,
    footer: `${first} of ${plural(studies, 'study', 'studies')} in the registry${day}${open ? ' · an import has not ended: not all are in' : ''}`,
  }
}

/** A page of studies as a listing. */
const listed = async (
  asked: RegistryRequest,
  store: RegistryStore,
  terms: Terms,
  filters: readonly Filter[],
): Promise<{
  readonly studies: readonly KeptStudy[]
  readonly matching: number
  readonly query: AnswerOf<'registry-trials'>['query']
  readonly view: () => Block[]
  readonly notes: readonly string[]
}> => {
  const { options } = asked
  const order = orderOf(trialsCatalog, options)
  const ids = await store.ids({ filters, order }, { limit: options.limit })
  const matching = ids.length < options.limit ? ids.length : await store.count(filters)
  const studies = await store.studies(ids)
  const cut = matching - ids.length
  return {
    studies,
    matching,
    query: {
      action: asked.action,
      ...queryJson({ filters, order, limit: options.limit, fields: undefined, groupBy: [], count: false }),
    },
    view: () =>
      ids.length ? listTable(trialsCatalog, rowsOf(studies, terms), ids, { fields: shownFields, order }) : [],
    notes: [
      ...(await unknownNotes(store, filters)),
      ...cautions(filters),
      ...(cut ? [`${plural(cut, 'more study', 'more studies')} left out by --limit ${options.limit}.`] : []),
    ],
  }
}

export const gridOf = (studies: readonly KeptStudy[], terms: Terms): AnswerOf<'registry-trials'>['grid'] => {
  const rows = rowsOf(studies, terms)
  const fields = [...shownFields].sort((a, b) => Number(b.name === 'id') - Number(a.name === 'id'))
  return () => ({
    columns: fields.map(({ name }) => name),
    rows: studies.map(({ id }) =>
      fields.map(({ name }) => {
        const cell = rows.cell(id, name)
        return Array.isArray(cell) ? cell.flat().join('; ') || null : (cell as Value | null)
      }),
    ),
  })
}

export const listStudies = (asked: RegistryRequest): Promise<AnswerOf<'registry-trials'>> => {
  const filters = filtersOf(asked)
  return withRegistry(asked, 'read', async (store, terms) => {
    const { studies, matching, query, view, notes } = await listed(asked, store, terms, filters)
    const { total, footer } = await footerOf(store, String(matching))
    const [first] = studies
    return {
      format: 'stemcell/registry-trials/1',
      dataset: asked.dataset.stamp,
      query,
      count: studies.length,
      total,
      items: studies.map(({ trial }) => trial),
      grid: gridOf(studies, terms),
      view,
      notes: [...notes, nature],
      footer,
      next: first
        ? [{ command: `stemcell registry show ${first.id}`, why: 'the first, with all that the registry has' }]
        : [],
      ...(matching
        ? {}
        : { advice: ['No study of the registry matches. Leave a filter out, or count: stemcell registry count'] }),
    }
  })
}

type Count = ItemOf<'registry-count'>

const countTable = (field: AnyField, items: readonly Count[]): Block => {
  const columns: readonly Column[] = [
    { label: field.label, align: 'left', priority: 1, min: 12, max: 40 },
    { label: 'studies', align: 'right', priority: 1, min: 7, max: 12 },
  ]
  const rows = items.map(({ by, count }): readonly Line[] => {
    const value = by[field.name]
    return [
      value === null || value === undefined ? { text: 'not known', role: 'muted' } : showValue(field, value),
      String(count),
    ]
  })
  return { kind: 'table', columns, rows }
}

/** Studies per value of a field, the most first, and those of which none is known. */
const facetOf = async (store: RegistryStore, field: AnyField, filters: readonly Filter[]): Promise<Count[]> => {
  const counts = [...(await store.facet(field, filters))].sort(
    ([a, m], [b, n]) => n - m || (String(a) < String(b) ? -1 : 1),
  )
  const unknown = await store.count([...filters, { field: field.name, any: [{ missing: 'any' }], not: false }])
  return [
    ...counts.map(([value, count]) => ({ by: { [field.name]: value }, count })),
    ...(unknown ? [{ by: { [field.name]: null }, count: unknown }] : []),
  ]
}

export const countStudies = (asked: RegistryRequest): Promise<AnswerOf<'registry-count'>> => {
  const filters = filtersOf(asked)
  const { by } = asked.options
  return withRegistry(asked, 'read', async (store) => {
    const matching = await store.count(filters)
    const facets: { readonly field: AnyField; readonly items: readonly Count[] }[] = []
    for (const field of by) facets.push({ field, items: await facetOf(store, field, filters) })
    const items = facets.flatMap((facet) => facet.items)
    const { total, footer } = await footerOf(store, String(matching))
    const { text: asText, filters: asFilters } = queryJson({
      filters,
      order: orderOf(trialsCatalog, {}),
      limit: undefined,
      fields: undefined,
      groupBy: [],
      count: true,
    })
    return {
      format: 'stemcell/registry-count/1',
      dataset: asked.dataset.stamp,
      query: { action: 'count', text: asText, filters: asFilters ?? [], by: by.map(({ name }) => name) },
      count: matching,
      total,
      items,
      grid: () => ({
        columns: ['field', 'value', 'count'],
        rows: facets.flatMap(({ field, items: own }) =>
          own.map((one) => [field.name, one.by[field.name] ?? null, one.count]),
        ),
      }),
      view: () => [
        text(`${plural(matching, 'study', 'studies')}${filters.length ? ` of ${total}` : ''}.`),
        ...facets.flatMap(({ field, items: own }) => (own.length ? [countTable(field, own)] : [])),
      ],
      notes: [
        ...(await unknownNotes(store, filters)),
        ...cautions(filters),
        ...(by.some(({ type, many, group }) => many || group || type === 'term')
          ? ['A study with several values, or of a narrower term, counts in each row that it belongs to.']
          : []),
        nature,
      ],
      footer,
      next: [],
    }
  })
}
