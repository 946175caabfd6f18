/** What the listings print: whole records, chosen fields, counts, and the fields themselves. */
import { z } from 'zod'
import { kinds } from '../dataset/index.js'
import { trial } from '../dataset/schema/trial.js'
import { fileSchemas } from '../dataset/source.js'
import { type AnyCatalog, type AnyField, ownFields } from '../query/index.js'
import { count, missingReason, oneOf } from './pieces.js'

type Kind = (typeof kinds)[number]

/** Schema of a whole record of a kind; a whole row has all its own fields. */
const recordOf = (catalog: AnyCatalog): z.ZodType =>
  catalog.rowsOf
    ? fieldsOf(ownFields(catalog), true).describe('A row with all its fields')
    : catalog.kind === 'trials'
      ? trial
      : fileSchemas[catalog.kind as Exclude<Kind, 'trials'>].shape.items.element

const scalar = (field: AnyField): z.ZodType => {
  if (field.choices?.length && field.type !== 'boolean') return oneOf(field.choices)
  if (field.type === 'integer') return z.number().int()
  if (field.type === 'number') return z.number()
  return field.type === 'boolean' ? z.boolean() : z.string()
}

const fieldsOf = (fields: readonly AnyField[], areAllThere: boolean): z.ZodType =>
  z.strictObject({
    ...Object.fromEntries(
      fields.map((field) => {
        const schema = field.many || field.group ? z.array(scalar(field)) : scalar(field).nullable()
        const described = schema.describe(field.help)
        return [field.name, field.name === 'id' || areAllThere ? described : described.optional()]
      }),
    ),
    missing: z
      .record(z.string(), missingReason)
      .optional()
      .describe(areAllThere ? 'Why a field has no value' : 'Why a chosen field has no value'),
  })

/** A record of which fields were chosen. */
const chosenFields = (catalog: AnyCatalog): z.ZodType =>
  fieldsOf(catalog.fields, false).describe('With --fields: the chosen fields, with the id')

/** An item of a listing. */
export const listItem = (catalog: AnyCatalog): z.ZodType => z.union([recordOf(catalog), chosenFields(catalog)])

/** With --group-by: a group and the ids in it. */
export const listGroup = z.strictObject({
  by: z.looseObject({}),
  count: z.number().int(),
  ids: z.array(z.string()),
})

/** A row of --count. */
export const countItem = (catalog: AnyCatalog): z.ZodType =>
  z.strictObject({
    by: z.looseObject({}).describe('Field and value of the row; null when the value is not known'),
    count: z.number().int().min(1),
    ...(catalog.participants
      ? {
          participants: count.describe('Sum of the known enrollments'),
          withoutParticipants: count.describe('Records whose enrollment is not known'),
        }
      : {}),
  })

/** A field as --fields list tells it. */
export const fieldItem = z.strictObject({
  name: z.string(),
  label: z.string(),
  help: z.string(),
  type: z.string(),
  many: z.boolean().describe('Whether a record may have several values'),
  filter: z.boolean().describe('Whether it can be filtered by'),
  derived: z.boolean().describe('Whether it is computed from other fields'),
  unit: z.string().optional(),
  group: z.string().optional().describe('What its values belong to: filters of one group must be met by one member'),
  vocabulary: z.string().optional(),
  choices: z.array(z.string()).optional(),
})

const strings = z.array(z.string())

/** What about prints. */
export const aboutItem = z.strictObject({
  license: z.strictObject({ program: z.string(), data: z.string() }),
  cite: z.string(),
  counts: z.record(oneOf(kinds), count),
  tally: z.looseObject({}).describe('What the build counted over the records'),
  covers: strings,
  doesNotCover: strings,
  caution: z.string(),
})
