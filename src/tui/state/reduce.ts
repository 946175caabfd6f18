/** What happens next: the one place where the state of the browser changes. Pure. */

import type { Library } from '../library/library.js'
import type { TabKind } from '../library/tab.js'
import type { Action } from './actions.js'
import * as candidates from './candidates.js'
import { viewWords } from './command-line.js'
import * as copying from './copying.js'
import { pathProblem } from './exports.js'
import { found, nextSpot } from './find.js'
import * as lists from './lists.js'
import { choicesFor, nothingFor } from './palette.js'
import { back, forward, goTo, toTab, withQuery } from './places.js'
import { choiceCount, completed, edited, typed } from './prompt.js'
import { ask as asking, fold, moved, movedAcross, nextStop, opened, scrollNow } from './reading.js'
import type { Pane } from './shape.js'
import { errand, type State } from './state.js'
import * as studies from './studies.js'
import { nameProblem } from './views.js'

type Ask = Extract<Action, { type: 'ask' }>

const ask = (state: State, { prompt, text = '' }: Ask): State => {
  const { query } = state.tabs[state.kind]
  const start = prompt === 'query' && query ? `${query} ` : text
  return { ...state, prompt: { kind: prompt, text: start, at: start.length, choice: 0 } }
}

/** What was typed done: a problem leaves the line to be mended. */
const accepted = (state: State, library: Library): State => {
  const { prompt } = state
  if (!prompt) return state
  const closed = { ...state, prompt: null }
  const wrong = (problem: string): State => ({ ...state, prompt: { ...prompt, problem } })
  const text = prompt.text.trim()
  switch (prompt.kind) {
    case 'palette': {
      const choice = choicesFor(state, library)[prompt.choice]
      return choice ? reduce(closed, choice.action, library) : wrong(nothingFor(prompt.text))
    }
    case 'export': {
      const words = viewWords(closed, library)
      const problem = pathProblem(text, words)
      return problem ? wrong(problem) : errand(closed, { do: 'export', words, path: text, over: false })
    }
    case 'save': {
      const problem = nameProblem(text)
      return problem ? wrong(problem) : copying.saveView(closed, text)
    }
    case 'find': {
      if (text === '') return { ...closed, find: null }
      const there = found(closed, text, scrollNow(closed, library), library)
      return there ?? wrong(`“${text}” does not stand ${state.page ? 'on this page' : 'in this record'}.`)
    }
    case 'query': {
      const { problem } = library.listing(state.kind, { ...state.tabs[state.kind], query: text })
      return problem ? wrong(problem) : { ...withQuery(closed, text), focus: 'list' }
    }
  }
}

/** One step back: what closes over the rest first, then the pane, then the view before. */
const closed = (state: State): State => {
  if (state.help) return { ...state, help: false }
  if (state.find) return { ...state, find: null }
  if (!state.page && state.focus !== 'list' && !(state.focus === 'detail' && state.detail.isLinked))
    return { ...state, focus: 'list' }
  return back(state)
}

const panes: readonly Pane[] = ['facets', 'list', 'detail']

/** The cursor in a pane; a record pane without a record is never entered. */
const paned = (state: State, pane: Pane, library: Library): State => {
  if (pane === 'detail' && library.idAt(state.kind, state.tabs[state.kind]) === undefined)
    return { ...state, message: 'No record here.' }
  return { ...state, focus: pane, find: null }
}

const focused = (
  state: State,
  { step, cycles }: { readonly step: 1 | -1; readonly cycles?: true },
  library: Library,
): State => {
  const there = library.idAt(state.kind, state.tabs[state.kind]) === undefined ? panes.slice(0, 2) : panes
  const at = there.indexOf(state.focus) + step
  const next = there[cycles ? (at + there.length) % there.length : at]
  return next === undefined ? state : paned(state, next, library)
}

const chosen = (state: State, step: 1 | -1, library: Library): State => {
  const count = choiceCount(state, library)
  return state.prompt && count
    ? { ...state, prompt: { ...state.prompt, choice: (state.prompt.choice + step + count) % count } }
    : state
}

type Steps = {
  readonly [T in Action['type']]: (state: State, action: Extract<Action, { type: T }>, library: Library) => State
}

const steps: Steps = {
  resize: (state, { columns, rows }) => ({ ...state, size: { columns, rows } }),
  move: (state, { step }, library) => moved(state, step, library),
  rest: (state) => (state.held === null ? state : { ...state, held: null }),
  across: (state, { step }, library) => movedAcross(state, step, library),
  focus: focused,
  pane: (state, { pane }, library) => paned(state, pane, library),
  open: (state, _, library) => opened(state, library),
  close: closed,
  tab: (state, { step = 1, kind }) => toTab(state, step, kind),
  mark: (state, _, library) => lists.mark(state, library),
  'unmark-all': (state) => ({
    ...state,
    marks: [],
    message: state.marks.length ? 'Nothing is marked now.' : 'Nothing was marked.',
  }),
  base: (state, _, library) => lists.base(state, library),
  facet: (state, { not }, library) => lists.toggleFacet(state, { not }, library),
  'whole-facet': (state, _, library) => lists.toggleWhole(state, library),
  clear: (state, _, library) => lists.clear(state, library),
  invert: (state, _, library) => lists.invert(state, library),
  ask,
  type: (state, { text }) => (state.prompt ? { ...state, prompt: typed(state.prompt, text) } : state),
  edit: (state, { what }) => (state.prompt ? { ...state, prompt: edited(state.prompt, what) } : state),
  choose: (state, { step }, library) => chosen(state, step, library),
  complete: (state, _, library) => ({ ...state, prompt: completed(state, library) }),
  accept: (state, _, library) => accepted(state, library),
  cancel: (state) => ({ ...state, prompt: null }),
  sort: (state, { field }) => lists.sort(state, field),
  turn: (state, _, library) => lists.turn(state, library),
  column: (state, { field }, library) => lists.toggleColumn(state, field, library),
  forest: (state, { outcome }) => ({ ...state, forest: outcome }),
  page: (state, { words }) => asking(state, words),
  record: (state, { kind, id }, library) => goTo(state, kind as TabKind, id, library),
  compare: (state, _, library) => studies.compare(state, library),
  pool: (state, { outcome, allow }) => studies.pool(state, outcome, allow),
  allow: (state, { at }, library) => studies.allow(state, at, library),
  map: (state) => studies.overview(state, 'map'),
  timeline: (state) => studies.overview(state, 'timeline'),
  sources: (state, _, library) => studies.sources(state, library),
  differences: studies.differences,
  decide: (state, { what }, library) => candidates.decide(state, what, library),
  decided: (state, { words }) => errand(state, { do: 'decide', words }),
  drop: (state, _, library) => studies.drop(state, library),
  picture: (state, { name }) => studies.picture(state, name),
  'whole-map': studies.wholeMap,
  stop: (state, { step, among }, library) =>
    among === 'hits' && state.find
      ? nextSpot(state, step, library)
      : nextStop(state, step, among === 'hits' ? 'links' : among, library),
  fold: (state, { all }, library) => fold(state, { all }, library),
  back,
  forward,
  help: (state) => ({ ...state, help: !state.help, helpScroll: 0 }),
  copy: (state, { what }, library) => copying.copy(state, what, library),
  'copy-cell': (state, { field }, library) => copying.copyCell(state, field, library),
  'open-source': (state, { url }) => errand(state, { do: 'open', url }),
  confirm: (state, { yes }) => copying.confirm(state, { yes }),
  view: (state, { name }, library) => copying.openView(state, name, library),
  forget: (state, { name }) => errand(state, { do: 'forget-view', name }),
  'save-session': (state, { path }) => errand(state, { do: 'save-session', path }),
  views: (state, { views, message }) => ({ ...state, views, message }),
  'view-exists': (state, { view, views }) => ({ ...state, views, pending: { over: 'view', view } }),
  said: (state, { message }) => ({ ...state, message }),
  exists: (state, { words, path }) => ({ ...state, pending: { over: 'file', words, path } }),
  unbound: (state, { key }) => ({ ...state, message: `${key} does nothing here. ? shows the keys.` }),
  suspend: (state) => errand(state, { do: 'suspend' }),
  quit: (state) => errand(state, { do: 'quit' }),
}

/** What the outside tells; nobody has pressed a key. */
const fromOutside: readonly Action['type'][] = ['resize', 'rest', 'said', 'views']
/** What leaves the record beside the list to wait. */
const passing: readonly Action['type'][] = ['move', 'mark', 'resize', 'said', 'views']

/** The state after an action. */
export const reduce = (state: State, action: Action, library: Library): State => {
  const step = steps[action.type] as (state: State, action: Action, library: Library) => State
  const now = state.held === null || passing.includes(action.type) ? state : { ...state, held: null }
  if (fromOutside.includes(action.type)) return step(now, action, library)
  // What was said of the last key is not said of this one.
  return step(now.message || now.hints ? { ...now, message: '', hints: false } : now, action, library)
}
