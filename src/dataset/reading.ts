/** What a record says when one asks it plainly: year, design in a word, whether arms can be compared. No judgement, only reading. */
import { itemAt } from '../collections.js'
import { choices } from './choices.js'
import type { DesignField } from './disputes.js'
import type { ArmResult, OutcomeResult } from './schema/result.js'
import type { Trial } from './schema/trial.js'

export const yearOf = (date: string): number => Number(date.slice(0, 4))

/** The design in a word or two, as a methods section would put it. */
export const designWord = (trial: Trial): string => {
  const { model, allocation, masking, control, disputed } = trial.design
  // A sign at what sources dispute, and the word for those whom the sign tells nothing.
  const marked = (field: DesignField, word: string): string => (disputed?.[field] ? `${word}≠` : word)
  const closed = (words: string): string => (words.includes('≠') ? `${words} (disputed)` : words)
  if (model === 'single-group' || allocation === 'na')
    return closed(disputed?.model || disputed?.allocation ? 'single group≠' : 'single group')
  const arms =
    allocation === 'randomized'
      ? 'randomized'
      : allocation === 'non-randomized'
        ? 'non-randomized'
        : 'allocation unknown'
  const blind = masking === null ? '' : `, ${marked('masking', masking === 'none' ? 'open' : `${masking}-blind`)}`
  const placebo = control === 'placebo' || control === 'sham' ? `, ${marked('control', control)}` : ''
  return closed(`${marked('allocation', arms)}${blind}${placebo}`)
}

/** Whether an arm's result carries a number that could be compared with another arm's. */
export const hasNumber = (result: ArmResult): boolean =>
  result.mean !== undefined ||
  result.median !== undefined ||
  result.events !== undefined ||
  result.percent !== undefined

/** Whether a row tells what came after treatment: baseline values describe people and are no result. */
export const isResult = ({ scale }: Pick<OutcomeResult, 'scale'>): boolean => scale !== 'baseline'

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

/** Whether people with the cells were compared with people without them. */
export const hasControl = (trial: Trial): boolean => trial.arms.some((arm) => arm.role === 'control')

/** Whether a result can say that cells did better or worse than no cells. */
export const comparesCellsWithControl = ({ comparison }: OutcomeResult): boolean => comparison === 'against-control'

/** The first of two lists of numbers that differs decides. */
const byRank = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((value, i) => value !== b[i])
  return at < 0 ? 0 : itemAt(a, at) - itemAt(b, at)
}

/** Whether a result stands at the time of another or after it; a time that is not known may be. */
const isNotBefore = (a: OutcomeResult, b: OutcomeResult): boolean =>
  a.timepointMonths === null || b.timepointMonths === null || a.timepointMonths >= b.timepointMonths

/**
 * The result that stands for the trial in a list: primary before secondary, against a control group before not, with
 * numbers of both groups before not, told before unclear, best read first, then the latest. A favorable one gives way to one
 * of the same outcome that is not, at its time or later: what did not last or was not clear is told.
 */
export const headlineResult = (trial: Trial): OutcomeResult | undefined => {
  const rank = (r: OutcomeResult): readonly number[] => [
    r.primary ? 0 : 1,
    comparesCellsWithControl(r) ? 0 : 1,
    isBetweenGroup(r, trial) ? 0 : 1,
    r.direction === 'unclear' ? 1 : 0,
    choices.level.indexOf(r.level),
    -(r.timepointMonths ?? 0),
  ]
  const ranked = trial.outcomes
    .filter((r) => r.scale !== 'baseline')
    .map((result) => ({ result, rank: rank(result) }))
    .sort((a, b) => byRank(a.rank, b.rank))
  const [first] = ranked
  if (first?.result.direction !== 'favors-cell') return first?.result
  const sober = ranked.find(
    ({ result, rank: [primary, controlled] }) =>
      result.outcome === first.result.outcome &&
      result.direction !== 'favors-cell' &&
      primary === first.rank[0] &&
      controlled === first.rank[1] &&
      isNotBefore(result, first.result),
  )
  return (sober ?? first).result
}

/** What stands before the words of a direction, for the eye. */
export const directionMark: Record<OutcomeResult['direction'], string> = {
  'favors-cell': '▲',
  'no-difference': '=',
  'favors-control': '▼',
  unclear: '?',
}

/** What a source says of a result, in words for one that compares cells with a control group. */
export const directionWord: Record<OutcomeResult['direction'], string> = {
  'favors-cell': `${directionMark['favors-cell']} favors cells`,
  'no-difference': `${directionMark['no-difference']} no difference`,
  'favors-control': `${directionMark['favors-control']} favors control`,
  unclear: `${directionMark.unclear} unclear`,
}

/** The same where cells are not compared with a control group: nothing is favored. */
export const changeWord: Record<OutcomeResult['direction'], string> = {
  'favors-cell': 'better',
  'no-difference': 'no difference',
  'favors-control': 'worse',
  unclear: 'unclear',
}

/** What stands before the change of a result that compares no cells with no control, so that it is read first. */
export const uncontrolledWord = (trial: Trial): string =>
  hasControl(trial) && trial.design.model !== 'single-group' ? 'not against control' : 'no control'

/** What a source says of a result; where it is not against a control group, that comes first. */
export const directionText = (result: OutcomeResult, trial: Trial): string =>
  comparesCellsWithControl(result)
    ? directionWord[result.direction]
    : `${uncontrolledWord(trial)}: ${changeWord[result.direction]}`

/** Why a number of a trial's safety is not there, in words. */
const untold = (trial: Trial, path: 'safety.seriousEvents' | 'safety.deaths'): string =>
  ({ notRead: 'not read', notReported: 'not reported', notApplicable: 'not applicable' })[
    trial.missing[path] ?? 'notRead'
  ]

/**
 * What must stand beside "no serious event attributed to the treatment", which alone reads kinder than it is: how many there
 * were of any cause where that is not known, and who died. Undefined where something was attributed, or nothing is left to say.
 */
export const besideNoneAttributed = (trial: Trial): string | undefined => {
  const { seriousRelated, seriousEvents, deaths } = trial.safety
  if (seriousRelated !== 0) return undefined
  const parts = [
    ...(seriousEvents === null ? [`of any cause: ${untold(trial, 'safety.seriousEvents')}`] : []),
    ...(seriousEvents ? [`of any cause: ${seriousEvents}`] : []),
    ...(deaths === null ? [`deaths: ${untold(trial, 'safety.deaths')}`] : deaths > 0 ? [`deaths: ${deaths}`] : []),
  ]
  return parts.length ? parts.join('; ') : undefined
}

/** A status with its day, and whether it may have changed since. */
export const statusWord = ({ value, asOf }: Pick<Trial['status'], 'value' | 'asOf'>, today: string): string =>
  `${value} (${asOf ?? 'no date'}${isStaleStatus(value, asOf, today) ? ', old' : ''})`

const goingOn = new Set<string>([
  'not-yet-recruiting',
  'recruiting',
  'enrolling-by-invitation',
  'active-not-recruiting',
  'suspended',
  'available',
  'temporarily-not-available',
])

/**
 * Whether a status may have changed since it was read: one of a study that goes on, read more than two years before (after
 * which ClinicalTrials.gov itself calls a status unknown), or on a day that is not on record.
 */
export const isStaleStatus = (status: string, readOn: string | null, today: string): boolean => {
  if (!goingOn.has(status)) return false
  if (readOn === null) return true
  // A month or a year lasts to its end.
  const day = (date: string): string => `${date}${'-12-31'.slice(date.length - 4)}`
  const limit = `${Number(today.slice(0, 4)) - 2}${day(today).slice(4)}`
  return day(readOn) < limit
}
