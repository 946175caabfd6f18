/** What the listings print: whole records, chosen fields, counts, and the fields themselves. */
import * as z from 'zod'
import { isOneOf } from '../collections.js'
import { kinds } from '../dataset/index.js'
import { recordSchemas } from '../dataset/source.js'
import { type AnyCatalog, type AnyField, ownFields, placeOf } from '../query/index.js'
import { count, missingReason, oneOf } from './pieces.js'

/** Schema of a whole record of a kind; a whole row has all its own fields. */
const recordOf = (catalog: AnyCatalog): z.ZodType =>
  isOneOf(kinds, catalog.kind)
    ? recordSchemas[catalog.kind]
    : fieldsOf(ownFields(catalog), { areAllThere: true }).describe('A row with all its fields')

const scalar = (field: AnyField): z.ZodType => {
  if (field.choices?.length && field.type !== 'boolean') return oneOf(field.choices)
  if (field.type === 'integer') return z.number().int()
  if (field.type === 'number') return z.number()
  return field.type === 'boolean' ? z.boolean() : z.string()
}

const fieldsOf = (fields: readonly AnyField[], { areAllThere }: { readonly areAllThere: boolean }): z.ZodObject =>
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

/** Steps into a record, each with those that follow; a step without any stands for all below it. */
type Places = { readonly [step: string]: Places }

const placesOf = (catalog: AnyCatalog): Places => {
  const within = (
    places: Places,
    [step, ...rest]: readonly string[],
    { isNew }: { readonly isNew: boolean },
  ): Places => {
    const known = step === undefined ? undefined : places[step]
    // What is wanted whole stays whole, whatever part of it is wanted too.
    if (step === undefined || (!isNew && Object.keys(places).length === 0)) return {}
    return { ...places, [step]: within(known ?? {}, rest, { isNew: known === undefined }) }
  }
  const held = catalog.fields.map(placeOf).filter((place) => place !== undefined)
  return held.reduce((places: Places, place) => within(places, place, { isNew: true }), {})
}

/** The part of a schema that lies at some places: of an object its members there and its id, none of them sure to be chosen. */
const partOf = (schema: z.ZodType, places: Places, at: string): z.ZodType => {
  if (Object.keys(places).length === 0) return schema
  if (schema instanceof z.ZodNullable) return partOf(schema.unwrap() as z.ZodType, places, at).nullable()
  if (schema instanceof z.ZodOptional) return partOf(schema.unwrap() as z.ZodType, places, at)
  if (schema instanceof z.ZodArray && places['[]'])
    return z.array(partOf(schema.element as z.ZodType, places['[]'], at))
  if (!(schema instanceof z.ZodObject)) throw new Error(`no schema lies below ${at}`)
  const members = Object.keys('id' in schema.shape ? { id: {}, ...places } : places).map((step) => {
    const member = schema.shape[step] as z.ZodType | undefined
    if (!member) throw new Error(`the schema of a record has no ${at}.${step}`)
    const part = partOf(member, places[step] ?? {}, `${at}.${step}`)
    return [step, step === 'id' ? part : part.optional()] as const
  })
  return z.strictObject(Object.fromEntries(members))
}

/** A record of which fields were chosen: what it holds stands where a whole record has it, what is worked out beside it. */
const chosenFields = (catalog: AnyCatalog): z.ZodType => {
  const about = 'With --fields: the chosen fields, with the id'
  if (catalog.rowsOf) return fieldsOf(catalog.fields, { areAllThere: false }).describe(about)
  const held = partOf(recordOf(catalog), placesOf(catalog), catalog.kind)
  const { id: _, ...workedOut } = fieldsOf(
    catalog.fields.filter((field) => !placeOf(field)),
    { areAllThere: false },
  ).shape
  if (!(held instanceof z.ZodObject)) throw new Error(`a record of ${catalog.kind} is no object`)
  return z.strictObject({ ...held.shape, ...workedOut }).describe(about)
}

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
