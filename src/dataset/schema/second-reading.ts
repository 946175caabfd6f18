/** A second extraction of a record by a reader who did not see it, value by value, and what became of each difference. */
import * as z from 'zod'
import { count, partialDate, sourceIds, sourceLevel, text } from './common.js'

const scalar = z.union([z.string(), z.number()])
/** A value of the record: a number, a word, or a short list that is one value. */
const value = z.union([scalar, z.array(scalar).min(1)])

/** Values found alike on one page. */
const agreement = z.strictObject({
  sources: sourceIds,
  locator: text.describe('Where on the page'),
  values: z
    .record(z.string(), value)
    .describe('Path in the record (list items by their id) and the value that both readers found'),
})

/** A value that the two readers found differently. */
const difference = z.strictObject({
  path: text.describe('Path of the value in the record'),
  first: value.nullable().describe('What the record held'),
  second: value.describe('What the second reader found'),
  printed: text.optional().describe('The words in which the second reader found it'),
  sources: sourceIds,
  locator: text.describe('Where the second reader found it'),
  decided: z
    .enum(['first', 'second', 'both'])
    .describe('first: the record stands; second: the record was changed; both: both are kept, and the record says so'),
  why: text.describe('Why, in our own words'),
})

export const secondReading = z.strictObject({
  when: partialDate.describe('When the two readings were compared'),
  reader: z
    .enum(['second-extraction'])
    .describe('second-extraction: a second independent extraction from public pages, not a person’s sign-off'),
  level: sourceLevel.describe('Closest level at which the second reader read'),
  compared: count.describe('Values that both readers gave'),
  agreed: count.describe('Of these, values that both found alike'),
  changed: count.describe('Of these, values that were changed to what the second reader found'),
  agreements: z.array(agreement),
  differences: z.array(difference),
  added: z
    .array(text)
    .describe(
      'Values and result rows that only the second reader found, entered with their source: nobody confirmed them',
    ),
})
export type SecondReading = z.infer<typeof secondReading>
