/**
 * Writing files: whole or not at all, and nothing else is touched. `checkPlan` before any work, `writeFiles` for what was
 * asked for by name, `writeWhole` for a file of our own, `withLock` around reading and writing it.
 */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { badData, isFailure, usage } from '../errors.js'
import { lock } from './lock.js'
import { isCode, leadsInto, type OutputPlace, quoted, reason, writablePlace } from './place.js'
import { writeThrough } from './streams.js'
import { commit, discard, removeLeftovers, type Staged, stage } from './whole.js'

export { writeFolder } from './folder.js'
export { withLock } from './lock.js'
export { isLeft, markPattern, newMark } from './owner.js'
export { checkPlan, type FilePlan, type Named } from './place.js'

/** A file and what is to stand in it. */
export type FileToWrite = { readonly path: string; readonly content: string | Uint8Array }

export type How = {
  /** Whether a file that is there may be written over; yes unless said. */
  readonly clobber?: boolean
  /** Milliseconds to wait for a reader of a pipe; for ever unless said. */
  readonly patience?: number
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : content

const failed = (path: string, error: unknown): Error => {
  if (isFailure(error)) return error
  if (isCode(error, 'EEXIST'))
    return usage(`${quoted(path)} is there already`, 'Name another file, or leave --no-clobber out to write over it')
  return badData(
    `cannot write ${quoted(path)}: ${reason(error)}`,
    'What was there before is as it was. Make room, or write somewhere else',
  )
}

/**
 * Write files: all of them, or (as far as file systems can undo) none. A plain file is replaced whole, with its mode kept;
 * links are followed; what is no plain file is written into. Throws a failure: wrong usage for a place where nothing can be
 * written, bad data (exit code 4) for a disk that refused.
 */
export const writeFiles = async (files: readonly FileToWrite[], how: How = {}): Promise<void> => {
  const { clobber = true, patience = Number.POSITIVE_INFINITY } = how
  const placed = files.map(({ path, content }) => ({
    path,
    place: writablePlace(path, { clobber }),
    content: bytesOf(content),
  }))
  for (const folder of new Set(placed.flatMap(({ place }) => (place.kind === 'file' ? [place.folder] : []))))
    removeLeftovers(folder)
  const staged: Staged[] = []
  const trying = async (path: string, run: () => void | Promise<void>): Promise<void> => {
    try {
      await run()
    } catch (error) {
      for (const one of staged) discard(one)
      throw failed(path, error)
    }
  }
  for (const { path, place, content } of placed)
    if (place.kind === 'file') await trying(path, () => void staged.push(stage(place, content)))
  // What is sent off cannot be taken back: it goes when every file is on the disk, before any is in its place.
  for (const { path, place, content } of placed)
    if (place.kind !== 'file') await trying(path, () => writeThrough(place, content, patience))
  try {
    commit(staged, { clobber })
  } catch (error) {
    for (const one of staged) discard(one)
    const where = (error as { place?: OutputPlace }).place
    throw failed(placed.find(({ place }) => place === where)?.path ?? '', error)
  }
}

/**
 * Write one plain file at once, in a folder that exists. Throws a failure or what the system says, EEXIST for one that is there and must
 * not be.
 */
export const writeWhole = (path: string, content: string, how: { mode: number; clobber?: boolean }): void => {
  const place = writablePlace(path, { clobber: true })
  if (place.kind !== 'file') throw usage(`${quoted(path)} is no plain file`)
  removeLeftovers(place.folder)
  const staged = stage(place, bytesOf(content), how.mode)
  try {
    commit([staged], { clobber: how.clobber ?? true })
  } catch (error) {
    discard(staged)
    throw error
  }
}

/**
 * Make a folder, and those above it. Node's own way never ends where a folder takes none (/proc), so each is made by itself.
 * Throws what the system says.
 */
export const makeFolder = (path: string, mode: number): void => {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return
  const above = dirname(path)
  if (above !== path) makeFolder(above, mode)
  try {
    mkdirSync(path, { mode })
  } catch (error) {
    if (!isCode(error, 'EEXIST') || !statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error
  }
}

/** A folder for files that belong together. */
export type OpenFolder = {
  /** What stands in it, but for what is hidden. */
  readonly names: readonly string[]
  /** What is hidden in it. */
  readonly hidden: readonly string[]
  /** Whether a file that would be written stands in it, or in a folder of it. */
  readonly holds: (path: string) => boolean
  /** Lets others open it. */
  readonly close: () => void
}

/** Milliseconds that one who opens a folder waits for another who has it open, and is rarely done soon. */
const folderPatience = 2_000

/**
 * Make a folder where there is none, and look into it; until it is closed nobody else opens it. Throws a failure where no files can be
 * written there, or another keeps it.
 */
export const openFolder = async (path: string): Promise<OpenFolder> => {
  if (path === '') throw usage('a folder without a name cannot be made', 'Name a folder')
  try {
    makeFolder(path, 0o777)
  } catch (error) {
    if (isCode(error, 'EEXIST', 'ENOTDIR'))
      throw usage(`${quoted(path)} is no folder: there is a file in its place`, 'Name a folder, or one to be made')
    throw badData(`cannot make the folder ${quoted(path)}: ${reason(error)}`, 'Name one where you may write')
  }
  writablePlace(join(path, 'any'), { clobber: true })
  const close = await lock(join(path, '.stemcell'), { patience: folderPatience, called: path })
  const all = readdirSync(path)
  return {
    close,
    names: all.filter((name) => !name.startsWith('.')),
    hidden: all.filter((name) => name.startsWith('.')),
    holds: (file) => leadsInto(file, path),
  }
}

/** Remove files that are there. Throws a failure that names the first that stays. */
export const removeFiles = (paths: readonly string[]): void => {
  for (const path of paths)
    try {
      rmSync(path, { force: true })
    } catch (error) {
      throw badData(`cannot remove ${quoted(path)}: ${reason(error)}`, 'Remove it yourself: it is not of this run')
    }
}
