/** What layers say of a record or a value: whose it is, and what it replaced. */
import * as z from 'zod'
import { layerNames } from '../dataset/index.js'
import { count, missingReason, oneOf, readLevel } from './pieces.js'

const origin = {
  layer: oneOf(layerNames),
  from: z.string().describe('The file it came from, as it was named'),
  added: z.string().describe('Day on which it was added'),
}
export const originOf = z.strictObject(origin).describe('Whose it is; of the bundled dataset where there is none')

const replaced = z.json().describe('Any value of a record')
export const correctionOf = z
  .strictObject({
    ...origin,
    path: z.string(),
    was: replaced.describe('What the bundled record holds'),
    now: replaced,
    why: z.string(),
    missing: missingReason.optional(),
    source: z
      .strictObject({ url: z.string(), level: readLevel, what: z.string(), reference: z.string().optional() })
      .optional(),
    locator: z.string().optional(),
  })
  .describe('A value that replaces another; the original is "was"')

const maybeText = z.string().nullable()
export const registryHistoryOf = z
  .strictObject({
    registration: z.string(),
    versions: z.array(
      z.strictObject({
        version: maybeText.describe('Day on which the registry showed it'),
        seen: z.string().describe('Day on which it was first read'),
        status: z.string(),
        enrollment: count.nullable(),
        enrollmentType: maybeText,
        start: maybeText,
        completion: maybeText,
        results: maybeText,
      }),
    ),
  })
  .describe('The versions of a registration that were read, oldest first')

export const layerMark = z
  .strictObject({
    origin: originOf.nullable().describe('Where the record itself comes from; null for one of the bundled dataset'),
    corrections: z.array(correctionOf),
    notes: z.array(z.strictObject({ ...origin, text: z.string(), path: z.string().optional() })),
    results: z.array(z.strictObject({ ...origin, id: z.string() })).describe('Results that were added to the trial'),
    history: z.array(registryHistoryOf).describe('Registrations as they were read over time'),
  })
  .describe('Whose the record is, and what was put over it; absent where it is bundled and untouched')
