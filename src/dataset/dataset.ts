/** One door to the bundled evidence. Files are read when first asked for; nothing is parsed that nobody needs. */
import { readFileSync } from 'node:fs'
import type { DatasetStamp } from '../answer.js'
import { badData } from '../errors.js'
import type { Kind, RecordOf, VocabularyKind } from './kinds.js'
import { type Term, Vocabulary } from './vocabulary.js'

declare const STEMCELL_DATA: string | undefined

/** Written by the build beside the records. */
export type Manifest = DatasetStamp & {
  readonly counts: Readonly<Record<Kind, number>>
  readonly ids: Readonly<Record<Kind, readonly string[]>>
}

/** Where an identifier leads: kind and id of each record that answers to it. */
export type Target = readonly [kind: Kind, id: string]

export class Dataset {
  readonly #folder: URL
  readonly #cache = new Map<string, unknown>()

  constructor(folder: URL) {
    this.#folder = folder
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
    return this.#once(name, () => JSON.parse(this.#read(name)) as T)
  }

  /** A file of JSON lines: every record of a kind in the order of the manifest, or every field of it ("trials.columns"). */
  lines(name: Kind | `${Kind}.columns`): readonly string[] {
    return this.#once(`lines ${name}`, () => {
      const text = this.#read(`${name}.ndjson`)
      return text === '' ? [] : text.trimEnd().split('\n')
    })
  }

  records<K extends Kind>(kind: K): readonly RecordOf[K][] {
    return this.#once(`records ${kind}`, () => this.lines(kind).map((line) => JSON.parse(line) as RecordOf[K]))
  }

  record<K extends Kind>(kind: K, id: string): RecordOf[K] | undefined {
    const at = this.manifest.ids[kind].indexOf(id)
    return at < 0
      ? undefined
      : this.#once(`record ${kind} ${id}`, () => JSON.parse(this.lines(kind)[at] as string) as RecordOf[K])
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

  #read(name: string): string {
    try {
      return readFileSync(new URL(name, this.#folder), 'utf8')
    } catch (cause) {
      throw badData(
        `cannot read the bundled dataset: ${name} (${cause instanceof Error ? cause.message : String(cause)})`,
        'Reinstall stemcell-evidence; in a source checkout run: npm run build',
      )
    }
  }
}

/** The dataset that came with the program. */
export const openDataset = (): Dataset =>
  new Dataset(new URL(typeof STEMCELL_DATA === 'undefined' ? '../../dist/data/' : STEMCELL_DATA, import.meta.url))
