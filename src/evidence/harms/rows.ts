/** Harms as rows: what was counted in each arm or in the whole trial, and for each kind of harm that was not told, why. */
import { entriesOf } from '../../collections.js'
import { fieldSources, type MissingReason, type Outcome, type OutcomeResult, type Trial } from '../../dataset/index.js'
import type { HarmRow } from '../../query/index.js'

type Harm = HarmRow['harm']

/** Numbers of the whole trial, by the field of the record; deaths are people, the others may be events or people. */
const whole = {
  seriousEvents: 'serious',
  seriousRelated: 'related',
  deaths: 'death',
  procedureRelated: 'procedure',
} as const satisfies Partial<Record<keyof Trial['safety'], Harm>>

const toldWord: Readonly<Record<MissingReason, HarmRow['told']>> = {
  notRead: 'not-read',
  notReported: 'not-reported',
  notApplicable: 'not-applicable',
}

type Draft = Omit<HarmRow, 'order'>

const ofResult = (trial: Trial, result: OutcomeResult, outcome: Outcome): Draft[] => {
  const harm: Harm = outcome.harm ?? 'named'
  const name = result.label ?? (harm === 'named' ? (result.definition ?? outcome.name) : null)
  const sources = trial.sources.filter(({ id }) => result.sources.includes(id))
  const common = { trial, harm, event: name, result, sources }
  const counts = result.counts ?? 'people'
  const arms = Object.entries(result.arms)
  if (arms.length === 0)
    return [
      {
        ...common,
        id: `${trial.id}/${result.id}`,
        arm: null,
        values: {},
        count: null,
        counts: null,
        told: 'in-words',
        missing: { number: 'notReported' },
      },
    ]
  return arms.map(([id, values]): Draft => {
    const count = values.events ?? null
    const isTold = count !== null || values.percent !== undefined
    return {
      ...common,
      id: `${trial.id}/${result.id}/${id}`,
      arm: trial.arms.find((arm) => arm.id === id) ?? null,
      values,
      count,
      counts: isTold ? counts : null,
      told: isTold ? 'counted' : values.missing ? toldWord[values.missing] : 'in-words',
      missing: count === null ? { number: values.missing ?? 'notReported' } : {},
    }
  })
}

const ofTrial = (trial: Trial, outcomes: ReadonlyMap<string, Outcome>): Draft[] => {
  const rows = trial.outcomes.flatMap((result) => {
    const outcome = outcomes.get(result.outcome)
    return outcome?.domain === 'safety' && outcome.kind === 'binary' && result.scale !== 'baseline'
      ? ofResult(trial, result, outcome)
      : []
  })
  const told = new Set(rows.map(({ harm }) => harm))
  return [
    ...entriesOf(whole).flatMap(([field, harm]): Draft[] => {
      const count = trial.safety[field]
      const reason = trial.missing[`safety.${field}`] ?? 'notRead'
      // What arms tell need not be said to be missing of the whole.
      if (count === null && told.has(harm)) return []
      const { sources, isRecorded } = fieldSources(trial, `safety.${field}`)
      return [
        {
          id: `${trial.id}/${field}`,
          trial,
          harm,
          event: null,
          result: null,
          arm: null,
          values: {},
          count,
          counts: count === null ? null : harm === 'death' ? 'people' : 'unclear',
          told: count === null ? toldWord[reason] : 'counted',
          // Pages that may have given nothing are no sources of it.
          sources: count === null && !isRecorded ? [] : sources,
          missing: count === null ? { number: reason } : {},
        },
      ]
    }),
    ...rows,
  ]
}

/** The harms of trials, in their order. */
export const harmRows = (trials: readonly Trial[], outcomes: readonly Outcome[]): HarmRow[] => {
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]))
  return trials.flatMap((trial) => ofTrial(trial, byId)).map((row, order) => ({ ...row, order }))
}
