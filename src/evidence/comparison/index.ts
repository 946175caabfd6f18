/** Trials side by side: one entry per attribute with each trial's value and its sources, and per outcome at matched times. */
import { itemAt } from '../../collections.js'
import { besideNoneAttributed, designWord, fieldSources, statusWord, type Trial } from '../../dataset/index.js'
import type { Store } from '../../store/index.js'
import { plural } from '../../text.js'
import { doseText } from '../synthesis/index.js'
import { type ComparisonCell, type ComparisonGroup, type ComparisonRow, comparisonRow } from './entry.js'
import { outcomeEntries } from './outcomes.js'

export { type ComparisonCell, type ComparisonRow, groupNames } from './entry.js'
export { matchTimes } from './outcomes.js'

/** A value of the record as a whole: its path, and how it is written. */
type Attribute = {
  readonly group: ComparisonGroup
  readonly path: string
  readonly label: string
  readonly read: (trial: Trial, today: string) => string | number | null
}

/** A field of the design, marked where sources dispute it. */
const disputable = ({ design }: Trial, field: 'model' | 'allocation' | 'masking' | 'control'): string | null =>
  design[field] !== null && design.disputed?.[field] ? `${design[field]}≠ (disputed)` : design[field]

/** None attributed, never without what there was of any cause. */
const relatedText = (trial: Trial): string | number | null => {
  const beside = besideNoneAttributed(trial)
  return beside === undefined ? trial.safety.seriousRelated : `0 (${beside})`
}

const attributes: readonly Attribute[] = [
  { group: 'population', path: 'disease', label: 'Disease', read: (t) => t.disease },
  { group: 'population', path: 'population.stage', label: 'Stage', read: (t) => t.population.stage },
  { group: 'population', path: 'population.ageGroup', label: 'Age', read: (t) => t.population.ageGroup },
  { group: 'population', path: 'enrollment.count', label: 'Enrolled', read: (t) => t.enrollment.count },
  { group: 'population', path: 'population.description', label: 'People', read: (t) => t.population.description },
  { group: 'design', path: 'design', label: 'Design', read: designWord },
  { group: 'design', path: 'design.model', label: 'Model', read: (t) => disputable(t, 'model') },
  { group: 'design', path: 'design.allocation', label: 'Allocation', read: (t) => disputable(t, 'allocation') },
  { group: 'design', path: 'design.masking', label: 'Masking', read: (t) => disputable(t, 'masking') },
  { group: 'design', path: 'design.control', label: 'Control', read: (t) => disputable(t, 'control') },
  { group: 'design', path: 'design.phases', label: 'Phase', read: (t) => t.design.phases?.join('/') ?? null },
  { group: 'design', path: 'design.centers', label: 'Centers', read: (t) => t.design.centers },
  { group: 'design', path: 'status.value', label: 'Status', read: (t, today) => statusWord(t.status, today) },
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
    read: relatedText,
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

const provenance = (trial: Trial, path: string): Pick<ComparisonCell, 'sources' | 'level' | 'locator'> => {
  const { sources, isRecorded } = fieldSources(trial, path)
  const levels = new Set(sources.map(({ level }) => level))
  return {
    sources: sources.map(({ id }) => id),
    level: levels.size === 1 ? itemAt([...levels], 0) : null,
    locator: isRecorded ? null : 'the record as a whole',
  }
}

const cellOf = (trial: Trial, path: string, value: string | number | null, reasonAt = path): ComparisonCell => ({
  trial: trial.id,
  text: value === null ? null : String(value),
  missing: value === null ? (trial.missing[reasonAt] ?? 'notRead') : null,
  ...provenance(trial, path),
})

const recordEntries = (trials: readonly Trial[], groups: readonly ComparisonGroup[], today: string): ComparisonRow[] =>
  attributes
    .filter(({ group }) => groups.includes(group))
    .map(({ group, path, label, read }) =>
      comparisonRow(
        group,
        path,
        label,
        trials.map((trial) => cellOf(trial, path, read(trial, today))),
      ),
    )

const productEntries = (trials: readonly Trial[]): ComparisonRow[] =>
  productAttributes.map(({ path, label, read }) =>
    comparisonRow(
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
            ? itemAt(all, 0)
            : arms.map((arm, i) => `${arm.label}: ${told[i] ?? 'not known'}`).join('; ')
        return cellOf(trial, at, text)
      }),
    ),
  )

const sourceEntries = (trials: readonly Trial[]): ComparisonRow[] => {
  const ids = new Set(trials.map((trial) => trial.id))
  const plain = (trial: Trial, text: string | null): ComparisonCell => ({
    trial: trial.id,
    text,
    missing: text === null ? 'notApplicable' : null,
    sources: [],
    level: null,
    locator: null,
  })
  return [
    comparisonRow(
      'sources',
      'sources',
      'Read from',
      trials.map((trial) => plain(trial, [...new Set(trial.sources.map((source) => source.level))].join(', '))),
    ),
    comparisonRow(
      'sources',
      'references',
      'Reports',
      trials.map((trial) => plain(trial, trial.references.length ? trial.references.join(', ') : null)),
    ),
    comparisonRow(
      'sources',
      'anomalies',
      'Known anomalies',
      trials.map((trial) =>
        plain(trial, trial.anomalies?.length ? trial.anomalies.map((a) => a.text).join(' ') : null),
      ),
    ),
    comparisonRow(
      'sources',
      'disagreements',
      'Sources disagree',
      trials.map((trial) =>
        plain(trial, trial.disagreements?.length ? `in ${plural(trial.disagreements.length, 'place')}` : null),
      ),
    ),
    comparisonRow(
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
export const compareTrials = (trials: readonly Trial[], dataset: Store): ComparisonRow[] =>
  [
    ...recordEntries(trials, ['population', 'design'], dataset.stamp.asOf),
    ...productEntries(trials),
    ...outcomeEntries(trials, dataset),
    ...recordEntries(trials, ['safety'], dataset.stamp.asOf),
    ...sourceEntries(trials),
  ].filter((one) => one.values.some((cell) => cell.text !== null) || one.warnings.length > 0)
