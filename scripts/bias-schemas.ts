/** JSON Schemas of what `stemcell bias` prints. */
type Schema = Record<string, unknown>

const strict = (properties: Record<string, Schema>, description?: string): Schema => ({
  type: 'object',
  ...(description ? { description } : {}),
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})
const text = (description: string): Schema => ({ type: 'string', description })

const judgments = ['low', 'some concerns', 'high', 'moderate', 'serious', 'critical', 'no information']

const readFrom: Schema = {
  type: 'array',
  description: 'Where the facts behind the judgment were read',
  items: strict({
    path: text('Path of the field or result row in the record'),
    levels: {
      type: 'array',
      description: 'Levels it may have been read at, best first; one when the record tells which',
      items: { enum: ['full-text', 'abstract', 'registry', 'secondary', 'news'] },
    },
    locator: { anyOf: [text('Where in the source'), { type: 'null' }] },
    sources: { type: 'array', description: 'Sources of the record (s1, s2, …)', items: { type: 'string' } },
  }),
}

/** A result with its assessment. */
export const biasItem: Schema = strict({
  trial: text('Id of the trial'),
  result: text('Id of the result row'),
  outcome: text('Id of the outcome measure'),
  scale: { anyOf: [{ enum: ['baseline', 'final', 'change', 'percent-change'] }, { type: 'null' }] },
  timepointMonths: { anyOf: [{ type: 'number', minimum: 0 }, { type: 'null' }] },
  tool: { enum: ['RoB 2', 'ROBINS-I', 'not assessable'] },
  overall: { enum: [...judgments, 'not assessable'] },
  atLeast: { type: 'boolean', description: 'Whether domains without information could make it worse' },
  sentence: text('The assessment in a sentence, or why there is none'),
  domains: {
    type: 'array',
    description: 'In the order of the tool; empty when neither tool applies',
    items: strict({
      name: text('Domain of the tool'),
      judgment: { enum: judgments },
      reason: text('Why'),
      rule: text('Name of the rule that decided; stemcell bias --rules explains it'),
      readFrom,
    }),
  },
})

/** A rule of an assessment. */
export const biasRuleItem: Schema = strict({
  tool: { enum: ['RoB 2', 'ROBINS-I'] },
  domain: text('Domain of the tool'),
  name: text('Name of the rule'),
  asks: text('Signaling questions of the tool that it answers'),
  when: text('The condition in words'),
  judgment: { enum: judgments },
})
