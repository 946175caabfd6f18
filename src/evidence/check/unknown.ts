/**
 * Words that nothing explains: which of them could turn the meaning, and which modify no part of the claim. What praises,
 * names, places or describes is passed over and listed; a thing that is said to change, and a verb that governs the whole
 * claim, are not.
 */
import { itemAt } from '../../collections.js'
import type { Tagged } from './grammar.js'
import type { Term } from './meaning.js'

export type Unknown = {
  /** Could turn the meaning: the sentence is not judged. */
  readonly blocking: readonly string[]
  readonly passedOver: readonly string[]
  /** Things claimed in a clause of their own, beside claims that are understood. */
  readonly beside: readonly string[]
}

const measured = new Set(['outcome', 'taken', 'mechanism', 'harm', 'safe', 'approval'])
/** What may stand between a change and the thing that changes. */
const between = new Set(['function', 'plain', 'praise', 'people', 'strength', 'or'])

/** Whether a term is the thing that the change before it moves, with no other thing in that clause that it could move. */
const isMoved = (terms: readonly Term[], at: number): boolean => {
  const { clause } = itemAt(terms, at)
  const inClause = terms.filter((term) => term.clause === clause)
  if (inClause.some(({ meaning }) => measured.has(meaning.role))) return false
  for (let i = at - 1; i >= 0; i--) {
    const before = itemAt(terms, i)
    if (before.clause !== clause) return false
    if (before.meaning.role === 'change') return true
    if (!between.has(before.meaning.role) && before.meaning.role !== 'unmapped') return false
  }
  return false
}

/** Whether a term is what is said to be cured or helped, in a sentence that names no disease: then it is probably one. */
const isTreated = (terms: readonly Term[], at: number): boolean => {
  if (terms.some(({ meaning }) => meaning.role === 'disease')) return false
  const { clause } = itemAt(terms, at)
  for (let i = at - 1; i >= 0; i--) {
    const before = itemAt(terms, i)
    if (before.clause !== clause) return false
    if (before.meaning.role === 'effect') return true
    if (!between.has(before.meaning.role) && before.meaning.role !== 'unmapped') return false
  }
  return false
}

/** Whether a verb takes the claim itself as its object: "ridiculed the idea that …". */
const governs = (text: string, end: number): boolean =>
  /^\s+(?:(?:the|this|any|all|such)\s+)?(?:that|whether|claims?|ideas?|notions?|myths?|theory|theories|assertions?)\b/i.test(
    text.slice(end),
  )

/** The same of a word taken for a noun: only where what follows is named as something said. */
const governsSaying = (text: string, end: number): boolean =>
  /^\s+(?:(?:the|this|any|all|such)\s+)?(?:claims?|ideas?|notions?|myths?|theory|theories|assertions?)\b/i.test(
    text.slice(end),
  )

/** Words that put the whole claim in question. */
const conditional = /^(if|unless|suppose|imagine|whether|如果|假如|倘若|要是)$/i

/** Whether what kind of word an unknown one is decides anything: only where a thing would be moved or cured, or a verb governs. */
export const needsTags = (text: string, terms: readonly Term[]): boolean =>
  terms.some(
    (term, at) =>
      term.meaning.role === 'unmapped' &&
      /[a-z]/i.test(term.text) &&
      (isMoved(terms, at) || isTreated(terms, at) || governs(text, term.end)),
  )

/** Short names of what is measured, which are taken for names of their own: IFN, CRP, γ. */
const substance = /^(?:[A-Z]{2,5}\d{0,2}|[\u03b1-\u03c9])$/

/** Nouns for something said. */
const saying = /^(ideas?|claims?|notions?|myths?|beliefs?|theor(y|ies)|rumou?rs?|allegations?|fears?|suspicions?)$/i

/**
 * Sort the unknown words of a sentence, given the clauses that claim something; without tags (Chinese, or no English word
 * unknown) only their places count.
 */
export const sortUnknown = (
  text: string,
  terms: readonly Term[],
  tags: readonly Tagged[],
  claimsElsewhere: readonly number[],
): Unknown => {
  const blocking: string[] = []
  const beside: string[] = []
  const passedOver: string[] = []
  // "Whether …" puts nothing in question that is said to be unknown.
  const isUnsettled = terms.some(({ meaning }) => meaning.role === 'effect' && meaning.effect === 'uncertain')
  terms.forEach((term, at) => {
    if (term.meaning.role !== 'unmapped') return
    const tag = tags.find((one) => one.at <= term.at && term.at < one.end)?.tag
    const isThing = tag === undefined || tag === 'NOUN' || substance.test(term.text)
    const blocks =
      (conditional.test(term.text) && !isUnsettled) ||
      (isThing && (isMoved(terms, at) || isTreated(terms, at))) ||
      ((tag === 'VERB' || saying.test(term.text)) && governs(text, term.end)) ||
      (tag === 'NOUN' && governsSaying(text, term.end))
    if (!blocks) passedOver.push(term.text)
    else if (isThing && claimsElsewhere.some((clause) => clause !== term.clause)) beside.push(term.text)
    else blocking.push(term.text)
  })
  return { blocking: [...new Set(blocking)], beside: [...new Set(beside)], passedOver: [...new Set(passedOver)] }
}
