/** Full text over every kind of record. */
export { type SearchedKind, searchedKinds, type Weight, weights } from './kinds.js'
export { lookUp, type Taken } from './lookup.js'
export { cut, type Mark, type Marked, type MarkedWords, markTerms } from './marks.js'
export { type Names, piecesOf } from './pieces.js'
export { fromStored, indexFields, type StoredDocument, type StoredIndex, toStored } from './stored.js'
export { holdsWords, isWholeName, tokenize, wholeName } from './terms.js'
