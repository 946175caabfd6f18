/** What stemcell registry prints. */
import * as z from 'zod'
import { trial } from '../dataset/schema/trial.js'
import { count } from './pieces.js'

/** A study of the registry in the form of our trials; of any disease. */
export const registryTrial = z
  .strictObject({
    ...trial.shape,
    disease: trial.shape.disease.nullable().describe('Disease (id of diseases); null where it is none of them'),
  })
  .describe('A study as the registry has it, in the form of a trial')

export const registryImportItem = z.strictObject({
  source: z.string().describe('File or folder that was read; of registry update whose updates'),
  read: count.describe('Studies read from it, in this run and those before that it went on with; faults included'),
  added: count,
  changed: count,
  same: count.describe('The same as what was kept'),
  older: count.describe('Older than what was kept, so not taken'),
  passed: count.describe('Studies that an earlier run had done, which did not end'),
  faulty: count.describe('Places that could not be read as a study'),
  faults: z
    .array(z.strictObject({ place: z.string(), message: z.string(), todo: z.string() }))
    .describe('The first hundred of them'),
})

export const registryStudyItem = z.strictObject({
  id: z.string(),
  aliases: z.array(z.string()).describe('Every number it answers to'),
  updated: z.string().nullable().describe('Day of the last update in the registry'),
  trial: registryTrial,
  record: z.unknown().describe('The record as it came'),
})

export const registryCountItem = z.strictObject({
  by: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable())
    .describe('Field and value; null where the value is not known'),
  count: count.describe('Studies'),
})
