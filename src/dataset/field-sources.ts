/** Which pages gave a value that stands outside the result rows, and the values of which that can be asked. */
import type { Source } from './schema/common.js'
import type { Trial } from './schema/trial.js'

/** The entry of a map of paths that speaks for a path: its own, or that of the nearest part it is in. */
export const nearestEntry = <T>(map: Readonly<Record<string, T>> | undefined, path: string): T | undefined => {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.'))))
    if (map && Object.hasOwn(map, at)) return map[at]
  return undefined
}

export type FieldSources = {
  /** The pages that gave it or, where that was not recorded, those that may have. */
  readonly sources: Source[]
  /** Whether it was recorded that these pages gave it. */
  readonly isRecorded: boolean
  readonly note: string | null
}

/** The sources on record for a field or for what holds it, else every source of the record. */
export const fieldSources = (trial: Pick<Trial, 'provenance' | 'sources'>, path: string): FieldSources => {
  const entry = nearestEntry(trial.provenance, path)
  return {
    sources: entry ? trial.sources.filter(({ id }) => entry.sources.includes(id)) : trial.sources,
    isRecorded: entry !== undefined && entry.isOneOf !== true,
    note: entry?.note ?? null,
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const bookkeeping = new Set(['reviewed', 'missing', 'provenance', 'inferred', 'sources', '$schema'])

/** Every value of a record by its path, and what holds values; items of a list are named by their id, short lists are one value. */
export const valuesByPath = (trial: Trial): Map<string, unknown> => {
  const found = new Map<string, unknown>()
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value) && value.some(isObject)) {
      value.forEach((item, i) => {
        walk(item, `${path}.${isObject(item) && typeof item.id === 'string' ? item.id : i}`)
      })
      return
    }
    if (!isObject(value)) {
      found.set(path, value)
      return
    }
    if (path) found.set(path, value)
    for (const [key, child] of Object.entries(value))
      if (!bookkeeping.has(key)) walk(child, path ? `${path}.${key}` : key)
  }
  walk(trial, '')
  return found
}

/** Fields whose values are read on a page. Result rows and facts name their sources where they stand. */
const readFields = [
  'acronym',
  'disease',
  'conditions',
  'population',
  'eligibility',
  'design',
  'status',
  'enrollment',
  'start',
  'completion',
  'followUpMonths',
  'countries',
  'sponsor',
  'arms',
  'registrations',
  'registeredOutcomes',
  'safety',
  'finding',
] as const satisfies readonly (keyof Trial)[]

/** Names, codes and remarks that we gave: no page prints them. What others say of the design stands under disagreements. */
const ourOwn =
  /^(arms\..*\.(id|role|label)|registrations\..*\.(id|registry|url|note)|registeredOutcomes\..*\.(measures|isVague)|design\.(note|disputed\..*)|status\.note)$/

/** Paths of the values outside the result rows that were read on a page: not what is null, inferred or our own. */
export const readPaths = (trial: Trial): string[] => {
  const isOfField = (path: string): boolean =>
    readFields.some((field) => path === field || path.startsWith(`${field}.`))
  return [...valuesByPath(trial)].flatMap(([path, value]) =>
    isOfField(path) &&
    value !== null &&
    !isObject(value) &&
    !(Array.isArray(value) && value.length === 0) &&
    !ourOwn.test(path) &&
    nearestEntry(trial.inferred, path) === undefined
      ? [path]
      : [],
  )
}

export type SourceTally = {
  /** Trials with more than one source: with one, the page is known. */
  readonly trials: number
  readonly values: number
  /** Values of which it was not recorded which of the pages gave them, and how many trials have one. */
  readonly untraced: number
  readonly trialsWithUntraced: number
}

/** How many values of trials with several sources lead to the pages that gave them. */
export const tallySources = (trials: readonly Trial[]): SourceTally => {
  const several = trials
    .filter(({ sources }) => sources.length > 1)
    .map((trial) => {
      const paths = readPaths(trial)
      return { all: paths.length, untraced: paths.filter((path) => !fieldSources(trial, path).isRecorded).length }
    })
  const sum = (read: (one: (typeof several)[number]) => number): number =>
    several.reduce((all, one) => all + read(one), 0)
  return {
    trials: several.length,
    values: sum(({ all }) => all),
    untraced: sum(({ untraced }) => untraced),
    trialsWithUntraced: several.filter(({ untraced }) => untraced > 0).length,
  }
}
