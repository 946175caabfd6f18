/**
 * What went wrong, for programs:
 * - `not-a-number`: NaN, infinite, or not a number at all
 * - `out-of-range`: a number outside the domain (a negative SD, more events than patients, n = 1 where a spread is needed)
 * - `not-an-integer`: a count that is not whole
 * - `contradiction`: values that cannot all be true (an estimate outside its own interval, quartiles out of order)
 * - `zero-variance`: the data hold no spread, so no weight or test exists
 * - `no-events`: the effect is undefined because nobody (or everybody) had the event
 * - `too-few-studies`: the analysis needs more studies
 * - `unequal-lengths`: parallel lists differ in length
 * - `unknown-choice`: an option or data shape this library does not know
 * - `no-convergence`: an iterative estimate did not settle
 */
export type StatsErrorCode =
  | 'not-a-number'
  | 'out-of-range'
  | 'not-an-integer'
  | 'contradiction'
  | 'zero-variance'
  | 'no-events'
  | 'too-few-studies'
  | 'unequal-lengths'
  | 'unknown-choice'
  | 'no-convergence'

/**
 * The one error this library throws on purpose: the input has no answer. The message names the quantity, what was
 * expected and the offending value; `code` and `value` carry the same for programs. No function returns NaN instead.
 */
export class StatsError extends Error {
  override readonly name = 'StatsError'
  readonly code: StatsErrorCode
  /** The offending value as it was given. */
  readonly value: unknown

  constructor(code: StatsErrorCode, message: string, value: unknown) {
    super(message)
    this.code = code
    this.value = value
  }
}
