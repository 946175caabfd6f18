/** Batches of studies into the tables: each is one transaction, and each table is filled by one COPY. */
import { crc32 } from 'node:zlib'
import { identifierKey } from '../../../dataset/index.js'
import { named, type SqlLayout } from '../../../query/sql/index.js'
import { packed, plainBody } from '../body.js'
import { readStudy } from '../cells.js'
import type { PutCounts, StoredStudy, Terms } from '../store.js'
import { type Connection, copyLine } from './connection.js'
import { numberOf, tablesOf } from './schema.js'
import { vectorOf } from './words.js'

type Kept = { readonly updated: string | null; readonly sum: number }
/** Studies whose rows are held at once: text of a row stands in memory several times on its way. */
const heldAtOnce = 250

type Write = { readonly study: StoredStudy; readonly body: Buffer; readonly sum: number }

export class Writer {
  readonly #connection: Connection
  readonly #layout: SqlLayout
  readonly #terms: Terms

  constructor(connection: Connection, layout: SqlLayout, terms: Terms) {
    this.#connection = connection
    this.#layout = layout
    this.#terms = terms
  }

  /** Writes studies, unless what is kept of one is the same or newer. In a transaction of its caller. */
  async put(batch: readonly StoredStudy[]): Promise<PutCounts> {
    const counts = { added: 0, changed: 0, same: 0, older: 0 }
    for (let at = 0; at < batch.length; at += heldAtOnce) await this.#put(batch.slice(at, at + heldAtOnce), counts)
    return counts
  }

  async #put(batch: readonly StoredStudy[], counts: Record<keyof PutCounts, number>): Promise<void> {
    const kept = await this.#kept(batch)
    const stored = new Set(kept.keys())
    const writes = new Map<string, Write>()
    for (const study of batch) {
      const body = plainBody(study)
      const sum = crc32(body)
      const known = kept.get(study.id)
      if (known?.sum === sum) counts.same++
      else if (known?.updated && study.updated && known.updated > study.updated) counts.older++
      else {
        counts[known ? 'changed' : 'added']++
        kept.set(study.id, { updated: study.updated, sum })
        writes.set(study.id, { study, body, sum })
      }
    }
    await this.#remove([...writes.keys()].filter((id) => stored.has(id)))
    await this.#write([...writes.values()])
  }

  async #kept(batch: readonly StoredStudy[]): Promise<Map<string, Kept>> {
    const rows = await this.#connection.query(
      `SELECT id, updated, sum FROM ${named(this.#layout.table)} WHERE n = ANY($1::bigint[])`,
      [batch.map(({ id }) => numberOf(id))],
    )
    return new Map(
      rows.map(({ id, updated, sum }) => [
        String(id),
        { updated: updated === null ? null : String(updated), sum: Number(sum) },
      ]),
    )
  }

  async #remove(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    const numbers = ids.map(numberOf)
    for (const { name } of tablesOf(this.#layout))
      await this.#connection.query(`DELETE FROM ${named(name)} WHERE n = ANY($1::bigint[])`, [numbers])
  }

  async #write(writes: readonly Write[]): Promise<void> {
    const tables = tablesOf(this.#layout)
    const lines = new Map<string, string[]>(tables.map(({ name }) => [name, []]))
    const add = (table: string, cells: readonly (string | number | null)[]): void =>
      void lines.get(table)?.push(copyLine(cells))
    for (const { study, body, sum } of writes) {
      const n = numberOf(study.id)
      const { cells } = readStudy(this.#layout, this.#terms, study)
      add(this.#layout.table, [n, study.id, study.updated, sum, cells.missing, ...cells.columns])
      this.#layout.values.forEach(({ name, field }, at) => {
        for (const { i, v, w } of cells.values[at] ?? []) add(name, field.type === 'text' ? [n, i, v, w] : [n, i, v])
      })
      add('record', [n, `\\x${packed(body).toString('hex')}`])
      for (const key of new Set([study.id, ...study.aliases].map(identifierKey))) add('alias', [key, n, study.id])
      add('word', [n, study.words, vectorOf(study.words)])
    }
    for (const { name, columns } of tables) {
      const rows = lines.get(name) ?? []
      if (rows.length)
        await this.#connection.copy(
          named(name),
          columns.map(([column]) => named(column)),
          rows,
        )
    }
  }
}
