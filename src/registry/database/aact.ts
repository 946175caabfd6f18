/**
 * A database of AACT (schema ctgov) as a registry: read, never written. Its rows become studies as its files do, so that the same
 * filters find the same; SQL finds which studies a question must look at.
 */
import { ensure } from '../../collections.js'
import { identifierKey } from '../../dataset/index.js'
import { badData, usage } from '../../errors.js'
import {
  type AnyField,
  type Cell,
  type Filter,
  type FilterRows,
  predicate,
  select,
  tally,
  type Value,
  whyMissing,
} from '../../query/index.js'
import { readTrial } from '../../query/readers.js'
import { type AactRow, type AactTable, aactFound, aactTables } from '../aact/index.js'
import type {
  KeptStudy,
  RegistryStore,
  Selection,
  ServerConnection,
  StoredStudy,
  StorePage,
  StoreState,
  Terms,
} from '../store/index.js'
import { type FoundStudy, isFault } from '../study/index.js'
import { candidates } from './candidates.js'

/** How much is read, and held. */
export type Bounds = {
  /** Studies whose rows are asked for at once. */
  readonly atOnce: number
  /** Studies that are held for the next question; of more than these each question reads anew, piece by piece. */
  readonly held: number
}
const usual: Bounds = { atOnce: 500, held: 10_000 }

type Stored = (found: FoundStudy, terms: Terms) => StoredStudy

/** Studies that were read, as filters in memory see them. */
type Read = FilterRows & { readonly studies: readonly StoredStudy[] }

export class AactStore implements RegistryStore {
  readonly #connection: ServerConnection
  readonly #terms: Terms
  readonly #stored: Stored
  readonly #bounds: Bounds
  #columns: ReadonlyMap<string, ReadonlySet<string>> | undefined
  readonly #read = new Map<string, Promise<Read>>()

  constructor(connection: ServerConnection, terms: Terms, stored: Stored, bounds: Bounds = usual) {
    this.#bounds = bounds
    this.#connection = connection
    this.#terms = terms
    this.#stored = stored
  }

  async state(): Promise<StoreState> {
    const [row] = await this.#connection.query(
      'SELECT count(*) AS studies, max(last_update_posted_date)::text AS newest FROM ctgov.studies',
    )
    return {
      where: this.#connection.address.where,
      database: 'AACT',
      studies: Number(row?.studies),
      newest: row?.newest === null ? null : String(row?.newest),
      imports: [],
    }
  }

  begin(): Promise<never> {
    throw this.#readOnly()
  }
  put(): Promise<never> {
    throw this.#readOnly()
  }
  finish(): Promise<never> {
    throw this.#readOnly()
  }

  async ids({ filters, order }: Selection, page: StorePage = {}): Promise<readonly string[]> {
    const { offset = 0, limit } = page
    const met: { readonly id: string; readonly cell: Cell }[] = []
    for await (const piece of this.#pieces(filters))
      for (const row of this.#meeting(piece, filters))
        met.push({ id: ensure(piece.studies[row]).id, cell: piece.cell(row, order.field.name) })
    // Of those that are listed no more than what orders them is held.
    const rows = select(
      {
        ...this.#source([]),
        size: met.length,
        cell: (row) => ensure(met[row]).cell,
      },
      [],
      order,
    )
    return rows.slice(offset, limit === undefined ? undefined : offset + limit).map((row) => ensure(met[row]).id)
  }

  async count(filters: readonly Filter[]): Promise<number> {
    if (filters.length === 0) return (await this.state()).studies
    let count = 0
    for await (const piece of this.#pieces(filters)) count += this.#meeting(piece, filters).length
    return count
  }

  async facet(field: AnyField, filters: readonly Filter[]): Promise<ReadonlyMap<Value, number>> {
    const others = filters.filter((filter) => filter.field !== field.name || filter.not)
    const counts = new Map<Value, number>()
    for await (const piece of this.#pieces(others))
      for (const [value, count] of tally(piece, filters, field, this.#meeting(piece, filters)))
        counts.set(value, (counts.get(value) ?? 0) + count)
    return counts
  }

  async studies(ids: readonly string[]): Promise<readonly KeptStudy[]> {
    const found = new Map((await this.#made(ids.map((id) => id.toUpperCase()))).map((study) => [study.id, study]))
    return ids.flatMap((id) => {
      const study = found.get(id)
      if (!study) return []
      const { words: _, ...kept } = study
      return [kept]
    })
  }

  async find(identifier: string): Promise<readonly string[]> {
    const key = identifierKey(identifier)
    const rows = await this.#connection.query(
      'SELECT nct_id FROM ctgov.studies WHERE nct_id = upper($1) UNION SELECT i.nct_id FROM ctgov.id_information i JOIN ctgov.studies s ON s.nct_id = i.nct_id WHERE lower(btrim(i.id_value)) = $1',
      [key],
    )
    return rows.map(({ nct_id: id }) => String(id).toLowerCase()).sort()
  }

  close(): Promise<void> {
    return this.#connection.close()
  }

  #readOnly(): Error {
    return usage(
      `${this.#connection.address.where} is a database of AACT, which is only read`,
      'Import into a database of its own: stemcell registry import FILE --store ADDRESS',
    )
  }

  #meeting(read: Read, filters: readonly Filter[]): number[] {
    const holds = predicate(filters, read)
    return read.studies.flatMap((_, row) => (holds(row) ? [row] : []))
  }

  /** Every study that the filters may keep, in the order of ids, some at a time; few of them are read once. */
  async *#pieces(filters: readonly Filter[]): AsyncGenerator<Read> {
    const condition = candidates(filters) ?? 'TRUE'
    const held = this.#read.get(condition)
    if (held) {
      yield await held
      return
    }
    const rows = await this.#connection.query(
      `SELECT s.nct_id FROM ctgov.studies s WHERE ${condition} ORDER BY s.nct_id COLLATE "C"`,
    )
    const numbers = rows.map(({ nct_id: id }) => String(id))
    const { atOnce, held: most } = this.#bounds
    // What registries sent is not asked by filters, and is most of a study.
    const read = async (some: readonly string[]): Promise<Read> =>
      this.#source((await this.#made(some, () => '')).toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    if (numbers.length <= most) {
      const whole = read(numbers)
      this.#read.set(condition, whole)
      yield await whole
      return
    }
    for (let at = 0; at < numbers.length; at += atOnce) yield await read(numbers.slice(at, at + atOnce))
  }

  #source(studies: readonly StoredStudy[]): Read {
    const { catalog, look, within, above } = this.#terms
    const fields = new Map<string, AnyField>(catalog.fields.map((field) => [field.name, field]))
    const cells = studies.map(() => new Map<string, Cell>())
    const fieldOf = (name: string): AnyField => {
      const field = fields.get(name)
      if (!field) throw new Error(`no field is called ${name}`)
      return field
    }
    return {
      studies,
      fields: catalog.fields,
      size: studies.length,
      cell: (row, name) => {
        const known = cells[row]?.get(name)
        if (known !== undefined) return known
        const cell = readTrial(name, ensure(studies[row]).trial, look)
        cells[row]?.set(name, cell)
        return cell
      },
      missing: (row, name) => whyMissing(fieldOf(name), studies[row]?.trial.missing ?? {}) ?? fieldOf(name).absence,
      text: (row) => studies[row]?.words ?? ' ',
      within,
      above,
    }
  }

  /** Studies by their numbers, made of their rows. */
  async #made(numbers: readonly string[], raw = (text: string): string => text): Promise<StoredStudy[]> {
    const made: StoredStudy[] = []
    const { atOnce } = this.#bounds
    for (let at = 0; at < numbers.length; at += atOnce) {
      const rows = await this.#rowsOf(numbers.slice(at, at + atOnce))
      for (const [number, own] of rows) {
        const found = aactFound(number, own, `${this.#connection.address.where}: ${number}`)
        if (isFault(found)) throw badData(`${found.place}: ${found.message}`, found.hint)
        const study = this.#stored(found, this.#terms)
        made.push({ ...study, raw: raw(study.raw) })
      }
    }
    return made
  }

  /** Rows of some studies by table, of the columns that this copy has; studies that it has no row of are left out. */
  async #rowsOf(numbers: readonly string[]): Promise<Map<string, Map<AactTable, AactRow[]>>> {
    this.#columns ??= await this.#columnsThere()
    const studies = new Map<string, Map<AactTable, AactRow[]>>()
    for (const [table, wanted] of Object.entries(aactTables) as [AactTable, readonly string[]][]) {
      const there = this.#columns.get(table)
      if (!there?.has('nct_id')) continue
      const columns = ['nct_id', 'id', ...wanted].filter((column) => there.has(column))
      const rows = await this.#connection.query(
        `SELECT ${columns.map((column) => `"${column}"::text`).join(', ')} FROM ctgov.${table} WHERE nct_id = ANY($1)`,
        [numbers],
      )
      for (const row of rows as readonly AactRow[]) {
        const number = String(row.nct_id)
        if (table !== 'studies' && !studies.has(number)) continue
        const own = studies.get(number) ?? new Map<AactTable, AactRow[]>()
        studies.set(number, own)
        own.set(table, [...(own.get(table) ?? []), row])
      }
    }
    return studies
  }

  async #columnsThere(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const rows = await this.#connection.query(
      "SELECT table_name AS table, column_name AS column FROM information_schema.columns WHERE table_schema = 'ctgov'",
    )
    const found = new Map<string, Set<string>>()
    for (const { table, column } of rows)
      found.set(String(table), (found.get(String(table)) ?? new Set()).add(String(column)))
    return found
  }
}
