/** What bias prints. */
import * as z from 'zod'
import { choices } from '../dataset/index.js'
import { readLevel } from './pieces.js'

const judgments = ['low', 'some concerns', 'high', 'moderate', 'serious', 'critical', 'no information'] as const

const readFrom = z
  .array(
    z.strictObject({
      path: z.string().describe('Path of the field or result row in the record'),
      levels: z
        .array(readLevel)
        .describe('Levels it may have been read at, best first; one when the record tells which'),
      locator: z.string().nullable().describe('Where in the source'),
      sources: z.array(z.string()).describe('Sources of the record (s1, s2, …)'),
    }),
  )
  .describe('Where the facts behind the judgment were read')

/** A result with its assessment. */
export const biasItem = z.strictObject({
  trial: z.string().describe('Id of the trial'),
  result: z.string().describe('Id of the result row'),
  outcome: z.string().describe('Id of the outcome measure'),
  scale: z.enum(choices.resultScale).nullable(),
  timepointMonths: z.number().min(0).nullable(),
  tool: z.enum(['RoB 2', 'ROBINS-I', 'not assessable']),
  overall: z.enum([...judgments, 'not assessable']),
  atLeast: z.boolean().describe('Whether domains without information could make it worse'),
  sentence: z.string().describe('The assessment in a sentence, or why there is none'),
  domains: z
    .array(
      z.strictObject({
        name: z.string().describe('Domain of the tool'),
        judgment: z.enum(judgments),
        reason: z.string().describe('Why'),
        rule: z.string().describe('Name of the rule that decided; stemcell bias --rules explains it'),
        readFrom,
      }),
    )
    .describe('In the order of the tool; empty when neither tool applies'),
})

/** A rule of an assessment. */
export const biasRuleItem = z.strictObject({
  tool: z.enum(['RoB 2', 'ROBINS-I']),
  domain: z.string().describe('Domain of the tool'),
  name: z.string().describe('Name of the rule'),
  asks: z.string().describe('Signaling questions of the tool that it answers'),
  when: z.string().describe('The condition in words'),
  judgment: z.enum(judgments),
})
