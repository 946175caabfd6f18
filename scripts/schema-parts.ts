/** Pieces that the JSON Schemas of the answers are made of. */

export type Schema = Record<string, unknown>

/** An object with these properties and no other; all required but those named. */
export const strict = (properties: Schema, optional: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
})
export const text = { type: 'string' }
export const texts = { type: 'array', items: text }
export const count = { type: 'integer', minimum: 0 }
