/**
 * The tables of a registry in PostgreSQL, in a schema of their own. Every table has `n`, a number that is made of the study's id, so
 * that all rows of a study stand in one partition where tables are parted by it, on this server or on others.
 */
import { createHash } from 'node:crypto'
import { badData, notFound } from '../../../errors.js'
import { type ColumnType, describeLayout, named, type SqlLayout } from '../../../query/sql/index.js'
import { schemaVersion } from '../cells.js'
import type { Connection } from './connection.js'

/** The schema that our tables stand in. */
export const schema = 'stemcell'
/** Locks of the server, of whoever imports and whoever makes the tables: "stemcell" in ASCII, and the number after it. */
export const importLock = '8319676295264300140'
export const schemaLock = '8319676295264300141'

/** The number of a study: 64 bits of the SHA-1 of its id. */
export const numberOf = (id: string): string => createHash('sha1').update(id).digest().readBigInt64BE(0).toString()

/** Ids and values are ordered by code points, whatever the locale of the database is. A range may end between two integers. */
const types: Readonly<Record<ColumnType, string>> = {
  text: 'text COLLATE "C"',
  integer: 'double precision',
  real: 'double precision',
}

type Column = readonly [name: string, type: string]
type Table = { readonly name: string; readonly columns: readonly Column[]; readonly key?: string }

/** Tables that hold studies; the first has a row a study. */
export const tablesOf = ({ table, columns, values }: SqlLayout): readonly Table[] => [
  {
    name: table,
    columns: [
      ['n', 'bigint NOT NULL'],
      ['id', 'text COLLATE "C" NOT NULL'],
      ['updated', 'text COLLATE "C"'],
      ['sum', 'bigint NOT NULL'],
      ['missing', 'text NOT NULL'],
      ...columns.map(({ name, type }): Column => [name, types[type]]),
    ],
    key: 'n',
  },
  ...values.map(
    ({ name, type, field }): Table => ({
      name,
      columns: [
        ['n', 'bigint NOT NULL'],
        ['i', 'integer NOT NULL'],
        ['v', `${types[type]} NOT NULL`],
        ...(field.type === 'text' ? [['w', 'text COLLATE "C" NOT NULL'] as const] : []),
      ],
    }),
  ),
  {
    name: 'record',
    columns: [
      ['n', 'bigint NOT NULL'],
      ['body', 'bytea NOT NULL'],
    ],
    key: 'n',
  },
  {
    name: 'alias',
    columns: [
      ['key', 'text COLLATE "C" NOT NULL'],
      ['n', 'bigint NOT NULL'],
      ['id', 'text COLLATE "C" NOT NULL'],
    ],
    key: 'key, n',
  },
  {
    name: 'word',
    columns: [
      ['n', 'bigint NOT NULL'],
      ['w', 'text COLLATE "C" NOT NULL'],
      ['vector', 'tsvector'],
    ],
    key: 'n',
  },
]

const definition = ({ columns, key }: Table): string =>
  [
    ...columns.map(([name, type]) => `${named(name)} ${type}`),
    ...(key === undefined ? [] : [`PRIMARY KEY (${key})`]),
  ].join(', ')

/** Tables of the database itself, which are never parted. */
const own = [
  `CREATE TABLE about (key text PRIMARY KEY, value text NOT NULL)`,
  `CREATE TABLE import (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    mark text NOT NULL,
    begun text NOT NULL,
    finished text,
    read bigint NOT NULL DEFAULT 0,
    added bigint NOT NULL DEFAULT 0,
    changed bigint NOT NULL DEFAULT 0,
    same bigint NOT NULL DEFAULT 0,
    older bigint NOT NULL DEFAULT 0,
    newest text
  )`,
]

/** Statements that make the tables of studies. */
export const studyTables = (layout: SqlLayout): readonly string[] =>
  tablesOf(layout).map((table) => `CREATE TABLE ${named(table.name)} (${definition(table)})`)

/** Statements that make the tables in an empty database, the schema first. */
const schemaStatements = (layout: SqlLayout): readonly string[] => [
  `CREATE SCHEMA ${schema}`,
  `SET search_path = ${schema}`,
  ...studyTables(layout),
  ...own,
  `INSERT INTO about VALUES ('schema', '${schemaVersion}'), ('fields', '${describeLayout(layout).replaceAll("'", "''")}')`,
]

/** What questions are answered by; made when an import ends, since a full table is indexed faster than an empty one is filled. */
const indexes = ({ table, single, values }: SqlLayout, trigrams: string | undefined): readonly string[] => [
  `CREATE INDEX IF NOT EXISTS ${table}_id ON ${named(table)} (id)`,
  `CREATE INDEX IF NOT EXISTS ${table}_updated ON ${named(table)} (updated)`,
  ...single
    .filter(({ type }) => type === 'term')
    .map(({ name }) => {
      const column = name.replaceAll('-', '_')
      return `CREATE INDEX IF NOT EXISTS ${table}_${column}_v ON ${named(table)} (${named(column)})`
    }),
  ...values.flatMap(({ name, field }) => [
    `CREATE INDEX IF NOT EXISTS ${name}_n ON ${named(name)} (n, i)`,
    ...(field.type === 'text'
      ? trigrams === undefined
        ? []
        : [`CREATE INDEX IF NOT EXISTS ${name}_w ON ${named(name)} USING gin (w ${trigrams}.gin_trgm_ops)`]
      : [`CREATE INDEX IF NOT EXISTS ${name}_v ON ${named(name)} (v, n)`]),
  ]),
  'CREATE INDEX IF NOT EXISTS alias_n ON alias (n)',
  'CREATE INDEX IF NOT EXISTS word_vector ON word USING gin (vector)',
  'CREATE INDEX IF NOT EXISTS word_long ON word (n) WHERE vector IS NULL',
]

/** The schema that pg_trgm stands in, which is made where that is permitted; undefined where the server has none for us. */
const trigramsOf = async (connection: Connection): Promise<string | undefined> => {
  const found = async (): Promise<string | undefined> => {
    const [row] = await connection.query(
      "SELECT n.nspname AS name FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm'",
    )
    return row === undefined ? undefined : named(String(row.name))
  }
  const [offered] = await connection.query("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'")
  // Not permitted: text of single fields is then searched row by row, which finds the same.
  if (offered !== undefined && (await found()) === undefined)
    await connection.run(`CREATE EXTENSION pg_trgm SCHEMA ${schema}`).catch(() => {})
  return found()
}

export const isParted = async (connection: Connection, { table }: SqlLayout): Promise<boolean> => {
  const [row] = await connection.query('SELECT relkind FROM pg_class WHERE oid = $1::regclass', [`${schema}.${table}`])
  return row?.relkind === 'p'
}

/** Makes the indexes that are not there yet, and tells the server how common values are. */
export const index = async (connection: Connection, layout: SqlLayout): Promise<void> => {
  // Foreign partitions have their indexes where they are: whoever made them there, made those.
  if (!(await isParted(connection, layout))) {
    const trigrams = await trigramsOf(connection)
    await connection.run("SET maintenance_work_mem = '256MB'")
    for (const statement of indexes(layout, trigrams)) await connection.run(statement)
  }
  await connection.run(
    `ANALYZE ${tablesOf(layout)
      .map(({ name }) => named(name))
      .join(', ')}`,
  )
}

const isThere = async (connection: Connection, kind: 'class' | 'namespace', name: string): Promise<boolean> => {
  const [row] = await connection.query(`SELECT to_reg${kind}($1)::text AS there`, [name])
  return (row?.there ?? null) !== null
}

/** Whether a registry of ours is there. */
export const isMade = (connection: Connection): Promise<boolean> => isThere(connection, 'class', `${schema}.about`)

/** Makes the tables where there are none, whole or not at all; in the schema that somebody made for us, where there is one. */
export const ensureSchema = async (connection: Connection, layout: SqlLayout): Promise<void> => {
  if (await isMade(connection)) return
  await connection.transaction(async () => {
    await connection.query('SELECT pg_advisory_xact_lock($1)', [schemaLock])
    if (await isMade(connection)) return
    const [makeSchema, ...statements] = schemaStatements(layout)
    if (makeSchema && !(await isThere(connection, 'namespace', schema))) await connection.run(makeSchema)
    for (const statement of statements) await connection.run(statement)
  })
}

/** Which schema and fields the tables have; they are found by their names alone from then on. */
export const madeBy = async (
  connection: Connection,
): Promise<{ readonly version: number; readonly fields: string }> => {
  await connection.run(`SET search_path = ${schema}`)
  const about = new Map(
    (await connection.query('SELECT key, value FROM about')).map(({ key, value }) => [String(key), String(value)]),
  )
  return { version: Number(about.get('schema')), fields: about.get('fields') ?? '' }
}

/** Throws a failure where there is no registry, or its tables are not those of this program. */
export const checkSchema = async (connection: Connection, layout: SqlLayout): Promise<void> => {
  const { where } = connection.address
  if (!(await isMade(connection)))
    throw notFound(
      `there is no registry yet in ${where}`,
      'Import one with: stemcell registry import FILE --store ADDRESS',
    )
  const { version, fields } = await madeBy(connection)
  if (version > schemaVersion)
    throw badData(
      `the registry in ${where} has schema ${version}, this program knows ${schemaVersion}: a newer one made it`,
      'Update stemcell: npm install -g stemcell-evidence@latest',
    )
  if (version < schemaVersion)
    throw badData(
      `the registry in ${where} has schema ${version}, this program asks for ${schemaVersion}: an older one made it`,
      'Whoever may write to it brings it forward: stemcell registry import FILE, or registry update, with the same --store',
    )
  if (fields !== describeLayout(layout))
    throw badData(
      `the registry in ${where} holds other fields than this program filters by`,
      `DROP SCHEMA ${schema} CASCADE in it, and import the registry again`,
    )
}
