/** The two rows on top: the kinds of record, and what is asked. */
import { type Piece, type Row, rowWidth } from '../../render/index.js'
import type { Library } from '../library/library.js'
import { tabKinds } from '../library/tab.js'
import { commandLine } from '../state/command-line.js'
import type { State } from '../state/state.js'

/** The tabs, or the one that is open where there is no room for all. */
export const tabsRow = (state: State, columns: number): Row => {
  const all: Piece[] = tabKinds.flatMap((kind): Piece[] => [
    kind === state.kind ? { text: `[${kind}]`, role: 'strong', on: true } : { text: ` ${kind} `, role: 'muted' },
  ])
  return rowWidth(all) <= columns
    ? all
    : [
        { text: `[${state.kind}]`, role: 'strong', on: true },
        { text: `  ${tabKinds.indexOf(state.kind) + 1} of ${tabKinds.length}, [ and ] change`, role: 'muted' },
      ]
}

/** How many trials are marked, also those that the filters hide: they are compared and pooled as well. */
const marksSaid = (state: State, library: Library): string => {
  const listed = new Set(library.listing('trials', state.tabs.trials).kept)
  const hidden = state.marks.filter((id) => !listed.has(id)).length
  return `${state.marks.length} marked${hidden ? `, ${hidden} not listed` : ''}`
}

/** What is asked, and how much of it there is. */
export const askRow = (state: State, library: Library): Row => {
  const tab = state.tabs[state.kind]
  if (state.page) return [{ text: commandLine(state.page.words), role: 'strong' }]
  const { kept, problem } = library.listing(state.kind, tab)
  if (problem) return [{ text: 'Cannot be asked', role: 'bad' }, { text: `  ${tab.query}` }]
  const of = `${kept.length} of ${library.rows(state.kind).size}`
  return [
    { text: of, role: 'strong' },
    ...(state.marks.length ? [{ text: ` · ${marksSaid(state, library)}`, role: 'good' as const }] : []),
    { text: tab.query ? `  ${tab.query}` : '  no filters', ...(tab.query ? {} : { role: 'muted' as const }) },
  ]
}
