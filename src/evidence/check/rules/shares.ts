/** Rules for shares of people: counts, percentages, "most", "many", against the shares that trials counted. */
import { latestShare, type Share, sharesOf, shareText } from './counts.js'
import { type Case, type Finding, few, judge, type Rule, strength } from './rule.js'
import { sidesOf } from './sides.js'
import { mostCountedText, weightiestText } from './weightiest.js'

export const measured = (c: Case): readonly string[] =>
  c.part.claimed.what === 'outcome' ? c.part.claimed.outcomes : []

/** Said of a time that may have passed. */
const once =
  /\bfor (?:a|some) (?:time|while)\b|\bat (?:some|one|any) (?:point|time)\b|\btemporar|\bever\b|一度|曾经?|暂时/i

/** What each trial counted last; of what is said to have been so for a time, the most that it counted. */
export const countedIn = (c: Case): Share[] =>
  c.trials.flatMap((t) =>
    measured(c).flatMap((outcome) => {
      if (!once.test(c.u.sentence)) return latestShare(t, outcome) ?? []
      return sharesOf(t, outcome).sort((a, b) => b.share - a.share)[0] ?? []
    }),
  )

/** Shares of people that a sentence names, as percentages or counts. */
const sharesSaid = (c: Case): number[] => [
  ...c.u.shares.filter((share) => share <= 100),
  ...c.u.counts.map((count) => {
    const [events, n] = count.split('/').map(Number) as [number, number]
    return Math.round((100 * events) / n)
  }),
]

/** A share of people is compared with the largest on record: beyond it, the sentence says more than anyone counted. */
export const shareBeyondRecord: Rule = (c) => {
  const claimed = sharesSaid(c)
  if (claimed.length === 0) return undefined
  // What is said to be absent is counted by those who had it.
  const isAbsence = c.part.claimed.what === 'outcome' && c.part.claimed.absent
  const counted = countedIn(c).map((s) => (isAbsence ? { ...s, share: 1 - s.share } : s))
  if (counted.length === 0)
    return judge(
      'share-beyond-record',
      sidesOf(c.trials).for.length ? 'overstated' : 'not-shown',
      `No trial on record counted how many people had it, so nothing bears out ${Math.max(...claimed)}%.${weightiestText(c)}`,
    )
  const top = counted.reduce((a, b) => (b.share > a.share ? b : a))
  const said = Math.max(...claimed)
  if (said / 100 > top.share)
    return judge(
      'share-beyond-record',
      'overstated',
      `${Math.max(...claimed)}% is more than any trial on record counted; the most is ${shareText(top)}.${weightiestText(c)}`,
    )
  return judge(
    'share-beyond-record',
    'overstated',
    `A share alone names no study, and shares differ. Shares on record: ${few(counted.map(shareText))}.${mostCountedText(c, measured(c))}`,
  )
}

/** Single groups in which most had it: of people who made no insulin before that is something, of others nothing. */
const mostAlone = (c: Case): Finding => {
  const alone = countedIn(c).filter((s) => s.share > 0.5 && s.trial.eligibility?.cPeptide?.state === 'absent')
  return alone.length
    ? judge(
        'most-people',
        'partly-supported',
        `Counted in single groups of people who made no insulin before: ${few(alone.map(shareText))}; what is missing is a control group.`,
      )
    : judge('most-people', 'not-shown', 'No trial with a control group counted how many people had it.')
}

/** "Most": more than half of the treated in trials with a control group. */
export const mostPeople: Rule = (c) => {
  if (!strength(c).most) return undefined
  const counted = countedIn(c).filter((s) => s.controlled)
  if (counted.length === 0) return mostAlone(c)
  if (counted.every((s) => s.share <= 0.5))
    return judge(
      'most-people',
      'contradicted',
      `In no trial with a control group did more than half have it: ${few(counted.map(shareText))}.${mostCountedText(c, measured(c))}`,
    )
  return judge('most-people', 'overstated', `Shares differ between trials: ${few(counted.map(shareText))}.`)
}

/** "Many": more than one in three of the treated in some trial, and no proof even then that the cells did it. */
export const manyPeople: Rule = (c) => {
  if (!strength(c).many || strength(c).hedged) return undefined
  const counted = countedIn(c)
  if (counted.length === 0) return undefined
  const often = counted.filter((s) => s.share > 1 / 3)
  return often.length && often.length * 2 > counted.length
    ? judge(
        'many-people',
        'partly-supported',
        `Counted in more than a third: ${few(often.map(shareText))}; others differ, and single groups do not show what the cells did.`,
      )
    : judge(
        'many-people',
        'overstated',
        `In most trials that counted, not many had it at the last count: ${few(counted.map(shareText))}.`,
      )
}
