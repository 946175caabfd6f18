/** Fields of records as columns, and their text as words: what a listing reads in place of the records. */
import type { Kind, MissingReason, RecordOf } from '../dataset/index.js'
import { type AnyField, type Catalog, flat, type Look } from '../query/index.js'
import type { StoredColumn } from '../store/index.js'
import { foldWords } from '../text.js'

const matchesPath = (pattern: string, path: string): boolean => {
  const want = pattern.split('.')
  const have = path.split('.')
  return want.length === have.length && want.every((part, i) => part === '*' || part === have[i])
}

const reasonFor = (field: AnyField, missing: Readonly<Record<string, MissingReason>>): MissingReason | undefined => {
  for (const pattern of field.explainedBy ?? [])
    for (const [path, reason] of Object.entries(missing)) if (matchesPath(pattern, path)) return reason
  return undefined
}

/** Every field of every record, in the order of the catalog. */
export const toColumns = <K extends Kind>(
  catalog: Catalog<K>,
  records: readonly RecordOf[K][],
  look: Look,
): StoredColumn[] =>
  catalog.fields.map((field) => {
    const missing: Record<number, MissingReason> = {}
    const cells = records.map((record, row) => {
      const cell = field.read(record, look)
      const reason = flat(cell).length ? undefined : reasonFor(field, ('missing' in record && record.missing) || {})
      if (reason) missing[row] = reason
      return cell
    })
    return { cells, ...(Object.keys(missing).length ? { missing } : {}) }
  })

/** All text of every record, folded to words, for full-text filters. */
export const toTexts = <K extends Kind>(catalog: Catalog<K>, records: readonly RecordOf[K][], look: Look): string[] =>
  records.map((record) => foldWords(catalog.text(record, look).filter(Boolean).join(' \n ')))
