/** A listing as a table for people: what was found first, the id last, and once what all rows have in common. */
import type { Block, Column, Line, Table } from '../answer.js'
import { plain } from '../answer.js'
import { ensure, itemAt } from '../collections.js'
import { headlineSpan } from '../pages/direction.js'
import { missingWord } from '../pages/missing.js'
import { about, disputedMark } from '../pages/parts.js'
import { type AnyCatalog, type AnyField, flat, type Leading, leading } from '../query/index.js'
import type { Records } from '../store/index.js'
import { showValue } from './choose.js'

const cellText = (rows: ShownRows, id: string, field: AnyField): Line => {
  const values = flat(rows.cell(id, field.name))
  if (values.length === 0) {
    const reason = rows.missing(id, field.name)
    return { text: reason ? missingWord[reason] : '–', role: 'muted' }
  }
  // A year that is only the report's is an upper bound of the start.
  if (field.name === 'year' && rows.cell(id, 'year-basis') === 'report') return `≤${values[0]}`
  const text = values.map((value) => showValue(field, value)).join(', ')
  if (field.name === 'id') return { text, role: 'id' }
  if (
    field.name === 'title' &&
    rows.fields.some(({ name }) => name === 'retracted') &&
    rows.cell(id, 'retracted') === true
  )
    return [{ text: 'RETRACTED ', role: 'bad' }, text]
  // A status of a trial is one of a day.
  if (field.name === 'status' && rows.fields.some(({ name }) => name === 'status-as-of')) {
    const readOn = flat(rows.cell(id, 'status-as-of'))[0] ?? 'no date'
    return rows.cell(id, 'stale') === true ? [text, { text: ` (${readOn}, old)`, role: 'warn' }] : `${text} (${readOn})`
  }
  if (field.name === 'headline') return headlineSpan(text, rows.cell(id, 'headline-direction'))
  return text
}

/** Fields that hold an id to be copied: of the record, or of the trial whose row it is. */
const isName = ({ name, many }: AnyField): boolean => name === 'id' || (name === 'trial' && !many)

const columnOf = (field: AnyField, priority: number): Column => ({
  label: field.column?.label ?? field.label,
  spoken: field.unit ? `${field.label}, ${field.unit}` : field.label,
  align: field.column?.align ?? (field.type === 'integer' || field.type === 'number' ? 'right' : 'left'),
  priority,
  min: field.column?.min ?? Math.max(8, Math.min(20, field.label.length)),
  max: isName(field) ? 40 : (field.column?.max ?? 60),
  whole: isName(field),
  isUnbroken: field.column?.isUnbroken === true,
})

type Placed = { readonly field: AnyField; readonly priority: number }

const orders: ReadonlyMap<string, Leading> = new Map(Object.entries(leading))

/** Columns of a list in the order in which they are read, each with its worth: what was found, what it is judged by, the id last. */
const columnsOf = (catalog: AnyCatalog): readonly Placed[] => {
  const usual = catalog.fields.filter((f) => f.column)
  const order = orders.get(catalog.kind)
  if (!order) return usual.map((field) => ({ field, priority: field.column?.priority ?? 9 }))
  const named = [order.first, ...order.always, ...order.next].flatMap((name) =>
    catalog.fields.filter((field) => field.name === name),
  )
  const begin = named.filter((field) => field.column || order.always.includes(field.name))
  const rest = usual.filter((field) => field.name !== 'id' && !begin.includes(field))
  return [
    ...begin.map((field, i) => ({ field, priority: i + 1 })),
    ...rest.map((field) => ({ field, priority: begin.length + (field.column?.priority ?? 9) })),
    // Worth a column of its own only where all others have room: else it stands below its row.
    ...usual.filter(({ name }) => name === 'id').map((field) => ({ field, priority: 99 })),
  ]
}

/** A field that says the same of every row. */
type Shared = { readonly field: AnyField; readonly text: string }

/** What every row says, of the columns that are there to tell rows apart. */
const sharedBy = (rows: ShownRows, ids: readonly string[], fields: readonly AnyField[]): readonly Shared[] =>
  ids.length < 2
    ? []
    : fields.flatMap((field) => {
        const [first, ...others] = ids
        const textOf = (id: string): string => plain(cellText(rows, id, field))
        const text = textOf(ensure(first))
        return others.every((id) => textOf(id) === text) ? [{ field, text }] : []
      })

/** Rows as a table reads them. */
export type ShownRows = Pick<Records, 'fields' | 'read' | 'cell' | 'missing' | 'owner'>

/** What a listing was asked besides its rows. */
export type ListTableOptions = {
  /** Columns that were asked for by name: they stand as asked. */
  readonly fields?: readonly AnyField[] | undefined
  readonly order?: { readonly field: AnyField } | undefined
  readonly headings?: NonNullable<Table['headings']>
}

/** A listing: a line on what all rows have in common, then a row for each. */
export const listTable = (
  catalog: AnyCatalog,
  rows: ShownRows,
  ids: readonly string[],
  { fields, order, headings = [] }: ListTableOptions,
): Block[] => {
  const placed = fields ? fields.map((field, i) => ({ field, priority: i + 1 })) : columnsOf(catalog)
  rows.read(rows.fields.filter((field) => field.name === 'type' || placed.some((one) => one.field === field)))
  const known = orders.get(catalog.kind)
  const judging = known
    ? [known.first, ...known.always]
    : placed.filter(({ priority }) => priority < 3).map(({ field }) => field.name)
  const staying = [...judging, 'id', order?.field.name]
  const apart = placed.filter(({ field }) => !staying.includes(field.name)).map(({ field }) => field)
  const shared = fields ? [] : sharedBy(rows, ids, apart)
  const shown = placed.filter(({ field }) => !shared.some((one) => one.field === field))
  return [
    ...(shared.length
      ? [
          {
            kind: 'text' as const,
            text: {
              text: `All: ${shared.map(({ field, text }) => `${field.label} ${text}${field.unit ? ` ${field.unit}` : ''}`).join(' · ')}`,
              role: 'muted' as const,
            },
          },
        ]
      : []),
    ...byOwner(catalog, rows, ids, { shown, headings, isInOrder: !fields && order?.field.name === catalog.sort.field }),
  ]
}

type Shown = {
  readonly shown: readonly Placed[]
  readonly headings: NonNullable<Table['headings']>
  /** Whether rows of one owner stand together. */
  readonly isInOrder: boolean
}

/** Whether sources dispute the design of the trial that a row is of. */
const isDisputed = (rows: ShownRows, id: string): boolean =>
  rows.fields.some(({ name }) => name === 'disputed') && flat(rows.cell(id, 'disputed')).some((part) => part !== 'none')

/** Columns below which rows stand under the name of their owner, instead of each repeating it. */
const leastForOwners = 140

/** What a value is worth nothing without, by the column that it stands in where there is little room. */
const joins: ReadonlyMap<string, readonly string[]> = new Map([
  ['outcome', ['scale', 'time']],
  ['value', ['unit']],
])

/** What is added to a cell: a measure at which time, a number in which unit. */
const joinedCell = (rows: ShownRows, id: string, { field }: Placed, added: readonly Placed[]): Line => {
  const own = cellText(rows, id, field)
  const parts = added.flatMap((one): string[] => {
    const text = plain(cellText(rows, id, one.field))
    const isKnown = rows.cell(id, one.field.name) !== null
    if (one.field.name === 'time') return [isKnown ? `, ${text} mo` : `, time ${text}`]
    if (one.field.name !== 'unit') return [`, ${text}`]
    // A share or a count says what it is of.
    const isNumber = rows.cell(id, field.name) !== null && rows.cell(id, 'type') !== 'binary'
    return isNumber ? [isKnown ? ` ${text}` : ` (unit ${text})`] : []
  })
  return [...[own].flat(), parts.join('')]
}

/** The table with what its numbers are worth nothing without in their own cells. */
const joined = (rows: ShownRows, ids: readonly string[], shown: readonly Placed[], table: Table): Table => {
  const added = (one: Placed): Placed[] =>
    shown.filter(({ field }) => joins.get(one.field.name)?.includes(field.name) === true)
  const gone = shown.flatMap((one) => added(one))
  const kept = shown.filter((one) => !gone.includes(one))
  return {
    ...table,
    columns: kept.map((one) => ({
      ...itemAt(table.columns, shown.indexOf(one)),
      ...(added(one).length ? { max: 34 } : {}),
    })),
    rows: ids.map((id) => kept.map((one) => joinedCell(rows, id, one, added(one)))),
  }
}

/** The table; where it is narrow, rows that belong to a record stand below its id and design. */
const byOwner = (
  catalog: AnyCatalog,
  rows: ShownRows,
  ids: readonly string[],
  { shown, headings, isInOrder }: Shown,
): Block[] => {
  const drawn = (some: readonly Placed[], above: NonNullable<Table['headings']>): Table => ({
    kind: 'table',
    columns: some.map(({ field, priority }) => columnOf(field, priority)),
    rows: ids.map((id) => some.map(({ field }) => cellText(rows, id, field))),
    each: 'row',
    ...(above.length ? { headings: above } : {}),
  })
  const wide = drawn(shown, headings)
  const { rowsOf } = catalog
  if (!rowsOf || !isInOrder || headings.length) return [wide]
  const design = shown.find(({ field }) => field.name === 'design')
  const owners = ids.flatMap((id, before) =>
    before > 0 && rows.owner(itemAt(ids, before - 1)) === rows.owner(id)
      ? []
      : [
          {
            before,
            text: [
              about(rowsOf.catalog.kind, rows.owner(id), rows.owner(id), 'id'),
              isDisputed(rows, id) ? disputedMark : '',
              ...(design ? ['  ', ...[cellText(rows, id, design.field)].flat()] : []),
            ],
          },
        ],
  )
  const others = shown.filter((one) => one.field.name !== rowsOf.by && one !== design)
  return [{ kind: 'fit', needs: leastForOwners, wide, narrow: [joined(rows, ids, others, drawn(others, owners))] }]
}
