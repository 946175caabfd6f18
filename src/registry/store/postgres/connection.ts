/** One connection to a server: statements, transactions, copies; its failures are ours. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from } from 'pg-copy-streams'
import { numbered, type Sql } from '../../../query/sql/index.js'
import type { Address } from './address.js'
import { failureOf } from './failures.js'

/** How long a server may take to answer at first, in milliseconds. */
const patience = 10_000

/** Counts come as text, since they may be larger than a number of JavaScript; ours are not. */
const counts = new Set([20, 1700])

/** Characters that are sent at once. */
const pieceSize = 128 * 1024

export type PgRow = Readonly<Record<string, unknown>>

export class Connection {
  readonly #client: pg.Client
  #lost: unknown
  private constructor(
    readonly address: Address,
    client: pg.Client,
  ) {
    this.#client = client
    // An error between two statements would end the program; the next statement tells it.
    client.on('error', (error) => {
      this.#lost ??= error
    })
  }

  /** Connects. `isReadOnly`: the server itself refuses every write of this connection. */
  static async open(address: Address, { isReadOnly = false } = {}): Promise<Connection> {
    const client = new pg.Client({
      connectionString: address.url,
      connectionTimeoutMillis: patience,
      application_name: 'stemcell',
      keepAlive: true,
      types: {
        getTypeParser: (type: number, format) =>
          counts.has(type) ? Number : pg.types.getTypeParser(type, format as 'text'),
      },
    })
    const connection = new Connection(address, client)
    try {
      await client.connect()
      // Compiling costs more than it saves on statements that take milliseconds.
      await client.query(`SET jit = off${isReadOnly ? '; SET default_transaction_read_only = on' : ''}`)
    } catch (error) {
      await client.end().catch(() => {})
      throw failureOf(error, address)
    }
    return connection
  }

  async #tried<T>(work: () => Promise<T>): Promise<T> {
    try {
      if (this.#lost !== undefined) throw this.#lost
      return await work()
    } catch (error) {
      throw failureOf(error, this.address)
    }
  }

  /** Rows of a statement of ours, without values. */
  query(text: string, values: readonly unknown[] = []): Promise<readonly PgRow[]> {
    return this.#tried(async () => (await this.#client.query<PgRow>(text, [...values])).rows)
  }

  ask(statement: Sql): Promise<readonly PgRow[]> {
    return this.query(numbered(statement), statement.values)
  }

  /** Statements one after the other, without values. */
  run(text: string): Promise<void> {
    return this.#tried(async () => void (await this.#client.query(text)))
  }

  /** All of it, or nothing. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    await this.run('BEGIN')
    try {
      const made = await work()
      await this.run('COMMIT')
      return made
    } catch (error) {
      if (this.#lost === undefined) await this.#client.query('ROLLBACK').catch(() => {})
      throw failureOf(error, this.address)
    }
  }

  /** Rows into a table, as lines that `copyLine` made. */
  copy(table: string, columns: readonly string[], lines: readonly string[]): Promise<void> {
    return this.#tried(() =>
      pipeline(
        Readable.from(pieces(lines)),
        this.#client.query(from(`COPY ${table} (${columns.join(', ')}) FROM STDIN`)),
      ),
    )
  }

  /** Ends the connection; says nothing where it is gone already. */
  async close(): Promise<void> {
    await this.#client.end().catch(() => {})
  }
}

/** Lines in pieces of some size: one a line would cost more than it holds, all at once would be held twice. */
const pieces = function* (lines: readonly string[]): Generator<Buffer> {
  for (let at = 0; at < lines.length; ) {
    const from = at
    for (let size = 0; at < lines.length && size < pieceSize; at++) size += lines[at]?.length ?? 0
    yield Buffer.from(lines.slice(from, at).join(''))
  }
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** A row as COPY reads it. Text of PostgreSQL holds no NUL; where a record has one it is left out. */
export const copyLine = (cells: readonly (string | number | null)[]): string =>
  `${cells
    .map((cell) =>
      cell === null
        ? '\\N'
        : typeof cell === 'number'
          ? String(cell)
          : cell.replaceAll('\0', '').replace(/[\\\t\n\r]/g, (sign) => escapes[sign] ?? sign),
    )
    .join('\t')}\n`
