/** Stores of registry studies. A database is loaded when it is opened. */
export type {
  ImportSource,
  ImportState,
  KeptStudy,
  RegistryStore,
  Selection,
  ServerConnection,
  StoredStudy,
  StorePage,
  StoreState,
  Terms,
} from './store.js'
export { termsOf } from './terms.js'

/** Opens the registry in a file of SQLite. Loaded when asked for. */
export const openSqlite = async (...asked: Parameters<typeof import('./sqlite/index.js').openSqlite>) =>
  (await import('./sqlite/index.js')).openSqlite(...asked)

/** Opens the registry of a PostgreSQL server. Loaded when asked for. */
export const openPostgres = async (...asked: Parameters<typeof import('./postgres/index.js').openPostgres>) =>
  (await import('./postgres/index.js')).openPostgres(...asked)
