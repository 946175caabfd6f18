/**
 * The user's datasets on the disk: each a folder that is written once and never changed, and a pointer to the newest that is
 * switched by a rename. So whoever reads finds the one before or the one after, whole, and a killed run leaves what was there.
 */

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { compile, recordsIn, withSums } from '../compile/index.js'
import { badData, errorCode, errorMessage, isFailure, notFound, usage } from '../errors.js'
import { makeFolder, withLock, writeFolder, writeWhole } from '../files/index.js'
import { inMemory, Store } from '../store/index.js'
import { harmless, harmlessJson, plural } from '../text.js'
import { type Entry, keptEntry } from './entry.js'
import { addEvent, changesBetween, type Event, type EventDetails, eventsUntil } from './history.js'
import { type Layered, layered } from './merge.js'
import { pointerName, type UserFolder } from './place.js'
import { editionFiles, editionFolder, type Pointer, pointerFormat, readPointer } from './pointer.js'
import { hasReader } from './readers.js'
import { studiesBetween } from './studies.js'

/** Where a run keeps and finds the user's records. */
export type OwnPlace = {
  readonly place: UserFolder
  /** Where it is kept what they have looked at. */
  readonly state: UserFolder
  /** The bundled dataset, over which they are laid. */
  readonly base: () => Store
  /** Version of the program. */
  readonly version: string
}

const entriesFile = 'own.ndjson'
const editionFile = 'edition.json'

const reason = z.strictObject({ path: z.string(), value: z.string().nullable(), message: z.string(), todo: z.string() })
const editionSchema = z.strictObject({
  number: z.int().min(1),
  made: z.string().describe('When (UTC)'),
  why: z.string().describe('What triggered it'),
  program: z.string(),
  /** Version of the bundled dataset under it. */
  bundled: z.string(),
  /** Version of the dataset that it is. */
  version: z.string(),
  over: z.string(),
  entries: z.int().min(0),
  aside: z.array(z.strictObject({ key: z.string(), reasons: z.array(reason) })),
})
/** One version of the user's dataset. */
export type Edition = z.infer<typeof editionSchema>

/** Milliseconds that a writer waits for another, which may be compiling many records. */
const patience = 120_000

const folderOf = ({ place }: OwnPlace): string => {
  if ('folder' in place) return place.folder
  throw usage(`your own data can be kept nowhere: ${place.problem}`, 'Or name a folder: --data DIR')
}

/** What a compiled dataset depends on besides the entries. */
export const overOf = (base: Store, version: string): string => `${version} ${base.bundle.mark}`

const readText = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw badData(
      `cannot read ${harmless(path)}: ${harmless(errorMessage(error))}`,
      'Run with --bundled to go on without your records, or restore the file',
    )
  }
}

/** The newest edition of a place; undefined where nothing was ever added. */
export const pointerOf = (own: OwnPlace): Pointer | undefined =>
  'folder' in own.place ? readPointer(own.place.folder) : undefined

/** What an edition says of itself. */
export const editionAt = (own: OwnPlace, number: number): Edition => {
  const path = join(editionFolder(folderOf(own), number), editionFile)
  try {
    return editionSchema.parse(JSON.parse(readText(path)))
  } catch (cause) {
    if (!(cause instanceof SyntaxError) && !(cause instanceof z.ZodError)) throw cause
    throw badData(`${harmless(path)} is damaged`, 'Run with --bundled to go on without your records')
  }
}

/** The entries of an edition, in the order of their keys. */
export const entriesAt = (own: OwnPlace, number: number): Entry[] => {
  const path = join(editionFolder(folderOf(own), number), entriesFile)
  return readText(path)
    .split('\n')
    .flatMap((line, i) => {
      if (line === '') return []
      try {
        return [keptEntry.parse(JSON.parse(line)) as Entry]
      } catch {
        throw badData(
          `${harmless(path)} is damaged in line ${i + 1}`,
          'Run with --bundled to go on without your records',
        )
      }
    })
}

/** Numbers of the editions that are kept, oldest first. What a killed run wrote and never switched to is none. */
export const editionNumbers = (own: OwnPlace): number[] => {
  const newest = pointerOf(own)?.edition ?? 0
  const folder = join(folderOf(own), 'editions')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((name) => (/^\d{6}$/.test(name) ? [Number(name)] : []))
    .filter((number) => number <= newest)
    .sort((a, b) => a - b)
}

const linesOf = (entries: readonly Entry[]): string[] =>
  entries.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map((entry) => harmlessJson(JSON.stringify(entry)))

/** What is over the bundled records, in words. */
const overlaid = (entries: readonly Entry[]): string => {
  const own = entries.filter(({ layer }) => layer === 'own').length
  const taken = entries.filter(
    ({ layer, type }) => layer === 'registry' && type !== 'history' && type !== 'refusals',
  ).length
  const parts = [
    ...(own ? [`${plural(own, 'record or correction', 'records and corrections')} of the user's own`] : []),
    ...(taken ? [`${plural(taken, 'record or value', 'records and values')} taken from registries`] : []),
  ]
  return parts.join(' and ') || 'the history of registrations'
}

/** A dataset of bundled records and layers: its files, the version that it is, and what is not in it. */
export const compileLayers = (
  { data, marks, aside }: Layered,
  entries: readonly Entry[],
  base: Store,
): { readonly files: Readonly<Record<string, string>>; readonly version: string } => {
  const hash = createHash('sha256').update(linesOf(entries).join('\n')).digest('hex').slice(0, 8)
  const isEmpty = entries.length === aside.length
  const version = isEmpty ? base.stamp.version : `${base.stamp.version}+own.${hash}`
  if (isEmpty) return { files: {}, version }
  const used = entries.filter(({ key }) => !aside.some(({ entry }) => entry.key === key))
  const own = `With ${overlaid(used)} over it (${version}), which are no part of it.`
  const description = { ...data.description, version, cite: `${data.description.cite} ${own}` }
  const compiled = compile({ ...data, description }, marks)
  // What the compiler does not make tells of the program, not of the records.
  const others = base.bundle.names.filter((name) => !Object.hasOwn(compiled, name))
  const files = Object.fromEntries(others.map((name) => [name, base.bundle.bytes(name).toString('utf8')]))
  return { files: { ...compiled, ...files }, version }
}

/** Records of the bundled dataset and entries over them. */
export const layersOver = (base: Store, entries: readonly Entry[]): Layered => layered(recordsIn(base), entries)

const failedToWrite = (folder: string, error: unknown): Error =>
  badData(
    `your records cannot be written to ${harmless(folder)}: ${harmless(errorMessage(error))}`,
    'Nothing was changed. Make room or give yourself access, or name another folder: --data DIR',
  )

/** Run alone among all that write to the same place. */
export const alone = async <T>(own: OwnPlace, run: () => T | Promise<T>): Promise<T> => {
  const folder = folderOf(own)
  try {
    makeFolder(join(folder, 'editions'), 0o700)
  } catch (error) {
    throw failedToWrite(folder, error)
  }
  return withLock(join(folder, pointerName), run, patience)
}

const writePointer = (own: OwnPlace, pointer: Pointer): void =>
  writeWhole(join(folderOf(own), pointerName), `${JSON.stringify(pointer)}\n`, { mode: 0o600 })

/** What an edition is made of, and what triggered it. */
type Making = {
  readonly entries: readonly Entry[]
  readonly merged: Layered
  /** The entries of the edition before. */
  readonly was: readonly Entry[]
  readonly why: string
  readonly told?: EventDetails | undefined
}

/** The dataset that a pointer leads to as it was compiled; undefined where it was the bundled one of another program. */
const datasetOf = (own: OwnPlace, pointer: Pointer | undefined): Store | undefined => {
  const base = own.base()
  if (!pointer) return base
  if (!pointer.isEmpty) return new Store(editionFiles(folderOf(own), pointer.edition))
  return pointer.over === overOf(base, own.version) ? base : undefined
}

/** Write the next edition and switch to it. Only while alone. */
export const writeEdition = (own: OwnPlace, { entries, merged, was, why, told }: Making): Edition => {
  const base = own.base()
  const folder = folderOf(own)
  const before = pointerOf(own)
  const number = (before?.edition ?? 0) + 1
  const { files, version } = compileLayers(merged, entries, base)
  const over = overOf(base, own.version)
  const edition: Edition = {
    number,
    made: new Date().toISOString(),
    why,
    program: own.version,
    bundled: base.stamp.version,
    version,
    over,
    entries: entries.length,
    aside: merged.aside.map(({ entry, reasons }) => ({ key: entry.key, reasons: [...reasons] })),
  }
  const all = {
    ...files,
    [entriesFile]: linesOf(entries)
      .map((line) => `${line}\n`)
      .join(''),
    [editionFile]: `${harmlessJson(JSON.stringify(edition))}\n`,
  }
  try {
    const path = editionFolder(folder, number)
    // A run that was killed before it switched left one of this number: nobody was told of it.
    rmSync(path, { recursive: true, force: true })
    writeFolder(path, withSums(all))
    const { made, program, bundled } = edition
    const next: Pointer = {
      format: pointerFormat,
      edition: number,
      bundledOnly: before?.bundledOnly ?? false,
      isEmpty: Object.keys(files).length === 0,
      over,
    }
    addEvent(folder, {
      ...{ edition: number, made, why, program, bundled, version, isChange: true },
      ...changesBetween(was, entries),
      ...toldOf(told),
      studies: studiesBetween(datasetOf(own, before), datasetOf(own, next)),
    })
    writePointer(own, next)
  } catch (error) {
    throw failedToWrite(folder, error)
  }
  return edition
}

/** Compile the newest edition anew where it was compiled by another program or over other bundled records. */
export const refresh = (own: OwnPlace): Promise<Edition | undefined> =>
  alone(own, () => {
    const pointer = pointerOf(own)
    const base = own.base()
    const over = overOf(base, own.version)
    if (!pointer || pointer.over === over) return undefined
    const entries = entriesAt(own, pointer.edition)
    if (entries.length === 0) {
      writePointer(own, { ...pointer, over })
      return undefined
    }
    const why = `stemcell ${own.version} with bundled dataset ${base.stamp.version}`
    return writeEdition(own, { entries, merged: layersOver(base, entries), was: entries, why })
  })

const toldOf = ({ look, screened, decided }: EventDetails = {}): Pick<Event, 'look' | 'screened' | 'decided'> => ({
  look: look ?? null,
  screened: screened ?? null,
  decided: decided ?? null,
})

/** Remember what was done and changed no record: a look at a registry, files that were read, a refusal. */
export const keepEvent = (own: OwnPlace, why: string, told: EventDetails): Promise<void> =>
  alone(own, () => {
    const base = own.base()
    const pointer = pointerOf(own)
    const edition = pointer?.edition ?? 0
    const version = pointer ? editionAt(own, edition).version : base.stamp.version
    const nothing = { added: {}, changed: {}, gone: {}, studies: null }
    const when = { edition, made: new Date().toISOString(), why, program: own.version, bundled: base.stamp.version }
    try {
      addEvent(folderOf(own), { ...when, version, isChange: false, ...nothing, ...toldOf(told) })
    } catch (error) {
      throw isFailure(error) ? error : failedToWrite(folderOf(own), error)
    }
  })

/** What became of the dataset so far, oldest first; lines of it that cannot be read are counted. */
export const eventsOf = (own: OwnPlace): { readonly events: readonly Event[]; readonly unread: number } =>
  'folder' in own.place ? eventsUntil(own.place.folder, pointerOf(own)?.edition ?? 0) : { events: [], unread: 0 }

/** Whether every file of an edition is what was written. */
const isWhole = (own: OwnPlace, { edition, isEmpty }: Pointer): boolean => {
  const bundle = editionFiles(folderOf(own), edition)
  try {
    for (const name of isEmpty ? [entriesFile] : bundle.names) bundle.bytes(name)
    return true
  } catch (cause) {
    if (isFailure(cause)) return false
    throw cause
  }
}

/** The pointer; where it is damaged, one to the newest edition that can be read. */
const pointerOrNewest = (own: OwnPlace): Pointer | undefined => {
  try {
    return pointerOf(own)
  } catch (cause) {
    if (!isFailure(cause)) throw cause
    const names = readdirSync(join(folderOf(own), 'editions')).filter((name) => /^\d{6}$/.test(name))
    for (const name of names.sort().reverse())
      try {
        const { number, over, entries, aside } = editionAt(own, Number(name))
        return { format: pointerFormat, edition: number, bundledOnly: false, isEmpty: entries === aside.length, over }
      } catch (error) {
        if (!isFailure(error)) throw error
      }
    throw cause
  }
}

/** Whether runs read the layers, or the bundled dataset alone. A dataset that is damaged is compiled anew from its records. */
export const useLayers = (
  own: OwnPlace,
  { bundledOnly }: { readonly bundledOnly: boolean },
): Promise<Pointer | undefined> =>
  alone(own, () => {
    const pointer = bundledOnly ? pointerOf(own) : pointerOrNewest(own)
    if (!pointer) return undefined
    const next = { ...pointer, bundledOnly }
    writePointer(own, next)
    if (bundledOnly || isWhole(own, pointer)) return next
    const entries = entriesAt(own, pointer.edition)
    const merged = layersOver(own.base(), entries)
    writeEdition(own, { entries, merged, was: entries, why: `mended: edition ${pointer.edition} was damaged` })
    return pointerOf(own)
  })

/** Remove all editions but the newest and those that running programs read; how many went, and how many stay for a reader. */
export const prune = (own: OwnPlace): Promise<{ readonly removed: number; readonly read: number }> =>
  alone(own, () => {
    const newest = pointerOf(own)?.edition
    const old = editionNumbers(own).filter((number) => number !== newest)
    const free = old.filter((number) => !hasReader(editionFolder(folderOf(own), number)))
    for (const number of free) rmSync(editionFolder(folderOf(own), number), { recursive: true, force: true })
    return { removed: free.length, read: old.length - free.length }
  })

/** Bytes on the disk of an edition. */
export const sizeOf = (own: OwnPlace, number: number): number => {
  const path = editionFolder(folderOf(own), number)
  return readdirSync(path).reduce((sum, name) => sum + statSync(join(path, name)).size, 0)
}

/**
 * The dataset of an edition, as this program compiles it: one of an older program is compiled anew from the records that it
 * held, so that two of them differ by records only.
 */
export const openEdition = (own: OwnPlace, number: number): Store => {
  const base = own.base()
  const edition = editionAt(own, number)
  if (edition.entries === edition.aside.length) return base
  const store = new Store(editionFiles(folderOf(own), number))
  if (edition.over === overOf(base, own.version)) return store
  const entries = entriesAt(own, number)
  if (edition.bundled === base.stamp.version)
    return new Store(inMemory(compileLayers(layersOver(base, entries), entries, base).files))
  try {
    return new Store(inMemory(compile(recordsIn(store))))
  } catch (cause) {
    if (errorCode(cause)) throw cause
    throw notFound(
      `edition ${number} was made by stemcell ${edition.program} and cannot be read by this one`,
      'Compare others: stemcell data where lists them',
    )
  }
}
