import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokenize, wantedIn, wholeName } from '../../../src/query/search/terms.js'
import { hostileText } from '../../helpers/hostile.js'

const terms = (text: string): string[] => tokenize(text).map(({ term }) => term)

describe('a text is cut into', () => {
  it.each([
    ['Umbilical Cord', ['umbilical', 'cord']],
    ['Müllér', ['muller']],
    ['MÜLLER', ['muller']],
    ['therapies, cells, islets', ['therapy', 'cell', 'islet']],
    ['diabetes diabetic', ['diabete', 'diabetic']],
    ['glucose status loss gas', ['glucose', 'status', 'loss', 'gas']],
    ['NCT03406585', ['nct03406585']],
    ['10.1056/NEJMoa2506549', ['10', '1056', 'nejmoa2506549']],
    ['C-peptide', ['c', 'peptide', 'cpeptide']],
    ['IL-10 and TGF-β', ['il', '10', 'il10', 'and', 'tgf', 'beta', 'tgfbeta']],
    ['PGC-1α', ['pgc', '1', 'pgc1', 'alpha']],
    ['carlsson-2023-wj-msc-t1d', ['carlsson', '2023', 'wj', 'msc', 't1d']],
    ['脐带血', ['脐带', '带血', '血']],
    ['1型糖尿病', ['1', '型糖', '糖尿', '尿病', '病']],
    ['C肽', ['c', '肽']],
    ['Ｔ１Ｄ', ['t1d']],
    ['', []],
    ['-- !? ·', []],
  ])('%j: %j', (text, expected) => expect(terms(text)).toEqual(expected))

  it('terms that stand where they say, in any text', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText(), fc.string({ unit: 'grapheme' })), (text) => {
        for (const { term, start, end } of tokenize(text)) {
          expect(term).not.toBe('')
          expect(term).not.toMatch(/[\s=\t\n]/)
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })
})

describe('a question wants', () => {
  const wanted = (text: string) =>
    wantedIn(text).map(({ typed, term, compound, prefix, edits }) => [typed, term, compound, prefix, edits])

  it('each word once, as typed and as a term', () => {
    expect(wanted('Islets of islets')).toEqual([
      ['Islets', 'islet', undefined, true, 1],
      ['of', 'of', undefined, false, 0],
    ])
  })

  it('both parts of a word of two, and counts the whole', () => {
    expect(wanted('C-peptide')).toEqual([
      ['C', 'c', undefined, false, 0],
      ['peptide', 'peptide', 'cpeptide', true, 2],
    ])
  })

  it('pairs of characters, or a single one as a beginning', () => {
    expect(wanted('脐带血')).toEqual([
      ['脐带', '脐带', undefined, false, 0],
      ['带血', '带血', undefined, false, 0],
    ])
    expect(wanted('糖')).toEqual([['糖', '糖', undefined, true, 0]])
  })

  it('numbers as they are, and nothing spelled like them', () => {
    expect(wanted('NCT0340 2015 t1d')).toEqual([
      ['NCT0340', 'nct0340', undefined, true, 0],
      ['2015', '2015', undefined, false, 0],
      ['t1d', 't1d', undefined, false, 0],
    ])
  })
})

describe('a whole name', () => {
  it.each([
    ['C-peptide', 'c peptide'],
    ['Type 1 Diabetes', 'type-1 diabetes'],
    ['脐带间充质干细胞', ' 脐带间充质干细胞 '],
    ['TGF-β', 'tgf beta'],
  ])('%s is that of %s', (one, other) => expect(wholeName(one)).toBe(wholeName(other)))

  it('is no other', () => expect(wholeName('C-peptide')).not.toBe(wholeName('fasting C-peptide')))
})
