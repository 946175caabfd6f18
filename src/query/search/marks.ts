/** Where the words of a question stand in a text, and as much of the text as shows them. */
import { isCjk, isGreekName, tokenize, toTerm } from './terms.js'

/** From and to, in UTF-16 units of the text beside it. */
export type Mark = readonly [start: number, end: number]
export type Marked = { readonly text: string; readonly marks: readonly Mark[] }

const merge = (marks: readonly Mark[]): Mark[] => {
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
export type MarkedWords = Marked & { readonly words: ReadonlyMap<number, Mark> }

const collect = (text: string, places: readonly (readonly [mark: Mark, words: readonly number[]])[]): MarkedWords => {
  const words = new Map<number, Mark>()
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

/** ASCII, Han, kana and common punctuation: here a word is found as it is written. */
const isSimple =
  /^[\x00-\x7f\xa0\xa7\xa9\xab\xae\xb0\xb1\xb7\xbb\xd7\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u3001-\u3003\u3008-\u3011\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uff08\uff09\uff0c]*$/
const joints = /[-\u2010-\u2013'’]/g
const isWord = /[a-z0-9]/

/** What every form of a term begins with: "therapies" is known as "therapy". */
const probeOf = (term: string): string => (/.y$/.test(term) ? term.slice(0, -1) : term)

const places = (text: string, part: string): number[] => {
  const found: number[] = []
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found.push(at)
  return found
}

/** By looking for each term: most texts hold none, and cutting them all into words would cost more than the search. */
const lookFor = (text: string, owners: Owners): MarkedWords | undefined => {
  const lower = text.toLowerCase()
  const squeezed = lower.replace(joints, '')
  const found: (readonly [Mark, readonly number[]])[] = []
  for (const [term, own] of owners) {
    const probe = probeOf(term)
    const candidates = places(lower, probe)
    // A word of two parts, which is a term of its own.
    if (squeezed !== lower && places(squeezed, probe).length > candidates.length) return undefined
    for (const start of candidates) {
      if (isCjk.test(term)) {
        const end = start + term.length
        // A single character is a term at the end of its run only.
        if (term.length > 1 || !isCjk.test(lower[end] ?? '')) found.push([[start, end], own])
        continue
      }
      if (isWord.test(lower[start - 1] ?? '')) continue
      let end = start + probe.length
      while (isWord.test(lower[end] ?? '')) end++
      if (toTerm(lower.slice(start, end)) === term) found.push([[start, end], own])
    }
  }
  return collect(text, found)
}

/** Whether a text with accents or Greek letters is worth reading through. */
const mayHold = (text: string, owners: Owners): boolean => {
  const folded = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f\u2010-\u2013'’-]/g, '')
  const hasGreek = /[\u0370-\u03ff]/.test(folded)
  for (const term of owners.keys()) if (folded.includes(probeOf(term)) || (hasGreek && isGreekName(term))) return true
  return false
}

/** A text with every place where a term stands, and the first place of each word. */
export const markTerms = (text: string, owners: Owners): MarkedWords => {
  if (isSimple.test(text)) return lookFor(text, owners) ?? readThrough(text, owners)
  return mayHold(text, owners) ? readThrough(text, owners) : { text, marks: [], words: new Map() }
}

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
export const cut = ({ text, marks }: Marked, kernels: readonly Mark[]): Marked => {
  if (text.length <= 4 * around) return { text, marks }
  const windows = merge(
    kernels.map(([start, end]): Mark => [cutAt(text, start - around, 1), cutAt(text, end + around, -1)]),
  )
  let out = ''
  const kept: Mark[] = []
  for (const [start, end] of windows) {
    const lead = start === 0 ? '' : out === '' ? '… ' : ' … '
    const shift = out.length + lead.length - start
    out += lead + text.slice(start, end)
    for (const [from, to] of marks) if (from >= start && to <= end) kept.push([from + shift, to + shift])
  }
  return { text: (windows.at(-1)?.[1] ?? 0) < text.length ? `${out} …` : out, marks: kept }
}
