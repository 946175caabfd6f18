/** Where one is: tabs, pages, records, and the way back and forward. */
import type { Library } from '../library/library.js'
import { type Tab, type TabKind, tabKinds } from '../library/tab.js'
import { pageOf } from './actions.js'
import type { HistoryEntry, State } from './state.js'

/** Places kept to go back to. */
const mostPlaces = 100

const placeOf = ({ kind, tabs, page, focus, detail }: State): HistoryEntry => ({ kind, tabs, page, focus, detail })

/** The state with what is asked of a tab, or where its cursor is, changed. */
export const withTab = (state: State, change: Partial<Tab>): State => ({
  ...state,
  tabs: { ...state.tabs, [state.kind]: { ...state.tabs[state.kind], ...change } },
})

/** A step to somewhere else, with the way back. */
export const leave = (state: State): State => ({
  ...state,
  past: [...state.past.slice(-mostPlaces), placeOf(state)],
  future: [],
  message: '',
  detail: { scroll: 0, stop: -1 },
  find: null,
})

const at = (state: State, place: HistoryEntry): State => ({
  ...state,
  kind: place.kind,
  // All of them: a link or a view may have changed the question of another tab.
  tabs: place.tabs,
  page: place.page,
  focus: place.focus,
  detail: place.detail,
  find: null,
  message: '',
})

/** Where one was before. */
export const back = (state: State): State => {
  const last = state.past.at(-1)
  if (!last) return { ...state, message: 'This is where you began: Q leaves.' }
  return { ...at(state, last), past: state.past.slice(0, -1), future: [placeOf(state), ...state.future] }
}

/** Where one was before going back. */
export const forward = (state: State): State => {
  const [next, ...future] = state.future
  if (!next) return { ...state, message: 'Nowhere further to go.' }
  return { ...at(state, next), past: [...state.past, placeOf(state)], future }
}

/** The answer to a command as a page of its own. */
export const openPage = (state: State, words: readonly string[], message = ''): State => ({
  ...leave(state),
  page: pageOf(words),
  message,
})

/** A query asked of the tab: the cursor goes to the first, and the way back is kept. */
export const withQuery = (state: State, query: string): State => withTab(leave(state), { query, cursor: 0, facet: 0 })

/** Another tab: the next one, or one by name. */
export const toTab = (state: State, step: 1 | -1, kind?: TabKind): State => {
  const next = tabKinds[(tabKinds.indexOf(state.kind) + step + tabKinds.length) % tabKinds.length] ?? 'trials'
  return { ...leave(state), kind: kind ?? next, page: null, focus: 'list' }
}

/** A record in its own tab, read. */
export const goTo = (state: State, kind: TabKind, id: string, library: Library): State => {
  const left = leave(state)
  const detail = { ...left.detail, isLinked: true } as const
  const there = { ...left, kind, page: null, focus: 'detail' as const, detail }
  const cursorOf = (tab: Tab): number => library.listing(kind, tab).kept.indexOf(id)
  const cursor = cursorOf(there.tabs[kind])
  if (cursor >= 0) return withTab(there, { cursor })
  // The filters hide it: they are put aside, and come back with the way back.
  const open = withTab(there, { query: '', facet: 0 })
  return {
    ...withTab(open, { cursor: Math.max(0, cursorOf(open.tabs[kind])) }),
    message: 'Filters put aside to show it; [ brings them back.',
  }
}
