/** What a cell, a row and a column of a gap map ask: the query that lists exactly the trials they count. */

import { type AnyField, describe, type Filter, flat, toFilters, tokenize, trialsCatalog } from '../../query/index.js'
import type { Records, Store } from '../../store/index.js'

/** Values of two axes; a whole row or column has one. */
type Place = readonly { readonly field: AnyField; readonly value: string }[]

/** The rows that hold a value, or a term below it: no wording that names it finds others. */
const holders = (rows: Records): ((place: Place[number]) => ReadonlySet<string>) => {
  const known = new Map<string, ReadonlySet<string>>()
  return ({ field, value }) => {
    const key = `${field.name}:${value}`
    const have = known.get(key)
    if (have) return have
    const within = rows.within(field, value)
    const found = new Set(
      rows.ids.filter((id) => flat(rows.cell(id, field.name)).some((one) => within.has(String(one)))),
    )
    known.set(key, found)
    return found
  }
}

/**
 * The query that lists exactly some trials of a map. The words of the map with the values of the cell say it best, but do
 * not always say it: values of one arm or result must be met together, and a term stands for all below it. The wording is
 * therefore tried, and the trials are named one by one where it does not fit.
 */
export const asker = (filters: readonly Filter[], rows: Records, dataset: Store) => {
  const holding = holders(rows)
  return (place: Place, wanted: ReadonlySet<string>): string => {
    // A qualifier named twice would ask for either value.
    const others = filters.filter((filter) => filter.not || !place.some(({ field }) => field.name === filter.field))
    // A minus at the front of a word would be taken for a flag.
    const own = place.map(({ field, value }) => `${field.name}:${value}`)
    const words = [
      ...others.filter(({ not }) => !not).map(describe),
      ...own,
      ...others.filter(({ not }) => not).map(describe),
    ]
    const [some, ...more] = place.map(holding)
    const near = [...(some ?? [])].filter((id) => more.every((set) => set.has(id)))
    const isExact = (query: string): boolean => {
      const holds = rows.meets(toFilters(tokenize(query, trialsCatalog), trialsCatalog, dataset))
      return near.every((id) => holds(id) === wanted.has(id))
    }
    const query = words.join(' ')
    return isExact(query) ? query : `id:${[...wanted].sort().join(',')}`
  }
}
