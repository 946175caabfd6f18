/**
 * Full text in PostgreSQL: the folded words of a study as a `tsvector` that we make ourselves, so that every server finds the same,
 * whatever its dictionaries and its locale are. Han and kana, which have no spaces, are in it as pairs of neighbors. The index
 * finds what may hold the words; the text itself decides, but of a single word, which the vector tells.
 */
import type { Dialect, Needle, Sql } from '../../../query/sql/index.js'
import { words as asIs, sql } from '../../../query/sql/index.js'

/** Letters of a word that are kept: PostgreSQL takes words of 2,046 bytes at most. */
const longestWord = 200
/** Bytes of a vector: PostgreSQL takes 1,048,575 at most. A longer text has none, and is always looked at. */
const largestVector = 900_000

const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]+/gu

/** Neighbors in a run without spaces, and its last sign alone, so that each sign begins one of them. */
const pairs = (run: string): string[] => {
  const signs = [...run]
  return signs.map((sign, i) => sign + (signs[i + 1] ?? ''))
}

const quoted = (word: string): string => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

/** The words of a folded text as the text of a tsvector; null where it would be too large. */
export const vectorOf = (folded: string): string | null => {
  const found = new Set<string>()
  for (const word of folded.split(' ')) if (word) found.add(word.slice(0, longestWord))
  for (const [run] of folded.matchAll(unspaced)) for (const pair of pairs(run)) found.add(pair)
  const vector = [...found].map(quoted).join(' ')
  return Buffer.byteLength(vector) > largestVector ? null : vector
}

/** What a vector must have for the text to hold the words. */
export const queryOf = (needle: Needle): string => {
  if ('words' in needle)
    return needle.words
      .map((word, i) => {
        const isCut = word.length > longestWord || i === needle.words.length - 1
        return `${quoted(word.slice(0, longestWord))}${isCut ? ':*' : ''}`
      })
      .join(' & ')
  return [...needle.run.matchAll(unspaced)]
    .flatMap(([run]) => {
      const all = pairs(run)
      return all.length === 1 ? [`${quoted(run)}:*`] : all.slice(0, -1).map(quoted)
    })
    .join(' & ')
}

/** Signs of a pattern that mean themselves: folded text has letters, digits and spaces only. */
const holds = (column: Sql, needle: Needle): Sql => {
  if ('words' in needle) return sql`${column} LIKE ${`% ${needle.words.join(' ')}%`}`
  const anywhere = sql`${column} LIKE ${`%${needle.run}%`}`
  if (!needle.isWordStart && needle.notBefore === undefined) return anywhere
  const before = needle.isWordStart ? '(?:^|[^a-z0-9])' : ''
  const after = needle.notBefore === undefined ? '' : `(?!${needle.notBefore})`
  return sql`(${anywhere} AND ${column} ~ ${before + needle.run + after})`
}

/** Whether the vector says by itself that the text holds the words: one word, of which nothing was cut. */
const isToldByVector = (needle: Needle): boolean =>
  'words' in needle && needle.words.length === 1 && needle.words.every((word) => word.length <= longestWord)

export const dialect: Dialect = {
  holds,
  // Texts and vectors are long and stand packed: neither is read where the index of vectors says all. An OR of both would read them.
  holding: (needle) =>
    isToldByVector(needle)
      ? sql`SELECT w.n FROM word w WHERE w.vector @@ ${queryOf(needle)}::tsquery UNION ALL SELECT w.n FROM word w WHERE w.vector IS NULL AND ${holds(asIs('w.w'), needle)}`
      : sql`SELECT w.n FROM word w WHERE (w.vector @@ ${queryOf(needle)}::tsquery OR w.vector IS NULL) AND ${holds(asIs('w.w'), needle)}`,
}
