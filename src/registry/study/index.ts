/** What a registry’s record is, and how files of them are read. */
export { apiFound, type Found, isFault } from './feed.js'
export { isObject, type JsonObject, Part, ShapeFault } from './part.js'
export { readStudies, type StudyInput } from './read.js'
export type {
  FoundStudy,
  PlannedOutcome,
  RegistryArm,
  RegistryDate,
  RegistryIntervention,
  RegistryName,
  RegistryStudy,
  StudyFault,
} from './study.js'
