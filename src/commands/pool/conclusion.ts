/** What a pooled result amounts to, in the sentences that stand right below the number: how sure it is, and what turns it. */
import type { Block, Line } from '../../answer.js'
import { type Certainty, certaintyWords } from '../../evidence/certainty/index.js'
import { text } from '../../pages/parts.js'
import type { Analysis } from './analysis.js'
import { verdict } from './words.js'

/** How sure the result is, or why nobody rated that. */
export type Rating = { readonly certainty: Certainty } | { readonly unrated: string }

/** The certainty in one sentence; where it is not rated, the reason. */
export const ratingText = (rating: Rating): string =>
  'certainty' in rating ? certaintyWords(rating.certainty.level) : `Certainty (GRADE) not rated: ${rating.unrated}.`

/** What stands below the number, a sentence each: no effect, certainty, the studies that turn it. Null where nothing is pooled. */
export const conclusionOf = (analysis: Analysis, rating: Rating): readonly string[] | null => {
  if (!analysis.pooled) return null
  const said = [verdict(analysis.pooled), ratingText(rating), analysis.turning]
  return said.filter((sentence) => sentence !== null)
}

/** Certainty and what turns the result, for a page whose result line already says where no effect lies. */
export const conclusionBlocks = (analysis: Analysis, rating: Rating): Block[] => {
  if (!analysis.pooled) return []
  const { turning } = analysis
  const words = ratingText(rating)
  const [level, rest] = words.split(/(?<=\)): /, 2)
  const line: Line = rest === undefined ? words : [{ text: `${level}: `, role: 'strong' }, rest]
  return [text(line), ...(turning ? [text([{ text: 'Mind: ', role: 'warn' }, turning])] : [])]
}
