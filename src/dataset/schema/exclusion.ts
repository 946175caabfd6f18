/** What the evidence files hold and the dataset does not, with the reason. */
import { z } from 'zod'
import { $schema, text } from './common.js'

export const exclusion = z
  .strictObject({
    from: text.describe('Evidence record and field it stood in'),
    what: text.describe('What was left out, in our own words'),
    reason: z.enum([
      'remembered-not-read',
      'duplicate',
      'derivable',
      'not-diabetes',
      'no-stem-cells',
      'no-registry-number',
      'content-not-readable',
      'search-log',
      'workplace-bookkeeping',
      'superseded',
    ]),
    why: text.describe('The reason in a sentence'),
    pointer: text.optional().describe('Record of this dataset that it concerns'),
  })
  .describe('A piece of evidence that is not in the dataset')

export const exclusions = z.strictObject({ $schema, items: z.array(exclusion) })
export type Exclusion = z.infer<typeof exclusion>
