/** A claim in words, checked: understood by the vocabularies, judged by named rules over stored facts, or refused. */
import type { Store } from '../../store/index.js'
import { type Near, nearestClaims } from './nearest.js'
import { refuse, refuseText } from './refuse.js'
import { type Judged, judgePart, worst } from './rules/judge.js'
import type { Result } from './rules/rule.js'
import { type Understanding, understand } from './understand.js'

export type Checked = {
  readonly understanding: Understanding
  readonly verdict: Result
  /** Every thing claimed, in every disease named. */
  readonly parts: readonly Judged[]
  readonly near: readonly Near[]
}

/** Check a sentence; throws a usage failure that names the words in the way when it cannot be read. */
export const checkClaim = (text: string, dataset: Store): Checked => {
  const sentence = text.trim()
  const hopeless = refuseText(sentence)
  if (hopeless) throw hopeless
  const understanding = understand(sentence, dataset)
  const refusal = refuse(understanding, dataset)
  if (refusal) throw refusal
  const bodies = understanding.diseases.length ? understanding.diseases.map((id) => [id]) : [[]]
  const parts = understanding.parts
    .filter(({ claimed }) => claimed.what !== 'comparison' || understanding.parts.length === 1)
    .flatMap((part) => bodies.map((diseases) => judgePart(part, understanding, diseases, dataset)))
  return {
    understanding,
    verdict: worst(parts)?.result ?? 'cannot-be-judged',
    parts,
    near: nearestClaims(understanding, dataset),
  }
}
