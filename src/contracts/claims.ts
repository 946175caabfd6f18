/** What sources and check print, and what show adds to a record. */
import { z } from 'zod'
import { article } from '../dataset/schema/literature.js'
import { results } from '../evidence/check/index.js'
import { stances, statuses, verdicts } from '../evidence/claims/index.js'
import { count, countsOf, oneOf, readLevel } from './pieces.js'

const text = z.string()
const texts = z.array(z.string())

const scorecard = z
  .strictObject({ claims: count, verdicts: countsOf(verdicts), citations: count, statuses: countsOf(statuses) })
  .describe('Claims by verdict, citations by status')

const side = z.enum(['for', 'against', 'uncontrolled', 'unclear']).describe('Side of one result or count')

/** A trial that bears on a claim, with its side and where each result was read. */
const study = z.strictObject({
  trial: text.describe('Id of the trial'),
  stance: oneOf(stances).describe('Side of the trial: mixed when its results stand on both'),
  silence: z
    .enum(['registered-only', 'not-reported-here', 'no-direction'])
    .optional()
    .describe('Why a silent trial is silent'),
  design: z.enum(['randomized-blinded', 'randomized', 'non-randomized', 'single-group']),
  designText: text,
  enrollment: count.nullable(),
  enrollmentType: z.enum(['actual', 'estimated']).nullable(),
  results: z.array(
    z.strictObject({
      id: text.describe('Id of the result within the trial'),
      outcome: text,
      timepointMonths: z.number().nullable(),
      direction: z.enum(['favors-cell', 'no-difference', 'favors-control', 'unclear']),
      side,
      p: text.nullable(),
      definition: text.optional().describe('What the source means by the outcome'),
      counts: z
        .array(
          z.strictObject({
            arm: text,
            events: count.nullable(),
            n: count.nullable(),
            percent: z.number().nullable(),
          }),
        )
        .describe('People with the event, arm by arm, where they are counted'),
      level: readLevel,
      locator: text,
      sources: texts,
    }),
  ),
  harms: z
    .array(z.strictObject({ what: z.enum(['serious-related', 'procedure-related', 'deaths']), count, side }))
    .describe('Counts of harm on the record of the trial, for safety claims'),
})

/** Members that show adds to a record, computed from other records: what its page tells beside it. */
const shownExtras = {
  studies: z
    .strictObject({
      rule: texts.describe('The rule by which trials were placed'),
      none: text.nullable().describe('Why no trial can bear on the claim; null when some can'),
      harm: z.boolean().describe('The claim warns of harm, so trials that saw harm are for it'),
      trials: z.array(study),
      notShown: texts.describe('What these trials do not show'),
    })
    .describe('Claims only: the trials that bear on it'),
  scorecard: scorecard.describe('Articles only: claims by verdict, citations by status'),
  claims: z
    .array(
      z.strictObject({
        id: text,
        statement: text,
        verdict: oneOf(verdicts),
        why: text,
        languageNote: text.optional(),
      }),
    )
    .describe('Articles and mechanisms: every claim that the article makes, or that is made about the mechanism'),
  citations: z
    .array(
      z.strictObject({
        id: text,
        status: oneOf(statuses),
        actual: text.nullable(),
        differences: texts,
        searchNote: text.optional().describe('Where we looked; absence there is no proof'),
      }),
    )
    .describe('Articles only: every citation it gives'),
  onRecord: countsOf(['trials', 'claims', 'reviews']).describe(
    'Diseases, cells and outcomes only: how many trials, claims and published syntheses concern the entry or one below it',
  ),
  mechanisms: texts.describe(
    'Cells and nodes only: ids of the mechanisms that name it; of a cell type also those of which a link names it',
  ),
  broaderMechanisms: z
    .array(z.strictObject({ cell: text, mechanisms: texts }))
    .describe(
      'Cells that no mechanism names only: mechanisms of the nearest broader cell types of which some are known',
    ),
  links: texts.describe('Nodes only: ids of its links (kind edges), the strongest evidence first'),
}

/** A record with what is computed beside it. */
export const shownItem = z
  .strictObject({
    type: text.describe('Kind of the record'),
    record: z.looseObject({}).describe('The whole record; its schema is that of its kind'),
  })
  .extend(z.strictObject(shownExtras).partial().shape)

/** An article as its schema has it, and its scorecard. */
export const sourceItem = article.extend({ scorecard })

const result = oneOf(results).describe('Verdict of a rule; the sentence has that of its worst part')

const term = z
  .looseObject({
    text,
    at: count.describe('Where it begins in the claim'),
    clause: count,
    from: z.enum(['vocabulary', 'lexicon', 'number', 'nothing']),
    role: text,
    ids: texts.optional().describe('Entries of the vocabularies'),
  })
  .describe('A word or phrase of the claim and what it was taken for: role, and what goes with the role')

/** A claim as read, with its verdict. */
export const checkItem = z.strictObject({
  claim: text,
  verdict: result,
  reading: z.strictObject({
    terms: z.array(term),
    diseases: texts.describe('Diseases named; empty: none, so every disease was taken'),
    cells: texts,
    people: z
      .strictObject({
        age: z.enum(['pediatric', 'adult']).optional(),
        stage: z.enum(['at-risk', 'new-onset', 'established']).optional(),
      })
      .describe('Narrower group of people'),
    strengths: texts,
    proof: z.enum(['proven', 'shown', 'unproven']).nullable(),
    settings: texts,
    places: texts.describe('Countries whose authority is named'),
    shares: z.array(z.number()).describe('Shares of people in percent'),
    numbers: texts,
    counts: texts.describe('Counts of people, as "10/12"'),
    assumptions: texts.describe('What was taken for granted'),
    outside: z.array(z.strictObject({ text, what: z.enum(['disease', 'treatment']) })),
    unmapped: texts.describe('Words that nothing explains'),
  }),
  parts: z
    .array(
      z.strictObject({
        says: text,
        claimed: z.looseObject({ what: text }),
        denied: z.boolean(),
        words: texts,
        diseases: texts,
        cells: texts,
        outcomes: texts,
        verdict: result,
        rule: text.describe('Name of the rule that decided'),
        reason: text,
        trials: z.array(study),
        notShown: texts.describe('What these trials do not show'),
      }),
    )
    .describe('Every thing claimed, in every disease named'),
  near: z
    .array(
      z.strictObject({
        id: text,
        statement: text,
        verdict: oneOf(verdicts),
        score: z
          .number()
          .describe(
            'Effect in common counts four, cells and disease one each, strength and speaking of little else a half each',
          ),
        shared: texts,
      }),
    )
    .describe('Judged claims that share an effect or measure, the nearest first'),
})
