/** What brief prints: one line of the page each. */
import * as z from 'zod'
import { briefSections } from '../evidence/brief/index.js'
import { count, oneOf } from './pieces.js'

export const briefItem = z.strictObject({
  section: oneOf(briefSections),
  subject: z.string().describe('Id of what the line is about: an outcome, a trial, an approval, a claim; or a word'),
  text: z.string().describe('The line as a person reads it'),
  certainty: z
    .enum(['high', 'moderate', 'low', 'very-low'])
    .nullable()
    .describe('GRADE; null where nothing is compared with a control group, and outside of benefit'),
  people: count.nullable().describe('People in the trials behind it, as far as their number is on record'),
  records: z.array(z.string()).describe('Records behind it'),
  command: z.string().describe('What tells more'),
})
