import { describe, expect, it } from 'vitest'
import { nearestWords, type Term, Vocabulary } from '../../src/dataset/index.js'
import { vocabularyKinds } from '../../src/dataset/kinds.js'
import { openBundled } from '../helpers/bundled.js'

const term = (id: string, more: Partial<Term> = {}): Term => ({ id, name: id, parents: [], labels: [], ...more })

describe('Vocabulary', () => {
  const cells = new Vocabulary([
    term('msc', { name: 'Mesenchymal stromal cell', labels: ['间充质干细胞', 'mesenchymal stem cell'] }),
    term('uc-msc', { name: 'Umbilical-cord MSC', parents: ['msc'] }),
    term('wj-msc', { name: 'Wharton’s-jelly MSC', parents: ['uc-msc', 'msc'] }),
    term('hsc', { labels: ['msc'] }),
  ])

  it.each(['msc', 'MSC', 'Mesenchymal Stromal Cell', 'mesenchymal-stem-cell', '间充质干细胞'])(
    'finds an entry by %s',
    (word) => expect(cells.resolve(word)).toBe('msc'),
  )
  it('does not guess', () => expect(cells.resolve('mesenchymal')).toBeUndefined())
  it('lets an id win over a label of another entry', () => expect(cells.resolve('msc')).toBe('msc'))
  it('finds all below an entry, through every path, once', () => {
    expect([...cells.within('msc')].toSorted()).toEqual(['msc', 'uc-msc', 'wj-msc'])
    expect([...cells.within('wj-msc')]).toEqual(['wj-msc'])
  })
  it('ends in a circle of parents', () => {
    const circle = new Vocabulary([term('a', { parents: ['b'] }), term('b', { parents: ['a'] })])
    expect([...circle.within('a')].toSorted()).toEqual(['a', 'b'])
  })
  it('suggests by beginnings first, then by likeness, and nothing for a word like none', () => {
    expect(cells.suggest('mesen')[0]).toBe('msc')
    expect(cells.suggest('uc-mcs')[0]).toBe('uc-msc')
    expect(cells.suggest('qqqqqqqqqq')).toEqual([])
  })
})

describe('nearestWords', () => {
  it.each([
    ['diseas', 'disease'],
    ['dsiease', 'disease'],
    ['DISEASE', 'disease'],
    ['enrol', 'enrollment'],
  ])('%s is near %s', (word, near) =>
    expect(nearestWords(word, ['cell', 'disease', 'enrollment', 'year'])[0]).toBe(near),
  )
  it('names at most three', () => expect(nearestWords('a', ['aa', 'ab', 'ac', 'ad']).length).toBe(3))
})

describe('the bundled vocabularies', () => {
  const dataset = openBundled()
  it.each(vocabularyKinds)('%s: every id, name and alias leads to its entry', (kind) => {
    const vocabulary = dataset.vocabulary(kind)
    for (const { id, name, labels } of vocabulary.terms)
      for (const word of [id, name, ...labels]) expect(vocabulary.resolve(word), word).toBe(id)
  })
  it.each(vocabularyKinds)('%s: every parent is an entry', (kind) => {
    const vocabulary = dataset.vocabulary(kind)
    for (const { parents } of vocabulary.terms)
      for (const parent of parents) expect(vocabulary.get(parent)).toBeDefined()
  })
})
