/** Checking claims in words: the face of reading, judging, and whole pages. */
export { type Checked, checkClaim } from './check.js'
export { type CitationStatus, citationStatuses } from './citations.js'
export type { Claimed } from './claimed.js'
export { contextNamed } from './context.js'
export type { Term } from './meaning.js'
export { readClaims } from './nearest.js'
export {
  type CheckedPage,
  type CheckedSentence,
  checkLines,
  checkPageText,
  sentenceClasses,
} from './page.js'
export { storedPhrases } from './phrases.js'
export type { Judged } from './rules/judge.js'
export { type Result, results } from './rules/rule.js'
export { isDisputed } from './rules/sides.js'
export { type Subject, subjectKinds } from './subject.js'
export type { Context, Understanding } from './understand.js'
