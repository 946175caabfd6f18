/** The full-text index: every record of every kind, cut into terms, as MiniSearch has it, stored so that it loads in part. */
import MiniSearch from 'minisearch'
import type { Kind, RecordOf, VocabularyKind } from '../dataset/index.js'
import type { SourceData } from '../dataset/source.js'
import {
  indexFields,
  piecesOf,
  type RecordNames,
  type SearchWeight,
  type StoredDocument,
  type StoredIndex,
  searchedKinds,
  tokenize,
  toStored,
  wholeName,
} from '../query/search/index.js'
import type { Store } from '../store/index.js'
import { harmlessJson } from '../text.js'

const namesIn = (data: SourceData, store: Store): RecordNames => {
  const references = new Map(data.references.map((r) => [r.id, r]))
  const labels: RecordNames['labels'] = (kind, id) => {
    const term = store.vocabulary(kind).get(id)
    return term ? [id, term.name, ...term.labels] : [id]
  }
  const above = (kind: VocabularyKind, id: string): string[] => {
    const parents = store.vocabulary(kind).get(id)?.parents ?? []
    return [...parents, ...parents.flatMap((parent) => above(kind, parent))]
  }
  return {
    labels,
    broader: (kind, id) => [...new Set(above(kind, id))].flatMap((one) => labels(kind, one)),
    country: (code) => store.countries[code] ?? code,
    reference: (id) => references.get(id),
  }
}

/** search.json, search.tsv (terms) and search.ndjson (what hits show), from the records and the names that the store has. */
export const searchIndex = (
  data: SourceData,
  store: Store,
): Record<'search.json' | 'search.tsv' | 'search.ndjson', string> => {
  const names = namesIn(data, store)
  /** What leads to this record only: its id, or its kind too. */
  const opens = (kind: Kind, id: string): string => (store.find(id).length === 1 ? id : `${kind}/${id}`)
  const index = new MiniSearch<{ id: number } & Record<SearchWeight, string>>({
    fields: indexFields,
    tokenize: (terms) => terms.split(' '),
    processTerm: (term) => term,
  })
  const lines: string[] = []
  const ends: number[] = []
  for (const kind of searchedKinds)
    for (const record of data[kind] as readonly RecordOf[typeof kind][]) {
      const pieces = piecesOf(kind, record as never, names)
      const wholeNames = pieces
        .filter(({ label }) => label === 'Names')
        .flatMap(({ text }) => text.split(' · ').map(wholeName))
      const terms = (weight: SearchWeight): string =>
        pieces
          .filter((piece) => piece.weight === weight)
          .flatMap(({ text }) => tokenize(text).map(({ term }) => term))
          .join(' ')
      index.add({
        id: lines.length,
        name: [terms('name'), ...wholeNames].join(' '),
        title: terms('title'),
        text: terms('text'),
      })
      const [first, ...others] = pieces
      const hasTitle = first?.weight === 'title'
      const shown: StoredDocument = [
        record.id,
        opens(kind, record.id),
        hasTitle ? first.text : '',
        (hasTitle ? others : pieces).map(({ label, text }) => [label, text] as const),
      ]
      const line = `${harmlessJson(JSON.stringify(shown))}\n`
      lines.push(line)
      ends.push((ends.at(-1) ?? 0) + Buffer.byteLength(line))
    }
  const { tsv, ...sizes } = toStored(index.toJSON())
  const kinds = searchedKinds.map((kind) => [kind, data[kind].length] as const)
  return {
    'search.json': JSON.stringify({ kinds, ends, ...sizes } satisfies StoredIndex),
    'search.tsv': tsv,
    'search.ndjson': lines.join(''),
  }
}
