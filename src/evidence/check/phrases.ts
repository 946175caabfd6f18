/** Every word and phrase that the reader knows: names and aliases of the vocabularies first, then the lexicon. */
import { ensure, itemAt } from '../../collections.js'
import type { Lexicon, Meaning, RecordOf, VocabularyKind } from '../../dataset/index.js'
import type { Store } from '../../store/index.js'
import type { Term } from './meaning.js'
import { phraseKeys } from './tokens.js'

export type Phrase = {
  readonly keys: readonly string[]
  readonly meaning: Meaning
  readonly from: Extract<Term['from'], 'vocabulary' | 'lexicon'>
  /** Must be typed in capitals: an abbreviation that is an ordinary word otherwise. */
  readonly capitals?: boolean
}

/** Abbreviations on record that mean something else in plain text. */
const ordinaryWords = new Set(['she', 'shed', 'shim', 'dr', 'cv', 'sc', 'ev', 'dm'])

/** Labels that in a sentence mostly mean something else than their entry; the lexicon says what. */
const readOtherwise = new Set(['insulin producing cell', '胰 岛 素 分 泌 细 胞', 'migration', 'sc'])

const roles = { diseases: 'disease', cells: 'cell', outcomes: 'outcome', mechanisms: 'mechanism' } as const

type Vocabularies = { readonly [K in VocabularyKind]: readonly RecordOf[K][] }

type Named = { id: string; name: string; nameZh: string | null; aliases: readonly string[] }

/** A label as written, and without what stands in brackets, behind a comma or beside a slash. */
const variants = (label: string): string[] => {
  const bare = label.replace(/\s*[（(][^)）]*[)）]\s*/g, ' ').trim()
  return [label, bare, bare.replace(/,.*$/, ''), ...bare.split(' / ')]
}

/** Labels of a vocabulary by their keys; a label that two entries share names neither. Labels merged from sources are left out: they are no names. */
const labelsOf = (kind: VocabularyKind, vocabularies: Vocabularies): Phrase[] => {
  const owners = new Map<string, Set<string>>()
  const shouted = new Set<string>()
  const entries: readonly Named[] = vocabularies[kind]
  for (const entry of entries)
    for (const label of [entry.id, entry.name, entry.nameZh, ...entry.aliases].flatMap((l) => (l ? variants(l) : []))) {
      const keys = phraseKeys(label).join(' ')
      if (keys === '' || readOtherwise.has(keys)) continue
      owners.set(keys, (owners.get(keys) ?? new Set()).add(entry.id))
      if (ordinaryWords.has(label.toLowerCase())) shouted.add(keys)
    }
  return [...owners].flatMap(([keys, ids]): Phrase[] =>
    ids.size > 1
      ? []
      : [
          {
            keys: keys.split(' '),
            meaning: meaningOf(kind, [...ids], vocabularies),
            from: 'vocabulary',
            ...(shouted.has(keys) ? { capitals: true } : {}),
          },
        ],
  )
}

/** Safety outcomes are harm: how a sentence speaks of them differs from how it speaks of benefits. */
const meaningOf = (kind: VocabularyKind, ids: string[], vocabularies: Vocabularies): Meaning =>
  kind === 'outcomes' &&
  vocabularies.outcomes.every((outcome) => !ids.includes(outcome.id) || outcome.domain === 'safety')
    ? { role: 'harm', ids }
    : { role: roles[kind], ids }

/** The lexicon entry by entry. */
const phrasesOf = (lexicon: Lexicon): Phrase[] =>
  lexicon.flatMap(({ en, zh, means }) =>
    [...en, ...zh].map((word): Phrase => ({ keys: phraseKeys(word), meaning: means, from: 'lexicon' })),
  )

/** The phrases as they are kept: each meaning once, and under its first key every phrase, the longest first. */
type StoredPhrases = {
  readonly meanings: readonly Meaning[]
  readonly byFirst: Readonly<Record<string, readonly StoredPhrase[]>>
}
type StoredPhrase = readonly [keys: string, meaning: number, from: Phrase['from'], capitals?: boolean]

/**
 * Every phrase, worked out when a dataset is compiled. Where two kinds share a label, outcomes stand before diseases, which a
 * claim names apart; then cells, then mechanisms.
 */
export const storedPhrases = (vocabularies: Vocabularies & { readonly lexicon: Lexicon }): StoredPhrases => {
  const table = new Map<string, Phrase[]>()
  const seen = new Set<string>()
  const kinds: readonly VocabularyKind[] = ['outcomes', 'diseases', 'cells', 'mechanisms']
  for (const phrase of [...kinds.flatMap((kind) => labelsOf(kind, vocabularies)), ...phrasesOf(vocabularies.lexicon)]) {
    // An abbreviation that counts in capitals only leaves the ordinary word to the lexicon.
    const whole = `${phrase.keys.join(' ')}${phrase.capitals ? ' (capitals)' : ''}`
    if (phrase.keys.length === 0 || seen.has(whole)) continue
    seen.add(whole)
    const first = itemAt(phrase.keys, 0)
    table.set(first, [...(table.get(first) ?? []), phrase])
  }
  for (const some of table.values()) some.sort((a, b) => b.keys.length - a.keys.length)
  const meanings = [...new Set([...table.values()].flat().map(({ meaning }) => JSON.stringify(meaning)))]
  const stored = ({ keys, meaning, from, capitals }: Phrase): StoredPhrase => {
    const whole = [keys.join(' '), meanings.indexOf(JSON.stringify(meaning)), from] as const
    return capitals ? [...whole, capitals] : whole
  }
  return {
    meanings: meanings.map((text) => JSON.parse(text)),
    byFirst: Object.fromEntries([...table].map(([first, phrases]) => [first, phrases.map(stored)])),
  }
}

/** Every phrase that begins with a key, the longest first. */
export const phrasesFrom = (key: string, store: Store): readonly Phrase[] => {
  const { meanings, byFirst } = store.document<StoredPhrases>('phrases')
  return (Object.hasOwn(byFirst, key) ? ensure(byFirst[key]) : []).map(([keys, meaning, from, capitals]) => ({
    keys: keys.split(' '),
    meaning: itemAt(meanings, meaning),
    from,
    ...(capitals ? { capitals } : {}),
  }))
}
