/** How sure the trials behind a part are, in GRADE's words, and what keeps a benefit from being called supported. */
import type { Store } from '../../../store/index.js'
import { type Certainty, certaintyOf, type Member } from '../../certainty/index.js'
import type { ClaimQuestion, ClaimTrial } from '../../claims/index.js'
import { independent } from './sides.js'

export type Weight = {
  readonly certainty: Certainty | null
  /** Trials with a control group on either side, and the people in them as far as that is on record. */
  readonly trials: number
  readonly people: number
  /** The best design among them, in words. */
  readonly best: string | null
}

/** The trials that decide a part, and how sure they are together. Several outcomes are rated on the one that most trials report. */
export const weightOf = (trials: readonly ClaimTrial[], question: ClaimQuestion, dataset: Store): Weight => {
  const deciding = independent(
    trials.filter(({ stance }) => stance === 'for' || stance === 'against' || stance === 'mixed'),
  )
  const sided = deciding.flatMap(({ trial, results }): Member[] =>
    results.flatMap(({ result, side }) => (side === 'for' || side === 'against' ? [{ trial, result }] : [])),
  )
  const counts = new Map<string, number>()
  for (const { result } of sided) counts.set(result.outcome, (counts.get(result.outcome) ?? 0) + 1)
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const outcome = most && dataset.record('outcomes', most[0])
  // One result of each trial: the last that it reports.
  const perTrial = new Map(
    sided
      .filter(({ result }) => result.outcome === most?.[0])
      .sort((a, b) => (a.result.timepointMonths ?? 0) - (b.result.timepointMonths ?? 0))
      .map((member) => [member.trial.id, member]),
  )
  return {
    certainty: outcome
      ? certaintyOf({
          outcome,
          results: [...perTrial.values()],
          question: {
            disease: question.diseases[0],
            cells: question.cells,
            covers: (kind, asked, found) => dataset.vocabulary(kind).within(asked).has(found),
          },
          context: { outcomes: dataset.records('outcomes') },
        })
      : null,
    trials: deciding.length,
    people: deciding.reduce((sum, { trial }) => sum + (trial.enrollment.count ?? 0), 0),
    best: deciding[0]?.designText ?? null,
  }
}
