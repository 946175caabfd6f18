/** Fields of records as columns, and their text as words: what a listing reads in place of the records. */
import type { Json } from '../answer.js'
import type { MissingReason } from '../dataset/index.js'
import {
  type AnyCatalog,
  type Catalog,
  flat,
  type ListedKind,
  type ListedOf,
  type NameLookup,
  ownFields,
  whyMissing,
} from '../query/index.js'
import type { StoredColumn } from '../store/index.js'
import { foldWords } from '../text.js'

/** Every field of its own of every record, in the order of the catalog. */
export const toColumns = <K extends ListedKind>(
  catalog: Catalog<K>,
  records: readonly ListedOf[K][],
  look: NameLookup,
): StoredColumn[] =>
  ownFields(catalog).map((field) => {
    const missing: Record<number, MissingReason> = {}
    const cells = records.map((record, row) => {
      const cell = field.read(record, look)
      const reason = flat(cell).length
        ? undefined
        : (whyMissing(field, ('missing' in record && record.missing) || {}) ?? field.absence)
      if (reason) missing[row] = reason
      return cell
    })
    return { cells, ...(Object.keys(missing).length ? { missing } : {}) }
  })

/** All text of every record, folded to words, for full-text filters. */
export const toTexts = <K extends ListedKind>(
  catalog: Catalog<K>,
  records: readonly ListedOf[K][],
  look: NameLookup,
): string[] => records.map((record) => foldWords(catalog.text(record, look).filter(Boolean).join(' \n ')))

/** What a row shows, field by field: the same as a listing makes of chosen fields. */
export const rowItem = (catalog: AnyCatalog, columns: readonly StoredColumn[], row: number): Json => {
  const item: Record<string, Json> = {}
  const missing: Record<string, Json> = {}
  ownFields(catalog).forEach((field, at) => {
    const values = flat(columns[at]?.cells[row] ?? null)
    item[field.name] = field.many || field.group ? values : (values[0] ?? null)
    const reason = columns[at]?.missing?.[row]
    if (reason) missing[field.name] = reason
  })
  return Object.keys(missing).length ? { ...item, missing } : item
}
