/** The registry on a PostgreSQL server (13 and later): many people ask it, one imports at a time. */
import { identifierKey } from '../../../dataset/index.js'
import { badData } from '../../../errors.js'
import type { AnyField, Filter, Value } from '../../../query/index.js'
import { type Compiling, countRecords, layoutOf, named, type SqlLayout, selectIds } from '../../../query/sql/index.js'
import { harmless } from '../../../text.js'
import { unpacked } from '../body.js'
import { newestOf } from '../cells.js'
import { facet } from '../facet.js'
import { stateOf, textOrNull } from '../import-state.js'
import {
  type ImportSource,
  type ImportState,
  type KeptStudy,
  type PutCounts,
  placePattern,
  type RegistryStore,
  type Selection,
  type ServerConnection,
  type StoredStudy,
  type StorePage,
  type StoreState,
  type Terms,
} from '../store.js'
import { readAddress } from './address.js'
import { Connection } from './connection.js'
import { migrate } from './migrate.js'
import { checkSchema, ensureSchema, importLock, index, isMade, numberOf } from './schema.js'
import { dialect } from './words.js'
import { Writer } from './writer.js'

class PostgresStore implements RegistryStore {
  readonly #connection: Connection
  readonly #layout: SqlLayout
  readonly #terms: Terms
  readonly #compiling: Compiling
  readonly #writer: Writer
  /** Number of the import that was begun here. */
  #import: number | undefined

  constructor(connection: Connection, layout: SqlLayout, terms: Terms) {
    this.#connection = connection
    this.#layout = layout
    this.#terms = terms
    this.#compiling = { layout, dialect, within: terms.within }
    this.#writer = new Writer(connection, layout, terms)
  }

  async state(): Promise<StoreState> {
    const [row] = await this.#connection.query(
      `SELECT (SELECT count(*) FROM ${named(this.#layout.table)}) AS studies, (SELECT max(updated) FROM ${named(this.#layout.table)}) AS newest`,
    )
    const imports = await this.#connection.query('SELECT * FROM import ORDER BY number DESC')
    return {
      where: this.#connection.address.where,
      database: 'PostgreSQL',
      studies: Number(row?.studies),
      newest: textOrNull(row?.newest),
      imports: imports.map(stateOf),
    }
  }

  async begin({ name, mark }: ImportSource): Promise<{ readonly done: number }> {
    const connection = this.#connection
    const [lock] = await connection.query('SELECT pg_try_advisory_lock($1) AS mine', [importLock])
    if (lock?.mine !== true) {
      const [open] = await connection.query(
        'SELECT name, begun FROM import WHERE finished IS NULL ORDER BY number DESC',
      )
      const what = open ? ` ${harmless(String(open.name))} since ${open.begun}` : ''
      throw badData(
        `the registry in ${connection.address.where}: another program imports${what}`,
        'Wait until it has ended, and try again',
      )
    }
    return connection.transaction(async () => {
      // What was begun from the same place and is another by now is begun anew.
      await connection.query(
        'DELETE FROM import WHERE finished IS NULL AND name = $1 AND mark <> $2 AND mark LIKE $3',
        [name, mark, placePattern(mark)],
      )
      const [open] = await connection.query(
        'SELECT number, read FROM import WHERE finished IS NULL AND name = $1 AND mark = $2',
        [name, mark],
      )
      const [begun] = open
        ? [open]
        : await connection.query('INSERT INTO import (name, mark, begun) VALUES ($1, $2, $3) RETURNING number, read', [
            name,
            mark,
            new Date().toISOString(),
          ])
      this.#import = Number(begun?.number)
      return { done: Number(begun?.read) }
    })
  }

  async put(batch: readonly StoredStudy[], read: number): Promise<PutCounts> {
    const number = this.#begun()
    return this.#connection.transaction(async () => {
      const counts = await this.#writer.put(batch)
      await this.#connection.query(
        'UPDATE import SET read = read + $2, added = added + $3, changed = changed + $4, same = same + $5, older = older + $6, newest = greatest(newest, $7) WHERE number = $1',
        [number, read, counts.added, counts.changed, counts.same, counts.older, newestOf(batch)],
      )
      return counts
    })
  }

  async finish(): Promise<ImportState> {
    const number = this.#begun()
    await index(this.#connection, this.#layout)
    const [row] = await this.#connection.query('UPDATE import SET finished = $2 WHERE number = $1 RETURNING *', [
      number,
      new Date().toISOString(),
    ])
    await this.#connection.query('SELECT pg_advisory_unlock($1)', [importLock])
    this.#import = undefined
    return stateOf(row ?? {})
  }

  async ids({ filters, order }: Selection, page: StorePage = {}): Promise<readonly string[]> {
    return (await this.#connection.ask(selectIds(this.#compiling, filters, order, page))).map(({ id }) => String(id))
  }

  async count(filters: readonly Filter[]): Promise<number> {
    const [row] = await this.#connection.ask(countRecords(this.#compiling, filters))
    return Number(row?.count)
  }

  facet(field: AnyField, filters: readonly Filter[]): Promise<ReadonlyMap<Value, number>> {
    return facet(this.#compiling, this.#terms, (statement) => this.#connection.ask(statement), field, filters)
  }

  async studies(ids: readonly string[]): Promise<readonly KeptStudy[]> {
    const rows = await this.#connection.query('SELECT body FROM record WHERE n = ANY($1::bigint[])', [
      ids.map(numberOf),
    ])
    const found = new Map(
      rows
        .flatMap(({ body }) => (body instanceof Uint8Array ? [unpacked(body)] : []))
        .map((study) => [study.id, study]),
    )
    return ids.flatMap((id) => found.get(id) ?? [])
  }

  async find(identifier: string): Promise<readonly string[]> {
    const rows = await this.#connection.query('SELECT id FROM alias WHERE key = $1 ORDER BY id', [
      identifierKey(identifier),
    ])
    return rows.map(({ id }) => String(id))
  }

  /** An import that was not finished stays open: another program may go on with it, since the lock goes with the connection. */
  close(): Promise<void> {
    return this.#connection.close()
  }

  #begun(): number {
    if (this.#import === undefined) throw new Error('no import was begun')
    return this.#import
  }
}

/**
 * Opens the registry of a server; to write it, makes its tables where there are none, and brings older ones forward. Throws a failure where the server does not
 * answer or permit, and where there is no registry to be read or one of another schema.
 *
 * @param otherwise What may be read there where there is no registry of ours.
 */
export const openPostgres = async (
  url: string,
  terms: Terms,
  how: 'read' | 'write',
  otherwise?: (connection: ServerConnection) => Promise<RegistryStore | undefined>,
): Promise<RegistryStore> => {
  const layout = layoutOf(terms.catalog)
  const connection = await Connection.open(readAddress(url), { isReadOnly: how === 'read' })
  try {
    if (how === 'write') {
      await ensureSchema(connection, layout)
      await migrate(connection, layout, terms)
    } else if (otherwise && !(await isMade(connection))) {
      const other = await otherwise(connection)
      if (other) return other
    }
    await checkSchema(connection, layout)
    return new PostgresStore(connection, layout, terms)
  } catch (error) {
    await connection.close()
    throw error
  }
}
