/** Who made a file that stands on the disk for a moment only, read from its name: what a killed run left is told from what is in use. */

import { createHash, randomBytes } from 'node:crypto'
import { lstatSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { errorCode } from '../errors.js'

/** Process numbers mean something on one machine, and in one container of it, only. */
const hereOnly = (): string => {
  let space = ''
  try {
    space = readlinkSync('/proc/self/ns/pid')
  } catch {
    // Not Linux: the machine is all there is.
  }
  return createHash('sha256').update(`${hostname()}\n${space}`).digest('hex').slice(0, 8)
}

/** What Linux tells of a process: whether it has ended but nobody took note yet, and when it began, in ticks. */
const known = (pid: number): { readonly hasEnded: boolean; readonly began: string } | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { hasEnded: fields[0] === 'Z' || fields[0] === 'X', began: fields[19] ?? '0' }
  } catch {
    return undefined
  }
}

/** The number of this process. */
export const ownNumber = process.pid

let here: string | undefined

/** A mark for a name that no other process and no other moment gives: machine, process, when that began, chance. */
export const newMark = (): string => {
  here ??= hereOnly()
  return `${here}-${ownNumber}-${known(ownNumber)?.began ?? '0'}-${randomBytes(4).toString('hex')}`
}

/** How a mark reads in a name. */
export const markPattern = '[0-9a-f]{8}-\\d+-\\d+-[0-9a-f]{8}'

const isThere = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) !== 'ESRCH'
  }
}

/** Another machine cannot be asked; nobody there writes for so long (milliseconds). */
const longestElsewhere = 3_600_000

/** Whether the process that made a file is no more. Its number may be another's by now. */
export const isLeft = (path: string, mark: string): boolean => {
  const [place, pid, began] = mark.split('-')
  here ??= hereOnly()
  if (place === here) {
    if (!isThere(Number(pid))) return true
    const now = known(Number(pid))
    return now !== undefined && (now.hasEnded || now.began !== began)
  }
  const found = lstatSync(path, { throwIfNoEntry: false })
  return found !== undefined && Math.abs(Date.now() - found.mtimeMs) > longestElsewhere
}

/** Remove a file that a killed run left; whether it is gone. Only ever a plain file that carries a mark of ours. */
export const removeLeft = (path: string, mark: string): boolean => {
  try {
    if (!isLeft(path, mark) || lstatSync(path, { throwIfNoEntry: false })?.isFile() === false) return false
    rmSync(path, { force: true })
    return true
  } catch {
    return false
  }
}
