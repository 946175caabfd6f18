/** Stores of registry studies. A database is loaded when it is opened. */
export type {
  ImportSource,
  ImportState,
  PutCounts,
  RegistryStore,
  Selection,
  StoredStudy,
  StorePage,
  StoreState,
  Terms,
} from './store.js'
