/** Imports: which one is going on, and how far each comes. */
import { badData } from '../../../errors.js'
import { isLeft, newMark } from '../../../files/index.js'
import { harmless } from '../../../text.js'
import { stateOf } from '../import-state.js'
import { type ImportSource, type ImportState, placePattern } from '../store.js'
import type { Database, Row } from './driver.js'

/**
 * Begins an import, or goes on with the one of the same source that did not finish. Throws a failure where a program that
 * still runs imports. In a transaction of its caller.
 */
export const beginImport = (
  db: Database,
  { name, mark }: ImportSource,
  path: string,
): { readonly number: number; readonly done: number } => {
  const open = db.prepare('SELECT * FROM import WHERE finished IS NULL').all() as Row[]
  const busy = open.find(({ owner }) => owner !== null && !isLeft(path, String(owner)))
  if (busy)
    throw badData(
      `the registry "${harmless(path)}": another program imports ${harmless(String(busy.name))} since ${busy.begun}`,
      'Wait until it has ended, and try again',
    )
  const now = new Date().toISOString()
  const mine = open.find((row) => row.name === name && row.mark === mark)
  // What was begun from the same place and is another by now is begun anew.
  db.prepare('DELETE FROM import WHERE finished IS NULL AND name = ? AND mark <> ? AND mark LIKE ?').run(
    name,
    mark,
    placePattern(mark),
  )
  if (mine) {
    db.prepare('UPDATE import SET owner = ? WHERE number = ?').run(newMark(), Number(mine.number))
    return { number: Number(mine.number), done: Number(mine.read) }
  }
  const { lastInsertRowid } = db
    .prepare('INSERT INTO import (name, mark, begun, owner) VALUES (?, ?, ?, ?)')
    .run(name, mark, now, newMark())
  return { number: Number(lastInsertRowid), done: 0 }
}

/** Notes how far an import came, in the transaction of its batch. */
export const noteBatch = (
  db: Database,
  number: number,
  { read, newest, counts }: Pick<ImportState, 'read' | 'newest' | 'counts'>,
): void => {
  db.prepare(
    "UPDATE import SET read = read + ?, added = added + ?, changed = changed + ?, same = same + ?, older = older + ?, newest = nullif(max(ifnull(newest, ''), ifnull(?, '')), '') WHERE number = ?",
  ).run(read, counts.added, counts.changed, counts.same, counts.older, newest, number)
}

/** An import that ended; what it came to. */
export const finishImport = (db: Database, number: number): ImportState => {
  db.prepare('UPDATE import SET finished = ?, owner = NULL WHERE number = ?').run(new Date().toISOString(), number)
  const row = db.prepare('SELECT * FROM import WHERE number = ?').get(number) as Row
  return stateOf(row)
}

/** An import that its program leaves unfinished: another may go on with it. */
export const leaveImport = (db: Database, number: number): void => {
  db.prepare('UPDATE import SET owner = NULL WHERE number = ?').run(number)
}
