/** What words mean together where a study is told of: who did better, whose decline was slower, from where to where a mean went. */
import { itemAt } from '../../collections.js'
import type { Meaning } from '../../dataset/index.js'
import type { Term } from './meaning.js'

const control =
  /^(?:placebo|controls?|control (?:group|arm)|sham|vehicle|untreated|usual care|standard care|saline|安慰剂|对照|对照组)$/i
const otherGroup = /^(?:second|other|others|latter|rest|remaining)$/i
const nobody = /^(?:none|nobody|no one|not one|none of)$/i
const nothing: Meaning = { role: 'function' }

const isControl = (text: string): boolean =>
  control.test(text) || /\b(?:placebo|controls?|control group|sham)\b|安慰剂|对照/i.test(text)

/** "And none of the ten on placebo": what is denied of the controls is not denied of the treated. */
const noneOfControls = (terms: readonly Term[]): Term[] =>
  terms.map((term, i) => {
    if (term.meaning.role !== 'negation' || !nobody.test(term.text) || i === 0) return term
    const behind = terms.slice(i + 1, i + 8).filter(({ clause }) => clause === term.clause)
    // "Nine in the first group and nobody in the second".
    const at = behind.findIndex(({ text }) => isControl(text) || otherGroup.test(text))
    const isOfThem = behind
      .slice(0, Math.max(0, at))
      .every(({ meaning }) => ['function', 'plain', 'number', 'people', 'unmapped', 'or'].includes(meaning.role))
    return at >= 0 && isOfThem ? { ...term, meaning: nothing } : term
  })

const effective: Meaning = { role: 'effect', effect: 'effective' }

/** "Did significantly better than those given placebo": an effect without a measure. */
const didBetter = (terms: readonly Term[]): Term[] =>
  terms.map((term, i) => {
    if (!/^(?:better|better than|superior|superior to)$/i.test(term.text)) return term
    const back = terms.slice(Math.max(0, i - 4), i).toReversed()
    const at = back.findIndex(({ text }) => /^(?:do|does|did|done|doing|fared?|fares)$/i.test(text))
    const isNear =
      at >= 0 &&
      back.slice(0, at + 1).every(({ clause }) => clause === term.clause) &&
      back
        .slice(0, at)
        .every(({ meaning }) => ['function', 'plain', 'negation', 'strength', 'unmapped'].includes(meaning.role))
    return isNear ? { ...term, meaning: effective } : term
  })

/** Words for something that grows less, or worse. */
export const decline =
  /^(?:declin\w*|decrease\w*|loss(?:es)?|los(?:e|t|ing)|fall\w*|fell|drop\w*|deteriorat\w*|worsen\w*|fad\w+|slip\w*|wan(?:e|ed|ing)|dwindl\w*|ero(?:de|ded|sion)|下降|减退|丢失|衰退|流失)$/i
const slower = /^(?:slower|slowly|more slowly|smaller|gentler|milder|less steep|shallower|less|lesser|较慢|更慢|缓慢)$/i

/** "A slower fall of C-peptide", "declined more slowly": what is lost more slowly is kept. */
const slowerFall = (terms: readonly Term[]): Term[] => {
  const out = [...terms]
  out.forEach((term, i) => {
    if (!decline.test(term.text) || !['change', 'unmapped', 'plain', 'function'].includes(term.meaning.role)) return
    const j = out.findIndex(
      (other, k) => Math.abs(k - i) <= 3 && k !== i && other.clause === term.clause && slower.test(other.text),
    )
    if (j < 0) return
    const words = j < i ? `${itemAt(out, j).text} ${term.text}` : `${term.text} ${itemAt(out, j).text}`
    out[i] = { ...term, text: words, meaning: { role: 'change', change: 'keep' } }
    out[j] = { ...itemAt(out, j), meaning: nothing }
  })
  return out
}

/** "HbA1c went from 8.6 to 7.5": the two numbers say which way. */
const fromTo = (terms: readonly Term[], sentence: string): Term[] =>
  terms.map((term, i) => {
    if (!/^(?:go|goes|went|gone|moved?|changed?|came|come|shifted|swung|变为|变成)$/i.test(term.text)) return term
    const behind = terms.slice(i + 1, i + 9).filter(({ clause }) => clause === term.clause)
    const numbers = behind.flatMap(({ meaning }) => (meaning.role === 'number' ? [meaning.value] : []))
    const [from, to] = numbers
    const isFrom = /^\s*\S*\s*\b(?:from)\b|从/i.test(sentence.slice(term.end, term.end + 24)) || /从/.test(sentence)
    if (from === undefined || to === undefined || from === to || !isFrom) return term
    return { ...term, meaning: { role: 'change', change: to < from ? 'down' : 'up' } }
  })

/** Terms with what tells of studies in them put together. */
export const joinTellings = (terms: readonly Term[], sentence: string): Term[] =>
  fromTo(slowerFall(didBetter(noneOfControls(terms))), sentence)
