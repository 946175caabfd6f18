/**
 * Declared filters as SQL: one compiler for every database that holds records in the layout of a catalog. What databases do
 * each in their own way (words, characters) is a small dialect.
 */
export { named, numbered, type Sql, sql, words } from './fragment.js'
export {
  type ColumnType,
  cellsOf,
  columnOf,
  describeLayout,
  heldValue,
  layoutOf,
  type RecordCells,
  type SqlLayout,
} from './layout.js'
export { asking, countRecords, facetCounts, heldValues, liftOf, mustAskEach, selectIds } from './select.js'
export type { Compiling, Dialect, Needle } from './where.js'
