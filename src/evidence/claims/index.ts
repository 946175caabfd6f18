/** What trials say about claims, and how articles fare. */
export {
  type Bearing,
  bearingOf,
  bearingRule,
  bearingTrials,
  byStance,
  type People,
  type Question,
  type Side,
  type Stance,
  sharedPatients,
  stances,
  trialsInScope,
} from './bearing.js'
export { notShown, questionOf, trialsForClaim, whyNoTrialBears } from './claim.js'
export { byWeight, designOf, designText } from './design.js'
export { type Scorecard, scorecard, statuses, verdicts } from './scorecard.js'
