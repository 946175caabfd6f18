/** From the words of a question to the terms of the stored index that stand for them. */

import { distance } from 'fastest-levenshtein'
import { itemAt } from '../../collections.js'
import { type Wanted, wantedIn, wholeName } from './terms.js'

export type WordMatch = Wanted & {
  /** How the index knows it: the word itself, terms that begin with it, terms a few edits away, or not at all. */
  readonly how: 'word' | 'beginning' | 'spelling' | 'nowhere'
  /** Words of the index that a misspelled one was taken for. */
  readonly meant: readonly string[]
  /** Terms that stand for it, each with how much it counts. */
  readonly terms: ReadonlyMap<string, number>
  /** Their lines in the index. */
  readonly lines: readonly string[]
}

const lineBreak = 10
/** Where the line after a place begins; the end where there is none. */
const nextLine = (index: Buffer, at: number): number => {
  const end = index.indexOf(lineBreak, at)
  return end < 0 ? index.length : end + 1
}
const termOf = (line: string): string => line.slice(0, line.indexOf('\t'))

/** Where the lines begin whose terms begin so. The index begins with a line break, so that each line stands between two. */
const startOf = (index: Buffer, beginning: string): number => {
  const at = index.indexOf(`\n${beginning}`)
  return at < 0 ? index.length : at + 1
}

/** Every line whose term begins so. Lines are sorted, so they stand together. */
const linesFrom = (index: Buffer, beginning: string): string[] => {
  const lines: string[] = []
  for (let at = startOf(index, beginning); at < index.length; ) {
    const next = nextLine(index, at)
    const line = index.toString('utf8', at, next).replace('\n', '')
    if (!line.startsWith(beginning)) break
    lines.push(line)
    at = next
  }
  return lines
}

/** Whether two neighboring letters stand the other way round, and nothing else differs. */
const isSwapped = (one: string, other: string): boolean => {
  if (one.length !== other.length) return false
  const at = [...one].findIndex((letter, i) => letter !== other[i])
  return at >= 0 && one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2)
}

/** Terms that begin with the same letter, as near as any within the edits allowed. */
const nearest = (index: Buffer, { term, edits }: Wanted): string[] => {
  // A character per byte: words of letters are as they stand.
  const bytes = index.toString('latin1')
  const letter = itemAt(term, 0)
  let best: number = edits
  let found: string[] = []
  for (let at = startOf(index, letter); at < bytes.length && bytes[at] === letter; ) {
    const cut = bytes.indexOf('\t', at)
    // Most terms are too long or too short: they are not even looked at.
    if (Math.abs(cut - at - term.length) <= best) {
      const candidate = bytes.slice(at, cut)
      const away = /\d/.test(candidate) ? Infinity : isSwapped(candidate, term) ? 1 : distance(candidate, term)
      if (away < best) found = []
      if (away <= best) {
        best = away
        found.push(candidate)
      }
    }
    at = nextLine(index, at)
  }
  return found
}

/** Terms of which only the beginning was mistyped: another first letter, one too few, one too many, the first two swapped. */
const nearBeginning = (index: Buffer, { term }: Wanted): string[] => {
  const bytes = index.toString('latin1')
  const rest = term.slice(1)
  const found = [rest, `${rest[0]}${term[0]}${rest.slice(1)}`].filter((one) => bytes.includes(`\n${one}\t`))
  for (const tail of [rest, term])
    for (let at = bytes.indexOf(`${tail}\t`); at >= 0; at = bytes.indexOf(`${tail}\t`, at + 1))
      if (bytes[at - 2] === '\n' && /[a-z]/.test(itemAt(bytes, at - 1))) found.push(bytes[at - 1] + tail)
  return [...new Set(found)].sort()
}

/** How much a longer term counts: the weight of MiniSearch. */
const forBeginning = (term: string, wanted: string): number =>
  term === wanted ? 1 : (0.375 * term.length) / (term.length + 0.3 * (term.length - wanted.length))

/** How much more a word counts that stands as the one word of two parts it was typed as. */
const asOneWord = 2

/** A term and all that begin with it, with their lines. */
const withLonger = (index: Buffer, term: string): readonly (readonly [term: string, weight: number, line: string])[] =>
  linesFrom(index, term).map((line) => [termOf(line), forBeginning(termOf(line), term), line])

const take = (index: Buffer, wanted: Wanted): WordMatch => {
  const { term, prefix, compound, edits } = wanted
  const exact = (one: string, weight: number) =>
    linesFrom(index, `${one}\t`).map((line) => [one, weight, line] as const)
  const own = prefix ? withLonger(index, term) : exact(term, 1)
  const typed = own.length && compound !== undefined ? [...own, ...exact(compound, asOneWord)] : own
  // People get the first letter right; the rest of the index is read only when they did not.
  const alike = typed.length || !edits ? [] : nearest(index, wanted)
  const meant = typed.length || !edits || alike.length ? alike : nearBeginning(index, wanted)
  const found = typed.length ? typed : meant.flatMap((one) => withLonger(index, one))
  const terms = new Map(found.map(([one, weight]) => [one, weight]))
  const how = typed.length ? (terms.has(term) ? 'word' : 'beginning') : meant.length ? 'spelling' : 'nowhere'
  return { ...wanted, how, meant, terms, lines: [...new Set(found.map(([, , line]) => line))] }
}

/** How much it counts that the whole question is a name. */
const asName = 4

/** The words of a question, each with the terms that stand for it. */
export const lookUp = (index: Buffer, question: string): WordMatch[] => {
  const taken = wantedIn(question).map((wanted) => take(index, wanted))
  const [name] = linesFrom(index, `${wholeName(question)}\t`)
  const last = taken.at(-1)
  if (name === undefined || last === undefined) return taken
  const terms = new Map(last.terms).set(termOf(name), asName)
  return [...taken.slice(0, -1), { ...last, terms, lines: [...last.lines, name] }]
}
