/** A word or phrase of a sentence, and what it stands for. */
import type { Meaning } from '../../dataset/index.js'

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
