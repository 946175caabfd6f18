/** What words mean together though they stand apart: "bring … down", "slow the decline of", "the ulcer closes". */
import { itemAt } from '../../collections.js'
import type { Change, Meaning } from '../../dataset/index.js'
import type { Term } from './meaning.js'

/** A word and the one that completes it within the same clause, with what they mean together. */
const split: readonly (readonly [first: RegExp, last: RegExp, change: Change])[] = [
  [/^(bring|brings|brought|bringing|get|gets|drive|drives|drove|push|pushes|keep|keeps)$/i, /^down$/i, 'down'],
  [/^(cut|cuts|cutting|slash|slashed)$/i, /^(half|two)$/i, 'down'],
  [/^(leave|leaves|left|leaving|put|puts|putting)$/i, /^(behind|aside)$/i, 'stop'],
  [/^(throw|throws|threw|thrown|throwing|toss|tossed|put|puts|putting)$/i, /^(away|aside)$/i, 'stop'],
  [/^(make|makes|made|making)$/i, /^(disappear|vanish|go away)$/i, 'stop'],
  [/^(give|gives|gave|giving)$/i, /^up$/i, 'stop'],
  [/^(take|takes|took|taking|get|gets|getting|wean|weans|weaned)$/i, /^off$/i, 'stop'],
  [/^(turn|turns|turned|turning)$/i, /^around$/i, 'stop'],
  [/^(keep|keeps|kept|keeping|bring|brings|brought)$/i, /^(in check|under control|in range)$/i, 'better'],
]
const reach = 6

const isFree = ({ meaning }: Term): boolean => ['unmapped', 'function', 'plain', 'change'].includes(meaning.role)

/** Verbs split by their object: the first part carries the meaning, the last one none. */
const joinSplit = (terms: readonly Term[]): Term[] => {
  const out = [...terms]
  out.forEach((term, i) => {
    if (!isFree(term)) return
    for (const [first, last, change] of split) {
      if (!first.test(term.text)) continue
      const j = out.findIndex(
        (other, k) => k > i && k <= i + reach && other.clause === term.clause && isFree(other) && last.test(other.text),
      )
      // "Give up insulin" stands together: phrases of the lexicon have it.
      if (j <= i + 1) continue
      out[i] = { ...term, meaning: { role: 'change', change } }
      out[j] = { ...itemAt(out, j), meaning: { role: 'function' } }
      return
    }
  })
  return out
}

const slowing =
  /^(slow|slows|slowed|slowing|delay|delays|delayed|delaying|prevent|prevents|prevented|halt|halts|arrest|limit|limits|limited|reduce|reduces|reduced|stop|stops|stopped|延缓|减缓|延迟|防止|阻止|遏制|减少|避免|预防)$/i
const decline = /^(decline|decrease|loss|fall|drop|deterioration|worsening|下降|减退|丢失|衰退|恶化|流失|降低)$/i

/** A decline that is slowed is a measure that is kept. */
const slowedDecline = (terms: readonly Term[]): Term[] => {
  const out = [...terms]
  out.forEach((term, i) => {
    if (term.meaning.role !== 'change' || !slowing.test(term.text)) return
    const j = out.findIndex(
      (other, k) =>
        k > i && other.clause === term.clause && other.meaning.role === 'change' && decline.test(other.text),
    )
    if (j < 0) return
    out[i] = { ...term, meaning: { role: 'change', change: 'keep' } }
    out[j] = { ...itemAt(out, j), meaning: { role: 'function' } }
  })
  return out
}

const heal: Meaning = { role: 'effect', effect: 'heal' }

/** Ulcers close when they heal; anything else that closes or comes close means nothing here. */
const closing = (terms: readonly Term[]): Term[] =>
  terms.some(({ meaning }) => meaning.role === 'disease' && meaning.ids.includes('diabetic-foot-ulcer'))
    ? terms.map((term) => (/^clos(e|es|ed|ing|ure)$/i.test(term.text) ? { ...term, meaning: heal } : term))
    : [...terms]

const outside: Meaning = { role: 'outside', what: 'disease' }

/** "Cures cancer": cancer is the disease there, and no harm of the treatment. */
const curedCancer = (terms: readonly Term[]): Term[] =>
  terms.map((term, i) => {
    const before = terms.slice(Math.max(0, i - 2), i)
    const isCured = before.some(
      ({ meaning, clause }) => clause === term.clause && meaning.role === 'effect' && meaning.effect === 'cure',
    )
    return isCured && term.meaning.role === 'harm' && term.meaning.ids.includes('tumor')
      ? { ...term, meaning: outside }
      : term
  })

const uncertain: Meaning = { role: 'effect', effect: 'uncertain' }

/** Evidence that is weak or limited: what it is evidence of is not settled. */
const weakEvidence = (terms: readonly Term[]): Term[] =>
  terms.map((term) => {
    const isWeak =
      /^(weak|limited|insufficient|inconclusive|sparse|poor|scarce|scant|mixed|conflicting|薄弱|有限|不足)$/i.test(
        term.text,
      )
    const isEvidence = (other: Term): boolean =>
      other.clause === term.clause && /^(evidence|data|证据|数据)$/i.test(other.text)
    return isWeak && terms.some(isEvidence) ? { ...term, meaning: uncertain } : term
  })

/** Terms with what stands apart in them put together. */
export const joinIdioms = (terms: readonly Term[]): Term[] =>
  weakEvidence(curedCancer(closing(slowedDecline(joinSplit(terms)))))
