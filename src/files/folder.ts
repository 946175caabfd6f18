/** A folder of files that appears whole or not at all, among processes that may be killed at any moment. */
import { closeSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isLeft, markPattern, newMark } from './owner.js'
import { synced, syncFolder, writeAll } from './whole.js'

const leftName = new RegExp(`^\\.stemcell-(${markPattern})\\.new$`)

/** Remove folders that killed runs left half written. Their names tell that they are ours, and whose. */
const removeHalfWritten = (parent: string): void => {
  for (const name of readdirSync(parent)) {
    const mark = leftName.exec(name)?.[1]
    if (mark && isLeft(join(parent, name), mark)) rmSync(join(parent, name), { recursive: true, force: true })
  }
}

/**
 * Write a folder that does not exist yet, for its owner only, in a folder that does: beside its place, brought to the disk, then
 * renamed. Throws what the system says, and leaves nothing.
 */
export const writeFolder = (path: string, files: Readonly<Record<string, string>>): void => {
  const parent = dirname(path)
  removeHalfWritten(parent)
  const beside = join(parent, `.stemcell-${newMark()}.new`)
  mkdirSync(beside, { mode: 0o700 })
  try {
    for (const [name, content] of Object.entries(files)) {
      const fd = openSync(join(beside, name), 'wx', 0o600)
      try {
        writeAll(fd, Buffer.from(content))
        synced(fd)
      } finally {
        closeSync(fd)
      }
    }
    syncFolder(beside)
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { recursive: true, force: true })
    throw error
  }
  syncFolder(parent)
}
