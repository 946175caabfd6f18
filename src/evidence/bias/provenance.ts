/** Where the facts behind a judgment were read, as far as the record tells. */
import { choices, fieldSources, type OutcomeResult, type Trial } from '../../dataset/index.js'
import type { ReadFrom } from './judgment.js'

/** A result row: it names its sources, locator and level. */
export const rowRead = (result: OutcomeResult): ReadFrom => ({
  path: `outcomes.${result.id}`,
  levels: [result.level],
  locator: result.locator,
  sources: result.sources,
})

/** A field: the sources on record for it or for what holds it, else every source of the record. */
export const fieldRead = (trial: Trial, path: string): ReadFrom => {
  const { sources } = fieldSources(trial, path)
  return {
    path,
    levels: choices.level.filter((level) => sources.some((source) => source.level === level)),
    locator: sources.length === 1 ? (sources[0]?.what ?? null) : null,
    sources: sources.map(({ id }) => id),
  }
}

/** How a field was inferred, as an addition to a reason. */
export const inferredNote = (trial: Trial, path: string): string => {
  const why = trial.inferred?.[path]
  return why ? ` Inferred, not read: ${why.replace(/\.$/, '')}.` : ''
}
