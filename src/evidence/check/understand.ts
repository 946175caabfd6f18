/** A sentence understood: who, what treatment, what is claimed, how strongly; and which of its words nothing explains. */
import type { VocabularyKind, WordStrength } from '../../dataset/index.js'
import { hasRole, roleId, roleIds } from '../../dataset/roles.js'
import type { Store } from '../../store/index.js'
import type { People } from '../claims/index.js'
import { clauseOf, type Measure, type Part } from './claimed.js'
import { cellsOfStudies } from './described.js'
import { withFacts } from './facts.js'
import { joinIdioms } from './idioms.js'
import type { Term } from './meaning.js'
import { countsIn, sharesInWords } from './numbers.js'
import { partsOf } from './parts.js'
import { groupsIn, peopleIn } from './people.js'
import { productsNamed } from './products.js'
import { readTerms } from './read.js'
import { comparesWithControl } from './sentence.js'
import { withStudies } from './studies.js'
import { type Subject, subjectOf } from './subject.js'
import { tanglesIn } from './tangles.js'

export type Understanding = {
  readonly sentence: string
  readonly terms: readonly Term[]
  /** Diseases as asked, without those that a narrower one makes superfluous. Empty: none is named. */
  readonly diseases: readonly string[]
  /** Cell types likewise. Empty: neither a cell nor a treatment is named. */
  readonly cells: readonly string[]
  readonly people: People
  /** Groups of people that no field of a trial tells apart. */
  readonly groups: readonly string[]
  readonly parts: readonly Part[]
  readonly proof: 'proven' | 'shown' | 'unproven' | null
  /** How strongly anything in it is said. */
  readonly strengths: ReadonlySet<WordStrength>
  /** Shares of people in percent, and other numbers. */
  readonly shares: readonly number[]
  readonly numbers: readonly string[]
  /** Counts of people as "10/12", from "10 of 12" or "12人中10人". */
  readonly counts: readonly string[]
  /** Names of products and programs that trials on record have. */
  readonly products: readonly string[]
  /** What it is about. */
  readonly subject: Subject
  readonly settings: ReadonlySet<'animals' | 'laboratory'>
  /** Countries whose authority is named. */
  readonly places: readonly string[]
  /** What was taken for granted, in sentences. */
  readonly assumptions: readonly string[]
  /** Denials whose reach cannot be told for sure, each with why. */
  readonly tangles: readonly string[]
  /** Words that nothing explains and that could turn the meaning. */
  readonly unmapped: readonly string[]
  /** Words that nothing explains and that modify no part of the claim. */
  readonly passedOver: readonly string[]
  /** Things claimed beside what is understood: other diseases, measures that nothing explains. */
  readonly beside: readonly string[]
  readonly outside: readonly { readonly text: string; readonly what: 'disease' | 'treatment' }[]
}

/** Ids without those that stand above another of them. */
const narrowest = (ids: readonly string[], kind: VocabularyKind, dataset: Store): string[] => {
  const once = [...new Set(ids)]
  return once.filter((id) => !once.some((other) => other !== id && dataset.vocabulary(kind).within(id).has(other)))
}

const idsOf = (terms: readonly Term[], role: 'disease' | 'cell' | 'origin'): string[] =>
  terms.flatMap(({ meaning }) => (meaning.role === role ? meaning.ids : []))

/** What joins things that are given together or named in one list. */
const joining =
  /^\s*(?:,|、|，|\/|&|\+)?\s*(?:and|or|plus|with|as well as|together with|combined with|along with|和|与|及|以及|联合|加)?\s*(?:(?:the|a|an|their|your|his|her|own|patient['’]s|patients['’])\s+)*$/i

/** Whether nothing but a joining word or comma stands between two terms. */
const areListed = (sentence: string, a: Term, b: Term): boolean => {
  const between = sentence.slice(a.end, b.at)
  return between.trim() !== '' && joining.test(between)
}

/** Cells in one list with others ("stem cells, exosomes") are each meant, though one kind is above the other. */
const listedCells = (terms: readonly Term[], sentence: string): string[] =>
  terms.flatMap((term, i) => {
    const { meaning } = term
    if (meaning.role !== 'cell') return []
    const near = [terms[i - 1], terms[i + 1], terms[i - 2], terms[i + 2]].filter(
      (other) => other?.meaning.role === 'cell' && areListed(sentence, ...inOrder(term, other)),
    )
    return near.length ? meaning.ids : []
  })

const inOrder = (a: Term, b: Term): [Term, Term] => (a.at < b.at ? [a, b] : [b, a])

/**
 * Treatments that are not covered and do not carry the claim: given together with covered cells ("stem cells and NAD+"), or what
 * is avoided ("to avoid dialysis").
 */
const companions = (terms: readonly Term[], sentence: string): ReadonlySet<Term> => {
  const found = new Set<Term>()
  const isOther = ({ meaning }: Term): boolean => meaning.role === 'outside' && meaning.what === 'treatment'
  const carries = (term: Term): boolean =>
    ['cell', 'origin', 'treatment'].includes(term.meaning.role) || found.has(term)
  for (const direction of [terms, terms.toReversed()])
    direction.forEach((term, i) => {
      if (!isOther(term)) return
      const near = direction
        .slice(Math.max(0, i - 3), i)
        .some((one) => carries(one) && areListed(sentence, ...inOrder(one, term)))
      const at = terms.indexOf(term)
      // "Spares people with type 2 diabetes from dialysis"
      const reach = /^from$/i.test(terms[at - 1]?.text ?? '') ? 8 : 3
      const before = terms.slice(Math.max(0, at - reach), at)
      const isAvoided = before.some(
        ({ meaning, clause }) =>
          clause === term.clause &&
          (meaning.role === 'negation' ||
            (meaning.role === 'change' && ['stop', 'down', 'few', 'keep'].includes(meaning.change))),
      )
      if (near || isAvoided) found.add(term)
    })
  return found
}

/** Cell types, narrowed by where they come from: "stem cells from bone marrow". */
const cellsOf = (
  terms: readonly Term[],
  sentence: string,
  dataset: Store,
  assume: (text: string) => void,
): string[] => {
  const named = [...new Set([...narrowest(idsOf(terms, 'cell'), 'cells', dataset), ...listedCells(terms, sentence)])]
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
  const treatments = terms.flatMap(({ meaning, text }) =>
    meaning.role === 'treatment' ? [meaning.ids ?? []] : /^(cells|细胞)$/i.test(text) ? [[]] : [],
  )
  if (treatments.length === 0) return []
  const kinds = [...new Set(treatments.flat())]
  if (kinds.length) return kinds
  if (terms.some(({ meaning }) => meaning.role === 'outside' && meaning.what === 'treatment')) return []
  assume('The treatment is not named; stem cells of any kind were taken.')
  return roleIds('any-stem-cell')
}

/** Cells of the sentence, or those that it is about without naming them. */
const cellsIn = (
  terms: readonly Term[],
  sentence: string,
  dataset: Store,
  context: Context | undefined,
  assumptions: string[],
): readonly string[] => {
  const names = terms.some(({ meaning }) => meaning.role === 'cell' || meaning.role === 'origin')
  const isOther = terms.some(({ meaning }) => meaning.role === 'outside' && meaning.what === 'treatment')
  if (!names && !isOther && context?.cells.length) {
    assumptions.push(`The cells (${context.cells.join(', ')}) are taken from ${context.from}.`)
    return context.cells
  }
  return cellsOf(terms, sentence, dataset, (text) => assumptions.push(text))
}

/** Ulcers heal, which trials measure; any other disease that is said to heal is said to be cured. */
const healing = (part: Part, diseases: readonly string[]): Part => {
  const ulcers = diseases.length > 0 && diseases.every((id) => hasRole(id, 'diseases-that-heal'))
  if (part.claimed.what !== 'cure' || !ulcers) return part
  const outcomes = roleIds('wound-closed')
  return { ...part, claimed: { what: 'outcome', outcomes, worse: false, absent: false } }
}

/** A complication that is delayed or prevented is treated with effect; only diabetes itself can be kept from breaking out. */
const slowing = (part: Part, diseases: readonly string[]): Part =>
  part.claimed.what === 'prevention' &&
  !diseases.some((id) => hasRole(id, 'diabetes-as-such') || hasRole(id, 'diabetes-types'))
    ? { ...part, claimed: { what: 'effective' } }
    : part

/** Diseases and cells that a sentence is about without naming them, and where that is said. */
export type Context = {
  readonly diseases: readonly string[]
  readonly cells: readonly string[]
  readonly from: string
}

/** A sentence of which nothing was read. */
export const nothingNamed = (sentence: string): Understanding => ({
  sentence,
  terms: [],
  diseases: [],
  cells: [],
  people: {},
  groups: [],
  parts: [],
  proof: null,
  strengths: new Set(),
  shares: [],
  numbers: [],
  counts: [],
  products: [],
  subject: { kind: 'treatment', told: null },
  settings: new Set(),
  places: [],
  assumptions: [],
  tangles: [],
  unmapped: [],
  passedOver: [],
  beside: [],
  outside: [],
})

/** "No evidence for stem cells in diabetes": what is called unproven is that they work. */
const unprovenEffect = (terms: readonly Term[]): Part => {
  const proof = terms.find(({ meaning }) => meaning.role === 'proof')
  return {
    claimed: { what: 'effective' },
    negated: false,
    words: proof ? [proof.text] : [],
    clause: proof?.clause ?? 0,
  }
}

/** "No better than placebo for …": what is compared with a control group alone is that it works. */
const comparedAlone = (parts: readonly Part[], sentence: string): readonly Part[] =>
  parts.length > 0 &&
  parts.every(({ claimed }) => claimed.what === 'comparison') &&
  comparesWithControl(sentence) &&
  /\b(?:better|superior|effective|outperform\w*|beat)\b|优于|好于|胜过/i.test(sentence)
    ? parts.slice(0, 1).map((part) => ({
        ...part,
        claimed: { what: 'effective' },
        negated: part.negated || clauseOf(sentence).isNotBetter,
      }))
    : parts

/** How strongly a word says it; what is called promising is no more than possible. */
const strengthIn = ({ meaning }: Term): WordStrength[] =>
  meaning.role === 'strength' ? [meaning.strength] : meaning.role === 'effect' && meaning.reserved ? ['hedged'] : []

/** Read a sentence with the vocabularies of the dataset. */
export const understand = (sentence: string, dataset: Store, context?: Context): Understanding => {
  const terms = joinIdioms(readTerms(sentence, dataset), sentence)
  const assumptions: string[] = []
  const products = productsNamed(sentence, terms, dataset)
  const measure: Measure = (id) => {
    const outcome = dataset.record('outcomes', id)
    const better = outcome?.betterDirection ?? 'none'
    return { better, event: outcome?.kind === 'binary' || outcome?.domain === 'quality-of-life' }
  }
  const read = partsOf(terms, measure)
  const said = withStudies(sentence, terms, withFacts(sentence, terms, comparedAlone(read.parts, sentence), dataset))
  const isOfStudies = said.some(({ claimed }) => claimed.what === 'studies')
  // "Has never been tested in a randomized trial" counts trials, and calls nothing unproven.
  const proof = isOfStudies && said.length === 1 ? null : read.proof
  const muddled =
    isOfStudies || said.some(({ claimed }) => claimed.what === 'identity' || claimed.what === 'withdrawal')
      ? []
      : read.muddled
  const written = cellsIn(terms, sentence, dataset, context, assumptions)
  const cells = written.length ? written : cellsOfStudies(sentence, products, dataset)
  if (written.length < cells.length)
    assumptions.push(`The cells (${cells.join(', ')}) are those of the study that it names.`)
  const besideCells = companions(terms, sentence)
  const named = narrowest(idsOf(terms, 'disease'), 'diseases', dataset)
  const taken = (named.length === 0 || named.join() === roleId('diabetes-as-such')) && context?.diseases.length
  const diseases = taken ? context.diseases : named
  if (taken) assumptions.push(`The disease (${diseases.join(', ')}) is taken from ${context.from}.`)
  const otherDiseases = terms.flatMap(({ meaning, text }) =>
    meaning.role === 'outside' && meaning.what === 'disease' ? [text] : [],
  )
  const numbers = terms.flatMap(({ meaning, text, at, end }) => {
    const isPhase = /phase\s*$/i.test(sentence.slice(0, at)) || sentence.slice(end).startsWith('期')
    return meaning.role === 'number' && !isPhase ? [{ ...meaning, text }] : []
  })
  const parts = (said.length === 0 && proof === 'unproven' && cells.length ? [unprovenEffect(terms)] : said).map(
    (part) => slowing(healing(part, diseases), diseases),
  )
  const counts = countsIn(sentence)
  const places = [...new Set(terms.flatMap(({ meaning }) => (meaning.role === 'place' ? [meaning.code] : [])))]
  return {
    sentence,
    terms,
    diseases,
    cells,
    people: peopleIn(sentence, terms),
    groups: groupsIn(terms),
    parts,
    proof,
    strengths: new Set(terms.flatMap(strengthIn)),
    shares: [...numbers.filter((n) => n.percent).map((n) => n.value), ...sharesInWords(sentence)],
    counts,
    products,
    subject: subjectOf(sentence, { terms, parts, counts, places, products }, dataset),
    numbers: numbers.filter((n) => !n.percent).map((n) => n.text),
    settings: new Set(terms.flatMap(({ meaning }) => (meaning.role === 'setting' ? [meaning.setting] : []))),
    places,
    assumptions,
    tangles: isOfStudies && said.length === 1 ? [] : tanglesIn(sentence, terms, said),
    unmapped:
      isOfStudies && said.length === 1
        ? []
        : [
            ...new Set([
              ...terms.flatMap(({ meaning, text }) => (meaning.role === 'unmapped' ? [text] : [])),
              ...muddled,
            ]),
          ],
    passedOver:
      isOfStudies && said.length === 1
        ? [...new Set(terms.flatMap(({ meaning, text }) => (meaning.role === 'unmapped' ? [text] : [])))]
        : [],
    beside: [
      ...(diseases.length ? otherDiseases : []),
      ...(cells.length ? [...besideCells].map(({ text }) => text) : []),
    ],
    outside: terms.flatMap((term) =>
      term.meaning.role === 'outside' && !(cells.length && besideCells.has(term))
        ? [{ text: term.text, what: term.meaning.what }]
        : [],
    ),
  }
}

/**
 * How strongly one part is said: by the words of its own clause, and of clauses that claim nothing themselves
 * ("Guaranteed! …"). In "may lower HbA1c, and is 100% safe" each half keeps its own strength.
 */
export const strengthsOf = (part: Part, u: Understanding): ReadonlySet<WordStrength> => {
  const claiming = new Set(u.parts.map(({ clause }) => clause))
  return new Set(
    u.terms.flatMap((term) => {
      const own = term.clause === part.clause
      // "…, but most of it was mild": how many is said of its own clause only.
      const spreads = (strength: WordStrength): boolean => !['most', 'many', 'some'].includes(strength)
      // "In a handful of people, …": what opens the sentence is said of all of it.
      const opens = term.clause < part.clause
      return strengthIn(term).filter((strength) => own || (!claiming.has(term.clause) && (opens || spreads(strength))))
    }),
  )
}
