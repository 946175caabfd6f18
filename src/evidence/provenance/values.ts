/** The values of a trial record, each with its path: what a reader may ask the source of. */
import type { OutcomeResult, Trial } from '../../dataset/index.js'

type Plain = null | boolean | number | string
/** A value, or a short list that is one value (an interval, phases, countries). */
export type StoredValue = Plain | readonly Plain[]

/** Where a value stands: in an outcome row, among the facts, or anywhere else in the record. */
export type ValuePlace = {
  readonly path: string
  readonly value: StoredValue
  readonly row?: OutcomeResult
  readonly fact?: NonNullable<Trial['facts']>[number]
}

/** What a record says about itself: these are the links of a chain, not values that have one. */
const bookkeeping = new Set<string>([
  '$schema',
  'id',
  'mergedFrom',
  'kind',
  'references',
  'sources',
  'provenance',
  'inferred',
  'disagreements',
  'overlaps',
  'related',
  'anomalies',
  'openQuestions',
  'notes',
  'reviewed',
  'missing',
  // Walked on their own.
  'registrations',
  'outcomes',
  'facts',
] satisfies readonly (keyof Trial)[])

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every value below a part of a record; list items are named by their id. */
const walk = (value: unknown, path: string, skip: ReadonlySet<string> = new Set()): ValuePlace[] => {
  if (Array.isArray(value) && value.some(isObject))
    return value.flatMap((item, i) => {
      const id = isObject(item) && typeof item.id === 'string' ? item.id : String(i)
      return walk(item, `${path}.${id}`, new Set(['id']))
    })
  if (!isObject(value)) return value === undefined ? [] : [{ path, value: value as StoredValue }]
  return Object.entries(value).flatMap(([key, child]) =>
    skip.has(key) ? [] : walk(child, path ? `${path}.${key}` : key),
  )
}

const besideNumbers = new Set(['derived', 'missing'])
const besideEffect = new Set(['derived', 'label'])
const rowValues = [
  'scale',
  'timepointMonths',
  'unit',
  'primary',
  'definition',
  'subgroup',
  'spread',
  'p',
  'direction',
] as const

const rowPlaces = (row: OutcomeResult): ValuePlace[] => {
  const at = `outcomes.${row.id}`
  const arms = Object.entries(row.arms).flatMap(([arm, values]): ValuePlace[] => {
    const found = walk(values, `${at}.arms.${arm}`, besideNumbers)
    // An arm without any number is a value too: a missing one.
    return found.length ? found : [{ path: `${at}.arms.${arm}`, value: null }]
  })
  return [
    ...arms,
    ...(row.effect ? walk(row.effect, `${at}.effect`, besideEffect) : []),
    ...rowValues.flatMap((key) => walk(row[key], `${at}.${key}`)),
  ].map((place) => ({ ...place, row }))
}

/** Registry numbers; that none is known is a statement of the record too. */
const registrationPlaces = ({ registrations }: Trial): ValuePlace[] =>
  registrations.length
    ? registrations.map((r) => ({ path: `registrations.${r.id}`, value: r.id }))
    : [{ path: 'registrations', value: [] }]

/** Every value of a trial in the order of its record, outcomes last. */
export const valuesOf = (trial: Trial): ValuePlace[] => [
  // Other readings of the design stand among the disagreements of the field.
  ...walk(trial, '', bookkeeping).filter(({ path }) => !path.startsWith('design.disputed')),
  ...registrationPlaces(trial),
  ...(trial.facts ?? []).map((fact) => ({ path: `facts.${fact.field}`, value: fact.value, fact })),
  ...trial.outcomes.flatMap(rowPlaces),
]
