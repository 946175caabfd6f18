/** A registry in one file of SQLite. */
import { statSync } from 'node:fs'
import { identifierKey } from '../../../dataset/index.js'
import { badData, isFailure, notFound } from '../../../errors.js'
import type { AnyField, Filter, Value } from '../../../query/index.js'
import {
  type Compiling,
  countRecords,
  layoutOf,
  named,
  type Sql,
  type SqlLayout,
  selectIds,
} from '../../../query/sql/index.js'
import { harmless } from '../../../text.js'
import { unpacked } from '../body.js'
import { facet } from '../facet.js'
import type {
  ImportSource,
  ImportState,
  KeptStudy,
  PutCounts,
  RegistryStore,
  Selection,
  StoredStudy,
  StorePage,
  StoreState,
  Terms,
} from '../store.js'
import { dialect } from './dialect.js'
import { type Database, failureOf, loadSqlite, type Row } from './driver.js'
import { checkSchema, ensureSchema } from './schema.js'
import { importStates } from './states.js'

type Writing = typeof import('./writing.js')
type Import = Pick<Writing, 'finishImport' | 'leaveImport' | 'noteBatch' | 'newestOf'> & {
  readonly number: number
  readonly writer: InstanceType<Writing['Writer']>
}

/** Milliseconds that a write waits for another program's. */
const patience = 10_000

class SqliteStore implements RegistryStore {
  readonly #db: Database
  readonly #path: string
  readonly #layout: SqlLayout
  readonly #terms: Terms
  readonly #compiling: Compiling
  #isOpen = true
  /** The import that was begun here. */
  #import: Import | undefined

  constructor(db: Database, path: string, layout: SqlLayout, terms: Terms) {
    this.#db = db
    this.#path = path
    this.#layout = layout
    this.#terms = terms
    this.#compiling = { layout, dialect, within: terms.within }
  }

  async state(): Promise<StoreState> {
    return this.#telling(() => {
      const table = named(this.#layout.table)
      // Apart, each is told by an index; together they would read every row.
      const [all] = this.#rows(
        `SELECT (SELECT count(*) FROM ${table}) AS studies, (SELECT max(updated) FROM ${table}) AS newest`,
      )
      const { studies, newest } = all ?? {}
      return {
        where: this.#path,
        database: 'SQLite',
        studies: Number(studies),
        newest: typeof newest === 'string' ? newest : null,
        imports: importStates(this.#db),
      }
    })
  }

  async begin(source: ImportSource): Promise<{ readonly done: number }> {
    const { beginImport, finishImport, leaveImport, noteBatch, newestOf, Writer } = await import('./writing.js')
    return this.#telling(() => {
      const { number, done } = this.#together(() => beginImport(this.#db, source, this.#path))
      this.#import = {
        finishImport,
        leaveImport,
        noteBatch,
        newestOf,
        number,
        writer: new Writer(this.#db, this.#layout, this.#terms),
      }
      return { done }
    })
  }

  async put(batch: readonly StoredStudy[], read: number): Promise<PutCounts> {
    return this.#telling(() => {
      const { number, writer, noteBatch, newestOf } = this.#begun()
      return this.#together(() => {
        const counts = { added: 0, changed: 0, same: 0, older: 0 }
        for (const study of batch) counts[writer.put(study)]++
        noteBatch(this.#db, number, { read, newest: newestOf(batch), counts })
        return counts
      })
    })
  }

  async finish(): Promise<ImportState> {
    return this.#telling(() => {
      const { number, finishImport } = this.#begun()
      const state = this.#together(() => finishImport(this.#db, number))
      this.#import = undefined
      const table = this.#layout.table
      // The newest day is asked for by every question; a full table is indexed faster than an empty one is filled.
      this.#db.exec(`CREATE INDEX IF NOT EXISTS ${named(`${table}_updated`)} ON ${named(table)} (updated)`)
      // So that the database knows how common values are before anybody asks.
      this.#db.exec('PRAGMA analysis_limit = 1000; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)')
      return state
    })
  }

  async ids({ filters, order }: Selection, page: StorePage = {}): Promise<readonly string[]> {
    return this.#telling(() =>
      this.#asked(selectIds(this.#compiling, filters, order, page)).map(({ id }) => String(id)),
    )
  }

  async count(filters: readonly Filter[]): Promise<number> {
    return this.#telling(() => this.#count(filters))
  }

  async facet(field: AnyField, filters: readonly Filter[]): Promise<ReadonlyMap<Value, number>> {
    return facet(
      this.#compiling,
      this.#terms,
      async (statement) => this.#telling(() => this.#asked(statement)),
      field,
      filters,
    )
  }

  async studies(ids: readonly string[]): Promise<readonly KeptStudy[]> {
    return this.#telling(() => {
      const table = named(this.#layout.table)
      const body = this.#db.prepare(`SELECT body FROM record WHERE n = (SELECT n FROM ${table} WHERE id = ?)`)
      return ids.flatMap((id) => {
        const found: Row | undefined = body.get(id)
        return found?.body instanceof Uint8Array ? [unpacked(found.body)] : []
      })
    })
  }

  async find(identifier: string): Promise<readonly string[]> {
    return this.#telling(() =>
      this.#rows(
        `SELECT t.id AS id FROM alias a JOIN ${named(this.#layout.table)} t ON t.n = a.n WHERE a.key = ? ORDER BY t.id`,
        identifierKey(identifier),
      ).map(({ id }) => String(id)),
    )
  }

  async close(): Promise<void> {
    if (!this.#isOpen) return
    this.#isOpen = false
    const open = this.#import
    this.#import = undefined
    try {
      if (open) this.#together(() => open.leaveImport(this.#db, open.number))
    } catch {
      // Busy or full: a program that is no more owns nothing, so another can go on with it all the same.
    }
    this.#db.close()
  }

  #begun(): Import {
    if (this.#import === undefined) throw new Error('no import was begun')
    return this.#import
  }

  #rows(text: string, ...values: Sql['values']): readonly Row[] {
    return this.#db.prepare(text).all(...values)
  }

  #asked({ text, values }: Sql): readonly Row[] {
    return this.#rows(text, ...values)
  }

  #count(filters: readonly Filter[]): number {
    return Number(this.#asked(countRecords(this.#compiling, filters))[0]?.count)
  }

  /** All of it is kept, or none. */
  #together<T>(run: () => T): T {
    this.#db.exec('BEGIN IMMEDIATE')
    try {
      const result = run()
      this.#db.exec('COMMIT')
      return result
    } catch (error) {
      try {
        this.#db.exec('ROLLBACK')
      } catch {
        // A full disk has rolled it back already.
      }
      throw error
    }
  }

  #telling<T>(run: () => T): T {
    try {
      return run()
    } catch (error) {
      throw failureOf(error, this.#path)
    }
  }
}

/** What a connection is set to: others read while one writes; a kill loses nothing that was accepted. */
const settings = `
  PRAGMA busy_timeout = ${patience};
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA cache_size = -32768;
  PRAGMA temp_store = MEMORY;
`

/**
 * Opens the registry in a file; to write it, makes the file where there is none. Throws a failure where there is none to be
 * read, and where it is not ours, of another schema, busy, damaged or not permitted.
 */
export const openSqlite = async (path: string, terms: Terms, how: 'read' | 'write'): Promise<RegistryStore> => {
  const found = statSync(path, { throwIfNoEntry: false })
  if (how === 'read' && !found)
    throw notFound(
      `there is no registry yet: "${harmless(path)}" does not exist`,
      'Import one with: stemcell registry import FILE',
    )
  if (found && !found.isFile()) throw badData(`"${harmless(path)}" is no file`, 'Name the file of a registry')
  const { DatabaseSync } = await loadSqlite()
  const layout = layoutOf(terms.catalog)
  let db: Database | undefined
  try {
    db = new DatabaseSync(path)
    db.exec(settings)
    if (how === 'write') ensureSchema(db, layout)
    checkSchema(db, layout, path)
    return new SqliteStore(db, path, layout, terms)
  } catch (error) {
    db?.close()
    throw isFailure(error) ? error : failureOf(error, path)
  }
}
