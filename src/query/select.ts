/** Choosing, ordering, grouping and counting rows. */
import { ensure, itemAt } from '../collections.js'
import { type AnyField, type Cell, flat, type Value } from './field.js'
import { type Filter, type FilterRows, predicate, unitsOf } from './filter.js'

export type Order = { readonly field: AnyField; readonly descending: boolean }

const compareValues = (a: Value, b: Value): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : a < b ? -1 : a > b ? 1 : 0

/** What a row is ordered by: its smallest value going up, its largest going down; rows without one come last either way. */
const key = (cell: Cell, field: AnyField, { descending }: { readonly descending: boolean }): Value | null => {
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
export const select = (source: FilterRows, filters: readonly Filter[], order: Order): number[] => {
  const holds = predicate(filters, source)
  const rows: number[] = []
  for (let row = 0; row < source.size; row++) if (holds(row)) rows.push(row)
  const keys: (Value | null)[] = []
  for (const row of rows)
    keys[row] = key(source.cell(row, order.field.name), order.field, { descending: order.descending })
  const sign = order.descending ? -1 : 1
  return rows.sort((a, b) => {
    const x = keys[a] ?? null
    const y = keys[b] ?? null
    if (x === null || y === null) return x === y ? a - b : x === null ? 1 : -1
    return sign * compareValues(x, y) || a - b
  })
}

export type RecordGroup<Row = number> = { readonly values: readonly (Value | null)[]; readonly rows: readonly Row[] }

/** Rows by the values of some fields. A row with several values stands in several groups; null is a group of its own. */
export const group = (source: FilterRows, rows: readonly number[], fields: readonly AnyField[]): RecordGroup[] => {
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

type Relaxed = { readonly filter: Filter; readonly alone: number; readonly without: number }

/**
 * How many rows each filter alone keeps, and how many stay when it is the only one dropped: each unit is asked once per
 * row, so the cost grows with the number of filters, not with its square.
 */
export const relax = (source: FilterRows, filters: readonly Filter[]): Relaxed[] => {
  const units = unitsOf(filters, source)
  const all = Array.from({ length: source.size }, (_, row) => row)
  const alone = units.map(() => 0)
  const keptByAll: number[] = []
  /** Rows that this unit alone drops. */
  const droppedBy: number[][] = units.map(() => [])
  for (const row of all) {
    const failing: number[] = []
    units.forEach(({ holds }, u) => {
      if (holds(row)) alone[u] = itemAt(alone, u) + 1
      else failing.push(u)
    })
    if (failing.length === 0) keptByAll.push(row)
    else if (failing.length === 1) droppedBy[itemAt(failing, 0)]?.push(row)
  }
  const found = new Map<Filter, Relaxed>()
  units.forEach((unit, u) => {
    const kept = [...keptByAll, ...itemAt(droppedBy, u)]
    const [only, second] = unit.filters
    if (only && !second) {
      found.set(only, { filter: only, alone: itemAt(alone, u), without: kept.length })
      return
    }
    // The rest of a group may drop what the whole keeps, and the other way round.
    for (const filter of unit.filters) {
      const others = unit.filters.filter((other) => other !== filter)
      found.set(filter, {
        filter,
        alone: all.filter(predicate([filter], source)).length,
        without: kept.filter(predicate(others, source)).length,
      })
    }
  })
  return filters.map((filter) => ensure(found.get(filter)))
}
