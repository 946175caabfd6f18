/** What compare, map, timeline and gaps print. */
import * as z from 'zod'
import { groupNames } from '../evidence/comparison/index.js'
import { gapKinds } from '../evidence/gaps/index.js'
import { count, missingReason, oneOf } from './pieces.js'

/** A row of a comparison. */
export const compareItem = z.strictObject({
  group: oneOf(groupNames),
  field: z.string().describe('Path in the record, or an outcome and its time'),
  label: z.string(),
  values: z
    .array(
      z.strictObject({
        trial: z.string(),
        text: z.string().nullable(),
        missing: missingReason.nullable().describe('Why there is no value'),
        sources: z.array(z.string()).describe('Sources of the trial that it may come from'),
        level: z
          .string()
          .nullable()
          .describe('How it was read; null when its possible sources were read at different levels'),
        locator: z.string().nullable(),
        direction: z.enum(['favors-cell', 'no-difference', 'favors-control', 'unclear']).optional(),
        controlled: z.boolean().optional().describe('Whether that direction is against a control group'),
      }),
    )
    .describe('One per trial, in the order asked'),
  differs: z.boolean(),
  warnings: z.array(z.string()).describe('What stands against setting these side by side'),
})

/** A cell of a gap map. */
export const mapItem = z.strictObject({
  row: z.string(),
  column: z.string(),
  trials: z.array(z.string()),
  participants: count.describe('Sum of the known enrollments'),
  participantsUnknown: count.describe('Trials whose enrollment is not known'),
  betweenGroup: z.array(z.string()).describe('Trials with numbers against a control group'),
  design: z
    .enum(['randomized', 'non-randomized', 'single-group', 'unknown'])
    .nullable()
    .describe('Best design among the trials'),
  direction: z
    .enum(['favors-cell', 'no-difference', 'favors-control', 'mixed', 'unclear', 'uncontrolled'])
    .nullable()
    .describe(
      'What results against a control group say; uncontrolled: there is none, only changes from before or cells against cells',
    ),
  state: z.enum(['none', 'no-numbers', 'uncompared', 'compared']),
  syntheses: z.array(z.string()).describe('Published syntheses on record that pooled it'),
  command: z.string().optional().describe('Lists the trials of the cell'),
})

/** A trial on the timeline. */
export const timelineItem = z.strictObject({
  id: z.string(),
  status: z.string(),
  statusAsOf: z.string().nullable().describe('Day of the status; null when not on record'),
  isStale: z.boolean().describe('Whether the status may have changed since'),
  isDisputed: z.boolean().describe('Whether sources dispute its design'),
  disease: z.string(),
  cells: z.array(z.string()),
  enrollment: count.nullable(),
  start: z.number().nullable().describe('Year with a fraction for the month'),
  end: z.number().nullable(),
  ongoing: z.boolean(),
  reports: z.array(z.number().int()).describe('Years of its reports'),
  unreportedYears: count
    .nullable()
    .describe('Years since it ended without a report or result on record; null when that is not so'),
})

/** What stands beside the trials of a timeline. */
export const timelineGroup = z.strictObject({
  perYear: z.array(z.strictObject({ year: z.number().int(), started: count, reported: count, silent: count })),
  decisions: z.array(z.strictObject({ id: z.string(), date: z.string(), kind: z.string(), product: z.string() })),
})

/** A gap. */
export const gapItem = z.strictObject({
  kind: oneOf(gapKinds),
  subject: z.string(),
  statement: z.string(),
  basis: z.string().describe('What on record shows it'),
  decidingStudy: z.string().nullable().describe('The study that would decide, where one is named'),
  records: z.array(z.string()),
})
