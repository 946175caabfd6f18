/**
 * Meta-analysis in TypeScript, the counterpart of R's metafor: effect sizes, pooling, heterogeneity, sensitivity,
 * subgroups, meta-regression, asymmetry, and the small tests around them. Numbers in, numbers out: no files, no
 * network, no state. Every function either answers with finite numbers or throws a {@link StatsError}.
 *
 * Effects are pooled on the scale of their measure (logs for ratios); confidence levels are fractions (0.95), I2, R2 and
 * weights are percentages, as in metafor.
 */
export {
  type ArmSource,
  type ArmSummary,
  armSummary,
  type BeforeAfter,
  type ContinuousArm,
  changeCorrelation,
  type EventArm,
  type MeanReport,
  pooledSdFromP,
  standardErrorFromP,
} from './arms.js'
export {
  type Egger,
  egger,
  type Funnel,
  type FunnelContour,
  type FunnelOptions,
  type FunnelPoint,
  funnel,
} from './asymmetry.js'
export type { ZeroCells } from './binary.js'
export { normalTwoSided, tQuantile } from './distributions.js'
export {
  type CorrelationInput,
  type EffectSize,
  type EffectSizeInput,
  type EventComparison,
  effectSize,
  type MeanComparison,
  type RateArm,
  type RateComparison,
  type Reported,
  type SingleArm,
} from './effect-size.js'
export { StatsError, type StatsErrorCode } from './errors.js'
export {
  type EstimatedMoments,
  type FiveNumberSd,
  momentsFromOrderStatistics,
  type OrderStatistics,
  type SkewnessCheck,
} from './five-number.js'
export {
  type BinomialNormal,
  type BinomialNormalOptions,
  oddsRatioModel,
  proportionModel,
} from './glmm.js'
export { type AnovaTest, anova, type ChiSquareTest, chiSquare } from './group-tests.js'
export type { Heterogeneity, Interval } from './heterogeneity.js'
export type { Coefficient, Model, ModelOptions, StudyEffect, TestKind } from './model.js'
export {
  type Moderator,
  type ModeratorAnalysis,
  type ModeratorTerm as Term,
  moderatorAnalysis,
  type PermutationOptions,
  type PermutationTest,
  permutationTest,
} from './moderators.js'
export {
  type ClusteredEffect,
  constantCovariance,
  type Multilevel,
  type MultilevelOptions,
  multilevel,
  type RobustCoefficient,
} from './multilevel.js'
export { type Pooled, type PooledSummary, pool } from './pool.js'
export { type MetaRegression, metaRegression, type Prediction, predictAt } from './regression.js'
export type { ReportedEffect } from './reported.js'
export { type EValue, type EValueScale, eValue, type Fragility, fragility } from './robustness.js'
export { backTransform, harmonicMean, type Measure, measures, type Scale, scaleOf } from './scale.js'
export { type SelectionModel, type SelectionOptions, selectionModel } from './selection.js'
export {
  type Accumulated,
  type BaujatPoint,
  baujat,
  cumulative,
  type Influence,
  influence,
  type LeftOut,
  leaveOneOut,
} from './sensitivity.js'
export { type SharedControlInput, sharedControlCovariance, splitControl } from './shared-control.js'
export { harbord, type PetPeese, peters, petPeese, rucker, type SmallStudyTest } from './small-studies.js'
export { type JointTest, type Subgroup, type SubgroupOptions, type Subgroups, subgroups } from './subgroups.js'
export {
  cumulativeOfTables,
  type EventTable,
  leaveOneOutOfTables,
  type MantelHaenszelOptions,
  mantelHaenszel,
  peto,
  subgroupsOfTables,
  type TableOptions,
  type TablePooling,
} from './tables.js'
export { type Control, fullPrecision, metaforControl, type Tau2Method, tau2Methods } from './tau2.js'
export {
  type FisherExact,
  fisherExact,
  type GroupSummary,
  type MeanTest,
  student,
  welch,
} from './tests.js'
export { type TrimAndFill, type TrimAndFillOptions, trimAndFill } from './trim-and-fill.js'
