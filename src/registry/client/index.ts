/**
 * The client of ClinicalTrials.gov (API v2). `new Client` of a host; `studies` by numbers in batches, `search` for numbers. What it
 * throws are failures that a user can act on; nothing that it gives is other than the registry's answer, whole and in the form
 * that was expected.
 */
export { Client, type Search } from './client.js'
export { hostFrom } from './host.js'
export type { Clock, Limits } from './limits.js'
export { studyTexts } from './page.js'
