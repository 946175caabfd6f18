/**
 * Rules for cure and reversal. Nobody measures cure; what trials count is who lives without insulin, and for how
 * long. Being off insulin for a time, or under drugs against rejection, is not cure.
 */
import { itemAt } from '../../../collections.js'
import { roleId } from '../../../dataset/roles.js'
import type { Store } from '../../../store/index.js'
import { latestShare, relapses, type Share, shareText } from './counts.js'
import { type Case, few, judge, type Rule, strength } from './rule.js'
import { mostCountedText, weightiestText } from './weightiest.js'

/** Outcomes that trials would have to count; none where no measure on record stands for a cure of the disease. */
export const cureOutcomes = (
  [disease = roleId('diabetes-as-such')]: readonly string[],
  dataset: Store,
): readonly string[] => dataset.record('diseases', disease)?.cureOutcomes ?? []

const outcomes = (c: Case): readonly string[] => cureOutcomes(c.diseases, c.dataset)
const counted = (c: Case): Share[] =>
  c.trials.flatMap((t) =>
    outcomes(c)
      .slice(0, 1)
      .flatMap((outcome) => latestShare(t, outcome) ?? []),
  )
const measureName = (c: Case): string =>
  c.dataset
    .vocabulary('outcomes')
    .name(itemAt(outcomes(c), 0))
    .toLowerCase()

/** No trial result could stand for a cure of this disease. */
export const noCureMeasure: Rule = (c) =>
  outcomes(c).length
    ? undefined
    : judge(
        'no-cure-measure',
        'not-shown',
        `No outcome on record stands for a cure of ${c.dataset
          .vocabulary('diseases')
          .name(c.diseases[0] ?? roleId('diabetes-as-such'))
          .toLowerCase()}, so no trial shows one.${weightiestText(c)}`,
      )

/** A cure of everybody, or one that is guaranteed, is refuted by any count below all. */
export const universalCure: Rule = (c) => {
  if (!strength(c).all) return undefined
  const short = counted(c).filter((s) => s.share < 1)
  return short.length
    ? judge(
        'universal-cure',
        'contradicted',
        `It is said of everybody, but in these trials not everybody had ${measureName(c)}, let alone a cure: ${few(short.map(shareText))}.${mostCountedText(c, outcomes(c).slice(0, 1))}`,
      )
    : judge(
        'universal-cure',
        'not-shown',
        `No trial on record shows ${measureName(c)} in everybody against a control group.`,
      )
}

/** A lasting cure is refuted when people who had it lost it again. */
export const lastingCure: Rule = (c) => {
  if (!strength(c).lasting) return undefined
  const fallen = relapses(c.trials, outcomes(c))
  return fallen.length
    ? judge(
        'lasting-cure',
        'contradicted',
        `It did not last in all who had it: ${few(fallen)}.${mostCountedText(c, outcomes(c).slice(0, 1))}`,
      )
    : undefined
}

/** That people who were free of insulin lost it again: a later count below an earlier one bears it out. */
export const relapseOnRecord: Rule = (c) => {
  const fallen = relapses(c.trials, outcomes(c))
  if (fallen.length === 0)
    return judge(
      'relapse-on-record',
      'not-shown',
      `No trial on record counts ${outcomes(c).length ? measureName(c) : 'it'} twice with fewer later.`,
    )
  return judge(
    'relapse-on-record',
    'supported',
    `Fewer had ${measureName(c)} later than earlier: ${few(fallen)}.${mostCountedText(c, outcomes(c).slice(0, 1))}`,
  )
}

/** A share of cured people beyond the largest count on record. */
export const cureShare: Rule = (c) => {
  const claimed = c.u.shares.filter((share) => share <= 100)
  const all = counted(c)
  if (claimed.length === 0 || all.length === 0) return undefined
  const top = all.reduce((a, b) => (b.share > a.share ? b : a))
  return Math.max(...claimed) / 100 > top.share
    ? judge(
        'cure-share',
        'overstated',
        `${Math.max(...claimed)}% is more than any trial on record counted; the most, of ${measureName(c)}, is ${shareText(top)}, and that is not cure.`,
      )
    : undefined
}

/** Trials with a control group counted it, and in each most of the treated were not free of insulin at the last count. */
export const cureCounted: Rule = (c) => {
  const controlled = counted(c).filter((s) => s.controlled)
  if (controlled.length === 0 || controlled.some((s) => s.share >= 0.5)) return undefined
  const detail = few(controlled.map(shareText))
  const { hedged, some } = strength(c)
  if (hedged)
    return judge(
      'cure-counted',
      'not-shown',
      `In every trial with a control group that counted ${measureName(c)}, most treated people did not have it at the last count: ${detail}.${mostCountedText(c, outcomes(c).slice(0, 1))}`,
    )
  if (some)
    return judge(
      'cure-counted',
      'overstated',
      `Some people had ${measureName(c)} for a time (${detail}); that is not cure.${mostCountedText(c, outcomes(c).slice(0, 1))}`,
    )
  return judge(
    'cure-counted',
    'contradicted',
    `In every trial with a control group that counted ${measureName(c)}, most treated people did not have it at the last count: ${detail}.${mostCountedText(c, outcomes(c).slice(0, 1))}`,
  )
}

/** Controlled counts of half or more: real, and still no cure. */
export const cureOfMany: Rule = (c) => {
  const many = counted(c).filter((s) => s.controlled && s.share >= 0.5)
  return many.length
    ? judge(
        'cure-of-many',
        'overstated',
        `Trials with a control group count ${measureName(c)} in half or more (${few(many.map(shareText))}); how long it lasts and what it takes (drugs against rejection) keeps it from being a cure.`,
      )
    : undefined
}

/** Nothing controlled counted it: single groups cannot show that the cells did it, nor that it lasts. */
export const cureUncounted: Rule = (c) => {
  const alone = counted(c)
  const isFact = !c.part.negated && c.u.proof !== 'unproven' && !strength(c).hedged
  return judge(
    'cure-uncounted',
    alone.length && isFact ? 'overstated' : 'not-shown',
    `No trial with a control group counted ${measureName(c)} after these cells${alone.length ? `; single groups did (${few(alone.map(shareText))}), which cannot show that the cells did it, and being off insulin for a time is not cure` : ''}.${weightiestText(c)}`,
  )
}

export const cureRules: readonly Rule[] = [
  noCureMeasure,
  universalCure,
  lastingCure,
  cureCounted,
  cureOfMany,
  cureShare,
  cureUncounted,
]
