/**
 * Questions to the records in the query language of the command line: `cell:uc-msc year:2015.. -model:single-group hba1c`.
 * Fields, filters and orders are data; docs/reference.md lists the fields of every kind.
 */
import type { Json } from '../answer.js'
import { keysOf } from '../collections.js'
import { type Kind, nearestWords, type RecordOf } from '../dataset/index.js'
import { usage } from '../errors.js'
import { type AnyCatalog, type AnyField, catalogs, type ListedKind, toFilters, tokenize } from '../query/index.js'
import type { Store } from '../store/store.js'
import { harmless } from '../text.js'

export {
  type Catalog,
  type Cell,
  catalogs,
  describe,
  type Field,
  type Filter,
  type ListedKind,
  type Order,
  toFilters,
  tokenize,
  type Value,
} from '../query/index.js'
export type { Records } from '../store/records.js'

/** What is found of a kind: a record, or of rows that are worked out from trials (results, harms) each field by its name. */
export type Found<K extends ListedKind> = K extends Kind ? RecordOf[K] : Readonly<Record<string, Json>>

/** How records that were found are ordered and paged. */
export type FindOptions = {
  /** Field to order by; that of the kind's listing where not given. Records without a value come last. */
  readonly sort?: string
  /** Largest first. */
  readonly descending?: boolean
  /** Records passed over at the front; 0 where not given. */
  readonly offset?: number
  /** Records at most; all where not given. */
  readonly limit?: number
}

const fieldOf = (kind: ListedKind, name: string): AnyField => {
  const fields: readonly AnyField[] = catalogs[kind].fields
  const found = fields.find((field) => field.name === name)
  if (found) return found
  const names = fields.map((field) => field.name)
  const near = nearestWords(name, names)
  throw usage(
    `"${harmless(name)}" is no field of ${kind}`,
    near.length ? `Did you mean ${near.join(', ')}?` : `There are: ${names.join(', ')}`,
  )
}

/**
 * The records of a kind that a query means, whole, as `stemcell KIND QUERY --json` lists them.
 * @param dataset - what openDataset() opened
 * @param kind - what is listed: trials, results, harms, references, claims, …
 * @param query - words and qualifiers, with names in English or Chinese; '' for all
 * @returns the records in order; none where nothing matches
 * @throws Failure `usage`: a qualifier, value or field that there is not, with the nearest that there are
 * @example
 * import { openDataset } from 'stemcell-evidence/dataset'
 * import { find } from 'stemcell-evidence/query'
 *
 * const trials = find(openDataset(), 'trials', 'disease:t1d allocation:randomized', { sort: 'enrollment', descending: true, limit: 3 })
 * console.log(trials.length) // 3
 * console.log(trials.every(({ design }) => design.allocation === 'randomized')) // true
 */
export const find = <K extends ListedKind>(
  dataset: Store,
  kind: K,
  query: string,
  { sort, descending = false, offset = 0, limit }: FindOptions = {},
): readonly Found<K>[] => {
  if (!Object.hasOwn(catalogs, kind))
    throw usage(`"${harmless(String(kind))}" is no kind that is listed`, `There are: ${keysOf(catalogs).join(', ')}`)
  const catalog: AnyCatalog = catalogs[kind]
  const order =
    sort === undefined
      ? { field: fieldOf(kind, catalog.sort.field), descending: catalog.sort.descending !== descending }
      : { field: fieldOf(kind, sort), descending }
  const page = { offset, ...(limit === undefined ? {} : { limit }) }
  const ids = dataset.list(catalog).select(toFilters(tokenize(query, catalog), catalog, dataset), order, page)
  return dataset.json(kind, ids).map((line) => JSON.parse(Buffer.from(line).toString('utf8')))
}
