/** Reading: what stands on the page or in the detail, moving through it, its stops, folding its sections. */

import { type Row, rowText } from '../../render/index.js'
import { agreeing } from '../../text.js'
import { cellWidth } from '../../widths.js'
import type { Library } from '../library/library.js'
import { tabKinds } from '../library/tab.js'
import { type Goal, type LinkTarget, targetsOf } from '../library/targets.js'
import { type FoldedPage, foldedText } from '../rows/folding.js'
import type { ScrollStep } from './actions.js'
import { showWords } from './command-line.js'
import { helpRows } from './help.js'
import { firstListed } from './list-top.js'
import { goTo, openPage, toTab, withTab } from './places.js'
import { pinnedRows } from './pooled.js'
import { detailColumns, shapeOf } from './shape.js'
import { errand, modeOf, type State } from './state.js'

const nothing: FoldedPage = { rows: [], sections: [] }

/** Words and width of what is read: a page of its own, or the detail of the record under the cursor. */
const readNow = (state: State, library: Library): { words: readonly string[]; columns: number } | undefined => {
  if (state.page) return { words: state.page.words, columns: state.size.columns }
  const id = state.held ?? library.idAt(state.kind, state.tabs[state.kind])
  return id ? { words: showWords(state.kind, id), columns: detailColumns(state) } : undefined
}

/** Whether what is to be read is not there yet. */
export const awaitsPage = (state: State, library: Library): boolean => {
  const now = ['page', 'detail'].includes(modeOf(state)) ? readNow(state, library) : undefined
  return now !== undefined && library.page(now.words, now.columns) === undefined
}

/** Whether the screen shows a page that is not there yet. */
export const lacksPage = (state: State, library: Library): boolean => {
  const isShown = state.page !== null || shapeOf(state).panes.some(({ pane }) => pane === 'detail')
  const now = isShown ? readNow(state, library) : undefined
  return now !== undefined && library.page(now.words, now.columns) === undefined
}

/** The text that is read, or undefined until it is there. A page that replaces another leaves it on the screen until then. */
export const textRead = (state: State, library: Library): FoldedPage | undefined => {
  const now = readNow(state, library)
  const text = now && library.page(now.words, now.columns)
  const shown = text ?? (state.page?.before && library.page(state.page.before, state.size.columns))
  return shown && foldedText(shown, state.folded)
}

/** Rows among which the head of a map or a timeline ends. */
const longestHead = 14

/** Rows down to the line that column headings or years stand on: they stay in sight where they leave the page most of the screen. */
const headRows = (state: State, rows: readonly Row[]): number => {
  const line = rows.slice(0, longestHead).findIndex((row) => row.some(({ role }) => role === 'axis'))
  return !state.size.isLinear && 2 * (line + 1) < shapeOf(state).height ? line + 1 : 0
}

/**
 * Head rows and label cells that stay in sight: in a comparison, which trial a column is of and what a row is about; in a map or a
 * timeline, what stands above its first line.
 */
export const frozenIn = (state: State, { rows }: FoldedPage): { readonly rows: number; readonly cells: number } => {
  const [command] = state.page?.words ?? []
  if (command === 'map' || command === 'timeline') return { rows: headRows(state, rows), cells: 0 }
  const head = rowText(rows[0] ?? [])
  const cells = cellWidth(head) - cellWidth(head.trimStart())
  return command === 'compare' && cells > 0 ? { rows: 2, cells } : { rows: 0, cells: 0 }
}

/** The stops of what is read. */
export const stopsRead = (state: State, library: Library): readonly LinkTarget[] => {
  const text = textRead(state, library)
  return text ? targetsOf(text) : []
}

/** The first cell of a map: what stands before it in its row names the row. */
const firstCell = (state: State, library: Library): number => {
  const stops = stopsRead(state, library)
  const at = stops.findIndex(({ goal, row }, i) => goal.to !== 'section' && stops[i - 1]?.row === row)
  return at < 0 ? stops.findIndex(({ goal }) => goal.to !== 'section') : at
}

/** Which stop is chosen. On a page that replaced another it is that of the same record, wherever it stands now. */
const chosenAt = (state: State, library: Library): number => {
  const { stop, follows } = { follows: undefined, ...(state.page ?? state.detail) }
  // In a grid the first cell is chosen from the start: arrows go from there.
  if (stop < 0 && isGrid(state)) return firstCell(state, library)
  if (follows === undefined || lacksPage(state, library)) return stop
  const same = stopsRead(state, library).findIndex(({ goal }) => goal.to === 'record' && goal.id === follows)
  return same < 0 ? stop : same
}

/** The stop that is chosen. */
export const stopChosen = (state: State, library: Library): LinkTarget | undefined => {
  const at = chosenAt(state, library)
  // The stops of a long record are not looked for where none is chosen.
  return at < 0 ? undefined : stopsRead(state, library)[at]
}

/** Rows of the screen for what is read: those that stay in sight above it take theirs. */
export const heightRead = (state: State, library: Library): number =>
  Math.max(1, shapeOf(state).height - pinnedRows(state, library).length)

/** Where a step leads among so many. */
export const stepped = (from: number, step: ScrollStep, count: number, screen: number): number => {
  const to =
    step === 'first'
      ? 0
      : step === 'last'
        ? count - 1
        : step === 'screen-down'
          ? from + screen
          : step === 'screen-up'
            ? from - screen
            : step === 'half-down'
              ? from + Math.ceil(screen / 2)
              : step === 'half-up'
                ? from - Math.ceil(screen / 2)
                : from + step
  return Math.max(0, Math.min(count - 1, to))
}

/** Number of rows to which a text of so many can be scrolled: its end may stand at the end of a screen. */
const scrolls = (count: number, state: State, height: number): number =>
  state.size.isLinear ? count : Math.max(0, count - height) + 1

/** First row on the screen: a text that has become shorter (folded, resized, a study less) has its end there. */
export const scrollNow = (state: State, library: Library): number => {
  const { scroll } = state.page ?? state.detail
  const text = textRead(state, library)
  return text ? Math.min(scroll, Math.max(0, scrolls(text.rows.length, state, heightRead(state, library)) - 1)) : scroll
}

/** First row of the help on the screen. */
export const helpScrollNow = (state: State): number =>
  Math.min(state.helpScroll, scrolls(helpRows(state).length, state, shapeOf(state).height) - 1)

/** The state with another place in what is read. */
const read = (state: State, change: { readonly scroll?: number; readonly stop?: number }): State =>
  state.page
    ? { ...state, page: { ...state.page, ...change, ...(change.stop === undefined ? {} : { follows: undefined }) } }
    : { ...state, detail: { ...state.detail, ...change } }

const scrolled = (state: State, step: ScrollStep, library: Library): State => {
  const height = heightRead(state, library)
  const { rows } = textRead(state, library) ?? nothing
  const scroll = scrollNow(state, library)
  return read(state, { scroll: stepped(scroll, step, scrolls(rows.length, state, height), height - 1) })
}

/** A cell of a map in which no trial stands. */
const emptyCells = ['·', '.']

/** What is said of a stop on which something can be done that no other stop offers. */
const hint = (state: State, { goal, text }: LinkTarget): string => {
  if (isGrid(state) && emptyCells.includes(text)) return 'No trial here; Enter lists those of the row.'
  if (goal.to === 'section') return 'Enter folds or unfolds the section; z does so too, Z with all.'
  if (goal.to === 'web') return `Enter opens ${goal.url}`
  if (goal.to === 'ask') {
    const [command, ...words] = goal.words
    const ids = /^id:(\S+)$/.exec(words.join(' '))?.[1]?.split(',')
    if (command === 'trials' && ids)
      return `Enter lists ${agreeing(ids.length, 'this trial', `these ${ids.length} trials`)}.`
    return command === 'trials'
      ? `Enter lists the trials: ${words.join(' ')}`
      : `Enter: stemcell ${goal.words.join(' ')}`
  }
  return state.page?.words[0] === 'pool' && goal.kind === 'trials'
    ? `${goal.id}: x drops it or brings it back, Enter reads it`
    : ''
}

/** The state with a row of what is read scrolled into sight. */
export const shown = (state: State, row: number, library: Library): State => {
  const scroll = scrollNow(state, library)
  const height = heightRead(state, library)
  const above = state.size.isLinear ? 0 : 2
  const { rows: heads } = frozenIn(state, textRead(state, library) ?? nothing)
  const isShown = row < heads || (row >= scroll + heads && row < scroll + height)
  return isShown && !state.size.isLinear ? state : read(state, { scroll: Math.max(0, row - Math.max(heads, above)) })
}

/** The state with a stop chosen, scrolled into sight. */
const chosen = (state: State, index: number, library: Library): State => {
  const stop = stopsRead(state, library)[index]
  return stop ? { ...read(shown(state, stop.row, library), { stop: index }), message: hint(state, stop) } : state
}

/** The next stop of a kind; from nowhere, the first on the screen. */
export const nextStop = (state: State, step: 1 | -1, among: 'links' | 'sections', library: Library): State => {
  const stops = stopsRead(state, library)
  const wanted = stops.flatMap(({ goal }, i) => ((goal.to === 'section') === (among === 'sections') ? [i] : []))
  if (wanted.length === 0) return { ...state, message: among === 'links' ? 'No links here.' : 'No sections here.' }
  const scroll = scrollNow(state, library)
  const now = chosenAt(state, library)
  // In a pooled result the first stop is a study: that is what can be dropped.
  const isStudy = ({ goal }: LinkTarget): boolean =>
    state.page?.words[0] !== 'pool' || (goal.to === 'record' && goal.kind === 'trials')
  const first = stops.findIndex((stop) => stop.row >= scroll && (among === 'sections' || isStudy(stop)))
  const from = now >= 0 ? now : first < 0 ? stops.length : first
  const beyond = step > 0 ? wanted.find((i) => (now >= 0 ? i > from : i >= from)) : wanted.findLast((i) => i < from)
  return chosen(state, beyond ?? (step > 0 ? wanted[0] : wanted.at(-1)) ?? 0, library)
}

/** In a grid the cursor goes from cell to cell: the nearest stop that way, in the same column or row where there is one. */
const nextCell = (state: State, down: number, right: number, library: Library): State => {
  const stops = stopsRead(state, library)
  const now = stopChosen(state, library)
  if (!now) return nextStop(state, 1, 'links', library)
  const end = (stop: LinkTarget): number => stop.at + cellWidth(stop.text)
  /** Cells between two columns; none where one stands over the other. */
  const aside = (stop: LinkTarget): number => Math.max(0, stop.at - end(now), now.at - end(stop))
  const off = (stop: LinkTarget): number => aside(stop) * (down ? 1000 : 1) + Math.abs(stop.row - now.row)
  const ahead = stops.flatMap((stop, i) => {
    const there = down ? (stop.row - now.row) * down > 0 : stop.row === now.row && (stop.at - now.at) * right > 0
    return there && stop.goal.to !== 'section' ? [{ i, off: off(stop) }] : []
  })
  const best = ahead.sort((a, b) => a.off - b.off)[0]
  return best ? chosen(state, best.i, library) : down ? scrolled(state, down, library) : state
}

const isGrid = (state: State): boolean => state.page?.words[0] === 'map' && !state.size.isLinear

/** The state after a move of whatever has the cursor. */
export const moved = (state: State, step: ScrollStep, library: Library): State => {
  const { height } = shapeOf(state)
  const tab = state.tabs[state.kind]
  switch (modeOf(state)) {
    case 'facets': {
      const count = library.facets(state.kind, tab).reduce((sum, { values }) => sum + values.length, 0)
      return withTab(state, { facet: stepped(tab.facet, step, count, height) })
    }
    case 'list': {
      const cursor = stepped(tab.cursor, step, library.listing(state.kind, tab).kept.length, height - 1)
      if (cursor === tab.cursor) return state
      // To draw the record anew costs more than to draw the list: it waits for the cursor to rest.
      const isBeside = shapeOf(state).panes.some(({ pane }) => pane === 'detail')
      const held = isBeside ? (state.held ?? library.idAt(state.kind, tab) ?? null) : null
      const next = withTab(
        { ...state, held, find: null, detail: { scroll: 0, stop: -1 } },
        { cursor, top: firstListed(state, library) },
      )
      return withTab(next, { top: firstListed(next, library) })
    }
    case 'detail':
      return scrolled(state, step, library)
    case 'page':
      return isGrid(state) && typeof step === 'number'
        ? nextCell(state, Math.sign(step), 0, library)
        : scrolled(state, step, library)
    case 'help': {
      const count = scrolls(helpRows(state).length, state, height)
      return { ...state, helpScroll: stepped(helpScrollNow(state), step, count, height - 1) }
    }
    default:
      return state
  }
}

/** A page wider than the screen, looked at further right or left; in a grid, the next cell. */
export const movedAcross = (state: State, step: number, library: Library): State =>
  isGrid(state)
    ? nextCell(state, 0, Math.sign(step), library)
    : state.page
      ? {
          ...state,
          page: { ...state.page, across: stepped(state.page.across, step, hiddenAcross(state, library) + 1, 0) },
        }
      : state

/** Cells of the widest row that do not fit on the screen. */
const hiddenAcross = (state: State, library: Library): number =>
  Math.max(0, ...(textRead(state, library)?.rows ?? []).map((row) => cellWidth(rowText(row)) - state.size.columns))

/** The state with a section folded or unfolded, the cursor on its heading. */
const toggled = (state: State, title: string, library: Library): State => {
  const folded = state.folded.includes(title) ? state.folded.filter((one) => one !== title) : [...state.folded, title]
  const next = { ...state, folded }
  const index = stopsRead(next, library).findIndex(({ goal }) => goal.to === 'section' && goal.title === title)
  return chosen(next, index, library)
}

/** The section of the chosen stop, or of the first row on the screen, folded or unfolded; or all of them. */
export const fold = (state: State, { all }: { readonly all: boolean }, library: Library): State => {
  const { sections } = textRead(state, library) ?? nothing
  if (sections.length === 0) return { ...state, message: 'No sections here.' }
  if (all) {
    const open = sections.some(({ folded }) => !folded)
    const titles = sections.map(({ title }) => title)
    const others = state.folded.filter((title) => !titles.includes(title))
    return {
      ...read(state, { scroll: 0, stop: -1 }),
      folded: open ? [...others, ...titles] : others,
      message: open ? 'All sections folded: } goes through them, Enter unfolds one.' : '',
    }
  }
  const row = stopChosen(state, library)?.row ?? scrollNow(state, library)
  const section = sections.findLast((one) => one.row <= row) ?? sections[0]
  return section ? toggled(state, section.title, library) : state
}

/** The answer to a command: the list that it lists, or a page. */
export const ask = (state: State, [command = '', ...words]: readonly string[]): State => {
  const tab = tabKinds.find((kind) => kind === command)
  return tab
    ? withTab(toTab(state, 1, tab), { query: words.join(' '), cursor: 0, facet: 0 })
    : openPage(state, [command, ...words])
}

const follow = (state: State, goal: Goal, library: Library): State => {
  switch (goal.to) {
    case 'record':
      return goTo(state, goal.kind, goal.id, library)
    case 'section':
      return toggled(state, goal.title, library)
    case 'web':
      return errand(state, { do: 'open', url: goal.url })
    case 'ask':
      return ask(state, goal.words)
  }
}

/** The chosen stop followed, or the record under the cursor read. */
export const opened = (state: State, library: Library): State => {
  if (state.page || state.focus === 'detail') {
    const stop = stopChosen(state, library)
    return stop ? follow(state, stop.goal, library) : nextStop(state, 1, 'links', library)
  }
  return library.idAt(state.kind, state.tabs[state.kind]) ? { ...state, focus: 'detail' } : state
}
