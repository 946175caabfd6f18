/** Where each value of a trial was read: the chain from value to page to paper or registration. */
export { type Selection, select } from './select.js'
export { type Recorded, registrationOf, type Trace, type TracedSource, trace } from './trace.js'
export { type Place, type Value, valuesOf } from './values.js'
