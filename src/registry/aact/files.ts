/**
 * AACT's files: a folder with a file a table, lines of cells between | with a header, as COPY writes them. The rows of a study
 * stand anywhere in each, so that they are first divided by study into parts that memory holds (a hash join), in a folder of their
 * own that goes again. Columns are found by name.
 */
import { once } from 'node:events'
import {
  appendFileSync,
  closeSync,
  createReadStream,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { itemAt, keysOf } from '../../collections.js'
import { badData, errorCode, errorMessage } from '../../errors.js'
import { harmless } from '../../text.js'
import { apiFound, type Found } from '../study/index.js'
import type { Row } from './row.js'
import { studyJson } from './study.js'
import { type AactTable, aactTables } from './tables.js'

const nctNumber = /^NCT\d{8}$/

/** Bytes of files whose rows are held at once; as objects they are a few times as much. */
const partSize = 16 * 2 ** 20
/** Each part is an open file. */
const mostParts = 500
/** Bytes that wait for their part. */
const bufferSize = 64 * 1024

const tables = keysOf(aactTables)

const fileOf = (folder: string, table: AactTable): string => join(folder, `${table}.txt`)

/** Whether a folder holds the files of AACT. */
export const isAactFolder = (folder: string): boolean => existsSync(fileOf(folder, 'studies'))

/** A line of a part: number of the table, study, id, then the cells in the order of `aactTables`. */
type Line = readonly (string | number | null)[]

/** Takes rows apart by study, so that all of a study stand in one part. */
class Parts {
  readonly #waiting: string[][]
  readonly #bytes: number[]
  readonly #files = new Map<number, number>()
  readonly folder: string | undefined
  constructor(readonly count: number) {
    this.#waiting = Array.from({ length: count }, () => [])
    this.#bytes = Array.from({ length: count }, () => 0)
    this.folder = count > 1 ? mkdtempSync(join(tmpdir(), 'stemcell-aact-')) : undefined
  }

  add(study: string, line: Line): void {
    const at = Number(study.slice(3)) % this.count
    const text = JSON.stringify(line)
    itemAt(this.#waiting, at).push(text)
    const bytes = itemAt(this.#bytes, at) + text.length
    this.#bytes[at] = bytes
    if (this.folder !== undefined && bytes > bufferSize) this.#write(at, this.folder)
  }

  /** The lines of a part. */
  lines(at: number): readonly Line[] {
    if (this.folder !== undefined) this.#write(at, this.folder)
    const texts =
      this.folder === undefined
        ? itemAt(this.#waiting, at)
        : readFileSync(join(this.folder, String(at)), 'utf8').split('\n')
    return texts.filter(Boolean).map((text) => JSON.parse(text) as Line)
  }

  close(): void {
    for (const file of this.#files.values()) closeSync(file)
    if (this.folder !== undefined) rmSync(this.folder, { recursive: true, force: true })
  }

  #write(at: number, folder: string): void {
    const file = this.#files.get(at) ?? openSync(join(folder, String(at)), 'a')
    this.#files.set(at, file)
    appendFileSync(file, `${itemAt(this.#waiting, at).join('\n')}\n`)
    this.#waiting[at] = []
    this.#bytes[at] = 0
  }
}

const cannot = (file: string, what: string): Error =>
  badData(
    `cannot read ${harmless(file)}: ${what}`,
    'Nothing of the folder was read. Unpack the archive of AACT again, or fetch it again',
  )

/** Where the cells of a table stand in a file: study, id, then the columns; undefined where the file has no such column. */
const placesOf = (file: string, table: AactTable, header: readonly string[]): readonly (number | undefined)[] => {
  const place = (column: string): number | undefined => {
    const at = header.indexOf(column)
    return at < 0 ? undefined : at
  }
  if (place('nct_id') === undefined)
    throw cannot(file, `its first line has no column nct_id, but ${harmless(header.slice(0, 3).join(', '))}`)
  return [place('nct_id'), place('id'), ...aactTables[table].map(place)]
}

/** Rows of a file into parts. Returns how many rows have no NCT number. */
const divide = async (folder: string, table: AactTable, parts: Parts): Promise<number> => {
  const file = fileOf(folder, table)
  const number = tables.indexOf(table)
  let places: readonly (number | undefined)[] | undefined
  let strays = 0
  const parser = parse({
    delimiter: '|',
    bom: true,
    on_record: (cells: readonly string[]) => {
      if (places === undefined) places = placesOf(file, table, cells)
      else {
        const [study = '', ...rest] = places.map((at) => (at === undefined ? null : cells[at] || null))
        if (study !== null && nctNumber.test(study)) parts.add(study, [number, study, ...rest])
        else strays++
      }
      return null
    },
  })
  parser.resume()
  const done = finished(parser)
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 2 ** 20 }))
      if (!parser.write(chunk)) await Promise.race([once(parser, 'drain'), done])
    parser.end()
    await done
  } catch (error) {
    parser.destroy()
    done.catch(() => {})
    if (errorCode(error) === 'ENOSPC')
      throw badData(
        `no room in ${harmless(tmpdir())} to sort the rows of ${harmless(folder)} by study`,
        'Make as much room as the files take, or name another folder in TMPDIR',
      )
    if (error instanceof Error && error.name === 'Failure') throw error
    throw cannot(file, harmless(errorMessage(error)))
  }
  if (places === undefined) throw cannot(file, 'it is empty')
  return strays
}

/** Studies of a part by number, each with its rows by table. */
const studiesOf = (lines: readonly Line[]): Map<string, Map<AactTable, Row[]>> => {
  const studies = new Map<string, Map<AactTable, Row[]>>()
  for (const [number, study, id, ...cells] of lines) {
    const table = itemAt(tables, Number(number))
    const row: Record<string, string | null> = { nct_id: String(study), id: id === null ? null : String(id) }
    aactTables[table].forEach((column, i) => {
      row[column] = (cells[i] as string | null | undefined) ?? null
    })
    const known = studies.get(String(study)) ?? new Map<AactTable, Row[]>()
    studies.set(String(study), known)
    const rows = known.get(table)
    if (rows) rows.push(row)
    else known.set(table, [row])
  }
  return new Map([...studies].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The study of some rows, or why there is none. */
export const aactFound = (id: string, rows: ReadonlyMap<AactTable, readonly Row[]>, place: string): Found => {
  const inOrder = (table: AactTable): readonly Row[] =>
    [...(rows.get(table) ?? [])].sort((a, b) => Number(a.id ?? 0) - Number(b.id ?? 0))
  const study = studyJson((table) => inOrder(table))
  if (study !== undefined) return apiFound(JSON.stringify(study), place)
  return {
    place,
    message: `${id} stands in ${[...rows.keys()].join(', ')}, and not among the studies`,
    hint: 'Export all tables at once, or fetch them again',
  }
}

/** Every study of a folder of AACT's files, in an order that stays the same; and what could not be read. */
export async function* readAact(folder: string, { part = partSize } = {}): AsyncGenerator<Found> {
  const there = tables.filter((table) => existsSync(fileOf(folder, table)))
  const lacking = tables.filter((table) => !there.includes(table))
  if (lacking.length)
    yield {
      place: folder,
      message: `has no ${lacking.map((table) => `${table}.txt`).join(', ')}: what they hold is not in the studies`,
      hint: 'Unpack all files of the archive into one folder',
    }
  const size = there.reduce((sum, table) => sum + statSync(fileOf(folder, table)).size, 0)
  const parts = new Parts(Math.min(mostParts, Math.ceil(size / part) || 1))
  try {
    for (const table of there) {
      const strays = await divide(folder, table, parts)
      if (strays)
        yield {
          place: fileOf(folder, table),
          message: `${strays} ${strays === 1 ? 'row has' : 'rows have'} no NCT number`,
          hint: 'The other rows were read',
        }
    }
    for (let at = 0; at < parts.count; at++)
      for (const [id, rows] of studiesOf(parts.lines(at))) yield aactFound(id, rows, `${folder}: ${id}`)
  } finally {
    parts.close()
  }
}
