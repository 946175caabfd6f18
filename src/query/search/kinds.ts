/** What is searched, and how much a word counts where it stands. */
import type { Kind } from '../../dataset/index.js'

/** Names and numbers count most, then titles and people, then everything else. */
export const weights = { name: 8, title: 4, text: 1 } as const
export type SearchWeight = keyof typeof weights

export type SearchPiece = { readonly weight: SearchWeight; readonly label: string; readonly text: string }

/** Kinds in the order in which the index numbers their records. */
export const searchedKinds = [
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
  'nodes',
  'edges',
] as const satisfies readonly Kind[]
export type SearchedKind = (typeof searchedKinds)[number]
