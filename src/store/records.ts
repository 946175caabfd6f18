/** The records of a kind as questions see them: cells by id and field, selected, ordered, grouped and counted. */
import { ensure, itemAt } from '../collections.js'
import type { MissingReason } from '../dataset/index.js'
import {
  type AnyCatalog,
  type AnyField,
  type Cell,
  type Filter,
  type FilterRows,
  group,
  type Order,
  ownFields,
  predicate,
  type RecordGroup,
  relax,
  select,
  tally,
  type Value,
} from '../query/index.js'
import { fileNames, type StoredColumn } from './bundle.js'
import type { Store } from './store.js'

export type RecordRange = {
  /** Records passed over at the front. */
  readonly offset?: number
  readonly limit?: number
}

/** Rows, and how to have the columns of several fields read together. */
type Rows = FilterRows & { readonly read: (fields: readonly AnyField[]) => void }

/** Rows of stored columns, for filters that are evaluated in memory. What a row has of its owner is read there. */
const sourceOf = (catalog: AnyCatalog, store: Store): Rows => {
  const { kind, fields, rowsOf } = catalog
  const { bundle } = store
  const own = ownFields(catalog)
  const parsed = new Map<string, StoredColumn>()
  const file = fileNames.columns(kind)
  const read = (wanted: readonly AnyField[]): void => {
    const open = wanted.filter((field) => own.includes(field) && !parsed.has(field.name))
    const lines = bundle.lines(
      file,
      bundle.index(kind).columns,
      open.map((field) => own.indexOf(field)),
    )
    open.forEach(({ name }, i) => {
      parsed.set(name, bundle.parse(itemAt(lines, i), file))
    })
  }
  const column = (name: string): StoredColumn => {
    const have = parsed.get(name)
    if (have) return have
    read(own.filter((field) => field.name === name))
    return parsed.get(name) ?? { cells: [] }
  }
  const related = (relation: 'within' | 'above') => (field: AnyField, id: string) =>
    field.vocabulary ? store.vocabulary(field.vocabulary)[relation](id) : new Set([id])
  const source: Rows = {
    read,
    fields,
    size: store.ids(kind).length,
    cell: (row, field) => column(field).cells[row] ?? null,
    missing: (row, field) => column(field).missing?.[row],
    text: (row) => bundle.json<string[]>(fileNames.texts(kind))[row] ?? '',
    within: related('within'),
    above: related('above'),
  }
  if (!rowsOf) return source
  const owners = sourceOf(rowsOf.catalog, store)
  const places = store.places(rowsOf.catalog.kind)
  const owner = (row: number): number => places.get(String(source.cell(row, rowsOf.by))) as number
  const ofOwner = new Set(fields.filter(({ isOwners }) => isOwners).map(({ name }) => name))
  return {
    ...source,
    read: (wanted) => {
      read(wanted)
      owners.read(owners.fields.filter(({ name }) => wanted.some((field) => field.isOwners && field.name === name)))
    },
    cell: (row, field) => (ofOwner.has(field) ? owners.cell(owner(row), field) : source.cell(row, field)),
    missing: (row, field) => (ofOwner.has(field) ? owners.missing(owner(row), field) : source.missing(row, field)),
    text: (row) => `${source.text(row)} ${owners.text(owner(row))}`,
  }
}

export class Records {
  readonly fields: readonly AnyField[]
  readonly size: number
  readonly ids: readonly string[]
  readonly #source: Rows
  readonly #places: ReadonlyMap<string, number>
  readonly #by: string | undefined

  constructor(catalog: AnyCatalog, store: Store) {
    this.#by = catalog.rowsOf?.by
    this.#source = sourceOf(catalog, store)
    this.fields = catalog.fields
    this.size = this.#source.size
    this.ids = store.ids(catalog.kind)
    this.#places = store.places(catalog.kind)
  }

  /** Reads what some fields hold, together: one by one each costs an opened file. */
  read(fields: readonly AnyField[]): void {
    this.#source.read(fields)
  }

  /** Ids of the records that meet every filter, in the asked order; ties keep the order of ids. */
  select(filters: readonly Filter[], order: Order, { offset = 0, limit }: RecordRange = {}): string[] {
    const rows = select(this.#source, filters, order)
    return this.#ids(rows.slice(offset, limit === undefined ? undefined : offset + limit))
  }

  /** How many records meet every filter. */
  count(filters: readonly Filter[]): number {
    const holds = predicate(filters, this.#source)
    let count = 0
    for (let row = 0; row < this.size; row++) if (holds(row)) count++
    return count
  }

  /** Whether a record meets every filter. */
  meets(filters: readonly Filter[]): (id: string) => boolean {
    const holds = predicate(filters, this.#source)
    return (id) => holds(this.#place(id))
  }

  /** How many records each value of a field keeps beside the other filters; `kept` are those that meet all of them. */
  facet(filters: readonly Filter[], field: AnyField, kept: readonly string[]): ReadonlyMap<Value, number> {
    return tally(
      this.#source,
      filters,
      field,
      kept.map((id) => this.#place(id)),
    )
  }

  /** Records by the values of some fields; one with several values stands in several groups. */
  group(ids: readonly string[], fields: readonly AnyField[]): readonly RecordGroup<string>[] {
    const rows = ids.map((id) => this.#place(id))
    return group(this.#source, rows, fields).map(({ values, rows: members }) => ({ values, rows: this.#ids(members) }))
  }

  /** How many records each filter alone keeps, and how many stay when it is the only one dropped. */
  relax(filters: readonly Filter[]): ReturnType<typeof relax> {
    return relax(this.#source, filters)
  }

  /** The record that a row belongs to; a record is its own. */
  owner(id: string): string {
    return this.#by === undefined ? id : String(this.cell(id, this.#by))
  }

  cell(id: string, field: string): Cell {
    const place = this.#places.get(id)
    return place === undefined ? null : this.#source.cell(place, field)
  }

  /** Why a record has no value of a field, where that is known. */
  missing(id: string, field: string): MissingReason | undefined {
    const place = this.#places.get(id)
    return place === undefined ? undefined : this.#source.missing(place, field)
  }

  /** A term of a field and all below it. */
  within(field: AnyField, id: string): ReadonlySet<string> {
    return this.#source.within(field, id)
  }

  #place(id: string): number {
    return ensure(this.#places.get(id))
  }

  #ids(rows: readonly number[]): string[] {
    return rows.map((row) => itemAt(this.ids, row))
  }
}
