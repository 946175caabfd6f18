import { describe, expect, it } from 'vitest'
import { vocabularyKinds } from '../../../src/dataset/index.js'
import { readSource } from '../../../src/dataset/source.js'
import { readTerms } from '../../../src/evidence/check/read.js'
import { phraseKeys } from '../../../src/evidence/check/tokens.js'
import { openBundled } from '../../helpers/bundled.js'

const dataset = openBundled()
const { lexicon } = readSource('data')

describe('the lexicon', () => {
  it('says each word or phrase once, in the form in which sentences are compared', () => {
    const words = lexicon.flatMap(({ en, zh }) => [...en, ...zh]).map((word) => phraseKeys(word).join(' '))
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([])
    expect(words).not.toContain('')
  })
})

describe('the reader', () => {
  it.each(vocabularyKinds.map((kind) => [kind]))(
    'knows every name of %s as that entry, or as the word that the lexicon gives it',
    (kind) => {
      for (const { id, name, nameZh } of dataset.records(kind))
        for (const label of [name, ...(nameZh ? [nameZh] : [])]) {
          const terms = readTerms(label.replace(/\s*[（(][^)）]*[)）]/g, '').replace(/,.*/, ''), dataset)
          expect(
            terms.filter(({ meaning }) => meaning.role === 'unmapped').map(({ text }) => text),
            `${id}: ${label}`,
          ).toEqual([])
        }
    },
  )

  it.each([
    ['SHE was measured', 'SHE', 'outcome'],
    ['she was measured', 'she', 'function'],
    ['DR improved', 'DR', 'disease'],
    ['Dr Lee improved', 'Dr', 'unmapped'],
    ['DM patients', 'DM', 'disease'],
    ['SHE WAS CURED', 'SHE', 'function'],
  ])('%s: %s is read as %s', (sentence, word, role) => {
    expect(readTerms(sentence, dataset).find(({ text }) => text === word)?.meaning.role).toBe(role)
  })

  it('takes the longest phrase, from left to right', () => {
    const read = readTerms('脐带间充质干细胞无副作用', dataset)
    expect(read.map(({ text }) => text)).toEqual(['脐带间充质干细胞', '无', '副作用'])
  })

  it('joins Han characters that nothing explains', () => {
    expect(readTerms('干细胞疏通气血', dataset).map(({ text, meaning }) => `${text} ${meaning.role}`)).toEqual([
      '干细胞 cell',
      '疏通气血 unmapped',
    ])
  })
})
