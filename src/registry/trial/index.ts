/** A registered study as a trial of ours, and what it is about. */
export { classify, decidingWords } from './classify.js'
export { compareHeld, type Difference } from './compare.js'
export { isOfDataset, type Mapped, othersNumbers, type RegistryTrial, trialId, trialOf, wholeTrialOf } from './trial.js'
