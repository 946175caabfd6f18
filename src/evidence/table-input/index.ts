/** Tables of studies that people bring: CSV, TSV, JSON or a workbook in, effects out, bad rows named. */
export { badCellText } from './cells.js'
export { columnRules, type DataColumn, dataColumns, studySynonyms, tableKinds } from './columns.js'
export { namesIn } from './locate.js'
export { readTable, type StudyTable } from './read-table.js'
export type { TableStudy } from './rows.js'
export { loadTable } from './source.js'
export { expectedColumns } from './understood.js'
