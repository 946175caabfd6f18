/** Small tables to filter, order and group, made by hand. */
import type { MissingReason } from '../../src/dataset/schema/common.js'
import type { FilterRows } from '../../src/query/filter.js'
import { type AnyField, type Cell, flat, type Value } from '../../src/query/index.js'
import { foldWords } from '../../src/text.js'

export const field = (name: string, more: Partial<AnyField> = {}): AnyField => ({
  name,
  label: name,
  help: name,
  type: 'text',
  ...more,
})

type Row = Readonly<Record<string, Cell>>

/** A source of rows. A hierarchy is written as child: parents; missing reasons as "row field": reason. */
export const table = (
  fields: readonly AnyField[],
  rows: readonly Row[],
  {
    parents = {},
    missing = {},
  }: { parents?: Readonly<Record<string, readonly string[]>>; missing?: Readonly<Record<string, MissingReason>> } = {},
): FilterRows => {
  const isWithin = (id: string, top: string): boolean =>
    id === top || (parents[id] ?? []).some((parent) => isWithin(parent, top))
  return {
    fields,
    size: rows.length,
    cell: (row, name) => rows[row]?.[name] ?? null,
    missing: (row, name) => missing[`${row} ${name}`],
    text: (row) =>
      foldWords(
        Object.values(rows[row] ?? {})
          .flatMap((cell): Value[] => flat(cell))
          .join(' \n '),
      ),
    above: (_, id) => new Set([id, ...Object.keys(parents).filter((parent) => isWithin(id, parent))]),
    within: (_, id) => new Set([id, ...Object.keys(parents).filter((child) => isWithin(child, id))]),
  }
}
