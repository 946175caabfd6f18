/** From what was asked to the records it means: filters, order, fields, and what was passed over because it is not known. */
import type { Json } from '../answer.js'
import { type Dataset, nearestWords } from '../dataset/index.js'
import { usage } from '../errors.js'
import { checkQuery } from '../limits.js'
import {
  type AnyCatalog,
  type AnyField,
  describe,
  type Filter,
  flat,
  type Order,
  Rows,
  relax,
  select,
  toFilters,
  tokenize,
  type Value,
} from '../query/index.js'
import { harmless, plural } from '../text.js'
import type { Input } from './command.js'

/** A field by its name, or an error that names the nearest. */
export const fieldNamed = (catalog: AnyCatalog, name: string, flag: string): AnyField => {
  const found = catalog.fields.find((field) => field.name === name)
  if (found) return found
  const names = catalog.fields.map((field) => field.name)
  const near = nearestWords(name, names)
  throw usage(
    `unknown field "${harmless(name)}" in ${flag}`,
    `${near.length ? `Did you mean ${near.join(', ')}? ` : ''}See all with: stemcell ${catalog.kind} --fields list`,
  )
}

export const fieldsNamed = (catalog: AnyCatalog, list: string, flag: string): AnyField[] => {
  const names = list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  if (names.length === 0)
    throw usage(`${flag} needs at least one field name`, `See all with: stemcell ${catalog.kind} --fields list`)
  return [...new Set(names)].map((name) => fieldNamed(catalog, name, flag))
}

const parseLimit = (text: string): number => {
  if (!/^\d+$/.test(text) || Number(text) < 1)
    throw usage(`"${harmless(text)}" is not a limit`, 'Write a whole number from 1, for example --limit 20')
  return Number(text)
}

/** A listing as understood. */
export type Question = {
  readonly filters: readonly Filter[]
  readonly order: Order
  readonly limit: number | undefined
  readonly fields: readonly AnyField[] | undefined
  readonly groupBy: readonly AnyField[]
  readonly count: boolean
}

/** What the words and flags of a listing mean. */
export const understand = (catalog: AnyCatalog, input: Input, dataset: Dataset): Question => {
  const { options } = input
  checkQuery(input.words.join(' '))
  const text = (name: string): string | undefined =>
    typeof options[name] === 'string' ? (options[name] as string) : undefined
  const tokens = [...input.words.flatMap((word) => tokenize(word, catalog)), ...input.filters]
  const sort = text('sort')
  const order: Order = sort
    ? { field: fieldNamed(catalog, sort, '--sort'), descending: options.desc === true }
    : {
        field: fieldNamed(catalog, catalog.sort.field, '--sort'),
        descending: catalog.sort.descending !== (options.desc === true),
      }
  const [limit, fields, groupBy] = [text('limit'), text('fields'), text('groupBy')]
  if (options.count === true && fields !== undefined)
    throw usage(
      '--fields and --count exclude each other',
      'Counts have fields of their own; group them with --group-by',
    )
  return {
    filters: toFilters(tokens, catalog, dataset),
    order,
    limit: limit === undefined ? undefined : parseLimit(limit),
    fields: fields === undefined ? undefined : fieldsNamed(catalog, fields, '--fields'),
    groupBy: groupBy === undefined ? [] : fieldsNamed(catalog, groupBy, '--group-by'),
    count: options.count === true,
  }
}

/** The question as understood, for machines. */
export const queryJson = (q: Question): Json => ({
  text: q.filters.map(describe).join(' '),
  filters: q.filters as unknown as Json,
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

/** Records that a filter passed over because the value is not known, which is not the same as not matching. */
export const unknownNotes = (
  rows: Rows,
  filters: readonly Filter[],
  kept: readonly number[],
  all: Filter[],
): string[] => {
  const notes: string[] = []
  const known = new Set(kept)
  for (const filter of filters) {
    const field = rows.fields.find((f) => f.name === filter.field)
    if (!field || filter.not || field.group || filter.any.some((test) => 'missing' in test || 'known' in test)) continue
    const others = all.filter((f) => f !== filter)
    const order = { field, descending: false }
    const unknown = select(rows, others, order).filter((row) => flat(rows.cell(row, field.name)).length === 0)
    if (unknown.length === 0) continue
    const reasons = unknown.filter((row) => !known.has(row)).length
    if (reasons)
      notes.push(
        `${reasons} more would fit the other filters, but ${field.label.toLowerCase()} is not known for them (list them with ${field.name}:missing).`,
      )
  }
  return notes
}

const mostAdvice = 12

/** Which filter to relax when nothing matches, with how many each one keeps alone. */
export const advice = (catalog: AnyCatalog, rows: Rows, filters: readonly Filter[]): string[] => {
  if (filters.length === 0) return []
  const relaxed = relax(rows, filters).sort((a, b) => b.without - a.without || b.alone - a.alone)
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
  input: Input,
  dataset: Dataset,
): {
  readonly rows: Rows
  readonly question: Question
  readonly kept: readonly number[]
  readonly ids: readonly string[]
  readonly notes: readonly string[]
  readonly advice: readonly string[]
} => {
  const question = understand(catalog, input, dataset)
  const rows = new Rows(catalog, dataset)
  const kept = select(rows, question.filters, question.order)
  return {
    rows,
    question,
    kept,
    ids: kept.map((row) => String(rows.cell(row, 'id'))),
    notes: unknownNotes(rows, question.filters, kept, [...question.filters]),
    advice: kept.length ? [] : advice(catalog, rows, question.filters),
  }
}
