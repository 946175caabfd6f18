/** What only an import needs, loaded when one begins: a question starts without it. */
export { newestOf } from '../cells.js'
export { beginImport, finishImport, leaveImport, noteBatch } from './imports.js'
export { Writer } from './writer.js'
