/** Selections, counts and facets as statements. */
import type { AnyField, Value } from '../field.js'
import type { Filter } from '../filter.js'
import type { Order } from '../select.js'
import { allOf, joined, named, type Sql, sql, words } from './fragment.js'
import { columnOf, type SqlLayout } from './layout.js'
import { type Compiling, elementMeets, fieldOf, isColumn, tableOf, whereOf } from './where.js'

const records = ({ table }: SqlLayout): Sql => words(`${named(table)} t`)

/** A value as it is ordered: a choice by its place in the list. */
const ranked = ({ choices = [] }: AnyField, value: Sql): Sql =>
  choices.length
    ? sql`CASE ${value} ${joined(
        choices.map((choice, place) => words(`WHEN '${choice.replaceAll("'", "''")}' THEN ${place}`)),
        ' ',
        '',
      )} ELSE ${words(String(choices.length))} END`
    : value

/** What a record is ordered by: its smallest value going up, its largest going down. */
const keyOf = (layout: SqlLayout, { field, descending }: Order): Sql => {
  if (isColumn(layout, field)) {
    const column = words(`t.${named(columnOf(field))}`)
    // What is not known has no rank.
    return field.choices?.length ? sql`CASE WHEN ${column} IS NOT NULL THEN ${ranked(field, column)} END` : column
  }
  const best = words(descending ? 'max' : 'min')
  return sql`(SELECT ${best}(${ranked(field, words('x.v'))}) FROM ${tableOf(layout, field)} x WHERE x.n = t.n)`
}

/** Ids of records that meet every filter, ordered, those without a value last; ties keep the order of ids. */
export const selectIds = (
  compiling: Compiling,
  filters: readonly Filter[],
  order: Order,
  page: { readonly offset?: number; readonly limit?: number } = {},
): Sql => {
  const { layout } = compiling
  const key = keyOf(layout, order)
  const direction = words(order.descending ? ' DESC' : '')
  const limit = page.limit === undefined ? words('') : sql` LIMIT ${page.limit}`
  const offset = page.offset ? sql` OFFSET ${page.offset}` : words('')
  return sql`SELECT t.id AS id FROM ${records(layout)} WHERE ${whereOf(compiling, filters)} ORDER BY (${key}) IS NULL, ${key}${direction}, t.id${limit}${offset}`
}

/** How many records meet every filter. */
export const countRecords = (compiling: Compiling, filters: readonly Filter[]): Sql =>
  sql`SELECT count(*) AS count FROM ${records(compiling.layout)} WHERE ${whereOf(compiling, filters)}`

/** Every value that a field has anywhere. */
export const heldValues = ({ layout }: Compiling, field: AnyField): Sql =>
  isColumn(layout, field)
    ? sql`SELECT DISTINCT t.${words(named(columnOf(field)))} AS v FROM ${records(layout)} WHERE t.${words(named(columnOf(field)))} IS NOT NULL`
    : sql`SELECT DISTINCT x.v AS v FROM ${tableOf(layout, field)} x`

/** Filters that stand beside a facet: asking for a value takes the place of what is asked of the field now. */
export const besideFacet = (filters: readonly Filter[], field: AnyField): readonly Filter[] =>
  filters.filter((filter) => filter.field !== field.name || filter.not)

/** The filter that asks for a value of a facet. */
export const asking = (field: AnyField, value: Value): Filter => ({
  field: field.name,
  any: [field.type === 'integer' ? { min: Number(value), max: Number(value) } : { is: value }],
  not: false,
})

const isOnlyKnowledge = ({ any }: Filter): boolean => any.every((test) => 'known' in test || 'missing' in test)

/** Filters on the elements that a value of a grouped field stands in. */
const ofElement = ({ layout }: Compiling, others: readonly Filter[], field: AnyField): readonly Filter[] =>
  field.group
    ? others.filter(({ field: name }) => layout.catalog.fields.find((one) => one.name === name)?.group === field.group)
    : []

/** Pairs of a term that is held and a term, held too, that finds it: itself and those above it. */
export const liftOf = (
  held: readonly Value[],
  above: (id: string) => ReadonlySet<string>,
): readonly (readonly [value: string, above: string])[] => {
  const terms = new Set(held.map(String))
  return [...terms].flatMap((value) =>
    [...above(value)].filter((one) => terms.has(one)).map((one) => [value, one] as const),
  )
}

/** Whether the values of a facet must each be asked: what an excluded value excludes depends on what the others accept. */
export const mustAskEach = (compiling: Compiling, filters: readonly Filter[], field: AnyField): boolean =>
  ofElement(compiling, besideFacet(filters, field), field).some(({ not }) => not)

/**
 * How many records each value of a field keeps beside the other filters, rows `v` and `count`. `lift` are pairs of a value
 * and a term that finds it; without it each value stands for itself.
 */
export const facetCounts = (
  compiling: Compiling,
  filters: readonly Filter[],
  field: AnyField,
  lift: readonly (readonly [value: string, above: string])[] | undefined,
): Sql => {
  const { layout } = compiling
  const others = besideFacet(filters, field)
  const where = whereOf(compiling, others)
  if (lift?.length === 0) return sql`SELECT NULL AS v, 0 AS count WHERE FALSE`
  const lifted =
    lift &&
    sql`WITH lift(v, above) AS (VALUES ${joined(
      lift.map(([value, above]) => sql`(${value}, ${above})`),
      ', ',
      '',
    )}) `
  if (isColumn(layout, field)) {
    const column = words(`t.${named(columnOf(field))}`)
    if (!lifted)
      return sql`SELECT ${column} AS v, count(*) AS count FROM ${records(layout)} WHERE ${column} IS NOT NULL AND ${where} GROUP BY ${column}`
    return sql`${lifted}SELECT lift.above AS v, sum(c.count) AS count FROM (SELECT ${column} AS v, count(*) AS count FROM ${records(layout)} WHERE ${column} IS NOT NULL AND ${where} GROUP BY ${column}) c JOIN lift ON lift.v = c.v GROUP BY lift.above`
  }
  const accepted = ofElement(compiling, others, field)
    .filter((filter) => !isOnlyKnowledge(filter))
    .map(({ field: name, any }) => elementMeets(compiling, { field: fieldOf(layout, name), tests: any }, 'e.n', 'e.i'))
  const among = others.length ? [sql`e.n IN (SELECT t.n FROM ${records(layout)} WHERE ${where})`] : []
  const condition = allOf([...among, ...accepted])
  // Without elements each value of a record stands in one row: there is nothing to tell apart.
  const count = words(field.group ? 'count(DISTINCT e.n)' : 'count(*)')
  return lifted
    ? sql`${lifted}SELECT lift.above AS v, count(DISTINCT e.n) AS count FROM ${tableOf(layout, field)} e JOIN lift ON lift.v = e.v WHERE ${condition} GROUP BY lift.above`
    : sql`SELECT e.v AS v, ${count} AS count FROM ${tableOf(layout, field)} e WHERE ${condition} GROUP BY e.v`
}
