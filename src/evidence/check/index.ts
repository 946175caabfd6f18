/** Checking a claim in words: the face of reading, judging and refusing. */
export { type Checked, checkClaim } from './check.js'
export type { Term } from './meaning.js'
export { readClaims } from './nearest.js'
export type { Claimed } from './parts.js'
export { storedPhrases } from './phrases.js'
export type { Judged } from './rules/judge.js'
export { type Result, results } from './rules/rule.js'
export type { Understanding } from './understand.js'
