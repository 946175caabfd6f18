/**
 * A store of registry studies: the whole of a registry in a database, asked by the declared filters of trials. What every
 * database behind it must do; test/registry/laws.ts holds each of them to the same answers as filters in memory.
 */
import type { AnyCatalog, AnyField, Filter, NameLookup, Order, Value } from '../../query/index.js'
import type { RegistryTrial } from '../trial/index.js'

/** A study as it is kept. */
export type StoredStudy = {
  /** Id of the trial record made of it; what a listing is ordered by at last. */
  readonly id: string
  /** Every other identifier it answers to: registry numbers, secondary and former ids, as they are written. */
  readonly aliases: readonly string[]
  /** The study as our record: its fields are what filters ask. */
  readonly trial: RegistryTrial
  /** The text of the registry's record as it came. */
  readonly raw: string
  /** All that full text looks through, folded to words (`foldWords`). */
  readonly words: string
  /** Day of the registry's last update (ISO 8601), where it tells; an older record never replaces a newer one. */
  readonly updated: string | null
}

/** A study as it is given back: what words find is in the index alone. */
export type KeptStudy = Omit<StoredStudy, 'words'>

/** What a store must know to read the fields of a trial and the terms that a filter means. */
export type Terms = {
  readonly catalog: AnyCatalog
  readonly look: NameLookup
  /** A term and everything below it. */
  readonly within: (field: AnyField, id: string) => ReadonlySet<string>
  /** A term and everything above it. */
  readonly above: (field: AnyField, id: string) => ReadonlySet<string>
}

/** Where studies are read from: the same name and mark means the same studies in the same order. */
export type ImportSource = {
  /** What a person calls it: a file, a folder, an address. */
  readonly name: string
  /** Tells whether it is still the same: size and time of a file, a hash, a day; before them, where it stands, as far as names may be the same. */
  readonly mark: string
}

/** What a mark says of where a source stands, as a pattern of SQL; any where it says nothing. */
export const placePattern = (mark: string): string => `${/^place [0-9a-f]+,/.exec(mark)?.[0] ?? ''}%`

/** An import, finished or not. */
export type ImportState = ImportSource & {
  /** When it began and ended, ISO 8601; null while it has not ended. */
  readonly begun: string
  readonly finished: string | null
  /** Studies of the source that were passed so far, faults included: a later run passes over so many. */
  readonly read: number
  readonly counts: PutCounts
  /** Newest day of an update among its studies; null where none tells. */
  readonly newest: string | null
}

/** What became of studies that were put. */
export type PutCounts = {
  readonly added: number
  readonly changed: number
  /** The same as what was kept. */
  readonly same: number
  /** Older than what was kept, so not taken. */
  readonly older: number
}

/** What a store holds. */
export type StoreState = {
  /** File or address, without a password. */
  readonly where: string
  /** SQLite, PostgreSQL, AACT. */
  readonly database: string
  readonly studies: number
  /** Newest day of an update among the studies. */
  readonly newest: string | null
  /** Newest first. */
  readonly imports: readonly ImportState[]
}

/** Which studies, in which order. */
export type Selection = { readonly filters: readonly Filter[]; readonly order: Order }

export type StorePage = { readonly offset?: number; readonly limit?: number }

/** Every failure is one that the user can act on (src/errors.ts): busy, locked, full, forbidden, of another schema. */
export interface RegistryStore {
  state(): Promise<StoreState>
  /**
   * Begins an import, or goes on with the one of this source that did not finish: tells how many studies of the source are
   * done. Fails where another program imports at the moment, and where nothing can be written.
   */
  begin(source: ImportSource): Promise<{ readonly done: number }>
  /**
   * Keeps a batch, whole or not at all, together with how far the source was read: `read` more of its studies, those that
   * could not be kept included.
   */
  put(batch: readonly StoredStudy[], read: number): Promise<PutCounts>
  /** Ends the import that was begun: all of its source is in. */
  finish(): Promise<ImportState>
  /** Ids in the asked order; ties keep the order of ids. */
  ids(selection: Selection, page?: StorePage): Promise<readonly string[]>
  count(filters: readonly Filter[]): Promise<number>
  /**
   * How many studies each value of a field keeps beside the other filters, terms standing for all below them: as many as
   * asking for it in the place of what is asked of the field now would list.
   */
  facet(field: AnyField, filters: readonly Filter[]): Promise<ReadonlyMap<Value, number>>
  /** Studies by id, in the order asked for; ids that stand for none are passed over. */
  studies(ids: readonly string[]): Promise<readonly KeptStudy[]>
  /** Ids of the studies that answer to an identifier, in any of its forms. */
  find(identifier: string): Promise<readonly string[]>
  close(): Promise<void>
}

/** A connection to a database server, as what reads other tables of it needs it. */
export type ServerConnection = {
  readonly address: { readonly where: string }
  readonly query: (text: string, values?: readonly unknown[]) => Promise<readonly Readonly<Record<string, unknown>>[]>
  readonly close: () => Promise<void>
}
