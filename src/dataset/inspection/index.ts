/** Whether a dataset keeps its promises. Loaded when asked for: it needs the schemas and zod. */
export { type Inspection, inspectBundle } from './bundle.js'
export type { Check, Failed } from './check.js'
export { inspectFolder } from './folder.js'
