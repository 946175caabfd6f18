/** The evidence as curators write it: the JSON files of data/, validated against their schemas. Used by the build, the tests and the audits. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { badData } from '../errors.js'
import { type Fault, readEvidence, strayFiles } from './evidence-file.js'
import { type FileKind, type Kind, type RecordOf, type Records, recordsOfFiles } from './kinds.js'
import { classification } from './schema/classification.js'
import { address, partialDate, text } from './schema/common.js'
import { copies } from './schema/copies.js'
import { type Exclusion, files as ledgers } from './schema/exclusion.js'
import { type Lexicon, lexicon } from './schema/lexicon.js'
import { files as literature } from './schema/literature.js'
import { roles } from './schema/roles.js'
import { type SearchLog, search } from './schema/search.js'
import { trial } from './schema/trial.js'
import { files as vocabularies } from './schema/vocabulary.js'

/** data/dataset.json: what the dataset is, as a whole. */
export const description = z.strictObject({
  $schema: z.string().optional(),
  version: z
    .string()
    .regex(/^\d{4}\.\d{1,2}\.\d+$/, 'expected YEAR.MONTH.NUMBER')
    .describe('Version of the data, apart from the program’s'),
  asOf: partialDate.describe('Day on which the evidence was gathered'),
  title: text,
  purpose: text,
  license: z.strictObject({ program: text, data: text }),
  cite: text,
  home: address,
  covers: z.array(text),
  doesNotCover: z.array(text),
  caution: text,
})
export type Description = z.infer<typeof description>

export type SourceData = Records & {
  readonly description: Description
  readonly exclusions: readonly Exclusion[]
  /** A folder of one's own need not say how it was searched for. */
  readonly search: SearchLog | null
  /** Nor need it have words of claims beyond its vocabularies: empty then. */
  readonly lexicon: Lexicon
}

/** What integrity rules look at: of the description, the day of the evidence. */
export type RuleData = Omit<SourceData, 'description'> & { readonly description: Pick<Description, 'asOf'> }

/** Schema per file of data/ (without trials, which are one file each). */
export const fileSchemas = {
  ...vocabularies,
  ...literature,
  ...ledgers,
  search,
  lexicon,
  classification,
  copies,
  roles,
  dataset: description,
} as const

/** Schema of the file of each kind that has one. */
export const listSchemas: { readonly [K in FileKind]: z.ZodType<{ readonly items: readonly RecordOf[K][] }> } = {
  ...vocabularies,
  ...literature,
}

/** Schema of one record of each kind. */
export const recordSchemas: { readonly [K in Kind]: z.ZodType<RecordOf[K]> } = {
  trials: trial,
  diseases: vocabularies.diseases.shape.items.element,
  cells: vocabularies.cells.shape.items.element,
  mechanisms: vocabularies.mechanisms.shape.items.element,
  outcomes: vocabularies.outcomes.shape.items.element,
  approvals: vocabularies.approvals.shape.items.element,
  edges: vocabularies.edges.shape.items.element,
  nodes: vocabularies.nodes.shape.items.element,
  references: literature.references.shape.items.element,
  claims: literature.claims.shape.items.element,
  articles: literature.articles.shape.items.element,
  citations: literature.citations.shape.items.element,
  reviews: literature.reviews.shape.items.element,
}

/** Files that a folder of one's own may do without. */
export type OptionalFile = 'merges' | 'leads' | 'search' | 'lexicon' | 'classification' | 'copies' | 'roles'

/** A file against its schema: what it holds, or what is wrong with it; `raw` is what stands there, as far as it is JSON. */
export type Examined<T> = { readonly data: T } | { readonly faults: readonly Fault[]; readonly raw: unknown }

/** Read a file of a folder and hold it against its schema. */
export const examine = <T>(folder: string, name: string, schema: z.ZodType<T>): Examined<T> => {
  const { value: raw, faults } = readEvidence(folder, name)
  if (faults.length) return { faults, raw }
  const result = schema.safeParse(raw)
  if (result.success) return { data: result.data }
  return { faults: result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })), raw }
}

const validate = <T>(folder: string, name: string, schema: z.ZodType<T>): T => {
  const examined = examine(folder, name, schema)
  if ('data' in examined) return examined.data
  if (examined.raw === undefined) throw badData(`${join(folder, name)} ${examined.faults[0]?.message}`)
  const issues = examined.faults.slice(0, 10).map(({ path, message }) => `${path || '(top)'}: ${message}`)
  throw badData(
    `${join(folder, name)} does not fit its schema:\n  ${issues.join('\n  ')}`,
    'The rules are in data/README.md and data/schema',
  )
}

/** Names of the trials' files in a folder, within it. */
export const trialFiles = (folder: string): string[] =>
  readdirSync(join(folder, 'trials'))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => `trials/${name}`)

/** JSON files that nothing reads. */
export const unreadFiles = (folder: string): string[] => {
  const own = new Set([...Object.keys(fileSchemas).map((name) => `${name}.json`), ...trialFiles(folder)])
  return strayFiles(folder, (name) => own.has(name))
}

const byId = <T extends { id: string }>(items: readonly T[]): T[] =>
  [...items].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))

/** Read and validate a data folder; throws bad data with the file and path of each violation. */
export const readSource = (folder: string): SourceData => {
  const [unread] = unreadFiles(folder)
  if (unread)
    throw badData(
      `nothing reads ${join(folder, unread)}`,
      'Trials are files of trials/ itself; other kinds have one file each',
    )
  const trials = trialFiles(folder).map((name) => {
    const record = validate(folder, name, trial)
    if (`trials/${record.id}.json` !== name)
      throw badData(`${join(folder, name)} holds the id ${record.id}`, 'A trial’s file is named after its id')
    return record
  })
  const items = recordsOfFiles((kind) => byId(validate(folder, `${kind}.json`, listSchemas[kind]).items))
  const optional = <T>(name: OptionalFile, schema: z.ZodType<T>): T | null =>
    existsSync(join(folder, `${name}.json`)) ? validate(folder, `${name}.json`, schema) : null
  optional('merges', fileSchemas.merges)
  optional('leads', fileSchemas.leads)
  optional('classification', fileSchemas.classification)
  optional('copies', fileSchemas.copies)
  optional('roles', fileSchemas.roles)
  return {
    ...items,
    trials: byId(trials),
    description: validate(folder, 'dataset.json', description),
    exclusions: validate(folder, 'exclusions.json', ledgers.exclusions).items,
    search: optional('search', search),
    lexicon: optional('lexicon', lexicon)?.items ?? [],
  }
}
