/** What a record says when one asks it plainly: year, design in a word, whether arms can be compared. No judgement, only reading. */
import { choices } from './choices.js'
import type { ArmResult, OutcomeResult, Trial } from './schema/trial.js'

export const yearOf = (date: string): number => Number(date.slice(0, 4))

/** The design in a word or two, as a methods section would put it. */
export const designWord = (trial: Trial): string => {
  const { model, allocation, masking, control } = trial.design
  if (model === 'single-group' || allocation === 'na') return 'single group'
  const arms =
    allocation === 'randomized'
      ? 'randomized'
      : allocation === 'non-randomized'
        ? 'non-randomized'
        : 'allocation unknown'
  const blind = masking === null ? '' : masking === 'none' ? ', open' : `, ${masking}-blind`
  const placebo = control === 'placebo' || control === 'sham' ? `, ${control}` : ''
  return `${arms}${blind}${placebo}`
}

/** Whether an arm's result carries a number that could be compared with another arm's. */
export const hasNumber = (result: ArmResult): boolean =>
  result.mean !== undefined ||
  result.median !== undefined ||
  result.events !== undefined ||
  result.percent !== undefined

/**
 * Whether a result compares groups in numbers: an effect against another arm with its value, or a number for at least one
 * intervention arm and one control arm. Baseline rows compare nothing.
 */
export const isBetweenGroup = (result: OutcomeResult, trial: Trial): boolean => {
  if (result.scale === 'baseline') return false
  if (result.effect?.value != null && result.effect.measure !== 'before-after') return true
  const roles = new Set(
    Object.entries(result.arms)
      .filter(([, values]) => hasNumber(values))
      .map(([id]) => trial.arms.find((arm) => arm.id === id)?.role),
  )
  return roles.has('intervention') && roles.has('control')
}

/** The result that stands for the trial in a list: primary before secondary, compared before not, told before unclear, best read first. */
export const headlineResult = (trial: Trial): OutcomeResult | undefined => {
  const rank = (r: OutcomeResult): readonly number[] => [
    r.primary ? 0 : 1,
    isBetweenGroup(r, trial) ? 0 : 1,
    r.direction === 'unclear' ? 1 : 0,
    choices.level.indexOf(r.level),
    -(r.timepointMonths ?? 0),
  ]
  return trial.outcomes
    .filter((r) => r.scale !== 'baseline')
    .map((r) => [rank(r), r] as const)
    .sort(([a], [b]) => {
      for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number)
      return 0
    })[0]?.[1]
}

export const directionWord: Record<OutcomeResult['direction'], string> = {
  'favors-cell': '▲ favors cells',
  'no-difference': '= no difference',
  'favors-control': '▼ favors control',
  unclear: '? unclear',
}
