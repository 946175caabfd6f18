/** Ids in a text that is handed over: one a line, CSV, TSV or JSON. Loaded where one is, since it reads tables. */

import { parse } from 'csv-parse/sync'
import { badData, errorMessage } from '../errors.js'
import { parseJson } from '../json-text.js'
import { fold, harmless } from '../text.js'

const idOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  if (Array.isArray(value)) return value.flatMap(idOf)
  if (typeof value !== 'object' || value === null) return []
  const { id, type, record, items, trial, nctId }: Record<string, unknown> = { ...value }
  if (Array.isArray(items)) return items.flatMap(idOf)
  if (typeof type === 'string' && record !== undefined) return idOf(record).map((inner) => `${type}/${inner}`)
  return [id, trial, nctId].filter((name): name is string => typeof name === 'string').slice(0, 1)
}

const jsonIds = (text: string): string[] => {
  const { value, faults } = parseJson(text)
  if (value === undefined)
    throw badData(
      `"${harmless(text).slice(0, 60)}" is neither an id nor JSON that can be read: it ${faults[0]?.message ?? 'is empty'}`,
      'Give one id a line, a CSV or JSON answer of ours, or NDJSON records with an id, for example: stemcell trials --ndjson | stemcell cite -',
    )
  const ids = idOf(value)
  const isEmptyAnswer =
    Array.isArray(value) ||
    (typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items))
  if (ids.length === 0 && !isEmptyAnswer)
    throw badData(`no id in ${harmless(text).slice(0, 60)}`, 'A JSON record is known by its "id"')
  return ids
}

/** Columns that hold ids, the first found counts. */
const idColumns = ['id', 'trial', 'nctid', 'nctnumber', 'doi', 'pmid', 'key']

/** The ids in a table with a header line, or nothing where there is no such table. */
const tableIds = (text: string): string[] | undefined => {
  const head = text.split(/\r?\n/, 1)[0] ?? ''
  const mark = ['\t', ';', ','].find((one) => head.includes(one)) ?? ','
  const columns = head.split(mark).map((cell) => fold(cell))
  const at = idColumns.map((name) => columns.indexOf(name)).find((found) => found >= 0)
  if (at === undefined) return undefined
  let rows: string[][]
  try {
    rows = parse(text, { delimiter: mark, relax_column_count: true, skip_empty_lines: true, relax_quotes: true })
  } catch (error) {
    throw badData(`the table of ids cannot be read: ${harmless(errorMessage(error))}`, 'Quotation marks come in pairs')
  }
  // The pages of `show --csv` name a record on every line.
  return [...new Set(rows.slice(1).flatMap((row) => row[at]?.trim() || []))]
}

/** The ids in a text: one a line, a table with a column of ids, JSON records with an id (NDJSON), or one JSON answer. */
export const idsIn = (given: string): string[] => {
  const text = given.replace(/^\ufeff/, '').trim()
  if (text.startsWith('PK\u0003\u0004'))
    throw badData('standard input is a spreadsheet (.xlsx), not text', 'Save it as CSV, or paste the ids one a line')
  // One JSON value, perhaps over several lines; records that stand one a line are read one by one.
  if (/^[[{]/.test(text) && !/[}\]]\s*\n\s*[[{]/.test(text.replace(/\n\s+/g, ' '))) return jsonIds(text)
  return (
    tableIds(text) ??
    text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean)
      .flatMap((line) => (/^[[{"]/.test(line) ? jsonIds(line) : [line]))
  )
}
