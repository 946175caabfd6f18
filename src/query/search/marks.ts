/** Where the words of a question stand in a text, and as much of the text as shows them. */
import { itemAt } from '../../collections.js'
import { holdsOtherSpelling } from '../../spelling.js'
import { greekLetters, hasCjk, isBeginning, tokenize, toTerm } from './terms.js'

/** From and to, in UTF-16 units of the text beside it. */
export type TextRange = readonly [start: number, end: number]
export type Marked = { readonly text: string; readonly marks: readonly TextRange[] }

const merge = (marks: readonly TextRange[]): TextRange[] => {
  const merged: [number, number][] = []
  for (const [start, end] of [...marks].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else merged.push([start, end])
  }
  return merged
}

/** Which words of a question each term stands for. */
export type Owners = ReadonlyMap<string, readonly number[]>

/** A text with its marks, and the first place of each word of the question. */
export type MarkedWords = Marked & { readonly words: ReadonlyMap<number, TextRange> }

const collect = (
  text: string,
  places: readonly (readonly [mark: TextRange, words: readonly number[]])[],
): MarkedWords => {
  const words = new Map<number, TextRange>()
  for (const [mark, own] of [...places].sort(([a], [b]) => a[0] - b[0] || a[1] - b[1]))
    for (const word of own) if (!words.has(word)) words.set(word, mark)
  return { text, marks: merge(places.map(([mark]) => mark)), words }
}

/** By cutting the text into words. */
const readThrough = (text: string, owners: Owners): MarkedWords =>
  collect(
    text,
    tokenize(text).flatMap(({ term, start, end }) => {
      const own = owners.get(term)
      return own ? [[[start, end], own] as const] : []
    }),
  )

/** Accents off, where that leaves one letter in the place of one. */
const withoutAccents = (text: string): string =>
  text.replace(/[\xc0-\u024f\u1e00-\u1eff]/g, (letter) => itemAt(letter.normalize('NFKD'), 0))

/** ASCII, single Greek letters, Han, kana and common punctuation: here a word is found as it is written. */
const isSimple =
  /^[\x00-\x7f\xa0\xa7\xa9\xab\xae\xb0\xb1\xb7\xbb\xd7\u03b1-\u03c1\u03c3-\u03c9\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u3001-\u3003\u3008-\u3011\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uff08\uff09\uff0c]*$/
/** Numerals that are read as numbers. */
const hasNumerals = /(?:type|phase)[- ](?:i{1,3}|iv)(?![a-z0-9])|[i一二]型/u
/** A word of exactly two parts. */
const twoParts =
  /(?<![a-z0-9]|[a-z0-9α-ω][-\u2010-\u2013'’])([a-z0-9]+)[-\u2010-\u2013'’]([a-z0-9]+)(?![a-z0-9]|[-\u2010-\u2013'’][a-z0-9α-ω])/gu
const greekPart = /[α-ω][-\u2010-\u2013'’]|[-\u2010-\u2013'’][α-ω]/u
/** Whether a term may be a word of two parts of which one is a Greek letter. */
const namesGreekPart = (term: string): boolean =>
  !greekLetters.has(term) && [...greekLetters.keys()].some((name) => term.includes(name))
const isWord = /[a-z0-9]/
const isGreek = /[α-ω]/u

/** What every form of a term begins with: "therapies" is known as "therapy". */
const probeOf = (term: string): string => (/.y$/.test(term) ? term.slice(0, -1) : term)

const places = (text: string, part: string): number[] => {
  const found: number[] = []
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found.push(at)
  return found
}

/** Where a word stands: from a place on to the end of its run, when that is the term. */
const wordAt = (text: string, start: number, length: number, term: string): TextRange | undefined => {
  if (isWord.test(text[start - 1] ?? '')) return undefined
  let end = start + length
  while (isWord.test(text[end] ?? '')) end++
  return toTerm(text.slice(start, end)) === term ? [start, end] : undefined
}

/** Where pairs of characters stand; a single one is a term at the end of its run only. */
const pairAt = (text: string, start: number, term: string): TextRange | undefined =>
  (term.length > 1 || !hasCjk(text[start + 1] ?? '')) && !isBeginning(term, text[start + 2])
    ? [start, start + term.length]
    : undefined

/** Where a Greek letter stands alone that goes by a name. */
const greekAt = (text: string, letter: string): TextRange[] =>
  places(text, letter)
    .filter((at) => !isGreek.test(text[at - 1] ?? '') && !isGreek.test(text[at + 1] ?? ''))
    .map((at): TextRange => [at, at + 1])

/**
 * By looking for each term: most texts hold none, and cutting them all into words would cost more than the search. Leaves
 * alone the texts whose letters fold in other ways, and words of two parts with Greek letters.
 */
const lookFor = (text: string, owners: Owners): MarkedWords | undefined => {
  const lower = withoutAccents(text.toLowerCase())
  if (lower.length !== text.length || !isSimple.test(lower) || hasNumerals.test(lower)) return undefined
  if (holdsOtherSpelling(lower)) return undefined
  const hasGreek = isGreek.test(lower)
  if (hasGreek && greekPart.test(lower) && [...owners.keys()].some(namesGreekPart)) return undefined
  const found: (readonly [TextRange, readonly number[]])[] = []
  for (const [term, own] of owners) {
    const probe = probeOf(term)
    for (const start of places(lower, probe)) {
      const mark = hasCjk(term) ? pairAt(lower, start, term) : wordAt(lower, start, probe.length, term)
      if (mark) found.push([mark, own])
    }
    if (!hasGreek) continue
    const letter = greekLetters.get(term)
    if (letter) for (const mark of greekAt(lower, letter)) found.push([mark, own])
  }
  for (const match of lower.matchAll(twoParts)) {
    const own = owners.get(`${match[1]}${toTerm(itemAt(match, 2))}`)
    if (own) found.push([[match.index, match.index + match[0].length], own])
  }
  return collect(text, found)
}

/** A text with every place where a term stands, and the first place of each word. */
export const markTerms = (text: string, owners: Owners): MarkedWords =>
  lookFor(text, owners) ?? readThrough(text, owners)

/** Characters kept on both sides of a mark. */
const around = 60

/** Where to cut near a place, away from its mark inward: beside a space, or else between two characters. */
const cutAt = (text: string, place: number, inward: 1 | -1): number => {
  if (place <= 0) return 0
  if (place >= text.length) return text.length
  for (let at = place; Math.abs(at - place) < 20; at += inward)
    if (/\s/.test(text[at] ?? '')) return inward === 1 ? at + 1 : at
  return /[\udc00-\udfff]/.test(text[place] ?? '') ? place + 1 : place
}

/** A long text cut down to what stands around some of its marks; what was left out is an ellipsis. */
export const cut = ({ text, marks }: Marked, kernels: readonly TextRange[]): Marked => {
  if (text.length <= 4 * around) return { text, marks }
  const windows = merge(
    kernels.map(([start, end]): TextRange => [cutAt(text, start - around, 1), cutAt(text, end + around, -1)]),
  )
  let out = ''
  const kept: TextRange[] = []
  for (const [start, end] of windows) {
    const lead = start === 0 ? '' : out === '' ? '… ' : ' … '
    const shift = out.length + lead.length - start
    out += lead + text.slice(start, end)
    for (const [from, to] of marks) if (from >= start && to <= end) kept.push([from + shift, to + shift])
  }
  return { text: (windows.at(-1)?.[1] ?? 0) < text.length ? `${out} …` : out, marks: kept }
}
