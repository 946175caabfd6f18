/** The list: records as rows of a table that fits. */

import type { Role } from '../answer.js'
import { showValue } from '../commands/choose.js'
import { missingWord } from '../commands/missing.js'
import { type AnyField, flat, type Rows } from '../query/index.js'
import { harmless } from '../text.js'
import type { Library } from './library.js'
import type { State } from './state/state.js'
import { fitted, type Piece, type Row, width } from './text-rows.js'

type Column = { readonly field: AnyField; readonly label: string; readonly columns: number; readonly right: boolean }

const cellPiece = (rows: Rows, row: number, field: AnyField): { text: string; role?: Role } => {
  const values = flat(rows.cell(row, field.name))
  if (values.length === 0) {
    const reason = rows.missing(row, field.name)
    return { text: reason ? missingWord[reason] : '–', role: 'muted' }
  }
  // A year that is only the report's is an upper bound of the start.
  if (field.name === 'year' && rows.cell(row, 'year-basis') === 'report') return { text: `≤${values[0]}` }
  const text = harmless(values.map((value) => showValue(field, value)).join(', '))
  if (field.name === 'id') return { text, role: 'id' }
  if (field.name === 'headline')
    return { text, role: text.startsWith('▲') ? 'good' : text.startsWith('▼') ? 'bad' : 'muted' }
  return { text }
}

const columnsOf = (state: State, library: Library, room: number, visible: readonly number[]): Column[] => {
  const tab = state.tabs[state.kind]
  const rows = library.rows(state.kind)
  const wanted = library
    .catalog(state.kind)
    .fields.filter((field) => field.name === 'id' || (tab.columns[field.name] ?? field.column !== undefined))
  const rank = (field: AnyField): number =>
    field.name === 'id' ? 0 : tab.columns[field.name] ? 1 : (field.column?.priority ?? 9) + 1
  const sized = [...wanted]
    .sort((a, b) => rank(a) - rank(b))
    .map((field) => {
      const label = field.column?.label ?? field.label
      const natural = Math.max(width(label), ...visible.map((row) => width(cellPiece(rows, row, field).text)))
      // A number, or the reason why there is none, is never cut: half of "not read" would say something else.
      const whole = field.type === 'integer' || field.type === 'number'
      const most = field.name === 'id' ? Math.min(40, Math.floor(room * 0.6)) : (field.column?.max ?? 40)
      const least = field.name === 'id' ? most : (field.column?.min ?? 8)
      return {
        field,
        label,
        want: whole ? natural : Math.min(natural, most),
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

/** First record shown, so that the cursor stays in sight without a scroll of its own to keep. */
export const firstShown = (cursor: number, count: number, height: number): number =>
  Math.max(0, Math.min(count - height, cursor - Math.floor(height / 2)))

/** Rows of the list. */
export const listRows = (state: State, library: Library, columns: number, height: number): readonly Row[] => {
  const tab = state.tabs[state.kind]
  const { kept, problem } = library.listing(state.kind, tab)
  if (problem) return [[{ text: problem, role: 'bad' }]]
  if (kept.length === 0)
    return [
      [{ text: `No ${state.kind} match.`, role: 'warn' }],
      [{ text: 'C clears the filters, b goes back.', role: 'muted' }],
    ]
  const first = firstShown(tab.cursor, kept.length, height - 1)
  const visible = kept.slice(first, first + height - 1)
  const shown = columnsOf(state, library, columns - 2, visible)
  const sort = tab.sort ?? library.catalog(state.kind).sort
  const head: Row = [
    { text: '  ' },
    ...shown.flatMap(({ field, label, columns: cells, right }, i): Piece[] => [
      { text: i ? '  ' : '' },
      {
        text: fitted(
          field.name === sort.field ? `${label}${sort.descending ? '▼' : '▲'}` : label,
          cells,
          right ? 'right' : 'left',
        ),
        role: 'heading',
      },
    ]),
  ]
  return [
    head,
    ...visible.map((row, i): Row => {
      const here = first + i === tab.cursor
      const on = here && state.focus === 'list' ? { on: true } : {}
      const marked = state.kind === 'trials' && state.marks.includes(String(library.rows(state.kind).cell(row, 'id')))
      return [
        { text: `${here ? '▸' : ' '}${marked ? '●' : ' '}`, ...on },
        ...shown.flatMap(({ field, columns: cells, right }, c): Piece[] => {
          const piece = cellPiece(library.rows(state.kind), row, field)
          return [
            { text: c ? '  ' : '', ...on },
            { ...piece, text: fitted(piece.text, cells, right ? 'right' : 'left'), ...on },
          ]
        }),
      ]
    }),
  ]
}
