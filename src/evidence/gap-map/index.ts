/** An evidence gap map: for each pair of values of two fields, how much evidence there is, how good, and which way it points. */
export {
  type Direction,
  directionOf,
  foldTerm,
  type MapCell,
  mapCell,
  mappedTrial,
  synthesesOf,
} from './cell.js'
export { type GapMap, gapMap, type MapAxis, mappedTrials } from './table.js'
