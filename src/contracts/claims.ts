/** What sources and check print, and what show adds to a record. */
import * as z from 'zod'
import { article } from '../dataset/schema/literature.js'
import { citationStatuses, results, sentenceClasses, subjectKinds } from '../evidence/check/index.js'
import { stances, statuses, verdicts } from '../evidence/claims/index.js'
import { layerMark } from './layer.js'
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
  layer: layerMark,
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

const level = z.enum(['high', 'moderate', 'low', 'very-low'])
const reason = z.strictObject({ code: text, text }).nullable().describe('Why there is no verdict, or whose it is')

/** A claim as read, with its verdict. */
export const checkItem = z.strictObject({
  claim: text,
  verdict: result,
  reason,
  reading: z.strictObject({
    about: oneOf(subjectKinds).describe(
      'What the sentence is about, which decides how it is judged; study and people: only records that fit what is told of them count',
    ),
    terms: z.array(term),
    diseases: texts.describe('Diseases named; empty: none, so every disease was taken'),
    cells: texts,
    people: z
      .strictObject({
        age: z.enum(['pediatric', 'adult']).optional(),
        stage: z.enum(['at-risk', 'new-onset', 'established']).optional(),
        years: z.number().optional().describe('Years since the diagnosis'),
      })
      .describe('Narrower group of people: trials that are not known to be in it are left out'),
    groups: texts.describe(
      'Groups of people that no field of a trial tells apart: what is judged is of all people with the disease',
    ),
    strengths: texts,
    proof: z.enum(['proven', 'shown', 'unproven']).nullable(),
    settings: texts,
    places: texts.describe('Countries whose authority is named'),
    shares: z.array(z.number()).describe('Shares of people in percent'),
    numbers: texts,
    counts: texts.describe('Counts of people, as "10/12"'),
    assumptions: texts.describe('What was taken for granted'),
    outside: z.array(z.strictObject({ text, what: z.enum(['disease', 'treatment']) })),
    unmapped: texts.describe('Words that nothing explains and that could turn the meaning'),
    passedOver: texts.describe('Words that nothing explains and that modify no part of the claim'),
    beside: texts.describe('Things claimed beside what is judged: other diseases, measures that nothing explains'),
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
        certainty: level.nullable().describe('Of the trials that decide, by GRADE; null where none decides'),
        deciding: z.strictObject({ trials: count, people: count, best: text.nullable() }),
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

/** A sentence of a page or list. */
export const checkPageItem = z.strictObject({
  id: text.describe('Id given with the line, or its number'),
  sentence: text,
  readAs: text.describe('The sentence with the words that lead a list in'),
  heading: text.nullable(),
  class: z
    .enum(sentenceClasses)
    .describe('judged: has a verdict; beyond: a claim without one; no-claim: none could have one'),
  verdict: result,
  certainty: level.nullable(),
  reason,
  why: text,
  diseases: texts,
  cells: texts,
  takenFromPage: texts.describe('What headings and earlier sentences gave'),
  claims: z.array(z.strictObject({ says: text, verdict: result, rule: text })),
  passedOver: texts,
  numbersNotReported: texts.describe('Numbers that the study cited beside them does not report'),
})

const by = z.strictObject({ part: z.enum(['scorecard', 'citation']) })

/** The scorecard of a page, then its citations. */
export const checkPageGroup = z.union([
  z.strictObject({
    by,
    sentences: count,
    classes: countsOf(sentenceClasses),
    verdicts: countsOf(results),
    overstated: z.number().nullable().describe('Share of judged claims that are overstated or worse, in percent'),
    citations: countsOf(citationStatuses),
  }),
  z.strictObject({
    by,
    text,
    status: z.enum(citationStatuses),
    record: text.nullable().describe('Reference or trial on record'),
    judged: text.nullable().describe('Judged citation that is the same'),
    note: text,
  }),
])
