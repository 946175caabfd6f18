/** Real values of the bundled dataset, field by field, as one would type them. */

import { type AnyCatalog, type AnyField, catalogs, flat, type Value } from '../../src/query/index.js'
import type { Store } from '../../src/store/index.js'

export const allCatalogs: readonly AnyCatalog[] = Object.values(catalogs)

/** [kind, field name, catalog, field] of every field that is a filter. */
export const filterableFields = allCatalogs.flatMap((catalog) =>
  catalog.fields
    .filter((f) => f.filterable !== false)
    .map((field): [string, string, AnyCatalog, AnyField] => [catalog.kind, field.name, catalog, field]),
)

/** Values a field has in the dataset, each once, commonest last. */
export const valuesOf = (catalog: AnyCatalog, field: AnyField, dataset: Store): Value[] => {
  const rows = dataset.list(catalog)
  const times = new Map<Value, number>()
  for (const id of rows.ids)
    for (const value of flat(rows.cell(id, field.name))) times.set(value, (times.get(value) ?? 0) + 1)
  return [...times].sort((a, b) => a[1] - b[1]).map(([value]) => value)
}

/** Whether a value can be typed at all: the query language has no way to write a quotation mark. */
export const typeable = (value: Value): boolean =>
  !String(value).includes('"') && /[\p{L}\p{N}]/u.test(String(value)) && !String(value).startsWith('!')

/** A value in quotation marks, so that commas and spaces in it are its own. */
export const quoted = (value: Value): string => `"${typeof value === 'boolean' ? (value ? 'yes' : 'no') : value}"`

/** A few values spread over the list. */
export const some = <T>(values: readonly T[], n: number): T[] =>
  values.length <= n
    ? [...values]
    : Array.from({ length: n }, (_, i) => values[Math.round((i * (values.length - 1)) / (n - 1))] as T)
