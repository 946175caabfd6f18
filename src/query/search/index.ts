/** Full text over every kind of record. */
export { type SearchedKind, type SearchWeight, searchedKinds, weights } from './kinds.js'
export { lookUp, type WordMatch } from './lookup.js'
export { cut, type Marked, type MarkedWords, markTerms, type TextRange } from './marks.js'
export { piecesOf, type RecordNames } from './pieces.js'
export { fromStored, indexFields, type StoredDocument, type StoredIndex, toStored } from './stored.js'
export { holdsWords, isWholeName, tokenize, wholeName } from './terms.js'
