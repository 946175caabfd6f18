/** Whether a sentence tells what a trial found, and how it describes that trial. */
import { hasControl, isRandomized, type Trial } from '../../dataset/index.js'

export type Report = {
  /** It says something of the trial by which it can be told from others: its design, a product, a count. */
  readonly isSpecific: boolean
  readonly fits: (trial: Trial) => boolean
}

const finding =
  'found|finds|showed|shows|reported|reports|saw|observed|failed|missed|met|(?:was|were) negative|no longer|were|was|did not'

/** Words by which a sentence tells of one trial, or a few, and not of all. */
const ofOneTrial: readonly RegExp[] = [
  /\b(?:in|from|of) (?:a|an|one|the|this|that|two|another) (?:[\w.,'-]+ ){0,6}?(?:trial|study)\b/i,
  new RegExp(
    `\\b(?:a|an|one|the|this|that|two|three) (?:[\\w.,'-]+ ){0,6}?(?:trials?|study)\\b[^.;]{0,90}?\\b(?:${finding})\\b`,
    'i',
  ),
  // A trial by its name: "the zimislecel trial", "ALLO-ASC trial". "Every trial" is none.
  new RegExp(`(?<![\\w-])[\\w-]+ (?:trial|study)\\b[^.;]{0,40}\\b(?:${finding})\\b`, 'i'),
  // A share set beside that of its controls is the finding of a trial.
  /\b(?:against|versus|vs\.?|compared (?:with|to)|and|but|while)\b[^.;]{0,30}\b(?:placebo|controls|control (?:group|arm)|sham)\b/i,
  // "All twelve people given the full dose of zimislecel"
  /\b(?:the|of|among) (?:first |\w+ ){0,2}(?:Brazilian|Chinese|Swedish|Polish|Iranian|Indian|Korean|Japanese|Mexican|Czech|Vietnamese) (?:patients|people|participants|children|adults|series|study|trial)\b/i,
  /\b(?:people|patients|participants|adults|those) (?:who (?:got|received|were given) |given |treated with |on )(?:the |a |[\w-]+ ){0,4}(?:zimislecel|donislecel|lantidra|protrans|prochymal|vx-?\d{3}|pec-\w+)\b/i,
  /(?:一项|两项|该项?|这项|某项)[^,，。;；]{0,24}(?:试验|研究)|[\w-]+试验中|(?:随机|双盲|对照|单臂)[一-鿿]{0,6}(?:试验|研究)中/,
]
const notOne = /\b(?:every|each|all|any|no|not all|not every|most) (?:[\w-]+ ){0,2}?(?:trials?|stud(?:y|ies))\b/i

const traits: readonly (readonly [words: RegExp, fits: (trial: Trial) => boolean])[] = [
  [
    /(?<!un|non-)\b(?:double|single|triple)?-?\s?blind(?:ed)?\b|双盲|单盲/i,
    ({ design }) => design.masking !== null && design.masking !== 'none',
  ],
  [/non-?randomi[sz]ed|非随机/i, ({ design }) => design.allocation !== 'randomized'],
  [/(?<!non-?)\brandomi[sz]ed\b|(?<!非)随机/i, isRandomized],
  [/\bplacebo\b|安慰剂/i, hasControl],
  [/single-?(?:arm|group)|uncontrolled|without a control group|单臂/i, (trial) => !hasControl(trial)],
  [/\bphase (?:3|iii)\b|III期|3期/i, ({ design }) => design.phases?.includes('3') === true],
]

/** Where a trial was done, by what its people are called. */
const nations: readonly (readonly [words: RegExp, country: string])[] = [
  [/\bbrazil\w*|巴西/i, 'BR'],
  [/\bchinese\b|中国/i, 'CN'],
  [/\bswed\w+|瑞典/i, 'SE'],
  [/\bpolish\b|波兰/i, 'PL'],
  [/\biranian\b|伊朗/i, 'IR'],
  [/\bindian\b|印度/i, 'IN'],
  [/\bkorean\b|韩国/i, 'KR'],
  [/\bjapanese\b|日本/i, 'JP'],
  [/\bmexican\b|墨西哥/i, 'MX'],
  [/\bargentin\w+|阿根廷/i, 'AR'],
  [/\bczech\b|捷克/i, 'CZ'],
  [/\bvietnamese\b|越南/i, 'VN'],
]

const enrolled =
  /\b(?:in|of|with|among) (\d+) (?:\w+ ){0,3}(?:adults?|patients?|people|participants?|children|subjects?|men|women)\b/i

/** Names of single products and programs, as titles of trials have them. */
const products =
  /\b(?:\w{4,}cel|VX-?\d{3}|VC-?0\d|PEC-\w+|ALLO-ASC[\w-]*|ProTrans|Prochymal|Stempeucel|CYP-?\d+|UP-?421)\b/gi

const isOfProduct = (trial: Trial, names: readonly string[]): boolean => {
  const labels = trial.arms.map(({ product }) => product?.label ?? '')
  const text = [trial.id, trial.title, trial.acronym ?? '', ...labels].join(' ').toLowerCase()
  return names.every((name) => text.includes(name))
}

const namesIn = (sentence: string): string[] => (sentence.match(products) ?? []).map((name) => name.toLowerCase())

/** Whether a trial is of the product that a sentence names; null where it names none. */
export const productIn = (sentence: string): ((trial: Trial) => boolean) | null => {
  const names = namesIn(sentence)
  return names.length === 1 ? (trial) => isOfProduct(trial, names) : null
}

/** A report of a trial, or null where the sentence speaks of cells in general. */
export const reportIn = (sentence: string): Report | null => {
  if (notOne.test(sentence) || !ofOneTrial.some((words) => words.test(sentence))) return null
  const said = traits.filter(([words]) => words.test(sentence)).map(([, fits]) => fits)
  const people = Number(enrolled.exec(sentence)?.[1] ?? Number.NaN)
  const named = namesIn(sentence)
  const countries = nations.filter(([words]) => words.test(sentence)).map(([, country]) => country)
  return {
    isSpecific: said.length > 0 || named.length > 0 || !Number.isNaN(people),
    fits: (trial) =>
      said.every((fits) => fits(trial)) &&
      isOfProduct(trial, named) &&
      countries.every((country) => trial.countries?.includes(country)) &&
      (Number.isNaN(people) || trial.enrollment.count === people),
  }
}
