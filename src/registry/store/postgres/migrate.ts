/**
 * A registry that an older program made, brought forward: its records hold all that the tables are made of, so they are written anew
 * into tables of this program, all of them or none.
 */
import { inflateRawSync } from 'node:zlib'
import { badData } from '../../../errors.js'
import { describeLayout, named, type SqlLayout } from '../../../query/sql/index.js'
import { readBody, unpacked } from '../body.js'
import { schemaVersion } from '../cells.js'
import type { KeptStudy, Terms } from '../store.js'
import type { Connection } from './connection.js'
import { importLock, index, isParted, madeBy, schema, schemaLock, studyTables } from './schema.js'
import { Writer } from './writer.js'

/** How the records of each schema are read. */
const readers: ReadonlyMap<number, (bytes: Uint8Array) => KeptStudy> = new Map([
  [1, (bytes) => readBody(inflateRawSync(bytes))],
  [2, unpacked],
  [3, unpacked],
])

const batchSize = 500

const copy = async (connection: Connection, writer: Writer, read: (bytes: Uint8Array) => KeptStudy): Promise<void> => {
  for (let last: unknown = null; ; ) {
    const rows = await connection.query(
      'SELECT r.n::text AS n, r.body, w.w FROM old_record r JOIN old_word w ON w.n = r.n WHERE $1::bigint IS NULL OR r.n > $1::bigint ORDER BY r.n LIMIT $2',
      [last, batchSize],
    )
    if (rows.length === 0) return
    await writer.put(
      rows.flatMap(({ body, w }) => (body instanceof Uint8Array ? [{ ...read(body), words: String(w) }] : [])),
    )
    last = rows.at(-1)?.n
  }
}

/** Tables of studies as they are now, under their names. */
const tablesThere = async (connection: Connection): Promise<string[]> => {
  const rows = await connection.query(
    "SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'r' AND c.relname NOT IN ('about', 'import')",
    [schema],
  )
  return rows.map(({ name }) => String(name))
}

/**
 * Brings the tables of an older schema forward, in one transaction. Does nothing where they are of this program, or of one that it
 * cannot read: that is for `checkSchema` to tell. Throws a failure where another program imports, and where tables are parted.
 */
export const migrate = async (connection: Connection, layout: SqlLayout, terms: Terms): Promise<void> => {
  const isOld = async (): Promise<boolean> => {
    const { version } = await madeBy(connection)
    return version < schemaVersion && readers.has(version)
  }
  if (!(await isOld())) return
  const { where } = connection.address
  await connection.transaction(async () => {
    await connection.query('SELECT pg_advisory_xact_lock($1)', [schemaLock])
    const { version } = await madeBy(connection)
    const read = readers.get(version)
    // Another program was faster.
    if (read === undefined || version >= schemaVersion) return
    const [lock] = await connection.query('SELECT pg_try_advisory_xact_lock($1) AS mine', [importLock])
    if (lock?.mine !== true)
      throw badData(`the registry in ${where}: another program imports`, 'Wait until it has ended, and try again')
    if (await isParted(connection, layout))
      throw badData(
        `the registry in ${where} has schema ${version}, and its tables are parted over servers, which cannot be brought forward`,
        `DROP SCHEMA ${schema} CASCADE on all of them, and import the registry again`,
      )
    const kept = new Set(['record', 'word'])
    for (const name of await tablesThere(connection))
      await connection.run(
        kept.has(name) ? `ALTER TABLE ${named(name)} RENAME TO ${named(`old_${name}`)}` : `DROP TABLE ${named(name)}`,
      )
    for (const statement of studyTables(layout)) await connection.run(statement)
    await connection.run('ALTER TABLE import ADD COLUMN IF NOT EXISTS newest text')
    await copy(connection, new Writer(connection, layout, terms), read)
    for (const name of kept) await connection.run(`DROP TABLE ${named(`old_${name}`)}`)
    await connection.query(
      "UPDATE about SET value = CASE key WHEN 'schema' THEN $1 ELSE $2 END WHERE key IN ('schema', 'fields')",
      [String(schemaVersion), describeLayout(layout)],
    )
  })
  await index(connection, layout)
}
