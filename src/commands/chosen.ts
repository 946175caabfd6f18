/** An item of which fields were chosen: what the record holds stands where the record holds it, so that a script reads both alike. */
import type { Json } from '../answer.js'
import { ensure } from '../collections.js'
import { type AnyCatalog, type AnyField, flat, placeOf, type Value } from '../query/index.js'
import type { Records, Store } from '../store/index.js'

type Item = { readonly [key: string]: Json | undefined }

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)
const isItem = (value: Json | undefined): value is Item => typeof value === 'object' && value !== null && !isList(value)

/** What `from` holds at a place, put where it holds it, beside what `into` has already; elements of lists keep their ids. */
const graft = (from: Json, into: Json | undefined, place: readonly string[]): Json => {
  if (place.length === 0) return from
  if (isList(from)) return from.map((element, i) => graft(element, isList(into) ? into[i] : undefined, place.slice(1)))
  return isItem(from) ? part(from, isItem(into) ? into : from.id === undefined ? {} : { id: from.id }, place) : from
}

const part = (from: Item, into: Item, [step, ...rest]: readonly string[]): Item => {
  const value = step === undefined ? undefined : from[step]
  return step === undefined || value === undefined ? into : { ...into, [step]: graft(value, into[step], rest) }
}

/** Whether a path of `missing`, `arms.cell.product.dose`, is at a place, above it or below it. */
const isAt = (place: readonly string[], path: string): boolean =>
  path.split('.').every((step, i) => {
    const wanted = place[i]
    return wanted === undefined || wanted === '[]' || wanted === step
  })

const single = (rows: Records, id: string, field: AnyField): Json => {
  const values: readonly Value[] = flat(rows.cell(id, field.name))
  return field.many || field.group ? values : (values[0] ?? null)
}

/** A record with the chosen parts only. */
const partOf = (record: Item, rows: Records, fields: readonly AnyField[]): Json => {
  const id = String(record.id)
  const missing: Record<string, Json> = {}
  let item: Item = {}
  for (const field of fields) {
    const place = placeOf(field)
    item = place ? part(record, item, place) : { ...item, [field.name]: single(rows, id, field) }
    const reasons =
      isItem(record.missing) && place ? Object.entries(record.missing).filter(([at]) => isAt(place, at)) : []
    const reason = rows.missing(id, field.name)
    if (reasons.length) Object.assign(missing, Object.fromEntries(reasons))
    else if (reason) missing[field.at ?? field.name] = reason
  }
  return Object.keys(missing).length ? { ...item, missing } : item
}

/** A row: flat, as whole rows are. */
const partOfRow = (rows: Records, id: string, fields: readonly AnyField[]): Json => {
  const missing = fields.flatMap(({ name }) => {
    const reason = rows.missing(id, name)
    return reason ? [[name, reason] as const] : []
  })
  return {
    ...Object.fromEntries(fields.map((field) => [field.name, single(rows, id, field)])),
    ...(missing.length ? { missing: Object.fromEntries(missing) } : {}),
  }
}

/** Records of a kind, in the order asked for, with the chosen fields and always their id. */
export const chosenItems = (
  catalog: AnyCatalog,
  dataset: Store,
  ids: readonly string[],
  chosen: readonly AnyField[],
): Json[] => {
  const rows = dataset.list(catalog)
  const own = ensure(rows.fields.find(({ name }) => name === 'id'))
  const fields = chosen.some(({ name }) => name === 'id') ? chosen : [own, ...chosen]
  if (catalog.kind === 'results' || catalog.kind === 'harms') return ids.map((id) => partOfRow(rows, id, fields))
  // What is worked out stands in columns: no record is read for it.
  const isHeld = fields.some((field) => field !== own && placeOf(field))
  if (!isHeld) return ids.map((id) => partOf({ id }, rows, fields))
  // Records came as JSON: what their schemas leave open is JSON too.
  const records = dataset.some(catalog.kind, ids) as readonly Item[]
  return records.map((record) => partOf(record, rows, fields))
}
