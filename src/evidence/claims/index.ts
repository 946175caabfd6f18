/** What trials say about claims, and how articles fare. */

export { notShown, questionOf, trialsForClaim, whyNoTrialBears } from './claim.js'
export {
  byStance,
  type ClaimQuestion,
  type ClaimTrial,
  claimTrialRule,
  claimTrials,
  type People,
  placedTrial,
  type ResultStance,
  type Stance,
  sharedPatients,
  stances,
  trialsInScope,
} from './claim-trials.js'
export { byWeight, designOf, designText } from './design.js'
export { type ClaimsScorecard, scorecard, statuses, verdicts } from './scorecard.js'
