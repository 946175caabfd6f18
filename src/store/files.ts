/**
 * The files of the bundled dataset, never read without being held against what the build said of them: the length when a file
 * is opened, a CRC-32 for each block that is read. So a part of a file costs its blocks only, and is as sure as the whole.
 */
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { getBuiltinModule } from 'node:process'
import { damage, errorMessage, isFailure } from '../errors.js'

/** Read a file whole, or the bytes from one place to another. */
export type ReadFile = (name: string, from?: number, to?: number) => Buffer

/** What a file must be. */
export type FileSum = readonly [length: number, ...blocks: readonly number[]]

export const sumsFile = 'checksums.json'
const blockSize = 16_384

/** Whose files they are: how the dataset is called where it is damaged, and what mends it. */
export type Whose = { readonly called: string; readonly todo: string }

export const ofProgram: Whose = {
  called: 'the bundled dataset',
  todo: 'Reinstall stemcell-evidence; in a source checkout run: npm run build',
}

export const damaged = (name: string, how: string, { called, todo }: Whose): Error =>
  damage(`${called} is damaged: ${name} ${how}`, todo)

const unreadable = (name: string, why: string, { called, todo }: Whose): Error =>
  damage(`cannot read ${called}: ${name} (${why})`, todo)

type Folder = { readonly folder: string; readonly whose: Whose }

// Loaded with the first block: it costs 2 ms, which --version and --help need not pay.
const crc32 = (block: Uint8Array): number => getBuiltinModule('node:zlib').crc32(block)

const blocksOf = (content: Uint8Array): number[] =>
  Array.from({ length: Math.ceil(content.length / blockSize) }, (_, i) =>
    crc32(content.subarray(i * blockSize, (i + 1) * blockSize)),
  )

/** What the build says of a file, for those who read it. */
export const sumOf = (content: Uint8Array): FileSum => [content.length, ...blocksOf(content)]

/** Bytes of an open file, as many as there are up to `to`. */
const readBytes = (file: number, from: number, to: number): Buffer => {
  const bytes = Buffer.allocUnsafeSlow(to - from)
  let have = 0
  while (have < bytes.length) {
    const more = readSync(file, bytes, have, bytes.length - have, from + have)
    if (more === 0) break
    have += more
  }
  return bytes.subarray(0, have)
}

type OpenFile = { readonly handle: number; readonly length: number }

/** Do something with an open file, which is a regular one: nothing else has a length, and a pipe could be waited for forever. */
const withFile = <T>({ folder, whose }: Folder, name: string, use: (file: OpenFile) => T): T => {
  let handle: number | undefined
  try {
    const path = `${folder}/${name}`
    const status = statSync(path)
    if (!status.isFile()) throw new Error('not a regular file')
    handle = openSync(path, 'r')
    return use({ handle, length: status.size })
  } catch (cause) {
    if (isFailure(cause)) throw cause
    throw unreadable(name, errorMessage(cause), whose)
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}

/** Files as they stand, held against nothing: for whoever looks for damage. */
export const readAsIs =
  (folder: string, whose: Whose = ofProgram): ReadFile =>
  (name, from = 0, to) =>
    withFile({ folder, whose }, name, ({ handle, length }) => readBytes(handle, from, Math.min(to ?? length, length)))

const readSums = ({ folder, whose }: Folder): ReadonlyMap<string, FileSum> => {
  try {
    return new Map(Object.entries(JSON.parse(readAsIs(folder, whose)(sumsFile).toString('utf8'))))
  } catch (cause) {
    if (cause instanceof SyntaxError) throw damaged(sumsFile, 'is not JSON', whose)
    throw cause
  }
}

/** What a file is of: trials.ndjson and trials.index.json are of the trials. */
const subjectOf = (name: string): string => name.slice(0, name.indexOf('.'))

/** The lengths of all files of one subject: what is damaged is told by whatever asks about it, not only by who needs that file. */
const checkLengths = ({ folder, whose }: Folder, subject: string, sums: ReadonlyMap<string, FileSum>): void => {
  for (const [name, [length]] of sums) {
    if (subjectOf(name) !== subject) continue
    const found = statSync(`${folder}/${name}`, { throwIfNoEntry: false })
    if (!found?.isFile()) throw unreadable(name, found ? 'not a regular file' : 'not there', whose)
    if (found.size !== length) throw damaged(name, `has ${found.size} bytes instead of ${length}`, whose)
  }
}

/** Files that are what the build made; throws bad data, naming the file, where one is not. */
export const readChecked = (folder: string, whose: Whose = ofProgram): ReadFile => {
  const place = { folder, whose }
  let sums: ReadonlyMap<string, FileSum> | undefined
  const checked = new Set<string>()
  return (name, from = 0, to) => {
    sums ??= readSums(place)
    const subject = subjectOf(name)
    if (!checked.has(subject)) checkLengths(place, subject, sums)
    checked.add(subject)
    const sum = sums.get(name)
    if (!Array.isArray(sum)) throw damaged(sumsFile, `does not name ${name}`, whose)
    const [length = 0, ...blocks] = sum as FileSum
    return withFile(place, name, (file) => {
      if (file.length !== length) throw damaged(name, `has ${file.length} bytes instead of ${length}`, whose)
      const first = Math.floor(from / blockSize)
      const bytes = readBytes(
        file.handle,
        first * blockSize,
        Math.min(length, Math.ceil((to ?? length) / blockSize) * blockSize),
      )
      if (blocksOf(bytes).some((found, i) => found !== blocks[first + i]))
        throw damaged(name, 'is not what was built', whose)
      return bytes.subarray(from - first * blockSize, (to ?? length) - first * blockSize)
    })
  }
}

/** Files at hand, by name. */
export const inMemory = (files: Readonly<Record<string, string>>): ReadFile => {
  const bytes = new Map<string, Buffer>()
  return (name, from, to) => {
    const have = bytes.get(name) ?? Buffer.from(files[name] ?? '')
    bytes.set(name, have)
    return have.subarray(from, to)
  }
}
