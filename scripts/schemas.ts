/** JSON Schemas: of every record kind (from the zod schemas) and of what each command prints with --json. */
import { z } from 'zod'
import { trial } from '../src/dataset/schema/trial.js'
import { fileSchemas } from '../src/dataset/source.js'
import { type AnyCatalog, catalogs } from '../src/query/index.js'
import { auditItem, auditRuleItem } from './audit-schemas.js'
import { biasItem, biasRuleItem } from './bias-schemas.js'
import { checkItem, shownExtras, sourceItem } from './claims-schemas.js'
import { compareItem, gapItem, mapItem, timelineGroups, timelineItem } from './explore-schemas.js'
import { linkItem, reachedGroups, wayItem } from './pathways-schemas.js'
import { poolItem } from './pool-schemas.js'
import { citeItem, traceItem, verifyItem } from './provenance-schemas.js'
import { hitGroups, hitItem } from './search-schema.js'

type Schema = Record<string, unknown>

const draft = (schema: z.ZodType, title: string): Schema => ({
  title,
  ...(z.toJSONSchema(schema, { io: 'input' }) as Schema),
})

/** Schema per data file: data/schema/NAME.json. */
export const dataSchemas = (): Record<string, Schema> => ({
  trial: draft(trial, 'A trial of data/trials'),
  ...Object.fromEntries(
    Object.entries(fileSchemas).map(([name, schema]) => [name, draft(schema as z.ZodType, `data/${name}.json`)]),
  ),
})

const record = (kind: string): Schema => {
  if (kind === 'trials') return z.toJSONSchema(trial) as Schema
  const file = fileSchemas[kind as keyof typeof fileSchemas] as unknown as { shape: { items: z.ZodArray<z.ZodType> } }
  return z.toJSONSchema(file.shape.items.element) as Schema
}

const withoutDraft = ({ $schema: _, ...rest }: Schema): Schema => rest

const stamp: Schema = {
  type: 'object',
  description: 'Version, date and hash of the dataset that answered',
  properties: {
    version: { type: 'string' },
    asOf: { type: 'string' },
    hash: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
  },
  required: ['version', 'asOf', 'hash'],
  additionalProperties: false,
}

const envelope = (name: string, title: string, item: Schema, extra: Schema = {}): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title,
  type: 'object',
  properties: {
    format: {
      const: `stemcell/${name}/1`,
      description: 'Contract and its version; a change that breaks readers raises the number',
    },
    dataset: stamp,
    query: { type: 'object', description: 'The question as understood' },
    count: { type: 'integer', minimum: 0, description: 'Records in the answer' },
    total: { type: 'integer', minimum: 0, description: 'Records there were to choose from' },
    ...extra,
    items: { type: 'array', items: item },
    notes: { type: 'array', items: { type: 'string' }, description: 'Caveats, and what was left out and why' },
    next: {
      type: 'array',
      description: 'Commands worth running now',
      items: {
        type: 'object',
        properties: { command: { type: 'string' }, why: { type: 'string' } },
        required: ['command', 'why'],
        additionalProperties: false,
      },
    },
  },
  required: ['format', 'dataset', 'query', 'count', 'total', 'items', 'notes', 'next'],
  additionalProperties: false,
})

const fieldItem = (catalog: AnyCatalog): Schema => {
  const scalar = (type: string): Schema => ({
    type: type === 'integer' ? 'integer' : type === 'number' ? 'number' : type === 'boolean' ? 'boolean' : 'string',
  })
  return {
    type: 'object',
    description: 'With --fields: the chosen fields, with the id',
    properties: {
      ...Object.fromEntries(
        catalog.fields.map((f) => {
          const one = { ...scalar(f.type), ...(f.choices?.length ? { enum: f.choices } : {}) }
          return [
            f.name,
            f.many || f.group
              ? { type: 'array', items: one, description: f.help }
              : { anyOf: [one, { type: 'null' }], description: f.help },
          ]
        }),
      ),
      missing: {
        type: 'object',
        description: 'Why a chosen field has no value',
        additionalProperties: { enum: ['notRead', 'notReported', 'notApplicable'] },
      },
    },
    required: ['id'],
    additionalProperties: false,
  }
}

const counts = (catalog: AnyCatalog): Schema => ({
  type: 'object',
  properties: {
    by: { type: 'object', description: 'Field and value of the row; null when the value is not known' },
    count: { type: 'integer', minimum: 1 },
    ...(catalog.participants
      ? {
          participants: { type: 'integer', minimum: 0, description: 'Sum of the known enrollments' },
          withoutParticipants: { type: 'integer', minimum: 0, description: 'Records whose enrollment is not known' },
        }
      : {}),
  },
  required: ['by', 'count'],
  additionalProperties: false,
})

const groups: Schema = {
  groups: {
    type: 'array',
    description: 'With --group-by: the groups and the ids in each',
    items: {
      type: 'object',
      properties: {
        by: { type: 'object' },
        count: { type: 'integer' },
        ids: { type: 'array', items: { type: 'string' } },
      },
      required: ['by', 'count', 'ids'],
      additionalProperties: false,
    },
  },
}

/** Schema per --json contract: stemcell schema NAME. */
export const jsonSchemas = (): Record<string, Schema> => {
  const lists = (Object.values(catalogs) as AnyCatalog[]).flatMap((catalog) => {
    const full = withoutDraft(record(catalog.kind))
    return [
      [
        catalog.kind,
        envelope(catalog.kind, `stemcell ${catalog.kind} --json`, { anyOf: [full, fieldItem(catalog)] }, groups),
      ],
      [
        `${catalog.kind}-count`,
        envelope(`${catalog.kind}-count`, `stemcell ${catalog.kind} --count --json`, counts(catalog)),
      ],
    ] as const
  })
  const shown: Schema = {
    type: 'object',
    properties: {
      type: { type: 'string', description: 'Kind of the record' },
      record: { type: 'object', description: 'The whole record; its schema is that of its kind' },
      ...shownExtras,
    },
    required: ['type', 'record'],
    additionalProperties: false,
  }
  const error: Schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'What a failing command prints on standard error under --json',
    type: 'object',
    properties: {
      error: {
        type: 'object',
        properties: {
          code: { enum: ['bug', 'usage', 'not-found', 'bad-data'] },
          message: { type: 'string' },
          hint: { type: 'string' },
        },
        required: ['code', 'message'],
        additionalProperties: false,
      },
    },
    required: ['error'],
    additionalProperties: false,
  }
  return {
    ...Object.fromEntries(lists),
    fields: envelope('fields', 'stemcell KIND --fields list --json', { type: 'object' }),
    show: envelope('show', 'stemcell show --json', shown),
    sources: envelope('sources', 'stemcell sources --json', sourceItem(withoutDraft(record('articles')))),
    check: envelope('check', 'stemcell check --json', checkItem),
    pathways: envelope('pathways', 'stemcell pathways --from NODE --to NODE --json', wayItem, reachedGroups),
    search: envelope('search', 'stemcell search --json', hitItem, hitGroups),
    'pathways-links': envelope('pathways-links', 'stemcell pathways --json', linkItem),
    pool: envelope('pool', 'stemcell pool --json', poolItem),
    audit: envelope('audit', 'stemcell audit --json', auditItem),
    'audit-rules': envelope('audit-rules', 'stemcell audit --rules --json', auditRuleItem),
    bias: envelope('bias', 'stemcell bias TRIAL --json', biasItem),
    'bias-rules': envelope('bias-rules', 'stemcell bias --rules --json', biasRuleItem),
    trace: envelope('trace', 'stemcell trace --json', traceItem),
    cite: envelope('cite', 'stemcell cite --json', citeItem),
    verify: envelope('verify', 'stemcell verify --json', verifyItem),
    compare: envelope('compare', 'stemcell compare --json', compareItem),
    map: envelope('map', 'stemcell map --json', mapItem),
    timeline: envelope('timeline', 'stemcell timeline --json', timelineItem, timelineGroups),
    gaps: envelope('gaps', 'stemcell gaps --json', gapItem),
    about: envelope('about', 'stemcell about --json', { type: 'object' }),
    schema: envelope('schema', 'stemcell schema --json', { type: 'string', description: 'Name of a schema' }),
    error,
  }
}
