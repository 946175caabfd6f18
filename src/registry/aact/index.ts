/** AACT: the registry as tables, in files or in a database. */
export { aactFound, isAact, readAact } from './files.js'
export type { Row as AactRow } from './row.js'
export { type AactTable, aactTables } from './tables.js'
