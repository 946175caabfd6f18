/** Random values that fit a schema, made from it, so that a new field is drawn as soon as it is declared. */
import fc from 'fast-check'

/** As much of JSON Schema as zod writes of our records. */
type Schema = {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | boolean
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly minItems?: number
  readonly minimum?: number
  readonly pattern?: string
}

/** What is drawn at a place ("arms.cell.route", without the places in lists), in place of what the schema says. */
export type Drawn = (path: string, schema: Schema) => fc.Arbitrary<unknown> | undefined

const below = (path: string, key: string): string => (path ? `${path}.${key}` : key)

const plainOf = (schema: Schema): fc.Arbitrary<unknown> => {
  switch (schema.type) {
    case 'null':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.nat({ max: 30 })
    case 'number':
      return fc.constantFrom(0, 0.5, 1, 2, 7.5, 12, 30)
    case 'string':
      return schema.pattern ? fc.stringMatching(new RegExp(schema.pattern)) : fc.string({ minLength: 1 })
    default:
      throw new Error(`no values are drawn of ${JSON.stringify(schema)}`)
  }
}

const objectOf = (schema: Schema, drawn: Drawn, path: string): fc.Arbitrary<unknown> => {
  const { properties = {}, required = [], additionalProperties } = schema
  if (typeof additionalProperties === 'object')
    return fc.dictionary(fc.constantFrom('a', 'b', 'c'), valuesOf(additionalProperties, drawn, `${path}.*`))
  return fc.record(
    Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, valuesOf(one, drawn, below(path, key))])),
    { requiredKeys: [...required], noNullPrototype: true },
  )
}

export const valuesOf = (schema: Schema, drawn: Drawn, path = ''): fc.Arbitrary<unknown> => {
  const own = drawn(path, schema)
  if (own) return own
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if ('const' in schema) return fc.constant(schema.const)
  if (Array.isArray(schema.type))
    return fc.oneof(...schema.type.map((type: string) => valuesOf({ ...schema, type }, drawn, path)))
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => valuesOf(one, drawn, path)))
  if (schema.prefixItems) return fc.tuple(...schema.prefixItems.map((one) => valuesOf(one, drawn, path)))
  if (schema.items)
    return fc.array(valuesOf(schema.items, drawn, path), { minLength: schema.minItems ?? 0, maxLength: 3 })
  return schema.type === 'object' ? objectOf(schema, drawn, path) : plainOf(schema)
}
