export { Dataset, type Manifest, openDataset, type Target } from './dataset.js'
export { identifierKey, normalizeDoi } from './identifiers.js'
export { type Kind, kinds, type RecordOf, singular, type VocabularyKind, vocabularyKinds } from './kinds.js'
export { type Term, nearestWords, Vocabulary } from './vocabulary.js'
