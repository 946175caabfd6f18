/**
 * From text to the terms of the full-text index and back to the places where they stand. Words are folded (case, accents)
 * and lose the ending of a plural; Greek letters go by their names; Han and kana, written without spaces, become pairs of
 * characters; a word of two parts (C-peptide) is also one (cpeptide).
 */

import { americanWord, chineseTypeNumbers, greek, misleading, numeralAfter, partsOf } from '../../spelling.js'

export type IndexToken = { readonly term: string; readonly start: number; readonly end: number }

const cjk = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}'
/** Scripts written without spaces; then Greek; then words of every other script. */
let runs: RegExp | undefined
const plainRuns = /[A-Za-z0-9]+/g
const isPlain = /^[\x00-\x7f]*$/
let cjkIn: RegExp | undefined
/** Whether Han or kana stand in a text. */
export const hasCjk = (text: string): boolean => {
  if (isPlain.test(text)) return false
  cjkIn ??= new RegExp(`[${cjk}]`, 'u')
  return cjkIn.test(text)
}

/** The Greek letter of a name. */
export const greekLetters: ReadonlyMap<string, string> = new Map([...greek].map(([letter, name]) => [name, letter]))

/** Without the ending of a plural. Source: Harman D. How effective is suffixing? J Am Soc Inf Sci 1991;42(1):7-15 (S stemmer). */
const singular = (word: string): string => {
  if (word.length < 4 || !word.endsWith('s') || /\d/.test(word)) return word
  if (/(?<![ea])ies$/.test(word)) return `${word.slice(0, -3)}y`
  if (/(?<![aeo])es$/.test(word)) return word.slice(0, -1)
  return /[us]s$/.test(word) ? word : word.slice(0, -1)
}

/** A word without case and accents; ligatures of accents unfold into a space and what stands on it. */
const foldRun = (run: string): string => {
  const folded = isPlain.test(run)
    ? run.toLowerCase()
    : run
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[\p{M}\s]+/gu, '')
  return greek.get(folded) ?? americanWord(folded)
}

/** A word as the index has it. */
export const toTerm = (run: string): string => singular(foldRun(run))

/** Whether two characters are but the beginning of another word: islet in insulin. */
export const isBeginning = (pair: string, next: string | undefined): boolean =>
  next !== undefined && misleading.get(pair) === next

/** Pairs of characters, and the last one alone, so that a single character is found at the end as well. */
const pairs = (run: string, start: number): IndexToken[] => {
  const tokens: IndexToken[] = []
  let at = start
  const chars = [...run]
  chars.forEach((char, i) => {
    const next = chars[i + 1] ?? ''
    // Sound marks standing alone unfold into a space and an accent.
    const term = `${char}${next}`.normalize('NFKC').replace(/\s/g, '')
    if (!isBeginning(`${char}${next}`, chars[i + 2]))
      tokens.push({ term, start: at, end: at + char.length + next.length })
    at += char.length
  })
  return tokens
}

/** A hyphen or the like between two runs. */
const joint = /^[-\u2010-\u2013'’]$/u

type Piece = { readonly folded: string; readonly start: number; readonly end: number; readonly isPart: boolean }

/** A run as the words that it holds: IL10 is IL-10, and I before the word for type is 1. */
const piecesOf = (run: string, start: number, before: string | undefined, next: string): Piece[] => {
  const end = start + run.length
  const plainRun = foldRun(run)
  const folded =
    numeralAfter(before, plainRun) ?? (next === '型' ? chineseTypeNumbers(`${plainRun}型`).slice(0, -1) : plainRun)
  const parts = partsOf(folded)
  if (parts.length === 1 || parts.join('').length !== run.length) return [{ folded, start, end, isPart: false }]
  let at = start
  return parts.map((part, i) => {
    const piece = { folded: part, start: at, end: at + part.length, isPart: i > 0 }
    at = piece.end
    return piece
  })
}

/** What finds the words of a text; properties of Unicode are slow to load, and most text is ASCII. */
const runsOf = (text: string): RegExp => {
  if (isPlain.test(text)) return plainRuns
  runs ??= new RegExp(`[${cjk}]+|\\p{sc=Greek}+|[[\\p{L}\\p{M}\\p{N}]--[${cjk}\\p{sc=Greek}]]+`, 'gv')
  return runs
}

/** Every term of a text with its place; a word of two parts has three terms. */
export const tokenize = (given: string): IndexToken[] => {
  // One character for one: places stay as they are.
  const text = given.includes('型')
    ? given.replace(/[一二](?=型糖尿病)/gu, (numeral) => (numeral === '一' ? '1' : '2'))
    : given
  const tokens: IndexToken[] = []
  /** Whether the runs before the last two, and the last two, are joined. */
  let [before, joined] = [false, false]
  let previous: Piece | undefined
  let compound: IndexToken | undefined
  for (const match of text.matchAll(runsOf(text))) {
    const [run] = match
    if (hasCjk(run)) {
      tokens.push(...pairs(run, match.index))
      ;[previous, before, joined] = [undefined, false, false]
      continue
    }
    const next = text[match.index + run.length] ?? ''
    for (const piece of piecesOf(run, match.index, previous?.folded, next)) {
      const { folded, start, end, isPart } = piece
      const token = { term: singular(folded), start, end }
      // Accents without a letter.
      if (token.term === '') continue
      ;[before, joined] = [joined, previous !== undefined && (isPart || joint.test(text.slice(previous.end, start)))]
      // A third part makes it no word of two.
      if (joined && before && compound) tokens.splice(tokens.indexOf(compound), 1)
      compound = undefined
      tokens.push(token)
      if (joined && !before && previous) {
        compound = { term: `${previous.folded}${token.term}`, start: previous.start, end }
        tokens.push(compound)
      }
      previous = piece
    }
  }
  return tokens
}

/** The term of a whole name: what was typed and is exactly a name comes first. No word begins so. */
export const wholeName = (text: string): string => {
  let [whole, end] = ['=', 0]
  for (const token of tokenize(text)) {
    // Neither words of two parts nor the overlap of pairs count twice.
    if (token.start < end) continue
    whole += token.term
    end = token.end
  }
  return whole
}
export const isWholeName = (term: string): boolean => term.startsWith('=')

/** A word of a question: how it was typed, its term, and which terms of the index may stand for it. */
export type Wanted = {
  readonly typed: string
  readonly term: string
  /** The word of two parts that it is the second part of: counts more where it stands as one. */
  readonly compound: string | undefined
  /** Terms that begin with it count too. */
  readonly prefix: boolean
  /** Most edits away that a term may be when nothing else is found; 0 for numbers and short words. */
  readonly edits: 0 | 1 | 2
}

const wantedOf = (term: string, typed: string, compound: string | undefined): Wanted => {
  const [isHan, hasDigit] = [hasCjk(term), /\d/.test(term)]
  return {
    typed,
    term,
    compound,
    // A number stands for itself; the beginning of a registry number will do.
    prefix: isHan ? [...term].length === 1 : term.length >= (hasDigit ? 5 : 3),
    edits: isHan || hasDigit || term.length < 4 ? 0 : term.length < 7 ? 1 : 2,
  }
}

/** The words of a question, each once. */
export const wantedIn = (text: string): Wanted[] => {
  const wanted = new Map<string, Wanted>()
  const tokens = tokenize(text)
  tokens.forEach(({ term, start, end }, i) => {
    const [before, after] = [tokens[i - 1], tokens[i + 1]]
    // The last character of a run is in its last pair; a word of two parts, which stands after them, is found by its parts.
    if (before?.end === end && (hasCjk(term) || before.start > start)) return
    const compound = after && after.end === end && after.start < start ? after.term : undefined
    if (!wanted.has(term)) wanted.set(term, wantedOf(term, text.slice(start, end), compound))
  })
  return [...wanted.values()]
}

/** Whether there is anything to look for. */
export const holdsWords = (text: string): boolean => tokenize(text).length > 0
