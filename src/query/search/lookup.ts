/** From the words of a question to the terms of the stored index that stand for them. */
import { distance } from 'fastest-levenshtein'
import { type Wanted, wantedIn } from './terms.js'

export type Taken = Wanted & {
  /** How the index knows it: the word itself, terms that begin with it, terms a few edits away, or not at all. */
  readonly how: 'word' | 'beginning' | 'spelling' | 'nowhere'
  /** Terms that stand for it, each with how much it counts. */
  readonly terms: ReadonlyMap<string, number>
  /** Their lines in the index. */
  readonly lines: readonly string[]
}

const termOf = (line: string): string => line.slice(0, line.indexOf('\t'))

/** Every line from a place on whose term begins so. Lines are sorted, so they stand together. */
const linesAt = (index: Buffer, from: number, beginning: string): string[] => {
  const lines: string[] = []
  for (let at = from; at < index.length; ) {
    const end = index.indexOf(10, at)
    const line = index.toString('utf8', at, end)
    if (!line.startsWith(beginning)) break
    lines.push(line)
    at = end + 1
  }
  return lines
}

/** Every line whose term begins so. The index begins with a line break, so that each line stands between two. */
const linesFrom = (index: Buffer, beginning: string): string[] => {
  const at = index.indexOf(`\n${beginning}`)
  return at < 0 ? [] : linesAt(index, at + 1, beginning)
}

/** Terms as near as any within the edits allowed. */
const nearest = (lines: readonly string[], { term, edits }: Wanted): { line: string; edits: number }[] => {
  let best: number = edits
  let found: { line: string; edits: number }[] = []
  for (const line of lines) {
    const candidate = termOf(line)
    if (Math.abs(candidate.length - term.length) > best || /\d/.test(candidate)) continue
    const away = distance(candidate, term)
    if (away > best) continue
    if (away < best) found = []
    best = away
    found.push({ line, edits: away })
  }
  return found
}

/** How much a longer or differently spelled term counts: the weights of MiniSearch. */
const forBeginning = (term: string, wanted: string): number =>
  term === wanted ? 1 : (0.375 * term.length) / (term.length + 0.3 * (term.length - wanted.length))
const forSpelling = (term: string, edits: number): number => (0.45 * term.length) / (term.length + edits)

const take = (index: Buffer, wanted: Wanted): Taken => {
  const { term } = wanted
  const lines = linesFrom(index, wanted.prefix ? term : `${term}\t`)
  if (lines.length) {
    const terms = new Map(lines.map((line) => [termOf(line), forBeginning(termOf(line), term)]))
    return { ...wanted, how: terms.has(term) ? 'word' : 'beginning', terms, lines }
  }
  // People get the first letter right; the rest of the index is read only when they did not.
  const alike = wanted.edits ? nearest(linesFrom(index, term[0] ?? ''), wanted) : []
  const near = alike.length || !wanted.edits ? alike : nearest(linesAt(index, 1, ''), wanted)
  return {
    ...wanted,
    how: near.length ? 'spelling' : 'nowhere',
    terms: new Map(near.map(({ line, edits }) => [termOf(line), forSpelling(termOf(line), edits)])),
    lines: near.map(({ line }) => line),
  }
}

/** The words of a question, each with the terms that stand for it. */
export const lookUp = (index: Buffer, question: string): Taken[] =>
  wantedIn(question).map((wanted) => take(index, wanted))
