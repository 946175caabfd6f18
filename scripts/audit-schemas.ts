/** JSON Schemas of what `stemcell audit` prints. */
import { auditRules, levels } from '../src/evidence/audit/index.js'

type Schema = Record<string, unknown>

const strict = (properties: Record<string, Schema>): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})
const text = (description: string): Schema => ({ type: 'string', description })
const values = (description: string): Schema => ({
  type: 'object',
  description,
  additionalProperties: { type: ['number', 'string', 'null'] },
})

/** A finding of the audit. */
export const auditItem: Schema = strict({
  trial: text('Id of the trial'),
  rule: {
    enum: auditRules.map(({ name }) => name),
    description: 'Rule that fired; stemcell audit --rules explains it',
  },
  level: {
    enum: levels,
    description:
      'contradiction: the values cannot all be right. suspicious: they can, for a reason that is not on record. note: a fact to know',
  },
  path: text('Path of the value concerned in the record; list items by their id'),
  message: text('The finding in a sentence'),
  values: values('The numbers on record that it rests on, by name'),
  expected: text('What would have to be true for them to agree'),
  recomputed: values('What the arithmetic gives, by name'),
  known: {
    anyOf: [
      strict({
        as: { enum: ['anomaly', 'disagreement'], description: 'Under what the record has it already' },
        text: text('The words of the record'),
      }),
      { type: 'null', description: 'Not on record yet' },
    ],
  },
})

/** A rule of the audit. */
export const auditRuleItem: Schema = strict({
  name: text('Name of the rule'),
  levels: { type: 'array', description: 'Levels its findings can have', items: { enum: levels } },
  demands: text('What should be true'),
  source: text('Paper, handbook or definition behind it'),
})
