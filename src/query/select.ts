/** Choosing, ordering, grouping and counting rows. */
import { type AnyField, type Cell, flat, type Value } from './field.js'
import { type Filter, predicate, type Source } from './filter.js'

export type Order = { readonly field: AnyField; readonly descending: boolean }

const compareValues = (a: Value, b: Value): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : a < b ? -1 : a > b ? 1 : 0

/** What a row is ordered by: its smallest value going up, its largest going down; rows without one come last either way. */
const key = (cell: Cell, field: AnyField, descending: boolean): Value | null => {
  const rank = (value: Value): Value => {
    const at = field.choices?.indexOf(String(value)) ?? -1
    return at < 0 ? value : at
  }
  let best: Value | null = null
  for (const value of flat(cell)) {
    const ranked = rank(value)
    if (best === null || compareValues(ranked, best) < 0 !== descending) best = ranked
  }
  return best
}

/** Row numbers that meet every filter, in the asked order; ties keep the order of ids. */
export const select = (source: Source, filters: readonly Filter[], order: Order): number[] => {
  const holds = predicate(filters, source)
  const rows: number[] = []
  for (let row = 0; row < source.size; row++) if (holds(row)) rows.push(row)
  const keys: (Value | null)[] = []
  for (const row of rows) keys[row] = key(source.cell(row, order.field.name), order.field, order.descending)
  const sign = order.descending ? -1 : 1
  return rows.sort((a, b) => {
    const x = keys[a] ?? null
    const y = keys[b] ?? null
    if (x === null || y === null) return x === y ? a - b : x === null ? 1 : -1
    return sign * compareValues(x, y) || a - b
  })
}

export type Group = { readonly values: readonly (Value | null)[]; readonly rows: readonly number[] }

/** Rows by the values of some fields. A row with several values stands in several groups; null is a group of its own. */
export const group = (source: Source, rows: readonly number[], fields: readonly AnyField[]): Group[] => {
  const groups = new Map<string, { values: (Value | null)[]; rows: number[] }>()
  const place = (row: number, values: readonly (Value | null)[], rest: readonly AnyField[]): void => {
    const [field, ...others] = rest
    if (!field) {
      const id = JSON.stringify(values)
      const found = groups.get(id)
      if (found) found.rows.push(row)
      else groups.set(id, { values: [...values], rows: [row] })
      return
    }
    const own = flat(source.cell(row, field.name))
    for (const value of own.length ? own : [null]) place(row, [...values, value], others)
  }
  for (const row of rows) place(row, [], fields)
  return [...groups.values()].sort((a, b) => {
    for (let i = 0; i < fields.length; i++) {
      const [x, y] = [a.values[i] ?? null, b.values[i] ?? null]
      if (x === y) continue
      if (x === null || y === null) return x === null ? 1 : -1
      const choices = fields[i]?.choices
      const rank = (v: Value): Value => (choices?.includes(String(v)) ? choices.indexOf(String(v)) : v)
      return compareValues(rank(x), rank(y))
    }
    return 0
  })
}

/** How many rows each filter alone keeps, and how many stay when it is the only one dropped. */
export const relax = (
  source: Source,
  filters: readonly Filter[],
): { filter: Filter; alone: number; without: number }[] => {
  const size = (some: readonly Filter[]): number => {
    const holds = predicate(some, source)
    let n = 0
    for (let row = 0; row < source.size; row++) if (holds(row)) n++
    return n
  }
  return filters.map((filter) => ({
    filter,
    alone: size([filter]),
    without: size(filters.filter((f) => f !== filter)),
  }))
}
