/** What happens next: the one place where the state of the browser changes. Pure. */

import { commandLine, notPooledBy, poolWords, queryWords, viewWords } from '../command-line.js'
import { inverted, withValue } from '../facets.js'
import { type Library, queryOf } from '../library.js'
import { choicesFor } from '../palette.js'
import { type Action, pageOf } from './actions.js'
import { linksRead, moved, nextLink, withTab } from './move.js'
import { choiceCount, completed, edited, typed } from './prompt.js'
import { type Errand, type Place, type State, type TabKind, tabKinds } from './state.js'

/** Places kept to go back to. */
const mostPlaces = 100

const placeOf = (state: State): Place => ({ kind: state.kind, tab: state.tabs[state.kind], page: state.page })

/** A step to somewhere else, with the way back. */
const leave = (state: State): State => ({
  ...state,
  past: [...state.past.slice(-mostPlaces), placeOf(state)],
  future: [],
  message: '',
  detail: { scroll: 0, link: -1 },
})

const at = (state: State, place: Place): State => ({
  ...state,
  kind: place.kind,
  tabs: { ...state.tabs, [place.kind]: place.tab },
  page: place.page,
  detail: { scroll: 0, link: -1 },
  message: '',
})

const errand = (state: State, one: Errand): State => ({ ...state, errands: [...state.errands, one] })
const openPage = (state: State, words: readonly string[], message = ''): State => ({
  ...leave(state),
  page: pageOf(words),
  message,
})

/** A query asked of the tab: the cursor goes to the first, and the way back is kept. */
const asked = (state: State, query: string): State => withTab(leave(state), { query, cursor: 0 })

const goTo = (state: State, kind: TabKind, id: string, library: Library): State => {
  const there = { ...leave(state), kind, page: null, focus: 'detail' as const }
  const cursorOf = (tab: State['tabs'][TabKind]): number =>
    library.listing(kind, tab).kept.findIndex((row) => library.rows(kind).cell(row, 'id') === id)
  const cursor = cursorOf(there.tabs[kind])
  if (cursor >= 0) return withTab(there, { cursor })
  // The filters hide it: they are put aside, and come back with the way back.
  const open = withTab(there, { query: '' })
  return {
    ...withTab(open, { cursor: Math.max(0, cursorOf(open.tabs[kind])) }),
    message: 'Filters put aside to show it; b brings them back.',
  }
}

const accepted = (state: State, library: Library): State => {
  const { prompt } = state
  if (!prompt) return state
  const closed = { ...state, prompt: null }
  if (prompt.kind === 'palette') {
    const choice = choicesFor(state, library)[prompt.choice]
    return choice
      ? reduce(closed, choice.action, library)
      : { ...state, prompt: { ...prompt, problem: 'Nothing answers to that.' } }
  }
  if (prompt.kind === 'export') {
    const path = prompt.text.trim()
    return path === ''
      ? { ...state, prompt: { ...prompt, problem: 'Write the name of a file; its ending chooses the format.' } }
      : errand(closed, { do: 'export', words: viewWords(closed, library), path, over: false })
  }
  const query = prompt.text.trim()
  const { problem } = library.listing(state.kind, { ...state.tabs[state.kind], query })
  return problem ? { ...state, prompt: { ...prompt, problem } } : { ...asked(closed, query), focus: 'list' }
}

/** Nothing but trials is marked, compared, pooled or mapped. */
const onlyTrials = 'Only trials: press [ or ] for their tab.'

const facetAction = (state: State, not: boolean, library: Library): State => {
  const tab = state.tabs[state.kind]
  const value = library.facets(state.kind, tab).flatMap(({ values }) => values)[tab.facet]
  if (!value) return state
  const filters = withValue(library.listing(state.kind, tab).filters, value, not)
  const next = asked(state, queryOf(filters))
  const values = library.facets(next.kind, next.tabs[next.kind]).flatMap((facet) => facet.values)
  const same = values.findIndex((one) => one.field.name === value.field.name && one.value === value.value)
  return withTab(next, { facet: Math.max(0, same < 0 ? Math.min(tab.facet, values.length - 1) : same) })
}

const opened = (state: State, library: Library): State => {
  const { link } = state.page ?? state.detail
  if (state.page || state.focus === 'detail') {
    const chosen = linksRead(state, library)[link]
    return chosen ? goTo(state, chosen.kind, chosen.id, library) : nextLink(state, 1, library)
  }
  return library.idAt(state.kind, state.tabs[state.kind]) ? { ...state, focus: 'detail', message: '' } : state
}

const dropped = (state: State, library: Library): State => {
  const { page } = state
  if (page?.words[0] !== 'pool')
    return { ...state, message: 'x drops a study of a pooled result: press p in the list first.' }
  const chosen = linksRead(state, library)[page.link]
  if (chosen?.kind !== 'trials') return { ...state, message: 'Choose a study with n first, then x drops it.' }
  const flag = page.words.indexOf('--exclude')
  const words =
    flag < 0
      ? [...page.words, '--exclude', chosen.id]
      : page.words.map((word, i) => (i === flag + 1 ? `${word},${chosen.id}` : word))
  return {
    ...openPage(state, words, `Dropped ${chosen.id}; b brings it back.`),
    page: { ...pageOf(words), scroll: page.scroll },
  }
}

/** The state after an action. */
export const reduce = (state: State, action: Action, library: Library): State => {
  const tab = state.tabs[state.kind]
  const id = library.idAt(state.kind, tab)
  switch (action.type) {
    case 'resize':
      return { ...state, size: { columns: action.columns, rows: action.rows } }
    case 'move':
      return moved({ ...state, message: '' }, action.step, library)
    case 'across':
      return state.page
        ? { ...state, page: { ...state.page, across: Math.max(0, state.page.across + action.step) } }
        : state
    case 'focus': {
      const order = ['facets', 'list', 'detail'] as const
      const next = order[order.indexOf(state.focus) + action.step]
      return next === undefined || (next === 'detail' && !id) ? state : { ...state, focus: next, message: '' }
    }
    case 'open':
      return opened(state, library)
    case 'close':
      if (state.help) return { ...state, help: false }
      if (state.page) return reduce(state, { type: 'back' }, library)
      return { ...state, focus: 'list', message: '' }
    case 'tab': {
      const now = tabKinds.indexOf(state.kind)
      const kind = action.kind ?? tabKinds[(now + (action.step ?? 1) + tabKinds.length) % tabKinds.length] ?? 'trials'
      return { ...leave(state), kind, page: null, focus: 'list' }
    }
    case 'mark': {
      if (state.kind !== 'trials' || !id) return { ...state, message: onlyTrials }
      const marks = state.marks.includes(id) ? state.marks.filter((one) => one !== id) : [...state.marks, id]
      return moved({ ...state, marks, message: '' }, 1, library)
    }
    case 'unmark-all':
      return { ...state, marks: [], message: state.marks.length ? 'Nothing is marked now.' : 'Nothing was marked.' }
    case 'facet':
      return facetAction(state, action.not, library)
    case 'clear':
      return tab.query === '' ? { ...state, message: 'No filters to clear.' } : asked(state, '')
    case 'invert':
      return tab.query === ''
        ? { ...state, message: 'No filters to turn round.' }
        : asked(state, inverted(library.listing(state.kind, tab).filters))
    case 'ask': {
      const start = action.prompt === 'query' && tab.query ? `${tab.query} ` : (action.text ?? '')
      return { ...state, message: '', prompt: { kind: action.prompt, text: start, at: start.length, choice: 0 } }
    }
    case 'type':
      return state.prompt ? { ...state, prompt: typed(state.prompt, action.text) } : state
    case 'edit':
      return state.prompt ? { ...state, prompt: edited(state.prompt, action.what) } : state
    case 'choose': {
      const count = choiceCount(state, library)
      return state.prompt && count
        ? { ...state, prompt: { ...state.prompt, choice: (state.prompt.choice + action.step + count) % count } }
        : state
    }
    case 'complete':
      return { ...state, prompt: completed(state, library) }
    case 'accept':
      return accepted(state, library)
    case 'cancel':
      return { ...state, prompt: null }
    case 'sort':
      return withTab(leave(state), {
        sort: { field: action.field, descending: tab.sort?.field === action.field && !tab.sort.descending },
        cursor: 0,
      })
    case 'turn': {
      const sort = tab.sort ?? library.catalog(state.kind).sort
      return withTab(leave(state), { sort: { field: sort.field, descending: !sort.descending }, cursor: 0 })
    }
    case 'column': {
      const field = library.catalog(state.kind).fields.find(({ name }) => name === action.field)
      const now = tab.columns[action.field] ?? field?.column !== undefined
      return withTab(state, { columns: { ...tab.columns, [action.field]: !now } })
    }
    case 'page':
      return openPage(state, action.words)
    case 'record':
      return goTo(state, action.kind as TabKind, action.id, library)
    case 'compare': {
      if (state.marks.length < 2 || state.marks.length > 8)
        return { ...state, message: `Mark two to eight trials with space; ${state.marks.length} marked.` }
      return openPage(state, ['compare', ...state.marks])
    }
    case 'pool': {
      const aside = notPooledBy(state, library)
      const words = poolWords(state, library, action.outcome)
      return openPage(
        state,
        words,
        aside ? `Pooled by disease and cell only; not by: ${aside}` : 'n chooses a study, x drops it',
      )
    }
    case 'map':
      return state.kind === 'trials'
        ? openPage(state, ['map', ...queryWords(state)])
        : { ...state, message: onlyTrials }
    case 'timeline':
      return state.kind === 'trials'
        ? openPage(state, ['timeline', ...queryWords(state)])
        : { ...state, message: onlyTrials }
    case 'sources':
      return state.kind === 'trials' && id ? openPage(state, ['trace', id]) : { ...state, message: onlyTrials }
    case 'differences': {
      const { page } = state
      if (page?.words[0] !== 'compare')
        return { ...state, message: 'd is for comparisons: mark trials and press c first.' }
      const words = page.words.includes('--diff')
        ? page.words.filter((word) => word !== '--diff')
        : [...page.words, '--diff']
      return { ...state, page: pageOf(words), message: '' }
    }
    case 'drop':
      return dropped(state, library)
    case 'link':
      return nextLink({ ...state, message: '' }, action.step, library)
    case 'back': {
      const last = state.past.at(-1)
      if (!last) return { ...state, message: 'This is where you began.' }
      return { ...at(state, last), past: state.past.slice(0, -1), future: [placeOf(state), ...state.future] }
    }
    case 'forward': {
      const [next, ...future] = state.future
      if (!next) return { ...state, message: 'Nowhere further to go.' }
      return { ...at(state, next), past: [...state.past, placeOf(state)], future }
    }
    case 'help':
      return { ...state, help: !state.help, helpScroll: 0 }
    case 'copy': {
      if (action.what === 'command')
        return errand(state, { do: 'copy', text: commandLine(viewWords(state, library)), what: 'the command' })
      if (!id) return { ...state, message: 'No record here.' }
      return action.what === 'id'
        ? errand(state, { do: 'copy', text: id, what: id })
        : state.kind === 'trials' || state.kind === 'references'
          ? errand(state, { do: 'copy-answer', words: ['cite', id], what: `the citation of ${id}` })
          : { ...state, message: 'Only trials and references have a citation.' }
    }
    case 'confirm': {
      const { pending } = state
      if (!pending) return state
      const closed = { ...state, pending: null }
      return action.yes
        ? errand(closed, { do: 'export', ...pending, over: true })
        : { ...closed, message: 'Nothing was written.' }
    }
    case 'said':
      return { ...state, message: action.message }
    case 'exists':
      return { ...state, pending: { words: action.words, path: action.path } }
    case 'done':
      return state.errands.length ? { ...state, errands: state.errands.slice(1) } : state
    case 'suspend':
      return errand(state, { do: 'suspend' })
    case 'quit':
      return errand(state, { do: 'quit' })
  }
}
