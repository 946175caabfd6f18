/**
 * The user's own records over the bundled ones. To keep records from elsewhere (an import), make pieces of them, each with its
 * type and where it stands, and `keepPieces` them in their layer: one call is one new edition of the dataset, whole or not at all.
 */
export {
  type Changed,
  type Going,
  keepPieces,
  type Offer,
  type PieceOutcome,
  removeEntries,
  trialsKnown,
  tryPieces,
} from './change.js'
export {
  type Edition,
  editionAt,
  editionNumbers,
  entriesAt,
  eventsOf,
  keepEvent,
  type OwnPlace,
  openEdition,
  pointerOf,
  prune,
  refresh,
  sizeOf,
  useLayers,
} from './editions.js'
export { type Entry, type EntryRecord, type EntryType, entryTypes, keyOf } from './entry.js'
export type { LayerFault } from './fault.js'
export type {
  DecidedCandidates,
  Event,
  EventDetails,
  RegistryLook,
  ScreenedRecords,
  Studies,
} from './history.js'
export { readLooked, writeLooked } from './looked.js'
export { originalOf } from './paths.js'
export { type EntryPiece, piecesAt, piecesInText } from './read.js'
export { isRegistryValue, refusalOf } from './refusal.js'
export { exported, templateNames, templateOf } from './templates.js'
