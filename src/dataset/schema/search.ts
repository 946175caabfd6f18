/** How the studies were found: the question, the searches word by word, and what became of each study that they named. */
import * as z from 'zod'
import { choices } from '../choices.js'
import { $schema, count, id, partialDate, text } from './common.js'
import { criterion } from './exclusion.js'

const query = z
  .strictObject({
    date: partialDate,
    where: id.describe('Where it was asked (id of sources)'),
    words: text.describe('The words, in their language'),
    shortened: z.literal(true).optional().describe('The words were kept in part only'),
    hits: count.describe('Hits shown, all of them screened'),
    named: count.describe('Studies named by the hits that were carried forward'),
    excluded: z
      .array(z.strictObject({ what: text, criterion: z.enum(choices.screeningCriterion), why: text }))
      .describe('Hits or groups of hits that were not carried forward, as the screener noted them'),
  })
  .describe('A search')

const candidate = z
  .strictObject({
    what: text.describe('The study or report, in our own words'),
    from: z.enum(['search', 'noticed']).describe('noticed: met while values of other studies were checked'),
    became: z
      .enum(['new-study', 'further-report', 'already-held', 'excluded', 'lead'])
      .describe('lead: not enough is known of it to make a record (leads.json)'),
    trial: id.optional().describe('Trial of this dataset that it became or belongs to'),
    criterion: criterion.optional().describe('Why it was excluded (exclusions.json)'),
  })
  .describe('A study or report that was carried forward')

export const search = z
  .strictObject({
    $schema,
    question: text,
    eligibility: z.strictObject({ include: z.array(text).min(1), exclude: z.array(text).min(1) }),
    sources: z.array(z.strictObject({ id, what: text })).min(1),
    saved: z
      .strictObject({
        registry: z.literal('clinicaltrials.gov'),
        condition: text.describe('Words for the condition, as API v2 takes them (query.cond)'),
        intervention: text.describe('Words for the intervention (query.intr)'),
        note: text,
      })
      .optional()
      .describe('The search that sync --new asks a registry: for studies that came since'),
    before: z
      .strictObject({ published: count, registered: count, asOf: partialDate })
      .describe('Studies that the dataset held before these searches'),
    queries: z.array(query),
    candidates: z.array(candidate),
    notDone: z.array(text).describe('What a systematic review would have done and this did not'),
  })
  .describe('How the studies were found')
export type SearchLog = z.infer<typeof search>
