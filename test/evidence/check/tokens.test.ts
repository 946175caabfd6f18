import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { phraseKeys, tokenize } from '../../../src/evidence/check/tokens.js'
import { hostileText } from '../../helpers/hostile.js'

const keys = (text: string): string => phraseKeys(text).join(' ')

describe('words', () => {
  it.each([
    ['UC-MSCs', 'uc-msc'],
    ['UC‑MSCs', 'UC-MSC'],
    ["Wharton's jelly", 'Wharton’s jelly'],
    ['haematopoietic', 'hematopoietic'],
    ['ischaemia', 'ischemia'],
    ['hypoglycaemia', 'Hypoglycemia'],
    ['tumours', 'tumor'],
    ['paediatric', 'pediatric'],
    ['randomised', 'randomized'],
    ['normalising', 'normalizing'],
    ['therapies', 'therapy'],
    ['β細胞', 'β细胞'],
    ['間充質幹細胞', '间充质干细胞'],
    ['１型', '1型'],
    ['Béta', 'beta'],
    ['cpeptide', 'C-peptide'],
    ['IFN-γ', 'IFN-gamma'],
    ['IL10', 'IL-10'],
    ['betacells', 'beta cells'],
    ['β cells', 'beta cells'],
  ])('%s and %s are the same', (a, b) => expect(keys(a)).toBe(keys(b)))

  it.each([
    ['diabetes', 'diabete'],
    ['virus', 'virus'],
    ['mass', 'mass'],
    ['sepsis', 'sepsis'],
    ['exercise', 'exercise'],
  ])('%s becomes %s', (word, key) => expect(keys(word)).toBe(key))
})

describe('tokens', () => {
  const cut = (text: string): string =>
    tokenize(text)
      .map((t) => `${t.text}/${t.kind}`)
      .join(' ')

  it('are words, numbers, Han characters and marks', () => {
    expect(cut('MSCs cut HbA1c by 1.31 %, 脐带MSC 3次!')).toBe(
      'MSCs/word cut/word HbA1c/word by/word 1.31/number %/mark ,/mark 脐/han 带/han MSC/word 3/number 次/han !/mark',
    )
  })

  it('take no notice of a hyphen between words, but of a dash between clauses', () => {
    expect(cut('type-1 - yes')).toBe('type/word 1/number -/mark yes/word')
  })

  it('keep a web address together', () =>
    expect(cut('on clinicaltrials.gov. Safe')).toBe('on/word clinicaltrials/word gov/word ./mark Safe/word'))

  it('say where they stand in the text, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText(), fc.string({ unit: 'grapheme' })), (text) => {
        let last = 0
        for (const token of tokenize(text)) {
          expect(token.at).toBeGreaterThanOrEqual(last)
          expect(text.slice(token.at, token.end)).toBe(token.text)
          last = token.end
        }
      }),
    )
  })
})
