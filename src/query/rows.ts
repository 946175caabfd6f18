/** Records as rows of cells, one column per field: made by the build, read by every listing. */
import type { Dataset, Kind, RecordOf } from '../dataset/index.js'
import type { MissingReason } from '../dataset/schema/common.js'
import { foldWords } from '../text.js'
import { type AnyCatalog, type AnyField, type Catalog, type Cell, flat, type Look } from './field.js'
import type { Source } from './filter.js'

/** The stored form: fields once, then a row per record, and why a row has no value. */
export type StoredRows = {
  readonly fields: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  readonly missing: readonly Readonly<Record<string, MissingReason>>[]
}

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

/** Read every field of every record. */
export const toRows = <K extends Kind>(catalog: Catalog<K>, records: readonly RecordOf[K][], look: Look): StoredRows => {
  const rows: Cell[][] = []
  const missing: Record<string, MissingReason>[] = []
  for (const record of records) {
    const why: Record<string, MissingReason> = {}
    rows.push(
      catalog.fields.map((field) => {
        const cell = field.read(record, look)
        if (flat(cell).length === 0) {
          const reason = reasonFor(field, (record as { missing?: Record<string, MissingReason> }).missing ?? {})
          if (reason) why[field.name] = reason
        }
        return cell
      }),
    )
    missing.push(why)
  }
  return { fields: catalog.fields.map((field) => field.name), rows, missing }
}

/** All text of every record, folded to words, for full-text filters. */
export const toTexts = <K extends Kind>(catalog: Catalog<K>, records: readonly RecordOf[K][], look: Look): string[] =>
  records.map((record) => foldWords(catalog.text(record, look).filter(Boolean).join(' \n ')))

/** The rows of a kind, ready to be filtered. */
export class Rows implements Source {
  readonly fields: readonly AnyField[]
  readonly #stored: StoredRows
  readonly #column: ReadonlyMap<string, number>
  readonly #dataset: Dataset
  readonly #kind: Kind

  constructor(catalog: AnyCatalog, dataset: Dataset) {
    this.fields = catalog.fields
    this.#kind = catalog.kind
    this.#dataset = dataset
    this.#stored = dataset.asset<StoredRows>(`${catalog.kind}.rows.json`)
    this.#column = new Map(this.#stored.fields.map((name, i) => [name, i]))
  }

  get size(): number {
    return this.#stored.rows.length
  }

  cell = (row: number, field: string): Cell => this.#stored.rows[row]?.[this.#column.get(field) ?? -1] ?? null

  missing = (row: number, field: string): MissingReason | undefined => this.#stored.missing[row]?.[field]

  text = (row: number): string => this.#dataset.asset<string[]>(`${this.#kind}.text.json`)[row] ?? ''

  within = (field: AnyField, id: string): ReadonlySet<string> =>
    field.vocabulary ? this.#dataset.vocabulary(field.vocabulary).within(id) : new Set([id])
}
