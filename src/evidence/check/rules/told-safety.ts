/** Harm, or its absence, as one study or some people are said to have had it: what a record counts of it decides. */
import { besideNoneAttributed } from '../../../dataset/index.js'
import { hasRole, roleIds } from '../../../dataset/roles.js'
import type { ClaimTrial } from '../../claims/index.js'
import { numberIn, placedCounts, spelledNumber } from '../numbers.js'
import { toldOf } from '../subject.js'
import { sharesOf } from './counts.js'
import { type Case, type Finding, few, judge, type Rule, strength } from './rule.js'
import { idOf } from './sides.js'
import { meant, type Told } from './told.js'
import { ofControls, sharesIn } from './told-numbers.js'

/** Harm, or its absence, as one study is said to have reported it. */
export const toldSafety: Rule = (c) => {
  const told = toldOf(c.part, c.u)
  const { claimed } = c.part
  if (!told || (claimed.what !== 'safety' && claimed.what !== 'harm')) return undefined
  if (strength(c).all || strength(c).complete || strength(c).lasting || strength(c).proven) return undefined
  const fitting = meant(c, told)
  return claimed.what === 'harm' ? toldHarm(c, told, fitting) : toldUnharmed(told, fitting, claimed)
}

/** Whether a record says that nobody had any event, or no serious one: of what was attributed alone, only where that is meant. */
const isUnharmed = (
  placed: ClaimTrial,
  { level, outcomes }: { readonly level: 'none' | 'safe' | 'tolerated'; readonly outcomes: readonly string[] },
): boolean => {
  const { seriousEvents, seriousRelated, deaths } = placed.trial.safety
  // "Nobody died": other harm is another question.
  if (outcomes.length > 0 && outcomes.every((id) => hasRole(id, 'deaths')))
    return deaths === 0 || (deaths === null && seriousEvents === 0)
  if ((deaths ?? 0) > 0 || (seriousEvents ?? 0) > 0 || placed.harms.some(({ harm }) => harm.count > 0)) return false
  if (outcomes.length > 0 && outcomes.every((id) => hasRole(id, 'attributed-harm'))) return seriousRelated === 0
  if (level !== 'none' || outcomes.every((id) => hasRole(id, 'serious-harm') || hasRole(id, 'attributed-harm')))
    return seriousEvents === 0
  const shares = roleIds('any-harm').flatMap((outcome) => sharesOf(placed, outcome))
  return shares.length > 0 && shares.every(({ share }) => share === 0)
}

const toldUnharmed = (
  told: Told,
  fitting: readonly ClaimTrial[],
  claimed: { readonly level: 'none' | 'safe' | 'tolerated'; readonly outcomes: readonly string[] },
): Finding | undefined => {
  const none = fitting.filter((placed) => isUnharmed(placed, claimed))
  if (none.length === 0 || !told.isSpecific) return undefined
  return judge(
    'told-safety',
    claimed.level === 'safe' ? 'partly-supported' : 'supported',
    `On record as a report of ${few(none.map(({ trial }) => `${trial.id}${besideNoneAttributed(trial) ? ` (${besideNoneAttributed(trial)})` : ''}`))}; a small study cannot exclude rare harm.`,
    none,
  )
}

/** How many people are said to have died. */
const deathsIn = (sentence: string): number | null => {
  const [, n] = new RegExp(`(?<!of )\\b(\\d+|${spelledNumber}) (?:\\w+ ){0,2}died\\b`, 'i').exec(sentence) ?? []
  return n ? numberIn(n) : null
}

/** Events in the study or the people told of: that they happened, not that the cells caused them. */
const toldHarm = (c: Case, told: Told, fitting: readonly ClaimTrial[]): Finding | undefined => {
  const eventsOf = ({ trial, harms }: ClaimTrial): string[] =>
    harms.flatMap(({ harm }) => (harm.count > 0 ? [`${harm.count}/${trial.enrollment.count ?? '?'}`] : []))
  const seen = fitting.filter(
    (placed) => eventsOf(placed).length > 0 || sharesIn(placed).some(({ share }) => share > 0),
  )
  const counted = (placed: ClaimTrial): string[] => [...eventsOf(placed), ...sharesIn(placed).map(({ text }) => text)]
  // The first count is of the treated, unless controls are named before it.
  const [first] = placedCounts(c.u.sentence)
  const isOfControls = ofControls.test(c.u.sentence.slice(0, first?.at ?? 0))
  const isCounted = (one: ClaimTrial): boolean =>
    isOfControls ? c.u.counts.some((n) => counted(one).includes(n)) : counted(one).includes(first?.text ?? '')
  const found = first ? seen.filter(isCounted) : seen
  if (!told.isSpecific || c.part.negated) return undefined
  const { claimed } = c.part
  const isDeath = claimed.what === 'harm' && claimed.outcomes.some((id) => hasRole(id, 'deaths'))
  const without = fitting.filter(
    ({ trial: { safety } }) =>
      isDeath && (safety.deaths === 0 || (safety.deaths === null && safety.seriousEvents === 0)),
  )
  if (found.length === 0 && without.length && without.length === fitting.length)
    return judge('told-harm', 'contradicted', `Nobody died in ${few(without.map(idOf))}, by the record.`, without)
  const died = isDeath ? deathsIn(c.u.sentence) : null
  const other = died === null ? [] : seen.filter(({ trial: { safety } }) => (safety.deaths ?? died) !== died)
  if (died !== null && other.length && other.length === seen.length)
    return judge(
      'told-harm',
      'contradicted',
      `The record counts another number of deaths: ${few(other.map((one) => `${idOf(one)} (${one.trial.safety.deaths})`))}.`,
      other,
    )
  const people = first?.text.split('/')[1]
  const otherwise = seen.filter((one) => counted(one).some((n) => n.split('/')[1] === people))
  if (found.length === 0 && otherwise.length)
    return judge(
      'told-harm',
      'contradicted',
      `The counts are others in ${few(otherwise.map((one) => `${idOf(one)} (${counted(one).slice(0, 2).join(', ')})`))}.`,
      otherwise,
    )
  if (found.length === 0) return undefined
  return judge(
    'told-harm',
    'supported',
    `On record of ${few(found.map((one) => `${idOf(one)} (${counted(one).slice(0, 2).join(', ')})`))}; whether the cells caused it the record need not settle.`,
    found,
  )
}
