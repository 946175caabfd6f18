/**
 * Whether a sentence says what a judged claim says: the same entries and words, weighed by how rare they are among the claims,
 * with the same denials and numbers, and no stronger word.
 */
import type { Claim, WordStrength } from '../../dataset/index.js'
import type { Store } from '../../store/index.js'
import type { Term } from './meaning.js'
import { phraseKeys } from './tokens.js'

/** A sentence as far as sameness asks; kept for every claim when a dataset is compiled. */
export type Gist = {
  /** Ids of entries, relations, and stems of other words. */
  readonly features: readonly string[]
  readonly isDenied: boolean
  readonly strong: readonly WordStrength[]
  /** Said with reserve, or of some people: what says it without is stronger. */
  readonly weak: readonly WordStrength[]
  readonly numbers: readonly string[]
}

const weakest: readonly WordStrength[] = ['hedged', 'some', 'not-all']
const strongest: readonly WordStrength[] = ['all', 'complete', 'lasting', 'most', 'many', 'future']

/** Words as they are compared: without their endings, which change with the form. */
const stem = (key: string): string => (/^[a-z]{6,}$/.test(key) ? key.slice(0, 6) : key)

const featuresIn = ({ meaning, text }: Term): string[] => {
  switch (meaning.role) {
    case 'disease':
    case 'cell':
    case 'origin':
    case 'outcome':
    case 'mechanism':
    case 'harm':
      return meaning.ids.map((id) => `${meaning.role === 'origin' ? 'cell' : meaning.role}/${id}`)
    case 'effect':
      return [meaning.effect]
    case 'change':
      return [`${meaning.change}`]
    case 'taken':
      return [meaning.what]
    case 'safe':
      return ['safe']
    case 'approval':
      return ['approval']
    case 'function':
    case 'praise':
    case 'number':
    case 'negation':
    case 'strength':
    case 'or':
    case 'boundary':
    case 'proof':
      return []
    default:
      return phraseKeys(text).map(stem)
  }
}

export const gistOf = (terms: readonly Term[]): Gist => ({
  features: [...new Set(terms.flatMap(featuresIn))],
  isDenied: terms.filter(({ meaning }) => meaning.role === 'negation').length % 2 === 1,
  strong: strongest.filter((one) =>
    terms.some(({ meaning }) => meaning.role === 'strength' && meaning.strength === one),
  ),
  weak: weakest.filter((one) => terms.some(({ meaning }) => meaning.role === 'strength' && meaning.strength === one)),
  numbers: [...new Set(terms.flatMap(({ meaning }) => (meaning.role === 'number' ? [String(meaning.value)] : [])))],
})

type Weights = ReadonlyMap<string, number>
const weights = new WeakMap<object, Weights>()

/** Log of the number of claims over those that have the feature. */
const weightsOf = (gists: Readonly<Record<string, { readonly gist: Gist }>>): Weights => {
  const known = weights.get(gists)
  if (known) return known
  const all = Object.values(gists)
  const counts = new Map<string, number>()
  for (const { gist } of all) for (const feature of gist.features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  const found = new Map([...counts].map(([feature, n]) => [feature, Math.log((all.length + 1) / n)]))
  weights.set(gists, found)
  return found
}

/** A word that no claim has counts as much as one that a single claim has. */
const cosine = (a: readonly string[], b: readonly string[], weight: (feature: string) => number): number => {
  const sum = (some: readonly string[]): number => some.reduce((total, one) => total + weight(one) ** 2, 0)
  const both = sum(a.filter((one) => b.includes(one)))
  return both === 0 ? 0 : both / Math.sqrt(sum(a) * sum(b))
}

/** How much of a claim a sentence holds. */
const held = (claim: readonly string[], sentence: readonly string[], weight: (feature: string) => number): number => {
  const sum = (some: readonly string[]): number => some.reduce((total, one) => total + weight(one) ** 2, 0)
  return sum(claim.filter((one) => sentence.includes(one))) / Math.max(sum(claim), Number.EPSILON)
}

const agrees = (sentence: Gist, claim: Gist): boolean =>
  sentence.isDenied === claim.isDenied &&
  sentence.strong.every((one) => claim.strong.includes(one)) &&
  sentence.weak.join() === claim.weak.join() &&
  sentence.numbers.every((n) => claim.numbers.includes(n))

/**
 * Likeness from which a sentence says the same; from which it says it in nearly the same words; how near two are that may both be
 * meant; from which a sentence of a judged article says what was judged of it, and how much of a claim of it a sentence must hold
 * to say that too.
 */
export const alike = { same: 0.6, nearly: 0.85, apart: 0.15, onPage: 0.33, held: 0.5 } as const

/** Judgments from the least kind to the kindest. */
export const kindness: Readonly<Record<Claim['verdict'], number>> = {
  contradicted: 0,
  overstated: 1,
  unverified: 2,
  'partly-supported': 3,
  supported: 4,
}

const isOf = (id: string, article: string, dataset: Store): boolean =>
  dataset.record('claims', id)?.articles.includes(article) === true

/** What a sentence is about without saying it, as features. */
export type About = { readonly diseases: readonly string[]; readonly cells: readonly string[] }

/** Cells of the sentence at or below those of the claim: what is said of broader cells is another claim. */
const coversCells = (id: string, cells: readonly string[], dataset: Store): boolean => {
  const own = dataset.record('claims', id)?.cells ?? []
  return cells.every((cell) => own.some((of) => dataset.vocabulary('cells').within(of).has(cell)))
}

/**
 * The judged claim that a sentence says again. Several that are about as like may be meant together: of them the one that is
 * judged least kindly.
 */
export const likestClaim = (
  terms: readonly Term[],
  about: About,
  dataset: Store,
  article?: string,
): { readonly claim: Claim; readonly likeness: number } | null => {
  const read = dataset.document<Readonly<Record<string, { readonly gist: Gist }>>>('claims.read')
  const own = gistOf(terms)
  if (own.features.length < 2) return null
  const features = [
    ...new Set([
      ...own.features,
      ...about.diseases.map((id) => `disease/${id}`),
      ...about.cells.map((id) => `cell/${id}`),
    ]),
  ]
  const table = weightsOf(read)
  const rare = Math.log(Object.keys(read).length + 1)
  const weight = (feature: string): number => table.get(feature) ?? rare
  const like = Object.entries(read)
    .filter(([id, { gist }]) =>
      article ? isOf(id, article, dataset) : agrees(own, gist) && coversCells(id, about.cells, dataset),
    )
    .map(([id, { gist }]) => ({
      id,
      likeness: cosine(features, gist.features, weight),
      held: held(gist.features, features, weight),
    }))
    .filter(({ likeness }) => likeness >= (article ? alike.onPage : alike.same))
    .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
  const [best] = like
  if (!best) return null
  const meant = like
    .filter(
      ({ likeness, held: part }) =>
        likeness >= best.likeness - alike.apart || (article !== undefined && part >= alike.held),
    )
    .flatMap(({ id, likeness }) => {
      const claim = dataset.record('claims', id)
      return claim ? [{ claim, likeness }] : []
    })
  return meant.sort((a, b) => kindness[a.claim.verdict] - kindness[b.claim.verdict])[0] ?? null
}
