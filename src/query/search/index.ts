/** Full text over every kind of record. */
export type { Taken } from './lookup.js'
export type { Mark, Marked } from './marks.js'
export { type Names, namesOf, type Piece, piecesOf, searchedKinds, type Weight } from './pieces.js'
export { type Found, type Hit, type SearchedKind, type Shown, search, showHit } from './search.js'
export { indexFields, type StoredIndex, toStored } from './stored.js'
export { tokenize } from './terms.js'
