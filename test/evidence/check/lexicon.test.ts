import { describe, expect, it } from 'vitest'
import { vocabularyKinds } from '../../../src/dataset/index.js'
import { subjectWords } from '../../../src/evidence/check/lexicon.js'
import { outsideWords } from '../../../src/evidence/check/lexicon-outside.js'
import { plainWords } from '../../../src/evidence/check/lexicon-plain.js'
import { relationWords } from '../../../src/evidence/check/lexicon-relations.js'
import { readTerms } from '../../../src/evidence/check/read.js'
import { phraseKeys } from '../../../src/evidence/check/tokens.js'
import { openDataset } from '../../../src/store/index.js'

const dataset = openDataset()
const entries = [...subjectWords, ...relationWords, ...outsideWords, ...plainWords]

describe('the lexicon', () => {
  it('says each word or phrase once', () => {
    const words = entries.flatMap(([list]) => list.split('|')).map((word) => phraseKeys(word).join(' '))
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([])
    expect(words).not.toContain('')
  })

  it('names only entries that the vocabularies have', () => {
    const kinds = {
      disease: 'diseases',
      cell: 'cells',
      origin: 'cells',
      outcome: 'outcomes',
      harm: 'outcomes',
      mechanism: 'mechanisms',
      treatment: 'cells',
    } as const
    for (const [words, meaning] of entries)
      if ('ids' in meaning)
        for (const id of meaning.ids ?? [])
          expect(dataset.vocabulary(kinds[meaning.role]).get(id), `${id} of ${words}`).toBeDefined()
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
