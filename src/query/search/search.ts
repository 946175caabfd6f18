/** Full-text search: the records in which the words of a question stand, best first, and where in them. */
import MiniSearch from 'minisearch'
import type { Dataset } from '../../dataset/index.js'
import { lookUp, type Taken } from './lookup.js'
import { cut, type Mark, type Marked, markTerms } from './marks.js'
import { type Names, piecesOf, searchedKinds, weights } from './pieces.js'
import { fromStored, indexFields, type StoredIndex } from './stored.js'

export type SearchedKind = (typeof searchedKinds)[number]

export type Hit = {
  readonly kind: SearchedKind
  readonly id: string
  /** Comparable within one search. */
  readonly score: number
  /** Terms of the index that were found in it. */
  readonly terms: readonly string[]
}

export type Found = {
  readonly taken: readonly Taken[]
  /** Best first. */
  readonly hits: readonly Hit[]
  /** Whether each hit holds all words, or only some because none holds all. */
  readonly all: boolean
}

/** Records by the number that the index gave them. */
const numbering = (dataset: Dataset): ((n: number) => { kind: SearchedKind; id: string }) => {
  const { ids } = dataset.manifest
  return (n) => {
    let first = 0
    for (const kind of searchedKinds) {
      const own = ids[kind]
      if (n < first + own.length) return { kind, id: own[n - first] as string }
      first += own.length
    }
    throw new Error(`the search index has a document ${n} that is no record`)
  }
}

const open = (dataset: Dataset, taken: readonly Taken[]): MiniSearch =>
  MiniSearch.loadJS(
    fromStored(dataset.asset<StoredIndex>('search.json'), [...new Set(taken.flatMap(({ lines }) => lines))]),
    {
      fields: [...indexFields],
      searchOptions: { boost: weights, tokenize: (term) => [term], processTerm: (term) => term },
    },
  )

/** Records of some kinds in which the words stand: all of them, or, where none holds all, some. */
export const search = (question: string, kinds: readonly SearchedKind[], dataset: Dataset): Found => {
  const taken = lookUp(dataset.text('search.tsv'), question)
  const known = taken.filter(({ how }) => how !== 'nowhere')
  if (known.length === 0) return { taken, hits: [], all: true }
  const index = open(dataset, known)
  const recordOf = numbering(dataset)
  const queries = known.map(({ terms }) => ({
    combineWith: 'OR' as const,
    queries: [...terms.keys()],
    boostTerm: (term: string) => terms.get(term) ?? 0,
  }))
  const wanted = new Set<string>(kinds)
  const ask = (combineWith: 'AND' | 'OR') =>
    index.search({ combineWith, queries }, { filter: ({ id }) => wanted.has(recordOf(id as number).kind) })
  const strict = ask('AND')
  const all = strict.length > 0
  const hits = (all || known.length === 1 ? strict : ask('OR'))
    // Equal scores stand in the order of the records, on every machine.
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .map(({ id, score, match }) => ({ ...recordOf(id as number), score, terms: Object.keys(match) }))
  return { taken, hits, all: (all || known.length === 1) && known.length === taken.length }
}

/** What of a record answers: its title, and the pieces that show the words which the title does not. */
export type Shown = {
  readonly id: Marked
  readonly title: Marked
  readonly matches: readonly (Marked & { readonly label: string })[]
}

/** The places in a record where the words of a question stand: as few pieces of it as show each word once. */
export const showHit = (hit: Hit, taken: readonly Taken[], dataset: Dataset, names: Names): Shown => {
  const owners = new Map(
    hit.terms.map((term) => [term, [...taken.keys()].filter((word) => taken[word]?.terms.has(term))] as const),
  )
  const [first, ...others] = piecesOf(hit.kind, dataset.record(hit.kind, hit.id) as never, names)
  const hasTitle = first?.weight === 'title'
  const id = markTerms(hit.id, owners)
  const title = markTerms(hasTitle ? first.text : '', owners)
  const open = new Set([...owners.values()].flat())
  const cover = (words: ReadonlyMap<number, Mark>): void => {
    for (const word of words.keys()) open.delete(word)
  }
  cover(id.words)
  cover(title.words)
  const matches: (Marked & { label: string })[] = []
  const candidates = open.size
    ? (hasTitle || !first ? others : [first, ...others]).map(({ label, text }) => ({
        label,
        ...markTerms(text, owners),
      }))
    : []
  while (open.size && candidates.length) {
    const news = ({ words }: (typeof candidates)[number]): number =>
      [...words.keys()].filter((word) => open.has(word)).length
    const best = candidates.reduce((a, b) => (news(b) > news(a) ? b : a))
    if (news(best) === 0) break
    const { text, marks } = cut(best, [...best.words.values()])
    matches.push({ label: best.label, text, marks })
    cover(best.words)
  }
  return { id, title, matches }
}
