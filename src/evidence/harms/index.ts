/** Harms as a kind: rows of arms and trials, and what may be added. */
export { harmRows } from './rows.js'
export { type Counted, type HarmTotal, harmTotals } from './totals.js'
