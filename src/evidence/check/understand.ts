/** A sentence understood: who, what treatment, what is claimed, how strongly; and which of its words nothing explains. */
import type { Dataset, VocabularyKind } from '../../dataset/index.js'
import type { People } from '../claims/index.js'
import type { Strength, Term } from './meaning.js'
import { type Part, partsOf } from './parts.js'
import { readTerms } from './read.js'

export type Understanding = {
  readonly sentence: string
  readonly terms: readonly Term[]
  /** Diseases as asked, without those that a narrower one makes superfluous. Empty: none is named. */
  readonly diseases: readonly string[]
  /** Cell types likewise. Empty: neither a cell nor a treatment is named. */
  readonly cells: readonly string[]
  readonly people: People
  readonly parts: readonly Part[]
  readonly proof: 'proven' | 'shown' | 'unproven' | null
  readonly strengths: ReadonlySet<Strength>
  /** Shares of people in percent, and other numbers. */
  readonly shares: readonly number[]
  readonly numbers: readonly string[]
  /** Counts of people as "10/12", from "10 of 12" or "12人中10人". */
  readonly counts: readonly string[]
  readonly settings: ReadonlySet<'animals' | 'laboratory'>
  /** Countries whose authority is named. */
  readonly places: readonly string[]
  /** What was taken for granted, in sentences. */
  readonly assumptions: readonly string[]
  readonly unmapped: readonly string[]
  readonly outside: readonly { readonly text: string; readonly what: 'disease' | 'treatment' }[]
}

/** Ids without those that stand above another of them. */
const narrowest = (ids: readonly string[], kind: VocabularyKind, dataset: Dataset): string[] => {
  const once = [...new Set(ids)]
  return once.filter((id) => !once.some((other) => other !== id && dataset.vocabulary(kind).within(id).has(other)))
}

const idsOf = (terms: readonly Term[], role: 'disease' | 'cell' | 'origin'): string[] =>
  terms.flatMap(({ meaning }) => (meaning.role === role ? meaning.ids : []))

/** Cell types, narrowed by where they come from: "stem cells from bone marrow". */
const cellsOf = (terms: readonly Term[], dataset: Dataset, assume: (text: string) => void): string[] => {
  const named = narrowest(idsOf(terms, 'cell'), 'cells', dataset)
  const origins = [...new Set(idsOf(terms, 'origin'))]
  const within = (cell: string): ReadonlySet<string> => dataset.vocabulary('cells').within(cell)
  const words = terms.flatMap(({ meaning, text }) => (meaning.role === 'origin' ? [text] : [])).join(', ')
  if (origins.length) {
    if (named.length === 0) {
      assume(`“${words}” names no cell; cells from there were taken: ${origins.join(', ')}.`)
      return origins
    }
    const narrowed = named.flatMap((cell) => {
      const below = origins.filter((origin) => origin !== cell && within(cell).has(origin))
      const already = origins.some((origin) => within(origin).has(cell))
      return already || below.length === 0 ? [cell] : below
    })
    return narrowest(narrowed, 'cells', dataset)
  }
  if (named.length) return named
  if (!terms.some(({ meaning }) => meaning.role === 'treatment')) return []
  if (terms.some(({ meaning }) => meaning.role === 'outside' && meaning.what === 'treatment')) return []
  assume('The treatment is not named; stem cells of any kind were taken.')
  return ['stem-cell']
}

const countsIn = (sentence: string): string[] => [
  ...[...sentence.matchAll(/(\d+)\s*(?:of|out of|\/)\s*(\d+)/gi)].map(([, x, y]) => `${x}/${y}`),
  ...[...sentence.matchAll(/(\d+)\s*[名例人位]?(?:患者|病人)?中(?:有)?\s*(\d+)/g)].map(([, y, x]) => `${x}/${y}`),
]

/** Read a sentence with the vocabularies of the dataset. */
export const understand = (sentence: string, dataset: Dataset): Understanding => {
  const terms = readTerms(sentence, dataset)
  const assumptions: string[] = []
  const better = (outcome: string) => dataset.record('outcomes', outcome)?.betterDirection ?? 'none'
  const { parts, proof } = partsOf(terms, better)
  const people: { age?: People['age']; stage?: People['stage'] } = {}
  for (const { meaning } of terms) if (meaning.role === 'people') Object.assign(people, meaning.people)
  const cells = cellsOf(terms, dataset, (text) => assumptions.push(text))
  const diseases = narrowest(idsOf(terms, 'disease'), 'diseases', dataset)
  const numbers = terms.flatMap(({ meaning, text }) => (meaning.role === 'number' ? [{ ...meaning, text }] : []))
  return {
    sentence,
    terms,
    diseases,
    cells,
    people,
    parts,
    proof,
    strengths: new Set(terms.flatMap(({ meaning }) => (meaning.role === 'strength' ? [meaning.strength] : []))),
    shares: numbers.filter((n) => n.percent).map((n) => n.value),
    counts: countsIn(sentence),
    numbers: numbers.filter((n) => !n.percent).map((n) => n.text),
    settings: new Set(terms.flatMap(({ meaning }) => (meaning.role === 'setting' ? [meaning.setting] : []))),
    places: [...new Set(terms.flatMap(({ meaning }) => (meaning.role === 'place' ? [meaning.code] : [])))],
    assumptions,
    unmapped: [...new Set(terms.flatMap(({ meaning, text }) => (meaning.role === 'unmapped' ? [text] : [])))],
    outside: terms.flatMap(({ meaning, text }) => (meaning.role === 'outside' ? [{ text, what: meaning.what }] : [])),
  }
}
