import { StatsError } from '../../src/stats/index.js'

/** The StatsError a call throws; anything else fails the test. */
export function failure(call: () => unknown): StatsError {
  let result: unknown
  try {
    result = call()
  } catch (error) {
    if (error instanceof StatsError) return error
    throw error
  }
  throw new Error(`expected a StatsError, got ${JSON.stringify(result)}`)
}
