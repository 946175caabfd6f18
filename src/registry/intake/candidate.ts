/**
 * Registered studies that nobody has decided on yet, and what was decided of the others: one file beside the editions of the
 * user's data, read and written whole under a lock. A refusal stays with its reason, since a review must tell it.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { choices } from '../../dataset/index.js'
import { badData, errorMessage, usage } from '../../errors.js'
import { makeFolder, withLock, writeWhole } from '../../files/index.js'
import type { OwnPlace } from '../../layers/index.js'
import { harmless } from '../../text.js'
import { studyForms } from '../study/index.js'

const fileName = 'candidates.ndjson'

const corrections = z.strictObject({
  disease: z.string().optional(),
  cells: z.array(z.string()).min(1).optional(),
  donor: z.enum(choices.donor).optional(),
  route: z.enum(choices.route).optional(),
})

const candidate = z.strictObject({
  /** Number of the registration. */
  id: z.string(),
  state: z.enum(['waiting', 'accepted', 'refused']),
  title: z.string(),
  /** Why it waited. */
  why: z.string(),
  /** Where it was found, and on which day. */
  from: z.string(),
  found: z.string(),
  decision: z
    .strictObject({ on: z.string(), why: z.string().nullable(), corrections: corrections.optional() })
    .optional(),
  /** The registry's record as it came; null of a record that was taken out, until it is imported again. */
  form: z.enum(studyForms).nullable(),
  record: z.record(z.string(), z.json()).nullable(),
  /** The record as it was kept, of one that was taken out. */
  kept: z.record(z.string(), z.json()).optional(),
})
export type Candidate = z.infer<typeof candidate>
export type Corrections = z.infer<typeof corrections>

/** Milliseconds that a writer waits for another. */
const patience = 60_000

const folderOf = ({ place }: OwnPlace): string => {
  if ('folder' in place) return place.folder
  throw usage(`candidates can be kept nowhere: ${place.problem}`, 'Or name a folder: --data DIR')
}

/** Every candidate, decided on or not, in the order of their numbers. Throws bad data where the file is damaged. */
export const readCandidates = (own: OwnPlace): Candidate[] => {
  if (!('folder' in own.place)) return []
  const path = join(own.place.folder, fileName)
  if (!existsSync(path)) return []
  const damaged = (what: string): Error =>
    badData(`${harmless(path)} ${what}`, 'Restore the file, or move it away and import again')
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw damaged(`cannot be read: ${harmless(errorMessage(error))}`)
  }
  return text.split('\n').flatMap((line, i) => {
    if (line === '') return []
    try {
      return [candidate.parse(JSON.parse(line))]
    } catch {
      throw damaged(`is damaged in line ${i + 1}`)
    }
  })
}

/** Change the candidates, alone among all who do; what is handed back is written whole. */
export const changeCandidates = async (
  own: OwnPlace,
  change: (now: readonly Candidate[]) => readonly Candidate[],
): Promise<void> => {
  const folder = folderOf(own)
  makeFolder(folder, 0o700)
  const path = join(folder, fileName)
  await withLock(
    path,
    () => {
      const now = readCandidates(own)
      const next = [...change(now)].sort((a, b) => (a.id < b.id ? -1 : 1))
      const text = next.map((one) => `${JSON.stringify(one)}\n`).join('')
      if (text !== now.map((one) => `${JSON.stringify(one)}\n`).join('')) writeWhole(path, text, { mode: 0o600 })
    },
    patience,
  )
}
