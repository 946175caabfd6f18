/** The kinds of record that have a tab, and what is asked of each. */
import type { ListedKind } from '../../query/index.js'

/** Tabs, in their order. */
export const tabKinds = [
  'trials',
  'claims',
  'mechanisms',
  'cells',
  'diseases',
  'outcomes',
  'references',
  'reviews',
  'approvals',
  'citations',
] as const satisfies readonly ListedKind[]
export type TabKind = (typeof tabKinds)[number]

/** Where there is little room. */
export const shortKind: Readonly<Record<TabKind, string>> = {
  trials: 'trials',
  claims: 'claims',
  mechanisms: 'mech',
  cells: 'cells',
  diseases: 'dis',
  outcomes: 'outc',
  references: 'refs',
  reviews: 'revs',
  approvals: 'appr',
  citations: 'cites',
}

/** What is asked of one kind of record, and where the cursor is. */
export type Tab = {
  readonly query: string
  readonly sort: { readonly field: string; readonly descending: boolean } | null
  readonly cursor: number
  /** First record shown when the cursor was moved last. */
  readonly top: number
  readonly facet: number
  /** Facets shown with all their values. */
  readonly whole: readonly string[]
  /** Columns turned on or off against the default. */
  readonly columns: Readonly<Record<string, boolean>>
}

/** A tab of which nothing is asked yet. */
export const emptyTab: Tab = { query: '', sort: null, cursor: 0, top: 0, facet: 0, whole: [], columns: {} }
