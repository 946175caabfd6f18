/** What a second, independent extraction of the records came to: how many values agreed, by kind of value. */
import { keysOf } from '../collections.js'
import type { SecondReading } from './schema/second-reading.js'
import type { Trial } from './schema/trial.js'

/** Kinds of value and what each is called, in the order in which they are told. */
export const valueKinds = {
  design: 'design and registry numbers',
  people: 'numbers of people',
  treatment: 'cells, dose and route',
  time: 'dates, status and follow-up',
  average: 'means and medians',
  spread: 'spreads',
  events: 'events and percentages',
  effect: 'effects and p-values',
  frame: 'time point, scale and measure of a result',
  other: 'other values',
} as const
export type ValueKind = keyof typeof valueKinds

const patterns: readonly (readonly [ValueKind, RegExp])[] = [
  ['design', /^(design|registrations)\./],
  ['people', /^enrollment\.|^arms\..*\.(allocated|analyzed)$|^outcomes\..*\.arms\..*\.n$/],
  ['treatment', /^arms\./],
  ['time', /^(start|completion|status|followUpMonths)\b/],
  ['average', /^outcomes\..*\.(mean|median)$/],
  ['spread', /^outcomes\..*(\.(sd|se|plusMinus|q1|q3|min|max)|\.arms\..*\.ci|\.spread\.\w+)$/],
  ['events', /^outcomes\..*\.(events|percent)$/],
  ['effect', /^outcomes\.[^.]+(\..*)?\.(p|effect\.\w+)$/],
  ['frame', /^outcomes\..*\.(timepointMonths|scale|outcome|unit)$/],
]

/** The kind of a value by its path in the record. */
export const kindOfValue = (path: string): ValueKind =>
  patterns.find(([, pattern]) => pattern.test(path))?.[0] ?? 'other'

/** Fewer values compared than this say little of a record. */
export const thinBelow = 5

export type ReadingTally = {
  readonly trials: number
  readonly published: number
  readonly publishedReadTwice: number
  readonly controlled: number
  readonly controlledReadTwice: number
  /** Read twice, with fewer than `thinBelow` values compared. */
  readonly thin: number
  readonly compared: number
  readonly agreed: number
  readonly changed: number
  /** Values and rows that only the second reader found. */
  readonly added: number
  readonly kinds: readonly { readonly kind: ValueKind; readonly compared: number; readonly agreed: number }[]
}

/** Values that both readers found alike, by path. */
export const agreedPaths = (reading: SecondReading): string[] =>
  reading.agreements.flatMap(({ values }) => Object.keys(values))

/** Agreement over all records, counted from their logs. */
export const tallyReadings = (trials: readonly Trial[]): ReadingTally => {
  const read = trials.flatMap(({ reviewed }) => reviewed ?? [])
  const published = trials.filter(({ kind }) => kind === 'published')
  const controlled = published.filter(({ arms }) => arms.some(({ role }) => role === 'control'))
  const twice = (some: readonly Trial[]): number => some.filter(({ reviewed }) => reviewed !== null).length
  const sum = (of: (reading: SecondReading) => number): number => read.reduce((n, reading) => n + of(reading), 0)
  const agreed = read.flatMap(agreedPaths).map(kindOfValue)
  const compared = [...agreed, ...read.flatMap(({ differences }) => differences.map(({ path }) => kindOfValue(path)))]
  const count = (of: readonly ValueKind[], kind: ValueKind): number => of.filter((one) => one === kind).length
  return {
    trials: read.length,
    published: published.length,
    publishedReadTwice: twice(published),
    controlled: controlled.length,
    controlledReadTwice: twice(controlled),
    thin: read.filter((reading) => reading.compared < thinBelow).length,
    compared: sum((reading) => reading.compared),
    agreed: sum((reading) => reading.agreed),
    changed: sum((reading) => reading.changed),
    added: sum((reading) => reading.added.length),
    kinds: keysOf(valueKinds)
      .map((kind) => ({ kind, compared: count(compared, kind), agreed: count(agreed, kind) }))
      .filter((row) => row.compared > 0),
  }
}
