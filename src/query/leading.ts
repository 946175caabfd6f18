/** What a list of each kind begins with, on every screen: it reads like evidence, what was found before what it is called by. */
import type { ListedKind } from './field.js'

export type Leading = {
  /** What a record says, or what it is: it takes the room that is left. */
  readonly first: string
  /** What one must see to judge it, however narrow the list is. */
  readonly always: readonly string[]
  /** What follows at once where there is room. */
  readonly next: readonly string[]
}

/** Rows of arms and results have no such order: whose they are stands first. */
export const leading: Readonly<Record<Exclude<ListedKind, 'results' | 'harms'>, Leading>> = {
  trials: { first: 'headline', always: ['enrollment', 'design', 'read'], next: ['cell', 'year', 'title'] },
  claims: { first: 'statement', always: ['verdict'], next: ['kind'] },
  mechanisms: { first: 'name', always: ['evidence', 'gaps'], next: ['category'] },
  cells: { first: 'name', always: ['tissue'], next: ['potency'] },
  diseases: { first: 'name', always: [], next: ['definition'] },
  outcomes: { first: 'name', always: ['unit'], next: ['better', 'type'] },
  references: { first: 'title', always: ['year', 'level'], next: ['journal'] },
  reviews: { first: 'figures', always: ['studies', 'participants', 'level'], next: ['cell', 'year'] },
  approvals: { first: 'product', always: ['date', 'kind', 'jurisdiction'], next: ['indication'] },
  citations: { first: 'title', always: ['status'], next: ['actual', 'year'] },
}
