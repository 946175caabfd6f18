/** What the browser remembers between runs: one small file in the folder for state. Nothing in it is written over unread. */

import { isUtf8 } from 'node:buffer'
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'
import { ensure } from '../../collections.js'
import { errorCode, errorMessage, isFailure, usage } from '../../errors.js'
import { makeFolder, withLock, writeWhole } from '../../files/index.js'
import { agreeing, harmless } from '../../text.js'
import { type Remembered, understood, written } from '../state/views.js'

type Outside = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: string
}

/** What was read, and one line on what was wrong. */
export type Read = Remembered & { readonly problem?: string }
/** `blocked` says why nothing may be written either. */
type Attempt = Read & { readonly blocked?: string }

/** What earlier runs left, and the way to change it. */
export type Memory = {
  /** Never throws: the browser works without memory. */
  readonly read: () => Read
  /**
   * Change what is remembered. The file is read again first, so that what another browser saved meanwhile stays. Throws a
   * failure that says why it cannot.
   */
  readonly keep: (change: (now: Remembered) => Remembered) => Promise<Read>
}

/** No list of views is as long, in bytes. */
const longest = 1_000_000
/** It is for its owner only. */
const mode = 0o600

const quoted = (path: string): string => `"${harmless(path)}"`
const reason = (error: unknown): string => harmless(errorMessage(error))
const isCode = (error: unknown, code: string): boolean => errorCode(error) === code

const homeOf = (env: Outside['env']): string | undefined => {
  try {
    const home = env.HOME || homedir()
    return isAbsolute(home) ? home : undefined
  } catch {
    return undefined
  }
}

/** Where the file is: in the XDG folder for state, or where Windows keeps what belongs to one machine. */
export const placeOf = ({ env, platform }: Outside): { path?: string; problem?: string } => {
  const windows = platform === 'win32'
  const variable = windows ? 'LOCALAPPDATA' : 'XDG_STATE_HOME'
  const asked = env[variable]
  const home = homeOf(env)
  const folder =
    asked && isAbsolute(asked) ? asked : home && join(home, ...(windows ? ['AppData', 'Local'] : ['.local', 'state']))
  if (!folder) return { problem: `no home folder: set ${variable} to one` }
  const path = join(folder, 'stemcell', 'browse.json')
  return asked && folder !== asked
    ? { path, problem: `${variable} is ${quoted(asked)}, which is no absolute path: views are in ${quoted(path)}.` }
    : { path }
}

/** The file in the place of a folder on the way to where the file would be. */
const inTheWay = (path: string): string => {
  const at = dirname(path)
  try {
    return statSync(at).isDirectory() ? path : at
  } catch {
    return inTheWay(at)
  }
}

/** Put a damaged file aside, never over another; undefined when it is gone or was mended meanwhile. */
const putAside = (path: string, judged: Buffer): string | undefined => {
  for (let n = 1; ; n++) {
    const aside = `${path}.damaged-${n}`
    try {
      // The name is taken first: a rename alone would write over whatever has it.
      closeSync(openSync(aside, 'wx', mode))
    } catch (error) {
      if (isCode(error, 'EEXIST')) continue
      throw error
    }
    try {
      if (readFileSync(path).equals(judged)) {
        renameSync(path, aside)
        return aside
      }
      rmSync(aside)
      return undefined
    } catch (error) {
      rmSync(aside, { force: true })
      if (isCode(error, 'ENOENT')) return undefined
      throw error
    }
  }
}

const blockedBy = (why: string): Attempt => ({
  started: true,
  views: [],
  problem: `Saved views cannot be read: ${why}. The browser works without them.`,
  blocked: why,
})

const attempt = (path: string): Attempt => {
  let content: Buffer
  try {
    const found = statSync(path, { throwIfNoEntry: false })
    if (!found) return { started: false, views: [] }
    if (!found.isFile()) return blockedBy(`${quoted(path)} is no ordinary file`)
    if (found.size > longest) return blockedBy(`${quoted(path)} has ${found.size} bytes, more than views ever need`)
    content = readFileSync(path)
  } catch (error) {
    return blockedBy(isCode(error, 'ENOTDIR') ? `${quoted(inTheWay(path))} is no folder` : reason(error))
  }
  const read = isUtf8(content)
    ? understood(content.toString())
    : { started: true, views: [], damage: { what: 'is not UTF-8', todo: 'Mend it and move it back' } }
  if (!read.damage) return read
  const { started, views, damage } = read
  try {
    const aside = putAside(path, content)
    if (!aside) return attempt(path)
    // What is whole stays; the rest is in the file that was put aside.
    writeWhole(path, written({ started, views }), { mode, clobber: false })
    const kept = views.length
      ? ` The other ${agreeing(views.length, 'view is', `${views.length} views are`)} kept.`
      : ''
    return {
      started,
      views,
      problem: `${quoted(path)} ${damage.what}: put aside as ${quoted(aside)}. ${damage.todo}.${kept}`,
    }
  } catch (error) {
    if (isCode(error, 'EEXIST')) return attempt(path)
    const why = `${quoted(path)} ${damage.what} and cannot be put aside: ${reason(error)}`
    return { ...blockedBy(why), started, views }
  }
}

/** The memory of who runs the browser. */
export const openMemory = ({ env, platform }: Outside): Memory => {
  const { path, problem } = placeOf({ env, platform })
  const look = (): Attempt => {
    if (!path) return blockedBy(ensure(problem))
    const now = attempt(path)
    return problem && !now.problem ? { ...now, problem } : now
  }
  const lookToSave = (): Attempt => {
    const now = look()
    if (now.blocked) throw usage(`views cannot be saved: ${now.blocked}`)
    return now
  }
  const change = (at: string, wanted: (now: Remembered) => Remembered): Read => {
    const now = lookToSave()
    const next = wanted({ started: now.started, views: now.views })
    const text = written(next)
    if (Buffer.byteLength(text) > longest)
      throw usage(`views cannot be saved: together they are longer than ${longest} bytes; forget one first`)
    writeWhole(at, text, { mode })
    return now.problem ? { ...next, problem: now.problem } : next
  }
  return {
    read: () => {
      const { blocked, ...now } = look()
      return now
    },
    keep: async (wanted) => {
      // What stands in the way is told in the same words as when it is read.
      const before = lookToSave()
      const at = ensure(path)
      try {
        makeFolder(dirname(at), 0o700)
        const after = await withLock(at, () => change(at, wanted))
        return before.problem ? { ...after, problem: before.problem } : after
      } catch (error) {
        if (isFailure(error)) throw error
        throw usage(`views cannot be saved: ${reason(error)}`)
      }
    },
  }
}
