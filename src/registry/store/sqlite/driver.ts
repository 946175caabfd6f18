/**
 * SQLite itself: what Node has (22.13 and later), else the package of the same interface for Node 20. Every failure of it is
 * told as one that the user can act on.
 */
import process, { getBuiltinModule } from 'node:process'
import type { DatabaseSync } from '@photostructure/sqlite'
import { badData, usage } from '../../../errors.js'
import { harmless } from '../../../text.js'

export type Database = InstanceType<typeof DatabaseSync>
export type Statement = ReturnType<Database['prepare']>
export type Row = Readonly<Record<string, unknown>>
type Driver = { readonly DatabaseSync: typeof DatabaseSync }

/** The SQLite of Node. It says of itself that it may change, at each start: that is for us to know, not for who asks. */
const builtIn = (): Driver | undefined => {
  const { emitWarning } = process
  process.emitWarning = () => {}
  try {
    // Undefined where Node has none; Node 22 before 22.13 has it behind a flag only.
    return getBuiltinModule('node:sqlite') as Driver | undefined
  } finally {
    process.emitWarning = emitWarning
  }
}

/** The package's, where it was installed. */
const packaged = async (): Promise<Driver | undefined> => {
  try {
    return await import('@photostructure/sqlite')
  } catch {
    return undefined
  }
}

/** Throws a failure that says what to install where there is no SQLite. */
export const loadSqlite = async (): Promise<Driver> => {
  const driver = builtIn() ?? (await packaged())
  if (driver) return driver
  throw usage(
    `the registry is kept by SQLite, which Node ${process.versions.node} does not have`,
    'Use Node 22.13 or newer, or install beside stemcell what Node 20 lacks: npm install @photostructure/sqlite@1.2.1. Everything else works without',
  )
}

/** Result codes of SQLite that its user can do something about (https://www.sqlite.org/rescode.html). */
const told: Readonly<Record<number, readonly [what: string, hint: string]>> = {
  3: ['access to it is not permitted', 'Ask for permission to read and write it and its folder, or name another file'],
  5: ['another program is writing to it', 'Wait until that has ended, and try again. Nothing was lost'],
  6: ['another program has locked it', 'Wait until that has ended, and try again. Nothing was lost'],
  8: ['it may be read only', 'Ask for permission to write it and its folder, or name another file'],
  10: ['the disk did not read or write it', 'Look at the disk; what was accepted before is as it was'],
  11: ['it is damaged', 'Restore it from a backup, or remove it and import the registry again'],
  13: ['the disk is full', 'Make room, and run the same command again: it goes on where it was. Nothing was lost'],
  14: ['it cannot be opened', 'Ask for permission to read and write it and its folder, or name another file'],
  26: ['it is no database of SQLite', 'Name the file of a registry, or another name to make one'],
}

const codeOf = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined

/** What went wrong with a file as a failure, where SQLite told it; else the error itself. */
export const failureOf = (error: unknown, path: string): unknown => {
  const [what, hint] = told[codeOf(error) ?? 0] ?? []
  return what === undefined ? error : badData(`the registry "${harmless(path)}": ${what}`, hint)
}
