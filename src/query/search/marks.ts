/** Where the words of a question stand in a text, and as much of the text as shows them. */
import { tokenize } from './terms.js'

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

/** A text with every place where a term stands, and the first place of each word. */
export const markTerms = (text: string, owners: Owners): Marked & { readonly words: ReadonlyMap<number, Mark> } => {
  const marks: Mark[] = []
  const words = new Map<number, Mark>()
  for (const { term, start, end } of tokenize(text)) {
    const own = owners.get(term)
    if (!own) continue
    marks.push([start, end])
    for (const word of own) if (!words.has(word)) words.set(word, [start, end])
  }
  return { text, marks: merge(marks), words }
}

/** Characters kept on both sides of a mark. */
const around = 60

/** Where to cut near a place: at a space, or else between two characters. */
const cutAt = (text: string, place: number, step: 1 | -1): number => {
  if (place <= 0) return 0
  if (place >= text.length) return text.length
  for (let i = 0; i < 20; i++) if (/\s/.test(text[place + i * step] ?? ' ')) return place + i * step
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
