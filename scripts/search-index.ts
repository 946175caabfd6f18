/** The full-text index: every record of every kind, cut into terms, as MiniSearch has it, stored so that it loads in part. */
import MiniSearch from 'minisearch'
import type { RecordOf, Term, VocabularyKind } from '../src/dataset/index.js'
import type { SourceData } from '../src/dataset/source.js'
import {
  indexFields,
  type Names,
  piecesOf,
  type StoredDocument,
  type StoredIndex,
  searchedKinds,
  tokenize,
  toStored,
  type Weight,
  wholeName,
} from '../src/query/search/index.js'
import { harmlessJson } from '../src/text.js'

const namesIn = (
  data: SourceData,
  vocabulary: Readonly<Record<VocabularyKind, readonly Term[]>>,
  countries: Readonly<Record<string, string>>,
): Names => {
  const references = new Map(data.references.map((r) => [r.id, r]))
  const find = (kind: VocabularyKind, id: string): Term | undefined => vocabulary[kind].find((one) => one.id === id)
  const labels: Names['labels'] = (kind, id) => {
    const term = find(kind, id)
    return term ? [id, term.name, ...term.labels] : [id]
  }
  const above = (kind: VocabularyKind, id: string): string[] => {
    const parents = find(kind, id)?.parents ?? []
    return [...parents, ...parents.flatMap((parent) => above(kind, parent))]
  }
  return {
    labels,
    broader: (kind, id) => [...new Set(above(kind, id))].flatMap((one) => labels(kind, one)),
    country: (code) => countries[code] ?? code,
    reference: (id) => references.get(id),
  }
}

/** Ids that lead to one record only, as "kind/id". */
const plainIds = (identifiers: string): Set<string> =>
  new Set(
    identifiers.split('\n').flatMap((line) => {
      const [key, ...targets] = line.split('\t')
      return targets.length === 1 && targets[0]?.endsWith(`/${key}`) ? targets : []
    }),
  )

/**
 * search.json, search.tsv (terms) and search.ndjson (what hits show), from the records and from files that the build made
 * of them as the program reads them.
 */
export const searchIndex = (
  data: SourceData,
  files: Readonly<Record<string, string>>,
): Record<'search.json' | 'search.tsv' | 'search.ndjson', string> => {
  const read = (name: string): string => files[name] as string
  const names = namesIn(data, JSON.parse(read('vocabulary.json')), JSON.parse(read('countries.json')))
  const plain = plainIds(read('identifiers.tsv'))
  const index = new MiniSearch<{ id: number } & Record<Weight, string>>({
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
      const terms = (weight: Weight): string =>
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
        plain.has(`${kind}/${record.id}`) ? record.id : `${kind}/${record.id}`,
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
