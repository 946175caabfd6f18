/** Which dataset the user looked at last: a small file in the folder for state. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { errorMessage, usage } from '../errors.js'
import { makeFolder, writeWhole } from '../files/index.js'
import { harmless } from '../text.js'
import type { OwnPlace } from './editions.js'

const looked = z.strictObject({
  format: z.literal('stemcell/news/1'),
  /** Edition of the user's dataset; 0 for none. */
  edition: z.int().min(0),
  /** Version of the bundled dataset. */
  bundled: z.string(),
  /** Version of the dataset as a whole. */
  version: z.string(),
  when: z.string(),
})
export type Looked = Omit<z.infer<typeof looked>, 'format'>

const fileName = 'news.json'

/** What was looked at last; undefined where nothing was, or nobody can tell any more. */
export const readLooked = ({ state }: OwnPlace): Looked | undefined => {
  if (!('folder' in state)) return undefined
  try {
    const { format: _, ...found } = looked.parse(JSON.parse(readFileSync(join(state.folder, fileName), 'utf8')))
    return found
  } catch {
    return undefined
  }
}

/** Remember what was looked at. Throws a usage failure where it cannot be. */
export const writeLooked = ({ state }: OwnPlace, now: Looked): void => {
  if (!('folder' in state)) throw usage(`what you looked at cannot be remembered: ${state.problem}`, 'Or add --keep')
  try {
    makeFolder(state.folder, 0o700)
    writeWhole(join(state.folder, fileName), `${JSON.stringify({ format: 'stemcell/news/1', ...now })}\n`, {
      mode: 0o600,
    })
  } catch (error) {
    throw usage(`what you looked at cannot be remembered: ${harmless(errorMessage(error))}`, 'Or add --keep')
  }
}
