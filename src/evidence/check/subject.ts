/** What a sentence is about, which is decided before anything is judged: each kind is judged in its own way. */
import type { Store } from '../../store/index.js'
import type { Claimed, Part } from './claimed.js'
import { type Described, describe, namesRegistration } from './described.js'
import type { Term } from './meaning.js'
import { resultNumbers } from './numbers.js'
import { isAdvice, isBooking, isOffer, isQuestion, isTestimonial } from './sentence.js'

export const subjectKinds = [
  'treatment',
  'study',
  'people',
  'evidence',
  'decision',
  'mechanism',
  'product',
  'recommendation',
  'story',
  'offer',
  'question',
] as const

export type Subject = {
  readonly kind: (typeof subjectKinds)[number]
  /** The study or people told of, where it tells of such, and the clause that names them. */
  readonly told: (Described & { readonly clause: number }) | null
}

const contrast = /^(?:but|although|though|even though|however|yet|whereas|但|但是|然而|不过|虽然|尽管)$/i
const conclusion = /^(?:so|therefore|thus|hence|which means|which proves|meaning|因此|所以|可见|说明)$/i

type Read = { readonly subject: Subject; readonly terms: readonly Term[] }

const isBetween = (terms: readonly Term[], words: RegExp, from: number, to: number): boolean =>
  terms.some(({ text, clause }) => clause > from && clause <= to && words.test(text))

/** Whether a part is concluded from the study or people that a sentence tells of: "…, so stem cells cure". */
export const isConcludedFrom = (part: Part, { subject: { told }, terms }: Read): boolean =>
  told !== null && part.clause > told.clause && isBetween(terms, conclusion, told.clause, part.clause)

/** The study or people that one part of a sentence tells of: nobody where it stands against them, or is concluded from them. */
export const toldOf = (part: Part, read: Read): Subject['told'] => {
  const { told } = read.subject
  if (!told) return null
  const isAgainst = part.clause < told.clause && isBetween(read.terms, contrast, part.clause, told.clause)
  return isAgainst || isConcludedFrom(part, read) ? null : told
}

const study = '(?:trials?|study|studies|series|pilot|cohort|RCTs?|experiment|crossover|comparison|case report)'
const past =
  '(?:found|showed|reported|recorded|confirm(?:s|ed)|prov(?:es|ed)|demonstrat(?:es|ed)|establish(?:es|ed)|saw|observed|noted|failed|missed|met|was|were|had|did|gave|treated|infused|transplanted|injected|(?<!be )used|took|could|came|became|stopped|lost|kept|needed|reached|healed|fell|rose|improved|lowered|raised|reversed|cured|ended|made|no longer)'
const who =
  '(?:researchers|doctors|scientists|investigators|physicians|surgeons|clinicians|authors|team|group|hospital|university)'
const given = '(?:given|who (?:got|received|were given|were treated with)|treated with|on|randomi[sz]ed to)'
const control =
  '(?:placebo|controls|control (?:group|arm)|sham|vehicle|those without|without cells|matched|(?:those|people|patients) on (?:insulin|placebo|usual care)|insulin alone|insulin only)'

/** Words by which a sentence tells of one study, or of a few, and not of the treatment. */
const ofStudy: readonly RegExp[] = [
  new RegExp(
    `\\b(?:in|from|of|by) (?:a|an|one|the|this|that|their|its|two|three|another) (?:[\\w.,'’-]+ ){0,7}?${study}\\b`,
    'i',
  ),
  new RegExp(
    `\\b(?:a|an|one|the|this|that|their|its|two|three|another) (?:[\\w.,'’-]+ ){0,7}?${study}\\b[^.;]{0,110}?\\b${past}\\b`,
    'i',
  ),
  // A trial by its name: "ALLO-ASC trial".
  new RegExp(`(?<![\\w-])[\\w-]+ (?:trial|study)\\b[^.;]{0,40}\\b${past}\\b`, 'i'),
  new RegExp(`\\b${who}\\b[^.;]{0,60}?\\b${past}\\b`, 'i'),
  /\p{Lu}[\p{L}-]+ (?:et al\b|and (?:his |her |their )?(?:colleagues|co-?workers|team))/u,
  // What is set beside controls is the finding of a trial.
  new RegExp(`\\b(?:against|versus|vs\\.?|compared (?:with|to)|and|but|while)\\b[^.;]{0,30}\\b${control}\\b`, 'i'),
  new RegExp(`\\b${past}\\b[^.;]{0,90}\\bthan\\b[^.;]{0,24}\\b${control}\\b`, 'i'),
  new RegExp(
    `\\b(?:people|patients|participants|adults|children|those) ${given} (?:the |a |[\\w-]+ ){0,4}(?:\\w{4,}cel|protrans|prochymal|vx-?\\d{3}|pec-\\w+)\\b`,
    'i',
  ),
  /(?:一项|两项|三项|该项?|这项|某项|另一项)[^,，。;；]{0,30}(?:试验|研究)|[\w-]+试验中|(?:试验|研究)中[，,]|(?:随机|双盲|对照|单臂|人的?)[一-鿿]{0,6}(?:试验|研究)(?:中|显示|发现|表明|证实)|等人?(?:报道|报告|发现)|(?:与|和|较|比)(?:安慰剂|对照)组?[^。；]{0,30}(?:未|没有|无)/,
]
const ofAll =
  /\b(?:every|each|all|any|no|not all|not every|most|many|few|hardly any) (?:[\w-]+ ){0,4}?(?:trials?|stud(?:y|ies))\b|(?:所有|没有|任何|大多数?)[^,，。]{0,8}(?:试验|研究)/i

/** What a clinic says of those it treated is no study that a record need hold. */
const ownPatients =
  /\b(?:we|our (?:clinic|cent(?:er|re)|hospital|doctors|team)) (?:have|has)(?: now| already| successfully)? treated\b|(?:我们|我院|本院|本中心)(?:已经?|成功)?(?:治疗|救治)了?/i

/** People who are counted, or one person of whom it is told what happened. */
const happened =
  /\b(?:has|have|had|was|were|is|made|stopped|came|became|needed|lived|lives|died|no longer|went|produced|lost|got|started|reached|did|could|achieved|remained|stayed|kept|regained|developed|suffered|healed)\b|[后了]/i
const reported =
  /\b(?:studies|research|data) (?:shows?|showed|found|reports?|reported)\b|研究(?:显示|发现|报道|报告|表明)|据报道/i
const happenedTo = new RegExp(`\\b${past}\\b`, 'i')
const group =
  /\b(?:the|of|among|in) (?:first |\w+ ){0,2}(?:Brazilian|Chinese|Swedish|Polish|Iranian|Indian|Korean|Japanese|Mexican|Czech|Vietnamese|American|German|Italian|Argentine|British|French|Spanish|Australian) (?:patients|people|participants|children|adults|women|men)\b/i

const ofEvidence: ReadonlySet<Claimed['what']> = new Set(['studies', 'uncertain'])
const ofDecision: ReadonlySet<Claimed['what']> = new Set([
  'approval',
  'withdrawal',
  'exemption',
  'standard',
  'registration',
  'only',
])
const ofProduct: ReadonlySet<Claimed['what']> = new Set(['identity', 'donor', 'immunosuppression', 'cost', 'ranking'])

/** The clauses that claim something: advice beside them ("do not trust the ads") changes nothing. */
const claimingText = (sentence: string, terms: readonly Term[], parts: readonly Part[]): string => {
  const clauses = new Set(parts.map(({ clause }) => clause))
  const own = terms.filter(({ clause }) => clauses.has(clause))
  return own.length ? own.map(({ text }) => text).join(' ') : sentence
}

/** What is told: of people counted or of one person, of a study, or of neither. */
const tellingOf = (
  sentence: string,
  { counts, products }: { readonly counts: readonly string[]; readonly products: readonly string[] },
  told: Described,
): { readonly kind: 'people' | 'study'; readonly at: number } | undefined => {
  if (ofAll.test(sentence) || ownPatients.test(sentence)) return undefined
  const study = ofStudy.map((words) => sentence.search(words)).find((at) => at >= 0)
  const isStudy =
    study !== undefined ||
    namesRegistration(sentence) ||
    (products.length === 1 && happenedTo.test(sentence)) ||
    (told.isSpecific && (group.test(sentence) || reported.test(sentence))) ||
    resultNumbers(sentence).length > 1 ||
    (told.isSized && happenedTo.test(sentence))
  const at = study ?? 0
  if ((told.isPerson && happened.test(sentence)) || (counts.length && (isStudy || told.isSpecific)))
    return { kind: 'people', at }
  return isStudy ? { kind: 'study', at } : undefined
}

/** Decide what a sentence is about. */
export const subjectOf = (
  sentence: string,
  read: {
    readonly terms: readonly Term[]
    readonly parts: readonly Part[]
    readonly counts: readonly string[]
    readonly places: readonly string[]
    readonly products: readonly string[]
  },
  dataset: Store,
): Subject => {
  const { terms, parts } = read
  const every = (kinds: ReadonlySet<Claimed['what']>): boolean =>
    parts.length > 0 && parts.every(({ claimed }) => kinds.has(claimed.what))
  const described = describe(sentence, read, dataset)
  const telling = tellingOf(sentence, read, described)
  const told = telling ? { ...described, clause: terms.find(({ end }) => end > telling.at)?.clause ?? 0 } : null
  const of = (kind: Subject['kind']): Subject => ({ kind, told })
  if (isQuestion(sentence)) return of('question')
  if (isTestimonial(sentence)) return of('story')
  if (isAdvice(claimingText(sentence, terms, parts))) return of('recommendation')
  const isFree = ({ words }: Part): boolean => isBooking(sentence) && words.some((word) => /^free$/i.test(word))
  if ((isOffer(sentence) || isBooking(sentence)) && parts.every((part) => part.claimed.what === 'cost' || isFree(part)))
    return of('offer')
  if (every(ofDecision)) return of('decision')
  if (every(ofEvidence)) return of('evidence')
  if (every(ofProduct)) return of('product')
  if (telling) return of(telling.kind)
  return of(every(new Set(['mechanism'])) ? 'mechanism' : 'treatment')
}
