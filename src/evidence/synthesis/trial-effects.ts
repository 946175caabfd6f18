/** Each trial's own effect for each outcome, by the same selection as an answer of pool: worked out when a dataset is compiled. */
import { isRandomized, isResult } from '../../dataset/index.js'
import type { OutcomeEffects, Store, TrialEffect, TrialEffects, WithoutEffect } from '../../store/index.js'
import type { Reading } from './effects.js'
import { isRatio } from './measures.js'
import { openQuestion } from './question.js'
import { betterOf, reportedEffect, unitText } from './reporting.js'
import { synthesize } from './synthesis.js'

type ReadResult = { readonly reading: Reading; readonly refused: readonly string[] }

/** The unit of what is pooled; of effects that nothing may stand beside, the one that most of them have. */
const commonUnit = (found: readonly ReadResult[]): string | null => {
  const units = found.flatMap(({ reading, refused }) =>
    reading.effect ? [{ unit: reading.measuredAs.unit, refused }] : [],
  )
  const pooled = units.find(({ refused }) => refused.length === 0)
  if (pooled) return pooled.unit
  const count = (unit: string | null): number => units.filter((one) => one.unit === unit).length
  return units.toSorted((a, b) => count(b.unit) - count(a.unit))[0]?.unit ?? null
}

const effectOf = ({ reading, refused }: ReadResult, unit: string | null): TrialEffect | WithoutEffect => {
  const { effect, problem, measure, measuredAs, trial, row } = reading
  if (!effect) return { why: problem?.code ?? 'no-number' }
  if (measuredAs.unit !== unit) return { why: 'other-unit' }
  return {
    ...reportedEffect(measure, effect, null),
    isRandomized: isRandomized(trial),
    months: row.timepointMonths,
    refused,
  }
}

/** What every trial with a result for an outcome says of it; undefined where none has one. */
const outcomeEffects = (outcome: string, store: Store): OutcomeEffects | undefined => {
  // Each trial is told by itself: nothing is mixed.
  const question = { ...openQuestion(outcome), allow: new Set(['disease' as const]) }
  const synthesis = synthesize(question, store)
  const found: ReadResult[] = [
    ...synthesis.included.map(({ reading }) => ({ reading, refused: [] })),
    ...synthesis.leftOut.map(({ candidate: { reading }, refusals }) => ({
      reading,
      refused: [...new Set(refusals.map(({ code }) => code))],
    })),
  ]
  const unit = commonUnit(found)
  const effects = new Map(found.map((one) => [one.reading.trial.id, effectOf(one, unit)]))
  const trials = store.records('trials').flatMap(({ id, outcomes }): [string, TrialEffect | WithoutEffect][] => {
    const effect = effects.get(id)
    if (effect) return [[id, effect]]
    const own = outcomes.filter((row) => row.outcome === outcome)
    return own.length && own.every(({ scale }) => scale === 'baseline') ? [[id, { why: 'baseline' }]] : []
  })
  if (trials.length === 0) return undefined
  const { measure } = synthesis
  return {
    outcome,
    name: synthesis.outcome.name,
    measure,
    isRatio: isRatio(measure),
    unit: unit ?? '',
    unitWords: unitText(measure, unit),
    better: betterOf(measure, synthesis.outcome, unit),
    months: synthesis.center,
    window: question.window,
    trials: Object.fromEntries(trials),
  }
}

/**
 * Every trial's effect for every outcome, each as `stemcell pool --outcome X --allow disease` shows it for all diseases and cells: the same
 * row of the record, arms and time point. Effects in another unit than the others have a reason instead.
 */
export const trialEffects = (store: Store): TrialEffects => ({
  outcomes: store.ids('outcomes').flatMap((outcome) => outcomeEffects(outcome, store) ?? []),
  withoutResults: store
    .records('trials')
    .filter(({ outcomes }) => !outcomes.some(isResult))
    .map(({ id }) => id),
})
