/** What a row of the table of imports tells, in any of the databases. */
import type { ImportState } from './store.js'

/** Text of a cell; null where it is empty. */
export const textOrNull = (value: unknown): string | null =>
  value === null || value === undefined ? null : String(value)

/** An import as its row tells it. */
export const stateOf = (row: Readonly<Record<string, unknown>>): ImportState => ({
  name: String(row.name),
  mark: String(row.mark),
  begun: String(row.begun),
  finished: textOrNull(row.finished),
  read: Number(row.read),
  counts: {
    added: Number(row.added),
    changed: Number(row.changed),
    same: Number(row.same),
    older: Number(row.older),
  },
  newest: textOrNull(row.newest),
})
