import MiniSearch from 'minisearch'
import { describe, expect, it } from 'vitest'
import { type StoredDocument, type StoredIndex, searchedKinds } from '../../../src/query/search/index.js'
import { entryOf, fromStored, indexFields, toStored } from '../../../src/query/search/stored.js'
import { openBundled } from '../../helpers/bundled.js'

const dataset = openBundled()
const stored = dataset.document<StoredIndex>('search')
const file = (name: string): string => dataset.bundle.bytes(name).toString('utf8')
const lines = file('search.tsv').trim().split('\n')

describe('the stored index', () => {
  it('numbers every record of every kind', () => {
    const documents = file('search.ndjson')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as StoredDocument)
    expect(documents.map(([id]) => id)).toEqual(searchedKinds.flatMap((kind) => dataset.ids(kind)))
    expect([documents.length, documents.length]).toEqual([stored.lengths.length, stored.ends.length])
    expect(stored.ends.at(-1)).toBe(dataset.bundle.bytes('search.ndjson').length)
  })

  it('opens each record alone under what it says', () => {
    const documents = file('search.ndjson')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as StoredDocument)
    const kinds = stored.kinds.flatMap(([kind, count]) => Array<string>(count).fill(kind))
    for (const [i, [id, opens]] of documents.entries()) {
      const found = opens === id ? dataset.find(id) : [opens.split('/')]
      expect(found, opens).toEqual([[kinds[i], id]])
    }
  })

  it('has its lines in order, each term once', () => {
    expect(lines).toEqual([...lines].sort())
    const terms = lines.map((line) => entryOf(line)[0])
    expect(new Set(terms).size).toBe(terms.length)
  })

  it('is MiniSearch’s own, taken apart and put together again', () => {
    const options = { fields: [...indexFields], idField: 'id' }
    const index = new MiniSearch(options)
    index.addAll([
      { id: 0, name: 'cord cord', title: 'cord blood', text: 'a cord of blood' },
      { id: 1, name: 'islet', title: '', text: 'islet islet islet blood' },
    ])
    const { tsv, lengths, averages } = toStored(index.toJSON())
    const again = fromStored({ kinds: [], ends: [], lengths, averages }, tsv.trim().split('\n'))
    expect(MiniSearch.loadJS(again, options).search('blood cord')).toEqual(index.search('blood cord'))
  })

  it('scores a word in part of the index as in the whole', () => {
    const options = { fields: [...indexFields], searchOptions: { processTerm: (term: string) => term } }
    const some = lines.filter((line) => line.startsWith('umbilical\t'))
    const scores = (from: readonly string[]) =>
      MiniSearch.loadJS(fromStored(stored, from), options)
        .search('umbilical')
        .map(({ id, score }) => [id, score])
    expect(scores(some)).toEqual(scores(lines))
    expect(scores(some).length).toBeGreaterThan(20)
  })
})
