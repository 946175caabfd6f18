/** The trials that words ask for by what they are. Loaded where a word may be a qualifier, since it needs the catalog of trials. */

import { notFound } from '../errors.js'
import { trialsCatalog } from '../query/index.js'
import type { Store } from '../store/index.js'
import { harmless } from '../text.js'
import { choose } from './choose.js'

/** Whether a word asks for trials by what they are: a qualifier of theirs. */
const isQualifier = (word: string): boolean => {
  const [, name] = /^\s*-?([a-z][\w-]*):./i.exec(word) ?? []
  return trialsCatalog.fields.some((field) => field.filterable !== false && field.name === name?.toLowerCase())
}

/** The trials that a query asks for, where a word of it is a qualifier; words that only name records are no query. */
export const queried = (words: readonly string[], dataset: Store): readonly string[] | undefined => {
  if (!words.some((word) => word.split(/\s+/).some(isQualifier))) return undefined
  const { ids, advice } = choose(trialsCatalog, { words, filters: [] }, dataset)
  if (ids.length) return ids
  throw notFound(`no trial matches ${harmless(words.join(' '))}`, advice.join('\n'))
}
