/** Synthesis: from records, or a table of one's own, to effects, a comparability guard and a pooled estimate. */
export { type Against, against } from './against.js'
export { countFromPercent } from './arms.js'
export { allowable, type Clash, type ClashCode, clashRules } from './clash.js'
export { looksLikeSe } from './comparability.js'
export { doseText, normalDose } from './dose.js'
export { type Reading, readRow } from './effects.js'
export { studyLabels } from './labels.js'
export {
  isOfDataset,
  isRatio,
  isWritable,
  type MeasureName,
  measureNames,
  measures,
  statsMeasure,
  toReporting,
} from './measures.js'
export type { MethodFact, MethodFinding, MethodInput } from './method-kit.js'
export type { MethodAnswer, RunMethods } from './method-runs.js'
export { type Method, type MethodName, methods, needWords, outOfScope } from './methods.js'
export { type Nearby, nearbyQuestions, type Published, publishedFigures } from './nearby.js'
export {
  type AfterStudy,
  type Asymmetry,
  asymmetry,
  bySubgroup,
  cumulate,
  type GroupedEffects,
  influences,
  leaveOneOut,
  type ModelName,
  modelNames,
  type PartialEffect,
  type PooledEffect,
  type PoolingPlan,
  poolStudies,
  type Study,
  type Tau2Name,
  type TestName,
  tau2Names,
  testNames,
  type WithInfluence,
} from './pooling.js'
export { defaultWindow, openQuestion, type PoolingQuestion, type RomCorrection } from './question.js'
export { betterOf, isPercent, reportedEffect, reportedValue, unitText } from './reporting.js'
export { figureAnomalies } from './review-check.js'
export { peopleOf, rowRule } from './selection.js'
export { type Included, type Synthesis, synthesize } from './synthesis.js'
export { trialEffects } from './trial-effects.js'
export { toCanonical } from './units.js'

/** How methods beyond pooling are run: loaded where one is asked for, since their matrices and models are a large program. */
export const loadRunMethods = async () => (await import('./method-runs.js')).runMethods
