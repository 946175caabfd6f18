/** A result of a trial: what each arm's numbers are, the effect between arms, and what they are judged by. */

import * as z from 'zod'
import { choices } from '../choices.js'
import { count, finite, id, missingReason, sourceIds, sourceLevel, text } from './common.js'

/** What one arm's result looks like, as reported. Only what was printed is present. */
export const armResult = z.strictObject({
  n: count.nullable().optional().describe('People behind this result'),
  mean: finite.optional(),
  sd: finite.min(0).optional().describe('Standard deviation'),
  se: finite.min(0).optional().describe('Standard error'),
  plusMinus: finite
    .min(0)
    .optional()
    .describe('A number after ± whose kind the source does not state: never use it as an SD'),
  ci: z.tuple([finite, finite]).optional().describe('Confidence interval of the mean'),
  ciLevel: finite.optional().describe('Level of the interval in percent, when not 95'),
  median: finite.optional(),
  q1: finite.optional(),
  q3: finite.optional(),
  min: finite.optional(),
  max: finite.optional(),
  events: count.optional().describe('People with the event'),
  percent: finite.optional().describe('Percentage of people with the event, as printed'),
  missing: missingReason.optional().describe('Why the arm has no number at all'),
  derived: z
    .record(z.string(), text)
    .optional()
    .describe('For each value that we derived: how (for example events: "11 = 40.7 % of 27")'),
})

export const effect = z.strictObject({
  measure: z
    .enum(choices.reportedEffect)
    .describe(
      'md mean difference, smd standardized mean difference, rr, or, hr ratios, rd risk difference, before-after change within one arm',
    ),
  value: finite.nullable(),
  unit: text.optional(),
  ci: z.tuple([finite, finite]).optional(),
  se: finite.optional(),
  range: z.tuple([finite, finite]).optional().describe('A bracketed pair whose kind is not an ordinary 95 % interval'),
  arms: z.tuple([z.string(), z.string()]).optional().describe('The two arms compared, first minus second'),
  label: text.optional().describe('The effect’s name in the source'),
  derived: text.optional().describe('How we derived it, when the source does not print it'),
  derivedPart: z
    .enum(['value', 'interval'])
    .optional()
    .describe('What of it was derived: the value itself, or only its interval'),
})

export const outcomeResult = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/)
    .describe('Id of the row within the trial, e.g. hba1c-12m-final'),
  outcome: id.describe('Outcome measure (id of outcomes)'),
  label: text.optional().describe('Name in the source where it says more than the vocabulary'),
  bothOf: z
    .tuple([z.string(), z.string()])
    .optional()
    .describe('Rows that count people with the one and with the other trait, where this row counts those with both'),
  counts: z
    .enum(['events'])
    .optional()
    .describe('The row counts events, of which a person may have several; without it, people'),
  characteristic: z
    .enum(choices.characteristic)
    .optional()
    .describe('Which characteristic of people a baseline-characteristic is'),
  kind: z.enum(choices.outcomeKind).describe('qualitative: a direction or a sentence, no number per arm'),
  scale: z
    .enum(choices.resultScale)
    .nullable()
    .describe(
      'Which number it is: baseline value, value at the time point, change from baseline, change in percent of baseline',
    ),
  timepointMonths: finite.min(0).nullable().describe('Months after the first treatment'),
  unit: text.nullable().describe('Unit as reported, American spelling'),
  primary: z.boolean().nullable().describe('Whether the source calls it a primary outcome'),
  look: z
    .enum(choices.look)
    .optional()
    .describe('An interim look or a post hoc analysis, where the source calls it so'),
  definition: text
    .optional()
    .describe('What the source means by the outcome, where names mislead (clinical remission, hypoglycemia)'),
  subgroup: text.optional().describe('Part of the participants the row speaks of'),
  subgroupBy: z
    .enum(['start', 'stay'])
    .optional()
    .describe(
      'How the part came about: by what people were at the start, or by who was still there. With every subgroup',
    ),
  spread: z
    .strictObject({
      kind: z.enum(choices.spreadKind),
      basis: z.enum(choices.spreadBasis),
      note: text.optional(),
    })
    .optional()
    .describe('What the spread in this row is and how we know'),
  arms: z.record(z.string(), armResult).describe('Result per arm id'),
  analyzed: z
    .enum(['as-allocated', 'per-protocol'])
    .optional()
    .describe('Whom the source says it analyzed: everybody as allocated, or those who followed the protocol'),
  isAdjusted: z.boolean().optional().describe('Whether the source says that the comparison was adjusted or modeled'),
  effect: effect.optional().describe('Effect as reported'),
  p: text.optional().describe('p-value as printed, e.g. "<0.05", "NS"'),
  pFor: text.optional().describe('What the p-value compares, when it is not arm against arm'),
  pOf: z
    .enum(['arms', 'other'])
    .optional()
    .describe('Whether the p-value compares the numbers of the arms in this row, or something else. With every pFor'),
  comparison: z
    .enum(choices.comparison)
    .describe(
      'What direction and p-value are judged by. against-control: people with the cells against people without. before-after: people against themselves. among-treated: cells against other cells, doses or groups of treated people. association: a correlation. none: a baseline value',
    ),
  direction: z
    .enum(choices.direction)
    .describe('What the source says: judged against the comparison arm where there is one, else against baseline'),
  note: text.optional(),
  sources: sourceIds,
  locator: text.describe('Where in the source: abstract, table 2, …'),
  level: sourceLevel,
  from: z.array(text).optional().describe('Evidence rows this row was merged from'),
})

export type ArmResult = z.infer<typeof armResult>
export type OutcomeResult = z.infer<typeof outcomeResult>
