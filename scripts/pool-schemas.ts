/** The JSON contract of stemcell pool: a pooled result, what went into it, what was left out. */
import { clashRules, measureNames, modelNames, tau2Names, testNames } from '../src/evidence/synthesis/index.js'
import { tableKinds } from '../src/evidence/table-input/index.js'

type Schema = Record<string, unknown>

const number: Schema = { type: 'number' }
const text: Schema = { type: 'string' }
const integer: Schema = { type: 'integer' }
const bool: Schema = { type: 'boolean' }
const described = (schema: Schema, description: string): Schema => ({ ...schema, description })
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })
const list = (items: Schema): Schema => ({ type: 'array', items })
const interval: Schema = { type: 'array', items: number, minItems: 2, maxItems: 2 }
const object = (properties: Record<string, Schema>, optional: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((key) => !optional.includes(key)),
  additionalProperties: false,
})

const measure: Schema = { enum: [...measureNames, 'gen'] }

const pooled = object({
  measure: described(measure, 'Effect measure; gen is an effect of a table whose kind nobody named'),
  model: { enum: [...modelNames] },
  tau2Method: described(orNull({ enum: [...tau2Names] }), 'Null under a common effect'),
  test: { enum: [...testNames] },
  level: described(number, 'Confidence level, such as 0.95'),
  k: described(integer, 'Studies'),
  estimate: described(number, 'On the reporting scale: ratios and proportions themselves, not their logs and logits'),
  ci: interval,
  predictionInterval: described(
    orNull(interval),
    'Reporting scale; null below three studies and under a common effect',
  ),
  statistic: described(number, 'z, or t where df is given'),
  df: orNull(integer),
  p: number,
  q: described(number, 'Cochran’s Q'),
  qDf: integer,
  qP: number,
  i2: described(number, 'Percent'),
  i2Ci: orNull(interval),
  h2: number,
  tau2: number,
  tau2Ci: described(orNull(interval), 'Q-profile'),
  isTau2CiOpen: described(bool, 'Whether the upper limits lie beyond those given, where metafor’s search ends'),
  analysis: described(
    object({ estimate: number, se: number, ci: interval, predictionInterval: orNull(interval) }),
    'The scale of the calculation: logs of ratios, logits or double arcsines of proportions',
  ),
})

const partial = {
  k: integer,
  estimate: described(number, 'Reporting scale'),
  ci: interval,
  p: number,
  q: number,
  qP: number,
  i2: number,
  tau2: number,
  analysis: object({ estimate: number, se: number, ci: interval }),
}

const sensitivity: Record<string, Schema> = {
  subgroups: described(
    orNull(
      object({
        groups: list(object({ group: text, studies: list(text), ...partial })),
        difference: object({ statistic: number, df: integer, p: number }),
      }),
    ),
    'With --by',
  ),
  leaveOneOut: described(
    orNull(
      list(
        object({
          omitted: text,
          ...partial,
          influence: orNull(
            object({
              rstudent: number,
              dffits: number,
              cookDistance: number,
              covarianceRatio: number,
              hat: number,
              dfbetas: number,
              isInfluential: bool,
            }),
          ),
        }),
      ),
    ),
    'With --leave-one-out',
  ),
  cumulative: described(orNull(list(object({ added: text, ...partial }))), 'With --cumulative'),
  egger: described(
    orNull(
      object({
        k: integer,
        slope: number,
        slopeSe: number,
        limit: number,
        limitCi: interval,
        statistic: number,
        df: integer,
        p: number,
      }),
    ),
    'With --egger, and from ten studies on',
  ),
}

const studyNumbers: Record<string, Schema> = {
  study: text,
  effect: described(number, 'On the scale of the calculation'),
  variance: number,
  se: number,
  ci: interval,
  estimate: described(number, 'On the reporting scale'),
  estimateCi: interval,
  weight: described(orNull(number), 'Percent; null when nothing is pooled'),
  n: described(orNull(integer), 'People'),
}

const code: Schema = { enum: Object.keys(clashRules) }
const clashSchema = object({
  code,
  severity: { enum: ['refuse', 'warn', 'note'] },
  trials: list(text),
  reason: text,
  allowed: described(bool, 'Whether --allow overrode the refusal'),
})

const side = orNull(
  object({ arms: list(text), n: integer, mean: number, sd: number, events: integer }, ['mean', 'sd', 'events']),
)

const figure = object({
  outcome: text,
  measure: { enum: ['md', 'smd', 'rr', 'or'] },
  unit: orNull(text),
  value: number,
  ci: orNull(interval),
  p: orNull(text),
  i2: orNull(number),
  model: orNull({ enum: ['common', 'random'] }),
  studies: orNull(integer),
  timepointMonths: orNull(number),
  comparison: { enum: ['against-control', 'before-after', 'between-subgroups'] },
  note: orNull(text),
  anomalies: list(text),
})

const against = object({
  review: text,
  figures: described(list(figure), 'Its pooled figures for this outcome, as printed'),
  studies: described(
    orNull(
      list(
        object({
          theirs: text,
          trials: list(text),
          match: {
            enum: ['author and year', 'author alone', 'several by author', 'not in our dataset', 'no author printed'],
          },
          here: described(text, 'What became of the study here'),
        }),
      ),
    ),
    'Null when its list of studies was not read',
  ),
  missingThere: orNull(list(text)),
  why: described(list(text), 'Why the figures differ'),
})

const result: Record<string, Schema> = {
  pooled: described(orNull(pooled), 'Null below two comparable studies'),
  notPooled: described(orNull(text), 'Why there is no pooled number'),
  conclusion: described(
    orNull(list(text)),
    'Where no effect lies, the certainty or why it is not rated, the studies without which no effect lies elsewhere; null when nothing is pooled',
  ),
}

const fromDataset = object({
  source: { const: 'dataset' },
  question: object({
    outcome: text,
    disease: orNull(text),
    cell: orNull(text),
    query: described(
      orNull(object({ text, trials: list(text) })),
      'The trials that the query keeps, also those of other diseases, cells or outcomes; null without a query',
    ),
    measure,
    timepointMonths: orNull(number),
    timepointAsked: bool,
    windowMonths: number,
    unit: orNull(text),
    allow: list(code),
    exclude: list(text),
    correlation: orNull(number),
  }),
  ...result,
  studies: list(
    object({
      ...studyNumbers,
      trial: text,
      result: described(text, 'Id of the row of the trial'),
      treatment: side,
      control: side,
      scale: { enum: ['final', 'change', 'percent-change'] },
      timepointMonths: orNull(number),
      level: text,
      locator: text,
      sources: list(text),
      work: described(list(text), 'Conversions, derivations and combinations behind the effect'),
      clashes: list(clashSchema),
    }),
  ),
  leftOut: list(
    object({
      study: text,
      reason: text,
      codes: list(code),
      canAllow: described(bool, 'Whether --allow with these codes would let it in'),
      trial: text,
      result: text,
      design: text,
      timepointMonths: orNull(number),
      reported: described(text, 'The result as printed'),
      direction: text,
      effect: orNull(number),
      variance: orNull(number),
    }),
  ),
  notChosen: described(
    list(object({ study: text, trial: text, result: text, reason: text })),
    'Other rows of the trials',
  ),
  clashes: described(list(clashSchema), 'Differences among the studies used'),
  allowed: described(list(clashSchema), 'Refusals overridden by --allow'),
  ...sensitivity,
  certainty: described(
    orNull(
      object({
        level: text,
        start: text,
        sentence: text,
        steps: list(object({ domain: text, down: integer, reason: text, basis: text })),
      }),
    ),
    'GRADE; null when nothing is pooled or compared, or a query chose trials by what they found',
  ),
  remarks: list(text),
  limits: described(list(text), 'What the answer does not show'),
  withoutResult: described(list(text), 'Ended trials of the question without such a result on record'),
  outsideQuery: described(
    orNull(list(text)),
    'Trials of the disease and cells that the query keeps out; null without a query',
  ),
  against: described(orNull(against), 'With --against'),
})

const fromTable = object({
  source: described(text, 'Name of the table'),
  kind: { enum: Object.keys(tableKinds) },
  ...result,
  studies: list(
    object({
      ...studyNumbers,
      place: described(text, 'Line of the table'),
      data: { type: 'object', additionalProperties: number },
      other: { type: 'object', additionalProperties: text },
    }),
  ),
  leftOut: described(list(object({ study: text, reason: text })), 'Bad rows, with --skip-bad'),
  ...sensitivity,
  remarks: list(text),
})

/** An item of stemcell pool --json. */
export const poolItem: Schema = { anyOf: [fromDataset, fromTable] }
