/** The JSON of methods. */
import * as z from 'zod'
import { search } from '../dataset/schema/search.js'
import { count } from './pieces.js'

const { question, eligibility, sources, notDone, queries } = search.shape

export const methodsItem = z.strictObject({
  question,
  eligibility,
  sources,
  flow: z
    .array(
      z.strictObject({
        box: z.string().describe('Box of the PRISMA 2020 flow diagram'),
        stage: z.enum(['before', 'identification', 'screening', 'assessment', 'included']),
        text: z.string(),
        n: count,
      }),
    )
    .describe('The flow; its last row is the number of trials in the dataset'),
  screenedOut: z
    .array(z.strictObject({ criterion: z.string(), n: count }))
    .describe('Notes of the screening by criterion'),
  excluded: z
    .array(z.strictObject({ what: z.string(), criterion: z.string().nullable() }))
    .describe('Studies excluded after assessment'),
  secondReading: z.looseObject({}).describe('What the second reading came to'),
  notDone,
  queries,
})
