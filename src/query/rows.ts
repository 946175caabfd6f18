/** Records as rows of cells, one column per field: made by the build, read by every listing. */
import type { Dataset, Kind, MissingReason, RecordOf } from '../dataset/index.js'
import { foldWords } from '../text.js'
import { type AnyCatalog, type AnyField, type Catalog, type Cell, flat, type Look } from './field.js'
import type { Source } from './filter.js'

/** One field of every record, as stored: a JSON line of its own, so that a listing parses only the fields it needs. */
type StoredColumn = {
  readonly cells: readonly Cell[]
  /** Why a row has no value, by row number. */
  readonly missing?: Readonly<Record<number, MissingReason>>
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

/** Every field of every record, a line of JSON per field in the order of the catalog. */
export const toColumns = <K extends Kind>(catalog: Catalog<K>, records: readonly RecordOf[K][], look: Look): string =>
  catalog.fields
    .map((field) => {
      const missing: Record<number, MissingReason> = {}
      const cells = records.map((record, row) => {
        const cell = field.read(record, look)
        const reason = flat(cell).length
          ? undefined
          : reasonFor(field, (record as { missing?: Record<string, MissingReason> }).missing ?? {})
        if (reason) missing[row] = reason
        return cell
      })
      return `${JSON.stringify({ cells, ...(Object.keys(missing).length ? { missing } : {}) } satisfies StoredColumn)}\n`
    })
    .join('')

/** All text of every record, folded to words, for full-text filters. */
export const toTexts = <K extends Kind>(catalog: Catalog<K>, records: readonly RecordOf[K][], look: Look): string[] =>
  records.map((record) => foldWords(catalog.text(record, look).filter(Boolean).join(' \n ')))

/** The rows of a kind, ready to be filtered. */
export class Rows implements Source {
  readonly fields: readonly AnyField[]
  readonly #parsed = new Map<string, StoredColumn>()
  readonly #dataset: Dataset
  readonly #kind: Kind

  constructor(catalog: AnyCatalog, dataset: Dataset) {
    this.fields = catalog.fields
    this.#kind = catalog.kind
    this.#dataset = dataset
  }

  get size(): number {
    return this.#dataset.manifest.counts[this.#kind]
  }

  cell = (row: number, field: string): Cell => this.#column(field).cells[row] ?? null

  missing = (row: number, field: string): MissingReason | undefined => this.#column(field).missing?.[row]

  text = (row: number): string => this.#dataset.asset<string[]>(`${this.#kind}.text.json`)[row] ?? ''

  within = (field: AnyField, id: string): ReadonlySet<string> =>
    field.vocabulary ? this.#dataset.vocabulary(field.vocabulary).within(id) : new Set([id])

  above = (field: AnyField, id: string): ReadonlySet<string> =>
    field.vocabulary ? this.#dataset.vocabulary(field.vocabulary).above(id) : new Set([id])

  #column(name: string): StoredColumn {
    const have = this.#parsed.get(name)
    if (have) return have
    const at = this.fields.findIndex((field) => field.name === name)
    const column: StoredColumn = at < 0 ? { cells: [] } : this.#dataset.column<StoredColumn>(this.#kind, at)
    this.#parsed.set(name, column)
    return column
  }
}
