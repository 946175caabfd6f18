/** Which edition of the user's dataset is the newest, and whether runs read it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { badData, errorCode, errorMessage } from '../errors.js'
import { Bundle } from '../store/index.js'
import { harmless } from '../text.js'
import { pointerName } from './place.js'

/** What the pointer says: which edition is the newest, and whether runs read it. */
export type Pointer = {
  readonly format: typeof pointerFormat
  readonly edition: number
  /** The bundled dataset alone answers; what is in the layers is kept. */
  readonly bundledOnly: boolean
  /** Whether the edition holds anything: where not, the bundled dataset is the same. */
  readonly isEmpty: boolean
  /** What it was compiled over, and with which program. */
  readonly over: string
}
export const pointerFormat = 'stemcell/own-pointer/1'

export const editionFolder = (folder: string, edition: number): string =>
  join(folder, 'editions', String(edition).padStart(6, '0'))

/** The files of an edition: what is damaged is the user's dataset, not the program. */
export const editionFiles = (folder: string, edition: number): Bundle =>
  new Bundle(editionFolder(folder, edition), {
    called: `the dataset of your records in ${harmless(folder)}`,
    todo: 'Go on without it: --bundled. Compile it anew from your records: stemcell data use own',
  })

const pointerProblem = (path: string, what: string): Error =>
  badData(
    `${harmless(path)} ${what}`,
    'Your records are in the newest folder of "editions" beside it. To go on without them: --bundled; to take them up again: stemcell data use own',
  )

const isPointer = (value: unknown): value is Pointer =>
  typeof value === 'object' &&
  value !== null &&
  'format' in value &&
  value.format === pointerFormat &&
  'edition' in value &&
  Number.isInteger(value.edition) &&
  'over' in value &&
  typeof value.over === 'string'

/** The pointer of a folder; undefined where there are no own data. Costs one open of a file. */
export const readPointer = (folder: string): Pointer | undefined => {
  const path = join(folder, pointerName)
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw pointerProblem(path, `cannot be read (${code ?? errorMessage(error)})`)
  }
  try {
    const value: unknown = JSON.parse(text)
    if (isPointer(value)) return value
  } catch {
    // Told below.
  }
  throw pointerProblem(path, 'is no pointer of this program')
}
