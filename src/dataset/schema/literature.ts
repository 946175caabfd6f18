/** References (CSL-JSON), the articles whose claims are judged, their claims and citations, published syntheses. */

import * as z from 'zod'
import { choices } from '../choices.js'
import {
  $schema,
  address,
  count,
  finite,
  id,
  isCalendarDay,
  missing,
  note,
  partialDate,
  sourceLevel,
  text,
} from './common.js'

const cslName = z.union([z.strictObject({ family: text, given: text.optional() }), z.strictObject({ literal: text })])

/** A reference in CSL-JSON; what is ours is under "custom", as that format allows. */
export const reference = z
  .strictObject({
    id,
    type: z.enum(choices.referenceType),
    author: z.array(cslName).min(1).optional(),
    issued: z
      .strictObject({
        'date-parts': z
          .array(z.array(z.int()).min(1).max(3).refine(isCalendarDay, 'expected a day that the calendar has'))
          .length(1),
      })
      .optional(),
    title: text.optional(),
    'container-title': text.optional(),
    volume: text.optional(),
    issue: text.optional(),
    page: text.optional(),
    DOI: z
      .string()
      .regex(/^10\.\d{4,9}\/\S+$/, 'expected a DOI such as 10.2337/dc15-0171')
      .optional(),
    PMID: z
      .string()
      .regex(/^\d{1,8}$/, 'expected digits')
      .optional(),
    PMCID: z
      .string()
      .regex(/^PMC\d+$/, 'expected PMC and digits')
      .optional(),
    URL: address.optional(),
    custom: z.strictObject({
      level: sourceLevel.nullable().describe('How it was read; null when nobody on this project read it'),
      read: text.nullable().describe('What was read of it, in words'),
      readAt: z.array(address).optional().describe('Addresses of the pages read'),
      describedAs: text.optional().describe('What it is, in our words, where its title was not read'),
      authorsCut: z.boolean().optional().describe('The author list was not read to its end'),
      doiDerivedFrom: address
        .optional()
        .describe(
          'The publisher’s address that was read, from which the DOI follows by the publisher’s own numbering; the DOI itself was printed nowhere that was read',
        ),
      doiSought: partialDate.optional().describe('When a DOI was looked for and none was found'),
      doiSoughtIn: z.array(text).min(1).optional().describe('Where it was looked for'),
      retracted: z.boolean().nullable().describe('true when retracted; null when nobody checked'),
      retractionChecked: partialDate
        .optional()
        .describe('The day for which that holds: of the check, or of the list of notices that was read'),
      retractionCheckedAt: address.optional().describe('The list of notices that was read'),
      notices: z
        .array(
          z.strictObject({
            kind: z.enum(choices.notice),
            DOI: z
              .string()
              .regex(/^10\.\d{4,9}\/\S+$/, 'expected a DOI')
              .optional(),
            seenAt: address,
          }),
        )
        .min(1)
        .optional()
        .describe('Corrections, errata, expressions of concern and retractions that were met'),
      trials: z.array(id).optional().describe('Trials of this dataset that it reports'),
      aliases: z.array(text).optional().describe('Other ids under which the evidence files name it'),
      notes: z.array(note).optional(),
      openQuestions: z.array(note).optional(),
    }),
    missing,
  })
  .describe('A reference, CSL-JSON')

/** A web article whose claims are judged. Only bibliographic facts: its text is not ours to ship. */
export const article = z
  .strictObject({
    id,
    kind: z.enum(['clinic-page', 'news', 'news-translation', 'blog', 'journal-abstract', 'other']),
    title: text.nullable(),
    publisher: text.nullable(),
    author: text.nullable(),
    date: text.nullable(),
    url: address.nullable(),
    languages: z.array(z.enum(['en', 'zh'])).min(1),
    description: text.describe('What it is, in our words'),
    notes: z.array(note).optional(),
    missing,
  })
  .describe('A web article whose claims and citations are judged')

const cited = z.strictObject({
  authors: text.nullable(),
  year: z.int().nullable(),
  title: text.nullable(),
  journal: text.nullable(),
  volume: text.nullable(),
  issue: text.nullable(),
  pages: text.nullable(),
  url: address.nullable(),
})

/** One citation of an article, as printed there, and what it really is. */
export const citation = z
  .strictObject({
    id,
    article: id,
    place: text.describe('Where the article cites it: reference list, in the text, …'),
    asCited: cited,
    actual: id.nullable().describe('The reference it really is (id of references)'),
    status: z.enum(['verified', 'details-wrong', 'link-mismatch', 'misattributed', 'not-found']),
    differences: z.array(text),
    linkedPmc: z
      .strictObject({ id: text, resolvedTo: text.nullable(), note: text, searched: z.array(text) })
      .optional(),
    sourcesRead: z.array(z.string()),
    openQuestions: z.array(note),
    searchNote: text.optional().describe('Where we looked when it was not found; absence is no proof'),
  })
  .describe('A citation of a judged article, checked')

export const claim = z
  .strictObject({
    id,
    kind: z.enum([
      'efficacy',
      'mechanism',
      'pathology',
      'cell-biology',
      'safety',
      'outlook',
      'regulatory',
      'epidemiology',
    ]),
    statement: text.describe('The claim in our words'),
    warns: z.boolean().describe('Whether it warns of harm, so that trials that saw harm are for it'),
    diseases: z.array(id),
    cells: z.array(id),
    mechanisms: z.array(id),
    mechanismLabels: z.array(text).optional().describe('Mechanism words of the claim that have no entry of their own'),
    outcomes: z.array(id),
    articles: z.array(id).min(1).describe('Articles that make it'),
    citations: z.array(id).describe('Citations the articles give for it'),
    verdict: z.enum(['supported', 'partly-supported', 'overstated', 'contradicted', 'unverified']),
    why: text,
    evidence: z.array(z.strictObject({ url: address, what: text, reference: id.optional(), trial: id.optional() })),
    languageNote: text.optional().describe('How the Chinese wording differs in strength from the English'),
    openQuestions: z.array(note).optional(),
  })
  .describe('A claim made by an article, judged')

/** A study in the tables of a published synthesis. */
export const studyOfReview = z.strictObject({
  study: text.optional().describe('As the synthesis names it'),
  author: text.optional().describe('Family name of its first author, where the synthesis names it so'),
  year: z.int().optional(),
  group: z.int().optional(),
  design: text.optional(),
  isRandomized: z.boolean().optional(),
  country: text.optional(),
  disease: text.nullable().optional(),
  cell: text.nullable().optional(),
  arms: z.record(z.string(), z.strictObject({ n: count.nullable() })).optional(),
  doseText: text.optional(),
  followUpMonths: z.array(finite).optional(),
  blinding: text.optional(),
  note: text.optional(),
})

export const review = z
  .strictObject({
    id,
    reference: id,
    question: text,
    diseases: z.array(id),
    cells: z.array(id),
    studies: z.int().nullable(),
    participants: z.int().nullable(),
    pooled: z.array(
      z.strictObject({
        outcome: id,
        measure: z.enum(['md', 'smd', 'rr', 'or']),
        unit: text.nullable(),
        value: finite,
        ci: z.tuple([finite, finite]).nullable(),
        p: text.nullable(),
        i2: finite.nullable(),
        model: z.enum(['common', 'random']).nullable(),
        studies: z.int().nullable(),
        participants: z.int().nullable(),
        timepointMonths: finite.nullable(),
        comparison: z.enum(['against-control', 'before-after', 'between-subgroups']),
        isTurned: z.boolean().optional().describe('Its sign is turned: positive stands for a fall'),
        note: text.optional(),
        anomaly: text.optional(),
      }),
    ),
    perStudy: z.array(studyOfReview).describe('Rows of its study tables as far as they were read'),
    conclusion: text,
    certainty: text.nullable(),
    sources: z.array(z.strictObject({ url: address, what: text, level: sourceLevel })).min(1),
    notes: z.array(note).optional(),
    openQuestions: z.array(note).optional(),
    missing,
  })
  .describe('A published synthesis')

const list = <T extends z.ZodType>(item: T) => z.strictObject({ $schema, items: z.array(item) })
export const files = {
  references: list(reference),
  articles: list(article),
  citations: list(citation),
  claims: list(claim),
  reviews: list(review),
}

export type Reference = z.infer<typeof reference>
export type Article = z.infer<typeof article>
export type Citation = z.infer<typeof citation>
export type Claim = z.infer<typeof claim>
export type Review = z.infer<typeof review>
