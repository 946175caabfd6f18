/** Ids as people hand them over: words, lists, files piped in; and the records that they lead to. */

import { isOneOf } from '../collections.js'
import { identifierKey, kinds, nearestWords } from '../dataset/index.js'
import { notFound } from '../errors.js'
import type { Store, Target } from '../store/index.js'
import { harmless } from '../text.js'
import type { Input } from './command.js'

/** The name of a registry or index that stands apart from its number. */
const registry = /^(nct|pmid|pmc|pmcid|doi|chictr|irct|jrct|umin|ctri|isrctn|actrn|drks|kct|euctr):?$/i

const vocabularyKinds = ['diseases', 'cells', 'mechanisms', 'outcomes'] as const

/** A word that is no id as it stands, but a list of several. */
const parts = (word: string): string[] => word.split(/[,;\s]+/).filter(Boolean)

/** The words of an input that names records: a query of trials asked, "-" read from standard input, lists cut, a registry joined with its number. */
export const idWords = async (input: Pick<Input, 'words' | 'read'>, dataset: Store): Promise<string[]> => {
  const isKnown = (word: string): boolean =>
    dataset.find(word).length > 0 ||
    vocabularyKinds.some((kind) => dataset.vocabulary(kind).resolve(word) !== undefined)
  // A qualifier has a colon.
  if (input.words.some((word) => word.includes(':'))) {
    const found = (await import('./ids-asked.js')).queried(input.words, dataset)
    if (found) return [...found]
  }
  const given: string[] = []
  for (const word of input.words) {
    const last = given.at(-1)
    if (word === '-') given.push(...(await import('./ids-given.js')).idsIn(await input.read('-')))
    else if (last !== undefined && registry.test(last) && /\d/.test(word)) given[given.length - 1] = `${last} ${word}`
    else given.push(word)
  }
  return given
    .map((word) => word.trim())
    .flatMap((word) => {
      const several = parts(word)
      return several.length > 1 && !isKnown(word) && several.some(isKnown) ? several : [word]
    })
}

/** What a word leads to: kind/id names one record, the number of a paper that paper, anything else every record of that id. */
export const targetsOf = (word: string, dataset: Store): readonly Target[] => {
  const [, kind, id] = /^([a-z]+)\/(.+)$/.exec(word) ?? []
  const found = dataset.find(word)
  if (found.length === 0 && id !== undefined && isOneOf(kinds, kind)) {
    const named = dataset.find(id).filter(([k]) => k === kind)
    if (named.length) return named
  }
  const key = identifierKey(word)
  const paper = /^(10\.|\d+$|pmc\d)/.test(key)
    ? dataset.records('references').find((r) => [r.DOI, r.PMID, r.PMCID].some((n) => n && identifierKey(n) === key))
    : undefined
  if (paper) return [['references', paper.id]]
  if (found.length) return found
  const near = nearestWords(word, dataset.identifiers())
  throw notFound(
    `no record answers to "${harmless(word)}"`,
    `${near.length ? `Did you mean ${near.join(', ')}? ` : ''}Find ids with: stemcell trials, stemcell references`,
  )
}
