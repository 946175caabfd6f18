/**
 * The one table of spellings: what is the same word written another way. Filters, full text, `search`, `check` and the names of
 * vocabularies all compare what this makes of a text, so whatever one of them finds the others find too. Both sides of every
 * comparison pass through it; a form only has to be the same on both.
 */
import { ensure } from './collections.js'

/** The Greek letters that stand for words of the field, and their names. */
export const greek: ReadonlyMap<string, string> = new Map(
  Object.entries({
    α: 'alpha',
    β: 'beta',
    γ: 'gamma',
    δ: 'delta',
    ε: 'epsilon',
    ζ: 'zeta',
    η: 'eta',
    θ: 'theta',
    ι: 'iota',
    κ: 'kappa',
    λ: 'lambda',
    μ: 'mu',
    ν: 'nu',
    ξ: 'xi',
    π: 'pi',
    ρ: 'rho',
    σ: 'sigma',
    τ: 'tau',
    φ: 'phi',
    χ: 'chi',
    ψ: 'psi',
    ω: 'omega',
  }),
)

/** British stems and their American form. Stems, not words: the beginning of a word must find what the whole word finds. */
const american: readonly (readonly [british: string, american: string])[] = [
  ['aemi', 'emi'],
  ['aetiolog', 'etiolog'],
  ['ageing', 'aging'],
  ['anaesth', 'anesth'],
  ['behaviour', 'behavior'],
  ['caesarean', 'cesarean'],
  ['centre', 'center'],
  ['coeliac', 'celiac'],
  ['colour', 'color'],
  ['diarrhoea', 'diarrhea'],
  ['enrolment', 'enrollment'],
  ['faec', 'fec'],
  ['favour', 'favor'],
  ['fibre', 'fiber'],
  ['foet', 'fet'],
  ['gynaec', 'gynec'],
  ['haem', 'hem'],
  ['isation', 'ization'],
  ['judgement', 'judgment'],
  ['labell', 'label'],
  ['leucocyt', 'leukocyt'],
  ['litre', 'liter'],
  ['oedem', 'edem'],
  ['oesophag', 'esophag'],
  ['oestr', 'estr'],
  ['orthopaed', 'orthoped'],
  ['paediatr', 'pediatr'],
  ['programme', 'program'],
  ['sulph', 'sulf'],
  ['titre', 'titer'],
  ['tumour', 'tumor'],
  ...[
    'characteris',
    'hospitalis',
    'immunis',
    'localis',
    'minimis',
    'neutralis',
    'normalis',
    'optimis',
    'penalis',
    'randomis',
    'recognis',
    'reorganis',
    'sensitis',
    'stabilis',
    'standardis',
    'summaris',
    'utilis',
    'vascularis',
    'visualis',
  ].map((stem) => [stem, `${stem.slice(0, -1)}z`] as const),
  ['analyse(?=d?$)', 'analyze'],
  ['analysing', 'analyzing'],
]
const americanOf = new Map(american.map(([from, to]) => [from.replace(/\(.*/, ''), to]))
const british = new RegExp(american.map(([from]) => from).join('|'), 'g')

/** Letters that are written with and without a space or hyphen before their number or Greek letter. */
const lettersAndNumber =
  /^(il|glp|gip|igf|tgf|tnf|ifn|hgf|vegf|mcp|ccl|cxcl|gad|znt|type|phase|stage|grade)(\d+[a-z]?)$/
const lettersAndGreek = /^(tgf|tnf|ifn|il1)(alpha|beta|gamma)(\d*)$/
const greekAndNumber = /^(alpha|beta|gamma|delta)(\d+)$/
/** Words that are one, or two between a hyphen or space. */
const parted: ReadonlyMap<string, string> = new Map(
  Object.entries({
    alphacell: 'alpha cell',
    bcell: 'b cell',
    betacell: 'beta cell',
    cpeptide: 'c peptide',
    crossover: 'cross over',
    doubleblind: 'double blind',
    followup: 'follow up',
    ifng: 'ifn gamma',
    isletcell: 'islet cell',
    longterm: 'long term',
    nonrandomized: 'non randomized',
    openlabel: 'open label',
    placebocontrolled: 'placebo controlled',
    shortterm: 'short term',
    singlearm: 'single arm',
    stemcell: 'stem cell',
    tcell: 't cell',
    tgfb: 'tgf beta',
    tnfa: 'tnf alpha',
    wharton: 'wharton',
    whartons: 'wharton s',
  }),
)

/** The parts of a word that may also be written as two: il10, cpeptide. */
export const partsOf = (word: string): readonly string[] => {
  const split =
    parted.get(word) ?? (word.endsWith('s') && parted.has(word.slice(0, -1)) ? `${parted.get(word.slice(0, -1))}s` : '')
  if (split) return split.split(' ')
  const [, letters, rest, more] =
    lettersAndNumber.exec(word) ?? lettersAndGreek.exec(word) ?? greekAndNumber.exec(word) ?? []
  return letters && rest ? [letters, rest, ...(more ? [more] : [])] : [word]
}

/** A word (lower case, no accents) in American spelling. */
export const americanWord = (word: string): string => word.replace(british, (stem) => ensure(americanOf.get(stem)))

/** What may be written in another way somewhere in a text; what holds none of it need not be taken apart. */
const mayDiffer = new RegExp(
  `${british.source}|${[...parted.keys()].join('|')}|(?:${lettersAndNumber.source.slice(2, lettersAndNumber.source.indexOf(')'))})\\d|(?:tgf|tnf|ifn|il1)(?:alpha|beta|gamma)|(?:alpha|beta|gamma|delta)\\d`,
)
export const holdsOtherSpelling = (lower: string): boolean => mayDiffer.test(lower)

const numerals: ReadonlyMap<string, string> = new Map(
  Object.entries({ i: '1', ii: '2', iii: '3', iv: '4', 一: '1', 二: '2' }),
)
/** A Roman numeral as a number where it counts types or phases. */
export const numeralAfter = (before: string | undefined, word: string): string | undefined =>
  before === 'type' || before === 'phase' ? numerals.get(word) : undefined
const romanTypes = / (type|phase) (i{1,3}|iv)(?: (i{1,3}|iv))?(?= )/g

/** Types of diabetes in Chinese: I型, Ⅰ型, 一型 and 1型 are one. A Chinese numeral counts only before the disease. */
const chineseTypes = /(?<![a-z0-9])(i{1,2})(?=型)|([一二])(?=型糖尿病)/gu
/** The number that a numeral stands for before the word for type. */
export const chineseTypeNumbers = (lower: string): string =>
  lower.replace(chineseTypes, (numeral) => ensure(numerals.get(numeral)))

/** Words that are the beginning of another one with nothing in common: islet and insulin. */
export const misleading: ReadonlyMap<string, string> = new Map([
  ['胰岛', '素'],
  ['胰島', '素'],
])

/** Letters from which on a text is long. */
const longText = 2000
/** Words that were spelled before, as far as they are few. */
const met = new Map<string, string>()
const mostMet = 50_000

/** A word in the one form in which it is compared. */
const spelled = (word: string): string => {
  const known = met.get(word)
  if (known !== undefined) return known
  const form = partsOf(americanWord(word)).join(' ')
  if (met.size >= mostMet) met.clear()
  met.set(word, form)
  return form
}

/** Words between single spaces, in lower case and without accents, in the one form in which they are compared. */
export const spellWords = (words: string): string => {
  const types = words.includes('型') ? chineseTypeNumbers(words) : words
  const numbered = / (?:type|phase) i/.test(types)
    ? types.replace(
        romanTypes,
        (_, of: string, first: string, second?: string) =>
          ` ${of} ${numerals.get(first)}${second ? ` ${numerals.get(second)}` : ''}`,
      )
    : types
  // A long text is looked at word by word, since most words of it were met before.
  if (numbered.length < longText && !holdsOtherSpelling(numbered)) return numbered
  return numbered.replace(/[a-z0-9]+/g, spelled)
}
