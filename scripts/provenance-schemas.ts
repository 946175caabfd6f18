/** JSON Schemas of the items that trace, cite and verify print. */
type Schema = Record<string, unknown>

/** An object that has every one of these members and no other. */
const exact = (properties: Record<string, Schema>, description?: string): Schema => ({
  type: 'object',
  ...(description ? { description } : {}),
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })
const listOf = (items: Schema, description?: string): Schema => ({
  type: 'array',
  items,
  ...(description ? { description } : {}),
})
const text: Schema = { type: 'string' }
const said = (description: string): Schema => ({ type: ['string', 'null'], description })
const level: Schema = { enum: ['full-text', 'abstract', 'registry', 'secondary', 'news'] }
const plain: Schema = { type: ['string', 'number', 'boolean', 'null'] }
const value: Schema = { anyOf: [plain, { type: 'array', items: plain }] }

const source = exact(
  {
    id: { type: 'string', pattern: '^s\\d+$' },
    level,
    what: text,
    url: text,
    reference: orNull(
      exact({
        id: text,
        doi: said('DOI, bare'),
        pmid: said('PubMed number'),
        pmcid: said('PubMed Central number'),
        citation: text,
        retracted: { type: ['boolean', 'null'], description: 'null when nobody checked' },
      }),
    ),
    registration: orNull(exact({ id: text, registry: text, url: said('Address of the registry record') })),
  },
  'A page that was read, with the paper it shows or the registration it is a copy of',
)

export const traceItem: Schema = exact({
  trial: text,
  path: { type: 'string', description: 'Path of the value in the record; list items by their id' },
  value,
  derived: said('How we computed it, where the source does not print it'),
  inferred: said('Why it was taken for this, where the source does not say so'),
  missing: { enum: ['notRead', 'notReported', 'notApplicable', null], description: 'Why there is no value' },
  recorded: {
    enum: ['row', 'fact', 'field', 'record'],
    description: 'How narrowly the source was recorded; record: only the sources of the whole record are known',
  },
  level: {
    enum: [...(level.enum as string[]), null],
    description: 'How it was read; null where its possible sources were read at different levels',
  },
  locator: said('Where in the source'),
  note: said('Remark on the result row, fact or field'),
  sources: listOf(source),
  disagreements: listOf(exact({ about: text, text, sources: listOf(source) }), 'Where sources say different things'),
  anomalies: listOf(exact({ rule: text, path: text, text }), 'What cannot be right, or looks wrong, in the source'),
  elsewhere: listOf(
    exact({ path: text, value, level, locator: text, sources: listOf(source) }),
    'The same number in another row of the trial: same outcome, time, scale and people',
  ),
})

export const citeItem: Schema = exact({
  key: { type: 'string', pattern: '^[A-Za-z0-9.:+-]+$', description: 'Citation key' },
  kind: { enum: ['reference', 'registration', 'page', 'article', 'dataset'] },
  for: listOf(text, 'Records for whose sake it is cited'),
  text: { type: 'string', description: 'The citation in the style asked for' },
  retracted: { type: 'boolean', description: 'Known to be retracted; false also when nobody checked' },
  unread: listOf(text, 'Parts of the citation that were not read'),
  csl: { type: 'object', description: 'CSL-JSON', required: ['id', 'type', 'title'] },
})

export const verifyItem: Schema = exact({
  check: text,
  demands: { type: 'string', description: 'What must be true' },
  result: { enum: ['ok', 'failed', 'not run'] },
  checked: { type: 'integer', minimum: 0, description: 'How many things were looked at' },
  unit: { type: 'string', description: 'What they are' },
  known: {
    type: 'integer',
    minimum: 0,
    description: 'Violations that stand in a source and are recorded as anomalies',
  },
  failures: listOf(exact({ file: text, record: said('Id of the record'), path: text, message: text, todo: text })),
  skipped: said('Why it was not run'),
})
