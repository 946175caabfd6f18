/** The whole map: what its rows and columns are, in which order, and what every cell holds. */
import type { Term, VocabularyKind } from '../../dataset/index.js'
import { type AnyField, type Filter, flat, trialsCatalog } from '../../query/index.js'
import type { Records, Store } from '../../store/index.js'
import { foldTerm, type MapCell, type MappedTrial, mapCell, synthesesOf } from './cell.js'

/** One side of a map: its values, each with its trials. */
export type Axis = {
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
  readonly rows: Axis
  readonly columns: Axis
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

const axisOf = (field: AnyField, { fold, ids }: MapQuery, rows: Records, dataset: Store): Axis => {
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

/** The map of some trials over two fields. A trial stands in every cell that fits it. */
export const gapMap = (asked: MapQuery, rows: Records, dataset: Store): GapMap => {
  const trials = new Map(mappedTrials(dataset).map((trial) => [trial.id, trial]))
  const reviews = dataset.records('reviews')
  const within = (field: AnyField, name: string): ReadonlySet<string> =>
    field.vocabulary ? dataset.vocabulary(field.vocabulary).within(name) : new Set([name])
  // What the filters ask for narrows the published syntheses too.
  const filtered = (kind: VocabularyKind): ReadonlySet<string> | undefined => {
    const field = trialsCatalog.fields.find((f) => f.vocabulary === kind)
    const wanted = asked.filters.filter((f) => !f.not && f.field === field?.name)
    const ids = wanted.flatMap((f) => f.any.flatMap((test) => ('is' in test ? [String(test.is)] : [])))
    return ids.length && field ? new Set(ids.flatMap((id) => [...within(field, id)])) : undefined
  }
  const termsOf = (kind: VocabularyKind, row: string, column: string): ReadonlySet<string> | undefined =>
    asked.rows.vocabulary === kind
      ? within(asked.rows, row)
      : asked.columns.vocabulary === kind
        ? within(asked.columns, column)
        : filtered(kind)
  const cellAt = (row: string, column: string, both: readonly MappedTrial[]): MapCell => {
    const outcomes = termsOf('outcomes', row, column)
    const [diseases, cells] = [termsOf('diseases', row, column), termsOf('cells', row, column)]
    const syntheses =
      outcomes || diseases || cells
        ? synthesesOf(reviews, {
            ...(outcomes ? { outcomes } : {}),
            ...(diseases ? { diseases } : {}),
            ...(cells ? { cells } : {}),
          })
        : []
    return mapCell(row, column, both, (o) => outcomes === undefined || outcomes.has(o), syntheses)
  }
  const [rowAxis, columnAxis] = [axisOf(asked.rows, asked, rows, dataset), axisOf(asked.columns, asked, rows, dataset)]
  const cells = rowAxis.values.map((row, r) =>
    columnAxis.values.map((column, c) => {
      const both = [...(rowAxis.trials[r] ?? [])].filter((id) => columnAxis.trials[c]?.has(id))
      return cellAt(
        row,
        column,
        both.flatMap((id) => trials.get(id) ?? []),
      )
    }),
  )
  return mostTellingFirst({ rows: rowAxis, columns: columnAxis, cells })
}
