/** Where a name leads: what will be written is found, and every way in which it cannot be, before anything is done. */
import {
  accessSync,
  type BigIntStats,
  constants,
  fstatSync,
  lstatSync,
  readlinkSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { platform } from 'node:os'
import { basename, dirname, isAbsolute, sep } from 'node:path'
import { badData, errorCode, errorMessage, usage } from '../errors.js'
import { harmless } from '../text.js'
import { ownNumber } from './owner.js'

/** An open stream of this process; something that is written into; a file that is replaced, or made, whole. */
export type OutputPlace =
  | { readonly kind: 'stream'; readonly fd: number }
  | { readonly kind: 'special'; readonly path: string; readonly now: BigIntStats }
  | { readonly kind: 'file'; readonly path: string; readonly folder: string; readonly now: BigIntStats | undefined }

/** A file that a command line names, and the flag (or argument) that names it. */
export type Named = { readonly by: string; readonly path: string }

export const quoted = (path: string): string => `"${harmless(path)}"`
export const reason = (error: unknown): string => harmless(errorMessage(error))
export const isCode = (error: unknown, ...codes: readonly string[]): boolean => codes.includes(errorCode(error) ?? '')

const mostLinks = 40

const realFolder = (path: string, typed: string): string => {
  try {
    // The native one: it follows "link/.." as the system does.
    const folder = realpathSync.native(path)
    if (statSync(folder).isDirectory()) return folder
  } catch (error) {
    if (!isCode(error, 'ENOENT', 'ENOTDIR'))
      throw badData(`cannot write ${quoted(typed)}: ${reason(error)}`, 'Name a file in a folder that you may enter')
  }
  throw usage(`cannot write ${quoted(typed)}: there is no folder ${quoted(path)}`, 'Name a folder that exists')
}

/** The number of an open stream of this process, where a folder and a name in it are one. */
const streamAt = (folder: string, name: string): number | undefined => {
  if (!/^\d+$/.test(name)) return undefined
  const own = new RegExp(`^(/dev/fd|/proc/${ownNumber}(/task/\\d+)?/fd)$`)
  return own.test(folder) ? Number(name) : undefined
}

const isOthersStream = (folder: string): boolean => /^\/proc\/\d+(\/task\/\d+)?\/fd$/.test(folder)

/** Follow a name, through links that lead nowhere yet too. Throws a failure where nothing can be written. */
const placeOf = (typed: string): OutputPlace => {
  if (typed === '') throw usage('a file without a name cannot be written', 'Name a file, or - for standard output')
  if (typed === '-') return { kind: 'stream', fd: 1 }
  if (/[/\\]$/.test(typed) && (typed.endsWith('/') || sep === '\\'))
    throw usage(`cannot write ${quoted(typed)}: that is a folder`, 'Name a file in it')
  let path = typed
  for (let links = 0; links <= mostLinks; links++) {
    const folder = realFolder(dirname(path), typed)
    const name = basename(path)
    const fd = streamAt(folder, name)
    if (fd !== undefined) return { kind: 'stream', fd }
    const at = folder.endsWith(sep) ? `${folder}${name}` : `${folder}${sep}${name}`
    const now = lstatSync(at, { bigint: true, throwIfNoEntry: false })
    if (!now) return { kind: 'file', path: at, folder, now }
    if (now.isDirectory()) throw usage(`cannot write ${quoted(typed)}: that is a folder`, 'Name a file in it')
    if (now.isFile()) return { kind: 'file', path: at, folder, now }
    if (!now.isSymbolicLink() || isOthersStream(folder)) return { kind: 'special', path: at, now }
    const next = readlinkSync(at)
    path = isAbsolute(next) ? next : `${folder}${sep}${next}`
  }
  throw usage(`cannot write ${quoted(typed)}: its links lead in a circle`, 'Name a file')
}

/** Whether a file that would be written stands in a folder that exists, or below it. One that cannot be written stands nowhere. */
export const leadsInto = (typed: string, folder: string): boolean => {
  try {
    const place = placeOf(typed)
    const real = realpathSync.native(folder)
    return place.kind === 'file' && `${place.folder}${sep}`.startsWith(real.endsWith(sep) ? real : `${real}${sep}`)
  } catch {
    return false
  }
}

const foldsCase = ['darwin', 'win32'].includes(platform())

const inode = (now: BigIntStats): string => `${now.dev}:${now.ino}`

/** What two names have in common where they lead to one thing: spelling, links and hard links do not matter. */
const identity = (place: OutputPlace): string => {
  if (place.kind === 'stream') {
    try {
      const now = fstatSync(place.fd, { bigint: true })
      return now.isFile() ? inode(now) : `stream ${place.fd}`
    } catch {
      return `stream ${place.fd}`
    }
  }
  if (place.now) return inode(place.now)
  const { folder, path } = place as Extract<OutputPlace, { kind: 'file' }>
  const name = basename(path)
  return `${inode(statSync(folder, { bigint: true }))}/${foldsCase ? name.normalize('NFC').toLowerCase() : name}`
}

/** The same for a file that is read; undefined where it is no plain file, or none. */
const readIdentity = ({ path }: Named): string | undefined => {
  try {
    const now = path === '-' ? fstatSync(0, { bigint: true }) : statSync(path, { bigint: true })
    return now.isFile() ? inode(now) : undefined
  } catch {
    return undefined
  }
}

const isFolder = ({ path }: Named): boolean => {
  try {
    return path !== '-' && statSync(path).isDirectory()
  } catch {
    return false
  }
}

const isThere = (path: string): boolean => path !== '-' && statSync(path, { throwIfNoEntry: false })?.isFile() === true

const may = (path: string, mode: number): boolean => {
  try {
    accessSync(path, mode)
    return true
  } catch {
    return false
  }
}

/** Whether a place may be written, before anything is. */
const demandWritable = (place: OutputPlace, typed: string, { clobber }: { readonly clobber: boolean }): void => {
  if (place.kind !== 'file') return
  if (place.now && !clobber)
    throw usage(`${quoted(typed)} is there already`, 'Name another file, or leave --no-clobber out to write over it')
  // By its mode too: whoever may do anything (root) protected it for a reason.
  if (place.now && ((place.now.mode & 0o222n) === 0n || !may(place.path, constants.W_OK)))
    throw badData(
      `cannot write ${quoted(typed)}: the file is write-protected`,
      'Name another file, or allow writing to it (chmod u+w)',
    )
  if (!may(place.folder, constants.W_OK | constants.X_OK))
    throw badData(
      `cannot write ${quoted(typed)}: the folder ${quoted(place.folder)} may not be written to`,
      'Name a file in a folder that you may write to',
    )
}

/** Follow a name to where it may be written. Throws a failure where it leads nowhere or must not be written. */
export const writablePlace = (typed: string, { clobber }: { readonly clobber: boolean }): OutputPlace => {
  const place = placeOf(typed)
  demandWritable(place, typed, { clobber })
  return place
}

/** What a command line reads and writes. */
export type FilePlan = {
  readonly outputs: readonly Named[]
  readonly inputs?: readonly Named[]
  /** Whether a file that is there may be written over; yes unless said. */
  readonly clobber?: boolean
}

/**
 * Refuse, before any work, what cannot or must not be written: a name that is empty, a folder or in none, a protected file, a
 * file that is there when it must not be, one that is named twice or read as well. Throws a failure.
 */
export const checkPlan = ({ outputs, inputs = [], clobber = true }: FilePlan): void => {
  const taken = new Map<string, string>()
  for (const { by, path } of outputs) {
    if (path === '') throw usage(`${by} names no file`, 'Name a file, or - for standard output')
    const place = writablePlace(path, { clobber })
    const same = identity(place)
    const other = taken.get(same)
    if (other !== undefined)
      throw usage(`${other} and ${by} are one and the same: ${quoted(path)}`, 'Give each a place of its own')
    taken.set(same, by)
  }
  for (const input of inputs) {
    const same = readIdentity(input)
    const by = same === undefined ? undefined : taken.get(same)
    if (by !== undefined)
      throw usage(`${by} would write over what ${input.by} reads: ${quoted(input.path)}`, 'Name another file')
    const inside = isFolder(input)
      ? outputs.find(({ path }) => isThere(path) && leadsInto(path, input.path))
      : undefined
    if (inside)
      throw usage(
        `${inside.by} would write over a file of the folder that ${input.by} reads: ${quoted(inside.path)}`,
        'Name another file',
      )
  }
}
