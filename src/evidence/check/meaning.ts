/** What a word or phrase of a sentence can stand for. */

export type Meaning =
  /** Grammar: ignored. */
  | { readonly role: 'function' }
  /** Understood, and changes nothing: patients, clinic, level. */
  | { readonly role: 'plain' }
  /** Praise, which nobody can check. */
  | { readonly role: 'praise' }
  /** A treatment, without saying which; at most which kinds of cell it may be. */
  | { readonly role: 'treatment'; readonly ids?: readonly string[] }
  | { readonly role: 'disease' | 'cell' | 'outcome' | 'mechanism'; readonly ids: readonly string[] }
  /** Where cells come from; narrows a general cell type. */
  | { readonly role: 'origin'; readonly ids: readonly string[] }
  /** Insulin, or glucose-lowering tablets, as something taken. */
  | { readonly role: 'taken'; readonly what: 'insulin' | 'drugs' }
  /** reserved: the word itself promises no more than a possibility. */
  | { readonly role: 'effect'; readonly effect: Effect; readonly reserved?: boolean }
  | { readonly role: 'change'; readonly change: Change }
  /** Harm as a thing: side effect, risk; with the outcome measures that count it. */
  | { readonly role: 'harm'; readonly ids: readonly string[] }
  | { readonly role: 'safe'; readonly level: 'safe' | 'tolerated' | 'unsafe' }
  | { readonly role: 'strength'; readonly strength: Strength }
  | { readonly role: 'proof'; readonly proof: 'proven' | 'shown' | 'unproven' }
  | { readonly role: 'negation' }
  /** Joins what is denied: no pain or fever. */
  | { readonly role: 'or' }
  /** Begins a clause of its own: but, while. */
  | { readonly role: 'boundary' }
  | { readonly role: 'approval'; readonly denied?: boolean }
  /** A country or its authority. */
  | { readonly role: 'place'; readonly code: string }
  | {
      readonly role: 'people'
      readonly people: { age?: 'pediatric' | 'adult'; stage?: 'at-risk' | 'new-onset' | 'established' }
    }
  | { readonly role: 'setting'; readonly setting: 'animals' | 'laboratory' }
  /** A disease or treatment that the dataset does not cover. */
  | { readonly role: 'outside'; readonly what: 'disease' | 'treatment' }

/** Effects that are claimed without a measure, or that no trial result can show. */
export type Effect =
  | 'cure'
  | 'reverse'
  | 'remission'
  | 'heal'
  | 'effective'
  | 'rejection'
  | 'cost'
  | 'registration'
  | 'only'
  | 'ranking'
  | 'comparison'
  | 'standard'
  | 'uncertain'

/** Which way something is said to move; keep: is preserved; stop: is no longer there or needed; few: is small. */
export type Change = 'up' | 'down' | 'better' | 'worse' | 'keep' | 'stop' | 'few'

/** How strongly a sentence says what it says. */
export type Strength = 'hedged' | 'all' | 'complete' | 'most' | 'many' | 'some' | 'lasting' | 'future' | 'not-all'

/** Words (separated by |) with what they stand for. */
export type Entry = readonly [words: string, meaning: Meaning]

/** A word or phrase of the sentence with its meaning. */
export type Term = {
  readonly text: string
  readonly at: number
  readonly end: number
  /** Number of the clause it stands in. */
  readonly clause: number
  readonly meaning:
    | Meaning
    | { readonly role: 'number'; readonly value: number; readonly percent: boolean }
    | { readonly role: 'unmapped' }
  readonly from: 'vocabulary' | 'lexicon' | 'number' | 'nothing'
}
