/** Rules for what a sentence says of the studies themselves: counted on record by their fields. */
import { hasControl, isRandomized, type Trial } from '../../../dataset/index.js'
import { plural } from '../../../text.js'
import { designOf, designText, trialsInScope } from '../../claims/index.js'
import { productIn } from '../described.js'
import type { StudyClaim, StudyDesign } from '../studies.js'
import { type Case, type Finding, few, judge, type Rule } from './rule.js'

const hasDesign: Readonly<Record<StudyDesign, (trial: Trial) => boolean>> = {
  randomized: isRandomized,
  controlled: hasControl,
  placebo: ({ design }) => design.control === 'placebo' || design.control === 'sham',
  blinded: (trial) => designOf(trial) === 'randomized-blinded',
  'phase-3': ({ design }) => design.phases?.includes('3') === true,
  reported: ({ kind }) => kind === 'published',
  registered: ({ registrations }) => registrations.length > 0,
}

const meetsSize = ({ enrollment: { count } }: Trial, people: StudyClaim['people']): boolean => {
  if (people === null) return true
  if (count === null) return false
  return people.is === 'exactly' ? count === people.n : people.is === 'more' ? count >= people.n : count < people.n
}

const meets = (trial: Trial, { months, people, outcomes }: StudyClaim, within: ReadonlySet<string>): boolean =>
  meetsSize(trial, people) &&
  (months === null || (trial.followUpMonths ?? 0) >= months) &&
  (outcomes.length === 0 || trial.outcomes.some(({ outcome, scale }) => scale !== 'baseline' && within.has(outcome)))

const named = (trials: readonly Trial[]): string =>
  few(
    trials.map(
      (trial) =>
        `${trial.id} (${trial.enrollment.count ?? '?'} people, ${designText(trial)}${trial.followUpMonths === null ? '' : `, followed ${trial.followUpMonths} months`})`,
    ),
  )

/** Studies that reported stand before those that are only registered, which show nothing yet. */
const reportedFirst = (a: Trial, b: Trial): number => Number(b.kind === 'published') - Number(a.kind === 'published')

/** Studies in the right people with the right cells, of the product that is named; the least biased and largest first. */
const inScope = (c: Case): Trial[] => {
  const all = trialsInScope(
    { diseases: c.diseases, cells: c.u.cells, outcomes: [], about: 'benefit', people: c.u.people },
    c.dataset,
  )
  // Withdrawn before anybody entered.
  const begun = all.filter(({ enrollment }) => enrollment.count !== 0)
  const isOfProduct = productIn(c.u)
  return (isOfProduct ? begun.filter(isOfProduct) : begun).sort(reportedFirst)
}

const byFollowUp = (a: Trial, b: Trial): number => (b.followUpMonths ?? 0) - (a.followUpMonths ?? 0)
const bySize = (a: Trial, b: Trial): number => (b.enrollment.count ?? 0) - (a.enrollment.count ?? 0)

/** All, most or few of those that reported, by their share: most is more than half, few less than a third. */
const ofShare = (scope: readonly Trial[], claim: StudyClaim, is: 'all' | 'most' | 'few', property: string): Finding => {
  const limit = claim.people?.n ?? 100
  const told = scope.filter(({ kind, enrollment }) => kind === 'published' && enrollment.count !== null)
  const fits = told.filter((trial) =>
    property === 'small'
      ? (trial.enrollment.count ?? 0) < limit
      : property === 'without-control'
        ? !hasControl(trial)
        : claim.designs.every((one) => hasDesign[one](trial)) && meetsSize(trial, claim.people),
  )
  const what =
    property === 'small'
      ? `had fewer than ${limit} people`
      : property === 'without-control'
        ? 'had no group without cells'
        : `were ${[...claim.designs, ...(claim.people ? [`of ${claim.people.n} people or more`] : [])].join(', ')}`
  const isSo =
    is === 'all'
      ? fits.length === told.length
      : is === 'most'
        ? fits.length * 2 > told.length
        : fits.length * 3 < told.length
  const isNearly = is === 'all' && fits.length * 2 > told.length
  return judge(
    'most-studies',
    told.length === 0 ? 'not-judged' : isSo ? 'supported' : isNearly ? 'overstated' : 'contradicted',
    `Of ${told.length} published studies on record ${fits.length} ${what}. The largest: ${named(told.toSorted(bySize))}.`,
  )
}

const goesOn = new Set(['recruiting', 'active-not-recruiting', 'enrolling-by-invitation', 'not-yet-recruiting'])

/** Studies that are not finished, by the status that was read last. */
const ofOngoing = (designed: readonly Trial[], n: number, asOf: string): Finding => {
  const open = designed.filter(({ status }) => status.value !== null && goesOn.has(status.value))
  return judge(
    'ongoing-studies',
    open.length >= n ? 'supported' : open.length ? 'overstated' : 'not-shown',
    `${open.length === 0 ? 'None is' : open.length === 1 ? 'One is' : `${open.length} are`} on record as not finished, by the status read last before ${asOf}${open.length ? `: ${named(open)}` : ''}.`,
  )
}

/** How many reported, where no more than a number is said. */
const ofAtMost = (matching: readonly Trial[], n: number): Finding => {
  const told = matching.filter(({ kind }) => kind === 'published')
  return judge(
    'studies-on-record',
    told.length > 2 * n
      ? 'contradicted'
      : told.length > n
        ? 'not-shown'
        : told.length
          ? 'supported'
          : 'partly-supported',
    `${told.length} such studies that reported are on record${told.length ? `: ${named(told)}` : ''}.`,
  )
}

/** People in all of them together, as far as numbers are on record. */
const ofPeople = (matching: readonly Trial[], n: number): Finding => {
  const told = matching.filter(({ kind }) => kind === 'published')
  const sum = told.reduce((all, { enrollment }) => all + (enrollment.count ?? 0), 0)
  return judge(
    'people-in-studies',
    sum >= n ? 'supported' : sum * 2 < n ? 'contradicted' : 'overstated',
    `${plural(told.length, 'study', 'studies')} of the kind on record had ${sum} people together${told.length ? `; the largest: ${named(told.toSorted(bySize))}` : ''}.`,
  )
}

const ofLargest = (matching: readonly Trial[], claim: StudyClaim): Finding => {
  // Of what is only announced, nobody knows how large it will be.
  const sorted = matching.filter(({ kind }) => kind === 'published').toSorted(bySize)
  const [top] = sorted
  return judge(
    'largest-study',
    top === undefined ? 'not-shown' : meetsSize(top, claim.people) ? 'supported' : 'contradicted',
    top === undefined ? 'No such study is on record.' : `The largest on record: ${named(sorted)}.`,
  )
}

/** None of these studies: one refutes it; without one, the record bears it out as far as it reaches. */
const ofNone = (matching: readonly Trial[], scope: readonly Trial[], asOf: string): Finding =>
  matching.length && matching.every(({ kind }) => kind === 'registered')
    ? judge(
        'studies-on-record',
        'overstated',
        `None has reported, but such studies are registered: ${named(matching)}.`,
      )
    : matching.length
      ? judge('studies-on-record', 'contradicted', `On record: ${named(matching)}.`)
      : judge(
          'studies-on-record',
          scope.length ? 'supported' : 'partly-supported',
          `None is on record as of ${asOf}${scope.length ? `; what is: ${named(scope)}` : ', and no other study of these cells in this disease either'}.`,
        )

/** How many, how long and how large studies are, against those on record. */
export const studiesOnRecord: Rule = (c) => {
  if (c.part.claimed.what !== 'studies') return undefined
  const { claim } = c.part.claimed
  const scope = inScope(c)
  const within = new Set(claim.outcomes.flatMap((id) => [...c.dataset.vocabulary('outcomes').within(id)]))
  const designed = scope.filter((trial) => claim.designs.every((one) => hasDesign[one](trial)))
  const { asOf } = c.dataset.stamp
  const { quantity } = claim
  if (quantity.is === 'all' || quantity.is === 'most' || quantity.is === 'few')
    return ofShare(scope, claim, quantity.is, quantity.property)
  if (quantity.is === 'ongoing') return ofOngoing(designed, quantity.n, asOf)
  if (quantity.is === 'people') return ofPeople(designed, quantity.n)
  if (quantity.is === 'largest') return ofLargest(designed, claim)
  const found = designed.filter((trial) => meets(trial, claim, within))
  const matching = claim.months === null ? found : found.toSorted(byFollowUp)
  if (quantity.is === 'at-most') return ofAtMost(matching, quantity.n)
  if (c.part.negated) return ofNone(matching, claim.months === null ? scope : designed.toSorted(byFollowUp), asOf)
  const n = quantity.is === 'at-least' ? quantity.n : 1
  if (matching.length >= n)
    return judge(
      'studies-on-record',
      'supported',
      `On record ${matching.length === 1 ? 'is one' : `are ${matching.length}`}: ${named(matching)}.`,
    )
  const rest =
    claim.months === null
      ? matching.length
        ? matching
        : designed.length
          ? designed
          : scope
      : designed.toSorted(byFollowUp)
  return judge(
    'studies-on-record',
    (claim.months !== null && designed.length > 0) || n > 2 * Math.max(1, matching.length) ? 'overstated' : 'not-shown',
    `${matching.length === 0 ? 'None is' : matching.length === 1 ? 'Only one is' : `Only ${matching.length} are`} on record as of ${asOf}${rest.length ? `; ${claim.months === null ? 'what is' : 'the longest'}: ${named(rest)}` : ''}.`,
  )
}
