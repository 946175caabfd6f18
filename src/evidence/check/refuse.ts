/** Why a sentence is not answered at all, with the words in the way and what the dataset covers instead. */

import { type Failure, usage } from '../../errors.js'
import type { Store } from '../../store/index.js'
import { harmless } from '../../text.js'
import type { Term } from './meaning.js'
import type { Understanding } from './understand.js'

/** One sentence, not a page: longer texts claim too many things for one answer. */
const longest = 600

const quoted = (words: readonly string[]): string => [...new Set(words)].map((word) => `"${harmless(word)}"`).join(', ')

/** Diseases and cells on record, by their names at the top. */
const covered = (dataset: Store): string => {
  const first = ['t1d', 't2d']
  const diseases = dataset.records('diseases').filter(({ id }) => id !== 'diabetes' && !first.includes(id))
  const v = dataset.vocabulary('diseases')
  const names = [...first, ...diseases.map(({ id }) => id)].map((id) => v.name(id).toLowerCase())
  return `Covered: diabetes (${names.join(', ')}), and stem-cell, islet and related cell products given to people. See stemcell diseases, stemcell cells and stemcell outcomes for the words.`
}

const understoodWords = (terms: readonly Term[]): string => {
  const words = terms.flatMap(({ meaning, text }) =>
    [
      'disease',
      'cell',
      'origin',
      'treatment',
      'outcome',
      'mechanism',
      'effect',
      'harm',
      'safe',
      'approval',
      'taken',
    ].includes(meaning.role)
      ? [text]
      : [],
  )
  return words.length ? ` Understood: ${quoted(words)}.` : ''
}

/** A text that cannot be a sentence: empty, or a whole page. */
export const refuseText = (text: string): Failure | undefined => {
  if (!/[\p{L}\p{N}]/u.test(text))
    return usage(
      'there is no claim to check',
      'Write it as a sentence, for example: stemcell check "stem cells cure type 1 diabetes"',
    )
  if (text.length > longest)
    return usage(
      `${text.length} characters are more than one claim (at most ${longest})`,
      'Check one sentence at a time',
    )
  return undefined
}

/** A sentence that names something else, or too little to be looked up. */
export const refuse = (u: Understanding, dataset: Store): Failure | undefined => {
  const not = u.unmapped.length ? ` Not understood: ${quoted(u.unmapped)}.` : ''
  const help = `${covered(dataset)}${understoodWords(u.terms)}${not}`
  const diseases = u.outside.filter(({ what }) => what === 'disease').map(({ text }) => text)
  if (diseases.length && u.diseases.length === 0)
    return usage(`the claim is about ${quoted(diseases)}, which the dataset does not cover`, help)
  const treatments = u.outside.filter(({ what }) => what === 'treatment').map(({ text }) => text)
  if (treatments.length && u.cells.length === 0)
    return usage(`the claim is about ${quoted(treatments)}, which the dataset does not cover`, help)
  if (u.unmapped.length && u.diseases.length === 0)
    return usage(
      `the claim names no disease that is covered, and these words are not understood: ${quoted(u.unmapped)}`,
      help,
    )
  if (u.cells.length === 0) return usage('the claim names no cell or treatment that is covered', help)
  if (u.parts.length === 0)
    return usage(
      `the claim says nothing that can be looked up: no effect, measure, mechanism, harm or approval${u.unmapped.length ? `; these words are not understood: ${quoted(u.unmapped)}` : ''}`,
      help,
    )
  return undefined
}
