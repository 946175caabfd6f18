/** The kinds of record, where each lives in data/, and the type of each. */
import type { Article, Citation, Claim, Reference, Review } from './schema/literature.js'
import type { Trial } from './schema/trial.js'
import type { Approval, CellType, Disease, Edge, Mechanism, MechanismNode, Outcome } from './schema/vocabulary.js'

export type RecordOf = {
  trials: Trial
  diseases: Disease
  cells: CellType
  mechanisms: Mechanism
  outcomes: Outcome
  references: Reference
  approvals: Approval
  claims: Claim
  articles: Article
  citations: Citation
  reviews: Review
  edges: Edge
  nodes: MechanismNode
}
export type Kind = keyof RecordOf

export const kinds = [
  'trials',
  'diseases',
  'cells',
  'mechanisms',
  'outcomes',
  'references',
  'approvals',
  'claims',
  'articles',
  'citations',
  'reviews',
  'edges',
  'nodes',
] as const satisfies readonly Kind[]

/** Kinds that stand in one file each; every trial has a file of its own. */
export type FileKind = Exclude<Kind, 'trials'>

/** The records of each kind. */
export type Records = { readonly [K in Kind]: readonly RecordOf[K][] }

/** The records of every kind that stands in one file, each list of its own type. */
export const recordsOfFiles = (
  of: <K extends FileKind>(kind: K) => readonly RecordOf[K][],
): Omit<Records, 'trials'> => ({
  diseases: of('diseases'),
  cells: of('cells'),
  mechanisms: of('mechanisms'),
  outcomes: of('outcomes'),
  references: of('references'),
  approvals: of('approvals'),
  claims: of('claims'),
  articles: of('articles'),
  citations: of('citations'),
  reviews: of('reviews'),
  edges: of('edges'),
  nodes: of('nodes'),
})

/** The records of every kind, each list of its own type. */
export const recordsOfEach = (of: <K extends Kind>(kind: K) => readonly RecordOf[K][]): Records => ({
  trials: of('trials'),
  ...recordsOfFiles(of),
})

/** Kinds whose ids filters may name, with hierarchy and aliases. */
export const vocabularyKinds = ['diseases', 'cells', 'mechanisms', 'outcomes'] as const
export type VocabularyKind = (typeof vocabularyKinds)[number]

/** What one record of a kind is called in a sentence. */
export const singular: Record<Kind, string> = {
  trials: 'trial',
  diseases: 'disease',
  cells: 'cell type',
  mechanisms: 'mechanism',
  outcomes: 'outcome measure',
  references: 'reference',
  approvals: 'approval',
  claims: 'claim',
  articles: 'article',
  citations: 'citation',
  reviews: 'published synthesis',
  edges: 'mechanism link',
  nodes: 'mechanism node',
}

/** The kind of record that an end of a link in the mechanism graph is. */
export const endHome = {
  cell: 'cells',
  mechanism: 'mechanisms',
  outcome: 'outcomes',
  mediator: 'nodes',
  'immune-cell': 'nodes',
  'disease-feature': 'nodes',
} as const satisfies Record<Edge['from']['kind'], Kind>
