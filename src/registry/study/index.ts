/** What a registry’s record is, and how files of them are read. */
export { apiFound, type Found, isFault } from './feed.js'
export { foundAgain, studyFrom } from './forms.js'
export { Part } from './part.js'
export { readStudies, type StudyInput, unzipped } from './read.js'
export {
  type FoundStudy,
  type RegistryArm,
  type RegistryStudy,
  type StudyFault,
  studyForms,
} from './study.js'
