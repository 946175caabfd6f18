/** Rows of AACT's tables as text, by the names of their columns, and what they say as the registry's JSON writes it. */
import type { Json } from '../../answer.js'

/** A row of a table. A column that an older or a trimmed copy lacks is not there; an empty cell is null or empty. */
export type Row = Readonly<Record<string, string | null | undefined>>

/** What a cell says; nothing where it is empty or its column is not there. */
export const text = (row: Row | undefined, column: string): string | undefined => row?.[column] || undefined

/** A number; nothing where the cell holds none. */
export const number = (row: Row | undefined, column: string): number | undefined => {
  const value = text(row, column)
  return value !== undefined && Number.isFinite(Number(value)) ? Number(value) : undefined
}

/** A number written as text without zeros that a database adds: 95.0 is 95. */
export const plainNumber = (row: Row, column: string): string | undefined => {
  const value = number(row, column)
  return value === undefined ? undefined : String(value)
}

/** Yes or no, as files (t, f) and databases (true, false) write them. */
export const flag = (row: Row | undefined, column: string): boolean | undefined => {
  const value = text(row, column)
  return value === 't' || value === 'true' ? true : value === 'f' || value === 'false' ? false : undefined
}

/**
 * A date as it was registered. The date column puts a month on one of its days, so that the raw text alone tells whether a day
 * was given: by its form (2018-03), in copies of before June 2024 by its words (March 2018 has one space). Without it the month
 * is all that is certain.
 */
export const dated = (row: Row, name: string): string | undefined => {
  const raw = text(row, `${name}_month_year`)
  if (raw !== undefined && /^\d{4}-\d{2}(-\d{2})?$/.test(raw)) return raw
  const day = text(row, `${name}_date`)
  return raw?.includes(',') ? day : day?.slice(0, 7)
}

const isEmpty = (value: Json | undefined): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'object' && (Array.isArray(value) ? value : Object.keys(value)).length === 0)

/** An object of what is there; nothing where nothing is. */
export const given = (entries: Readonly<Record<string, Json | undefined>>): Record<string, Json> | undefined => {
  const kept = Object.fromEntries(
    Object.entries(entries).filter((entry): entry is [string, Json] => !isEmpty(entry[1])),
  )
  return Object.keys(kept).length ? kept : undefined
}

/** Rows as objects; those that say nothing are left out. */
export const list = (rows: readonly Row[], made: (row: Row) => Json | undefined): Json[] =>
  rows.flatMap((row) => made(row) ?? [])

/** Rows by a key, in the order of their first. */
export const groupsBy = (rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> => {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = found.get(key)
    if (group) group.push(row)
    else found.set(key, [row])
  }
  return found
}

/** Rows by what a column says; those that say nothing stand under ''. */
export const groups = (rows: readonly Row[], column: string): Map<string, Row[]> =>
  groupsBy(rows, (row) => row[column] ?? '')
