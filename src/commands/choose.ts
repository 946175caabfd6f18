/** From what was asked to the records it means: filters, order, fields, and what was passed over because it is not known. */

import type { Json } from '../answer.js'
import { ensure } from '../collections.js'
import { checkQuery } from '../limits.js'
import {
  type AnyCatalog,
  type AnyField,
  describe,
  type Filter,
  flat,
  type Order,
  toFilters,
  tokenize,
  type Value,
} from '../query/index.js'
import type { Records, Store } from '../store/index.js'
import { plural } from '../text.js'
import type { Words } from './command.js'
import { namedWordsNotes } from './named-words.js'

/** A listing as understood. */
export type ListQuery = {
  readonly filters: readonly Filter[]
  readonly order: Order
  readonly limit: number | undefined
  readonly fields: readonly AnyField[] | undefined
  readonly groupBy: readonly AnyField[]
  readonly count: boolean
}

/** How a listing is ordered, cut and shown, where that is asked. */
export type ListingOptions = {
  readonly sort?: AnyField | undefined
  readonly desc?: boolean
  readonly limit?: number | undefined
  readonly fields?: readonly AnyField[] | undefined
  readonly groupBy?: readonly AnyField[]
  readonly count?: boolean
}

/** The order of a listing: by the field asked for, or the one of the catalog; `desc` turns it round. */
export const orderOf = (catalog: AnyCatalog, { sort, desc = false }: ListingOptions): Order => {
  if (sort) return { field: sort, descending: desc }
  const field = ensure(catalog.fields.find(({ name }) => name === catalog.sort.field))
  return { field, descending: catalog.sort.descending !== desc }
}

/** What the words and filters of a listing mean. */
export const understand = (
  catalog: AnyCatalog,
  words: Words,
  dataset: Store,
  listing: ListingOptions = {},
): ListQuery => {
  checkQuery(words.words.join(' '))
  return {
    filters: toFilters([...words.words.flatMap((word) => tokenize(word, catalog)), ...words.filters], catalog, dataset),
    order: orderOf(catalog, listing),
    limit: listing.limit,
    fields: listing.fields,
    groupBy: listing.groupBy ?? [],
    count: listing.count ?? false,
  }
}

/** The question as understood, for machines. */
export const queryJson = (q: ListQuery): { readonly text: string } & Readonly<Record<string, Json>> => ({
  text: q.filters.map(describe).join(' '),
  filters: q.filters,
  sort: q.order.field.name,
  descending: q.order.descending,
  ...(q.limit === undefined ? {} : { limit: q.limit }),
  ...(q.fields ? { fields: q.fields.map((f) => f.name) } : {}),
  ...(q.groupBy.length ? { groupBy: q.groupBy.map((f) => f.name) } : {}),
  ...(q.count ? { count: true } : {}),
})

/** A field's value in a sentence or table cell. */
export const showValue = (field: AnyField, value: Value): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : field.type === 'number' ? compact(value) : String(value)

const compact = (value: Value): string =>
  typeof value === 'number' && Math.abs(value) >= 1e5 ? value.toExponential().replace('e+', 'e') : String(value)

/** Whether nothing of a field means that there is nothing, or is judged together with others. */
const isNever = ({ group, absence }: AnyField): boolean => group !== undefined || absence === 'notApplicable'

/** Records that a filter passed over because the value is not known, which is not the same as not matching. */
export const unknownNotes = (rows: Records, filters: readonly Filter[], kept: readonly string[]): string[] => {
  const notes: string[] = []
  const known = new Set(kept)
  for (const filter of filters) {
    const field = rows.fields.find((f) => f.name === filter.field)
    if (!field || filter.not || isNever(field) || filter.any.some((test) => 'missing' in test || 'known' in test))
      continue
    const fits = rows.meets(filters.filter((f) => f !== filter))
    const passed = rows.ids.filter(
      (id) => !known.has(id) && flat(rows.cell(id, field.name)).length === 0 && fits(id),
    ).length
    if (passed)
      notes.push(
        `${passed} more would fit the other filters, but ${field.label.toLowerCase()} is not known for them (list them with ${field.name}:missing).`,
      )
  }
  return [...notes, ...severalUnknown(rows, filters)]
}

/** Records that would fit but for two filters or more whose values are not known: none of these counts them alone. */
const severalUnknown = (rows: Records, filters: readonly Filter[]): string[] => {
  const fieldOf = (filter: Filter) => rows.fields.find(({ name }) => name === filter.field)
  const asked = filters.filter((filter) => {
    const field = fieldOf(filter)
    return field && !filter.not && !isNever(field) && !filter.any.some((test) => 'missing' in test || 'known' in test)
  })
  if (asked.length < 2) return []
  const others = rows.meets(filters.filter((filter) => !asked.includes(filter)))
  const tests = asked.map((filter) => ({ name: filter.field, holds: rows.meets([filter]) }))
  const several = rows.ids.filter((id) => {
    const failed = tests.filter(({ holds }) => !holds(id))
    return failed.length > 1 && failed.every(({ name }) => flat(rows.cell(id, name)).length === 0) && others(id)
  })
  const names = asked.map((filter) => fieldOf(filter)?.label.toLowerCase()).join(', ')
  return several.length
    ? [`${several.length} more may fit: of them two or more of these are not known (${names}).`]
    : []
}

/** What must be said of an answer for the sake of what it was filtered by. */
export const cautions = (rows: Records, filters: readonly Filter[]): string[] => [
  ...new Set(filters.flatMap(({ field: name }) => rows.fields.find((field) => field.name === name)?.caution ?? [])),
]

/** Hits whose value for a filter sources dispute: said, and how to leave them out. */
export const disputeNotes = (rows: Records, filters: readonly Filter[], kept: readonly string[]): string[] =>
  filters.flatMap((filter) => {
    const { disputedAs: part, label = '' } = rows.fields.find((f) => f.name === filter.field) ?? {}
    if (part === undefined) return []
    const owners = [...new Set(kept.map((id) => rows.owner(id)))]
    const hits = [
      ...new Set(kept.flatMap((id) => (flat(rows.cell(id, 'disputed')).includes(part) ? [rows.owner(id)] : []))),
    ]
    if (hits.length === 0) return []
    const named = hits.length > 5 ? `${hits.slice(0, 5).join(', ')} and ${hits.length - 5} more` : hits.join(', ')
    return [
      `Sources dispute the ${label.toLowerCase()} of ${hits.length} of these ${owners.length} (${named}); -disputed:${part} leaves them out, disputed:${part} lists them.`,
    ]
  })

const mostAdvice = 12

/** Which filter to relax when nothing matches, with how many each one keeps alone. */
export const advice = (catalog: AnyCatalog, rows: Records, filters: readonly Filter[]): string[] => {
  if (filters.length === 0) return []
  const relaxed = rows.relax(filters).sort((a, b) => b.without - a.without || b.alone - a.alone)
  const lines = relaxed
    .slice(0, mostAdvice)
    .map(
      ({ filter, alone, without }) =>
        `  ${describe(filter)}: keeps ${alone} alone; without it ${plural(without, 'record')} match`,
    )
  const rest = relaxed.length - lines.length
  return [
    `No ${catalog.kind} match. Relax a filter:`,
    ...lines,
    ...(rest > 0 ? [`  and ${plural(rest, 'filter')} more, none of which helps more alone`] : []),
  ]
}

/** The trials, or other records, that a question means, with caveats: for commands that do more than list them. */
export const choose = (
  catalog: AnyCatalog,
  words: Words,
  dataset: Store,
  listing: ListingOptions = {},
): {
  readonly rows: Records
  readonly question: ListQuery
  readonly ids: readonly string[]
  readonly notes: readonly string[]
  readonly advice: readonly string[]
} => {
  const question = understand(catalog, words, dataset, listing)
  const rows = dataset.list(catalog)
  const ids = rows.select(question.filters, question.order)
  return {
    rows,
    question,
    ids,
    notes: [
      ...namedWordsNotes(catalog, rows, question.filters, dataset),
      ...unknownNotes(rows, question.filters, ids),
      ...disputeNotes(rows, question.filters, ids),
      ...cautions(rows, question.filters),
    ],
    advice: ids.length ? [] : advice(catalog, rows, question.filters),
  }
}
