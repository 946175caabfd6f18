/** What the dataset knows of an entry of a vocabulary: trials, claims and syntheses that concern it, mechanisms of a cell type. */
import type { Block, Line, Span } from '../answer.js'
import type { ItemOf } from '../contracts/index.js'
import { type Kind, type Mechanism, type RecordOf, singular, type VocabularyKind } from '../dataset/index.js'
import { type Link, strongestFirst } from '../evidence/pathways/index.js'
import { type AnyCatalog, claimsCatalog, reviewsCatalog, trialsCatalog } from '../query/index.js'
import type { Store } from '../store/index.js'
import { plural } from '../text.js'
import { linkBlocks, nodeKind } from './links.js'
import { about, bracketed, type Fact, list, listSection, muted, section, separated, text } from './parts.js'
import { verdictRole, words } from './score.js'

const fieldOf = { diseases: 'disease', cells: 'cell', mechanisms: 'mechanism', outcomes: 'outcome' } as const

/** Records of a kind that name the entry or one below it, as its list finds them. */
const concerned = (catalog: AnyCatalog, kind: VocabularyKind, id: string, dataset: Store): number =>
  dataset.list(catalog).count([{ field: fieldOf[kind], any: [{ is: id }], not: false }])

const onRecord = (kind: VocabularyKind, id: string, dataset: Store) =>
  ([trialsCatalog, claimsCatalog, reviewsCatalog] as const).map((catalog) => ({
    of: catalog.kind,
    count: concerned(catalog, kind, id, dataset),
  }))

/** How many trials, claims and published syntheses concern an entry; each number asks for its list. */
export const usesFact = (kind: VocabularyKind, id: string, dataset: Store): Fact => ({
  label: 'On record',
  value: separated(
    onRecord(kind, id, dataset).map(({ of, count }): Span => {
      const said = plural(count, singular[of], of === 'reviews' ? 'published syntheses' : undefined)
      return count ? { text: said, ask: [of, `${fieldOf[kind]}:${id}`] } : said
    }),
  ),
})

/** Mechanisms that name a cell type, or a link of theirs does. */
const mechanismsNaming = (cell: string, dataset: Store): Mechanism[] => {
  const named = dataset
    .records('edges')
    .filter(({ from, to }) => [from, to].some((end) => end.kind === 'cell' && end.id === cell))
  const linked = new Set(named.flatMap(({ mechanisms }) => mechanisms))
  return dataset.records('mechanisms').filter((m) => m.cells.includes(cell) || linked.has(m.id))
}

/** The nearest broader cell types of which mechanisms are on record. */
const broaderWith = (cell: string, dataset: Store): string[] => {
  const parents = dataset.vocabulary('cells').get(cell)?.parents ?? []
  const found = parents.flatMap((id) => (mechanismsNaming(id, dataset).length ? [id] : broaderWith(id, dataset)))
  return [...new Set(found)]
}

type Ways = { readonly cell: string; readonly mechanisms: readonly Mechanism[] }

/** Mechanisms of a cell type; where none is on record of it, those of what it is part of. */
const waysOf = (cell: string, dataset: Store): { own: readonly Mechanism[]; broader: readonly Ways[] } => {
  const own = mechanismsNaming(cell, dataset)
  const broader = own.length ? [] : broaderWith(cell, dataset)
  return { own, broader: broader.map((id) => ({ cell: id, mechanisms: mechanismsNaming(id, dataset) })) }
}

const mechanismLine = (m: Mechanism): Line => [
  about('mechanisms', m.id, m.id, 'id'),
  `  ${m.name}`,
  muted(` (${words(m.evidence)})`),
]

/** Ways in which a cell type is said to act; where none is on record of it, those of what it is part of, named as such. */
export const mechanismSection = (cell: string, dataset: Store): Block[] => {
  const { own, broader } = waysOf(cell, dataset)
  return section('Mechanisms, with the evidence for each as a whole', [
    ...(own.length ? [list(own.map(mechanismLine), 2)] : []),
    ...broader.flatMap((one): Block[] => [
      text([muted('None on record of it by name. Of the broader '), about('cells', one.cell, undefined, 'id'), ':'], 2),
      list(one.mechanisms.map(mechanismLine), 2),
    ]),
    ...(own.length || broader.length
      ? []
      : [text(muted('No mechanism on record names it, or what it is part of.'), 2)]),
  ])
}

const claimsAbout = (mechanism: string, dataset: Store): RecordOf['claims'][] =>
  dataset.records('claims').filter((c) => c.mechanisms.includes(mechanism))

/** Claims about a mechanism with their verdicts. */
export const claimSection = (mechanism: string, dataset: Store): Block[] => {
  const lines = claimsAbout(mechanism, dataset).map(
    (c): Line => [
      { text: `${words(c.verdict)}: `, role: verdictRole[c.verdict] },
      c.statement,
      ...bracketed([about('claims', c.id, c.id, 'muted')]),
    ],
  )
  return section('Claims about it', [lines.length ? list(lines, 2) : text(muted('No judged article makes one.'), 2)])
}

/** Mechanisms that name a mediator, immune cell or feature of a disease, and its links, the strongest first. */
const aroundNode = (id: string, dataset: Store): { mechanisms: readonly Mechanism[]; links: readonly Link[] } => ({
  mechanisms: dataset.records('mechanisms').filter((m) => m.mediators.includes(id) || m.immuneCells.includes(id)),
  links: strongestFirst(
    dataset
      .records('edges')
      .filter(({ from, to }) => [from, to].some((end) => end.id === id && nodeKind(end) === 'nodes')),
  ),
})

/** What a mediator, immune cell or feature of a disease is part of: the mechanisms that name it, its links. */
export const nodeSections = (id: string, dataset: Store): Block[] => {
  const { mechanisms, links } = aroundNode(id, dataset)
  return [
    ...listSection('Mechanisms, with the evidence for each as a whole', mechanisms.map(mechanismLine)),
    ...section(
      'Links, each with the evidence for and against it',
      links.flatMap((edge) => linkBlocks(edge, 2)),
    ),
  ]
}

const ids = (records: readonly { readonly id: string }[]): string[] => records.map(({ id }) => id)

const counts = (kind: VocabularyKind, id: string, dataset: Store): NonNullable<ItemOf<'show'>['onRecord']> =>
  Object.fromEntries(onRecord(kind, id, dataset).map(({ of, count }) => [of, count])) as Record<
    'trials' | 'claims' | 'reviews',
    number
  >

/** What the pages of entries and nodes tell beside the record, for machines; nothing of other kinds. */
export const usesExtra = (kind: Kind, id: string, dataset: Store): Partial<ItemOf<'show'>> | undefined => {
  switch (kind) {
    case 'diseases':
    case 'outcomes':
      return { onRecord: counts(kind, id, dataset) }
    case 'cells': {
      const { own, broader } = waysOf(id, dataset)
      return {
        onRecord: counts(kind, id, dataset),
        mechanisms: ids(own),
        ...(own.length
          ? {}
          : { broaderMechanisms: broader.map(({ cell, mechanisms }) => ({ cell, mechanisms: ids(mechanisms) })) }),
      }
    }
    case 'mechanisms':
      return {
        claims: claimsAbout(id, dataset).map(({ id, statement, verdict, why, languageNote }) => ({
          id,
          statement,
          verdict,
          why,
          ...(languageNote ? { languageNote } : {}),
        })),
      }
    case 'nodes': {
      const { mechanisms, links } = aroundNode(id, dataset)
      return { mechanisms: ids(mechanisms), links: ids(links) }
    }
    default:
      return undefined
  }
}
