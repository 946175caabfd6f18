import { describe, expect, it } from 'vitest'
import { lexiconRules } from '../../../src/dataset/integrity/lexicon.js'
import type { Lexicon } from '../../../src/dataset/schema/lexicon.js'
import { dataset } from '../../helpers/records.js'

const entry = (id: string, more: Partial<Lexicon[number]>): Lexicon[number] => ({
  id,
  means: { role: 'plain' },
  en: [],
  zh: [],
  ...more,
})
const found = (rule: string, ...lexicon: Lexicon): string[] =>
  lexiconRules
    .find(({ name }) => name === rule)
    ?.check(dataset({ lexicon }))
    .map(({ kind, id, path, message }) => `${kind}/${id} ${path}: ${message}`) ?? ['no such rule']

describe('word-once', () => {
  it('lets a word stand in one entry', () =>
    expect(found('word-once', entry('a', { en: ['cure'] }), entry('b', { en: ['cures all'], zh: ['治愈'] }))).toEqual(
      [],
    ))

  it('refuses it in two, and twice in one', () => {
    expect(found('word-once', entry('a', { en: ['Cure'] }), entry('b', { en: ['cure'] }))).toEqual([
      'lexicon/a words: "Cure" stands twice',
      'lexicon/b words: "cure" stands twice',
    ])
    expect(found('word-once', entry('a', { zh: ['治愈', '治愈'] }))).toHaveLength(2)
  })

  it('refuses two entries with one id', () =>
    expect(found('word-once', entry('a', { en: ['x'] }), entry('a', { en: ['y'] }))).toEqual([
      'lexicon/a id: is the id of two entries',
    ]))
})

describe('word-in-its-language', () => {
  it('knows Chinese by its characters', () =>
    expect(found('word-in-its-language', entry('a', { en: ['treg'], zh: ['调节性t细胞'] }))).toEqual([]))
  it('refuses a word in the other list', () =>
    expect(found('word-in-its-language', entry('a', { en: ['治愈'], zh: ['cure'] }))).toEqual([
      'lexicon/a en: "治愈" is not English',
      'lexicon/a zh: "cure" is not Chinese',
    ]))
})

describe('word-names-an-entry', () => {
  it('accepts what the vocabularies have, and a treatment of any kind', () =>
    expect(
      found(
        'word-names-an-entry',
        entry('a', { means: { role: 'disease', ids: ['t1d'] } }),
        entry('b', { means: { role: 'origin', ids: ['msc'] } }),
        entry('c', { means: { role: 'treatment' } }),
      ),
    ).toEqual([]))
  it('refuses an id that they have not', () =>
    expect(found('word-names-an-entry', entry('a', { means: { role: 'harm', ids: ['hba1c', 'mood'] } }))).toEqual([
      'lexicon/a means.ids: no entry "mood" of outcomes',
    ]))
})
