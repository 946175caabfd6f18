/** What diff and news print: what changed between two datasets, and what that means. */
import * as z from 'zod'
import { kinds } from '../dataset/index.js'
import { oneOf } from './pieces.js'

const value = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** A record that is another. */
export const changeItem = z.strictObject({
  kind: oneOf(kinds),
  id: z.string(),
  change: z.enum(['added', 'changed', 'gone']),
  fields: z
    .array(
      z.strictObject({
        path: z.string().describe('Path of the value; list items by their id'),
        before: value.optional().describe('Absent where there was none'),
        after: value.optional().describe('Absent where there is none'),
        why: z.string().optional().describe('Why, where a correction says so'),
      }),
    )
    .describe('Values of a record that is in both'),
})

export const consequences = ['verdict', 'pooled', 'headline', 'claim', 'bias', 'gap'] as const

/** An answer of the program that is another, or a version between the two datasets. */
export const consequenceGroup = z.strictObject({
  what: oneOf([...consequences, 'version', 'methods']).describe(
    'version: an edition between the two, with what triggered it; before and after are versions of the dataset. methods: what is another in how it was made. verdict: what check’s rules say of a judged claim. pooled: the default answer of pool. headline: of a trial. claim: the trials that bear on it. bias: overall, of a result. gap: opened or closed',
  ),
  about: z.string().describe('What it is of: ids, or ids joined by a slash'),
  text: z.string().describe('The same in words'),
  before: z.string().nullable().describe('Null where there was none'),
  after: z.string().nullable().describe('Null where there is none'),
  command: z.string().describe('The command that shows it'),
})
