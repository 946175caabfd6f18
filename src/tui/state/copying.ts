/** What is copied or kept: records, cells and addresses to the clipboard, saved views, and the yes or no that they wait for. */

import { rowText } from '../../render/index.js'
import type { Library } from '../library/library.js'
import { cellText, fieldsShown } from '../library/list-cells.js'
import type { TabKind } from '../library/tab.js'
import type { Action } from './actions.js'
import { commandLine, viewWords } from './command-line.js'
import { leave } from './places.js'
import { scrollNow, stopChosen, textRead } from './reading.js'
import { errand, type NewView, type State } from './state.js'
import { viewNamed } from './views.js'

type Copied = Extract<Action, { type: 'copy' }>['what']

/** The record meant: that under the cursor of the list, on a page that of the chosen link. A page hides the list. */
const recordNow = (state: State, library: Library): { kind: TabKind; id: string } | undefined => {
  if (state.page) {
    const goal = stopChosen(state, library)?.goal
    return goal?.to === 'record' ? { kind: goal.kind, id: goal.id } : undefined
  }
  const id = library.idAt(state.kind, state.tabs[state.kind])
  return id ? { kind: state.kind, id } : undefined
}

/** The row under the cursor: the cells of the record with tabs between them, or the line of the page with the chosen stop. */
const rowNow = (state: State, library: Library): string | undefined => {
  if (state.page || state.focus === 'detail') {
    const row = stopChosen(state, library)?.row ?? scrollNow(state, library)
    const text = textRead(state, library)?.rows[row]
    return (
      text &&
      rowText(text)
        .replace(/^[▸▾] /, '')
        .trim()
    )
  }
  const tab = state.tabs[state.kind]
  const row = library.listing(state.kind, tab).kept[tab.cursor]
  if (row === undefined) return undefined
  const rows = library.rows(state.kind)
  return fieldsShown(tab, library.catalog(state.kind))
    .map((field) => cellText(rows, row, field).text)
    .join('\t')
}

/** Something of the view copied. */
export const copy = (state: State, what: Copied, library: Library): State => {
  const record = recordNow(state, library)
  const none = { ...state, message: state.page ? 'Choose a record with n first.' : 'No record here.' }
  switch (what) {
    case 'command':
      return errand(state, { do: 'copy', text: commandLine(viewWords(state, library)), what: 'the command' })
    case 'view':
      return errand(state, { do: 'copy-answer', words: viewWords(state, library), what: 'the view' })
    case 'row': {
      const text = rowNow(state, library)
      return text ? errand(state, { do: 'copy', text, what: 'the row' }) : { ...state, message: 'No row here.' }
    }
    case 'id':
      return record ? errand(state, { do: 'copy', text: record.id, what: record.id }) : none
    case 'citation':
      if (!record) return none
      return record.kind === 'trials' || record.kind === 'references'
        ? errand(state, { do: 'copy-answer', words: ['cite', record.id], what: `the citation of ${record.id}` })
        : { ...state, message: 'Only trials and references have a citation.' }
  }
}

/** One cell of the record under the cursor copied. */
export const copyCell = (state: State, name: string, library: Library): State => {
  const tab = state.tabs[state.kind]
  const row = library.listing(state.kind, tab).kept[tab.cursor]
  const field = library.catalog(state.kind).fields.find((one) => one.name === name)
  if (row === undefined || !field) return { ...state, message: 'No record here.' }
  const { text } = cellText(library.rows(state.kind), row, field)
  return errand(state, { do: 'copy', text, what: `${field.label}: ${text}` })
}

/** A yes or no to what waits for one. */
export const confirm = (state: State, { yes }: { readonly yes: boolean }): State => {
  const { pending } = state
  if (!pending) return state
  const closed = { ...state, pending: null }
  if (!yes) return { ...closed, message: pending.over === 'file' ? 'Nothing was written.' : 'Nothing was saved.' }
  return pending.over === 'file'
    ? errand(closed, { do: 'export', words: pending.words, path: pending.path, over: true })
    : errand(closed, { do: 'save-view', view: pending.view, over: true })
}

/** What the tab asks for, saved under a name; asks before it takes the place of another. */
export const saveView = (state: State, name: string): State => {
  const { query, sort, columns } = state.tabs[state.kind]
  const view: NewView = { name, kind: state.kind, query, sort, columns }
  return viewNamed(state.views, name)
    ? { ...state, pending: { over: 'view', view } }
    : errand(state, { do: 'save-view', view, over: false })
}

/** A saved view opened, with the way back. */
export const openView = (state: State, name: string, library: Library): State => {
  const view = viewNamed(state.views, name)
  if (!view) return { ...state, message: `No saved view "${name}".` }
  const { kind, query, columns } = view
  // Written by another version, or by hand: an order nobody knows would leave nothing to list.
  const isKnown = view.sort === null || library.catalog(kind).fields.some(({ name: one }) => one === view.sort?.field)
  const sort = isKnown ? view.sort : null
  return {
    ...leave(state),
    kind,
    page: null,
    focus: 'list',
    tabs: { ...state.tabs, [kind]: { ...state.tabs[kind], query, sort, columns, cursor: 0, facet: 0 } },
    message: `Opened "${view.name}"${isKnown ? '' : `, in the usual order: there is no field "${view.sort?.field}"`}.`,
  }
}
