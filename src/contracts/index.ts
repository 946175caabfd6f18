/**
 * The JSON that each command prints, one zod schema each: its TypeScript type is inferred here (AnswerOf), its published JSON
 * Schema is generated from it. Only the build, tests and agents load this at run time; commands import types.
 */
import * as z from 'zod'
import type { Answer, Json } from '../answer.js'
import { ownFile } from '../dataset/schema/own.js'
import { type AnyCatalog, catalogs, type ListedKind } from '../query/index.js'
import { auditItem, auditRuleItem } from './audit.js'
import { biasItem, biasRuleItem } from './bias.js'
import { briefItem } from './brief.js'
import { changeItem, consequenceGroup } from './changes.js'
import { checkItem, checkPageGroup, checkPageItem, shownItem, sourceItem } from './claims.js'
import { compareItem, gapItem, mapItem, timelineGroup, timelineItem } from './explore.js'
import { aboutItem, countItem, fieldItem, listGroup, listItem } from './lists.js'
import { methodsItem } from './methods.js'
import { editionItem, ownChangeItem, ownItem } from './own.js'
import { linkItem, reachedGroup, wayItem } from './pathways.js'
import { count } from './pieces.js'
import { poolItem } from './pool.js'
import { citeItem, traceItem, verifyItem } from './provenance.js'
import { candidateItem, importItem } from './registry.js'
import { registryCountItem, registryImportItem, registryStudyItem, registryTrial } from './registry-store.js'
import { reportItem } from './report.js'
import { harmTotalItem, programItem, wideItem } from './results.js'
import { hitGroup, hitItem } from './search.js'
import { syncItem } from './sync.js'

/** Items of an answer; groups stand beside them where they are asked for or needed. */
type Contract = {
  /** The command line that prints it. */
  readonly from: string
  readonly item: z.ZodType
  readonly groups?: { readonly of: z.ZodType; readonly about: string }
}

/** A line of a batch, as it was answered. */
const batchLine = z.strictObject({
  line: z.int().positive().describe('Row of the file'),
  command: z.array(z.string()).describe('Words of the command line'),
  exitCode: z.int().nonnegative(),
  file: z.string().nullable().describe('File of the folder with the answer; null where nothing was printed'),
  sha256: z.string().nullable().describe('Of that file'),
  bytes: z.int().nonnegative(),
  told: z.string().describe('What stood on standard error'),
  written: z
    .array(z.strictObject({ path: z.string(), sha256: z.string(), bytes: z.int().nonnegative() }))
    .describe('Files that the line itself wrote (-o)'),
})

/** Contracts of the commands that do more than list one kind. */
const own = {
  fields: { from: 'KIND --fields list', item: fieldItem },
  show: { from: 'show', item: shownItem },
  sources: { from: 'sources', item: sourceItem },
  check: { from: 'check', item: checkItem },
  'check-page': {
    from: 'check --page FILE',
    item: checkPageItem,
    groups: { of: checkPageGroup, about: 'The scorecard of the page, then each of its citations' },
  },
  pathways: {
    from: 'pathways --from NODE --to NODE',
    item: wayItem,
    groups: {
      of: reachedGroup,
      about: 'Where no way leads: the nodes that the start reaches and those that lead to the end',
    },
  },
  search: {
    from: 'search',
    item: hitItem,
    groups: {
      of: hitGroup,
      about: 'Hits per kind, that of the best hit first: how many there are, and how many are among the items',
    },
  },
  'pathways-links': { from: 'pathways', item: linkItem },
  'results-wide': { from: 'results --wide', item: wideItem },
  'harms-totals': { from: 'harms --totals', item: harmTotalItem },
  'results-for': { from: 'results --for PROGRAM', item: programItem },
  pool: { from: 'pool', item: poolItem },
  audit: { from: 'audit', item: auditItem },
  'audit-rules': { from: 'audit --rules', item: auditRuleItem },
  bias: { from: 'bias TRIAL', item: biasItem },
  'bias-rules': { from: 'bias --rules', item: biasRuleItem },
  trace: { from: 'trace', item: traceItem },
  cite: { from: 'cite', item: citeItem },
  verify: { from: 'verify', item: verifyItem },
  brief: { from: 'brief --disease DISEASE', item: briefItem },
  report: { from: 'report', item: reportItem },
  compare: { from: 'compare', item: compareItem },
  map: { from: 'map', item: mapItem },
  timeline: {
    from: 'timeline',
    item: timelineItem,
    groups: { of: timelineGroup, about: 'Trials per year, and decisions on products of their cells' },
  },
  gaps: { from: 'gaps', item: gapItem },
  about: { from: 'about', item: aboutItem },
  methods: { from: 'methods', item: methodsItem },
  diff: {
    from: 'diff',
    item: changeItem,
    groups: {
      of: consequenceGroup,
      about: 'Versions between the two, and answers of the program that are others, before and after',
    },
  },
  data: { from: 'data list', item: ownItem },
  'data-change': { from: 'data add FILE', item: ownChangeItem },
  'data-where': { from: 'data where', item: editionItem },
  import: { from: 'import FILE', item: importItem },
  candidates: { from: 'candidates', item: candidateItem },
  sync: { from: 'sync', item: syncItem },
  'data-file': { from: 'data export', item: z.unknown().describe('A file of records, as data add takes it') },
  'registry-import': { from: 'registry import FILE', item: registryImportItem },
  'registry-trials': { from: 'registry trials', item: registryTrial },
  'registry-study': { from: 'registry show NUMBER', item: registryStudyItem },
  'registry-count': { from: 'registry count', item: registryCountItem },
  'registry-gaps': { from: 'registry gaps', item: registryTrial },
  batch: { from: 'batch FILE --into FOLDER', item: batchLine },
  completion: {
    from: 'completion',
    item: z.strictObject({
      shell: z.string(),
      script: z.string().describe('What the shell is to evaluate'),
      setUp: z.string().describe('How to turn it on for good'),
    }),
  },
  schema: { from: 'schema', item: z.unknown().describe('Name of a schema; the schema itself where one is asked for') },
} as const satisfies Record<string, Contract>

type Own = typeof own

/** What zod infers, read only; what a contract leaves open is JSON. */
type Frozen<T> = unknown extends T
  ? Json
  : T extends readonly (infer Item)[]
    ? number extends T['length']
      ? readonly Frozen<Item>[]
      : { readonly [K in keyof T]: Frozen<T[K]> }
    : T extends object
      ? { readonly [K in keyof T]: Frozen<T[K]> }
      : T

/** Name of a contract, as in the format of an answer: stemcell/NAME/1. */
export type ContractName = keyof Own | ListedKind | `${ListedKind}-count`

/** An item of an answer that keeps a contract; whole records and chosen fields have the shape of their kind. */
export type ItemOf<Name extends ContractName> = Name extends keyof Own ? Frozen<z.infer<Own[Name]['item']>> : Json

/** A group of an answer that keeps a contract. */
export type GroupOf<Name extends ContractName> = Name extends keyof Own
  ? Own[Name] extends { groups: { of: infer Of extends z.ZodType } }
    ? Frozen<z.infer<Of>>
    : never
  : Json

type OwnAnswer<Name extends keyof Own> = {
  [N in Name]: Answer<ItemOf<N>, GroupOf<N>> & { readonly format: `stemcell/${N}/1` }
}[Name]
type ListAnswer<Name extends ContractName> = [Name] extends [never]
  ? never
  : Answer & { readonly format: `stemcell/${Name}/1` }

/** An answer that keeps a contract: the items of a format are those of its contract. */
export type AnswerOf<Name extends ContractName> =
  | OwnAnswer<Extract<Name, keyof Own>>
  | ListAnswer<Exclude<Name, keyof Own>>

const listed = (catalog: AnyCatalog): readonly (readonly [string, Contract])[] => [
  [
    catalog.kind,
    {
      from: catalog.kind,
      item: listItem(catalog),
      groups: { of: listGroup, about: 'With --group-by: the groups and the ids in each' },
    },
  ],
  [`${catalog.kind}-count`, { from: `${catalog.kind} --count`, item: countItem(catalog) }],
]

const stamp = z
  .strictObject({
    version: z.string(),
    asOf: z.string(),
    hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  })
  .describe('Version, date and hash of the dataset that answered')

const envelope = (name: string, { from, item, groups }: Contract): z.ZodType =>
  z
    .strictObject({
      format: z
        .literal(`stemcell/${name}/1`)
        .describe('Contract and its version; a change that breaks readers raises the number'),
      dataset: stamp,
      query: z.looseObject({}).describe('The question as understood'),
      count: count.describe('Records in the answer'),
      total: count.describe('Records there were to choose from'),
      ...(groups ? { groups: z.array(groups.of).optional().describe(groups.about) } : {}),
      items: z.array(item),
      notes: z.array(z.string()).describe('Caveats, and what was left out and why'),
      next: z.array(z.strictObject({ command: z.string(), why: z.string() })).describe('Commands worth running now'),
    })
    .meta({ title: `stemcell ${from} --json` })

/** What a failing command prints on standard error under --json. */
const failure = z
  .strictObject({
    error: z.strictObject({
      code: z.enum(['bug', 'usage', 'not-found', 'bad-data']),
      message: z.string(),
      hint: z.string().optional(),
    }),
  })
  .meta({ title: 'What a failing command prints on standard error under --json' })

/** manifest.json of a batch. */
const batchManifest = z
  .strictObject({
    format: z.literal('stemcell/batch-manifest/1'),
    dataset: stamp,
    lines: z.array(batchLine),
  })
  .meta({ title: 'manifest.json in the folder of stemcell batch' })

/** Every contract by name, whole, as zod. */
export const contracts = (): Readonly<Record<string, z.ZodType>> => {
  const all: Readonly<Record<string, Contract>> = {
    ...Object.fromEntries((Object.values(catalogs) as AnyCatalog[]).flatMap(listed)),
    ...own,
  }
  return {
    ...Object.fromEntries(Object.entries(all).map(([name, contract]) => [name, envelope(name, contract)])),
    error: failure,
    'batch-manifest': batchManifest,
    own: ownFile.meta({ title: 'A file of records of your own, as data add takes it' }),
  }
}

/** A zod schema as JSON Schema 2020-12, without what it says of every integer and of every open object. */
export const toJsonSchema = (schema: z.ZodType, io: 'input' | 'output' = 'output'): Record<string, unknown> =>
  z.toJSONSchema(schema, {
    io,
    override: ({ jsonSchema }) => {
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
      const rest = jsonSchema.additionalProperties
      if (rest && typeof rest === 'object' && Object.keys(rest).length === 0) delete jsonSchema.additionalProperties
    },
  }) as Record<string, unknown>

/** The published JSON Schemas by name: stemcell schema NAME. */
export const publishedSchemas = (): Record<string, Record<string, unknown>> =>
  Object.fromEntries(Object.entries(contracts()).map(([name, schema]) => [name, toJsonSchema(schema)]))
