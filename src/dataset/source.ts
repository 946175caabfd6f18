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

/** What is wrong with a file, and where in it. */
export type Fault = { readonly path: string; readonly message: string }
/** A file against its schema: what it holds, or what is wrong with it; `raw` is what stands there, as far as it is JSON. */
export type Examined<T> = { readonly data: T } | { readonly faults: readonly Fault[]; readonly raw: unknown }

const reason = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))

/** Read a file and hold it against its schema. */
export const examine = <T>(file: string, schema: z.ZodType<T>): Examined<T> => {
  let raw: unknown
  let content: string | undefined
  try {
    content = readFileSync(file, 'utf8')
    raw = JSON.parse(content)
  } catch (cause) {
    const what = content === undefined ? `cannot be read: ${reason(cause)}` : `is not JSON: ${reason(cause)}`
    return { faults: [{ path: '', message: what }], raw: undefined }
  }
  const result = schema.safeParse(raw)
  if (result.success) return { data: result.data }
  return { faults: result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })), raw }
}

const validate = <T>(file: string, schema: z.ZodType<T>): T => {
  const examined = examine(file, schema)
  if ('data' in examined) return examined.data
  const [first] = examined.faults
  if (examined.raw === undefined) throw badData(`${file} ${first?.message}`)
  const issues = examined.faults.slice(0, 10).map(({ path, message }) => `${path || '(top)'}: ${message}`)
  throw badData(
    `${file} does not fit its schema:\n  ${issues.join('\n  ')}`,
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
