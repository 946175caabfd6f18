/** What the browser reads: rows, counts, pages. Everything is computed once per question and kept. */
import { fieldNamed } from '../../commands/option.js'
import type { Poolable, Ranking } from '../../commands/pool/poolable.js'
import { isFailure } from '../../errors.js'
import { type AnyCatalog, catalogs, describe, type Filter, type relax, toFilters, tokenize } from '../../query/index.js'
import type { Records, Store } from '../../store/index.js'
import { type Facet, facetsOf } from './facets.js'
import { openForest, type TrialsForest } from './forest.js'
import type { ReadPage } from './read-page.js'
import type { Tab, TabKind } from './tab.js'

export type { Poolable, Ranking }

/** The rows that a question keeps, or why it cannot be understood. */
export type Listing = {
  readonly filters: readonly Filter[]
  readonly kept: readonly string[]
  readonly problem?: string
}

export type Library = {
  readonly dataset: Store
  readonly catalog: (kind: TabKind) => AnyCatalog
  readonly rows: (kind: TabKind) => Records
  readonly listing: (kind: TabKind, tab: Pick<Tab, 'query' | 'sort'>) => Listing
  /** The facets; as many as are asked for: counting is not free, and few are in sight. */
  readonly facets: (kind: TabKind, tab: Pick<Tab, 'query' | 'sort' | 'whole'>, most?: number) => readonly Facet[]
  /** How many records stay when one filter is dropped, where that helps. */
  readonly relaxed: (kind: TabKind, tab: Pick<Tab, 'query' | 'sort'>) => ReturnType<typeof relax>
  readonly idAt: (kind: TabKind, tab: Tab) => string | undefined
  /** Each trial's own effect, for the forest column of the list. */
  readonly forest: TrialsForest
  /** A page at a width, or undefined until it is there; asking for it orders it. */
  readonly page: (words: readonly string[], columns: number) => ReadPage | undefined
  /** Pages that were asked for since the last call and are not there. */
  readonly wanted: () => readonly { readonly words: readonly string[]; readonly columns: number }[]
  /** What could be pooled of the trials of a query, or undefined until it is counted; asking for it orders it. */
  readonly ranking: (query: string) => Ranking | undefined
  /** Queries whose ranking was asked for since the last call and is not there. */
  readonly wantedRankings: () => readonly string[]
  readonly keepRanking: (query: string, ranking: Ranking) => void
  readonly keep: (words: readonly string[], columns: number, text: ReadPage) => void
  /** Forget the pages of a command, whose answers are others now. */
  readonly forget: (command: string) => void
}

/** A query as text again, from its filters. */
export const queryOf = (filters: readonly Filter[]): string => filters.map(describe).join(' ')

const pageKey = (words: readonly string[], columns: number): string => JSON.stringify([columns, ...words])
/** Pages kept; more are forgotten, oldest first, so that memory stays flat. */
const mostPages = 60
/** Listings kept. */
const mostListings = 30

const bounded = <K, V>(map: Map<K, V>, most: number): void => {
  const first = map.keys().next()
  if (map.size > most && !first.done) map.delete(first.value)
}

/** What takes time to be had: asking for it orders it, and it is kept by its key once it is there. */
const ordered = <Asked, Had>(most: number) => {
  const had = new Map<string, Had>()
  const wanted = new Map<string, Asked>()
  return {
    get: (key: string, asked: Asked): Had | undefined => {
      const have = had.get(key)
      if (!have) wanted.set(key, asked)
      return have
    },
    keep: (key: string, have: Had): void => {
      had.set(key, have)
      bounded(had, most)
    },
    forget: (isOther: (key: string) => boolean): void => {
      for (const key of [...had.keys()]) if (isOther(key)) had.delete(key)
    },
    /** What was ordered since the last call. */
    takeWanted: (): readonly Asked[] => {
      const now = [...wanted.values()]
      wanted.clear()
      return now
    },
  }
}

/** A library over a dataset. */
export const openLibrary = (dataset: Store): Library => {
  const listings = new Map<string, Listing>()
  const facetLists = new Map<string, { readonly facets: Facet[]; readonly rest: Iterator<Facet, void> }>()
  const pages = ordered<{ readonly words: readonly string[]; readonly columns: number }, ReadPage>(mostPages)
  const rankings = ordered<string, Ranking>(mostListings)
  const rows = (kind: TabKind): Records => dataset.list(catalogs[kind])
  const answer = (kind: TabKind, { query, sort }: Pick<Tab, 'query' | 'sort'>): Listing => {
    const catalog: AnyCatalog = catalogs[kind]
    const by = sort ?? catalog.sort
    try {
      const order = { field: fieldNamed('--sort', { of: catalog }, by.field), descending: by.descending }
      const filters = toFilters(tokenize(query, catalog), catalog, dataset)
      return { filters, kept: rows(kind).select(filters, order) }
    } catch (error) {
      // Damaged data are no answer to a question: the browser ends with them.
      if (!isFailure(error) || error.isDamage) throw error
      return { filters: [], kept: [], problem: `${error.message}${error.hint ? `. ${error.hint}` : ''}` }
    }
  }
  const listing: Library['listing'] = (kind, tab) => {
    const key = JSON.stringify([kind, tab.query, tab.sort])
    const have = listings.get(key) ?? answer(kind, tab)
    listings.set(key, have)
    bounded(listings, mostListings)
    return have
  }
  return {
    dataset,
    catalog: (kind) => catalogs[kind],
    rows,
    listing,
    facets: (kind, tab, most = Number.POSITIVE_INFINITY) => {
      const key = JSON.stringify([kind, tab.query, tab.whole])
      const have = facetLists.get(key) ?? {
        facets: [],
        rest: facetsOf(catalogs[kind], rows(kind), listing(kind, tab), tab.whole),
      }
      facetLists.set(key, have)
      bounded(facetLists, mostListings)
      while (have.facets.length < most) {
        const next = have.rest.next()
        if (next.done) break
        have.facets.push(next.value)
      }
      return have.facets
    },
    relaxed: (kind, tab) =>
      rows(kind)
        .relax(listing(kind, tab).filters)
        .filter(({ without }) => without > 0),
    idAt: (kind, tab) => listing(kind, tab).kept[tab.cursor],
    forest: openForest(dataset),
    page: (words, columns) => pages.get(pageKey(words, columns), { words, columns }),
    wanted: pages.takeWanted,
    keep: (words, columns, text) => pages.keep(pageKey(words, columns), text),
    forget: (command) => pages.forget((key) => JSON.parse(key)[1] === command),
    ranking: (query) => rankings.get(query, query),
    wantedRankings: rankings.takeWanted,
    keepRanking: rankings.keep,
  }
}
