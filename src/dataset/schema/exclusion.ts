/** What the dataset does not hold and why: studies left out, records that became one, and what is still to be verified. */
import * as z from 'zod'
import { choices } from '../choices.js'
import { $schema, id, text } from './common.js'

export const criterion = z
  .enum(choices.exclusionCriterion)
  .describe(
    'diabetic-share-unknown and diabetic-share-below-half: limb ischemia or wounds of mixed cause, see data/README.md',
  )

const readAt = z.array(z.string().min(1)).min(1).optional().describe('Addresses of the pages read')

export const exclusion = z
  .strictObject({
    study: text.describe('The study, in our own words'),
    criterion,
    why: text.describe('The reason in a sentence'),
    numbers: z.array(text).min(1).optional().describe('Registry numbers'),
    readAt,
  })
  .describe('A study that was read about and is not in the dataset')

export const merge = z
  .strictObject({
    what: text.describe('What stood elsewhere, in our own words'),
    part: text.describe('The entry, and the part of it, in which it stood'),
    reason: z
      .enum(['duplicate', 'superseded', 'derivable'])
      .describe('duplicate: held already; superseded: something better was read; derivable: other fields say it'),
    why: text.describe('The reason in a sentence'),
    record: text.optional().describe('Record of this dataset that holds it now'),
  })
  .describe('A piece of evidence that became part of a record')

export const lead = z
  .strictObject({
    what: text.describe('What is to be verified, in our own words; never a value'),
    kind: z
      .enum(['study', 'value', 'paper', 'page'])
      .describe('study: may belong here; value: of a record; paper: to be found; page: could not be read'),
    why: text.describe('Why it is no record or value yet'),
    record: id.optional().describe('Record of this dataset that it concerns'),
    readAt,
  })
  .describe('Something to verify')

const list = <T extends z.ZodType>(item: T) => z.strictObject({ $schema, items: z.array(item) })
export const files = { exclusions: list(exclusion), merges: list(merge), leads: list(lead) }
export type Exclusion = z.infer<typeof exclusion>
