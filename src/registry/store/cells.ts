/** What the tables hold of a study: the same for every database. */
import { type AnyField, hasCjk, whyMissing } from '../../query/index.js'
import { readTrial } from '../../query/readers.js'
import { cellsOf, type RecordCells, type SqlLayout } from '../../query/sql/index.js'
import type { StoredStudy, Terms } from './store.js'

/** Counts up with every change of the tables, whether they are made from the catalog or not (a test tells), and of records. */
export const schemaVersion = 3

/** The newest day of an update among studies; null where none tells. */
export const newestOf = (studies: readonly StoredStudy[]): string | null =>
  studies.reduce<string | null>(
    (newest, { updated }) => (updated !== null && (newest === null || updated > newest) ? updated : newest),
    null,
  )

export type StudyCells = {
  readonly cells: RecordCells
  /** Whether a part of its text is written without spaces, so that it must be found by characters. */
  readonly hasRuns: boolean
}

export const readStudy = (layout: SqlLayout, { look }: Terms, { trial, words }: StoredStudy): StudyCells => {
  const cells = cellsOf(
    layout,
    (field: AnyField) => readTrial(field.name, trial, look),
    (field: AnyField) => whyMissing(field, trial.missing) ?? field.absence,
  )
  return { cells, hasRuns: hasCjk(words) }
}
