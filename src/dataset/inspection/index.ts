/** Whether a dataset keeps its promises. Loaded when asked for: it needs the schemas and zod. */
export { type Check, check, type Failed, type Inspection } from './check.js'
export { inspectFolder } from './folder.js'
export { ruleChecks, skippedRules } from './rules.js'
