/** The command that shows the same as a view. */
import type { Library } from './library.js'
import { queryOf } from './library.js'
import type { State } from './state/state.js'

/** A word as a shell takes it. */
const quoted = (word: string): string => (/^[\w.,:/@%+=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)

/** Words as a command line. */
export const commandLine = (words: readonly string[]): string => ['stemcell', ...words].map(quoted).join(' ')

/** Query of the tab as one word, or none. */
export const queryWords = (state: State): string[] => {
  const { query } = state.tabs[state.kind]
  return query.trim() === '' ? [] : [query]
}

/** Words of the command that lists what the list shows. */
const listWords = (state: State): string[] => {
  const { sort } = state.tabs[state.kind]
  return [
    state.kind,
    ...queryWords(state),
    ...(sort ? ['--sort', sort.field, ...(sort.descending ? ['--desc'] : [])] : []),
  ]
}

/** Words of the command whose answer the view shows. */
export const viewWords = (state: State, library: Library): readonly string[] => {
  if (state.page) return state.page.words
  const id = library.idAt(state.kind, state.tabs[state.kind])
  return state.focus === 'detail' && id ? showWords(state.kind, id) : listWords(state)
}

/** Words that show one record: an id may stand in several kinds. */
export const showWords = (kind: string, id: string): readonly string[] => ['show', `${kind}/${id}`]

/** What a pool of the filtered trials asks: the diseases and cells that the filters name one of. */
export const poolWords = (state: State, library: Library, outcome: string): string[] => {
  const { filters } = library.listing('trials', state.tabs.trials)
  const one = (name: string): string[] => {
    const test = filters.find((filter) => filter.field === name && !filter.not && filter.any.length === 1)?.any[0]
    return test && 'is' in test ? [`--${name}`, String(test.is)] : []
  }
  return ['pool', '--outcome', outcome, ...one('disease'), ...one('cell')]
}

/** Filters that a pool cannot ask: named, so that nobody takes the pool for that of the list. */
export const notPooledBy = (state: State, library: Library): string => {
  const { filters } = library.listing('trials', state.tabs.trials)
  const asked = poolWords(state, library, 'x')
  return queryOf(filters.filter(({ field }) => !asked.includes(`--${field}`)))
}
