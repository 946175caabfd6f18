/** Pages and records that are read: lines, links, sections. */
import { rowText, spoken } from '../../render/index.js'
import type { Library } from '../library/library.js'
import type { LinkTarget } from '../library/targets.js'
import type { FoldedPage } from '../rows/folding.js'
import { commandLine, showWords } from '../state/command-line.js'
import { stopChosen, stopsRead, textRead } from '../state/reading.js'
import { detailColumns } from '../state/shape.js'
import { modeOf, type State } from '../state/state.js'

/** Whether a text is read: a page, or the record under the cursor. */
export const isReading = (state: State, library: Library): boolean =>
  state.page !== null || (state.focus === 'detail' && library.idAt(state.kind, state.tabs[state.kind]) !== undefined)

/** Words of what is read. */
export const wordsRead = (state: State, library: Library): readonly string[] => {
  if (state.page) return state.page.words
  const id = library.idAt(state.kind, state.tabs[state.kind])
  return id && state.focus === 'detail' ? showWords(state.kind, id) : []
}

/** Whether what is read is there; asking orders it. */
export const isThere = (state: State, library: Library): boolean =>
  !isReading(state, library) ||
  library.page(wordsRead(state, library), state.page ? state.size.columns : detailColumns(state)) !== undefined

const folded = /^▸ (.*?)\.?\s{2}(\d+ lines?)$/

/** A row as it is said: the marks of folding in words. */
const lineSaid = (text: string): string =>
  text.replace(folded, (_, title: string, count: string) => `${title}. Folded, ${count}.`).replace(/^▾ /, '')

/** The lines of a text, those that hold something. */
export const linesOf = (text: FoldedPage | undefined): string[] =>
  (text?.rows ?? []).map((row) => lineSaid(rowText(row)).trim()).filter((line) => line !== '')

/** The line that has been read to. */
export const lineSaidAt = (state: State, library: Library): string => {
  const rows = textRead(state, library)?.rows ?? []
  return lineSaid(rowText(rows[(state.page ?? state.detail).scroll] ?? [])).trim()
}

/** Which page, in a line: the command that answers it. */
export const pageTitle = (state: State): string => (state.page ? `Page: ${commandLine(state.page.words)}` : 'Record.')

/** Everything that is read. */
export const wholeSaid = (state: State, library: Library): string[] => [
  pageTitle(state),
  ...linesOf(textRead(state, library)),
]

/** What is new on a page that took the place of another: the same question with a study more or less. */
export const changesSaid = (before: State, state: State, library: Library): string[] => {
  const had = before.page && library.page(before.page.words, before.size.columns)
  const old = new Set(linesOf(had ? { rows: had.rows, sections: [] } : undefined))
  const lines = linesOf(textRead(state, library)).filter((line) => !old.has(line))
  return lines.length ? lines : ['Nothing else changes.']
}

/** Where one is again, without reading everything once more. */
export const placeSaid = (state: State, library: Library): string[] => {
  const count = textRead(state, library)?.rows.length ?? 0
  const { scroll, stop } = state.page ?? state.detail
  if (stop >= 0) return [pageTitle(state), ...stopSaid(null, state, library)]
  return [pageTitle(state), `Line ${scroll + 1} of ${count}: ${lineSaidAt(state, library)}`]
}

const sectionAt = (row: number, text: FoldedPage | undefined): string | undefined =>
  text?.sections.findLast((section) => section.row <= row)?.title

const goalSaid = ({ goal, text }: LinkTarget, state: State): string => {
  switch (goal.to) {
    case 'web':
      return `address ${goal.url}`
    case 'ask':
      return goal.words[0] === 'trials'
        ? `${spoken(text)}, Enter lists its trials.`
        : `${spoken(text)}, Enter asks: ${commandLine(goal.words)}`
    case 'record': {
      const name = text === goal.id ? goal.id : `${spoken(text)}, ${goal.id}`
      const drops = state.page?.words[0] === 'pool' && goal.kind === 'trials' ? ' x drops it or brings it back.' : ''
      return `${name}, in ${goal.kind}.${drops}`
    }
    case 'section':
      return ''
  }
}

/** The stop that was chosen, where it leads, and in which section it stands where that is another than before. */
export const stopSaid = (before: State | null, state: State, library: Library): string[] => {
  const stop = stopChosen(state, library)
  if (!stop) return []
  if (stop.goal.to === 'section') return [lineSaid(stop.text)]
  const text = textRead(state, library)
  const had = before && (stopChosen(before, library)?.row ?? (before.page ?? before.detail).scroll)
  const section = sectionAt(stop.row, text)
  const isOther = section !== undefined && (had === null || section !== sectionAt(had, text))
  const links = stopsRead(state, library).filter((one) => one.goal.to !== 'section')
  return [
    `${isOther ? `${section}. ` : ''}Link ${links.indexOf(stop) + 1} of ${links.length}: ${goalSaid(stop, state)}`,
  ]
}

/** A section folded or unfolded, and its lines where they have come back. */
export const foldSaid = (before: State, state: State, library: Library): string[] => {
  const [had, has] = [textRead(before, library)?.sections ?? [], textRead(state, library)]
  const changed = (has?.sections ?? []).filter(({ title, folded: now }) =>
    had.some((one) => one.title === title && one.folded !== now),
  )
  const [only, ...others] = changed
  if (!has || !only) return []
  if (others.length)
    return [only.folded ? `All ${changed.length} sections folded.` : `All ${changed.length} sections unfolded.`]
  const next = has.sections[has.sections.indexOf(only) + 1]
  return linesOf({ rows: has.rows.slice(only.row, next?.row ?? has.rows.length), sections: [] })
}

/** Mode in words, announced when it changes. */
export const focusName = (state: State): string =>
  ({ facets: 'Facets.', list: 'List.', detail: 'Record.', page: 'Page.', prompt: '', help: 'Help.', confirm: '' })[
    modeOf(state)
  ]
