/** Results as rows of their own: what each arm of each result says, and which effect measures the comparison has all numbers for. */
import { ensure } from '../../collections.js'
import {
  choices,
  type MissingReason,
  type Outcome,
  type OutcomeResult,
  pValueIn,
  type Trial,
} from '../../dataset/index.js'
import type { ResultRow } from '../../query/index.js'
import { openQuestion, readRow } from '../synthesis/index.js'

/** Effect measures that a result has every number for, as pool reads it, without overriding anything. */
export const usableFor = (trial: Trial, result: OutcomeResult, outcome: Outcome): readonly string[] => {
  if (result.scale === 'baseline') return []
  return choices.effectMeasure.filter((measure) => {
    const question = openQuestion(result.outcome, measure)
    return readRow(trial, result, { question, outcome, measure, cells: null }).effect !== null
  })
}

/** Whether an inference at a path of the record is about a result, and about this arm or about all. */
const isAbout = (path: string, result: string, arm: string | undefined): boolean => {
  const [kind, id, part, of] = path.split('.')
  if (kind !== 'outcomes' || id !== result) return false
  return part !== 'arms' || of === undefined || of === arm
}

const rowsOf = (trial: Trial, result: OutcomeResult, outcome: Outcome): Omit<ResultRow, 'order'>[] => {
  const usable = usableFor(trial, result, outcome)
  const p = result.p === undefined ? undefined : pValueIn(result.p)
  const sources = trial.sources.filter(({ id }) => result.sources.includes(id))
  const armIds = Object.keys(result.arms)
  return (armIds.length ? armIds : [undefined]).map((armId) => {
    const values = armId === undefined ? {} : (result.arms[armId] ?? {})
    const prefix = `outcomes.${result.id}.`
    const missing: Record<string, MissingReason> = {}
    for (const [path, reason] of Object.entries(trial.missing))
      if (path.startsWith(prefix)) {
        const own = path.slice(prefix.length)
        if (!own.startsWith('arms.')) missing[own] = reason
        else if (own.startsWith(`arms.${armId}.`)) missing[own.slice(`arms.${armId}.`.length)] = reason
      }
    if (values.missing) missing.values = values.missing
    return {
      id: [trial.id, result.id, ...(armId === undefined ? [] : [armId])].join('/'),
      trial,
      result,
      arm: trial.arms.find(({ id }) => id === armId) ?? null,
      values,
      p,
      usable,
      sources,
      inferred: Object.entries(trial.inferred ?? {})
        .filter(([path]) => isAbout(path, result.id, armId))
        .map(([path, why]) => `${path.slice(prefix.length)}: ${why}`),
      missing,
    }
  })
}

/** Every result of every trial, an arm a row, in the order of the trials given and of their records. */
export const resultRows = (trials: readonly Trial[], outcomes: readonly Outcome[]): ResultRow[] => {
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]))
  return trials
    .flatMap((trial) => trial.outcomes.flatMap((result) => rowsOf(trial, result, ensure(byId.get(result.outcome)))))
    .map((row, order) => ({ ...row, order }))
}
