/** Which single studies decide what a pooled result says of no effect. */
import {
  leaveOneOut,
  measures,
  type PartialEffect,
  type PooledEffect,
  type PoolingPlan,
  type Study,
} from '../../evidence/synthesis/index.js'
import { noEffectWords } from './words.js'

type PartialOne = PartialEffect & { readonly omitted: string }

const joined = (names: readonly string[], total: number): string =>
  names.length === total ? 'any one of the studies' : names.join(', or without ')

/** Where no effect lies: inside an interval, or on which side of it. */
const placeOf = ([low, high]: readonly [number, number], nullValue: number): -1 | 0 | 1 =>
  low > nullValue ? -1 : high < nullValue ? 1 : 0

/** Which single studies carry the conclusion: pooled without one of them, no effect lies elsewhere. From three studies on. */
export const turningText = (
  pooled: PooledEffect,
  studies: readonly Study[],
  plan: PoolingPlan,
  known: readonly PartialOne[] | null,
): string | null => {
  const { nullValue } = measures[plan.measure]
  if (nullValue === null || studies.length < 3) return null
  const rows = (() => {
    try {
      return known ?? leaveOneOut(studies, plan)
    } catch (error) {
      if (error instanceof Error && error.name === 'StatsError') return error.message
      throw error
    }
  })()
  if (typeof rows === 'string') return `Whether one study alone decides this cannot be computed: ${rows}.`
  const all = placeOf(pooled.ci, nullValue)
  const without = (place: -1 | 0 | 1): string[] =>
    rows.filter(({ ci }) => placeOf(ci, nullValue) === place).map(({ omitted }) => omitted)
  const [inside, outside] = [without(0), [...without(-1), ...without(1)]]
  const turned = all === 0 ? outside : inside
  const opposite = all === 0 ? [] : without(all === 1 ? -1 : 1)
  const few = rows.length === 3 ? ' (two studies are left)' : ''
  const sentences = [
    ...(turned.length
      ? [
          `Without ${joined(turned, rows.length)}, ${noEffectWords(nullValue)} lies ${all === 0 ? 'outside' : 'inside'} the interval${few}.`,
        ]
      : []),
    ...(opposite.length
      ? [
          `Without ${joined(opposite, rows.length)}, the interval lies on the other side of ${noEffectWords(nullValue)}.`,
        ]
      : []),
  ]
  return sentences.join(' ') || null
}
