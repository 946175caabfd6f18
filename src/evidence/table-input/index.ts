/** Tables of studies that people bring: CSV, TSV or JSON in, effects out, bad rows named. */
export { columnRules, type DataColumn, dataColumns, type TableKind, tableKinds } from './columns.js'
export {
  type BadCell,
  badCellText,
  expectedColumns,
  readTable,
  type StudyTable,
  type TableOptions,
  type TableStudy,
} from './read-table.js'
