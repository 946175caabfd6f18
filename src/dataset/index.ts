/** The face of the dataset: the kinds of record and their types, names, identifiers, plain readings. */
export { choices } from './choices.js'
export { cautionText, cautiously, type DesignField, designFields, disputedFields, isRandomized } from './disputes.js'
export { fieldSources, nearestEntry, type SourceTally } from './field-sources.js'
export { identifierKey, normalizeDoi } from './identifiers.js'
export type { Check, Failed, Inspection } from './inspection/index.js'
export {
  endHome,
  type Kind,
  kinds,
  type RecordOf,
  type Records,
  recordsOfEach,
  singular,
  type VocabularyKind,
  vocabularyKinds,
} from './kinds.js'
export {
  type AddedResult,
  type AppliedCorrection,
  type AppliedNote,
  type LayerMark,
  type LayerMarks,
  type LayerName,
  layerNames,
  type Origin,
  type Owner,
  owners,
  ownersOf,
  type RegistryHistory,
  type RegistryVersion,
} from './layer.js'
export { nearestWords } from './nearest.js'
export { type PValue, pValueIn } from './p-value.js'
export {
  besideNoneAttributed,
  changeWord,
  comparesCellsWithControl,
  designWord,
  directionMark,
  directionText,
  directionWord,
  hasControl,
  hasNumber,
  headlineResult,
  isBetweenGroup,
  isResult,
  isStaleStatus,
  statusWord,
  uncontrolledWord,
  yearOf,
} from './reading.js'
export { decimals, isCut, isRounded, percentFits } from './rounding.js'
export type { MissingReason, Source as SourceRead, SourceLevel } from './schema/common.js'
export type { Change, Lexicon, Meaning, WordStrength } from './schema/lexicon.js'
export type { Article, Citation, Claim, Reference, Review } from './schema/literature.js'
export type { ArmResult, OutcomeResult } from './schema/result.js'
export type { SearchLog } from './schema/search.js'
export type { SecondReading } from './schema/second-reading.js'
export type { Arm, Registration, Trial } from './schema/trial.js'
export type { Approval, CellType, Disease, Mechanism, Outcome } from './schema/vocabulary.js'
export { type ReadingTally, thinBelow, valueKinds } from './second-readings.js'
export { type Term, Vocabulary } from './vocabulary.js'
