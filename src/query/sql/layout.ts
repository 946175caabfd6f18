/**
 * How a catalog lies in tables: one row a record, with a column for each field of one value, and a table for each field of
 * several. Names are those of the fields, so that whoever opens the database finds what the reference describes.
 *
 * The table of records has `n` (number of the row), `id`, `missing`, and the columns. A table of values has `n`, `i` (number
 * of the element: the arm or result; 0 where the field has no elements), `v`, and of text `w`, the same folded to words.
 */
import type { MissingReason } from '../../dataset/index.js'
import { foldWords } from '../../text.js'
import { type AnyCatalog, type AnyField, type Cell, elements, flat, type Value, valuesOf } from '../field.js'
import type { SqlValue } from './fragment.js'

/** What a column holds. Flags are 0 and 1. */
export type ColumnType = 'text' | 'integer' | 'real'

export type SqlColumn = { readonly name: string; readonly type: ColumnType }

/** A field of several values, or of text: a table of its own. */
export type ValueTable = { readonly field: AnyField; readonly name: string; readonly type: ColumnType }

export type SqlLayout = {
  readonly catalog: AnyCatalog
  /** Name of the table of records. */
  readonly table: string
  readonly columns: readonly SqlColumn[]
  /** Fields that are columns: one of each, but of spans also `_from` and `_to`. */
  readonly single: readonly AnyField[]
  readonly values: readonly ValueTable[]
}

const typeOf = ({ type }: AnyField): ColumnType => {
  if (type === 'integer' || type === 'boolean') return 'integer'
  return type === 'number' ? 'real' : 'text'
}

const columnName = (field: string): string => field.replaceAll('-', '_')

/** Whether a field is a column of the table of records. Text stands apart, so that a filter reads short rows. */
const isColumn = ({ many, group, type }: AnyField): boolean => !many && !group && type !== 'text'

/** Name of the column of a field. */
export const columnOf = ({ name }: AnyField): string => columnName(name)

export const endsOf = (field: AnyField): readonly [from: string, to: string] => [
  `${columnOf(field)}_from`,
  `${columnOf(field)}_to`,
]

/** The table of a field of several values. */
export const valueTable = (catalog: AnyCatalog, field: AnyField): string =>
  `${catalog.kind.replace(/s$/, '')}_${columnName(field.name)}`

/** The tables of a catalog. */
export const layoutOf = (catalog: AnyCatalog): SqlLayout => {
  const single = catalog.fields.filter(isColumn)
  return {
    catalog,
    table: catalog.kind.replace(/s$/, ''),
    single,
    columns: single.flatMap((field): SqlColumn[] => [
      { name: columnOf(field), type: typeOf(field) },
      ...(field.type === 'span' ? endsOf(field).map((name): SqlColumn => ({ name, type: 'real' })) : []),
    ]),
    values: catalog.fields
      .filter((field) => !isColumn(field))
      .map((field) => ({ field, name: valueTable(catalog, field), type: typeOf(field) })),
  }
}

/** What the tables are, as one text: another text is another schema. */
export const describeLayout = ({ catalog, columns, values }: SqlLayout): string =>
  [
    catalog.fields.map(({ name }) => name).join(' '),
    ...columns.map(({ name, type }) => `${name} ${type}`),
    ...values.map(({ name, type, field }) => `${name} ${field.group ?? '-'} ${type}`),
  ].join('\n')

/** Letters for why a value is missing, one for each field in the order of the catalog. */
export const letters: Readonly<Record<MissingReason, string>> = { notRead: 'R', notReported: 'N', notApplicable: 'A' }
const noReason = '-'

export const toSql = (value: Value): string | number => (typeof value === 'boolean' ? Number(value) : value)

/** A value as it stands in the tables, as the field has it; undefined where there is none. */
export const heldValue = ({ type }: AnyField, held: unknown): Value | undefined => {
  if (typeof held === 'string') return held
  if (typeof held !== 'number' && typeof held !== 'bigint') return undefined
  return type === 'boolean' ? Number(held) === 1 : Number(held)
}

const endsIn = (span: string): readonly (number | null)[] =>
  span.split('..').map((end) => (end === '' ? null : Number(end)))

/** One value of a field, at its place. */
type ValueRow = {
  readonly i: number
  readonly k: number
  readonly v: string | number
  /** Folded to words; null where it is no text. */
  readonly w: string | null
}

/** A record as the tables hold it. */
export type RecordCells = {
  readonly missing: string
  /** In the order of the columns. */
  readonly columns: readonly SqlValue[]
  /** For each table of values, in their order. */
  readonly values: readonly (readonly ValueRow[])[]
}

const valueRows = (field: AnyField, cell: Cell): ValueRow[] =>
  (field.group ? elements(cell) : [flat(cell)]).flatMap((element, i) =>
    valuesOf(element).map((value, k) => ({
      i,
      k,
      v: toSql(value),
      w: field.type === 'text' ? foldWords(String(value)) : null,
    })),
  )

/** What the tables hold of a record, read field by field. */
export const cellsOf = (
  { catalog, single, values }: SqlLayout,
  cell: (field: AnyField) => Cell,
  missing: (field: AnyField) => MissingReason | undefined,
): RecordCells => {
  const cells = new Map(catalog.fields.map((field) => [field, cell(field)]))
  const of = (field: AnyField): Cell => cells.get(field) ?? null
  return {
    missing: catalog.fields
      .map((field) => {
        const reason = flat(of(field)).length ? undefined : missing(field)
        return reason ? letters[reason] : noReason
      })
      .join(''),
    columns: single.flatMap((field): SqlValue[] => {
      const [value, second] = flat(of(field))
      if (second !== undefined) throw new Error(`${field.name} has several values and is declared with one`)
      const held = value === undefined ? null : toSql(value)
      if (field.type !== 'span') return [held]
      return held === null ? [null, null, null] : [held, ...endsIn(String(held))]
    }),
    values: values.map(({ field }) => valueRows(field, of(field))),
  }
}
