/** What trace, cite and verify print. */
import * as z from 'zod'
import { correctionOf, originOf, registryHistoryOf } from './layer.js'
import { count, missingReason, readLevel } from './pieces.js'

const plain = z.union([z.string(), z.number(), z.boolean(), z.null()])
const value = z.union([plain, z.array(plain)])
const maybe = (description: string) => z.string().nullable().describe(description)

const source = z
  .strictObject({
    id: z.string().regex(/^s\d+$/),
    level: readLevel,
    what: z.string(),
    url: z.string(),
    reference: z
      .strictObject({
        id: z.string(),
        doi: maybe('DOI, bare'),
        pmid: maybe('PubMed number'),
        pmcid: maybe('PubMed Central number'),
        citation: z.string(),
        retracted: z.boolean().nullable().describe('null when nobody checked'),
      })
      .nullable(),
    registration: z
      .strictObject({ id: z.string(), registry: z.string(), url: maybe('Address of the registry record') })
      .nullable(),
  })
  .describe('A page that was read, with the paper it shows or the registration it is a copy of')
const sources = z.array(source)

/** A value with where it stands. */
export const traceItem = z.strictObject({
  trial: z.string(),
  path: z.string().describe('Path of the value in the record; list items by their id'),
  value,
  derived: maybe('How we computed it, where the source does not print it'),
  inferred: maybe('Why it was taken for this, where the source does not say so'),
  missing: missingReason.nullable().describe('Why there is no value'),
  recorded: z
    .enum(['row', 'fact', 'field', 'record'])
    .describe(
      'How narrowly the source was recorded; record: only pages of the record that may have given it are known',
    ),
  level: readLevel
    .nullable()
    .describe('How it was read; null where its possible sources were read at different levels'),
  locator: maybe('Where in the source'),
  note: maybe('Remark on the result row, fact or field'),
  sources,
  disagreements: z
    .array(z.strictObject({ about: z.string(), text: z.string(), sources }))
    .describe('Where sources say different things'),
  anomalies: z
    .array(z.strictObject({ rule: z.string(), path: z.string(), text: z.string() }))
    .describe('What cannot be right, or looks wrong, in the source'),
  elsewhere: z
    .array(z.strictObject({ path: z.string(), value, level: readLevel, locator: z.string(), sources }))
    .describe('The same number in another row of the trial: same outcome, time, scale and people'),
  second: z
    .union([
      z.strictObject({ result: z.enum(['agreed', 'only']) }),
      z.strictObject({ result: z.literal('differed'), value, decided: z.string(), why: z.string() }),
    ])
    .nullable()
    .describe('What a second independent extraction found; only: nobody else gave it; null where it gave nothing'),
  layer: originOf.optional(),
  corrected: correctionOf.optional(),
  history: z.array(registryHistoryOf).optional().describe('What registrations said of it over time'),
})

/** A citation. */
export const citeItem = z.strictObject({
  key: z
    .string()
    .regex(/^[A-Za-z0-9.:+-]+$/)
    .describe('Citation key'),
  kind: z.enum(['reference', 'registration', 'page', 'article', 'dataset']),
  for: z.array(z.string()).describe('Records for whose sake it is cited'),
  text: z.string().describe('The citation in the style asked for'),
  retracted: z.boolean().describe('Known to be retracted; false also when nobody checked'),
  unread: z.array(z.string()).describe('Parts of the citation that were not read'),
  csl: z.looseObject({ id: z.string(), type: z.string(), title: z.string() }).describe('CSL-JSON'),
})

/** A check of verify. */
export const verifyItem = z.strictObject({
  check: z.string(),
  demands: z.string().describe('What must be true'),
  result: z.enum(['ok', 'failed', 'not run']),
  checked: count.describe('How many things were looked at'),
  unit: z.string().describe('What they are'),
  known: count.describe('Violations that stand in a source and are recorded as anomalies'),
  failures: z.array(
    z.strictObject({
      file: z.string(),
      record: maybe('Id of the record'),
      path: z.string(),
      message: z.string(),
      todo: z.string(),
    }),
  ),
  skipped: maybe('Why it was not run'),
})
