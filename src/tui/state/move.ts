/** Moving the cursor and scrolling: never past an end. */

import { showWords } from '../command-line.js'
import { helpRows } from '../help.js'
import type { Library } from '../library.js'
import { type Link, linksOn } from '../links.js'
import { detailColumns, shapeOf } from '../shape.js'
import type { Row } from '../text-rows.js'
import type { Step } from './actions.js'
import { modeOf, type State } from './state.js'

/** Where a step leads among so many. */
export const stepped = (from: number, step: Step, count: number, screen: number): number => {
  const to =
    step === 'first'
      ? 0
      : step === 'last'
        ? count - 1
        : step === 'screen-down'
          ? from + screen
          : step === 'screen-up'
            ? from - screen
            : from + step
  return Math.max(0, Math.min(count - 1, to))
}

/** The rows of the page that is read: a page of its own, or the detail of the record under the cursor. */
export const rowsRead = (state: State, library: Library): readonly Row[] => {
  if (state.page) return library.page(state.page.words, state.size.columns) ?? []
  const id = library.idAt(state.kind, state.tabs[state.kind])
  return (id && library.page(showWords(state.kind, id), detailColumns(state))) || []
}

/** Last row at which a text of so many rows still fills the screen. */
const lastScroll = (count: number, height: number): number => Math.max(0, count - height) + 1

/** The state with the cursor of a tab elsewhere. */
export const withTab = (state: State, change: Partial<State['tabs']['trials']>): State => ({
  ...state,
  tabs: { ...state.tabs, [state.kind]: { ...state.tabs[state.kind], ...change } },
})

/** The state after a move of whatever has the cursor. */
export const moved = (state: State, step: Step, library: Library): State => {
  const { height } = shapeOf(state)
  const tab = state.tabs[state.kind]
  switch (modeOf(state)) {
    case 'facets': {
      const count = library.facets(state.kind, tab).reduce((sum, { values }) => sum + values.length, 0)
      return withTab(state, { facet: stepped(tab.facet, step, count, height) })
    }
    case 'list': {
      const cursor = stepped(tab.cursor, step, library.listing(state.kind, tab).kept.length, height - 1)
      return cursor === tab.cursor ? state : { ...withTab(state, { cursor }), detail: { scroll: 0, link: -1 } }
    }
    case 'detail': {
      const count = lastScroll(rowsRead(state, library).length, height)
      return { ...state, detail: { ...state.detail, scroll: stepped(state.detail.scroll, step, count, height - 1) } }
    }
    case 'page': {
      if (!state.page) return state
      const count = lastScroll(rowsRead(state, library).length, height)
      return { ...state, page: { ...state.page, scroll: stepped(state.page.scroll, step, count, height - 1) } }
    }
    case 'help': {
      const count = lastScroll(helpRows(state).length, height)
      return { ...state, helpScroll: stepped(state.helpScroll, step, count, height - 1) }
    }
    default:
      return state
  }
}

/** The links of the page that is read. */
export const linksRead = (state: State, library: Library): readonly Link[] =>
  linksOn(state.page?.words ?? [], rowsRead(state, library), library)

/** The next link of what is read, scrolled into view. */
export const nextLink = (state: State, step: 1 | -1, library: Library): State => {
  const links = linksRead(state, library)
  if (links.length === 0) return { ...state, message: 'No links here.' }
  const now = state.page ?? state.detail
  const link = now.link < 0 ? (step > 0 ? 0 : links.length - 1) : (now.link + step + links.length) % links.length
  // The forest plot stays in sight while a study is chosen.
  if (state.page?.words[0] === 'pool')
    return {
      ...state,
      page: { ...state.page, link },
      message: `Chosen: ${links[link]?.id} (x drops it, Enter reads it)`,
    }
  const row = links[link]?.row ?? 0
  const { height } = shapeOf(state)
  const scroll = row < now.scroll || row >= now.scroll + height ? Math.max(0, row - 2) : now.scroll
  return state.page ? { ...state, page: { ...state.page, link, scroll } } : { ...state, detail: { link, scroll } }
}
