/** Rules for harm and its absence. One attributed event refutes "none"; small trials without one show little. */
import type { Approval } from '../../../dataset/index.js'
import { hasRole, roleId } from '../../../dataset/roles.js'
import { plural } from '../../../text.js'
import type { ClaimTrial } from '../../claims/index.js'
import { readTerms } from '../read.js'
import { type Case, few, judge, type Rule, strength, trialsWord } from './rule.js'
import { idOf, ids, independent } from './sides.js'
import { toldSafety } from './told-safety.js'

/** What was counted against "no harm" in a trial, in words. */
const seenIn = (placed: ClaimTrial, c: Case, { all = false }: { readonly all?: boolean } = {}): string[] => {
  const { trial } = placed
  const deathsAsked = outcomesOf(c).some(
    (id) => hasRole(id, 'deaths') || hasRole(id, 'serious-harm') || hasRole(id, 'any-harm'),
  )
  const counts = placed.harms.flatMap(({ harm }): string[] => {
    if (harm.count === 0) return []
    if (harm.what === 'deaths') return all && deathsAsked ? [`${plural(harm.count, 'death')} of any cause`] : []
    return [
      harm.what === 'serious-related'
        ? `${plural(harm.count, 'serious event')} attributed to the treatment`
        : `${plural(harm.count, 'event')} attributed to the procedure`,
    ]
  })
  const anyCause = ofAnyCause(c)
  const rows = placed.results.flatMap(({ result, side }) =>
    trial.arms.flatMap((arm): string[] => {
      if (!all && anyCause.has(result.outcome) && side !== 'against') return []
      const { events, n, percent } = result.arms[arm.id] ?? {}
      if (arm.role === 'control' || !(events || percent)) return []
      return [`${result.outcome} in ${events === undefined ? `${percent}%` : n ? `${events}/${n}` : events}`]
    }),
  )
  return [...new Set([...counts, ...rows])]
}

const outcomesOf = (c: Case): readonly string[] =>
  c.part.claimed.what === 'safety' || c.part.claimed.what === 'harm' ? c.part.claimed.outcomes : []

/** Outcomes that are counted whatever their cause: an event is laid to the cells only when more of it happened than with control. */
const ofAnyCause = (c: Case): ReadonlySet<string> => {
  const outcomes = c.dataset.vocabulary('outcomes')
  const related = outcomes.within(roleId('attributed-harm'))
  return new Set(
    [...outcomes.within(roleId('serious-harm')), ...outcomes.within(roleId('tumors'))].filter((id) => !related.has(id)),
  )
}

const seen = (c: Case, { all = false }: { readonly all?: boolean } = {}): string[] =>
  c.trials.flatMap((t) => {
    const found = seenIn(t, c, { all })
    return found.length ? [`${idOf(t)} (${found.slice(0, 2).join(', ')})`] : []
  })

/** Trials without an event attributed to the treatment, the people with the cells in them, and what else is known of them. */
type Unharmed = { readonly trials: number; readonly people: number; readonly bare: number; readonly deaths: number }

/** People with the cells in trials that report no serious event attributed to the treatment, as far as arms are counted. */
const unharmed = (c: Case): Unharmed => {
  const none = independent(c.trials.filter((t) => t.trial.safety.seriousRelated === 0))
  const people = none.reduce(
    (n, t) =>
      n +
      t.trial.arms.reduce((m, arm) => (arm.role === 'intervention' ? m + (arm.analyzed ?? arm.allocated ?? 0) : m), 0),
    0,
  )
  const safety = none.map(({ trial }) => trial.safety)
  return {
    trials: none.length,
    people,
    bare: safety.filter(({ seriousEvents }) => seriousEvents === null).length,
    deaths: safety.reduce((sum, { deaths }) => sum + (deaths ?? 0), 0),
  }
}

/**
 * What no event among n people leaves possible: with 95% confidence up to 3/n of people ("rule of three": Hanley JA,
 * Lippman-Hand A. If nothing goes wrong, is everything all right? JAMA 1983;249:1743-1745).
 */
const leavesPossible = ({ trials, people, bare, deaths }: Unharmed): string =>
  people >= 3
    ? `${trialsWord(trials)} with ${people} treated people report no serious event attributed to the treatment, which leaves up to one in ${Math.floor(people / 3)} possible (95% confidence, rule of three)${
        bare || deaths
          ? `; ${[
              ...(bare ? [`of ${bare} the serious events of any cause were not read or reported`] : []),
              ...(deaths ? [`${plural(deaths, 'death')} of any cause in them`] : []),
            ].join(', ')}`
          : ''
      }`
    : 'hardly any trial counts serious events attributed to the treatment'

/** Warnings on record about these very cells (not a kind of them) that name the harm asked for in their own words. */
const warningsOf = (c: Case): Approval[] => {
  const asked = new Set(outcomesOf(c).flatMap((id) => [...c.dataset.vocabulary('outcomes').within(id)]))
  return c.dataset.records('approvals').filter((a) => {
    if (a.kind !== 'warning' || a.cell === null || !c.u.cells.includes(a.cell)) return false
    return readTerms(a.statement, c.dataset).some(
      ({ meaning }) => meaning.role === 'harm' && meaning.ids.some((id) => asked.has(id)),
    )
  })
}

const attributed =
  /\b(?:related|attribut\w+|caus(?:e|ed|ing)|due to|because of|blamed|laid to|from the (?:cells?|treatment|infusion|therapy))\b|相关|有关|导致|引起|所致/i

/** "Nobody died": of any cause, where none is named. */
const saysNobodyDied = (c: Case): boolean =>
  outcomesOf(c).length > 0 && outcomesOf(c).every((id) => hasRole(id, 'deaths')) && !attributed.test(c.u.sentence)

/** "No side effects", "no risk", "100% safe": one event on record refutes it, and so does a warning that names it; events of any cause leave it open. */
export const noneButSeen: Rule = (c) => {
  const { claimed } = c.part
  if (
    claimed.what !== 'safety' ||
    !(claimed.level === 'none' || (claimed.level === 'safe' && (strength(c).all || strength(c).complete)))
  )
    return undefined
  const found = seen(c)
  if (found.length)
    return judge('none-but-seen', 'contradicted', `Events are on record after these cells: ${few(found)}.`)
  const warnings = warningsOf(c)
  if (warnings.length)
    return judge('none-but-seen', 'contradicted', `Official warnings report it: ${few(warnings.map((w) => w.id))}.`)
  const unrelated = seen(c, { all: true })
  if (unrelated.length && saysNobodyDied(c))
    return judge('none-but-seen', 'contradicted', `It says that nobody died, whatever of: ${few(unrelated)}.`)
  if (unrelated.length)
    return judge(
      'none-but-seen',
      'overstated',
      `Events of any cause are on record, none laid to the cells: ${few(unrelated)}.`,
    )
  return judge(
    'none-but-seen',
    strength(c).all || strength(c).complete ? 'overstated' : 'not-shown',
    `No event of it is on record, but that is no proof of none: ${leavesPossible(unharmed(c))}.`,
  )
}

/** Trials with serious harm attributed to the cells or the procedure, or more serious harm than control; and those with lesser harm only. */
const harmed = (c: Case): { serious: ClaimTrial[]; lesser: ClaimTrial[] } => {
  const serious = c.dataset.vocabulary('outcomes').within(roleId('serious-harm'))
  const isSerious = (t: ClaimTrial): boolean =>
    t.harms.some(({ side }) => side === 'against') ||
    t.results.some(({ result, side }) => side === 'against' && serious.has(result.outcome))
  const worse = c.trials.filter((t) => t.stance === 'against' || t.stance === 'mixed')
  return { serious: worse.filter(isSerious), lesser: worse.filter((t) => !isSerious(t)) }
}

const detail = (some: readonly ClaimTrial[], c: Case): string =>
  few(some.map((t) => `${idOf(t)} (${seenIn(t, c).slice(0, 2).join(', ') || 'more than with control'})`))

/** "Well tolerated": at least one randomized trial without more harm than control, none with more, nothing serious attributed. */
export const toleratedInTrials: Rule = (c) => {
  if (c.part.claimed.what !== 'safety' || c.part.claimed.level !== 'tolerated') return undefined
  const { serious, lesser } = harmed(c)
  if (serious.length)
    return judge('tolerated-in-trials', 'overstated', `Serious harm is on record: ${detail(serious, c)}.`)
  if (lesser.length)
    return judge(
      'tolerated-in-trials',
      'partly-supported',
      `No serious harm is laid to the cells, but lesser harm is on record (${detail(lesser, c)}); trials are short and small.`,
    )
  const without = c.trials.filter((t) => t.stance === 'for' && t.design !== 'non-randomized')
  if (without.length === 0)
    return judge(
      'tolerated-in-trials',
      'not-shown',
      'No randomized trial on record compares harm with a control group here.',
    )
  return judge(
    'tolerated-in-trials',
    'supported',
    `In ${trialsWord(without.length)} that compared, harm was no more than with control (${few(ids(without))}); short, small trials: ${leavesPossible(unharmed(c))}.`,
    without,
  )
}

/** "Safe": serious harm on record makes it too strong; without it trials are too small and short to show it. */
export const safeOnRecord: Rule = (c) => {
  if (c.part.claimed.what !== 'safety') return undefined
  const { serious, lesser } = harmed(c)
  if (serious.length)
    return judge('safe-on-record', 'overstated', `Called safe, but serious harm is on record: ${detail(serious, c)}.`)
  const mild = lesser.length ? ` Lesser harm is on record: ${detail(lesser, c)}.` : ''
  return judge(
    'safe-on-record',
    strength(c).proven ? 'overstated' : 'not-shown',
    `No serious harm is attributed to the cells on record, but trials are too small and short to show safety: ${leavesPossible(unharmed(c))}.${mild}`,
  )
}

const causing =
  /(?<!\b(?:can|could|may|might|risk) )\b(?:caus(?:e|es|ed)|giv(?:e|es)|gave|trigger(?:s|ed)?|induc(?:e|es|ed)|leads? to|led to)\b|导致|引起|引发|致癌/i

/** That cells can do harm: attributed or excess harm in a trial, or an official warning that names it, supports it. */
export const harmOnRecord: Rule = (c) => {
  if (c.part.claimed.what !== 'harm') return undefined
  const saw = c.trials.filter((t) => t.stance === 'for' || t.stance === 'mixed')
  if (saw.length)
    return judge(
      'harm-on-record',
      'supported',
      `Harm with the cells is on record: ${few(saw.map((t) => `${idOf(t)} (${seenIn(t, c).slice(0, 2).join(', ') || 'more than control'})`))}.${warningsOf(c).length ? ` Official warnings name it too: ${few(warningsOf(c).map((w) => w.id))}.` : ''}`,
    )
  const warnings = warningsOf(c)
  if (warnings.length)
    return judge(
      'harm-on-record',
      'supported',
      `No trial on record here attributes it to the cells, but official warnings name it: ${warnings.map((w) => w.id).join(', ')}.`,
    )
  const unrelated = seen(c, { all: true })
  if (unrelated.length && causing.test(c.u.sentence) && !strength(c).hedged && !strength(c).some)
    return judge(
      'harm-on-record',
      'not-shown',
      `Events are on record after these cells (${few(unrelated)}), but nothing on record lays them to the cells.`,
    )
  if (unrelated.length)
    return judge(
      'harm-on-record',
      'partly-supported',
      `Events are on record after these cells (${few(unrelated)}); whether the cells caused them the record does not settle.`,
    )
  return judge(
    'harm-on-record',
    'not-shown',
    `No trial on record here attributes it to the cells, which is no proof that it cannot happen: ${leavesPossible(unharmed(c))}.`,
  )
}

export const safetyRules: readonly Rule[] = [toldSafety, noneButSeen, toleratedInTrials, harmOnRecord, safeOnRecord]
