/** Tables of studies that people bring: CSV, TSV, JSON or a workbook in, effects out, bad rows named. */
export { badCellText } from './cells.js'
export { columnRules, type DataColumn, dataColumns, studySynonyms, tableKinds } from './columns.js'
export { namesIn } from './locate.js'
export type { StudyTable } from './read-table.js'
export type { TableStudy } from './rows.js'
export { expectedColumns } from './understood.js'

/** What reads a table: loaded where one is given. */
export const tableReader = () => import('./table-reader.js')
