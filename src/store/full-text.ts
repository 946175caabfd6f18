/** Full-text search: the records in which the words of a question stand, best first, and where in them. */

import MiniSearch from 'minisearch'
import { itemAt } from '../collections.js'
import {
  cut,
  fromStored,
  indexFields,
  isWholeName,
  lookUp,
  type Marked,
  type MarkedWords,
  markTerms,
  type SearchedKind,
  type StoredDocument,
  type StoredIndex,
  type TextRange,
  type WordMatch,
  weights,
} from '../query/search/index.js'
import type { Store } from './store.js'

export type SearchHit = {
  readonly kind: SearchedKind
  /** Number of its record in the index. */
  readonly document: number
  /** Comparable within one search. */
  readonly score: number
  /** Terms of the index that were found in it. */
  readonly terms: readonly string[]
}

export type SearchResult = {
  readonly taken: readonly WordMatch[]
  /** Best first. */
  readonly hits: readonly SearchHit[]
  /** Whether each hit holds all words, or only some because none holds all. */
  readonly all: boolean
}

/** The kind of each document. */
const kindsOf = ({ kinds }: StoredIndex): SearchedKind[] =>
  kinds.flatMap(([kind, count]) => Array<SearchedKind>(count).fill(kind))

/** Records of some kinds in which the words stand: all of them, or, where none holds all, some. */
export const search = (question: string, kinds: readonly SearchedKind[], store: Store): SearchResult => {
  const taken = lookUp(store.bundle.bytes('search.tsv'), question)
  const known = taken.filter(({ how }) => how !== 'nowhere')
  if (known.length === 0) return { taken, hits: [], all: true }
  const stored = store.document<StoredIndex>('search')
  const index = MiniSearch.loadJS(fromStored(stored, [...new Set(known.flatMap(({ lines }) => lines))]), {
    fields: [...indexFields],
    searchOptions: { boost: weights, tokenize: (term) => [term], processTerm: (term) => term },
  })
  const queries = known.map(({ terms }) => ({
    combineWith: 'OR' as const,
    queries: [...terms.keys()],
    boostTerm: (term: string) => terms.get(term) ?? 0,
  }))
  const kindOf = kindsOf(stored)
  const ask = (combineWith: 'AND' | 'OR') =>
    index.search({ combineWith, queries }, { filter: ({ id }) => kinds.includes(itemAt(kindOf, id)) })
  const strict = ask('AND')
  const isWhole = strict.length > 0 || known.length === 1
  const hits = (isWhole ? strict : ask('OR'))
    // Equal scores stand in the order of the records, on every machine.
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .map(({ id, score, match }) => ({
      kind: itemAt(kindOf, id),
      document: id,
      score,
      terms: Object.keys(match).filter((term) => !isWholeName(term)),
    }))
  return { taken, hits, all: isWhole && known.length === taken.length }
}

/** What of a record answers: its id and title, and the pieces that show the words which these do not. */
export type ShownHit = {
  readonly id: Marked
  /** What show takes to open it. */
  readonly opens: string
  readonly title: Marked
  readonly matches: readonly (Marked & { readonly label: string })[]
}

const showHit = (
  hit: SearchHit,
  taken: readonly WordMatch[],
  [name, opens, heading, pieces]: StoredDocument,
): ShownHit => {
  const owners = new Map(
    hit.terms.map((term) => [term, [...taken.keys()].filter((word) => taken[word]?.terms.has(term))] as const),
  )
  const id = markTerms(name, owners)
  const title = markTerms(heading, owners)
  const open = new Set([...owners.values()].flat())
  const cover = (words: ReadonlyMap<number, TextRange>): void => {
    for (const word of words.keys()) open.delete(word)
  }
  cover(id.words)
  cover(title.words)
  const matches: (Marked & { label: string })[] = []
  const candidates: ({ label: string } & MarkedWords)[] = []
  const news = ({ words }: MarkedWords): number => [...words.keys()].filter((word) => open.has(word)).length
  for (const [label, text] of open.size ? pieces : []) {
    const candidate = { label, ...markTerms(text, owners) }
    candidates.push(candidate)
    // No later piece can show more.
    if (news(candidate) === open.size) break
  }
  while (open.size && candidates.length) {
    const best = candidates.reduce((a, b) => (news(b) > news(a) ? b : a))
    if (news(best) === 0) break
    matches.push({ label: best.label, ...cut(best, [...best.words.values()]) })
    cover(best.words)
  }
  return { id, opens, title, matches }
}

/** The places in the records where the words of a question stand: as few pieces of each as show each word once. */
export const showHits = (hits: readonly SearchHit[], taken: readonly WordMatch[], store: Store): ShownHit[] => {
  const { ends } = store.document<StoredIndex>('search')
  const wanted = hits.map(({ document }) => document)
  const lines = store.bundle.lines('search.ndjson', ends, wanted)
  return hits.map((hit, i) => showHit(hit, taken, store.bundle.parse(itemAt(lines, i), 'search.ndjson')))
}
