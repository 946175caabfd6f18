/** What the tables tell of imports. */
import type { ImportState } from '../store.js'
import type { Database, Row } from './driver.js'

const textOrNull = (value: unknown): string | null => (value === null || value === undefined ? null : String(value))

export const stateOf = (row: Row): ImportState => ({
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

/** Every import, the newest first. */
export const importStates = (db: Database): ImportState[] =>
  (db.prepare('SELECT * FROM import ORDER BY number DESC').all() as Row[]).map(stateOf)
