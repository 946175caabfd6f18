/** A claim in words, checked: understood by the vocabularies, judged by named rules over stored facts, or left unjudged for a reason. */
import type { Claim } from '../../dataset/index.js'
import type { Store } from '../../store/index.js'
import { foldWords } from '../../text.js'
import { type Near, nearestClaims } from './nearest.js'
import { refuseText, whyNotJudged } from './refuse.js'
import { type Judged, judgePart, verdictOf } from './rules/judge.js'
import { type Result, results } from './rules/rule.js'
import { comparesWithControl, foreignLanguage } from './sentence.js'
import { alike, likestClaim } from './similar.js'
import { type Context, nothingNamed, type Understanding, understand } from './understand.js'
import { needsTags, sortUnknown } from './unknown.js'

/** Why a sentence has no verdict, or not the one that its rules gave. */
export type Reason = {
  readonly code:
    | 'language'
    | 'outside'
    | 'offer'
    | 'no-treatment'
    | 'no-claim'
    | 'unknown-words'
    | 'denials'
    | 'question'
    | 'testimonial'
    | 'advice'
    | 'judged-claim'
  readonly text: string
}

export type Checked = {
  readonly understanding: Understanding
  readonly verdict: Result
  readonly reason: Reason | null
  /** Every thing claimed, in every disease named. */
  readonly parts: readonly Judged[]
  readonly near: readonly Near[]
  /** The judged claim that says the same, whose judgment was taken. */
  readonly same: Claim | null
}

/** How a judged claim's verdict is called here. */
const verdictOfClaim: Readonly<Record<Claim['verdict'], Result>> = {
  supported: 'supported',
  'partly-supported': 'partly-supported',
  overstated: 'overstated',
  contradicted: 'contradicted',
  unverified: 'not-shown',
}

const statements = new WeakMap<Store, ReadonlyMap<string, Claim>>()
const han = /[\u3400-\u9fff]/

/** The judged claim with the very words of a sentence: of the claims in its own script. */
const sameClaim = (sentence: string, dataset: Store): Claim | null => {
  const isHan = han.test(sentence)
  const some = dataset.records('claims').filter(({ statement }) => han.test(statement) === isHan)
  if (some.length === 0) return null
  if (isHan) return some.find(({ statement }) => foldWords(statement) === foldWords(sentence)) ?? null
  const known = statements.get(dataset) ?? new Map(some.map((claim) => [foldWords(claim.statement), claim]))
  statements.set(dataset, known)
  return known.get(foldWords(sentence)) ?? null
}

/** Parts of speech are asked for only where they decide: they cost more than Node's own start. */
const settleUnknown = async (u: Understanding): Promise<Understanding> => {
  if (u.unmapped.length === 0) return u
  const tags = needsTags(u.sentence, u.terms) ? (await import('./grammar.js')).tagWords(u.sentence) : []
  const claiming = u.parts.map(({ clause }) => clause)
  const { blocking, beside, passedOver } = sortUnknown(u.sentence, u.terms, tags, claiming)
  // Denied twice, or a denial of the treatment itself: no unknown word, and still not to be guessed at.
  const sorted = new Set([...blocking, ...beside, ...passedOver])
  const muddled = u.unmapped.filter((word) => !sorted.has(word))
  return { ...u, unmapped: [...blocking, ...muddled], beside: [...u.beside, ...beside], passedOver }
}

const judged = (u: Understanding, dataset: Store): Judged[] => {
  const bodies = u.diseases.length ? u.diseases.map((id) => [id]) : [[]]
  return (
    u.parts
      // Better than its own control group is what trials measure: no claim beside the measure.
      .filter(
        ({ claimed }) =>
          claimed.what !== 'comparison' ||
          u.parts.length === 1 ||
          !(comparesWithControl(u.sentence) || u.subject.told?.isSpecific),
      )
      .flatMap((part) => bodies.map((diseases) => judgePart(part, u, diseases, dataset)))
  )
}

/**
 * The judgment of the claim that a sentence says. Of one that it is nearly the same as, that judgment; of one that it is only like,
 * where its own rules have no verdict. On the page that the claim was judged on, never kinder than either.
 */
const asJudged = (
  claim: Claim,
  byRules: Result,
  likeness: number,
  { isOnPage }: { readonly isOnPage: boolean },
): Pick<Checked, 'verdict' | 'reason'> | undefined => {
  const byHand = verdictOfClaim[claim.verdict]
  const isStricter = isOnPage && results.indexOf(byHand) < results.indexOf(byRules)
  const found = byRules === 'not-judged' || likeness >= alike.nearly || isStricter ? byHand : byRules
  // What is only like it, on its own page, is no proof that it says the same.
  const verdict = found === 'supported' && likeness < alike.same ? 'partly-supported' : found
  if (verdict !== byHand) return undefined
  const words = byHand.replaceAll('-', ' ')
  return {
    verdict,
    reason: { code: 'judged-claim', text: `It says what the judged claim ${claim.id} says, which is ${words}.` },
  }
}

const settled = (
  u: Understanding,
  parts: readonly Judged[],
  same: ReturnType<typeof likestClaim>,
  { isOnPage }: { readonly isOnPage: boolean },
): Pick<Checked, 'verdict' | 'reason'> => {
  const byRules = verdictOf(parts)
  const say = (verdict: Result): string => verdict.replaceAll('-', ' ')
  const { kind } = u.subject
  if (kind === 'question')
    return {
      verdict: 'not-judged',
      reason: {
        code: 'question',
        text: `A question claims nothing. What is known: said as a statement it would be ${say(byRules)}.`,
      },
    }
  if (kind === 'story')
    return {
      verdict: 'not-judged',
      reason: {
        code: 'testimonial',
        text: `One person’s story shows nothing of other people, true or not. Said of people in general it would be ${say(byRules)}.`,
      },
    }
  if (kind === 'recommendation' && results.indexOf(byRules) >= results.indexOf('not-shown'))
    return {
      verdict: 'not-judged',
      reason: {
        code: 'advice',
        text: 'It says what should be done, which no trial shows; what is known stands below.',
      },
    }
  const judgedBefore = same && asJudged(same.claim, byRules, same.likeness, { isOnPage })
  return judgedBefore ?? { verdict: byRules, reason: null }
}

export type CheckOptions = {
  /** What a sentence leaves unsaid: diseases and cells from headings, earlier sentences or --about. */
  readonly context?: Context
  /** Nearest judged claims cost a reading of all of them; a page does without. */
  readonly withNear?: boolean
  /** The judged article that the sentence is of: what was judged of it is looked for among its claims first. */
  readonly article?: string
  /** The judged claim that it is known to say, by what it cites. */
  readonly claim?: Claim
}

/** Check a sentence. Throws a usage failure only for text that can be no sentence: empty, or a whole page. */
export const checkClaim = async (text: string, dataset: Store, options: CheckOptions = {}): Promise<Checked> => {
  const sentence = text.trim()
  const hopeless = refuseText(sentence)
  if (hopeless) throw hopeless
  const language = foreignLanguage(sentence)
  if (language)
    return {
      understanding: nothingNamed(sentence),
      verdict: 'not-judged',
      reason: { code: 'language', text: `It is in ${language}; English and Chinese are read.` },
      parts: [],
      near: [],
      same: null,
    }
  const understanding = await settleUnknown(understand(sentence, dataset, options.context))
  const exact = options.claim ?? sameClaim(sentence, dataset)
  const same = exact
    ? { claim: exact, likeness: 1 }
    : understanding.tangles.length
      ? null
      : likestClaim(understanding.terms, understanding, dataset, options.article)
  const near = options.withNear === false ? [] : nearestClaims(understanding, dataset)
  const why = whyNotJudged(understanding, dataset)
  if (why && !same) return { understanding, verdict: 'not-judged', reason: why, parts: [], near, same: null }
  const parts = why ? [] : judged(understanding, dataset)
  return {
    understanding,
    ...settled(understanding, parts, same, { isOnPage: options.article !== undefined }),
    parts,
    near,
    same: same?.claim ?? null,
  }
}
