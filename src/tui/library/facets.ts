/** Facets: the values among what is listed, with how many records hold each. */
import { type AnyCatalog, type AnyField, describe, type Filter, type Value } from '../../query/index.js'
import type { Records } from '../../store/index.js'

export type FacetValue = {
  readonly field: AnyField
  readonly value: Value
  readonly count: number
  readonly state: 'wanted' | 'refused' | 'free'
}
export type Facet = { readonly field: AnyField; readonly values: readonly FacetValue[]; readonly more: number }

const ofTrials = [
  'disease',
  'cell',
  'allocation',
  'phase',
  'status',
  'outcome',
  'direction',
  'year',
  'country',
  'level',
]
/** Values shown of each facet; chosen ones are always shown. */
const shownValues = 6

const facetFields = (catalog: AnyCatalog): readonly AnyField[] =>
  catalog.kind === 'trials'
    ? ofTrials.flatMap((name) => catalog.fields.find((field) => field.name === name) ?? [])
    : catalog.fields.filter((field) => field.filterable !== false && ['term', 'choice', 'boolean'].includes(field.type))

const equals = (filter: Filter, field: AnyField, value: Value): boolean =>
  filter.field === field.name && filter.any.some((test) => soleValue(test) === value)

/** The single value a test asks for: a year is asked for as a range of one. */
const soleValue = (test: Filter['any'][number]): Value | undefined =>
  'is' in test
    ? test.is
    : 'min' in test && test.min === test.max && !test.openMin && !test.openMax
      ? test.min
      : undefined

/** The facet of one field; undefined where no record says anything. */
const facetOf = (
  field: AnyField,
  rows: Records,
  { filters, kept }: Listed,
  { isWhole }: { readonly isWhole: boolean },
): Facet | undefined => {
  const found = rows.facet(filters, field, kept)
  const chosen = filters
    .filter((filter) => filter.field === field.name)
    .flatMap(({ any }) => any.flatMap((test) => soleValue(test) ?? []))
  const counts = new Map([...chosen.map((value): [Value, number] => [value, 0]), ...found])
  if (counts.size === 0) return undefined
  const stateOf = (value: Value): FacetValue['state'] => {
    const own = filters.find((filter) => equals(filter, field, value))
    return own ? (own.not ? 'refused' : 'wanted') : 'free'
  }
  const all = [...counts].map(([value, count]) => ({ field, value, count, state: stateOf(value) }))
  const rank = (one: FacetValue): number => (one.state === 'free' ? 1 : 0)
  const ordered = all.sort(
    (a, b) => rank(a) - rank(b) || b.count - a.count || (String(a.value) < String(b.value) ? -1 : 1),
  )
  const most = isWhole ? ordered.length : Math.max(shownValues, chosen.length)
  return { field, values: ordered.slice(0, most), more: Math.max(0, ordered.length - most) }
}

type Listed = { readonly filters: readonly Filter[]; readonly kept: readonly string[] }

/**
 * The facets of a listing, one after the other: counting is not free, and few of them are in sight. Those named are shown with
 * all their values. A count is what asking for the value would list, beside what is asked of the other facets.
 */
export function* facetsOf(
  catalog: AnyCatalog,
  rows: Records,
  listed: Listed,
  whole: readonly string[] = [],
): Generator<Facet, void> {
  for (const field of facetFields(catalog)) {
    const facet = facetOf(field, rows, listed, { isWhole: whole.includes(field.name) })
    if (facet) yield facet
  }
}

/** Filters with one value of a field asked for, refused, or asked no more. */
export const withValue = (
  filters: readonly Filter[],
  { field, value, state }: FacetValue,
  { not }: { readonly not: boolean },
): Filter[] => {
  const test = field.type === 'integer' ? { min: Number(value), max: Number(value) } : { is: value }
  const without = filters.flatMap((filter): Filter[] => {
    if (!equals(filter, field, value)) return [filter]
    const any = filter.any.filter((one) => soleValue(one) !== value)
    return any.length ? [{ ...filter, any }] : []
  })
  if (state === (not ? 'refused' : 'wanted')) return without
  const beside = without.find((filter) => filter.field === field.name && filter.not === not)
  // Beside a range a value within it would change nothing: it takes its place.
  const others = beside?.any.filter((one) => soleValue(one) !== undefined) ?? []
  return beside
    ? without.map((filter) => (filter === beside ? { ...filter, any: [...others, test] } : filter))
    : [...without, { field: field.name, any: [test], not }]
}

/** The query that asks for exactly these filters the other way round. */
export const inverted = (filters: readonly Filter[]): string =>
  filters.map((filter) => describe({ ...filter, not: !filter.not })).join(' ')
