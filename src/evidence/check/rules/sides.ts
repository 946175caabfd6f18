/** Trials on each side of a benefit, those that may share patients counted once. */
import { disputedFields } from '../../../dataset/index.js'
import type { ClaimTrial } from '../../claims/index.js'

/** Without trials that may share patients with one already kept; the order of weight decides which stays. */
export const independent = (trials: readonly ClaimTrial[]): ClaimTrial[] => {
  const kept: ClaimTrial[] = []
  for (const placed of trials) {
    const shares = (a: ClaimTrial, b: ClaimTrial): boolean =>
      (a.trial.overlaps ?? []).some(({ trial }) => trial === b.trial.id)
    if (!kept.some((other) => shares(placed, other) || shares(other, placed))) kept.push(placed)
  }
  return kept
}

/** Whether sources disagree on how a trial made its groups, or who knew of them: then it carries no good verdict. */
export const isDisputed = ({ trial }: Pick<ClaimTrial, 'trial'>): boolean =>
  disputedFields(trial).some((field) => field === 'allocation' || field === 'masking' || field === 'model')

/** The id of a trial, marked where its design is disputed. */
export const idOf = (some: Pick<ClaimTrial, 'trial'>): string => `${some.trial.id}${isDisputed(some) ? ' ≠' : ''}`

export const isRandomized = (placed: ClaimTrial): boolean =>
  (placed.design === 'randomized' || placed.design === 'randomized-blinded') && !isDisputed(placed)

export type Sides = {
  readonly for: readonly ClaimTrial[]
  readonly against: readonly ClaimTrial[]
  readonly mixed: readonly ClaimTrial[]
  readonly uncontrolled: readonly ClaimTrial[]
}

export const sidesOf = (trials: readonly ClaimTrial[]): Sides => {
  const of = (stance: ClaimTrial['stance']): ClaimTrial[] => independent(trials.filter((t) => t.stance === stance))
  return { for: of('for'), against: of('against'), mixed: of('mixed'), uncontrolled: of('uncontrolled') }
}

export const ids = (trials: readonly ClaimTrial[]): string[] => trials.map(idOf)
