/** Where the user's own data are: all that a start without any needs to know of layers. */
import { statSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { usage } from '../errors.js'
import { harmless } from '../text.js'

/** The folder of the user's own data; what is wrong where there can be none. */
export type UserFolder = { readonly folder: string } | { readonly problem: string }

type Outside = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: string
}

const homeOf = (env: Outside['env']): string | undefined => {
  const home = env.HOME || env.USERPROFILE
  return home && isAbsolute(home) ? home : undefined
}

const isFile = (path: string): boolean => {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** Folders of the user by purpose: in the XDG layout, or where Windows keeps what belongs to one machine. */
const purposes = {
  data: { variable: 'XDG_DATA_HOME', below: ['.local', 'share'] },
  state: { variable: 'XDG_STATE_HOME', below: ['.local', 'state'] },
} as const

/** The user's folder for data, or for state; `asked` is a folder for one run (--data). Throws where that is a file. */
export const placeOf = ({ env, platform }: Outside, purpose: keyof typeof purposes, asked?: string): UserFolder => {
  if (asked !== undefined) {
    if (isFile(asked))
      throw usage(
        `--data ${harmless(asked)} is a file, and no folder of records`,
        'Name a folder; a file of records is taken in by: stemcell data add FILE',
      )
    return { folder: asked }
  }
  const windows = platform === 'win32'
  const { variable, below } = windows
    ? { variable: 'LOCALAPPDATA', below: ['AppData', 'Local'] as const }
    : purposes[purpose]
  const told = env[variable]
  const home = homeOf(env)
  const folder = told && isAbsolute(told) ? told : home && join(home, ...below)
  return folder ? { folder: join(folder, 'stemcell') } : { problem: `no home folder: set ${variable} to one` }
}

/** The file that says which edition is the newest. */
export const pointerName = 'current'
