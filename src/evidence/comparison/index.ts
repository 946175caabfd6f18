/** Trials side by side: one entry per attribute with each trial's value and its sources, and per outcome at matched times. */
import {
  comparesCellsWithControl,
  type Dataset,
  designWord,
  directionText,
  type OutcomeResult,
  type SourceLevel,
  type Trial,
} from '../../dataset/index.js'
import { plural } from '../../text.js'
import { doseText, type Question, type Reading, synthesize } from '../synthesis/index.js'

export type Cell = {
  readonly trial: string
  /** In words; null when there is none. */
  readonly text: string | null
  /** Why there is none, or that the trial measured nothing of the kind. */
  readonly missing: 'notRead' | 'notReported' | 'notApplicable' | null
  readonly sources: readonly string[]
  readonly level: SourceLevel | null
  readonly locator: string | null
  readonly direction?: OutcomeResult['direction']
  /** Whether that direction is against a control group. */
  readonly controlled?: boolean
}

export const groupNames = ['population', 'design', 'product', 'outcomes', 'safety', 'sources'] as const
export type Group = (typeof groupNames)[number]

export type Entry = {
  readonly group: Group
  /** Path or outcome: "design.masking", "hba1c at 12 months". */
  readonly field: string
  readonly label: string
  readonly values: readonly Cell[]
  /** Whether the trials say different things, as far as they say anything. */
  readonly differs: boolean
  /** What stands against setting these side by side. */
  readonly warnings: readonly string[]
}

/** A value of the record as a whole: its path, and how it is written. */
type Attribute = {
  readonly group: Group
  readonly path: string
  readonly label: string
  readonly read: (trial: Trial) => string | number | null
}

const attributes: readonly Attribute[] = [
  { group: 'population', path: 'disease', label: 'Disease', read: (t) => t.disease },
  { group: 'population', path: 'population.stage', label: 'Stage', read: (t) => t.population.stage },
  { group: 'population', path: 'population.ageGroup', label: 'Age', read: (t) => t.population.ageGroup },
  { group: 'population', path: 'enrollment.count', label: 'Enrolled', read: (t) => t.enrollment.count },
  { group: 'population', path: 'population.description', label: 'People', read: (t) => t.population.description },
  { group: 'design', path: 'design', label: 'Design', read: designWord },
  { group: 'design', path: 'design.model', label: 'Model', read: (t) => t.design.model },
  { group: 'design', path: 'design.allocation', label: 'Allocation', read: (t) => t.design.allocation },
  { group: 'design', path: 'design.masking', label: 'Masking', read: (t) => t.design.masking },
  { group: 'design', path: 'design.control', label: 'Control', read: (t) => t.design.control },
  { group: 'design', path: 'design.phases', label: 'Phase', read: (t) => t.design.phases?.join('/') ?? null },
  { group: 'design', path: 'design.centers', label: 'Centers', read: (t) => t.design.centers },
  { group: 'design', path: 'status.value', label: 'Status', read: (t) => t.status.value },
  { group: 'design', path: 'start', label: 'Start', read: (t) => t.start },
  { group: 'design', path: 'completion', label: 'Completion', read: (t) => t.completion },
  { group: 'design', path: 'followUpMonths', label: 'Follow-up, months', read: (t) => t.followUpMonths },
  { group: 'design', path: 'countries', label: 'Countries', read: (t) => t.countries?.join(', ') ?? null },
  { group: 'design', path: 'sponsor', label: 'Sponsor', read: (t) => t.sponsor },
  { group: 'safety', path: 'safety.seriousEvents', label: 'Serious events', read: (t) => t.safety.seriousEvents },
  {
    group: 'safety',
    path: 'safety.seriousRelated',
    label: 'Serious and related',
    read: (t) => t.safety.seriousRelated,
  },
  { group: 'safety', path: 'safety.deaths', label: 'Deaths', read: (t) => t.safety.deaths },
  {
    group: 'safety',
    path: 'safety.procedureRelated',
    label: 'From the procedure',
    read: (t) => t.safety.procedureRelated,
  },
  { group: 'safety', path: 'safety.text', label: 'Safety in words', read: (t) => t.safety.text },
]

/** What each cell arm was given, arm by arm. */
const productAttributes: readonly {
  path: string
  label: string
  read: (arm: Trial['arms'][number], others: boolean) => string | null
}[] = [
  { path: 'cells', label: 'Cells', read: (arm) => arm.product?.cells.join(' + ') ?? null },
  { path: 'donor', label: 'Donor', read: (arm) => arm.product?.donor ?? null },
  {
    path: 'dose.value',
    label: 'Dose',
    read: (arm) => (arm.product ? (doseText(arm.product) ?? arm.product.dose.text) : null),
  },
  {
    path: 'infusions',
    label: 'Infusions',
    read: (arm) => (arm.product?.infusions == null ? null : String(arm.product.infusions)),
  },
  { path: 'route', label: 'Route', read: (arm) => arm.product?.routeText ?? arm.product?.route ?? null },
  { path: 'cointervention', label: 'Given beside', read: (arm) => arm.cointervention },
]

const provenance = (trial: Trial, path: string): Pick<Cell, 'sources' | 'level' | 'locator'> => {
  const narrow = trial.provenance?.[path]?.sources
  const sources = narrow ?? trial.sources.map((source) => source.id)
  const levels = new Set(trial.sources.filter((source) => sources.includes(source.id)).map((source) => source.level))
  return {
    sources,
    level: levels.size === 1 ? ([...levels][0] as SourceLevel) : null,
    locator: narrow ? null : 'the record as a whole',
  }
}

const cellOf = (trial: Trial, path: string, value: string | number | null, reasonAt = path): Cell => ({
  trial: trial.id,
  text: value === null ? null : String(value),
  missing: value === null ? (trial.missing[reasonAt] ?? 'notRead') : null,
  ...provenance(trial, path),
})

/** A value that was not read says nothing; a result that is not on record stands against one that is. */
const differs = (group: Group, values: readonly Cell[]): boolean =>
  new Set(values.filter((cell) => group === 'outcomes' || cell.text !== null).map((cell) => cell.text)).size > 1

const entry = (
  group: Group,
  field: string,
  label: string,
  values: readonly Cell[],
  warnings: readonly string[] = [],
): Entry => ({ group, field, label, values, differs: differs(group, values), warnings })

const recordEntries = (trials: readonly Trial[], groups: readonly Group[]): Entry[] =>
  attributes
    .filter(({ group }) => groups.includes(group))
    .map(({ group, path, label, read }) =>
      entry(
        group,
        path,
        label,
        trials.map((trial) => cellOf(trial, path, read(trial))),
      ),
    )

const productEntries = (trials: readonly Trial[]): Entry[] =>
  productAttributes.map(({ path, label, read }) =>
    entry(
      'product',
      path === 'cointervention' ? 'arms.*.cointervention' : `arms.*.product.${path}`,
      label,
      trials.map((trial) => {
        const arms = trial.arms.filter((arm) => arm.product !== null)
        const told = arms.map((arm) => read(arm, arms.length > 1))
        const first = arms[0]
        const at = first
          ? path === 'cointervention'
            ? `arms.${first.id}.cointervention`
            : `arms.${first.id}.product.${path}`
          : 'arms'
        const all = [...new Set(told.map((text) => text ?? '?'))]
        const text = told.every((one) => one === null)
          ? null
          : all.length === 1
            ? (all[0] as string)
            : arms.map((arm, i) => `${arm.label}: ${told[i] ?? 'not known'}`).join('; ')
        return cellOf(trial, at, text)
      }),
    ),
  )

/** Months that two results may lie apart and still stand in one row. */
const sameTime = 1.5

/** Time points of several trials put together where they lie close. */
export const matchTimes = (months: readonly number[]): number[][] => {
  const groups: number[][] = []
  for (const month of [...new Set(months)].sort((a, b) => a - b)) {
    const last = groups.at(-1)
    if (last && month - (last[0] as number) <= sameTime) last.push(month)
    else groups.push([month])
  }
  return groups
}

const number = (value: number): string => String(Number(value.toPrecision(6)))

const brief = (value: number): string => String(Number(value.toPrecision(3)))

const armText = (values: OutcomeResult['arms'][string]): string | null => {
  const n = values.n == null ? '' : ` (n ${values.n})`
  if (values.events !== undefined) return values.n == null ? `${values.events} people` : `${values.events}/${values.n}`
  if (values.percent !== undefined) return `${number(values.percent)}%${n}`
  if (values.median !== undefined) return `median ${number(values.median)}${n}`
  if (values.mean === undefined) return null
  const spread =
    values.sd !== undefined
      ? ` ± ${number(values.sd)} SD`
      : values.se !== undefined
        ? ` ± ${number(values.se)} SE`
        : values.plusMinus !== undefined
          ? ` ± ${number(values.plusMinus)} (kind not stated)`
          : ''
  return `${number(values.mean)}${spread}${n}`
}

const rowText = (trial: Trial, row: OutcomeResult): string => {
  const arms = trial.arms.flatMap((arm) => {
    const text = row.arms[arm.id] && armText(row.arms[arm.id] as OutcomeResult['arms'][string])
    return text
      ? [
          `${trial.arms.filter((other) => other.role === arm.role).length > 1 ? arm.label : arm.role === 'control' ? 'control' : 'cells'} ${text}`,
        ]
      : []
  })
  const scale =
    row.scale === 'change'
      ? 'change: '
      : row.scale === 'percent-change'
        ? 'change in %: '
        : row.scale === 'baseline'
          ? 'baseline: '
          : ''
  return [
    `${scale}${arms.length ? arms.join(', ') : 'no number'}${arms.length && row.unit && row.kind !== 'binary' ? ` ${row.unit}` : ''}`,
    row.scale === 'baseline' ? '' : directionText(row, trial),
    row.p ? `p ${row.p}` : '',
    row.subgroup ?? '',
  ]
    .filter(Boolean)
    .join('; ')
}

const bare = (outcome: string, exclude: readonly string[]): Question => ({
  outcome,
  disease: null,
  cell: null,
  timepoint: null,
  window: 3,
  measure: null,
  allow: new Set(),
  exclude,
  correlation: null,
  zeroCells: {},
})

/** What the comparability guard says of one outcome of these trials, and the effects it could compute. */
const guard = (
  outcome: string,
  trials: readonly Trial[],
  dataset: Dataset,
): { warnings: string[]; effects: Map<string, string> } => {
  const ids = new Set(trials.map((trial) => trial.id))
  const others = dataset.manifest.ids.trials.filter((id) => !ids.has(id))
  const found = synthesize(bare(outcome, others), dataset)
  const mine = ({ trial }: Reading): boolean => ids.has(trial.id)
  const refused = found.leftOut
    .filter(({ candidate }) => mine(candidate.reading))
    .map(({ candidate, refusals }) => `${candidate.reading.trial.id}: ${refusals.map((c) => c.reason).join('; ')}`)
  const weak = found.included.flatMap(({ reading, clashes }) => clashes.map((c) => `${reading.trial.id}: ${c.reason}`))
  const among = found.clashes.map((c) => c.reason)
  const effects = new Map(
    found.included.map(({ reading, effect }) => [
      reading.trial.id,
      `${found.measure.toUpperCase()} ${brief(effect.estimate)} (95% CI ${brief(effect.ci[0])} to ${brief(effect.ci[1])})${found.unit ? ` ${found.unit}` : ''}${effect.scale === 'log' ? ' on the log scale' : ''}`,
    ]),
  )
  return { warnings: [...new Set([...among, ...refused, ...weak])], effects }
}

const outcomeEntries = (trials: readonly Trial[], dataset: Dataset): Entry[] => {
  const names = dataset.vocabulary('outcomes')
  const outcomes = [...new Set(trials.flatMap((trial) => trial.outcomes.map((row) => row.outcome)))]
  const shared = (id: string): number =>
    trials.filter((trial) => trial.outcomes.some((row) => row.outcome === id && row.scale !== 'baseline')).length
  return outcomes
    .sort((a, b) => shared(b) - shared(a) || (a < b ? -1 : 1))
    .flatMap((outcome) => {
      const rows = trials.flatMap((trial) =>
        trial.outcomes.filter((row) => row.outcome === outcome).map((row) => ({ trial, row })),
      )
      const { warnings, effects } =
        shared(outcome) > 1 ? guard(outcome, trials, dataset) : { warnings: [], effects: new Map<string, string>() }
      const times = matchTimes(rows.flatMap(({ row }) => (row.timepointMonths === null ? [] : [row.timepointMonths])))
      const untimed = rows.some(({ row }) => row.timepointMonths === null)
      const entries = [...times, ...(untimed ? [null] : [])].map((months): Entry => {
        const at =
          months === null
            ? 'time not stated'
            : months[0] === 0 && months.length === 1
              ? 'before treatment'
              : `${months.length > 1 ? `${months[0]} to ${months.at(-1)}` : months[0]} months`
        const values = trials.map((trial): Cell => {
          const own = rows.filter(
            (r) =>
              r.trial === trial &&
              (months === null ? r.row.timepointMonths === null : months.includes(r.row.timepointMonths as number)),
          )
          const first = own[0]?.row
          return {
            trial: trial.id,
            text: own.length ? own.map(({ row }) => rowText(trial, row)).join(' | ') : null,
            missing: own.length ? null : 'notRead',
            sources: [...new Set(own.flatMap(({ row }) => row.sources))],
            level: first?.level ?? null,
            locator: own.length ? own.map(({ row }) => row.locator).join(' | ') : null,
            ...(first && first.scale !== 'baseline'
              ? { direction: first.direction, controlled: comparesCellsWithControl(first, trial) }
              : {}),
          }
        })
        return entry('outcomes', `${outcome} at ${at}`, `${names.name(outcome)}, ${at}`, values, [])
      })
      const recomputed = effects.size
        ? [
            entry(
              'outcomes',
              `${outcome} effect`,
              `${names.name(outcome)}: effect recomputed`,
              trials.map(
                (trial): Cell => ({
                  trial: trial.id,
                  text: effects.get(trial.id) ?? null,
                  missing: effects.has(trial.id) ? null : 'notApplicable',
                  sources: [],
                  level: null,
                  locator: 'computed from the arms',
                }),
              ),
            ),
          ]
        : []
      const last = [...entries, ...recomputed]
      // The guard speaks of the outcome as a whole, so it stands with its last row.
      return last.map((one, i) => (i === last.length - 1 ? { ...one, warnings } : one))
    })
}

const sourceEntries = (trials: readonly Trial[]): Entry[] => {
  const ids = new Set(trials.map((trial) => trial.id))
  const plain = (trial: Trial, text: string | null): Cell => ({
    trial: trial.id,
    text,
    missing: text === null ? 'notApplicable' : null,
    sources: [],
    level: null,
    locator: null,
  })
  return [
    entry(
      'sources',
      'sources',
      'Read from',
      trials.map((trial) => plain(trial, [...new Set(trial.sources.map((source) => source.level))].join(', '))),
    ),
    entry(
      'sources',
      'references',
      'Reports',
      trials.map((trial) => plain(trial, trial.references.length ? trial.references.join(', ') : null)),
    ),
    entry(
      'sources',
      'anomalies',
      'Known anomalies',
      trials.map((trial) =>
        plain(trial, trial.anomalies?.length ? trial.anomalies.map((a) => a.text).join(' ') : null),
      ),
    ),
    entry(
      'sources',
      'disagreements',
      'Sources disagree',
      trials.map((trial) =>
        plain(trial, trial.disagreements?.length ? `in ${plural(trial.disagreements.length, 'place')}` : null),
      ),
    ),
    entry(
      'sources',
      'overlaps',
      'Shares patients with',
      trials.map((trial) => {
        const shared = (trial.overlaps ?? []).filter((o) => ids.has(o.trial))
        return plain(trial, shared.length ? shared.map((o) => `${o.trial} (${o.certainty})`).join(', ') : null)
      }),
      trials.some((trial) => (trial.overlaps ?? []).some((o) => ids.has(o.trial)))
        ? ['Trials that share patients are not independent: do not count both.']
        : [],
    ),
  ]
}

/** Set trials side by side, group by group. Rows in which no trial says anything are left out. */
export const compareTrials = (trials: readonly Trial[], dataset: Dataset): Entry[] =>
  [
    ...recordEntries(trials, ['population', 'design']),
    ...productEntries(trials),
    ...outcomeEntries(trials, dataset),
    ...recordEntries(trials, ['safety']),
    ...sourceEntries(trials),
  ].filter((one) => one.values.some((cell) => cell.text !== null) || one.warnings.length > 0)
