/** What stemcell data prints. */
import * as z from 'zod'
import { layerNames } from '../dataset/index.js'
import { count, oneOf } from './pieces.js'

const maybe = (description: string) => z.string().nullable().describe(description)

const fault = z.strictObject({
  file: z.string(),
  line: z.number().int().min(1).nullable().describe('Line of the file; null where none is known'),
  path: z.string().describe('Path within the record; empty for the whole of it'),
  value: maybe('What stands there, as JSON, cut where it is long'),
  message: z.string().describe('What is wrong, and what was expected'),
  todo: z.string(),
})

/** A record of a layer. */
export const ownItem = z.strictObject({
  key: z.string().describe('What data remove takes'),
  type: z.string().describe('Kind of record, or results, corrections, annotations'),
  layer: oneOf(layerNames),
  title: maybe('What it is, in its own words'),
  from: z.string().describe('The file it came from, as it was named'),
  added: z.string().describe('Day on which it was added'),
  isUsed: z.boolean().describe('False where it does not fit the rest (any more) and is set aside'),
  reasons: z.array(z.string()).describe('Why it is set aside'),
})

/** What became of a record that was offered, or named. */
export const ownChangeItem = z.strictObject({
  key: maybe('What it is kept under; null where that could not be told'),
  result: z.enum(['added', 'replaced', 'unchanged', 'refused', 'removed', 'fits']),
  file: z.string(),
  line: z.number().int().min(1).nullable(),
  faults: z.array(fault),
})

/** A version of the user's dataset. */
export const editionItem = z.strictObject({
  edition: z.number().int().min(1),
  isNewest: z.boolean(),
  made: z.string().describe('When (UTC)'),
  why: z.string().describe('What triggered it'),
  version: z.string().describe('Version of the dataset that it is'),
  bundled: z.string().describe('Version of the bundled dataset under it'),
  program: z.string(),
  records: count.describe('Records of yours in it'),
  aside: count.describe('Of these, set aside'),
  bytes: count,
})
