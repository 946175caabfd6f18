/** Why a sentence is not answered at all, with the words in the way and what the dataset covers instead. */

import { hasRole, roleIds } from '../../dataset/roles.js'
import { type Failure, usage } from '../../errors.js'
import type { Store } from '../../store/index.js'
import { harmless } from '../../text.js'
import type { Reason } from './check.js'
import type { Claimed } from './claimed.js'
import type { Term } from './meaning.js'
import { decisionsNamed } from './products.js'
import type { Understanding } from './understand.js'

/** One sentence, not a page: longer texts claim too many things for one answer. */
const longest = 600

const quoted = (words: readonly string[]): string => [...new Set(words)].map((word) => `"${harmless(word)}"`).join(', ')

/** Diseases and cells on record, by their names at the top. */
const covered = (dataset: Store): string => {
  const first = roleIds('commonest-types')
  const diseases = dataset
    .records('diseases')
    .filter(({ id }) => !hasRole(id, 'diabetes-as-such') && !first.includes(id))
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
  if (!(/[a-z0-9\u3400-\u9fff]/i.test(text) || /[\p{L}\p{N}]/u.test(text)))
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

/** What is decided by the records of authorities. */
const ofDecisions: ReadonlySet<Claimed['what']> = new Set(['approval', 'withdrawal', 'identity', 'ranking'])

const tangled = (u: Understanding): Reason => ({
  code: 'denials',
  text: `What its denials deny cannot be told for sure: ${quoted(u.tangles)}. Said without them, as a plain statement, it can be checked.`,
})

/** Why a sentence has no verdict: it names something else, offers something, or says too little to be looked up. */
export const whyNotJudged = (u: Understanding, dataset: Store): Reason | null => {
  const lost = [...u.unmapped, ...u.passedOver]
  const not = lost.length ? ` Not understood: ${quoted(lost)}.` : ''
  const help = ` ${covered(dataset)}${understoodWords(u.terms)}${not}`
  const diseases = u.outside.filter(({ what }) => what === 'disease').map(({ text }) => text)
  // Decisions on a product are on record whatever it treats, and whether it is made of cells or not.
  const isOfDecision = u.parts.length > 0 && u.parts.every(({ claimed }) => ofDecisions.has(claimed.what))
  const isOnRecord = isOfDecision && (u.cells.length > 0 || decisionsNamed(u.sentence, dataset).length > 0)
  if (isOnRecord) return u.tangles.length ? tangled(u) : null
  if (diseases.length && u.diseases.length === 0)
    return { code: 'outside', text: `It is about ${quoted(diseases)}, which the dataset does not cover.${help}` }
  const treatments = u.outside.filter(({ what }) => what === 'treatment').map(({ text }) => text)
  if (treatments.length && u.cells.length === 0)
    return { code: 'outside', text: `It is about ${quoted(treatments)}, which the dataset does not cover.${help}` }
  if (u.subject.kind === 'offer')
    return { code: 'offer', text: 'It offers, prices or praises a service; that is no claim about evidence.' }
  if (u.cells.length === 0)
    return { code: 'no-treatment', text: `It names no cell or treatment that is covered.${help}` }
  if (u.parts.length === 0)
    return {
      code: 'no-claim',
      text: `It says nothing that can be looked up: no effect, measure, mechanism, harm or approval.${help}`,
    }
  if (u.tangles.length) return tangled(u)
  if (u.unmapped.length)
    return {
      code: 'unknown-words',
      text: `Words that could turn the meaning are not understood: ${quoted(u.unmapped)}.${understoodWords(u.terms)}`,
    }
  return null
}
