/** Studies into the tables: statements are prepared once, and a study is written whole. */
import { crc32 } from 'node:zlib'
import { identifierKey } from '../../../dataset/index.js'
import { named, type SqlLayout } from '../../../query/sql/index.js'
import { packed, plainBody } from '../body.js'
import { readStudy } from '../cells.js'
import type { PutCounts, StoredStudy, Terms } from '../store.js'
import type { Database, Statement } from './driver.js'

const places = (n: number): string => Array.from({ length: n }, () => '?').join(', ')

export class Writer {
  readonly #layout: SqlLayout
  readonly #terms: Terms
  readonly #known: Statement
  readonly #insert: Statement
  readonly #replace: Statement
  readonly #record: Statement
  readonly #alias: Statement
  readonly #word: Statement
  readonly #run: Statement
  readonly #values: readonly Statement[]
  /** Take away what stands in other tables of a study that is replaced. */
  readonly #clear: readonly Statement[]

  constructor(db: Database, layout: SqlLayout, terms: Terms) {
    this.#layout = layout
    this.#terms = terms
    const { table, columns, values } = layout
    const names = columns.map(({ name }) => named(name))
    this.#known = db.prepare(`SELECT n, updated, sum FROM ${named(table)} WHERE id = ?`)
    this.#insert = db.prepare(
      `INSERT INTO ${named(table)} (${['id', 'updated', 'sum', 'missing', ...names].join(', ')}) VALUES (${places(4 + names.length)})`,
    )
    this.#replace = db.prepare(
      `INSERT OR REPLACE INTO ${named(table)} (${['n', 'id', 'updated', 'sum', 'missing', ...names].join(', ')}) VALUES (${places(5 + names.length)})`,
    )
    this.#record = db.prepare('INSERT OR REPLACE INTO record (n, body) VALUES (?, ?)')
    this.#alias = db.prepare('INSERT OR IGNORE INTO alias (key, n) VALUES (?, ?)')
    this.#word = db.prepare('INSERT INTO word (rowid, words) VALUES (?, ?)')
    this.#run = db.prepare('INSERT INTO run (rowid, words) VALUES (?, ?)')
    this.#values = values.map(({ name, field }) =>
      db.prepare(`INSERT INTO ${named(name)} VALUES (${places(field.type === 'text' ? 5 : 4)})`),
    )
    this.#clear = [
      ...values.map(({ name }) => db.prepare(`DELETE FROM ${named(name)} WHERE n = ?`)),
      ...['word', 'run'].map((name) => db.prepare(`DELETE FROM ${name} WHERE rowid = ?`)),
      db.prepare('DELETE FROM alias WHERE n = ?'),
    ]
  }

  /** Writes a study, unless what is kept is the same or newer; what became of it. */
  put(study: StoredStudy): keyof PutCounts {
    const body = plainBody(study)
    const sum = crc32(body)
    const kept = this.#known.get(study.id) as { n: number; updated: string | null; sum: number } | undefined
    if (kept?.sum === sum) return 'same'
    if (kept?.updated && study.updated && kept.updated > study.updated) return 'older'
    this.#write(study, body, sum, kept?.n)
    return kept ? 'changed' : 'added'
  }

  #write(study: StoredStudy, body: Buffer, sum: number, kept: number | undefined): void {
    const { cells, hasRuns } = readStudy(this.#layout, this.#terms, study)
    const row = [study.id, study.updated, sum, cells.missing, ...cells.columns]
    if (kept !== undefined) for (const statement of this.#clear) statement.run(kept)
    const n = kept ?? Number(this.#insert.run(...row).lastInsertRowid)
    if (kept !== undefined) this.#replace.run(kept, ...row)
    this.#record.run(n, packed(body))
    for (const key of new Set([study.id, ...study.aliases].map(identifierKey))) this.#alias.run(key, n)
    this.#word.run(n, study.words)
    if (hasRuns) this.#run.run(n, study.words)
    cells.values.forEach((rows, at) => {
      for (const { i, k, v, w } of rows) this.#values[at]?.run(n, i, k, v, ...(w === null ? [] : [w]))
    })
  }
}
