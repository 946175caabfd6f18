/** From the parts of a sentence to verdicts: the first rule that speaks decides, then denial and doubt are taken in. */
import type { Trial } from '../../../dataset/index.js'
import { hasRole } from '../../../dataset/roles.js'
import type { Store } from '../../../store/index.js'
import { type ClaimQuestion, type ClaimTrial, claimTrials } from '../../claims/index.js'
import type { Part } from '../claimed.js'
import { productIn } from '../described.js'
import { decisionsNamed } from '../products.js'
import { isConcludedFrom, toldOf } from '../subject.js'
import { strengthsOf, type Understanding } from '../understand.js'
import { comparison, future, notInPeople, openQuestion, withoutMeasure } from './beyond.js'
import { type Weight, weightOf } from './certainty.js'
import { cureOutcomes, cureRules, relapseOnRecord } from './cure.js'
import { efficacyRules } from './efficacy.js'
import { mechanismInAnimals, mechanismOnRecord } from './mechanism.js'
import { donorOfCells, exemptFromApproval, immunosuppressionNeeded, productIs, withdrawalOnRecord } from './products.js'
import { regulationRules } from './regulation.js'
import { type Case, type Finding, few, judge, type Result, type Rule, results, trialsWord } from './rule.js'
import { safetyRules } from './safety.js'
import { ids, isDisputed, isRandomized, sidesOf } from './sides.js'
import { studiesOnRecord } from './studies.js'
import { isForAll, measuresOf, toldBenefit, withComposites } from './told.js'

export type Judged = Finding & {
  readonly part: Part
  readonly diseases: readonly string[]
  readonly question: ClaimQuestion
  readonly trials: readonly ClaimTrial[]
  readonly weight: Weight
}

const rulesFor = (part: Part): readonly Rule[] => {
  const sentence = [notInPeople, future, comparison]
  switch (part.claimed.what) {
    case 'cure':
      return [...sentence, ...cureRules]
    case 'outcome':
    case 'effective':
      return [...sentence, ...efficacyRules]
    case 'mechanism':
      return [mechanismInAnimals, ...sentence, toldBenefit, mechanismOnRecord]
    case 'safety':
    case 'harm':
      return [...sentence, ...safetyRules]
    case 'approval':
    case 'standard':
    case 'registration':
    case 'only':
      return [future, ...regulationRules]
    case 'studies':
      return [studiesOnRecord]
    case 'identity':
    case 'donor':
      return [future, productIs, donorOfCells]
    case 'withdrawal':
      return [future, withdrawalOnRecord]
    case 'exemption':
      return [exemptFromApproval]
    case 'immunosuppression':
      return [future, immunosuppressionNeeded]
    case 'uncertain':
      return [openQuestion]
    case 'relapse':
      return [...sentence, relapseOnRecord]
    default:
      return [withoutMeasure]
  }
}

const benefitDomains = new Set(['glycemia', 'beta-cell', 'insulin', 'complication', 'quality-of-life'])

/** The outcomes whose results bear on a part. */
const outcomesFor = (part: Part, u: Understanding, diseases: readonly string[], dataset: Store): readonly string[] => {
  const { claimed } = part
  switch (claimed.what) {
    case 'cure':
    case 'relapse':
      return cureOutcomes(diseases, dataset)
    case 'outcome':
      return toldOf(part, u) ? withComposites(claimed.outcomes) : claimed.outcomes
    case 'safety':
    case 'harm':
      return claimed.outcomes
    case 'mechanism':
      return toldOf(part, u) ? measuresOf(claimed.mechanisms) : []
    case 'effective':
      return dataset
        .records('outcomes')
        .filter((o) => benefitDomains.has(o.domain) && o.betterDirection !== 'none')
        .map((o) => o.id)
    default:
      return []
  }
}

/** Cells and the kinds above them: the record of a study may name them less closely than the sentence does. */
const withBroader = (cells: readonly string[], dataset: Store): readonly string[] => [
  ...cells,
  ...dataset.records('cells').flatMap(({ id }) => {
    const within = dataset.vocabulary('cells').within(id)
    return !hasRole(id, 'any-stem-cell') && cells.some((cell) => within.has(cell)) ? [id] : []
  }),
]

/** Whether a trial gives one of the cells, or is on record as giving a kind above one of them; not another of that kind. */
const gives = (trial: Trial, cells: readonly string[], dataset: Store): boolean => {
  const v = dataset.vocabulary('cells')
  return trial.arms.some(({ product }) =>
    product?.cells.some((own) => cells.some((cell) => v.within(cell).has(own) || v.within(own).has(cell))),
  )
}

const questionFor = (part: Part, u: Understanding, diseases: readonly string[], dataset: Store): ClaimQuestion => {
  const { claimed } = part
  const safety = claimed.what === 'safety' || claimed.what === 'harm'
  return {
    diseases,
    cells: u.cells,
    outcomes: outcomesFor(part, u, diseases, dataset),
    about: safety ? 'safety' : 'benefit',
    harm: claimed.what === 'harm' || (claimed.what === 'outcome' && claimed.worse),
    // A study that is described is found by what is said of it.
    ...(toldOf(part, u)?.isSpecific ? {} : { people: u.people }),
  }
}

/** A denial turns what is known round; what is not shown stays so, since no proof of something is no proof of its absence. */
const denied: Readonly<Record<Result, Result>> = {
  contradicted: 'supported',
  supported: 'contradicted',
  'not-shown': 'not-shown',
  overstated: 'not-shown',
  'true-of-something-else': 'supported',
  'partly-supported': 'overstated',
  'not-judged': 'not-judged',
}

/** "No evidence that", "unproven": true of all that is not shown, and of a mechanism that is contested; not of an effect that some trials saw. */
const doubted: Readonly<Record<Result, Result>> = {
  ...denied,
  'not-shown': 'supported',
  overstated: 'partly-supported',
}

const words: Readonly<Record<Result, string>> = {
  contradicted: 'contradicted',
  overstated: 'overstated',
  'not-shown': 'not shown',
  'true-of-something-else': 'true of something else',
  'partly-supported': 'partly supported',
  'not-judged': 'beyond judgment',
  supported: 'supported',
}

/** A benefit that is denied where trials with a control group looked for it and none found it. */
const withoutBenefit = (finding: Finding, trials: readonly ClaimTrial[]): Finding | undefined => {
  const { against, for: found, mixed } = sidesOf(trials)
  if (finding.result !== 'not-shown' || found.length + mixed.length > 0 || against.length === 0) return undefined
  const isSure = against.filter(isRandomized).length > 1
  return {
    rule: `${finding.rule}, denied`,
    result: isSure ? 'supported' : 'partly-supported',
    reason: `The sentence denies it, and ${trialsWord(against.length)} with a control group found no difference (${few(ids(against))})${isSure ? '' : '; a single small trial is no proof that there is none'}.`,
  }
}

/** What is held against records as it is said, denied or not. */
const ofRecords: ReadonlySet<Part['claimed']['what']> = new Set([
  'approval',
  'studies',
  'identity',
  'donor',
  'withdrawal',
  'exemption',
  'immunosuppression',
])

/** Rules that judge what is told of one study or of people, numbers and all. */
const isOfTold = (finding: Finding): boolean => finding.rule.startsWith('told-')

/** Words that deny any evidence at all, which one record refutes. */
const noneAtAll =
  /\b(?:no|not (?:a|one|any)|zero|without (?:a|any)) (?:shred |scrap |trace |hint |sign |single |piece |bit |of )*(?:evidence|proof|data)\b[^.;]*\bever\b|\b(?:shred|scrap|trace|hint) of (?:evidence|proof)\b|\bzero (?:evidence|proof)\b|没有任何(?:证据|数据)|毫无(?:证据|根据)/i

const turned = (finding: Finding, part: Part, u: Understanding, trials: readonly ClaimTrial[]): Finding => {
  if (ofRecords.has(part.claimed.what) || isOfTold(finding)) return finding
  const notAll = strengthsOf(part, u).has('not-all')
  if (u.proof === 'unproven')
    return {
      ...finding,
      rule: `${finding.rule}, doubted`,
      result:
        finding.rule === 'mechanism-on-record' && finding.result === 'overstated'
          ? 'supported'
          : finding.result === 'partly-supported' && noneAtAll.test(u.sentence)
            ? 'contradicted'
            : doubted[finding.result],
      reason: `The sentence calls it unproven; the claim itself is ${words[finding.result]}. ${finding.reason}`,
    }
  // Nobody has shown a cure: to say so is right, however little was counted.
  if (part.negated && !notAll && part.claimed.what === 'cure' && finding.result !== 'supported')
    return {
      ...finding,
      rule: `${finding.rule}, denied`,
      result: 'supported',
      reason: `The sentence denies a cure, and none is shown. ${finding.reason}`,
    }
  if (part.negated && finding.rule === 'mechanism-on-record' && finding.result === 'overstated')
    return {
      ...finding,
      rule: `${finding.rule}, denied`,
      result: 'partly-supported',
      reason: `The sentence denies what is contested. ${finding.reason}`,
    }
  const isOfBenefit =
    part.claimed.what === 'effective' ||
    (part.claimed.what === 'outcome' && !part.claimed.worse && !part.claimed.absent)
  const without = part.negated && !notAll && isOfBenefit ? withoutBenefit(finding, trials) : undefined
  if (without) return without
  if (part.negated !== notAll)
    return {
      ...finding,
      rule: `${finding.rule}, denied`,
      result: denied[finding.result],
      reason: `The sentence denies it; the claim itself is ${words[finding.result]}. ${finding.reason}`,
    }
  return finding
}

/** A year, against which the date of a decision is held. */
const isYear = (text: string): boolean => /^(19|20)\d\d$/.test(text)

/** Whether a disease names the people who are spoken of: "people with prediabetes", "prediabetics", "前期患者". */
const isOfPeople = (sentence: string, disease: string): boolean => {
  const at = sentence.indexOf(disease)
  return (
    at >= 0 &&
    (/\b(?:people|patients?|persons?|adults?|children|women|men|those|anyone|everyone) (?:\w+ )?(?:with|in|at|who have) (?:a |an |the )?$/i.test(
      sentence.slice(0, at),
    ) ||
      /^\s*(?:patients?|people|患者|病人|人群)/i.test(sentence.slice(at + disease.length)))
  )
}

/** What was not understood, not named or only a number keeps a part from being called supported, or from being judged at all. */
const limited = (finding: Finding, c: Case): Finding => {
  const { u } = c
  const treatments = u.outside.filter(({ what }) => what === 'treatment').map(({ text }) => text)
  // A product that is no cell has decisions of its own on record.
  const isOfDecision =
    ['approval', 'withdrawal', 'identity'].includes(c.part.claimed.what) &&
    decisionsNamed(u.sentence, c.dataset).length > 0
  // "An antibody and no cell therapy" says what the product is, and denies no treatment.
  const isNoCell = isOfDecision && decisionsNamed(u.sentence, c.dataset).every(({ cell }) => cell === null)
  const lost = [
    ...u.unmapped.filter((word) => !(isNoCell && word.endsWith('(the treatment itself is denied)'))),
    ...(isOfDecision ? [] : treatments),
  ]
  if (lost.length)
    return judge(
      'words-left',
      'not-judged',
      `Not all of the sentence was understood or is covered (${lost.map((w) => `“${w}”`).join(', ')}), so it is not judged. Without those words it would be ${words[finding.result]} (rule ${finding.rule}). ${finding.reason}`,
    )
  const others = u.outside.filter(({ what, text }) => what === 'disease' && isOfPeople(u.sentence, text))
  if (others.length && ['supported', 'partly-supported'].includes(finding.result))
    return judge(
      'other-people',
      'not-judged',
      `It is said of people with ${others.map(({ text }) => `“${text}”`).join(', ')}, of whom nothing is on record.`,
    )
  if (finding.result === 'supported' && u.beside.length)
    return judge(
      'claimed-beside',
      'partly-supported',
      `It claims something else too, which is not judged (${u.beside.map((w) => `“${w}”`).join(', ')}). ${finding.reason}`,
    )
  if (finding.result === 'supported' && u.groups.length && !c.part.negated && u.proof !== 'unproven')
    return judge(
      'group-left',
      'partly-supported',
      `It is said of people whom the records do not tell apart (${u.groups.map((w) => `“${w}”`).join(', ')}); what follows is of all people with the disease. ${finding.reason}`,
    )
  if (finding.result !== 'supported' || isOfTold(finding) || c.part.claimed.what === 'studies') return finding
  const numbers = [
    ...u.numbers.filter((n) => !(ofRecords.has(c.part.claimed.what) && isYear(n))),
    ...u.shares.map((share) => `${share}%`),
  ]
  if (numbers.length)
    return judge(
      'numbers-left',
      'partly-supported',
      `The rules do not judge the numbers in it (${numbers.join(', ')}). Without them it is supported. ${finding.reason}`,
    )
  if (c.diseases.length === 0 && isGeneral(c))
    return judge(
      'no-disease',
      'partly-supported',
      `No disease is named; it holds over all diseases on record taken together, which is no answer for any one. ${finding.reason}`,
    )
  return finding
}

/** Whether a part is said of everybody treated: only then must the disease be known. One case of harm, or of a possibility, is enough anywhere. */
const isGeneral = ({ part, u }: Case): boolean =>
  (part.claimed.what === 'cure' || part.claimed.what === 'outcome' || part.claimed.what === 'safety') &&
  !part.negated &&
  u.proof !== 'unproven' &&
  !(['hedged', 'some', 'not-all'] as const).some((s) => u.strengths.has(s))

/** Said of a study that is described, or of one person: that it was so needs no certainty about others. */
const isOfOne = (finding: Finding, part: Part, u: Understanding): boolean =>
  finding.rule === 'told-of-person' || (isOfTold(finding) && toldOf(part, u)?.isSpecific === true)

/** A benefit stated as a fact needs at least low certainty to be called supported; said with reserve it stands as said. */
const sureEnough = (finding: Finding, { part, u }: Case, { certainty }: Weight): Finding => {
  const isFact =
    (part.claimed.what === 'outcome' || part.claimed.what === 'effective') &&
    !part.negated &&
    u.proof !== 'unproven' &&
    !(['hedged', 'some', 'not-all'] as const).some((s) => u.strengths.has(s))
  if (finding.result !== 'supported' || !isFact || isOfOne(finding, part, u)) return finding
  return certainty && certainty.level !== 'very-low'
    ? finding
    : {
        ...finding,
        result: 'partly-supported',
        reason: `${finding.reason} The certainty of these trials together is very low (GRADE), which is too little to state it as a fact.`,
      }
}

/** What only trials of a disputed design bear out is not whole. */
const undisputed = (finding: Finding): Finding =>
  finding.result === 'supported' && finding.carriedBy?.length && finding.carriedBy.every(isDisputed)
    ? {
        ...finding,
        result: 'partly-supported',
        reason: `${finding.reason} Sources dispute the design of ${few(ids(finding.carriedBy))}, so it carries no more.`,
      }
    : finding

/**
 * What is concluded from one study for everybody is no better than overstated; and a study that is told of is named where a rule
 * about the treatment decides.
 */
const besideTold = (finding: Finding, { part, u }: Case, all: readonly ClaimTrial[]): Finding => {
  const { told } = u.subject
  if (!told || isOfTold(finding) || finding.result === 'not-judged') return finding
  const isBenefit = ['outcome', 'effective', 'cure', 'mechanism'].includes(part.claimed.what)
  const isReserved = part.negated || u.proof === 'unproven' || u.strengths.has('hedged')
  const isConcluded = isBenefit && !isReserved && (isConcludedFrom(part, u) || isForAll(u))
  const fitting = told.isClose
    ? all.filter(({ trial }) => trial.kind === 'published' && told.fits(trial)).slice(0, 3)
    : []
  const named = fitting.filter(({ trial }) => !finding.reason.includes(trial.id))
  const reason = named.length ? `${finding.reason} The study told of: ${few(ids(named))}.` : finding.reason
  return isConcluded && ['supported', 'partly-supported', 'not-shown'].includes(finding.result)
    ? { ...finding, result: 'overstated', reason: `It is concluded from one study for everybody. ${reason}` }
    : { ...finding, reason }
}

/** Judge one part in one disease. */
export const judgePart = (part: Part, read: Understanding, diseases: readonly string[], dataset: Store): Judged => {
  const strengths = strengthsOf(part, read)
  const u = { ...read, strengths }
  const question = questionFor(part, u, diseases, dataset)
  const isTold = toldOf(part, u) !== null
  const asked = isTold ? { ...question, cells: withBroader(u.cells, dataset) } : question
  const wide = question.outcomes.length ? claimTrials(asked, dataset) : []
  const all = isTold ? wide.filter(({ trial }) => gives(trial, u.cells, dataset)) : wide
  // Of a product that trials on record are of, those alone are asked.
  const isOfProduct = productIn(u)
  const own = isOfProduct ? all.filter(({ trial, stance }) => stance !== 'silent' && isOfProduct(trial)) : []
  const trials = own.length ? own : all
  // "Not all" denies "all": the rules judge what is denied.
  const meant = strengths.has('not-all') ? { ...u, strengths: new Set([...strengths, 'all' as const]) } : u
  const c: Case = { part, u: meant, diseases, trials, dataset }
  let finding: Finding | undefined
  for (const rule of rulesFor(part)) {
    finding = rule(c)
    if (finding) break
  }
  const found = undisputed(finding ?? judge('no-rule', 'not-judged', 'No rule covers it.'))
  const weight = weightOf(trials, question, dataset)
  return {
    ...besideTold(sureEnough(limited(turned(found, part, u, trials), c), c, weight), c, all),
    part,
    diseases,
    question,
    trials,
    weight,
  }
}

/**
 * The verdict on a sentence whose parts are all claimed together: that of its worst part. Parts that no rule judges neither
 * raise nor lower it, but a sentence of which a part is not judged is at most partly supported.
 */
export const verdictOf = (parts: readonly Judged[]): Result => {
  const judged = parts.filter(({ result }) => result !== 'not-judged')
  const [worst] = judged.map(({ result }) => result).sort((a, b) => results.indexOf(a) - results.indexOf(b))
  if (!worst) return 'not-judged'
  return worst === 'supported' && judged.length < parts.length ? 'partly-supported' : worst
}
