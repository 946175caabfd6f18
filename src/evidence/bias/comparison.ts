/** Whether a result compares groups, and which: risk of bias is a question about comparisons. */
import type { Arm, OutcomeResult, Trial } from '../../dataset/index.js'
import { hasRole } from '../../dataset/roles.js'

/** Ids of the arms that a row speaks of; none when it only has words. */
const namedArms = (result: OutcomeResult): string[] => [
  ...new Set([
    ...(result.effect?.arms && result.effect.measure !== 'before-after' ? result.effect.arms : []),
    ...Object.keys(result.arms),
  ]),
]

/** The arms that a result compares: those it names, else all. */
export const comparedArms = (trial: Trial, result: OutcomeResult): readonly Arm[] => {
  const named = namedArms(result)
  return named.length ? trial.arms.filter((arm) => named.includes(arm.id)) : trial.arms
}

/** Whether a study has nothing to compare with. */
export const isSingleGroup = (trial: Trial): boolean =>
  trial.design.model === 'single-group' || trial.design.allocation === 'na' || trial.arms.length < 2

/** Why a result is no comparison between groups that either tool could assess, or undefined when it is one. */
export const whyNotCompared = (trial: Trial, result: OutcomeResult): string | undefined => {
  if (result.scale === 'baseline' || hasRole(result.outcome, 'people-described'))
    return 'It describes people before treatment: no effect, so no risk of bias to assess.'
  if (isSingleGroup(trial))
    return 'One group without a comparison: RoB 2 and ROBINS-I compare groups. A change from baseline cannot be told from the natural course, regression to the mean, or other treatment given meanwhile.'
  const named = namedArms(result)
  if (result.effect?.measure === 'before-after' || named.length === 1)
    return 'It follows one arm over time and compares it with no other, whatever the design of the trial.'
  const roles = new Set(comparedArms(trial, result).map((arm) => arm.role))
  const hasControl = trial.arms.some((arm) => arm.role === 'control')
  if (named.length > 1 && hasControl && !roles.has('control'))
    return 'It compares cell arms with each other; how people came into one cell arm rather than another is not on record.'
  if (named.length === 0 && !hasControl)
    return 'It names no arms, and no arm of the study went without cells: against what it was judged is not on record.'
  if (named.length === 0 && result.direction === 'unclear' && result.p === undefined)
    return 'It names no arms and no difference between them, so there is no comparison to assess.'
  if (trial.design.allocation === null)
    return 'How people came into the groups is not on record, so neither tool can be chosen.'
  return undefined
}
