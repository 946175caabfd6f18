/** The rows of a comparison that tell results: per outcome at matched times, with what the guard says of setting them side by side. */

import { isOneOf, itemAt } from '../../collections.js'
import { comparesCellsWithControl, directionText, type OutcomeResult, type Trial } from '../../dataset/index.js'
import { effectNumber, significant } from '../../numbers.js'
import type { Store } from '../../store/index.js'
import { type PoolingQuestion, synthesize } from '../synthesis/index.js'
import { type ComparisonCell, type ComparisonRow, comparisonRow } from './entry.js'

/** Months that two results may lie apart and still stand in one row. */
const sameTime = 1.5

/** Time points of several trials put together where they lie close. */
export const matchTimes = (months: readonly number[]): number[][] => {
  const groups: number[][] = []
  for (const month of [...new Set(months)].sort((a, b) => a - b)) {
    const last = groups.at(-1)
    if (last && month - itemAt(last, 0) <= sameTime) last.push(month)
    else groups.push([month])
  }
  return groups
}

const armText = (values: OutcomeResult['arms'][string]): string | null => {
  const n = values.n == null ? '' : ` (n ${values.n})`
  if (values.events !== undefined) return values.n == null ? `${values.events} people` : `${values.events}/${values.n}`
  if (values.percent !== undefined) return `${significant(values.percent)}%${n}`
  if (values.median !== undefined) return `median ${significant(values.median)}${n}`
  if (values.mean === undefined) return null
  const spread =
    values.sd !== undefined
      ? ` ± ${significant(values.sd)} SD`
      : values.se !== undefined
        ? ` ± ${significant(values.se)} SE`
        : values.plusMinus !== undefined
          ? ` ± ${significant(values.plusMinus)} (kind not stated)`
          : ''
  return `${significant(values.mean)}${spread}${n}`
}

const rowText = (trial: Trial, row: OutcomeResult): string => {
  const arms = trial.arms.flatMap((arm) => {
    const values = row.arms[arm.id]
    const text = values && armText(values)
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

const bare = (outcome: string, exclude: readonly string[]): PoolingQuestion => ({
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
  dataset: Store,
): { warnings: string[]; effects: Map<string, string> } => {
  const ids = new Set(trials.map((trial) => trial.id))
  // Left out, not outside the question: names are told apart among all trials that have a result.
  const others = dataset.ids('trials').filter((id) => !ids.has(id))
  const found = synthesize(bare(outcome, others), dataset)
  const refused = found.leftOut
    .filter(({ candidate }) => ids.has(candidate.reading.trial.id))
    .map(({ candidate, refusals }) => `${candidate.reading.trial.id}: ${refusals.map((c) => c.reason).join('; ')}`)
  const weak = found.included.flatMap(({ reading, clashes }) => clashes.map((c) => `${reading.trial.id}: ${c.reason}`))
  const among = found.clashes.map((c) => c.reason)
  const effects = new Map(
    found.included.map(({ reading, effect }) => [
      reading.trial.id,
      `${found.measure.toUpperCase()} ${effectNumber(effect.estimate)} (95% CI ${effectNumber(effect.ci[0])} to ${effectNumber(effect.ci[1])})${found.unit ? ` ${found.unit}` : ''}${effect.scale === 'log' ? ' on the log scale' : ''}`,
    ]),
  )
  return { warnings: [...new Set([...among, ...refused, ...weak])], effects }
}

/** Rows for every outcome that one of the trials reports, those that most share first. */
export const outcomeEntries = (trials: readonly Trial[], dataset: Store): ComparisonRow[] => {
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
      const entries = [...times, ...(untimed ? [null] : [])].map((months): ComparisonRow => {
        const at =
          months === null
            ? 'time not stated'
            : months[0] === 0 && months.length === 1
              ? 'before treatment'
              : `${months.length > 1 ? `${months[0]} to ${months.at(-1)}` : months[0]} months`
        const values = trials.map((trial): ComparisonCell => {
          const own = rows.filter(
            (r) =>
              r.trial === trial &&
              (months === null ? r.row.timepointMonths === null : isOneOf(months, r.row.timepointMonths)),
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
              ? { direction: first.direction, controlled: comparesCellsWithControl(first) }
              : {}),
          }
        })
        return comparisonRow('outcomes', `${outcome} at ${at}`, `${names.name(outcome)}, ${at}`, values, [])
      })
      const recomputed = effects.size
        ? [
            comparisonRow(
              'outcomes',
              `${outcome} effect`,
              `${names.name(outcome)}: effect recomputed`,
              trials.map(
                (trial): ComparisonCell => ({
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
