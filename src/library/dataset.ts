/**
 * The records: opened, counted, read one by one, found by any identifier. Everything is read from files when it is asked for,
 * at once and without a network; what is damaged is refused with the name of its file.
 */
export type { DatasetStamp } from '../answer.js'
export {
  type Approval,
  type Arm,
  type ArmResult,
  type Article,
  type CellType,
  type Citation,
  type Claim,
  type Disease,
  isRandomized,
  type Kind,
  kinds,
  type Mechanism,
  type MissingReason,
  type Outcome,
  type OutcomeResult,
  type RecordOf,
  type Reference,
  type Registration,
  type Review,
  type SourceLevel,
  type SourceRead,
  type Term,
  type Trial,
  Vocabulary,
  type VocabularyKind,
  vocabularyKinds,
} from '../dataset/index.js'
export { Failure, type FailureCode } from '../errors.js'
export { openDataset, type Store, type Target } from '../store/store.js'
