import { choices } from '../../dataset/index.js'
import { type Catalog, type Field, withOwners } from '../field.js'
import type { ResultRow } from '../rows.js'
import { comparisonFields } from './result-comparison.js'
import { armFields, ofTrial, printed } from './row-fields.js'
import { trialsCatalog } from './trials.js'

type F = Field<ResultRow>

/** What the arm's numbers say, in few letters. */
const valueText = ({ values: v, result }: ResultRow): string | null => {
  const isUnnamed = result.spread?.kind === 'sd' && result.spread.basis === 'unstated'
  const people = v.events === undefined ? [] : [v.n == null ? `${v.events} people` : `${v.events} of ${v.n}`]
  const share = v.percent === undefined ? [] : [`${v.percent} %`]
  const spread =
    v.sd !== undefined
      ? ` ± ${v.sd}${isUnnamed ? ' (?)' : ''}`
      : v.se !== undefined
        ? ` (SE ${v.se})`
        : v.plusMinus !== undefined
          ? ` ± ${v.plusMinus} (?)`
          : v.ci
            ? ` [${v.ci.join(', ')}]`
            : ''
  const mean = v.mean === undefined ? [] : [`${v.mean}${spread}`]
  const middle = v.q1 !== undefined ? ` (${v.q1} to ${v.q3})` : v.min !== undefined ? ` (${v.min} to ${v.max})` : ''
  const median = v.median === undefined ? [] : [`median ${v.median}${middle}`]
  return [...people, ...share, ...mean, ...median].join(', ') || null
}

const what: F[] = [
  {
    name: 'id',
    label: 'Id',
    help: 'Trial, result and arm of the row',
    type: 'text',
    read: (r) => r.id,
  },
  {
    name: 'trial',
    label: 'Trial',
    help: 'Id of the trial',
    type: 'text',
    read: (r) => r.trial.id,
    column: { priority: 1, min: 12, max: 28 },
  },
  ofTrial<ResultRow>('disease'),
  ofTrial<ResultRow>('year'),
  { ...ofTrial<ResultRow>('design'), column: { priority: 2, min: 13, max: 24 } },
  { ...ofTrial<ResultRow>('layer'), read: (r, look) => look.owners(r.trial.id, r.result.id) },
  {
    name: 'result',
    label: 'Result',
    help: 'Id of the result within the trial',
    type: 'text',
    read: (r) => r.result.id,
  },
  {
    name: 'outcome',
    label: 'Outcome',
    help: 'Outcome measure; a broader one finds all below it',
    type: 'term',
    vocabulary: 'outcomes',
    read: (r) => r.result.outcome,
    column: { priority: 1, min: 8, max: 22 },
  },
  {
    name: 'outcome-label',
    label: 'Name in the source',
    help: 'Name of the outcome in the source, where it says more than the vocabulary',
    type: 'text',
    read: (r) => r.result.label ?? null,
  },
  {
    name: 'definition',
    label: 'Definition',
    help: 'What the source means by the outcome, where names mislead',
    type: 'text',
    read: (r) => r.result.definition ?? null,
  },
  {
    name: 'type',
    label: 'Type',
    help: 'Kind of result: numbers, people with an event, a time, or words only (qualitative)',
    type: 'choice',
    choices: choices.outcomeKind,
    read: (r) => r.result.kind,
  },
  {
    name: 'scale',
    label: 'Scale',
    help: 'Which number it is: baseline value, value at the time point, change from baseline, change in percent of baseline',
    type: 'choice',
    choices: choices.resultScale,
    explainedBy: ['scale'],
    read: (r) => r.result.scale,
    column: { priority: 2, min: 7, max: 14 },
  },
  {
    name: 'time',
    label: 'Time',
    help: 'Months after the first treatment',
    type: 'number',
    unit: 'months',
    explainedBy: ['timepointMonths'],
    read: (r) => r.result.timepointMonths,
    column: { label: 'mo', align: 'right', priority: 2, min: 3, max: 5 },
  },
  {
    name: 'unit',
    label: 'Unit',
    help: 'Unit as reported',
    type: 'text',
    explainedBy: ['unit'],
    read: (r) => r.result.unit,
    column: { priority: 6, min: 6, max: 12 },
  },
  {
    name: 'subgroup',
    label: 'Subgroup',
    help: 'Part of the participants the row speaks of',
    type: 'text',
    read: (r) => r.result.subgroup ?? null,
  },
  {
    name: 'primary',
    label: 'Primary',
    help: 'Whether the source calls it a primary outcome',
    type: 'boolean',
    explainedBy: ['primary'],
    read: (r) => r.result.primary,
  },
]

const numbers: F[] = [
  ...armFields<ResultRow>('the result has no number per arm', 1),
  {
    name: 'arm-cell',
    label: 'Cells of the arm',
    help: 'Cell type that this arm got; a broader type finds all below it',
    type: 'term',
    vocabulary: 'cells',
    many: true,
    read: (r) => r.arm?.product?.cells ?? [],
  },
  {
    ...printed('n', 'n', 'People behind the number', (r) => r.values.n),
    type: 'integer',
    unit: 'people',
    explainedBy: ['n', 'values'],
    column: { align: 'right', priority: 2, min: 3, max: 5 },
  },
  {
    name: 'value',
    label: 'Value',
    help: 'The numbers of the arm in short: mean ± SD, (?) after a spread that the source does not name; people with the event; median (quartiles or range)',
    type: 'text',
    derived: true,
    filterable: false,
    explainedBy: ['values'],
    read: valueText,
    column: { priority: 1, min: 9, max: 26 },
  },
  {
    ...printed('mean', 'Mean', 'Mean, as printed', (r) => r.values.mean),
    explainedBy: ['values'],
  },
  {
    // What nobody called an SD is none, whatever field it stands in.
    ...printed('sd', 'SD', 'Standard deviation; a spread that the source does not name is never put here', (r) =>
      r.result.spread?.kind === 'sd' && r.result.spread.basis === 'unstated' ? null : r.values.sd,
    ),
  },
  printed('se', 'SE', 'Standard error', (r) => r.values.se),
  printed(
    'plus-minus',
    '±',
    'A number after ± whose kind the source does not state: never use it as an SD',
    (r) =>
      r.values.plusMinus ??
      (r.result.spread?.kind === 'sd' && r.result.spread.basis === 'unstated' ? r.values.sd : null),
  ),
  {
    name: 'spread',
    label: 'Kind of spread',
    help: 'What the spread is; unclear where the source does not say',
    type: 'choice',
    choices: choices.spreadKind,
    read: ({ result: { spread }, values: v }) => {
      if (spread) return spread.kind === 'sd' && spread.basis === 'unstated' ? 'unclear' : spread.kind
      if (v.plusMinus !== undefined) return 'unclear'
      return v.sd !== undefined
        ? 'sd'
        : v.se !== undefined
          ? 'se'
          : v.q1 !== undefined
            ? 'iqr'
            : v.ci
              ? 'ci'
              : v.min !== undefined
                ? 'range'
                : null
    },
  },
  {
    name: 'spread-basis',
    label: 'Spread known by',
    help: 'How the kind of spread is known: stated, inferred, or not stated',
    type: 'choice',
    choices: choices.spreadBasis,
    read: (r) => r.result.spread?.basis ?? null,
  },
  {
    ...printed('ci-low', 'CI from', 'Lower end of the confidence interval of the mean', (r) => r.values.ci?.[0]),
    filterable: false,
  },
  {
    ...printed('ci-high', 'CI to', 'Upper end of the confidence interval of the mean', (r) => r.values.ci?.[1]),
    filterable: false,
  },
  {
    ...printed('ci-level', 'CI level', 'Level of the confidence interval', (r) =>
      r.values.ci ? (r.values.ciLevel ?? 95) : null,
    ),
    unit: '%',
    filterable: false,
  },
  {
    ...printed('median', 'Median', 'Median', (r) => r.values.median),
  },
  printed('q1', 'Q1', 'First quartile', (r) => r.values.q1),
  printed('q3', 'Q3', 'Third quartile', (r) => r.values.q3),
  { ...printed('min', 'Smallest', 'Smallest value', (r) => r.values.min), filterable: false },
  { ...printed('max', 'Largest', 'Largest value', (r) => r.values.max), filterable: false },
  {
    ...printed('events', 'Events', 'People with the event', (r) => r.values.events),
    type: 'integer',
  },
  {
    ...printed('percent', 'Percent', 'Percentage of people with the event, as printed', (r) => r.values.percent),
    unit: '%',
  },
]

const trust: F[] = [
  {
    name: 'level',
    label: 'Read',
    help: 'How close to the original the result was read',
    type: 'choice',
    choices: choices.level,
    read: (r) => r.result.level,
    column: { priority: 0, min: 8, max: 9 },
  },
  { name: 'locator', label: 'Where', help: 'Where in the source', type: 'text', read: (r) => r.result.locator },
  {
    name: 'source',
    label: 'Sources',
    help: 'Addresses of the pages that were read for it',
    type: 'text',
    many: true,
    read: (r) => r.sources.map(({ url }) => url),
  },
  {
    name: 'derived',
    label: 'Derived',
    help: 'Numbers that we derived, each with how',
    type: 'text',
    many: true,
    read: ({ values, result: { effect } }) => [
      ...Object.entries(values.derived ?? {}).map(([value, how]) => `${value}: ${how}`),
      ...(effect?.derived ? [`effect: ${effect.derived}`] : []),
    ],
  },
  {
    name: 'inferred',
    label: 'Inferred',
    help: 'What was inferred from context, each with the reason',
    type: 'text',
    many: true,
    read: (r) => r.inferred,
  },
  { name: 'note', label: 'Note', help: 'A remark in our own words', type: 'text', read: (r) => r.result.note ?? null },
  {
    name: 'look',
    label: 'Look',
    help: 'An interim look or a post hoc analysis, where the source calls it so',
    type: 'choice',
    choices: choices.look,
    read: (r) => r.result.look ?? null,
  },
  ofTrial<ResultRow>('disputed'),
  {
    name: 'order',
    label: 'Order',
    help: 'The order of a listing when none is asked for: trials as in their own list, results and arms as their records have them',
    type: 'integer',
    derived: true,
    filterable: false,
    read: (r) => r.order,
  },
]

const own: readonly F[] = [...what, ...numbers, ...comparisonFields, ...trust]

export const resultsCatalog = withOwners<Catalog<'results'>, typeof trialsCatalog>(
  {
    kind: 'results',
    fields: own,
    sort: { field: 'order', descending: false },
    text: ({ result, arm }, look) => [
      result.id,
      ...look.labels('outcomes', result.outcome),
      result.label,
      result.definition,
      result.subgroup,
      result.note,
      arm?.label,
    ],
  },
  trialsCatalog,
  'trial',
)
