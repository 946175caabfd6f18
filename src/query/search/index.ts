/** Full text over every kind of record. */
export { type SearchedKind, searchedKinds, type Weight } from './kinds.js'
export type { Taken } from './lookup.js'
export type { Marked } from './marks.js'
export { type Names, piecesOf } from './pieces.js'
export { type Found, type Hit, type Shown, search, showHits } from './search.js'
export { indexFields, type StoredDocument, type StoredIndex, toStored } from './stored.js'
export { holdsWords, tokenize, wholeName } from './terms.js'
