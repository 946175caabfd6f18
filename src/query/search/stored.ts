/**
 * The index as the build stores it: MiniSearch's own, taken apart so that a search reads only the words it needs. One line
 * per term, sorted, so that a word and all that begin with it are found without parsing the rest.
 */
import type { AsPlainObject } from 'minisearch'
import { type Weight, weights } from './pieces.js'

/** search.json: all of the index that is not a term. */
export type StoredIndex = {
  /** Terms of each document, per field, by the number of the document. */
  readonly lengths: readonly (readonly number[])[]
  readonly averages: readonly number[]
}

export const indexFields = Object.keys(weights) as Weight[]

type Entry = AsPlainObject['index'][number]

/** "term, tab, documents per field": a document is its number, and how often when more than once. */
const lineOf = ([term, fields]: Entry): string =>
  [
    term,
    ...indexFields.map((_, field) =>
      Object.entries((fields[field] ?? {}) as Record<string, number>)
        .map(([document, times]) => (times === 1 ? document : `${document}*${times}`))
        .join(' '),
    ),
  ].join('\t')

export const entryOf = (line: string): Entry => {
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

/** Take an index apart: search.json and search.tsv. */
export const toStored = (index: AsPlainObject): { readonly json: StoredIndex; readonly tsv: string } => {
  const lines = index.index.map(lineOf).sort()
  return {
    json: {
      lengths: Array.from({ length: index.documentCount }, (_, i) => index.fieldLength[i] ?? []),
      averages: index.averageFieldLength,
    },
    tsv: `\n${lines.join('\n')}\n`,
  }
}

/** Put an index together again that knows some terms only. It scores them as the whole would. */
export const fromStored = ({ lengths, averages }: StoredIndex, lines: readonly string[]): AsPlainObject => {
  const numbers = lengths.map((_, i) => i)
  return {
    documentCount: lengths.length,
    nextId: lengths.length,
    documentIds: numbers as unknown as AsPlainObject['documentIds'],
    fieldIds: Object.fromEntries(indexFields.map((field, i) => [field, i])),
    fieldLength: lengths as unknown as AsPlainObject['fieldLength'],
    averageFieldLength: [...averages],
    storedFields: {},
    dirtCount: 0,
    index: lines.map(entryOf),
    serializationVersion: 2,
  }
}
