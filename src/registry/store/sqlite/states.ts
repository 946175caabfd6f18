/** What the tables tell of imports. */
import { stateOf } from '../import-state.js'
import type { ImportState } from '../store.js'
import type { Database, Row } from './driver.js'

/** Every import, the newest first. */
export const importStates = (db: Database): ImportState[] =>
  (db.prepare('SELECT * FROM import ORDER BY number DESC').all() as Row[]).map(stateOf)
