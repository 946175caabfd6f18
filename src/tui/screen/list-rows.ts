/** The list: records as rows of a table that fits. */
import { type AnyField, describe } from '../../query/index.js'
import { fitRow, type Piece, type Row } from '../../render/index.js'
import { cellWidth, fitted } from '../../widths.js'
import { forestWidth } from '../library/forest-column.js'
import type { Library } from '../library/library.js'
import { cellText, fieldsShown, warningsOf } from '../library/list-cells.js'
import { firstListed, forestOf, headRows } from '../state/list-top.js'
import type { State } from '../state/state.js'

type Column = { readonly field: AnyField; readonly label: string; readonly columns: number; readonly right: boolean }

const columnsOf = (state: State, library: Library, room: number, visible: readonly string[]): Column[] => {
  const tab = state.tabs[state.kind]
  const rows = library.rows(state.kind)
  const sort = tab.sort ?? library.catalog(state.kind).sort
  const wanted = fieldsShown(tab, library.catalog(state.kind))
  // A column in which every record says the same, for it was asked for, gives its room to others.
  const { filters } = library.listing(state.kind, tab)
  const isSame = ({ name, many }: AnyField): boolean =>
    !many && filters.some(({ field, any, not }) => field === name && !not && any.length === 1)
  const rank = (field: AnyField): number =>
    field.name === 'id' ? 0 : tab.columns[field.name] ? 1 : (field.column?.priority ?? 9) + (isSame(field) ? 20 : 1)
  const sized = [...wanted]
    .sort((a, b) => rank(a) - rank(b))
    .map((field) => {
      const mark = field.name === sort.field ? (sort.descending ? '▼' : '▲') : ''
      const label = `${field.column?.label ?? field.label}${mark}`
      const natural = Math.max(cellWidth(label), ...visible.map((id) => cellWidth(cellText(rows, id, field).text)))
      // A number, or the reason why there is none, is never cut: half of "not read" would say something else.
      const whole = field.type === 'integer' || field.type === 'number'
      const most = field.name === 'id' ? Math.min(40, Math.floor(room * 0.6)) : (field.column?.max ?? 40)
      const least = field.name === 'id' ? most : (field.column?.min ?? 8)
      return {
        field,
        label,
        // An id takes what the other columns leave.
        want: whole || field.name === 'id' ? natural : Math.min(natural, most),
        least: whole ? natural : Math.min(natural, least),
      }
    })
  let left = room + 2
  const kept = sized.filter((one) => {
    if (left < one.least + 2) return false
    left -= one.least + 2
    return true
  })
  return library.catalog(state.kind).fields.flatMap((field): Column[] => {
    const one = kept.find((column) => column.field === field)
    if (!one) return []
    const more = Math.min(left, one.want - one.least)
    left -= more
    const right =
      (field.column?.align ?? (field.type === 'integer' || field.type === 'number' ? 'right' : 'left')) === 'right'
    return [{ field, label: one.label, columns: one.least + more, right }]
  })
}

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
  const records = height - headRows(state, library, columns)
  const first = firstListed(state, library)
  const visible = kept.slice(first, first + records)
  const shown = columnsOf(state, library, room - gutter, visible)
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
        { text: `${here ? '▸' : ' '}${marked ? '●' : ' '}`, ...on },
        { text: warningsOf(state.kind, rows, id).length ? '! ' : '  ', role: 'warn', ...on },
        ...shown.flatMap(({ field, columns: cells, right }, c): Piece[] => {
          const piece = cellText(rows, id, field)
          return [
            { text: c ? '  ' : '', ...on },
            { ...piece, text: fitted(piece.text, cells, right ? 'right' : 'left'), ...on },
          ]
        }),
      ]
      return beside(own, forest?.cell(id) ?? [], on)
    }),
  ]
}
