/** One door to the bundled evidence. Files are read when first asked for; nothing is parsed that nobody needs. */
import type { DatasetStamp } from '../answer.js'
import { damaged, type ReadFile, readAsIs, readChecked } from './files.js'
import { identifierKey } from './identifiers.js'
import type { Kind, RecordOf, VocabularyKind } from './kinds.js'
import { type Term, Vocabulary } from './vocabulary.js'

declare const STEMCELL_DATA: string | undefined

/** Written by the build beside the records. */
export type Manifest = DatasetStamp & {
  readonly counts: Readonly<Record<Kind, number>>
  readonly ids: Readonly<Record<Kind, readonly string[]>>
}

const parse = <T>(bytes: Uint8Array, file: string): T => {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')) as T
  } catch {
    throw damaged(file, 'is not JSON')
  }
}

/** Where an identifier leads: kind and id of each record that answers to it. */
export type Target = readonly [kind: Kind, id: string]

export class Dataset {
  readonly #files: URL | ReadFile
  readonly #read: ReadFile
  readonly #cache = new Map<string, unknown>()

  /** From a folder, each file held against what the build said of it, or from files at hand by name. */
  constructor(files: URL | ReadFile) {
    this.#files = files
    this.#read = files instanceof URL ? readChecked(files) : files
  }

  /** The same files as they stand, held against nothing: for whoever looks for damage. */
  unchecked(): Dataset {
    return this.#files instanceof URL ? new Dataset(readAsIs(this.#files)) : this
  }

  get manifest(): Manifest {
    return this.asset<Manifest>('manifest.json')
  }

  get stamp(): DatasetStamp {
    const { version, asOf, hash } = this.manifest
    return { version, asOf, hash }
  }

  /** A file that the build made from the records, parsed. */
  asset<T>(name: string): T {
    return this.#once(name, () => parse<T>(this.#read(name), name))
  }

  /** A file that the build made, as it is. */
  file(name: string): Buffer {
    return this.#read(name)
  }

  /** Every record of a kind, or what the build worked out for each, as a line of JSON, undecoded, in the order of the manifest. */
  lines(kind: Kind | 'trials.bias'): readonly Uint8Array[] {
    return this.#lines(`${kind}.ndjson`)
  }

  /** A field of every record of a kind, by its place in the catalog. */
  column<T>(kind: Kind, at: number): T {
    const name = `${kind}.columns.ndjson`
    return parse<T>(this.#lines(name)[at] ?? new Uint8Array(), name)
  }

  records<K extends Kind>(kind: K): readonly RecordOf[K][] {
    return this.#once(`records ${kind}`, () =>
      this.lines(kind).map((line) => parse<RecordOf[K]>(line, `${kind}.ndjson`)),
    )
  }

  record<K extends Kind>(kind: K, id: string): RecordOf[K] | undefined {
    const line = this.line(kind, id)
    return line && this.#once(`record ${kind} ${id}`, () => parse<RecordOf[K]>(line, `${kind}.ndjson`))
  }

  /** One record as a line of JSON. */
  line(kind: Kind, id: string): Uint8Array | undefined {
    return this.lines(kind)[this.manifest.ids[kind].indexOf(id)]
  }

  /** The records that answer to an identifier: id, registry number, DOI, PMID, PMCID, in any of their forms. */
  find(identifier: string): readonly Target[] {
    const table = this.#identifiers()
    const start = table.indexOf(`\n${identifierKey(identifier)}\t`)
    if (start < 0) return []
    const line = table.slice(start + 1, table.indexOf('\n', start + 1))
    return line
      .split('\t')
      .slice(1)
      .map((target) => [target.slice(0, target.indexOf('/')) as Kind, target.slice(target.indexOf('/') + 1)])
  }

  /** Every identifier there is. */
  identifiers(): string[] {
    return this.#identifiers()
      .trim()
      .split('\n')
      .map((line) => line.slice(0, line.indexOf('\t')))
  }

  /** The lines of a file, undecoded: few of them are asked for. */
  #lines(name: string): readonly Uint8Array[] {
    return this.#once(`lines ${name}`, () => {
      const file = this.#read(name)
      const lines: Uint8Array[] = []
      for (let from = 0; from < file.length; ) {
        const found = file.indexOf(10, from)
        const end = found < 0 ? file.length : found
        lines.push(file.subarray(from, end))
        from = end + 1
      }
      return lines
    })
  }

  #identifiers(): string {
    return this.#once('identifiers', () => `\n${this.#read('identifiers.tsv').toString('utf8')}`)
  }

  vocabulary(kind: VocabularyKind): Vocabulary {
    return this.#once(
      `vocabulary ${kind}`,
      () => new Vocabulary(this.asset<Record<VocabularyKind, Term[]>>('vocabulary.json')[kind]),
    )
  }

  #once<T>(key: string, make: () => T): T {
    if (!this.#cache.has(key)) this.#cache.set(key, make())
    return this.#cache.get(key) as T
  }
}

/** The dataset that came with the program. */
export const openDataset = (): Dataset =>
  new Dataset(new URL(typeof STEMCELL_DATA === 'undefined' ? '../../dist/data/' : STEMCELL_DATA, import.meta.url))
