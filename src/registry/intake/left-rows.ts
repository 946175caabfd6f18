/** Posted results that do not fit a rule of the dataset: their rows are left, and it is said which and why. */
import type { EntryRecord, LayerFault } from '../../layers/index.js'

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const idOf = (row: unknown): string => (isObject(row) ? String(row.id) : '')

/**
 * A trial without the rows that are at fault: all of them, where the faults name none. Undefined where it has no rows: then they are not
 * what is wrong.
 */
export const withoutRows = (
  record: EntryRecord,
  faults: readonly LayerFault[],
): { readonly record: EntryRecord; readonly said: string } | undefined => {
  const { outcomes: rows, missing, notes, ...rest } = record
  if (!Array.isArray(rows) || rows.length === 0 || !isObject(missing)) return undefined
  const isOf = (path: string, row: unknown): boolean => `${path}.`.startsWith(`outcomes.${idOf(row)}.`)
  const atFault = rows.filter((row) => faults.some(({ path }) => isOf(path, row)))
  const left = atFault.length && faults.every(({ path }) => atFault.some((row) => isOf(path, row))) ? atFault : rows
  const kept = rows.filter((row) => !left.includes(row))
  const reasons = Object.entries(missing).filter(([path]) => !left.some((row) => isOf(path, row)))
  const why = [...new Set(faults.map(({ message }) => message))].join('; ')
  const said = `posted results that break a rule of the dataset stand among the facts alone: ${left.map(idOf).join(', ')} (${why})`
  return {
    record: {
      ...rest,
      kind: kept.length ? record.kind : 'registered',
      outcomes: kept,
      notes: [...(Array.isArray(notes) ? notes : []), `${said.slice(0, 1).toUpperCase()}${said.slice(1)}.`],
      missing: Object.fromEntries(reasons),
    },
    said,
  }
}
