/** Everything the browser knows beside the records: where one is, what is asked, what is marked. Plain data, changed by `reduce` only. */
import type { ListedKind } from '../../query/index.js'

/** Tabs, in their order. */
export const tabKinds = ['trials', 'claims', 'mechanisms', 'cells', 'diseases', 'outcomes', 'references'] as const
export type TabKind = (typeof tabKinds)[number] & ListedKind

/** What is asked of one kind of record, and where the cursor is. */
export type Tab = {
  readonly query: string
  readonly sort: { readonly field: string; readonly descending: boolean } | null
  readonly cursor: number
  readonly facet: number
  /** Columns turned on or off against the default. */
  readonly columns: Readonly<Record<string, boolean>>
}

/** A page of text that a command answers with: its words, and how far one has read. */
export type Page = {
  readonly words: readonly string[]
  readonly scroll: number
  readonly across: number
  /** Which of its links is chosen; -1 for none. */
  readonly link: number
}

/** A line being typed. */
export type Prompt = {
  readonly kind: 'query' | 'palette' | 'export'
  readonly text: string
  /** Where the cursor is, in characters. */
  readonly at: number
  /** Which of the offered choices is chosen. */
  readonly choice: number
  readonly problem?: string
}

/** Where one has been: enough to go back there. */
export type Place = { readonly kind: TabKind; readonly tab: Tab; readonly page: Page | null }

/** What the outside is asked to do; done once, in order. */
export type Errand =
  | { readonly do: 'copy'; readonly text: string; readonly what: string }
  | { readonly do: 'copy-answer'; readonly words: readonly string[]; readonly what: string }
  | { readonly do: 'export'; readonly words: readonly string[]; readonly path: string; readonly over: boolean }
  | { readonly do: 'suspend' }
  | { readonly do: 'quit' }

export type State = {
  readonly size: { readonly columns: number; readonly rows: number }
  readonly kind: TabKind
  readonly tabs: Readonly<Record<TabKind, Tab>>
  readonly focus: 'facets' | 'list' | 'detail'
  /** How far the detail of the record under the cursor was read. */
  readonly detail: { readonly scroll: number; readonly link: number }
  /** Trials marked for comparing and pooling. */
  readonly marks: readonly string[]
  readonly page: Page | null
  readonly prompt: Prompt | null
  readonly help: boolean
  readonly helpScroll: number
  /** One line on what just happened. */
  readonly message: string
  /** A file that exists and may be written over after a yes. */
  readonly pending: { readonly words: readonly string[]; readonly path: string } | null
  readonly past: readonly Place[]
  readonly future: readonly Place[]
  readonly errands: readonly Errand[]
}

const emptyTab: Tab = { query: '', sort: null, cursor: 0, facet: 0, columns: {} }

/** The state at the start. */
export const initial = (size: State['size'], query: string, sort: Tab['sort']): State => ({
  size,
  kind: 'trials',
  tabs: {
    ...(Object.fromEntries(tabKinds.map((kind) => [kind, emptyTab])) as Record<TabKind, Tab>),
    trials: { ...emptyTab, query, sort },
  },
  focus: 'list',
  detail: { scroll: 0, link: -1 },
  marks: [],
  page: null,
  prompt: null,
  help: false,
  helpScroll: 0,
  message: 'space marks · / asks · Enter reads · ? shows all keys · q leaves',
  pending: null,
  past: [],
  future: [],
  errands: [],
})

/** Which keys count now. */
export type Mode = 'facets' | 'list' | 'detail' | 'page' | 'prompt' | 'help' | 'confirm'

export const modeOf = (state: State): Mode =>
  state.help ? 'help' : state.pending ? 'confirm' : state.prompt ? 'prompt' : state.page ? 'page' : state.focus
