/** What report prints: each part with the table behind it. */
import * as z from 'zod'

export const reportItem = z.strictObject({
  part: z
    .enum([
      'in-short',
      'certainty',
      'outcomes',
      'map',
      'studies',
      'bias',
      'harms',
      'claims',
      'left-out',
      'methods',
      'sources',
      'repeat',
    ])
    .describe('Part of the report, its place in the page'),
  title: z.string(),
  command: z.string().nullable().describe('Command that answers the same; null where several do, which the rows name'),
  columns: z.array(z.string()),
  rows: z
    .array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])))
    .describe('The numbers behind the part, a value per column; the page hands them over as CSV'),
})
