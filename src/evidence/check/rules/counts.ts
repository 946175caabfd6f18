/** Shares of treated people with an event, read off the rows that count them. */
import { hasControl, type OutcomeResult, type Trial } from '../../../dataset/index.js'
import type { ClaimTrial } from '../../claims/index.js'
import { idOf } from './sides.js'

export type Share = {
  readonly trial: Trial
  readonly controlled: boolean
  readonly months: number | null
  /** Between 0 and 1. */
  readonly share: number
  /** As counted: "3/27", "59%". */
  readonly text: string
  /** The row counts people who had it at any time, not at the time given. */
  readonly ever: boolean
}

/** Whether a row counts people who had it at any time, not at the time given. */
export const isEver = (result: OutcomeResult): boolean =>
  /\bever\b|some (point|time)|briefly|spell|\bfor (at least )?\d/i.test(result.definition ?? '')

const sharesOfRow = (result: OutcomeResult, trial: Trial): Share[] =>
  trial.arms.flatMap((arm): Share[] => {
    if (arm.role === 'control') return []
    const values = result.arms[arm.id]
    const { events, n, percent } = values ?? {}
    const share = events !== undefined && n ? events / n : percent !== undefined ? percent / 100 : undefined
    if (share === undefined) return []
    return [
      {
        trial,
        controlled: hasControl(trial),
        months: result.timepointMonths,
        share,
        text: events !== undefined && n ? `${events}/${n}` : `${percent}%`,
        ever: isEver(result),
      },
    ]
  })

/** Every share on the rows of one outcome; rows of a part of the people only where there is no other. */
export const sharesOf = (placed: ClaimTrial, outcome: string): Share[] => {
  const rows = placed.results.map(({ result }) => result).filter((r) => r.outcome === outcome)
  const whole = rows.filter((r) => r.subgroup === undefined)
  return (whole.length ? whole : rows).flatMap((row) => sharesOfRow(row, placed.trial))
}

/** The share at the latest time, the smallest where several stand there; people who had it at any time count only when nothing else is on record. */
export const latestShare = (placed: ClaimTrial, outcome: string): Share | undefined => {
  const all = sharesOf(placed, outcome)
  const then = all.some((s) => !s.ever) ? all.filter((s) => !s.ever) : all
  const last = Math.max(...then.map((s) => s.months ?? 0))
  return then.filter((s) => (s.months ?? 0) === last).sort((a, b) => a.share - b.share)[0]
}

/** A trial in which fewer had it later than earlier, with both counts. */
const relapse = (placed: ClaimTrial, outcome: string): { readonly from: Share; readonly to: Share } | undefined => {
  const all = sharesOf(placed, outcome)
  for (const from of all)
    for (const to of all)
      if (
        !to.ever &&
        to.share < from.share &&
        (to.months ?? 0) >= (from.months ?? 0) &&
        (from.ever || to.months !== from.months)
      )
        return { from, to }
  return undefined
}

/** Trials in which fewer had it later than earlier, the deepest fall first. */
export const relapses = (trials: readonly ClaimTrial[], outcomes: readonly string[]): string[] =>
  trials
    .flatMap((t) => outcomes.flatMap((outcome) => relapse(t, outcome) ?? []))
    .sort((a, b) => b.from.share - b.to.share - (a.from.share - a.to.share))
    .map(({ from, to }) => `${idOf(from)} ${from.text}, later ${to.text}`)

/** "lu-2021-uc-msc-t1d 3/27 at 12 months". */
export const shareText = ({ trial, text, months, ever }: Share): string =>
  `${idOf({ trial })} ${text}${ever ? ' at some point' : ''}${months === null ? '' : ` ${ever ? 'within' : 'at'} ${months} months`}`
