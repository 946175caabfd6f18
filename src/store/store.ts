/** One door to records. What is asked for is read, and nothing else is; nothing outside knows how it is kept. */

import type { DatasetStamp } from '../answer.js'
import { ensure } from '../collections.js'
import {
  identifierKey,
  type Kind,
  type LayerMark,
  type RecordOf,
  type Term,
  Vocabulary,
  type VocabularyKind,
} from '../dataset/index.js'
import type { AnyCatalog } from '../query/index.js'
import { Bundle, fileNames, type KeptKind } from './bundle.js'
import type { ReadFile } from './files.js'
import { Records } from './records.js'

declare const STEMCELL_DATA: string | undefined

/** Where an identifier leads: kind and id of each record that answers to it. */
export type Target = readonly [kind: Kind, id: string]

export class Store {
  /** The files behind it: for whoever looks for damage. */
  readonly bundle: Bundle
  readonly #kept = new Map<string, unknown>()
  readonly #places = new Map<KeptKind, ReadonlyMap<string, number>>()

  /** Of a folder that the compiler wrote, or of its files at hand by name. */
  constructor(files: string | ReadFile | Bundle) {
    this.bundle = typeof files === 'string' || typeof files === 'function' ? new Bundle(files) : files
  }

  /** Version, date and hash of the records. */
  get stamp(): DatasetStamp {
    const { version, asOf, hash } = this.bundle.manifest
    return { version, asOf, hash }
  }

  /** Which dataset answers, in words: its version and the day that it stands for. */
  get edition(): string {
    return `dataset ${this.stamp.version}, as of ${this.stamp.asOf}`
  }

  /** How many records of a kind there are. */
  count(kind: Kind): number {
    return this.bundle.manifest.counts[kind]
  }

  /** Every id of a kind, in order. */
  ids(kind: KeptKind): readonly string[] {
    return this.bundle.index(kind).ids
  }

  has(kind: KeptKind, id: string): boolean {
    return this.places(kind).has(id)
  }

  /** The records of a kind as questions see them: selected, ordered, grouped and counted by their fields. */
  list(catalog: AnyCatalog): Records {
    return this.#once(`list ${catalog.kind}`, () => new Records(catalog, this))
  }

  /** Every record of a kind, in the order of ids. */
  records<K extends Kind>(kind: K): readonly RecordOf[K][] {
    return this.#once(`records ${kind}`, () => this.some(kind, this.ids(kind)))
  }

  /** Some records of a kind, in the order asked for; ids that stand for none are passed over. */
  some<K extends Kind>(kind: K, ids: readonly string[]): readonly RecordOf[K][] {
    const missing = ids.filter((id) => this.has(kind, id) && !this.#kept.has(`record ${kind} ${id}`))
    for (const [i, line] of this.json(kind, missing).entries())
      this.#kept.set(`record ${kind} ${missing[i]}`, this.bundle.parse(line, fileNames.records(kind)))
    return ids.flatMap((id) => (this.#kept.get(`record ${kind} ${id}`) as RecordOf[K] | undefined) ?? [])
  }

  record<K extends Kind>(kind: K, id: string): RecordOf[K] | undefined {
    return this.some(kind, [id])[0]
  }

  /** Records as lines of JSON, undecoded: on their way from disk to output nobody parses them. */
  json(kind: KeptKind, ids: readonly string[]): readonly Uint8Array[] {
    const places = this.places(kind)
    const rows = ids.map((id) => ensure(places.get(id)))
    return this.bundle.lines(fileNames.records(kind), this.bundle.index(kind).ends, rows)
  }

  /** What the compiler worked out for a record, by the name of what it is. */
  beside<T>(kind: Kind, id: string, name: string): T | undefined {
    const place = this.places(kind).get(id)
    const ends = this.bundle.index(kind).beside[name]
    return place === undefined || ends === undefined
      ? undefined
      : this.bundle.line<T>(fileNames.beside(kind, name), ends, place)
  }

  /** Whether layers of the user stand over the bundled records. */
  get isLayered(): boolean {
    return this.stamp.version.includes('+own.')
  }

  /** Whose a record is and what was put over it; nothing where the dataset has no layers, or none touches the record. */
  layer(kind: Kind, id: string): LayerMark | null {
    return this.beside<LayerMark | null>(kind, id, 'layer') ?? null
  }

  /** What the compiler worked out over all records, whole. */
  document<T>(name: string): T {
    return this.bundle.json<T>(fileNames.document(name))
  }

  /** The records that answer to an identifier: id, registry number, DOI, PMID, PMCID, in any of their forms. */
  find(identifier: string): readonly Target[] {
    const line = this.#line(fileNames.identifiers, identifierKey(identifier))
    return (line?.split('\t') ?? []).map((target) => {
      const slash = target.indexOf('/')
      return [target.slice(0, slash) as Kind, target.slice(slash + 1)]
    })
  }

  /** Every identifier there is. */
  identifiers(): string[] {
    return this.#text(fileNames.identifiers)
      .trim()
      .split('\n')
      .map((line) => line.slice(0, line.indexOf('\t')))
  }

  vocabulary(kind: VocabularyKind): Vocabulary {
    return this.#once(`terms ${kind}`, () => new Vocabulary(this.bundle.json<Term[]>(fileNames.terms(kind))))
  }

  /** Countries of the dataset: code and English name. */
  get countries(): Readonly<Record<string, string>> {
    return this.document('countries')
  }

  #text(name: string): string {
    return this.#once(`text ${name}`, () => this.bundle.bytes(name).toString('utf8'))
  }

  /** What stands behind a key in a table: found by its text, without parsing the others. */
  #line(name: string, key: string): string | undefined {
    const table = this.#text(name)
    const start = table.indexOf(`\n${key}\t`)
    return start < 0 ? undefined : table.slice(start + key.length + 2, table.indexOf('\n', start + 1))
  }

  /** Where each record of a kind stands in the order of ids. */
  places(kind: KeptKind): ReadonlyMap<string, number> {
    const have = this.#places.get(kind)
    if (have) return have
    const places = new Map(this.ids(kind).map((id, at) => [id, at]))
    this.#places.set(kind, places)
    return places
  }

  #once<T>(key: string, make: () => T): T {
    if (!this.#kept.has(key)) this.#kept.set(key, make())
    return this.#kept.get(key) as T
  }
}

/**
 * The dataset that came with the program. Nothing is read before it is asked for.
 * @throws Failure `bad-data`, when it is read: a file that is not as it was made, by name
 * @example
 * import { openDataset } from 'stemcell-evidence/dataset'
 *
 * const dataset = openDataset()
 * const [[kind]] = dataset.find('NCT03406585')
 * console.log(kind) // trials
 * console.log(dataset.vocabulary('diseases').resolve('1型糖尿病')) // t1d
 */
export const openDataset = (): Store =>
  new Store(`${import.meta.dirname}/${typeof STEMCELL_DATA === 'undefined' ? '../../dist/data' : STEMCELL_DATA}`)
