/** Trials on each side of a benefit, those that may share patients counted once. */
import type { Bearing } from '../../claims/index.js'

/** Without trials that may share patients with one already kept; the order of weight decides which stays. */
export const independent = (trials: readonly Bearing[]): Bearing[] => {
  const kept: Bearing[] = []
  for (const bearing of trials) {
    const shares = (a: Bearing, b: Bearing): boolean =>
      (a.trial.overlaps ?? []).some(({ trial }) => trial === b.trial.id)
    if (!kept.some((other) => shares(bearing, other) || shares(other, bearing))) kept.push(bearing)
  }
  return kept
}

/** Whether sources disagree on how a trial was allocated or masked: then it carries no verdict. */
export const isDisputed = ({ trial }: Bearing): boolean =>
  (trial.disagreements ?? []).some(({ about }) => about === 'design.allocation' || about === 'design.masking')

export const isRandomized = (bearing: Bearing): boolean =>
  (bearing.design === 'randomized' || bearing.design === 'randomized-blinded') && !isDisputed(bearing)

export type Sides = {
  readonly for: readonly Bearing[]
  readonly against: readonly Bearing[]
  readonly mixed: readonly Bearing[]
  readonly uncontrolled: readonly Bearing[]
}

export const sidesOf = (trials: readonly Bearing[]): Sides => {
  const of = (stance: Bearing['stance']): Bearing[] => independent(trials.filter((t) => t.stance === stance))
  return { for: of('for'), against: of('against'), mixed: of('mixed'), uncontrolled: of('uncontrolled') }
}

export const ids = (trials: readonly Bearing[]): string[] => trials.map(({ trial }) => trial.id)
