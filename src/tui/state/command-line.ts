/** The command that shows the same as a view. */
import { shellWord } from '../../text.js'
import type { Library } from '../library/library.js'
import { fieldsShown } from '../library/list-cells.js'
import type { State } from './state.js'

/** Words as a command line. */
export const commandLine = (words: readonly string[]): string => ['stemcell', ...words].map(shellWord).join(' ')

/** A query as one word, or none. A minus at its front would be taken for a flag; a space before it means nothing. */
export const asWord = (query: string): string[] => {
  const text = query.trim()
  return text === '' ? [] : [text.startsWith('-') ? ` ${text}` : text]
}

/** Query of the tab as one word, or none. */
export const queryWords = (state: State): string[] => asWord(state.tabs[state.kind].query)

/** Words of the command that lists what the list shows. */
const listWords = (state: State, library: Library): string[] => {
  const tab = state.tabs[state.kind]
  const { sort } = tab
  const fields = fieldsShown(tab, library.catalog(state.kind)).map(({ name }) => name)
  return [
    state.kind,
    ...queryWords(state),
    ...(sort ? ['--sort', sort.field, ...(sort.descending ? ['--desc'] : [])] : []),
    ...(Object.keys(tab.columns).length ? ['--fields', fields.join(',')] : []),
  ]
}

/** Words of the command whose answer the view shows. */
export const viewWords = (state: State, library: Library): readonly string[] => {
  if (state.page) return state.page.words
  const id = library.idAt(state.kind, state.tabs[state.kind])
  return state.focus === 'detail' && id ? showWords(state.kind, id) : listWords(state, library)
}

/** Words that show one record: an id may stand in several kinds. */
export const showWords = (kind: string, id: string): readonly string[] => ['show', `${kind}/${id}`]

/** The query of what would be pooled: of the marked trials where two or more are, else of those listed. */
export const poolQuery = ({ marks, tabs }: State): string =>
  marks.length > 1 ? `id:${marks.join(',')}` : tabs.trials.query

/** Words of the command that pools an outcome of the marked trials, when there are two or more, else of those listed. */
export const poolWords = (state: State, outcome: string, allow?: string): string[] => [
  'pool',
  '--outcome',
  outcome,
  ...(allow ? ['--allow', allow] : []),
  ...asWord(poolQuery(state)),
]
