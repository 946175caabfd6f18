/** AACT: the registry as tables, in files or in a database. */
export { isAactFolder, readAact } from './files.js'
