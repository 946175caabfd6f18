/** How SQLite finds words: FTS5 over folded text, and its trigrams where there are no spaces. */
import { type Dialect, type Needle, type Sql, sql } from '../../../query/sql/index.js'

/** A run of characters as a pattern of GLOB. Folded text begins and ends with a space, so something stands on each side. */
const glob = ({ run, isWordStart, notBefore }: Extract<Needle, { run: string }>): string =>
  `*${isWordStart ? '[^a-z0-9]' : ''}${run}${notBefore === undefined ? '' : `[^${notBefore}]`}*`

/** Folded words are letters and digits, so that nothing in them is syntax. */
const phrase = (words: readonly string[]): string => `"${words.join(' ')}" *`

export const dialect: Dialect = {
  holding: (needle): Sql =>
    'run' in needle
      ? sql`SELECT rowid FROM run WHERE words GLOB ${glob(needle)}`
      : sql`SELECT rowid FROM word WHERE word MATCH ${phrase(needle.words)}`,
  holds: (column, needle): Sql =>
    'run' in needle ? sql`${column} GLOB ${glob(needle)}` : sql`instr(${column}, ${` ${needle.words.join(' ')}`}) > 0`,
}
