/** How many studies each value of a field keeps: the statements that a facet takes, whatever database answers them. */
import type { AnyField, Filter, Value } from '../../query/index.js'
import {
  asking,
  type Compiling,
  countRecords,
  facetCounts,
  heldValue,
  heldValues,
  liftOf,
  mustAskEach,
  type Sql,
} from '../../query/sql/index.js'
import type { Terms } from './store.js'

type Ask = (statement: Sql) => Promise<readonly Readonly<Record<string, unknown>>[]>

export const facet = async (
  compiling: Compiling,
  terms: Terms,
  ask: Ask,
  field: AnyField,
  filters: readonly Filter[],
): Promise<ReadonlyMap<Value, number>> => {
  const held = async (): Promise<Value[]> =>
    (await ask(heldValues(compiling, field))).flatMap(({ v }) => heldValue(field, v) ?? [])
  const counts = new Map<Value, number>()
  if (mustAskEach(compiling, filters, field)) {
    const others = filters.filter((filter) => filter.field !== field.name || filter.not)
    for (const value of await held()) {
      const [row] = await ask(countRecords(compiling, [...others, asking(field, value)]))
      if (Number(row?.count)) counts.set(value, Number(row?.count))
    }
    return counts
  }
  const lift = field.type === 'term' ? liftOf(await held(), (id) => terms.above(field, id)) : undefined
  for (const { v, count } of await ask(facetCounts(compiling, filters, field, lift))) {
    const value = heldValue(field, v)
    if (value !== undefined) counts.set(value, Number(count))
  }
  return counts
}
