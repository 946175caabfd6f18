/** The list: records as rows of a table that fits. */
import { describe } from '../../query/index.js'
import { fitRow, type Piece, type Row } from '../../render/index.js'
import { fitted } from '../../widths.js'
import { forestWidth } from '../library/forest-column.js'
import type { Library } from '../library/library.js'
import { cellText, partsFitted, warningsOf } from '../library/list-cells.js'
import { listColumns } from '../library/list-columns.js'
import { firstListed, forestOf, headRows } from '../state/list-top.js'
import type { State } from '../state/state.js'

/** Cells before the first column: the cursor, the mark, the flag of anomalies and disagreements. */
const gutter = 4

/** Rows of the list. */
export const listRows = (state: State, library: Library, columns: number, height: number): readonly Row[] => {
  const tab = state.tabs[state.kind]
  const { kept, problem } = library.listing(state.kind, tab)
  if (problem) return [[{ text: problem, role: 'bad' }]]
  if (kept.length === 0) {
    const relaxed = library.relaxed(state.kind, tab)
    return [
      [{ text: `No ${state.kind} match.`, role: 'warn' }],
      ...relaxed.map(({ filter, without }): Row => [{ text: `Without ${describe(filter)}: ${without}` }]),
      [{ text: 'C clears the filters, [ goes back.', role: 'muted' }],
    ]
  }
  const forest = forestOf(state, library, columns)
  const room = forest ? columns - forestWidth(columns) - 2 : columns
  const base = state.base?.kind === state.kind ? state.base.id : undefined
  const records = height - headRows(state, library, columns)
  const first = firstListed(state, library)
  const visible = kept.slice(first, first + records)
  const shown = listColumns(state.kind, tab, library, { room: room - gutter, visible })
  const rows = library.rows(state.kind)
  const head: Row = [
    { text: ' '.repeat(gutter) },
    ...shown.flatMap(({ label, columns: cells, right }, i): Piece[] => [
      { text: i ? '  ' : '' },
      { text: fitted(label, cells, right ? 'right' : 'left'), role: 'heading' },
    ]),
  ]
  const beside = (row: Row, pieces: readonly Piece[], on: { readonly on?: boolean } = {}): Row =>
    forest ? [...fitRow(row, room), { text: '  ', ...on }, ...pieces.map((piece) => ({ ...piece, ...on }))] : row
  return [
    beside(head, forest ? [forest.head[0]] : []),
    ...(forest ? [beside([], [forest.head[1]])] : []),
    ...visible.map((id, i): Row => {
      const here = first + i === tab.cursor
      const on = here && state.focus === 'list' ? { on: true } : {}
      const marked = state.kind === 'trials' && state.marks.includes(id)
      const own: Row = [
        { text: `${here ? '▸' : ' '}${id === base ? '=' : marked ? '●' : ' '}`, ...on },
        { text: warningsOf(state.kind, rows, id).length ? '! ' : '  ', role: 'warn', ...on },
        ...shown.flatMap(({ field, columns: cells, right }, c): Piece[] => {
          const piece = cellText(rows, id, field)
          const isSame = base !== undefined && id !== base && piece.text === cellText(rows, base, field).text
          const text = isSame ? '=' : partsFitted(field, piece.text, cells)
          return [
            { text: c ? '  ' : '', ...on },
            {
              ...piece,
              ...(isSame || field.name === 'id' ? { role: 'muted' as const } : {}),
              text: fitted(text, cells, right ? 'right' : 'left'),
              ...on,
            },
          ]
        }),
      ]
      return beside(own, forest?.cell(id) ?? [], on)
    }),
  ]
}
