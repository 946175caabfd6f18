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
const beforeNumber = 'il|glp|gip|igf|tgf|tnf|ifn|hgf|vegf|mcp|ccl|cxcl|gad|znt|type|phase|stage|grade'
const lettersAndNumber = new RegExp(`^(${beforeNumber})(\\d+[a-z]?)$`)
const [beforeGreek, afterLetters] = ['tgf|tnf|ifn|il1', 'alpha|beta|gamma']
const lettersAndGreek = new RegExp(`^(${beforeGreek})(${afterLetters})(\\d*)$`)
const countedGreek = 'alpha|beta|gamma|delta'
const greekAndNumber = new RegExp(`^(${countedGreek})(\\d+)$`)
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
  `${british.source}|${[...parted.keys()].join('|')}|(?:${beforeNumber})\\d|(?:${beforeGreek})(?:${afterLetters})|(?:${countedGreek})\\d`,
)
export const holdsOtherSpelling = (lower: string): boolean => mayDiffer.test(lower)

const symbols = ' abcdefghijklmnopqrstuvwxyz0123456789'

/**
 * Finds the first of some words (letters and digits) that ends behind a place of a text: where its last letter stands, or -1. One
 * step a letter however many words there are, where a pattern tries each at each letter (Aho and Corasick 1975).
 */
const finderOf = (literals: readonly string[]): ((text: string, from: number) => number) => {
  const most = literals.reduce((sum, { length }) => sum + length, 1)
  // A state is what was read of a word; 0 is nothing of any. `next` has a place for each symbol, `rest` the state to go on from.
  const next = new Uint16Array(most * symbols.length)
  const [rest, isEnd] = [new Uint16Array(most), new Uint8Array(most)]
  const step = (state: number, symbol: number): number => next[state * symbols.length + symbol] ?? 0
  let states = 1
  for (const literal of literals) {
    let state = 0
    for (const letter of literal) {
      const symbol = symbols.indexOf(letter)
      if (!step(state, symbol)) next[state * symbols.length + symbol] = states++
      state = step(state, symbol)
    }
    isEnd[state] = 1
  }
  const open = [0]
  for (const state of open)
    for (let symbol = 0; symbol < symbols.length; symbol++) {
      const child = step(state, symbol)
      const other = state ? step(rest[state] ?? 0, symbol) : 0
      if (child) {
        rest[child] = other
        isEnd[child] ||= isEnd[other] ?? 0
        open.push(child)
      } else next[state * symbols.length + symbol] = other
    }
  const symbolOf = new Uint8Array(128)
  for (let symbol = 0; symbol < symbols.length; symbol++) symbolOf[symbols.charCodeAt(symbol)] = symbol
  return (text, from) => {
    let state = 0
    for (let at = from; at < text.length; at++) {
      state = step(state, symbolOf[text.charCodeAt(at)] ?? 0)
      if (isEnd[state]) return at
    }
    return -1
  }
}

let findDiffering: ReturnType<typeof finderOf> | undefined
/** All that `mayDiffer` finds. */
const differing = (): string[] => {
  const [numbers, letters, greeks] = [beforeNumber, beforeGreek, countedGreek].map((list) => list.split('|'))
  return [
    ...americanOf.keys(),
    ...parted.keys(),
    ...[...(numbers ?? []), ...(greeks ?? [])].flatMap((word) => [...'0123456789'].map((digit) => word + digit)),
    ...(letters ?? []).flatMap((word) => afterLetters.split('|').map((name) => word + name)),
  ]
}

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
const longText = 200

/** A word in the one form in which it is compared. */
const spelled = (word: string): string => partsOf(americanWord(word)).join(' ')

/** A long text in which most words have one form. */
const spellLong = (words: string): string => {
  findDiffering ??= finderOf(differing())
  const isInWord = (at: number): boolean => /[a-z0-9]/.test(words[at] ?? ' ')
  let [out, done] = ['', 0]
  for (let at = findDiffering(words, 0); at >= 0; at = findDiffering(words, done)) {
    let [start, end] = [at, at + 1]
    while (isInWord(start - 1)) start--
    while (isInWord(end)) end++
    out += words.slice(done, start) + spelled(words.slice(start, end))
    done = end
  }
  return out + words.slice(done)
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
  if (numbered.length >= longText) return spellLong(numbered)
  return holdsOtherSpelling(numbered) ? numbered.replace(/[a-z0-9]+/g, spelled) : numbered
}
