/**
 * Studies from files as people have them: JSON of API v2, what it is packed in (gz, zip), folders of it. One study is held at a
 * time. Nothing is ever written, so names in an archive lead nowhere.
 */
import { createReadStream, lstatSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Unzip, UnzipInflate } from 'fflate'
import { errorCode, errorMessage, notFound, usage } from '../../errors.js'
import { harmless } from '../../text.js'
import { type Feed, FeedFault, type Found, jsonFeed, placeAt } from './feed.js'
import type { StudyFault } from './study.js'
import { tableFeed } from './tables.js'
import { xmlFeed } from './xml.js'

type Bytes = AsyncIterable<Uint8Array>

/** Where studies come from: a file or folder, or bytes that somebody else reads (standard input, a page of the API). */
export type StudyInput = { readonly path: string } | { readonly bytes: Bytes; readonly name: string }

const chunkSize = 256 * 1024
/** Small pieces into an archive, since each may become a thousand times as much. */
const packedChunk = 16 * 1024
/** Records pack ten to one; beyond this, and beyond a size that small files may reach, it is made to fill the memory. */
const mostRatio = 500
const freeBytes = 64 * 2 ** 20
/** Entries of one archive: the registry has 600,000 studies. */
const mostEntries = 5_000_000

const endings = /\.(?:json|ndjson|jsonl|csv|tsv|xml|zip|gz)$/i

const begins = (bytes: Uint8Array, ...values: readonly number[]): boolean => values.every((one, i) => bytes[i] === one)
const isGzip = (bytes: Uint8Array): boolean => begins(bytes, 0x1f, 0x8b)
const isZip = (bytes: Uint8Array): boolean => begins(bytes, 0x50, 0x4b)

const bomb = (name: string): FeedFault =>
  new FeedFault(
    `unpacks to more than ${mostRatio} times its size, which no file of studies does`,
    `Unpack ${harmless(name)} yourself and see what is in it`,
  )

/** Counts what goes into an archive and what comes out, and stops where that cannot be records. */
class Ratio {
  packed = 0
  #unpacked = 0
  constructor(readonly name: string) {}
  out(bytes: number): void {
    this.#unpacked += bytes
    if (this.#unpacked > freeBytes && this.#unpacked > this.packed * mostRatio) throw bomb(this.name)
  }
}

const formatOf = (name: string, first: Uint8Array): Feed => {
  const head = Buffer.from(first).toString('utf8').trimStart()
  if (head.startsWith('{') || head.startsWith('[')) return jsonFeed(name)
  if (/^<(\?xml|Trials_downloaded)/.test(head)) return xmlFeed(name)
  const table = /^"?(?:rank|nct number|trialid|internal.number|export.date|last.refreshed.on)"?\s*([,;\t])/i.exec(
    head,
  )?.[1]
  if (table === ',' || table === ';' || table === '\t') return tableFeed(name, table)
  const utf16 = begins(first, 0xff, 0xfe) || begins(first, 0xfe, 0xff)
  throw new FeedFault(
    head === ''
      ? 'is empty'
      : utf16
        ? 'is UTF-16, not UTF-8'
        : `is no file of studies: it begins with "${harmless(head.slice(0, 20))}"`,
    'Studies are JSON of ClinicalTrials.gov (API v2), the CSV of its site with NCT Number in its header, or XML or CSV of WHO ICTRP with TrialID; in UTF-8, packed or not',
  )
}

/** A feed that sees what it is fed before it knows what it reads. */
const anyFeed = (name: string): Feed => {
  let feed: Feed | undefined
  let waiting = Buffer.alloc(0)
  const begin = (): Iterable<Found> => {
    const bytes = begins(waiting, 0xef, 0xbb, 0xbf) ? waiting.subarray(3) : waiting
    waiting = Buffer.alloc(0)
    feed ??= formatOf(name, bytes)
    return feed.push(bytes)
  }
  return {
    push: (chunk) => {
      if (feed) return feed.push(chunk)
      waiting = Buffer.concat([waiting, chunk])
      return waiting.length < 64 ? [] : begin()
    },
    *end() {
      if (!feed) yield* begin()
      if (feed) yield* feed.end()
    },
  }
}

/** What a feed finds; a fault that ends it is the last. */
const guarded = function* (name: string, found: () => Iterable<Found>): Generator<Found, boolean> {
  try {
    yield* found()
    return true
  } catch (error) {
    if (!(error instanceof FeedFault)) throw error
    yield { place: placeAt(name, error.line), message: error.message, hint: error.hint }
    return false
  }
}

/** Unpacks a gzip stream. */
const gunzipped = async function* (source: Bytes, ratio: Ratio): AsyncGenerator<Uint8Array> {
  const counted = async function* (): Bytes {
    for await (const chunk of source) {
      ratio.packed += chunk.length
      yield chunk
    }
  }
  const unpacked = createGunzip()
  // A failure on either side ends the other; it is told by the loop below.
  pipeline(Readable.from(counted()), unpacked, () => {})
  for await (const chunk of unpacked) {
    ratio.out(chunk.length)
    yield chunk
  }
}

/** An entry of an archive is opened as far as it is of a kind that we read. */
const isRead = (name: string): boolean => endings.test(name) && !/\.zip$/i.test(name)

/** A piece of an entry of an archive; `entry` is the same for all pieces of one, `file` its name in the archive. */
export type Unzipped = {
  readonly entry: { readonly name: string; readonly file: string }
  readonly bytes: Uint8Array
  readonly isLast: boolean
}

/** What is wrong with an entry that is not read. */
type Left = Omit<StudyFault, 'place'>

/**
 * What stands in the entries of a zip archive, in their order, as far as `choose` takes them by their names; and what cannot be
 * read. Nothing is written anywhere.
 */
export const unzipped = async function* (
  source: Bytes,
  archive: string,
  choose: (file: string) => boolean | Left,
): AsyncGenerator<Unzipped | StudyFault> {
  const ratio = new Ratio(archive)
  const found: (Unzipped | StudyFault)[] = []
  let entries = 0
  const unzip = new Unzip((file) => {
    const entry = { name: `${archive}:${harmless(file.name)}`, file: file.name }
    entries++
    if (entries > mostEntries)
      throw new FeedFault(`holds more than ${mostEntries} files`, 'Unpack it and name a folder of some of them')
    const chosen = choose(file.name)
    if (typeof chosen === 'object') found.push({ place: entry.name, ...chosen })
    if (chosen !== true) return
    file.ondata = (error, bytes, isLast) => {
      if (error)
        found.push({ place: entry.name, message: harmless(errorMessage(error)), hint: 'Pack or fetch it again' })
      else {
        ratio.out(bytes.length)
        found.push({ entry, bytes, isLast })
      }
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  /** Whether it can be read on. */
  const push = (bytes: Uint8Array, { isLast }: { readonly isLast: boolean }): boolean => {
    try {
      unzip.push(bytes, isLast)
      return true
    } catch (error) {
      const isTold = error instanceof FeedFault
      found.push({
        place: archive,
        message: isTold ? error.message : `is damaged: ${harmless(errorMessage(error))}`,
        hint: isTold ? error.hint : 'Studies before it were read; fetch the archive again',
      })
      return false
    }
  }
  for await (const chunk of source)
    for (let at = 0; at < chunk.length; at += packedChunk) {
      const bytes = chunk.subarray(at, at + packedChunk)
      ratio.packed += bytes.length
      const isWhole = push(bytes, { isLast: false })
      yield* found.splice(0)
      if (!isWhole) return
    }
  push(new Uint8Array(0), { isLast: true })
  yield* found.splice(0)
}

/** An entry that is read, and whether it still is. */
type Reading = { readonly feed: Feed; isOpen: boolean }

/** Studies in the entries of a zip archive, in the order in which they stand there. */
const zipped = async function* (source: Bytes, archive: string): AsyncGenerator<Found> {
  let isFound = false
  const choose = (file: string): boolean | Left => {
    if (isRead(file)) isFound = true
    else if (/\.zip$/i.test(file))
      return { message: 'is an archive within an archive', hint: 'Unpack the outer one first' }
    return isRead(file)
  }
  const readings = new Map<Unzipped['entry'], Reading>()
  let isDamaged = false
  for await (const piece of unzipped(source, archive, choose)) {
    if ('message' in piece) {
      isDamaged ||= piece.place === archive
      yield piece
      continue
    }
    const { entry, bytes, isLast } = piece
    const reading = readings.get(entry) ?? { feed: anyFeed(entry.name), isOpen: true }
    readings.set(entry, reading)
    if (reading.isOpen) reading.isOpen = yield* guarded(entry.name, () => reading.feed.push(Buffer.from(bytes)))
    if (reading.isOpen && isLast) yield* guarded(entry.name, () => reading.feed.end())
    if (isLast) readings.delete(entry)
  }
  if (!isFound && !isDamaged)
    yield { place: archive, message: 'holds no file of studies', hint: 'Files of studies end in .json, .csv or .xml' }
}

/** Studies in a stream of bytes, told by what it begins with. */
const inBytes = async function* (source: Bytes, name: string, { isPacked = false } = {}): AsyncGenerator<Found> {
  const chunks = source[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  for (let next = await chunks.next(); ; next = await chunks.next()) {
    if (next.done) break
    head = Buffer.concat([head, next.value])
    if (head.length >= 4) break
  }
  const whole = async function* (): AsyncGenerator<Uint8Array> {
    if (head.length) yield head
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
  }
  if (isGzip(head) && !isPacked) {
    const ratio = new Ratio(name)
    yield* inBytes(gunzipped(whole(), ratio), name, { isPacked: true })
    return
  }
  if (isZip(head) && !isPacked) {
    yield* zipped(whole(), name)
    return
  }
  const feed = anyFeed(name)
  for await (const chunk of whole())
    if (!(yield* guarded(name, () => feed.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))))) return
  yield* guarded(name, () => feed.end())
}

/** The files of a folder and the folders in it, by name; links are not followed, since they may lead anywhere. */
const filesIn = function* (folder: string): Generator<{ readonly path: string; readonly isLink: boolean }> {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name)
    const stat = lstatSync(path)
    if (stat.isDirectory()) yield* filesIn(path)
    else if (endings.test(name)) yield { path, isLink: !stat.isFile() }
  }
}

/** What a broken archive or an unreadable file is told as. */
const guardedBytes = async function* (found: AsyncGenerator<Found>, name: string): AsyncGenerator<Found> {
  try {
    yield* found
  } catch (error) {
    if (error instanceof FeedFault) yield { place: name, message: error.message, hint: error.hint }
    else if (error instanceof Error && errorCode(error) !== undefined)
      yield {
        place: name,
        message: `cannot be read to its end: ${harmless(error.message)}`,
        hint: 'Studies before it were read; fetch or pack it again',
      }
    else throw error
  }
}

const inFile = (path: string): AsyncGenerator<Found> => {
  const name = harmless(path)
  return guardedBytes(inBytes(createReadStream(path, { highWaterMark: chunkSize }), name), name)
}

/**
 * Every study of an input, and what in it is none, in the order in which they stand. Throws a failure where there is no such file;
 * all else is told in its place, and reading goes on behind it where that is possible.
 */
export const readStudies = async function* (input: StudyInput): AsyncGenerator<Found> {
  if ('bytes' in input) {
    yield* guardedBytes(inBytes(input.bytes, harmless(input.name)), harmless(input.name))
    return
  }
  const { path } = input
  const shown = `"${harmless(path)}"`
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat)
    throw notFound(
      `there is no file or folder ${shown}`,
      'Name a file of registered studies (JSON, CSV or XML, also packed), a folder of them, or - for standard input',
    )
  if (!stat.isDirectory()) {
    yield* inFile(path)
    return
  }
  let isFound = false
  for (const file of filesIn(path)) {
    isFound = true
    if (file.isLink)
      yield { place: harmless(file.path), message: 'is a link or no plain file', hint: 'Name what it leads to itself' }
    else yield* inFile(file.path)
  }
  if (!isFound)
    throw usage(
      `no file of studies in ${shown}`,
      'Files of studies end in .json, .ndjson, .jsonl, .csv, .xml, .zip or .gz',
    )
}
