/** JSON Schemas of what sources and check print, and of what show adds to a record. */

import { results } from '../src/evidence/check/index.js'
import { stances, statuses, verdicts } from '../src/evidence/claims/index.js'

type Schema = Record<string, unknown>

const text: Schema = { type: 'string' }
const texts: Schema = { type: 'array', items: text }
const count: Schema = { type: 'integer', minimum: 0 }
const object = (
  properties: Record<string, Schema>,
  optional: readonly string[] = [],
  description?: string,
): Schema => ({
  type: 'object',
  ...(description ? { description } : {}),
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
})
const oneOf = (values: readonly string[], description?: string): Schema => ({
  enum: values,
  ...(description ? { description } : {}),
})
const nullable = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })
const counts = (keys: readonly string[]): Schema => object(Object.fromEntries(keys.map((key) => [key, count])))

const scorecard = object(
  { claims: count, verdicts: counts(verdicts), citations: count, statuses: counts(statuses) },
  [],
  'Claims by verdict, citations by status',
)

const side = oneOf(['for', 'against', 'uncontrolled', 'unclear'], 'Side of one result or count')

/** A trial that bears on a claim, with its side and where each result was read. */
const study = object(
  {
    trial: { ...text, description: 'Id of the trial' },
    stance: oneOf(stances, 'Side of the trial: mixed when its results stand on both'),
    silence: oneOf(['registered-only', 'not-reported-here', 'no-direction'], 'Why a silent trial is silent'),
    design: oneOf(['randomized-blinded', 'randomized', 'non-randomized', 'single-group']),
    designText: text,
    enrollment: nullable(count),
    enrollmentType: nullable(oneOf(['actual', 'estimated'])),
    results: {
      type: 'array',
      items: object(
        {
          id: { ...text, description: 'Id of the result within the trial' },
          outcome: text,
          timepointMonths: nullable({ type: 'number' }),
          direction: oneOf(['favors-cell', 'no-difference', 'favors-control', 'unclear']),
          side,
          p: nullable(text),
          definition: { ...text, description: 'What the source means by the outcome' },
          counts: {
            type: 'array',
            description: 'People with the event, arm by arm, where they are counted',
            items: object({
              arm: text,
              events: nullable(count),
              n: nullable(count),
              percent: nullable({ type: 'number' }),
            }),
          },
          level: oneOf(['full-text', 'abstract', 'registry', 'secondary', 'news']),
          locator: text,
          sources: texts,
        },
        ['definition'],
      ),
    },
    harms: {
      type: 'array',
      description: 'Counts of harm on the record of the trial, for safety claims',
      items: object({ what: oneOf(['serious-related', 'procedure-related', 'deaths']), count, side }),
    },
  },
  ['silence'],
)

/** Members that show adds to a record, computed from other records: what its page tells beside it. */
export const shownExtras: Record<string, Schema> = {
  studies: object(
    {
      rule: { ...texts, description: 'The rule by which trials were placed' },
      none: { ...nullable(text), description: 'Why no trial can bear on the claim; null when some can' },
      harm: { type: 'boolean', description: 'The claim warns of harm, so trials that saw harm are for it' },
      trials: { type: 'array', items: study },
      notShown: { ...texts, description: 'What these trials do not show' },
    },
    [],
    'Claims only: the trials that bear on it',
  ),
  scorecard: { ...scorecard, description: 'Articles only: claims by verdict, citations by status' },
  claims: {
    type: 'array',
    description: 'Articles and mechanisms: every claim that the article makes, or that is made about the mechanism',
    items: object({ id: text, statement: text, verdict: oneOf(verdicts), why: text, languageNote: text }, [
      'languageNote',
    ]),
  },
  citations: {
    type: 'array',
    description: 'Articles only: every citation it gives',
    items: object(
      {
        id: text,
        status: oneOf(statuses),
        actual: nullable(text),
        differences: texts,
        searchNote: { ...text, description: 'Where we looked; absence there is no proof' },
      },
      ['searchNote'],
    ),
  },
  onRecord: {
    ...counts(['trials', 'claims', 'reviews']),
    description:
      'Diseases, cells and outcomes only: how many trials, claims and published syntheses concern the entry or one below it',
  },
  mechanisms: {
    ...texts,
    description:
      'Cells and nodes only: ids of the mechanisms that name it; of a cell type also those of which a link names it',
  },
  broaderMechanisms: {
    type: 'array',
    description:
      'Cells that no mechanism names only: mechanisms of the nearest broader cell types of which some are known',
    items: object({ cell: text, mechanisms: texts }),
  },
  links: {
    ...texts,
    description: 'Nodes only: ids of its links (kind edges), the strongest evidence first',
  },
}

/** An item of sources: the article as its schema has it, and its scorecard. */
export const sourceItem = (article: Schema): Schema => ({
  ...article,
  properties: { ...(article.properties as Record<string, Schema>), scorecard },
  required: [...(article.required as string[]), 'scorecard'],
})

const result = oneOf(results, 'Verdict of a rule; the sentence has that of its worst part')

const term: Schema = {
  type: 'object',
  description: 'A word or phrase of the claim and what it was taken for: role, and what goes with the role',
  properties: {
    text,
    at: { ...count, description: 'Where it begins in the claim' },
    clause: count,
    from: oneOf(['vocabulary', 'lexicon', 'number', 'nothing']),
    role: text,
    ids: { ...texts, description: 'Entries of the vocabularies' },
  },
  required: ['text', 'at', 'clause', 'from', 'role'],
}

/** What check prints. */
export const checkItem: Schema = object({
  claim: text,
  verdict: result,
  reading: object({
    terms: { type: 'array', items: term },
    diseases: { ...texts, description: 'Diseases named; empty: none, so every disease was taken' },
    cells: texts,
    people: object(
      { age: oneOf(['pediatric', 'adult']), stage: oneOf(['at-risk', 'new-onset', 'established']) },
      ['age', 'stage'],
      'Narrower group of people',
    ),
    strengths: texts,
    proof: nullable(oneOf(['proven', 'shown', 'unproven'])),
    settings: texts,
    places: { ...texts, description: 'Countries whose authority is named' },
    shares: { type: 'array', items: { type: 'number' }, description: 'Shares of people in percent' },
    numbers: texts,
    counts: { ...texts, description: 'Counts of people, as "10/12"' },
    assumptions: { ...texts, description: 'What was taken for granted' },
    outside: { type: 'array', items: object({ text, what: oneOf(['disease', 'treatment']) }) },
    unmapped: { ...texts, description: 'Words that nothing explains' },
  }),
  parts: {
    type: 'array',
    description: 'Every thing claimed, in every disease named',
    items: object({
      says: text,
      claimed: { type: 'object', properties: { what: text }, required: ['what'] },
      denied: { type: 'boolean' },
      words: texts,
      diseases: texts,
      cells: texts,
      outcomes: texts,
      verdict: result,
      rule: { ...text, description: 'Name of the rule that decided' },
      reason: text,
      trials: { type: 'array', items: study },
      notShown: { ...texts, description: 'What these trials do not show' },
    }),
  },
  near: {
    type: 'array',
    description: 'Judged claims that share an effect or measure, the nearest first',
    items: object({
      id: text,
      statement: text,
      verdict: oneOf(verdicts),
      score: {
        type: 'number',
        description:
          'Effect in common counts four, cells and disease one each, strength and speaking of little else a half each',
      },
      shared: texts,
    }),
  },
})
