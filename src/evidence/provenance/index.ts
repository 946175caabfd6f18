/** Where each value of a trial was read: the chain from value to page to paper or registration. */
export { select } from './select.js'
export { registrationOf, type Trace, type TracedSource, trace } from './trace.js'
export { type StoredValue, type ValuePlace, valuesOf } from './values.js'
