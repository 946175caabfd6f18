/** The files that the compiler makes: the one place that knows their names, lines and offsets. */

import type { DatasetStamp } from '../answer.js'
import { ensure, itemAt } from '../collections.js'
import type { Kind, MissingReason } from '../dataset/index.js'
import type { Cell, ListedOf } from '../query/index.js'
import { damaged, ofProgram, type ReadFile, readAsIs, readChecked, sumOf, sumsFile, type Whose } from './files.js'

/** manifest.json */
export type Manifest = DatasetStamp & { readonly counts: Readonly<Record<Kind, number>> }

/**
 * KIND.index.json: where things of a kind stand, so that a few of them are read without the others. An end is that of a line,
 * in bytes, with its line break.
 */
export type KindIndex = {
  readonly ids: readonly string[]
  /** Of each record in KIND.ndjson. */
  readonly ends: readonly number[]
  /** Of each field in KIND.columns.ndjson, in the order of the catalog. */
  readonly columns: readonly number[]
  /** Of what was worked out for each record, in KIND.NAME.ndjson. */
  readonly beside: Readonly<Record<string, readonly number[]>>
}

/** One field of every record: a line of KIND.columns.ndjson. */
export type StoredColumn = {
  readonly cells: readonly Cell[]
  /** Why a record has no value, by its place in the order of ids. */
  readonly missing?: Readonly<Record<number, MissingReason>>
}

/** Kinds that have files of records, and of columns: records, and rows worked out from them. */
export type KeptKind = keyof ListedOf

export const fileNames = {
  manifest: 'manifest.json',
  identifiers: 'identifiers.tsv',
  index: (kind: KeptKind) => `${kind}.index.json`,
  records: (kind: KeptKind) => `${kind}.ndjson`,
  columns: (kind: KeptKind) => `${kind}.columns.ndjson`,
  texts: (kind: KeptKind) => `${kind}.text.json`,
  terms: (kind: Kind) => `${kind}.terms.json`,
  beside: (kind: Kind, name: string) => `${kind}.${name}.ndjson`,
  document: (name: string) => `${name}.json`,
} as const

/** Bytes between two pieces that are cheaper to read with them than to leave out. */
const gap = 32_768

export class Bundle {
  readonly #files: string | ReadFile
  readonly #read: ReadFile
  /** Whose files they are, for whoever tells of damage. */
  readonly whose: Whose
  readonly #kept = new Map<string, unknown>()

  /** Of a folder, each file held against what the compiler said of it, or of files at hand by name. */
  constructor(files: string | ReadFile, whose: Whose = ofProgram) {
    this.whose = whose
    this.#files = files
    this.#read = typeof files === 'string' ? readChecked(files, whose) : files
  }

  /** The same files as they stand, held against nothing: for whoever looks for damage. */
  unchecked(): Bundle {
    return typeof this.#files === 'string' ? new Bundle(readAsIs(this.#files, this.whose), this.whose) : this
  }

  /** What tells these files from those of another build: of a folder the sums of all its files, else the hash of its records. */
  get mark(): string {
    if (typeof this.#files !== 'string') return this.manifest.hash
    return sumOf(readAsIs(this.#files, this.whose)(sumsFile)).join('-')
  }

  /** Names of all files of a folder; of files at hand nobody counts them. */
  get names(): readonly string[] {
    return typeof this.#files === 'string' ? Object.keys(this.unchecked().json<object>(sumsFile)) : []
  }

  get manifest(): Manifest {
    return this.json<Manifest>(fileNames.manifest)
  }

  index(kind: KeptKind): KindIndex {
    return this.json<KindIndex>(fileNames.index(kind))
  }

  bytes(name: string, from?: number, to?: number): Buffer {
    return this.#read(name, from, to)
  }

  /** What stands in a piece of a file. */
  parse<T>(bytes: Uint8Array, file: string): T {
    try {
      return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'))
    } catch {
      throw damaged(file, 'is not JSON', this.whose)
    }
  }

  /** A file of JSON, parsed once. */
  json<T>(name: string): T {
    if (!this.#kept.has(name)) this.#kept.set(name, this.parse(this.#read(name), name))
    // What a file of ours holds is known by its name.
    return this.#kept.get(name) as T
  }

  /** Some lines of a file, by their numbers, each without its line break; near ones are read together. */
  lines(name: string, ends: readonly number[], wanted: readonly number[]): readonly Uint8Array[] {
    const found = new Map<number, Uint8Array>()
    const startOf = (line: number): number => ends[line - 1] ?? 0
    const sorted = [...new Set(wanted)].sort((a, b) => a - b)
    for (let first = 0; first < sorted.length; ) {
      let last = first
      while (last + 1 < sorted.length && startOf(itemAt(sorted, last + 1)) - itemAt(ends, itemAt(sorted, last)) < gap)
        last++
      const from = startOf(itemAt(sorted, first))
      const bytes = this.#read(name, from, ends[itemAt(sorted, last)])
      for (const line of sorted.slice(first, last + 1))
        found.set(line, bytes.subarray(startOf(line) - from, itemAt(ends, line) - from - 1))
      first = last + 1
    }
    return wanted.map((line) => ensure(found.get(line)))
  }

  /** One line of a file, parsed. */
  line<T>(name: string, ends: readonly number[], line: number): T {
    return this.parse<T>(itemAt(this.lines(name, ends, [line]), 0), name)
  }
}
