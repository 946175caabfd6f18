/** What pool prints: a pooled result, what went into it, what was left out. */

import * as z from 'zod'
import { keysOf } from '../collections.js'
import { clashRules, measureNames, methods, modelNames, tau2Names, testNames } from '../evidence/synthesis/index.js'
import { tableKinds } from '../evidence/table-input/index.js'
import { oneOf } from './pieces.js'

const int = z.number().int()
const texts = z.array(z.string())
const interval = z.tuple([z.number(), z.number()])
const measure = oneOf([...measureNames, 'gen'] as const)
const code = oneOf(keysOf(clashRules))

const pooled = z.strictObject({
  measure: measure.describe('Effect measure; gen is an effect of a table whose kind nobody named'),
  model: oneOf(modelNames),
  tau2Method: oneOf(tau2Names).nullable().describe('Null under a common effect'),
  test: oneOf(testNames).describe('In force: hk or z where the wider of them was asked for'),
  level: z.number().describe('Confidence level, such as 0.95'),
  k: int.describe('Studies'),
  estimate: z.number().describe('On the reporting scale: ratios and proportions themselves, not their logs and logits'),
  ci: interval,
  predictionInterval: interval
    .nullable()
    .describe('Reporting scale; null below three studies, under a common effect and where tau2 is 0'),
  predictionDf: int.nullable().describe('Degrees of freedom of its t quantile'),
  statistic: z.number().describe('z, or t where df is given'),
  df: int.nullable(),
  p: z.number(),
  q: z.number().describe('Cochran’s Q'),
  qDf: int,
  qP: z.number(),
  i2: z.number().describe('Percent'),
  i2Ci: interval.nullable(),
  h2: z.number(),
  tau2: z.number(),
  tau2Ci: interval.nullable().describe('Q-profile; null where tau2 is not estimated and where the set is empty'),
  isTau2CiEmpty: z.boolean().describe('Whether no tau2 is compatible with effects that agree so closely'),
  isTau2CiOpen: z.boolean().describe('Whether the upper limits lie beyond those given, where metafor’s search ends'),
  analysis: z
    .strictObject({ estimate: z.number(), se: z.number(), ci: interval, predictionInterval: interval.nullable() })
    .describe('The scale of the calculation: logs of ratios, logits or double arcsines of proportions'),
})

const partial = {
  k: int,
  estimate: z.number().describe('Reporting scale'),
  ci: interval,
  p: z.number(),
  q: z.number(),
  qP: z.number(),
  i2: z.number(),
  tau2: z.number(),
  analysis: z.strictObject({ estimate: z.number(), se: z.number(), ci: interval }),
}

const influence = z.strictObject({
  rstudent: z.number(),
  dffits: z.number(),
  cookDistance: z.number(),
  covarianceRatio: z.number(),
  hat: z.number(),
  dfbetas: z.number(),
  isInfluential: z.boolean(),
})

const sensitivity = {
  subgroups: z
    .strictObject({
      groups: z.array(z.strictObject({ group: z.string(), studies: texts, ...partial })),
      difference: z.strictObject({
        statistic: z.number().describe('Chi-square, or F where df2 is given'),
        df: int,
        df2: int.nullable(),
        p: z.number(),
      }),
    })
    .nullable()
    .describe('With --by'),
  leaveOneOut: z
    .array(z.strictObject({ omitted: z.string(), ...partial, influence: influence.nullable() }))
    .nullable()
    .describe('With --leave-one-out'),
  cumulative: z
    .array(z.strictObject({ added: z.string(), ...partial }))
    .nullable()
    .describe('With --cumulative'),
  egger: z
    .strictObject({
      k: int,
      slope: z.number(),
      slopeSe: z.number(),
      limit: z.number(),
      limitCi: interval,
      statistic: z.number(),
      df: int,
      p: z.number(),
    })
    .nullable()
    .describe('With --egger, and from ten studies on'),
  methods: z
    .array(
      z.strictObject({
        method: oneOf(keysOf(methods)),
        title: z.string(),
        findings: z.array(
          z.strictObject({
            label: z.string(),
            estimate: z.number().nullable().describe('An effect on the reporting scale; null for slopes and the like'),
            ci: interval.nullable(),
            analysis: z.strictObject({ estimate: z.number(), se: z.number(), ci: interval }),
            statistic: z.number().describe('z, or t where df is given'),
            df: z.number().nullable(),
            p: z.number(),
          }),
        ),
        facts: z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.null()])),
        problem: z.string().nullable().describe('Why it has no answer'),
        caution: z.string().describe('When not to use it'),
        source: z.string(),
        r: z.string().describe('The equal call of R, on dat and res as a script of --r has them'),
        functions: texts.describe('Functions of stemcell-evidence/stats'),
      }),
    )
    .nullable()
    .describe('With --also, --moderators and --cluster'),
}

const studyNumbers = {
  study: z.string(),
  effect: z.number().describe('On the scale of the calculation'),
  variance: z.number(),
  se: z.number(),
  ci: interval,
  estimate: z.number().describe('On the reporting scale'),
  estimateCi: interval,
  weight: z.number().nullable().describe('Percent; null when nothing is pooled'),
  n: int.nullable().describe('People'),
}

const clash = z.strictObject({
  code,
  severity: z.enum(['refuse', 'warn', 'note']),
  trials: texts,
  reason: z.string(),
  allowed: z.boolean().describe('Whether --allow overrode the refusal'),
})

const side = z
  .strictObject({
    arms: texts,
    n: int,
    mean: z.number().optional(),
    sd: z.number().optional(),
    events: int.optional(),
  })
  .nullable()

const figure = z.strictObject({
  outcome: z.string(),
  measure: z.enum(['md', 'smd', 'rr', 'or']),
  unit: z.string().nullable(),
  value: z.number(),
  ci: interval.nullable(),
  p: z.string().nullable(),
  i2: z.number().nullable(),
  model: z.enum(['common', 'random']).nullable(),
  studies: int.nullable(),
  timepointMonths: z.number().nullable(),
  comparison: z.enum(['against-control', 'before-after', 'between-subgroups']),
  note: z.string().nullable(),
  anomalies: texts,
})

const against = z.strictObject({
  review: z.string(),
  figures: z.array(figure).describe('Its pooled figures for this outcome, as printed'),
  studies: z
    .array(
      z.strictObject({
        theirs: z.string(),
        trials: texts,
        match: z.enum([
          'author and year',
          'author alone',
          'several by author',
          'not in our dataset',
          'no author printed',
        ]),
        here: z.string().describe('What became of the study here'),
      }),
    )
    .nullable()
    .describe('Null when its list of studies was not read'),
  missingThere: texts.nullable(),
  why: texts.describe('Why the figures differ'),
})

const result = {
  pooled: pooled.nullable().describe('Null below two comparable studies'),
  notPooled: z.string().nullable().describe('Why there is no pooled number'),
  conclusion: texts
    .nullable()
    .describe(
      'Where no effect lies, the certainty or why it is not rated, the studies without which no effect lies elsewhere; null when nothing is pooled',
    ),
}

const question = z.strictObject({
  outcome: z.string(),
  disease: z.string().nullable(),
  cell: z.string().nullable(),
  query: z
    .strictObject({ text: z.string(), trials: texts })
    .nullable()
    .describe('The trials that the query keeps, also those of other diseases, cells or outcomes; null without a query'),
  measure,
  timepointMonths: z.number().nullable(),
  timepointAsked: z.boolean(),
  windowMonths: z.number(),
  unit: z.string().nullable(),
  allow: z.array(code),
  exclude: texts,
  correlation: z.number().nullable(),
})

const datasetStudy = z.strictObject({
  ...studyNumbers,
  trial: z.string(),
  result: z.string().describe('Id of the row of the trial'),
  treatment: side,
  control: side,
  scale: z.enum(['final', 'change', 'percent-change']),
  timepointMonths: z.number().nullable(),
  level: z.string(),
  locator: z.string(),
  sources: texts,
  work: texts.describe('Conversions, derivations and combinations behind the effect'),
  clashes: z.array(clash),
})

const leftOut = z.strictObject({
  study: z.string(),
  reason: z.string(),
  codes: z.array(code),
  canAllow: z.boolean().describe('Whether --allow with these codes would let it in'),
  trial: z.string(),
  result: z.string(),
  design: z.string(),
  timepointMonths: z.number().nullable(),
  reported: z.string().describe('The result as printed'),
  direction: z.string(),
  effect: z.number().nullable(),
  variance: z.number().nullable(),
})

const certainty = z
  .strictObject({
    level: z.string(),
    start: z.string(),
    sentence: z.string(),
    steps: z.array(z.strictObject({ domain: z.string(), down: int, reason: z.string(), basis: z.string() })),
  })
  .nullable()
  .describe('GRADE; null when nothing is pooled or compared, or a query chose trials by what they found')

const fromDataset = z.strictObject({
  source: z.literal('dataset'),
  question,
  ...result,
  studies: z.array(datasetStudy),
  leftOut: z.array(leftOut),
  notChosen: z
    .array(z.strictObject({ study: z.string(), trial: z.string(), result: z.string(), reason: z.string() }))
    .describe('Other rows of the trials'),
  clashes: z.array(clash).describe('Differences among the studies used'),
  allowed: z.array(clash).describe('Refusals overridden by --allow'),
  ...sensitivity,
  certainty,
  remarks: texts,
  limits: texts.describe('What the answer does not show'),
  withoutResult: texts.describe('Ended trials of the question without such a result on record'),
  outsideQuery: texts
    .nullable()
    .describe('Trials of the disease and cells that the query keeps out; null without a query'),
  against: against.nullable().describe('With --against'),
  nearby: z
    .array(
      z.strictObject({
        command: z.string(),
        change: z.string().describe('What is asked otherwise'),
        studies: int.describe('How many it pools'),
      }),
    )
    .nullable()
    .describe('Questions beside this one of which two or more studies can be pooled; null when this one is pooled'),
  published: z
    .array(
      figure
        .pick({
          outcome: true,
          measure: true,
          unit: true,
          value: true,
          ci: true,
          studies: true,
          timepointMonths: true,
          comparison: true,
        })
        .extend({ review: z.string(), doubts: texts.describe('What makes us doubt the figure') }),
    )
    .nullable()
    .describe('What published syntheses found for this question, as printed; null when this one is pooled'),
})

const fromTable = z.strictObject({
  source: z.string().describe('Name of the table'),
  kind: oneOf(keysOf(tableKinds)),
  understood: texts.describe('What each column was read as'),
  ...result,
  studies: z.array(
    z.strictObject({
      ...studyNumbers,
      place: z.string().describe('Line of the table, or row of the sheet'),
      data: z.record(z.string(), z.number()),
      work: texts.describe('Numbers that were worked out, with those that they came from'),
      other: z.record(z.string(), z.string()),
    }),
  ),
  leftOut: z
    .array(
      z.strictObject({
        study: z.string(),
        place: z.string(),
        reason: z.string(),
        effect: z.number().nullable(),
        variance: z.number().nullable(),
        data: z.record(z.string(), z.number()),
      }),
    )
    .describe('Ratios without any event, totals with --skip-totals, bad rows with --skip-bad'),
  ...sensitivity,
  remarks: texts,
  cautions: texts.describe(
    'Doubts about the table itself: a study twice, a control group twice, a spread that looks like a standard error',
  ),
})

/** A question put to pool, answered. */
export const poolItem = z.union([fromDataset, fromTable])
