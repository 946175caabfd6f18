/** Pieces that every record kind shares: ids, dates, sources, reasons for a missing value. */

import * as z from 'zod'
import { choices } from '../choices.js'

/** Lower-case words joined by hyphens: the id of a record in our own data. Registry numbers keep their own case elsewhere. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'expected lower-case letters, digits, hyphens and dots')
  .describe('Stable id, lower kebab case')

export const text = z
  .string()
  .min(1)
  .refine((s) => s.trim() === s, 'has white space at an end')

/** The calendar has the day: JavaScript makes March 2 of 30 February. */
export const isCalendarDay = ([year = 0, month = 1, day = 1]: readonly number[]): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** A date as exactly as the source gives it: year, month or day (ISO 8601). */
export const partialDate = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'expected YYYY, YYYY-MM or YYYY-MM-DD')
  .refine((date) => isCalendarDay(date.split('-').map(Number)), {
    error: 'expected a day that the calendar has',
    when: ({ issues }) => issues.length === 0,
  })
  .describe('Date as exact as the source gives it: YYYY, YYYY-MM or YYYY-MM-DD')

/** The address of a page, to be opened as it stands. */
export const address = z
  .string()
  .regex(/^https?:\/\/[^\s/]+\.[^\s]+$/, 'expected an address with its scheme, such as https://example.org/page')

export const count = z.int().min(0)
export const finite = z.number()

/**
 * Why a value is null. notRead: the part of the source that could hold it was not read. notReported: it was read and does
 * not say. notApplicable: the question makes no sense here.
 */
export const missingReason = z
  .enum(['notRead', 'notReported', 'notApplicable'])
  .describe(
    'Why a value is null. notRead: nobody on this project read a part of a source that could hold it. notReported: the source was read and does not give it. notApplicable: the question does not arise for this record',
  )
export type MissingReason = z.infer<typeof missingReason>

/** Reason per null value, keyed by its path in the record ("enrollment.count", "arms.cell.product.route"). */
export const missing = z
  .record(z.string(), missingReason)
  .describe('For every null in the record: its path (list items by their id) and why it is null')

/** How close to the original a statement was read. */
export const sourceLevel = z
  .enum(choices.level)
  .describe(
    'How it was read. full-text: the paper itself or a table or excerpt of it. abstract: journal or conference abstract. registry: a registry record or its mirror. secondary: somebody else’s table or review. news: press release or news item',
  )
export type SourceLevel = z.infer<typeof sourceLevel>

/** A page that was read for a record. */
export const source = z
  .strictObject({
    id: z
      .string()
      .regex(/^s\d+$/)
      .describe('Number of the source within its record: s1, s2, …'),
    url: address.describe('Address of the page that was read'),
    level: sourceLevel,
    what: text.describe('What was read there, in words: abstract, table 1, registry mirror, …'),
    reference: id.optional().describe('The reference (references.json) that this page is or reports'),
    registration: text
      .optional()
      .describe(
        'The registration of the record that a registry page shows; absent where it has the address of the registration, or shows none on record',
      ),
  })
  .describe('A page that was read for this record')
export type Source = z.infer<typeof source>

export const sourceIds = z
  .array(z.string().regex(/^s\d+$/))
  .min(1)
  .describe('Sources of this record (s1, s2, …)')

export const note = text.describe('A remark in our own words')

/** A place where two sources say different things; both are kept. */
export const disagreement = z.strictObject({
  about: text.nullable().describe('Field or outcome concerned, when it is a single one'),
  text: text.describe('Who says what, in our own words'),
  values: z
    .array(
      z.strictObject({
        by: text.describe('"report" or the number of the registration'),
        value: z.union([text, finite]),
      }),
    )
    .min(2)
    .optional()
    .describe('Who gives which value, where rules read it: masking in the words of its choices, people as a number'),
  sources: z.array(z.string()).optional(),
})

/** Something in the source that cannot be right (or that looks wrong), kept as the source has it. */
export const anomaly = z.strictObject({
  rule: id.describe('Name of the integrity rule it breaks, or "judgment" when no rule can see it'),
  path: z.string().min(1).describe('Path of the value concerned'),
  text: text.describe('What is wrong, in our own words'),
})

/** A code of an outside vocabulary, only as sure as the evidence for it. */
export const code = z.strictObject({
  system: z.enum([
    'icd10',
    'icd10cm',
    'icd11',
    'mesh',
    'mondo',
    'snomed',
    'doid',
    'efo',
    'ncit',
    'umls',
    'cl',
    'loinc',
  ]),
  id: text,
  label: text.nullable().describe('Label in that vocabulary, when it was read'),
  confidence: z
    .enum(['verified', 'good', 'fair', 'weak', 'related', 'narrower', 'broader', 'disputed'])
    .describe('How sure the match is. narrower, broader and related say that the code is not an exact match'),
  source: text.describe('Where the match was read'),
  note: text.optional(),
})

/** A statement about a vocabulary entry with what it rests on. */
export const statement = z.strictObject({
  text,
  references: z.array(id).optional(),
  sources: z.array(address).optional().describe('Addresses of pages it rests on'),
  basis: text.optional().describe('What it rests on when no reference does'),
  trials: z.array(id).optional().describe('Trials of this dataset that it draws on'),
  approvals: z.array(id).optional().describe('Approvals, warnings or guidance of this dataset that it draws on'),
  kind: text.optional(),
  markers: z.array(text).optional(),
  positive: z.array(text).optional().describe('Surface markers that must be present'),
  negative: z.array(text).optional().describe('Surface markers that must be absent'),
  thresholdPositivePercent: finite.optional(),
  thresholdNegativePercent: finite.optional(),
})

/** Names of a vocabulary entry. */
export const names = {
  id,
  name: text.describe('Preferred name, American spelling'),
  nameZh: text.nullable().describe('Chinese name'),
  zhSource: text.nullable().describe('Where the Chinese name was read ("standard" when it is the usual term)'),
  aliases: z.array(text).describe('Other names that mean the same, in any language, British spellings included'),
  mergeFrom: z.array(text).describe('Labels used in sources that were folded into this entry'),
}
export const $schema = z.string().optional().describe('Path of the JSON Schema, for editors')
