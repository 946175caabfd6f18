/**
 * What a sync has fetched and not used yet, in a folder beside the editions: a sync that broke off goes on where it was. A day
 * later, or of another registry, it is fetched anew.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { badData } from '../../errors.js'
import { makeFolder, writeWhole } from '../../files/index.js'
import { harmless } from '../../text.js'

const day = 24 * 60 * 60 * 1000

const batch = z.strictObject({
  format: z.literal('stemcell/sync-batch/1'),
  host: z.string(),
  when: z.number(),
  asked: z.array(z.string()),
  absent: z.array(z.string()),
  /** Answers of the registry as they came. */
  pages: z.array(z.string()),
})
export type SpooledBatch = Pick<z.infer<typeof batch>, 'asked' | 'absent' | 'pages'>

/** Answers that were fetched; where there is no folder they are held in memory, and go with the run. */
export class Spool {
  readonly #batches: (() => SpooledBatch)[] = []
  readonly #asked = new Set<string>()
  readonly #folder: string | undefined
  readonly #host: string
  readonly #after: number
  #count = 0

  /** `after`: what was fetched up to then was used. */
  constructor(folder: string | undefined, { host, after }: { readonly host: string; readonly after: number }) {
    this.#folder = folder
    this.#host = host
    this.#after = after
    if (folder === undefined || !existsSync(folder)) return
    for (const name of readdirSync(folder).sort()) this.#takeUp(name)
  }

  /** Whether a number was asked for already. */
  has(id: string): boolean {
    return this.#asked.has(id)
  }

  keep(fetched: SpooledBatch): void {
    this.#add(fetched.asked, this.#folder === undefined ? () => fetched : this.#write(this.#folder, fetched))
  }

  /** What was fetched, a batch at a time. */
  *batches(): Generator<SpooledBatch> {
    for (const read of this.#batches) yield read()
  }

  /** It was used: nothing of it stays. */
  clear(): void {
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true })
  }

  #add(asked: readonly string[], read: () => SpooledBatch): void {
    this.#batches.push(read)
    for (const id of asked) this.#asked.add(id)
  }

  #write(folder: string, fetched: SpooledBatch): () => SpooledBatch {
    makeFolder(folder, 0o700)
    const path = join(folder, `${String(++this.#count).padStart(6, '0')}.json`)
    const whole = { format: 'stemcell/sync-batch/1', host: this.#host, when: Date.now(), ...fetched }
    writeWhole(path, JSON.stringify(whole), { mode: 0o600 })
    return () => this.#again(path)
  }

  /** A batch of an earlier run; undefined where it cannot be read, is too old, was used, or is of another registry. */
  #read(path: string): SpooledBatch | undefined {
    try {
      const { host, when, asked, absent, pages } = batch.parse(JSON.parse(readFileSync(path, 'utf8')))
      const isOpen = when > Math.max(this.#after, Date.now() - day)
      return host === this.#host && isOpen ? { asked, absent, pages } : undefined
    } catch {
      return undefined
    }
  }

  #again(path: string): SpooledBatch {
    const found = this.#read(path)
    if (found) return found
    throw badData(`${harmless(path)} was changed by another program`, 'Nothing was changed. Run it again')
  }

  #takeUp(name: string): void {
    if (this.#folder === undefined || !/^\d{6}\.json$/.test(name)) return
    const path = join(this.#folder, name)
    const found = this.#read(path)
    this.#count = Math.max(this.#count, Number(name.slice(0, 6)))
    if (found) this.#add(found.asked, () => this.#again(path))
    else rmSync(path, { force: true })
  }
}
