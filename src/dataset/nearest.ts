/** Names that may have been meant: asked for by errors only, so that the program loads it with the first one. */
import { distance } from 'fastest-levenshtein'
import { fold } from '../text.js'

/** Smaller is nearer: edits, but a shared beginning counts for much, since people type the start of a name. */
export const likeness = (wanted: string, name: string): number => {
  if (name.startsWith(wanted) && wanted !== '') return (name.length - wanted.length) / 10
  return distance(wanted, name) / Math.max(wanted.length, name.length, 1) + 1
}

/** Of names with their likeness, those near enough, the nearest first. */
export const nearest = (scored: readonly (readonly [string, number])[], limit: number): string[] =>
  scored
    .filter(([, score]) => score < 1.6)
    .sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, limit)
    .map(([id]) => id)

/** The nearest of a list of words. */
export const nearestWords = (word: string, words: readonly string[], limit = 3): string[] =>
  nearest(
    words.map((candidate) => [candidate, likeness(fold(word), fold(candidate))] as const),
    limit,
  )
