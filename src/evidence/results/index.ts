/** Results as a kind: rows of arms, and comparisons of sides. */
export { type Comparison, comparisonsOf } from './comparisons.js'
export { resultRows, usableFor } from './rows.js'
