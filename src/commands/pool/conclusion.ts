/** What a pooled result amounts to, in the sentences that stand right below the number: how sure it is, and what turns it. */
import type { Block, Line } from '../../answer.js'
import { type Certainty, certaintyWords } from '../../evidence/certainty/index.js'
import { leaveOneOut, measures, type Study } from '../../evidence/synthesis/index.js'
import { text } from '../pages/parts.js'
import type { Analysis } from './analysis.js'
import { noEffectWords, verdict } from './words.js'

/** How sure the result is, or why nobody rated that. */
export type Rating = { readonly certainty: Certainty } | { readonly unrated: string }

/** The certainty in one sentence; where it is not rated, the reason. */
export const ratingText = (rating: Rating): string =>
  'certainty' in rating ? certaintyWords(rating.certainty.level) : `Certainty (GRADE) not rated: ${rating.unrated}.`

const joined = (names: readonly string[], total: number): string =>
  names.length === total ? 'any one of the studies' : names.join(', or without ')

/** Where no effect lies: inside an interval, or on which side of it. */
const placeOf = ([low, high]: readonly [number, number], nullValue: number): -1 | 0 | 1 =>
  low > nullValue ? -1 : high < nullValue ? 1 : 0

/** Which single studies carry the conclusion: pooled without one of them, no effect lies elsewhere. From three studies on. */
export const turningText = (analysis: Analysis, studies: readonly Study[]): string | null => {
  const { pooled, plan } = analysis
  const { nullValue } = measures[plan.measure]
  if (!pooled || nullValue === null || studies.length < 3) return null
  const rows = (() => {
    try {
      return analysis.leaveOneOut ?? leaveOneOut(studies, plan)
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

/** What stands below the number, a sentence each: no effect, certainty, the studies that turn it. Null where nothing is pooled. */
export const conclusionOf = (
  analysis: Analysis,
  studies: readonly Study[],
  rating: Rating,
): readonly string[] | null => {
  if (!analysis.pooled) return null
  const said = [verdict(analysis.pooled), ratingText(rating), turningText(analysis, studies)]
  return said.filter((sentence) => sentence !== null)
}

/** Certainty and what turns the result, for a page whose result line already says where no effect lies. */
export const conclusionBlocks = (analysis: Analysis, studies: readonly Study[], rating: Rating): Block[] => {
  if (!analysis.pooled) return []
  const turning = turningText(analysis, studies)
  const words = ratingText(rating)
  const [level, rest] = words.split(/(?<=\)): /, 2) as [string, string?]
  const line: Line = rest === undefined ? words : [{ text: `${level}: `, role: 'strong' }, rest]
  return [text(line), ...(turning ? [text([{ text: 'Mind: ', role: 'warn' }, turning])] : [])]
}
