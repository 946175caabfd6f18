/** The full-text index: every record of every kind, cut into terms, as MiniSearch has it, stored so that it loads in part. */
import MiniSearch from 'minisearch'
import type { RecordOf, Term, VocabularyKind } from '../src/dataset/index.js'
import type { SourceData } from '../src/dataset/source.js'
import {
  indexFields,
  type Names,
  piecesOf,
  searchedKinds,
  tokenize,
  toStored,
  type Weight,
} from '../src/query/search/index.js'

const namesIn = (
  data: SourceData,
  vocabulary: Readonly<Record<VocabularyKind, readonly Term[]>>,
  countries: Readonly<Record<string, string>>,
): Names => {
  const references = new Map(data.references.map((r) => [r.id, r]))
  return {
    labels: (kind, id) => {
      const term = vocabulary[kind].find((one) => one.id === id)
      return term ? [id, term.name, ...term.labels] : [id]
    },
    country: (code) => countries[code] ?? code,
    reference: (id) => references.get(id),
  }
}

/** search.json and search.tsv, from the records and two files that the build made of them (as the program reads them). */
export const searchIndex = (data: SourceData, files: Readonly<Record<string, string>>): Record<string, string> => {
  const names = namesIn(
    data,
    JSON.parse(files['vocabulary.json'] as string),
    JSON.parse(files['countries.json'] as string),
  )
  const index = new MiniSearch<{ id: number } & Record<Weight, string>>({
    fields: indexFields,
    tokenize: (terms) => terms.split(' '),
    processTerm: (term) => term,
  })
  let id = 0
  for (const kind of searchedKinds)
    for (const record of data[kind] as readonly RecordOf[typeof kind][]) {
      const pieces = piecesOf(kind, record as never, names)
      const terms = (weight: Weight): string =>
        pieces
          .filter((piece) => piece.weight === weight)
          .flatMap(({ text }) => tokenize(text).map(({ term }) => term))
          .join(' ')
      index.add({ id: id++, name: terms('name'), title: terms('title'), text: terms('text') })
    }
  const { json, tsv } = toStored(index.toJSON())
  return { 'search.json': JSON.stringify(json), 'search.tsv': tsv }
}
