/** Everything the browser knows beside the records: where one is, what is asked, what is marked. Plain data, changed by `reduce` only. */
import { tableOf } from '../../collections.js'
import { emptyTab, type Tab, type TabKind, tabKinds } from '../library/tab.js'
import type { Remembered, SavedView } from './views.js'

/** A page of text that a command answers with: its words, and how far one has read. */
export type TextPage = {
  readonly words: readonly string[]
  readonly scroll: number
  readonly across: number
  /** Which of its stops is chosen; -1 for none. */
  readonly stop: number
  /** What stays on the screen until the page is there. */
  readonly before?: readonly string[]
  /** Record on which the cursor stays when the page that replaced another is there. */
  readonly follows?: string | undefined
}

/** A view about to be saved: the outside knows the day. */
export type NewView = Omit<SavedView, 'saved'>

/** A line being typed. */
export type Prompt = {
  readonly kind: 'query' | 'find' | 'palette' | 'export' | 'save'
  readonly text: string
  /** Where the cursor is, in characters. */
  readonly at: number
  /** Which of the offered choices is chosen. */
  readonly choice: number
  readonly problem?: string
}

/** Where one has been: enough to go back there. */
export type HistoryEntry = Pick<State, 'kind' | 'tabs' | 'page' | 'focus' | 'detail'>

/** What the outside is asked to do; done once, in order. */
export type SideEffect =
  | { readonly do: 'copy'; readonly text: string; readonly what: string }
  | { readonly do: 'copy-answer'; readonly words: readonly string[]; readonly what: string }
  | { readonly do: 'export'; readonly words: readonly string[]; readonly path: string; readonly over: boolean }
  | { readonly do: 'open'; readonly url: string }
  | { readonly do: 'save-view'; readonly view: NewView; readonly over: boolean }
  | { readonly do: 'forget-view'; readonly name: string }
  | { readonly do: 'decide'; readonly words: readonly string[] }
  | { readonly do: 'save-session'; readonly path: string }
  | { readonly do: 'suspend' }
  | { readonly do: 'quit' }

export type State = {
  /** Cells of the screen; linear where there is none, and lines are added below each other. */
  readonly size: { readonly columns: number; readonly rows: number; readonly isLinear?: true }
  readonly kind: TabKind
  readonly tabs: Readonly<Record<TabKind, Tab>>
  readonly focus: 'facets' | 'list' | 'detail'
  /** Record that the pane beside the list still shows while the cursor moves on; it follows when the cursor rests. */
  readonly held: string | null
  /** How far the detail of the record under the cursor was read. */
  readonly detail: {
    readonly scroll: number
    readonly stop: number
    /** One came by a link: the step back leads to where it stands. */
    readonly isLinked?: true
  }
  /** What is searched for in what is read, and which of its places the cursor is at. */
  readonly find: { readonly text: string; readonly at: number } | null
  /** Titles of the sections that are folded, in every record. */
  readonly folded: readonly string[]
  /** Trials marked for comparing and pooling. */
  readonly marks: readonly string[]
  /** The record with which the others of its list are compared. */
  readonly base: { readonly kind: TabKind; readonly id: string } | null
  readonly page: TextPage | null
  readonly prompt: Prompt | null
  readonly help: boolean
  readonly helpScroll: number
  /** One line on what just happened. */
  readonly message: string
  /** What waits for a yes: a file that exists, or a saved view of that name. */
  readonly pending:
    | { readonly over: 'file'; readonly words: readonly string[]; readonly path: string }
    | { readonly over: 'view'; readonly view: NewView }
    | null
  /** Outcome of the forest column: chosen, none, or (undefined) the one that most listed trials have. */
  readonly forest: string | null | undefined
  readonly views: readonly SavedView[]
  /** The first start: the lines of hints are shown until the first key. */
  readonly hints: boolean
  readonly past: readonly HistoryEntry[]
  readonly future: readonly HistoryEntry[]
  readonly errands: readonly SideEffect[]
}

/** The state at the start. */
export const initial = (
  size: State['size'],
  query: string,
  sort: Tab['sort'],
  { started, views, problem }: Remembered & { readonly problem?: string } = { started: true, views: [] },
): State => ({
  size,
  kind: 'trials',
  tabs: {
    ...tableOf(tabKinds, () => emptyTab),
    trials: { ...emptyTab, query, sort },
  },
  focus: 'list',
  held: null,
  detail: { scroll: 0, stop: -1 },
  find: null,
  folded: [],
  marks: [],
  base: null,
  page: null,
  prompt: null,
  help: false,
  helpScroll: 0,
  message: problem ?? '',
  pending: null,
  forest: undefined,
  views,
  hints: !started,
  past: [],
  future: [],
  errands: [],
})

/** The state with something more to be done outside. */
export const errand = (state: State, one: SideEffect): State => ({ ...state, errands: [...state.errands, one] })

/** Which keys count now. */
export type Mode = 'facets' | 'list' | 'detail' | 'page' | 'prompt' | 'help' | 'confirm'

export const modeOf = (state: State): Mode =>
  state.help ? 'help' : state.pending ? 'confirm' : state.prompt ? 'prompt' : state.page ? 'page' : state.focus
