/** The three rows on top: the kinds of record, what is asked, and the titles of the panes. */
import { fitRow, type Piece, type Row, rowWidth } from '../../render/index.js'
import type { Library } from '../library/library.js'
import { columnsByWorth, saidByAll } from '../library/list-columns.js'
import { shortKind, type TabKind, tabKinds } from '../library/tab.js'
import { commandLine } from '../state/command-line.js'
import { heightRead, scrollNow, textRead } from '../state/reading.js'
import { type Pane, shapeOf } from '../state/shape.js'
import type { State } from '../state/state.js'

/** The kinds by their digits: by name, in short, or as digits only where there is no room for more. */
export const tabsRow = (state: State, columns: number): Row => {
  const row = (name: (kind: TabKind) => string): Row =>
    tabKinds.flatMap((kind, i): Piece[] => {
      const digit = String((i + 1) % 10)
      return [
        { text: i ? ' ' : '' },
        kind === state.kind
          ? { text: `[${digit} ${kind}]`, role: 'strong', on: true }
          : { text: `${digit} ${name(kind)}`.trim(), role: 'muted' },
      ]
    })
  const forms = [row((kind) => kind), row((kind) => shortKind[kind])]
  return forms.find((form) => rowWidth(form) <= columns) ?? row(() => '')
}

const paneTitles: Readonly<Record<Pane, string>> = { facets: 'Filters', list: 'List', detail: 'Record' }
const paneKeys: Readonly<Record<Pane, string>> = { facets: 'F', list: 'L', detail: 'D' }

/** How far what is read goes on: "rows 1 to 17 of 60". */
const partRead = (state: State, library: Library, height: number): string => {
  const text = textRead(state, library)
  if (!text) return ''
  const first = scrollNow(state, library)
  const { length } = text.rows
  return length <= height && first === 0 ? '' : `rows ${first + 1}–${Math.min(length, first + height)} of ${length}`
}

/** What stands over a pane: its key, its name, and where in it one is; the one with the cursor is marked. */
const paneTitle = (pane: Pane, state: State, library: Library, columns: number, height: number): Row => {
  const tab = state.tabs[state.kind]
  const { kept } = library.listing(state.kind, tab)
  const id = state.held ?? library.idAt(state.kind, tab)
  const part = pane === 'detail' ? partRead(state, library, height) : ''
  const where = {
    facets: '',
    list: kept.length ? `${tab.cursor + 1} of ${kept.length}` : 'nothing',
    detail: [id, part].filter(Boolean).join(' · '),
  }[pane]
  const isHere = state.focus === pane
  return fitRow(
    [
      {
        text: `${isHere ? '›' : ' '}${paneTitles[pane]}`,
        role: isHere ? 'heading' : 'muted',
        ...(isHere ? { on: true } : {}),
      },
      { text: ` ${paneKeys[pane]}`, role: 'muted', ...(isHere ? { on: true } : {}) },
      { text: where ? `  ${where}` : '', role: 'muted', ...(isHere ? { on: true } : {}) },
    ],
    columns,
  )
}

/** What stands over the panes or the page. */
export const titlesRow = (state: State, library: Library): Row => {
  const { panes, height } = shapeOf(state)
  const { columns } = state.size
  if (state.help) return [{ text: '›Keys', role: 'heading', on: true }]
  if (state.page) {
    const part = partRead(state, library, heightRead(state, library))
    return fitRow(
      [
        { text: '›Page', role: 'heading', on: true },
        { text: part && `  ${part}`, role: 'muted', on: true },
      ],
      columns,
    )
  }
  return panes.flatMap(({ pane, columns: cells }, i) => [
    ...(i ? [{ text: '│', role: 'muted' as const }] : []),
    ...paneTitle(pane, state, library, cells, height),
  ])
}

/** How many trials are marked, also those that the filters hide: they are compared and pooled as well. */
const marksSaid = (state: State, library: Library): string => {
  const listed = new Set(library.listing('trials', state.tabs.trials).kept)
  const hidden = state.marks.filter((id) => !listed.has(id)).length
  return `${state.marks.length} marked${hidden ? `, ${hidden} not listed` : ''}`
}

/** What every listed record says: it stands here, and its column gives its room to others. */
const sameSaid = (state: State, library: Library): Piece[] => {
  const listing = library.listing(state.kind, state.tabs[state.kind])
  const said = columnsByWorth(state.kind, state.tabs[state.kind], library).constant.map(
    (field) => `${field.label} ${saidByAll(library, state.kind, listing, field)}`,
  )
  return said.length ? [{ text: `  all: ${said.join(', ')}`, role: 'muted' }] : []
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
    ...(state.base?.kind === state.kind ? [{ text: ` · beside ${state.base.id}`, role: 'good' as const }] : []),
    { text: tab.query ? `  ${tab.query}` : '  no filters', ...(tab.query ? {} : { role: 'muted' as const }) },
    ...sameSaid(state, library),
  ]
}
