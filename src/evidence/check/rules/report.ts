/** Rules for sentences that tell what a trial found: true of that trial, which is less than true of the cells. */
import { besideNoneAttributed, type OutcomeResult, type Trial } from '../../../dataset/index.js'
import { hasRole, roleIds } from '../../../dataset/roles.js'
import { plural } from '../../../text.js'
import type { ClaimTrial } from '../../claims/index.js'
import { resultNumbers } from '../numbers.js'
import { latestShare, sharesOf } from './counts.js'
import { type Case, few, judge, type Rule, strength } from './rule.js'
import { idOf, ids, sidesOf } from './sides.js'

/** Outcomes that count several measures at once; numbers of theirs are told under either. */
const composites = new Set(roleIds('counted-together'))

/** Every number that a trial reports of what a part speaks of. */
const numbersOf = (placed: ClaimTrial): ReadonlySet<number> => {
  const rows: readonly OutcomeResult[] = [
    ...placed.results.map(({ result }) => result),
    ...placed.trial.outcomes.filter(({ outcome }) => composites.has(outcome)),
  ]
  const found = rows.flatMap((row) => JSON.stringify(row).match(/\d+(?:\.\d+)?/g) ?? []).map(Number)
  // Controls of whom nobody had it stand as n without events.
  return new Set([...found, ...rows.flatMap((row) => impliedCounts(row, placed.trial))])
}

const impliedCounts = (row: OutcomeResult, trial: Trial): number[] =>
  trial.arms.flatMap((arm) => {
    const { events, n } = row.arms[arm.id] ?? {}
    return events !== undefined && n ? [Math.round((1000 * events) / n) / 10] : []
  })

/** Whether a trial found what a part says: by a comparison, or in its single group. */
const foundIn = (placed: ClaimTrial, c: Case): 'compared' | 'alone' | undefined => {
  if (placed.results.some(({ side }) => side === 'for')) return 'compared'
  const { claimed } = c.part
  const absent = claimed.what === 'outcome' && claimed.absent
  const counted = placed.results.flatMap(({ result }) => latestShare(placed, result.outcome) ?? [])
  if (counted.some(({ share }) => (absent ? share === 0 : share > 0))) return 'alone'
  return placed.results.some(({ result }) => result.direction === 'favors-cell') ? 'alone' : undefined
}

/** Everybody, in the trial that is told of. */
const isOfAll = (placed: ClaimTrial, c: Case): boolean => {
  const { claimed } = c.part
  const absent = claimed.what === 'outcome' && claimed.absent
  return placed.results.some(({ result }) =>
    sharesOf(placed, result.outcome).some(({ share }) => share === (absent ? 0 : 1)),
  )
}

/** Numbers as a trial reports them: at least two, or one with the trial named. */
export const numbersOnRecord: Rule = (c) => {
  if (c.part.claimed.what !== 'outcome' || c.part.claimed.worse || c.part.negated) return undefined
  if (strength(c).lasting || strength(c).proven || strength(c).all) return undefined
  const numbers = resultNumbers(c.u.sentence)
  if (c.u.counts.length || numbers.length < (c.u.report ? 1 : 2)) return undefined
  const match = c.trials.filter((t) => {
    if (c.u.report && !c.u.report.fits(t.trial)) return false
    const own = numbersOf(t)
    return numbers.every((n) => own.has(n)) && t.results.every(({ result }) => result.direction !== 'favors-control')
  })
  const [first] = match
  return first
    ? judge(
        'numbers-on-record',
        'supported',
        `These numbers are those of ${idOf(first)} (${first.designText}, ${first.trial.enrollment.count === null ? '? people' : plural(first.trial.enrollment.count, 'person', 'people')}); they hold for that trial.`,
        [first],
      )
    : undefined
}

/** What one trial is said to have found: the trial must be on record, of the design that is told. */
export const reportedFinding: Rule = (c) => {
  const { report } = c.u
  if (!report || c.part.claimed.what !== 'outcome' || c.part.claimed.worse) return undefined
  if (strength(c).lasting || strength(c).proven || strength(c).most) return undefined
  const trials = c.trials.filter(({ trial }) => report.fits(trial))
  if (c.part.negated) {
    const without = trials.filter(({ stance }) => stance === 'against')
    return without.length
      ? judge('reported-finding', 'contradicted', `Found no difference from control: ${few(ids(without))}.`)
      : undefined
  }
  if (c.u.counts.length || resultNumbers(c.u.sentence).length) return undefined
  const found = trials.filter((t) => foundIn(t, c) && (!strength(c).all || isOfAll(t, c)))
  if (found.length === 0) return undefined
  const compared = found.filter((t) => foundIn(t, c) === 'compared')
  const carrying = compared.length ? compared : found
  const names = few(ids(carrying))
  const s = sidesOf(c.trials)
  const others = s.against.length + s.mixed.length
  const isWhole = compared.length ? report.isSpecific || others === 0 : report.isSpecific
  return judge(
    'reported-finding',
    isWhole ? 'supported' : 'partly-supported',
    `On record as a finding of ${names}${compared.length ? '' : ', without a control group, which does not show what the cells did'}.${others ? ` Others found no difference or a mixed result: ${few(ids([...s.against, ...s.mixed]))}.` : ''}`,
    carrying,
  )
}

/** No harm of a kind, or good tolerance, as one trial is said to have reported it. */
export const reportedSafety: Rule = (c) => {
  const { report } = c.u
  const { claimed } = c.part
  if (!report || claimed.what !== 'safety' || claimed.level === 'safe') return undefined
  if (strength(c).all || strength(c).complete) return undefined
  const trials = c.trials.filter(({ trial }) => report.fits(trial))
  const isSerious = claimed.outcomes.every((id) => hasRole(id, 'serious-harm') || hasRole(id, 'attributed-harm'))
  const none = trials.filter((t) =>
    claimed.level === 'tolerated'
      ? t.stance === 'for'
      : isSerious && (t.trial.safety.seriousRelated === 0 || t.stance === 'for'),
  )
  return none.length && report.isSpecific
    ? judge(
        'reported-safety',
        'supported',
        `On record as a report of ${few(none.map(({ trial }) => `${trial.id}${isSerious && besideNoneAttributed(trial) ? ` (${besideNoneAttributed(trial)})` : ''}`))}; a small trial cannot exclude rare harm.`,
        none,
      )
    : undefined
}
