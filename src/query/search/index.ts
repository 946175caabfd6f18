/** Full text over every kind of record. */
export { type SearchedKind, searchedKinds, type SearchWeight, weights } from './kinds.js'
export { lookUp, type WordMatch } from './lookup.js'
export { cut, type TextRange, type Marked, type MarkedWords, markTerms } from './marks.js'
export { type RecordNames, piecesOf } from './pieces.js'
export { fromStored, indexFields, type StoredDocument, type StoredIndex, toStored } from './stored.js'
export { holdsWords, isWholeName, tokenize, wholeName } from './terms.js'
