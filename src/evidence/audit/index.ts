/** The face of the audit: every rule, and what they find in trials. */
import type { Trial } from '../../dataset/index.js'
import { knownAs } from './known.js'
import type { AuditContext, AuditRule, Draft, TrialFinding } from './rule.js'
import { baselineImbalance } from './rules/baseline.js'
import { statedChange } from './rules/change.js'
import { directionAgainstNumbers } from './rules/direction.js'
import { effectFromArms, intervalAndError, intervalAndP, intervalFromValues } from './rules/effects.js'
import { wholeUnitMeans } from './rules/granularity.js'
import { medianAgainstCount, nestedCounts, overlappingCounts, quartilesInOrder, repeatedValues } from './rules/order.js'
import { countedTwice, sameNumbers } from './rules/overlap.js'
import { pOfCounts, pOfMeans, possibleP } from './rules/p-values.js'
import { enrolledAsPlanned, peopleAddUp, peopleLost, randomizedToWhat } from './rules/people.js'
import { percentOfAllocated, percentOfOtherThings, percentOfPeople } from './rules/percentages.js'
import { registeredPrimary, retrospectiveRegistration, timeForFollowUp, unpublished } from './rules/registration.js'
import { mixedSpread, spreadKind, spreadSize } from './rules/spreads.js'
import { followUpCoversResults, partsAddUp, safetyCounts } from './rules/sums.js'
import { plausibleDose, plausibleUnit } from './rules/units.js'

export {
  type AuditContext,
  type AuditRule,
  contextOf,
  type FindingLevel,
  levels,
  type TrialFinding,
} from './rule.js'

/** Every rule, in the order in which a reader checks a report: numbers, tests, people, registration. */
export const auditRules: readonly AuditRule[] = [
  percentOfPeople,
  percentOfAllocated,
  percentOfOtherThings,
  wholeUnitMeans,
  quartilesInOrder,
  medianAgainstCount,
  nestedCounts,
  overlappingCounts,
  repeatedValues,
  statedChange,
  effectFromArms,
  intervalAndError,
  intervalAndP,
  intervalFromValues,
  pOfCounts,
  pOfMeans,
  possibleP,
  spreadKind,
  spreadSize,
  mixedSpread,
  directionAgainstNumbers,
  baselineImbalance,
  plausibleUnit,
  plausibleDose,
  peopleAddUp,
  peopleLost,
  partsAddUp,
  safetyCounts,
  enrolledAsPlanned,
  randomizedToWhat,
  countedTwice,
  sameNumbers,
  registeredPrimary,
  retrospectiveRegistration,
  timeForFollowUp,
  followUpCoversResults,
  unpublished,
]

const rank = { contradiction: 0, suspicious: 1, note: 2 } as const

const finding = (trial: Trial, rule: AuditRule, { recordedAs, ...draft }: Draft): TrialFinding => ({
  trial: trial.id,
  rule: rule.name,
  ...draft,
  known: recordedAs === undefined ? knownAs(trial, rule, draft) : { as: 'disagreement', text: recordedAs },
})

/** What the rules find in one trial, gravest first; within a level in the order of the rules. */
export const audit = (trial: Trial, context: AuditContext, rules: readonly AuditRule[] = auditRules): TrialFinding[] =>
  rules
    .flatMap((rule) => rule.check(trial, context).map((draft) => finding(trial, rule, draft)))
    .toSorted((a, b) => rank[a.level] - rank[b.level])
