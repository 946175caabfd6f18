/** Results as comparisons: cells against control side by side, each side as pool reads it, with the effect. */
import { ensure } from '../../collections.js'
import type { Outcome, OutcomeResult, Trial } from '../../dataset/index.js'
import type { Store } from '../../store/index.js'
import { type MeasureName, measures, openQuestion, type Reading, readRow, studyLabels } from '../synthesis/index.js'

export type Comparison = {
  readonly trial: Trial
  readonly result: OutcomeResult
  /** What the study is called in a table. */
  readonly study: string
  readonly outcome: Outcome
  readonly reading: Reading
}

/** The measure that reads a result where none is asked for: a difference of risks says something also of arms without events. */
const measureFor = ({ kind }: OutcomeResult): MeasureName => (kind === 'binary' ? 'rr' : 'md')

/**
 * The comparisons that some results make, in their order. Without a measure, means are read as mean differences and events
 * as risk ratios; those without an effect have the reason. `cells` are those asked for; null for any.
 */
export const comparisonsOf = (
  results: readonly { readonly trial: string; readonly result: string }[],
  measure: MeasureName | null,
  cells: ReadonlySet<string> | null,
  store: Store,
): Comparison[] => {
  const trials = new Map(store.some('trials', [...new Set(results.map(({ trial }) => trial))]).map((t) => [t.id, t]))
  const labels = studyLabels([...trials.values()], store)
  const seen = new Set<string>()
  return results.flatMap(({ trial: id, result: row }): Comparison[] => {
    const trial = ensure(trials.get(id))
    const result = ensure(trial.outcomes.find((one) => one.id === row))
    const key = `${id}/${row}`
    if (seen.has(key) || result.scale === 'baseline') return []
    seen.add(key)
    const outcome = ensure(store.record('outcomes', result.outcome))
    const asked = measure ?? measureFor(result)
    const question = { ...openQuestion(result.outcome, asked), allow: new Set(['no-events'] as const) }
    const reading = readRow(trial, result, { question, outcome, measure: asked, cells })
    if (measures[asked].arms === 'two' && !trial.arms.some(({ role }) => role === 'control')) return []
    return [{ trial, result, study: ensure(labels.get(id)), outcome, reading }]
  })
}
