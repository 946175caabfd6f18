/** Tables of studies that people bring: CSV, TSV or JSON in, effects out, bad rows named. */
export { columnRules, type DataColumn, dataColumns, studySynonyms, tableKinds } from './columns.js'
export {
  badCellText,
  expectedColumns,
  readTable,
  type StudyTable,
  type TableStudy,
} from './read-table.js'
