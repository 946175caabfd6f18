/** What results prints beside its rows. */
import * as z from 'zod'
import { choices } from '../dataset/index.js'
import { count, readLevel } from './pieces.js'

const number = z.number().nullable()
const size = z.number().int().min(0).nullable()
const words = z.array(z.string())

/** A comparison: cells against control, side by side. */
export const wideItem = z.strictObject({
  trial: z.string().describe('Id of the trial'),
  result: z.string().describe('Id of the result within the trial'),
  study: z.string().describe('What the study is called in a table'),
  outcome: z.string().describe('Id of the outcome measure'),
  scale: z.enum(choices.resultScale).nullable(),
  time: number.describe('Months after the first treatment'),
  unit: z
    .string()
    .nullable()
    .describe('Unit of means and SDs; they are brought to the unit of the outcome where that can be'),
  definition: z.string().nullable(),
  subgroup: z.string().nullable(),
  arms1: words.describe('Arms with cells, taken together'),
  arms2: words.describe('Control arms, taken together'),
  n1: size,
  mean1: number,
  sd1: number,
  e1: size.describe('People with the event'),
  n2: size,
  mean2: number,
  sd2: number,
  e2: size,
  measure: z.enum([...choices.effectMeasure, 'gen']).describe('Measure of the effect'),
  yi: number.describe('Effect on the scale of the calculation: the log of a ratio'),
  vi: number.describe('Its sampling variance'),
  problem: z.string().nullable().describe('Why there is no effect'),
  cautions: words.describe('What was assumed, derived or converted'),
  level: readLevel,
  locator: z.string(),
  source: words.describe('Addresses of the pages that were read'),
})

const side = z.strictObject({
  people: count.describe('People with the event'),
  n: count.describe('People among whom'),
  trials: count,
})

/** What harms add up to, where they may be added. */
export const harmTotalItem = z.strictObject({
  harm: z.enum(choices.harm),
  compared: z
    .strictObject({ cells: side, control: side })
    .describe('Trials that tell both: sums of different trials must not be held against each other'),
  alone: side.describe('Arms with the intervention of trials that tell no control arm'),
  whole: z
    .strictObject({ people: count, trials: count })
    .nullable()
    .describe('Deaths of whole trials whose arms tell none, or fewer; null for harms whose numbers may be events'),
  notAdded: count.describe('Trials with a number that was not added'),
  bare: z
    .strictObject({ trials: count, deaths: count })
    .nullable()
    .describe(
      'Of events attributed to the treatment: trials that count none and give no number of any cause, with the deaths told in them; null for other harms',
    ),
  inWords: count.describe('Trials that tell it in words only'),
  notReported: count.describe('Trials whose sources were read and do not say'),
  notRead: count.describe('Trials of which no part was read that could say'),
})

/** A row in the columns of another program. */
export const programItem = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
  .describe('A row in the columns of the program that was named')
