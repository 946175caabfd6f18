/** Rules for benefits that trials measure: a sentence may say no more than controlled results do. */

import { agreeing } from '../../../text.js'
import { relapses, sharesOf, shareText } from './counts.js'
import { type Case, type Finding, few, judge, type Rule, strength, trialsWord } from './rule.js'
import { countedIn, manyPeople, measured, mostPeople, shareBeyondRecord } from './shares.js'
import { ids, isRandomized, type Sides, sidesOf } from './sides.js'
import { toldBenefit } from './told.js'
import { mostCountedText, weightiestText } from './weightiest.js'

const tally = (s: Sides): string =>
  [
    s.for.length
      ? `${trialsWord(s.for.length)} with a control group for it (${few(ids(s.for))})`
      : 'no trial with a control group for it',
    ...(s.mixed.length ? [`${trialsWord(s.mixed.length)} with results on both sides (${few(ids(s.mixed))})`] : []),
    ...(s.against.length
      ? [`${trialsWord(s.against.length)} against or without a difference (${few(ids(s.against))})`]
      : []),
    ...(s.uncontrolled.length ? [`${s.uncontrolled.length} without a comparison, which cannot count`] : []),
  ].join('; ')

/** "All", "guaranteed", "100%": one counted group in which somebody did not benefit refutes it, and so does one trial that found no benefit. */
export const universalBenefit: Rule = (c) => {
  if (!strength(c).all) return undefined
  const { claimed } = c.part
  const isAbsence = claimed.what === 'outcome' && claimed.absent
  const short = countedIn(c).filter((s) => (isAbsence ? s.share > 0 : s.share < 1))
  const s = sidesOf(c.trials)
  const failed = [...s.against, ...s.mixed]
  if (short.length)
    return judge(
      'universal-benefit',
      'contradicted',
      `It is said of everybody, but not everybody had it: ${few(short.map(shareText))}.${mostCountedText(c, measured(c))}`,
    )
  if (failed.length)
    return judge(
      'universal-benefit',
      'contradicted',
      `It is said without exception, but trials with a control group found none or a mixed benefit: ${few(ids(failed))}.`,
    )
  return judge(
    'universal-benefit',
    s.for.length ? 'overstated' : 'not-shown',
    `No trial can show what is said without exception; on record: ${tally(s)}.`,
  )
}

/** "Permanent", "for life": no benefit is known to last longer than it was followed. */
export const lastingBenefit: Rule = (c) => {
  if (!strength(c).lasting) return undefined
  const fallen = relapses(c.trials, measured(c))
  if (fallen.length)
    return judge(
      'lasting-benefit',
      'contradicted',
      `It did not last in all who had it: ${few(fallen)}.${mostCountedText(c, measured(c))}`,
    )
  const months = c.trials.flatMap((t) =>
    t.results.flatMap(({ result, side }) => (side === 'for' ? (result.timepointMonths ?? []) : [])),
  )
  return judge(
    'lasting-benefit',
    'not-shown',
    months.length
      ? `The longest result with a control group that is for it stands at ${Math.max(...months)} months; nothing on record shows that it lasts.`
      : `No result with a control group is for it at any time, so nothing shows that it lasts.${weightiestText(c)}`,
  )
}

/** "Clinically proven": at least two independent randomized trials for it, one of them blinded, and none that found otherwise. */
export const provenBenefit: Rule = (c) => {
  if (!strength(c).proven) return undefined
  const s = sidesOf(c.trials)
  const randomized = s.for.filter(isRandomized)
  if (
    randomized.length >= 2 &&
    randomized.some((t) => t.design === 'randomized-blinded') &&
    s.against.length + s.mixed.length === 0
  )
    return judge(
      'proven-benefit',
      'supported',
      `At least two randomized trials, one of them blinded, are for it and none is against: ${few(ids(randomized))}.`,
    )
  if (s.for.length + s.mixed.length === 0)
    return judge('proven-benefit', 'not-shown', `Nothing on record comes near a proof: ${tally(s)}.`)
  return judge('proven-benefit', 'overstated', `Called proven, but on record: ${tally(s)}.`)
}

/** "Some people": a count above nobody is enough for that, but a single group does not show that the cells did it. */
export const someCounted: Rule = (c) => {
  const { some, hedged, all, most } = strength(c)
  if (!some || all || most || c.u.proof === 'proven') return undefined
  const s = sidesOf(c.trials)
  if (s.for.length + s.mixed.length > 0) return undefined
  const counted = countedIn(c).filter(({ share }) => share > 0)
  const seen = s.uncontrolled.filter((t) => t.results.some(({ result }) => result.direction === 'favors-cell'))
  if (counted.length === 0 && seen.length)
    return judge(
      'some-counted',
      'partly-supported',
      `Seen without a control group, which does not show what the cells did: ${few(ids(seen))}.`,
    )
  return counted.length
    ? judge(
        'some-counted',
        'partly-supported',
        `Some people had it: ${few(counted.map(shareText))}. Without a control group ${hedged ? 'that is a possibility' : 'it does not show what the cells did'}.`,
      )
    : undefined
}

/** "May", "some": one randomized trial for it is enough for a possibility; for people, one controlled count. */
export const possibleBenefit: Rule = (c) => {
  const { hedged, some } = strength(c)
  if (!hedged && !some) return undefined
  const s = sidesOf(c.trials)
  const found = [...s.for, ...s.mixed].filter((t) => some || isRandomized(t))
  if (found.length)
    return judge(
      'possible-benefit',
      'supported',
      `Said with reserve, it agrees with ${few(ids(found))}. On record: ${tally(s)}.`,
      found,
    )
  return judge(
    'possible-benefit',
    'not-shown',
    `Even as a possibility it rests on no ${some ? 'controlled' : 'randomized'} result: ${tally(s)}.`,
  )
}

/** Cells with an approval on record for diabetes rest on single groups that an authority accepted. */
const approvedUse = (c: Case, { uncontrolled, against }: Sides): Finding | undefined => {
  const cells = c.dataset.vocabulary('cells')
  const approval = c.dataset
    .records('approvals')
    .find(
      (a) =>
        a.kind === 'approval' &&
        a.concernsDiabetes &&
        c.u.cells.length > 0 &&
        c.u.cells.every((cell) => a.cell !== null && cells.within(a.cell).has(cell)),
    )
  const favorable = uncontrolled.filter((t) => t.results.some(({ result }) => result.direction === 'favors-cell'))
  return approval && favorable.length >= 2 && against.length === 0
    ? judge(
        'approved-use',
        'partly-supported',
        `Approved on single groups (${approval.id}); what is missing is a control group: ${few(ids(favorable))}.`,
      )
    : undefined
}

/** A benefit stated as a fact: two independent randomized trials (one blinded) and none against support it; a record on both sides, or a single trial, makes it too strong. */
export const plainBenefit: Rule = (c) => {
  const s = sidesOf(c.trials)
  const randomized = s.for.filter(isRandomized)
  if (s.for.length + s.mixed.length === 0)
    return (
      approvedUse(c, s) ??
      judge('plain-benefit', 'not-shown', `On record: ${tally(s)}.${s.against.length ? '' : weightiestText(c)}`)
    )
  if (s.against.length + s.mixed.length > 0)
    return judge('plain-benefit', 'overstated', `Stated as a fact, but trials disagree: ${tally(s)}.`)
  if (randomized.length === 0) return judge('plain-benefit', 'not-shown', `No randomized trial is for it: ${tally(s)}.`)
  if (randomized.length === 1 || !randomized.some((t) => t.design === 'randomized-blinded'))
    return judge(
      'plain-benefit',
      'partly-supported',
      `It rests on ${agreeing(randomized.length, 'one randomized trial', 'open trials')}; what is missing is ${agreeing(randomized.length, 'a second, independent one', 'a blinded one')}: ${tally(s)}.`,
    )
  return judge(
    'plain-benefit',
    'supported',
    `${randomized.length} randomized trials are for it and none with a control group against: ${few(ids(randomized))}. How large the effect is, and for whom, is another question.`,
  )
}

/** "Effective" without a measure: trials on both sides make it too strong; it is never supported, since it names nothing that was measured. */
export const unnamedBenefit: Rule = (c) => {
  if (c.part.claimed.what !== 'effective') return undefined
  const s = sidesOf(c.trials)
  if (s.for.length + s.mixed.length === 0)
    return judge('unnamed-benefit', 'not-shown', `No measure is named; over all measures of benefit: ${tally(s)}.`)
  if (!strength(c).hedged && s.against.length + s.mixed.length > 0)
    return judge(
      'unnamed-benefit',
      'overstated',
      `No measure is named, and over all measures of benefit trials disagree: ${tally(s)}.`,
    )
  return judge(
    'unnamed-benefit',
    'partly-supported',
    `No measure is named, so no trial can bear it out as said. Over all measures of benefit: ${tally(s)}.`,
  )
}

/** That cells make a measure worse: only a controlled result that favors control speaks for it. */
export const worseMeasure: Rule = (c) => {
  if (c.part.claimed.what !== 'outcome' || !c.part.claimed.worse) return undefined
  const worse = c.trials.flatMap((t) =>
    t.results.some(({ result, side }) => side === 'for' && result.direction === 'favors-control') ? [t] : [],
  )
  return worse.length
    ? judge('worse-measure', 'partly-supported', `Results that favor control are on record: ${few(ids(worse))}.`)
    : judge(
        'worse-measure',
        'not-shown',
        'The sentence says that the measure gets worse with cells; no controlled result on record favors control.',
      )
}

/**
 * People who could only enter because they made no insulin any more, and made some afterwards: that does not come back by itself,
 * so single groups bear it out, though not how much or for how long.
 */
export const absentBefore: Rule = (c) => {
  if (c.part.claimed.what !== 'outcome' || c.part.claimed.worse) return undefined
  const s = sidesOf(c.trials)
  if (s.for.length + s.mixed.length + s.against.length > 0) return undefined
  const regained = s.uncontrolled.filter(
    ({ trial, results }) =>
      trial.eligibility?.cPeptide?.state === 'absent' &&
      results.some(({ result }) => result.direction === 'favors-cell'),
  )
  const { domain } = c.dataset.record('outcomes', measured(c)[0] ?? '') ?? {}
  return regained.length && domain === 'beta-cell'
    ? judge(
        'absent-before',
        'partly-supported',
        `Seen in single groups of people who made no insulin before, which does not come back by itself: ${few(ids(regained))}; what is missing is a control group.`,
      )
    : undefined
}

/** "Nobody has ever …": one who did is enough to refute it. */
export const nobodyButCounted: Rule = (c) => {
  if (!c.part.negated || c.part.claimed.what !== 'outcome') return undefined
  if (
    !/\b(?:nobody|no one|no patient|not a single|never has any|no person)\b|没有人|无人|从未有|没有任何(?:患者|人)/i.test(
      c.u.sentence,
    )
  )
    return undefined
  const seen = c.trials
    .flatMap((t) => measured(c).flatMap((outcome) => sharesOf(t, outcome)))
    .filter((s) => s.share > 0)
  return seen.length
    ? judge(
        'nobody-but-counted',
        'supported',
        `People who did are on record: ${few(seen.map(shareText))}.${mostCountedText(c, measured(c))}`,
      )
    : undefined
}

export const efficacyRules: readonly Rule[] = [
  toldBenefit,
  nobodyButCounted,
  worseMeasure,
  unnamedBenefit,
  universalBenefit,
  shareBeyondRecord,
  mostPeople,
  manyPeople,
  lastingBenefit,
  provenBenefit,
  someCounted,
  absentBefore,
  possibleBenefit,
  plainBenefit,
]
