/** Rules about the words of claims: each has one meaning, in its own language, and names what the vocabularies have. */
import { tableOf } from '../../collections.js'
import { type VocabularyKind, vocabularyKinds } from '../kinds.js'
import type { Lexicon, Meaning } from '../schema/lexicon.js'
import type { IntegrityRule, Violation } from './rule.js'

/** Entry, path and message. */
type Fault = readonly [id: string, path: string, message: string]

const rule = (name: string, demands: string, find: (lexicon: Lexicon) => readonly Fault[]): IntegrityRule => ({
  name,
  demands,
  check: ({ lexicon }) =>
    find(lexicon).map(([id, path, message]): Violation => ({ kind: 'lexicon', id, path, rule: name, message })),
})

const kindOf: Readonly<Partial<Record<Meaning['role'], VocabularyKind>>> = {
  disease: 'diseases',
  cell: 'cells',
  origin: 'cells',
  treatment: 'cells',
  outcome: 'outcomes',
  harm: 'outcomes',
  mechanism: 'mechanisms',
}

/** As it is compared: "第一型" and "第1型" are two. */
const plain = (word: string): string => word.normalize('NFKC').toLowerCase()

const repeated = (all: readonly string[]): Set<string> => {
  const [once, again] = [new Set<string>(), new Set<string>()]
  for (const one of all) (once.has(one) ? again : once).add(one)
  return again
}

const links: IntegrityRule = {
  name: 'word-names-an-entry',
  demands: 'What a word of the lexicon stands for is an entry of the vocabularies.',
  check: (data) => {
    const known = tableOf(vocabularyKinds, (kind) => new Set(data[kind].map(({ id }) => id)))
    return data.lexicon.flatMap(({ id, means }) => {
      const kind = kindOf[means.role]
      if (!kind || !('ids' in means)) return []
      return (means.ids ?? [])
        .filter((one) => !known[kind].has(one))
        .map(
          (one): Violation => ({
            kind: 'lexicon',
            id,
            path: 'means.ids',
            rule: 'word-names-an-entry',
            message: `no entry "${one}" of ${kind}`,
          }),
        )
    })
  },
}

export const lexiconRules: readonly IntegrityRule[] = [
  links,
  rule(
    'word-once',
    'An entry of the lexicon has an id of its own, and each of its words or phrases stands once.',
    (lexicon) => {
      const ids = repeated(lexicon.map(({ id }) => id))
      const words = repeated(lexicon.flatMap(({ en, zh }) => [...en, ...zh]).map(plain))
      return [
        ...[...ids].map((id): Fault => [id, 'id', 'is the id of two entries']),
        ...lexicon.flatMap(({ id, en, zh }) =>
          [...en, ...zh]
            .filter((word) => words.has(plain(word)))
            .map((word): Fault => [id, 'words', `"${word}" stands twice`]),
        ),
      ]
    },
  ),
  rule('word-in-its-language', 'Chinese words of the lexicon have Han characters, English ones have none.', (lexicon) =>
    lexicon.flatMap(({ id, en, zh }): Fault[] => [
      ...en.filter((word) => /\p{sc=Han}/u.test(word)).map((word): Fault => [id, 'en', `"${word}" is not English`]),
      ...zh.filter((word) => !/\p{sc=Han}/u.test(word)).map((word): Fault => [id, 'zh', `"${word}" is not Chinese`]),
    ]),
  ),
]
