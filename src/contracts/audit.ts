/** What audit prints. */
import * as z from 'zod'
import { auditRules, levels } from '../evidence/audit/index.js'
import { oneOf } from './pieces.js'

const values = z.record(z.string(), z.union([z.number(), z.string(), z.null()]))

/** A finding of the audit. */
export const auditItem = z.strictObject({
  trial: z.string().describe('Id of the trial'),
  rule: oneOf(auditRules.map(({ name }) => name)).describe('Rule that fired; stemcell audit --rules explains it'),
  level: oneOf(levels).describe(
    'contradiction: the values cannot all be right. suspicious: they can, for a reason that is not on record. note: a fact to know',
  ),
  path: z.string().describe('Path of the value concerned in the record; list items by their id'),
  message: z.string().describe('The finding in a sentence'),
  values: values.describe('The numbers on record that it rests on, by name'),
  expected: z.string().describe('What would have to be true for them to agree'),
  recomputed: values.describe('What the arithmetic gives, by name'),
  known: z
    .strictObject({
      as: z.enum(['anomaly', 'disagreement']).describe('Under what the record has it already'),
      text: z.string().describe('The words of the record'),
    })
    .nullable()
    .describe('Null: not on record yet'),
})

/** A rule of the audit. */
export const auditRuleItem = z.strictObject({
  name: z.string().describe('Name of the rule'),
  levels: z.array(oneOf(levels)).describe('Levels its findings can have'),
  demands: z.string().describe('What should be true'),
  source: z.string().describe('Paper, handbook or definition behind it'),
})
