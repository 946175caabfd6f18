/**
 * AACT's files: a folder, or a zip archive, with a file a table, lines of cells between | with a header, as COPY writes them. The rows of a study
 * stand anywhere in each, so that they are first divided by study into parts that memory holds (a hash join), in a folder of their
 * own that goes again. Columns are found by name.
 */
import { once } from 'node:events'
import {
  appendFileSync,
  closeSync,
  createReadStream,
  existsSync,
  lstatSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { itemAt, keysOf } from '../../collections.js'
import { badData, errorCode, errorMessage, isFailure } from '../../errors.js'
import { harmless } from '../../text.js'
import { apiFound, type Found, type StudyFault, unzipped } from '../study/index.js'
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
/** Characters of one row: the longest of AACT have some 50,000. */
const longestRow = 16 * 2 ** 20

const tables = keysOf(aactTables)

const fileOf = (folder: string, table: AactTable): string => join(folder, `${table}.txt`)

/** Bytes at the end of an archive that list its files, as far as it has some hundred. */
const listSize = 64 * 1024
/** How the list of a zip archive names the file of studies: a header of 46 bytes, folders, the name. */
const listsStudies = /PK\x01\x02[\s\S]{42}(?:[^\0]{1,200}\/)?studies\.txt/

/** Whether a folder, or a zip archive, holds the files of AACT. */
export const isAact = (path: string): boolean => {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat?.isDirectory()) return existsSync(fileOf(path, 'studies'))
  if (!stat?.isFile()) return false
  const file = openSync(path, 'r')
  try {
    const end = Buffer.alloc(Math.min(listSize, stat.size))
    readSync(file, end, 0, end.length, stat.size - end.length)
    return listsStudies.test(end.toString('latin1'))
  } finally {
    closeSync(file)
  }
}

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
    'Nothing of it was read. Unpack the archive of AACT again, or fetch it again',
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

/** Takes the bytes of a file apart into rows, and those into parts; at the end, how many rows have no NCT number. */
type Divider = { readonly write: (chunk: Uint8Array) => Promise<void>; readonly end: () => Promise<number> }

const dividerOf = (file: string, table: AactTable, parts: Parts): Divider => {
  const number = tables.indexOf(table)
  let places: readonly (number | undefined)[] | undefined
  let strays = 0
  const parser = parse({
    delimiter: '|',
    bom: true,
    max_record_size: longestRow,
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
  // It is told where it is waited for.
  done.catch(() => {})
  return {
    write: async (chunk) => {
      if (!parser.write(chunk)) await Promise.race([once(parser, 'drain'), done])
    },
    end: async () => {
      parser.end()
      await done
      if (places === undefined) throw cannot(file, 'it is empty')
      return strays
    },
  }
}

/** What went wrong while rows were taken apart, as a failure. */
const failureOf = (error: unknown, file: string): Error => {
  if (errorCode(error) === 'ENOSPC')
    return badData(
      `no room in ${harmless(tmpdir())} to sort the rows of ${harmless(file)} by study`,
      'Make as much room as the files take unpacked, or name another folder in TMPDIR',
    )
  return isFailure(error) ? error : cannot(file, harmless(errorMessage(error)))
}

const strayed = (place: string, strays: number): StudyFault[] =>
  strays
    ? [
        {
          place,
          message: `${strays} ${strays === 1 ? 'row has' : 'rows have'} no NCT number`,
          hint: 'The other rows were read',
        },
      ]
    : []

/** The files of a folder into parts; which tables there are. */
const divideFolder = async function* (folder: string, parts: Parts): AsyncGenerator<StudyFault, readonly AactTable[]> {
  const there = tables.filter((table) => existsSync(fileOf(folder, table)))
  for (const table of there) {
    const file = fileOf(folder, table)
    if (!lstatSync(file).isFile()) throw cannot(file, 'it is a link or no plain file, and may lead anywhere')
    try {
      const divider = dividerOf(file, table, parts)
      for await (const chunk of createReadStream(file, { highWaterMark: 2 ** 20 })) await divider.write(chunk)
      yield* strayed(file, await divider.end())
    } catch (error) {
      throw failureOf(error, file)
    }
  }
  return there
}

const tableIn = (file: string): AactTable | undefined =>
  tables.find((table) => file.split('/').at(-1) === `${table}.txt`)

/** The same of a zip archive. What is damaged or cut off is not read at all: studies would lack rows. */
const divideArchive = async function* (path: string, parts: Parts): AsyncGenerator<StudyFault, readonly AactTable[]> {
  const there: AactTable[] = []
  let open: { readonly of: object; readonly divider: Divider } | undefined
  const archive = harmless(path)
  // A list of its files ends an archive; without it nobody knows what is missing.
  if (!isAact(path)) throw cannot(archive, 'it is cut off, or holds no studies.txt')
  try {
    for await (const piece of unzipped(createReadStream(path), archive, (file) => tableIn(file) !== undefined)) {
      if ('message' in piece) throw cannot(piece.place, piece.message)
      const { entry, bytes, isLast } = piece
      if (open?.of !== entry) {
        const table = tableIn(entry.file)
        if (open || table === undefined) throw cannot(archive, 'one of its files ends within another')
        if (there.includes(table)) throw cannot(archive, `it holds ${table}.txt twice`)
        there.push(table)
        open = { of: entry, divider: dividerOf(entry.name, table, parts) }
      }
      await open.divider.write(bytes)
      if (!isLast) continue
      yield* strayed(entry.name, await open.divider.end())
      open = undefined
    }
  } catch (error) {
    throw failureOf(error, path)
  }
  if (open) throw cannot(archive, 'it is cut off')
  return there
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

/** Texts of a table pack some seven to one. */
const packing = 7

const sizeOf = (path: string): number =>
  statSync(path).isDirectory()
    ? tables.reduce((sum, table) => sum + (statSync(fileOf(path, table), { throwIfNoEntry: false })?.size ?? 0), 0)
    : statSync(path).size * packing

/** Every study of AACT's files, in a folder or a zip archive, in an order that stays the same; and what could not be read. */
export async function* readAact(path: string, { part = partSize } = {}): AsyncGenerator<Found> {
  const parts = new Parts(Math.min(mostParts, Math.ceil(sizeOf(path) / part) || 1))
  try {
    const there = yield* statSync(path).isDirectory() ? divideFolder(path, parts) : divideArchive(path, parts)
    const lacking = tables.filter((table) => !there.includes(table))
    if (lacking.length)
      yield {
        place: path,
        message: `has no ${lacking.map((table) => `${table}.txt`).join(', ')}: what they hold is not in the studies`,
        hint: 'All files of the archive belong together: fetch it again',
      }
    for (let at = 0; at < parts.count; at++)
      for (const [id, rows] of studiesOf(parts.lines(at))) yield aactFound(id, rows, `${path}: ${id}`)
  } finally {
    parts.close()
  }
}
