/** Trials that are handed by their ids to a command that takes a query. Loaded where they may be. */

import { notFound } from '../errors.js'
import { type AnyCatalog, trialsCatalog } from '../query/index.js'
import type { Store } from '../store/index.js'
import type { Input } from './command.js'
import { idWords } from './ids.js'
import { recordsNamed } from './option.js'

/**
 * The qualifier by which a catalog knows trials; none where it lists something else. A text field finds what contains a name: ids of
 * trials stand apart, those of vocabularies contain each other.
 */
const qualifierOf = ({ kind, rowsOf }: AnyCatalog): string | undefined =>
  kind === 'trials' ? 'id' : rowsOf?.catalog.kind === 'trials' ? rowsOf.by : undefined

type How = {
  readonly catalog?: AnyCatalog | undefined
  /** How many of the words must name trials, so that all of them must. */
  readonly from?: 'one' | 'all'
}

/**
 * The words of a query in which "-" (ids on standard input), or words that name trials, stand as one qualifier. Qualifiers stay
 * as they are, and so does text. Throws where standard input names nothing, or something else.
 */
export const listedWords = async (
  { words, read }: Pick<Input, 'words' | 'read'>,
  dataset: Store,
  { catalog = trialsCatalog, from = 'all' }: How = {},
): Promise<readonly string[]> => {
  const by = qualifierOf(catalog)
  if (by === undefined) return words
  const isNamed = (word: string): boolean => dataset.find(word).some(([kind]) => kind === 'trials')
  const qualifiers = words.filter((word) => word.includes(':'))
  const plain = words.filter((word) => !word.includes(':'))
  const named = await idWords({ words: plain, read }, dataset)
  const asks = from === 'one' ? named.some(isNamed) : named.length > 0 && named.every(isNamed)
  if (!words.includes('-') && !asks) return words
  const ids = [...new Set(named.flatMap((word) => recordsNamed('trials', word, dataset)))]
  if (ids.length === 0)
    throw notFound('no id was handed over', 'Give ids one a line, or an answer of ours as CSV or JSON')
  return [`${by}:${ids.join(',')}`, ...qualifiers]
}
