/** Plain files, whole or not at all: written beside, brought to the disk, read back, then put in place by a rename. */
import {
  closeSync,
  constants,
  copyFileSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { markPattern, newMark, removeLeft } from './owner.js'
import { isCode, type OutputPlace } from './place.js'

type FilePlace = Extract<OutputPlace, { kind: 'file' }>

/** A file that is whole, beside the place where it is to be. */
export type Staged = {
  readonly place: FilePlace
  readonly beside: string
}

/** A name in a folder that nobody has, short enough beside any. */
const nameIn = (folder: string): string => join(folder, `.stemcell-${newMark()}.tmp`)
const leftName = new RegExp(`^\\.stemcell-(${markPattern})\\.tmp$`)

/** Remove what killed runs left in a folder. Their names tell that they are ours, and whose. */
export const removeLeftovers = (folder: string): void => {
  try {
    for (const name of readdirSync(folder)) {
      const mark = leftName.exec(name)?.[1]
      if (mark) removeLeft(join(folder, name), mark)
    }
  } catch {
    // A folder that may be written to but not read.
  }
}

/** A write may take less than it is given: on a full disk that is the only sign. */
export const writeAll = (fd: number, content: Uint8Array): void => {
  for (let at = 0; at < content.length; ) {
    const taken = writeSync(fd, content, at)
    if (taken === 0) throw new Error('the system took no more bytes')
    at += taken
  }
}

/** Not every file system can; one that cannot says so in these words. */
export const synced = (fd: number): void => {
  try {
    fsyncSync(fd)
  } catch (error) {
    if (!isCode(error, 'EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP')) throw error
  }
}

const keepOwner = (fd: number, { uid, gid }: { readonly uid: bigint; readonly gid: bigint }): void => {
  const made = fstatSync(fd)
  if (BigInt(made.uid) === uid && BigInt(made.gid) === gid) return
  try {
    fchownSync(fd, Number(uid), Number(gid))
  } catch {
    // Only root may give files away: it is then ours, with the same mode.
  }
}

/** Write a file beside its place, and see that it is there as it was meant. Throws what the system says; leaves nothing. */
export const stage = (place: FilePlace, content: Uint8Array, mode?: number): Staged => {
  const beside = nameIn(place.folder)
  const { now } = place
  try {
    // What replaces a private file is private from its first byte.
    const fd = openSync(beside, 'wx', mode ?? (now ? 0o600 : 0o666))
    try {
      writeAll(fd, content)
      if (now) keepOwner(fd, now)
      if (mode !== undefined) fchmodSync(fd, mode)
      else if (now) fchmodSync(fd, Number(now.mode & 0o7777n))
      synced(fd)
      const { size } = fstatSync(fd)
      if (size !== content.length) throw new Error(`${size} of ${content.length} bytes arrived on the disk`)
    } finally {
      closeSync(fd)
    }
    if (!readFileSync(beside).equals(content)) throw new Error('what is on the disk is not what was written')
    return { place, beside }
  } catch (error) {
    discard({ place, beside })
    throw error
  }
}

/** Take away a file that is not to be put in its place. */
export const discard = ({ beside }: Staged): void => {
  try {
    rmSync(beside, { force: true })
  } catch {
    // The next write finds it.
  }
}

/** File systems without hard links say so in one of these. */
const noLinks = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'EXDEV'] as const

/** Take a name only where nobody has it (EEXIST): a rename alone would write over whatever has it by now. */
const putNew = (beside: string, path: string): void => {
  try {
    linkSync(beside, path)
    rmSync(beside)
  } catch (error) {
    if (!isCode(error, ...noLinks)) throw error
    closeSync(openSync(path, 'wx'))
    renameSync(beside, path)
  }
}

/** A second name for what is there, so that it can be brought back. */
const backUp = (path: string, as: string): void => {
  try {
    linkSync(path, as)
  } catch (error) {
    if (!isCode(error, ...noLinks)) throw error
    copyFileSync(path, as, constants.COPYFILE_EXCL)
  }
}

/** A rename is safe from a power failure once its folder is on the disk too; where a folder can be opened. */
export const syncFolder = (folder: string): void => {
  let fd: number | undefined
  try {
    fd = openSync(folder, 'r')
    fsyncSync(fd)
  } catch {
    // Windows opens no folder; the file itself is on the disk.
  } finally {
    if (fd !== undefined) closeSync(fd)
  }
}

/** What undoes one step, and what is to be cleared away when all is done. */
type Step = { readonly undo: () => void; readonly clear: () => void }

const putInPlace = (
  { place, beside }: Staged,
  { alone, clobber }: { readonly alone: boolean; readonly clobber: boolean },
): Step => {
  const { path, folder, now } = place
  if (!clobber) {
    putNew(beside, path)
    return { undo: () => rmSync(path, { force: true }), clear: () => {} }
  }
  if (alone || !now) {
    renameSync(beside, path)
    return { undo: () => rmSync(path, { force: true }), clear: () => {} }
  }
  const old = nameIn(folder)
  const clear = (): void => rmSync(old, { force: true })
  try {
    backUp(path, old)
    renameSync(beside, path)
  } catch (error) {
    clear()
    throw error
  }
  return { undo: () => renameSync(old, path), clear }
}

/** Put staged files in their places: all, or (when one cannot be) none. Throws what the system says, with the path. */
export const commit = (all: readonly Staged[], { clobber }: { readonly clobber: boolean }): void => {
  const done: Step[] = []
  const clear = (): void => {
    for (const step of done) step.clear()
  }
  for (const one of all)
    try {
      done.push(putInPlace(one, { alone: all.length === 1, clobber }))
    } catch (error) {
      for (const step of done.toReversed()) step.undo()
      clear()
      throw Object.assign(error as Error, { place: one.place })
    }
  clear()
  for (const folder of new Set(all.map(({ place }) => place.folder))) syncFolder(folder)
}
