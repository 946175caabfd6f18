/** The evidence as curators write it: the JSON files of data/, validated against their schemas. Used by the build, the tests and the audits. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { badData } from '../errors.js'
import { type Kind, kinds, type RecordOf } from './kinds.js'
import { partialDate, text } from './schema/common.js'
import { type Exclusion, exclusions } from './schema/exclusion.js'
import { files as literature } from './schema/literature.js'
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
  home: z.string(),
  covers: z.array(text),
  doesNotCover: z.array(text),
  caution: text,
})
export type Description = z.infer<typeof description>

export type SourceData = { readonly [K in Kind]: readonly RecordOf[K][] } & {
  readonly description: Description
  readonly exclusions: readonly Exclusion[]
}

/** Schema per file of data/ (without trials, which are one file each). */
export const fileSchemas = { ...vocabularies, ...literature, exclusions, dataset: description } as const

const readJson = (path: string): unknown => {
  let content: string
  try {
    content = readFileSync(path, 'utf8')
  } catch (cause) {
    throw badData(`cannot read ${path}: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
  try {
    return JSON.parse(content)
  } catch (cause) {
    throw badData(`${path} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

const validate = <T>(path: string, schema: z.ZodType<T>): T => {
  const result = schema.safeParse(readJson(path))
  if (result.success) return result.data
  const issues = result.error.issues.slice(0, 10).map((issue) => `${issue.path.join('.') || '(top)'}: ${issue.message}`)
  throw badData(
    `${path} does not fit its schema:\n  ${issues.join('\n  ')}`,
    'The rules are in data/README.md and data/schema',
  )
}

const byId = <T extends { id: string }>(items: readonly T[]): T[] =>
  [...items].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))

/** Read and validate a data folder; throws bad data with the file and path of each violation. */
export const readSource = (folder: string): SourceData => {
  const trialFolder = join(folder, 'trials')
  const trials = readdirSync(trialFolder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const record = validate(join(trialFolder, name), trial)
      if (`${record.id}.json` !== name)
        throw badData(`${join(trialFolder, name)} holds the id ${record.id}`, 'A trial’s file is named after its id')
      return record
    })
  const items = Object.fromEntries(
    kinds
      .filter((kind) => kind !== 'trials')
      .map((kind) => [
        kind,
        byId(validate(join(folder, `${kind}.json`), fileSchemas[kind] as z.ZodType<{ items: { id: string }[] }>).items),
      ]),
  ) as unknown as Omit<SourceData, 'trials' | 'description' | 'exclusions'>
  return {
    ...items,
    trials: byId(trials),
    description: validate(join(folder, 'dataset.json'), description),
    exclusions: validate(join(folder, 'exclusions.json'), exclusions).items,
  }
}
