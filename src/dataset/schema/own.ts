/** What users bring of their own over the bundled records: results for trials that are there, corrections, remarks, in one file. */
import * as z from 'zod'
import { choices } from '../choices.js'
import { kinds } from '../kinds.js'
import { $schema, count, id, missing, missingReason, partialDate, source, text } from './common.js'
import { files as literature } from './literature.js'
import { outcomeResult } from './result.js'
import { trial } from './trial.js'
import { files as vocabularies } from './vocabulary.js'

const readSource = source.omit({ id: true }).describe('The page that was read for it')

/** A record that a remark or a correction is about: kind and id. */
const target = z
  .string()
  .regex(new RegExp(`^(${kinds.join('|')})/\\S+$`), 'expected KIND/ID, such as trials/carlsson-2023-wj-msc-t1d')

/** A result for a trial that is there already. */
export const addedResult = z
  .strictObject({ ...outcomeResult.omit({ sources: true, from: true }).shape, trial: id, source: readSource, missing })
  .partial({ missing: true })
  .describe('A result of a trial that is in the dataset')

export const correction = z
  .strictObject({
    of: target,
    path: text.describe('Path of the value in the record; items of lists by their id: outcomes.ROW.arms.ARM.mean'),
    was: z.json().describe('What the record holds now'),
    now: z.json().describe('What it should hold'),
    why: text.describe('Why, in your own words'),
    missing: missingReason.optional().describe('Why there is no value, where it should hold null'),
    source: readSource.optional(),
    locator: text.optional().describe('Where in the source'),
  })
  .refine((one) => (one.now === null) === (one.missing !== undefined), {
    error: 'expected with a null, and only then',
    path: ['missing'],
  })
  .refine((one) => JSON.stringify(one.was) !== JSON.stringify(one.now), {
    error: 'expected another value than "was"',
    path: ['now'],
  })
  .describe('A value of a record, and what replaces it')

export const annotation = z
  .strictObject({
    of: target,
    path: text.optional().describe('Path of the value that the remark is about'),
    text: text.describe('The remark, in your own words'),
  })
  .describe('A remark on a record')

const registryVersion = z.strictObject({
  version: partialDate.nullable().describe('Day on which the registry showed it; null where it does not say'),
  seen: partialDate.describe('Day on which it was first read'),
  status: z.enum(choices.status),
  enrollment: count.nullable(),
  enrollmentType: z.enum(choices.enrollmentType).nullable(),
  start: partialDate.nullable(),
  completion: partialDate.nullable(),
  results: z.enum(choices.registryResults).nullable(),
})

/** Kept by sync, never brought by a user. */
export const registryHistory = z
  .strictObject({
    of: target,
    registration: text.describe('Number of the registration'),
    versions: z.array(registryVersion).min(1).describe('Oldest first'),
  })
  .describe('The versions of a registration that were read')

/** Kept when a user takes out what a registry changed, never brought by one. */
export const refusal = z
  .strictObject({
    of: target,
    path: text.describe('Path of the value'),
    now: z.json().describe('What the registry says, which is not taken; another value of it is'),
    why: text.describe('Why not, in the words of who refused it'),
    on: partialDate.describe('Day on which it was refused'),
  })
  .describe('A value of a registry that the user refused')

export type AddedResultRecord = z.infer<typeof addedResult>
export type Correction = z.infer<typeof correction>
export type RegistryHistoryRecord = z.infer<typeof registryHistory>
export type Refusal = z.infer<typeof refusal>
export type Annotation = z.infer<typeof annotation>

/** Marks a file that holds lists of several kinds of record, each under its name. */
export const ownFormat = 'stemcell/own/1'

const lists = Object.entries({ ...vocabularies, ...literature })
  .filter(([name]) => (kinds as readonly string[]).includes(name))
  .map(([name, file]) => [name, file.shape.items.optional()] as const)

const additions = {
  results: z.array(addedResult).optional(),
  corrections: z.array(correction).optional(),
  annotations: z.array(annotation).optional(),
}

/** What is in such a file beside records: for the dictionary, which tells of those already. */
export const ownAdditions = z
  .looseObject({ $schema, format: z.literal(ownFormat), ...additions })
  .describe('What data add takes beside records; lists of trials, references and so on stand there under their names')

/** A file of records of one's own: the lists that there are, each under its name. */
export const ownFile = z
  .strictObject({
    $schema,
    format: z.literal(ownFormat),
    trials: z.array(trial).optional(),
    ...Object.fromEntries(lists),
    ...additions,
  })
  .describe('Records of your own, as data add takes and data export writes them')
