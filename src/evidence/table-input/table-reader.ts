/** From the bytes of a file to its studies. */
export { readTable } from './read-table.js'
export { loadTable } from './source.js'
