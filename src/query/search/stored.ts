/**
 * The index as the build stores it: MiniSearch's own, taken apart so that a search reads only the words it needs. One line
 * per term, sorted, so that a word and all that begin with it are found without parsing the rest.
 */

import type { AsPlainObject } from 'minisearch'
import { itemAt, keysOf } from '../../collections.js'
import { type SearchedKind, weights } from './kinds.js'

/** search.json: all of the index that is not a term. */
export type StoredIndex = {
  /** Kinds of record with how many there are, in the order in which they are numbered. */
  readonly kinds: readonly (readonly [kind: SearchedKind, count: number])[]
  /** Where the line of each document ends in search.ndjson. */
  readonly ends: readonly number[]
  /** Terms of each document, per field, by the number of the document. */
  readonly lengths: readonly (readonly number[])[]
  readonly averages: readonly number[]
}

/** A line of search.ndjson: what a hit shows, without opening its record. */
export type StoredDocument = readonly [
  id: string,
  /** What show takes to open it: its id, with its kind where the id stands for others too. */
  opens: string,
  title: string,
  pieces: readonly (readonly [label: string, text: string])[],
]

export const indexFields = keysOf(weights)

type IndexedTerm = AsPlainObject['index'][number]

/** "term, tab, documents per field": a document is its number, and how often when more than once. */
const lineOf = ([term, fields]: IndexedTerm): string =>
  [
    term,
    ...indexFields.map((_, field) =>
      Object.entries<number>(fields[field] ?? {})
        .map(([document, times]) => (times === 1 ? document : `${document}*${times}`))
        .join(' '),
    ),
  ].join('\t')

export const entryOf = (line: string): IndexedTerm => {
  const [term = '', ...fields] = line.split('\t')
  return [
    term,
    Object.fromEntries(
      fields.flatMap((documents, field) =>
        documents
          ? [
              [
                field,
                Object.fromEntries(
                  documents
                    .split(' ')
                    .map((one) => one.split('*'))
                    .map(([document, times = '1']) => [document, Number(times)]),
                ),
              ],
            ]
          : [],
      ),
    ),
  ]
}

/** Take an index apart: lengths and averages of search.json, and search.tsv. */
export const toStored = (
  index: AsPlainObject,
): Pick<StoredIndex, 'lengths' | 'averages'> & { readonly tsv: string } => ({
  lengths: Array.from({ length: index.documentCount }, (_, i) => index.fieldLength[i] ?? []),
  averages: index.averageFieldLength,
  tsv: `\n${index.index.map(lineOf).sort().join('\n')}\n`,
})

/** Put an index together again that knows some terms only. It scores them as the whole would. */
export const fromStored = ({ lengths, averages }: StoredIndex, lines: readonly string[]): AsPlainObject => {
  const index = lines.map(entryOf)
  const documents = new Set(index.flatMap(([, fields]) => Object.values(fields).flatMap(Object.keys)))
  const numbered = <T>(value: (n: number) => T): Record<string, T> =>
    Object.fromEntries([...documents].map((n) => [n, value(Number(n))]))
  return {
    documentCount: lengths.length,
    nextId: lengths.length,
    documentIds: numbered((n) => n),
    fieldIds: Object.fromEntries(indexFields.map((field, i) => [field, i])),
    fieldLength: numbered((n) => [...itemAt(lengths, n)]),
    averageFieldLength: [...averages],
    storedFields: {},
    dirtCount: 0,
    index,
    serializationVersion: 2,
  }
}
