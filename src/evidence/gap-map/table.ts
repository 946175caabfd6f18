/** The whole map: what its rows and columns are, in which order, and what every cell holds. */
import type { Term } from '../../dataset/index.js'
import { type AnyField, type Filter, flat, trialsCatalog } from '../../query/index.js'
import type { Records, Store } from '../../store/index.js'
import { foldTerm, type MapCell, type MappedTrial, mapCell, synthesesOf } from './cell.js'

/** One side of a map: its values, each with its trials. */
export type MapAxis = {
  readonly field: AnyField
  /** Ids of terms, or choices. */
  readonly values: readonly string[]
  /** The same in words, short enough to head a column. */
  readonly names: readonly string[]
  readonly trials: readonly ReadonlySet<string>[]
  /** Trials without any value of the field. */
  readonly without: number
}

export type GapMap = {
  readonly rows: MapAxis
  readonly columns: MapAxis
  /** One list per row, one cell per column. */
  readonly cells: readonly (readonly MapCell[])[]
}

type MapQuery = {
  readonly rows: AnyField
  readonly columns: AnyField
  /** Fold terms to their families. */
  readonly fold: boolean
  /** The trials of the map, and the filters that chose them. */
  readonly ids: readonly string[]
  readonly filters: readonly Filter[]
}

/** A term in few words: "HbA1c" for "Glycated hemoglobin (HbA1c)", "C-peptide" for "C-peptide, any or unspecified". */
const shortName = ({ id, name, labels }: Term): string =>
  labels.find((label) => label.length > 4 && /\d/.test(label) && label.toLowerCase() === id) ??
  name.replace(/,? \(.*|, any.*/, '')

const axisOf = (field: AnyField, { fold, ids }: MapQuery, rows: Records, dataset: Store): MapAxis => {
  const vocabulary = field.vocabulary ? dataset.vocabulary(field.vocabulary) : undefined
  const members = new Map<string, Set<string>>()
  let without = 0
  for (const id of ids) {
    const values = flat(rows.cell(id, field.name))
    if (values.length === 0) without++
    for (const value of values) {
      const name = fold && vocabulary ? foldTerm(String(value), vocabulary) : String(value)
      members.set(name, (members.get(name) ?? new Set()).add(id))
    }
  }
  const order = (name: string): number => field.choices?.indexOf(name) ?? -1
  const sorted = [...members].sort(([a, x], [b, y]) => order(a) - order(b) || y.size - x.size || (a < b ? -1 : 1))
  return {
    field,
    values: sorted.map(([value]) => value),
    names: sorted.map(([value]) => {
      const term = vocabulary?.get(value)
      return term ? shortName(term) : value
    }),
    trials: sorted.map(([, own]) => own),
    without,
  }
}

/** How much a column tells: a trial with numbers against a control group as much as three without. */
const tells = (column: readonly MapCell[]): number =>
  column.reduce((sum, cell) => sum + 2 * cell.betweenGroup.length + cell.trials.length, 0)

/** The columns that tell most first, where the field has no order of its own. */
const mostTellingFirst = ({ rows, columns, cells }: GapMap): GapMap => {
  if (columns.field.choices) return { rows, columns, cells }
  const weight = columns.values.map((_, c) => tells(cells.flatMap((row) => row[c] ?? [])))
  const order = columns.values.map((_, c) => c).sort((a, b) => (weight[b] ?? 0) - (weight[a] ?? 0))
  const sorted = <T>(list: readonly T[]): T[] => order.flatMap((c) => list.slice(c, c + 1))
  return {
    rows,
    columns: {
      ...columns,
      values: sorted(columns.values),
      names: sorted(columns.names),
      trials: sorted(columns.trials),
    },
    cells: cells.map(sorted),
  }
}

/** Every trial as a map shows it. */
export const mappedTrials = (dataset: Store): readonly MappedTrial[] => dataset.document('trials.mapped')

/** What a published synthesis is asked by. */
const asks = ['outcomes', 'diseases', 'cells'] as const
type Asks = (typeof asks)[number]

/** One value of an axis, or the filters: the terms of a kind that count, and the published syntheses that have one. */
type Wanted = { readonly kind: Asks; readonly terms: ReadonlySet<string>; readonly syntheses: ReadonlySet<string> }

/** What the filters and each value of an axis ask of results and of published syntheses. A kind is asked once: by rows, by columns, else by filters. */
const wantedBy = ({ rows, columns, filters }: MapQuery, dataset: Store) => {
  const reviews = dataset.records('reviews')
  const wanted = (kind: Asks, ids: readonly string[]): Wanted => {
    const terms = new Set(ids.flatMap((id) => [...dataset.vocabulary(kind).within(id)]))
    return { kind, terms, syntheses: new Set(synthesesOf(reviews, { [kind]: terms })) }
  }
  const kindOf = ({ vocabulary }: AnyField): Asks | undefined => asks.find((kind) => kind === vocabulary)
  const [rowKind, columnKind] = [kindOf(rows), kindOf(columns)]
  const byFilters = asks.flatMap((kind): Wanted[] => {
    if (kind === rowKind || kind === columnKind) return []
    const field = trialsCatalog.fields.find(({ vocabulary }) => vocabulary === kind)
    const own = filters.filter((filter) => !filter.not && filter.field === field?.name)
    const ids = own.flatMap(({ any }) => any.flatMap((test) => ('is' in test ? [String(test.is)] : [])))
    return ids.length ? [wanted(kind, ids)] : []
  })
  return {
    byFilters,
    ofRow: (value: string): Wanted[] => (rowKind ? [wanted(rowKind, [value])] : []),
    ofColumn: (value: string): Wanted[] => (columnKind && columnKind !== rowKind ? [wanted(columnKind, [value])] : []),
  }
}

/** The map of some trials over two fields. A trial stands in every cell that fits it. */
export const gapMap = (asked: MapQuery, rows: Records, dataset: Store): GapMap => {
  const trials = new Map(mappedTrials(dataset).map((trial) => [trial.id, trial]))
  const reviews = dataset.ids('reviews')
  const { byFilters, ofRow, ofColumn } = wantedBy(asked, dataset)
  const [rowAxis, columnAxis] = [axisOf(asked.rows, asked, rows, dataset), axisOf(asked.columns, asked, rows, dataset)]
  const columnsWanted = columnAxis.values.map(ofColumn)
  const cells = rowAxis.values.map((row, r) => {
    const rowWanted = [...byFilters, ...ofRow(row)]
    const inRow = reviews.filter((id) => rowWanted.every(({ syntheses }) => syntheses.has(id)))
    const trialsOfRow = [...(rowAxis.trials[r] ?? [])]
    return columnAxis.values.map((column, c) => {
      const both = trialsOfRow.filter((id) => columnAxis.trials[c]?.has(id))
      const columnWanted = columnsWanted[c] ?? []
      const outcomes = [...rowWanted, ...columnWanted].find(({ kind }) => kind === 'outcomes')?.terms
      return mapCell(
        row,
        column,
        both.flatMap((id) => trials.get(id) ?? []),
        (outcome) => outcomes?.has(outcome) ?? true,
        rowWanted.length + columnWanted.length
          ? inRow.filter((id) => columnWanted.every(({ syntheses }) => syntheses.has(id)))
          : [],
      )
    })
  })
  return mostTellingFirst({ rows: rowAxis, columns: columnAxis, cells })
}
