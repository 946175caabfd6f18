/** The tables of a registry in SQLite, and whether a file holds them as this program knows them. */
import { badData } from '../../../errors.js'
import { columnOf, describeLayout, named, type SqlLayout } from '../../../query/sql/index.js'
import { harmless } from '../../../text.js'
import { schemaVersion } from '../cells.js'
import type { Database } from './driver.js'

/** "stem" in ASCII: tells our files from those of other programs. */
const applicationId = 0x7374656d

/** Tables made from the catalog. A number of a row is that of its study. */
const ofFields = ({ table, columns, single, values }: SqlLayout): string[] => [
  `CREATE TABLE ${named(table)} (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    updated TEXT,
    sum INTEGER NOT NULL,
    missing TEXT NOT NULL${columns.map(({ name, type }) => `,\n    ${named(name)} ${type.toUpperCase()}`).join('')}
  )`,
  ...values.map(({ name, type, field }) => {
    const text = field.type === 'text' ? ', w TEXT NOT NULL' : ''
    // Long rows stand badly in a table that is its own index; a field of one value needs none.
    return field.type === 'text' && !field.many && !field.group
      ? `CREATE TABLE ${named(name)} (n INTEGER PRIMARY KEY, i INTEGER NOT NULL, k INTEGER NOT NULL, v TEXT NOT NULL${text})`
      : `CREATE TABLE ${named(name)} (n INTEGER NOT NULL, i INTEGER NOT NULL, k INTEGER NOT NULL, v ${type.toUpperCase()} NOT NULL${text}, PRIMARY KEY (n, i, k)) WITHOUT ROWID`
  }),
  // Terms, which a few studies of all have: those, and those without, are counted without reading the others.
  ...single
    .filter(({ type }) => type === 'term')
    .map(
      (field) =>
        `CREATE INDEX ${named(`${table}_${columnOf(field)}_v`)} ON ${named(table)} (${named(columnOf(field))})`,
    ),
]

/** Tables that every registry has. */
const own = [
  // Records as they came, and as ours, compressed; apart from what filters read.
  'CREATE TABLE record (n INTEGER PRIMARY KEY, body BLOB NOT NULL)',
  'CREATE TABLE alias (key TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (key, n)) WITHOUT ROWID',
  'CREATE INDEX alias_of ON alias (n)',
  // Folded text holds letters, digits and spaces only: every byte beyond ASCII is part of a word.
  "CREATE VIRTUAL TABLE word USING fts5(words, content='', contentless_delete=1, tokenize='ascii')",
  // Text without spaces, of the few records that have some, found by its characters.
  "CREATE VIRTUAL TABLE run USING fts5(words, tokenize='trigram case_sensitive 1')",
  `CREATE TABLE import (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    mark TEXT NOT NULL,
    begun TEXT NOT NULL,
    finished TEXT,
    owner TEXT,
    read INTEGER NOT NULL DEFAULT 0,
    added INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0,
    same INTEGER NOT NULL DEFAULT 0,
    older INTEGER NOT NULL DEFAULT 0,
    newest TEXT
  )`,
  'CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID',
]

const pragma = (db: Database, name: string): number => Number(db.prepare(`PRAGMA ${name}`).get()?.[name])

/** Words of a batch wait in memory (bytes), so that each makes one piece of the index. */
const waitingWords = 64 * 2 ** 20
/** So many pieces of the index are made one at a time: fewer at once would be written again more often, to be read no faster. */
const mergedPieces = 16

/** Makes the tables in an empty file. */
const create = (db: Database, layout: SqlLayout): void => {
  for (const statement of [...ofFields(layout), ...own]) db.exec(statement)
  db.exec(`INSERT INTO word (word, rank) VALUES ('hashsize', ${waitingWords}), ('automerge', ${mergedPieces})`)
  db.prepare("INSERT INTO about VALUES ('fields', ?)").run(describeLayout(layout))
  db.exec(`PRAGMA application_id = ${applicationId}`)
  db.exec(`PRAGMA user_version = ${schemaVersion}`)
}

/** Makes the tables where there are none, whole or not at all. */
export const ensureSchema = (db: Database, layout: SqlLayout): void => {
  db.exec('BEGIN IMMEDIATE')
  try {
    if (Number(db.prepare('SELECT count(*) AS count FROM sqlite_schema').get()?.count) === 0) create(db, layout)
    db.exec('COMMIT')
  } catch (error) {
    db.exec('ROLLBACK')
    throw error
  }
}

/** Throws a failure where the tables of a file are not those of this program. */
export const checkSchema = (db: Database, layout: SqlLayout, path: string): void => {
  const file = `"${harmless(path)}"`
  if (pragma(db, 'application_id') !== applicationId)
    throw badData(`${file} is no registry: another program made it`, 'Name another file')
  const version = pragma(db, 'user_version')
  if (version > schemaVersion)
    throw badData(
      `the registry ${file} has schema ${version}, this program knows ${schemaVersion}: a newer one made it`,
      'Update stemcell: npm install -g stemcell-evidence@latest',
    )
  const anew = `Remove ${file} and import the registry again`
  if (version < schemaVersion)
    throw badData(
      `the registry ${file} has schema ${version}, this program asks for ${schemaVersion}: an older one made it`,
      anew,
    )
  if (db.prepare("SELECT value FROM about WHERE key = 'fields'").get()?.value !== describeLayout(layout))
    throw badData(`the registry ${file} holds other fields than this program filters by`, anew)
}
