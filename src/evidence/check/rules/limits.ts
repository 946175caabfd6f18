/** What keeps a finding from being more: words and people that are left over, certainty, disputes, a conclusion from one study. */
import type { ClaimTrial } from '../../claims/index.js'
import type { Part } from '../claimed.js'
import { decisionsNamed } from '../products.js'
import { isConcludedFrom, toldOf } from '../subject.js'
import type { Understanding } from '../understand.js'
import type { Weight } from './certainty.js'
import { type Case, type Finding, few, isOfTold, judge, ofRecords, resultWords } from './rule.js'
import { ids, isDisputed } from './sides.js'
import { isForAll } from './told.js'

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
export const limited = (finding: Finding, c: Case): Finding => {
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
      `Not all of the sentence was understood or is covered (${lost.map((w) => `“${w}”`).join(', ')}), so it is not judged. Without those words it would be ${resultWords[finding.result]} (rule ${finding.rule}). ${finding.reason}`,
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

/** Whether a part is stated as a fact: neither denied nor doubted, and without reserve. */
const isAsserted = ({ part, u }: Pick<Case, 'part' | 'u'>): boolean =>
  !part.negated && u.proof !== 'unproven' && !(['hedged', 'some', 'not-all'] as const).some((s) => u.strengths.has(s))

/** Whether a part is said of everybody treated: only then must the disease be known. One case of harm, or of a possibility, is enough anywhere. */
const isGeneral = ({ part, u }: Case): boolean =>
  (part.claimed.what === 'cure' || part.claimed.what === 'outcome' || part.claimed.what === 'safety') &&
  isAsserted({ part, u })

/** Said of a study that is described, or of one person: that it was so needs no certainty about others. */
const isOfOne = (finding: Finding, part: Part, u: Understanding): boolean =>
  finding.rule === 'told-of-person' || (isOfTold(finding) && toldOf(part, u)?.isSpecific === true)

/** A benefit stated as a fact needs at least low certainty to be called supported; said with reserve it stands as said. */
export const sureEnough = (finding: Finding, { part, u }: Case, { certainty }: Weight): Finding => {
  const isFact = (part.claimed.what === 'outcome' || part.claimed.what === 'effective') && isAsserted({ part, u })
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
export const undisputed = (finding: Finding): Finding =>
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
export const besideTold = (finding: Finding, { part, u }: Case, all: readonly ClaimTrial[]): Finding => {
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
