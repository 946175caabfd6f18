/** Rows of a table as studies: every number checked, those that are not there worked out, bad cells named. */
import { significant } from '../../numbers.js'
import {
  type EffectSize,
  type EffectSizeInput,
  effectSize,
  StatsError,
  scaleOf,
  type ZeroCells,
} from '../../stats/index.js'
import { isWritable, type MeasureName, type RomCorrection, type Study, statsMeasure } from '../synthesis/index.js'
import { type BadCell, isEmpty, numberIn, wrong } from './cells.js'
import { type DataColumn, type TableKind, tableKinds } from './columns.js'
import { type Derivation, derivations, fits, type RowNumbers, type Turning } from './derive.js'
import { type Located, labelIn, textAt } from './locate.js'
import type { RawRow, RawTable } from './parse.js'

/** A study of a table: its effect, the numbers it came from, and every other column as text. */
export type TableStudy = Study & {
  readonly place: string
  readonly data: RowNumbers
  /** What was worked out, with the numbers before and after. */
  readonly work: readonly string[]
  /** What makes its numbers doubtful. */
  readonly doubts: readonly string[]
  /** Whether its mean was estimated from a median that looks skewed. */
  readonly isSkewed: boolean
  readonly other: Readonly<Record<string, string>>
}

/** How rows are read. */
export type RowReading = Turning & {
  readonly kind: TableKind
  readonly measure: MeasureName
  readonly zeroCells: ZeroCells
  readonly romCorrection?: RomCorrection | undefined
  readonly level: number
}

type Data = Partial<Record<DataColumn, number>>

const inputOf = (
  { kind, measure, zeroCells, romCorrection, level }: RowReading,
  d: Required<Data>,
): EffectSizeInput => {
  const name = statsMeasure(measure)
  const input = {
    means: {
      measure: name,
      treatment: { n: d.n1, mean: d.mean1, sd: d.sd1 },
      control: { n: d.n2, mean: d.mean2, sd: d.sd2 },
      ...(measure === 'rom' ? { correction: romCorrection } : {}),
    },
    events: { measure: name, treatment: { events: d.e1, n: d.n1 }, control: { events: d.e2, n: d.n2 }, zeroCells },
    effects: { measure: 'MD', reported: { estimate: d.yi, se: Math.sqrt(d.vi) } },
    proportions: { measure: name, arm: { events: d.e, n: d.n }, zeroCells },
    rates: {
      measure: name,
      treatment: { events: d.e1, time: d.time1 },
      control: { events: d.e2, time: d.time2 },
      zeroCells,
    },
    'single rates': { measure: name, arm: { events: d.e, time: d.time }, zeroCells },
    correlations: { measure: name, r: d.r, n: d.n },
    'single means': { measure: name, arm: { n: d.n, mean: d.mean, sd: d.sd } },
  }[kind]
  return { ...input, level } as EffectSizeInput
}

/** Half a unit of the last digit that a number is written with. */
const halfUnit = (text: string): number => {
  const [, decimals = '', exponent = '0'] = /^[^.,]*(?:[.,](\d*))?(?:e([+-]?\d+))?$/i.exec(text) ?? []
  return 0.5 * 10 ** (Number(exponent) - decimals.length)
}

type Against = readonly [column: DataColumn, expected: string]

/** What contradicts itself across the numbers of a row. */
const contradiction = ({ kind, measure, isNatural }: RowReading, data: Data): Against | undefined => {
  const over = (events: DataColumn, n: DataColumn): Against | undefined =>
    (data[events] ?? 0) > (data[n] ?? Number.POSITIVE_INFINITY)
      ? [events, `no more than the ${data[n]} people of ${n}; or are the two columns the other way round?`]
      : undefined
  if (kind === 'events') return over('e1', 'n1') ?? over('e2', 'n2')
  if (kind === 'proportions') return over('e', 'n')
  if (kind === 'effects')
    return isNatural && (data.yi ?? 1) <= 0 ? ['yi', 'a ratio, above 0; logs of ratios are --scale log'] : undefined
  if (kind === 'rates' || kind === 'single rates') return undefined
  if (kind === 'correlations')
    return (data.n ?? 4) < 4 ? ['n', '4 or more people, for a correlation to have a variance'] : undefined
  for (const column of ['n1', 'n2', 'n'] as const)
    if (data[column] === 1) return [column, '2 or more people, for an SD to mean anything']
  if (measure === 'rom')
    for (const column of ['mean1', 'mean2'] as const)
      if ((data[column] ?? 1) <= 0) return [column, 'a mean above 0, as a ratio of means needs']
  return undefined
}

/** One row while it is read. */
class Row {
  readonly data: Data = {}
  readonly work: string[] = []
  readonly doubts: string[] = []
  readonly bad: BadCell[] = []
  readonly rules = new Set<string>()
  isSkewed = false

  constructor(
    readonly row: RawRow,
    readonly table: RawTable,
    readonly located: Located,
    readonly reading: RowReading,
  ) {}

  text(column: DataColumn): string {
    const place = this.located.places.get(column)
    const text = place ? textAt(this.row, place, this.located.compounds) : ''
    // Under a header of percentages the sign says nothing new.
    return column.startsWith('percent') ? text.replace(/\s*%$/, '') : text
  }

  refuse(column: DataColumn, expected: string): false {
    const place = this.located.places.get(column)
    const header = place ? (this.table.headers[place.at] as string) : column
    this.bad.push({ place: this.row.place, column: header, value: this.text(column), expected })
    return false
  }

  /** A number that stands in the row, or is worked out from others. */
  find(column: DataColumn): boolean {
    if (this.data[column] !== undefined) return true
    const text = this.text(column)
    const share = /^(e[12]?)$/.test(column) ? /^(\S+?)\s*%$/.exec(text)?.[1] : undefined
    if (share !== undefined) return this.#share(column, share)
    if (isEmpty(text)) {
      const way = derivations.find((one) => one.gives === column && this.#isOpen(one, new Set([column])))
      return way ? this.#derive(way) : this.refuse(...this.#missing(column, text))
    }
    const problem = wrong(text, column, this.table.decimal)
    if (problem !== undefined) return this.refuse(column, problem)
    this.data[column] = numberIn(text, this.table.decimal) as number
    return true
  }

  /** A way to the number for which the row has all that it needs. */
  #isOpen({ gives, needs }: Derivation, path: ReadonlySet<DataColumn>): boolean {
    return (
      fits(gives, needs, (column) => this.located.places.has(column)) &&
      needs.every((need) => {
        if (this.data[need] !== undefined || !isEmpty(this.text(need))) return true
        if (path.has(need)) return false
        const on = new Set([...path, need])
        return derivations.some((one) => one.gives === need && this.#isOpen(one, on))
      })
    )
  }

  /** The empty cell to name: the column itself, or the first that stands in its place. */
  #missing(column: DataColumn, text: string): Against {
    const { places } = this.located
    const instead = derivations.find(
      ({ gives, needs }) =>
        gives === column && fits(gives, needs, (one) => places.has(one)) && needs.some((need) => places.has(need)),
    )
    const empty = places.has(column)
      ? column
      : (instead?.needs.find((need) => places.has(need) && isEmpty(this.text(need))) ?? column)
    return [empty, wrong(empty === column ? text : this.text(empty), empty, this.table.decimal) as string]
  }

  #derive(way: Derivation): boolean {
    // Every bad cell is named, not only the first.
    if (way.needs.map((need) => this.find(need)).includes(false)) return false
    const numbers = this.data as Required<RowNumbers>
    return this.#made(
      way,
      numbers,
      way.needs.map((need) => `${need} ${this.text(need) || significant(numbers[need])}`).join(', '),
    )
  }

  #made(way: Derivation, numbers: Required<RowNumbers>, from: string): boolean {
    const { places } = this.located
    const named = [way.gives, ...way.needs].find((column) => places.has(column)) ?? way.gives
    try {
      const value = way.value(numbers, this.reading)
      if (value === undefined || !Number.isFinite(value))
        return this.refuse(named, way.expected?.(numbers) ?? `numbers that give ${way.gives}`)
      this.data[way.gives] = value
      if (way.rule !== null) {
        this.rules.add(way.rule)
        this.work.push(`${way.gives} ${significant(value)} from ${from}`)
      }
      const doubt = way.doubt?.(numbers, this.reading)
      if (doubt) {
        this.doubts.push(doubt)
        this.isSkewed ||= way.needs.some((need) => need.startsWith('median'))
      }
      return true
    } catch (error) {
      if (!(error instanceof StatsError)) throw error
      return this.refuse(named, `numbers that give ${way.gives}: ${error.message}`)
    }
  }

  /** "25%" where people are counted. */
  #share(column: DataColumn, text: string): boolean {
    const n = column.replace('e', 'n') as DataColumn
    const percent = column.replace('e', 'percent') as DataColumn
    const problem = wrong(text, percent, this.table.decimal)
    if (problem !== undefined) return this.refuse(column, problem)
    if (!this.find(n)) return false
    const way = derivations.find(({ gives, needs }) => gives === column && needs.includes(percent)) as Derivation
    const value = numberIn(text, this.table.decimal) as number
    return this.#made(way, { ...this.data, [percent]: value } as Required<RowNumbers>, `${text}% of ${this.data[n]}`)
  }

  /** Whether variance and standard error, where a row has both, are of one size. */
  agree(): boolean {
    const [vi, sei] = (['vi', 'sei'] as const).map((column) => this.text(column)) as [string, string]
    if (this.reading.kind !== 'effects' || isEmpty(vi) || isEmpty(sei)) return true
    const [v, se] = [numberIn(vi, this.table.decimal), numberIn(sei, this.table.decimal)]
    if (v === undefined || se === undefined) return true
    const [nearV, nearSe] = [halfUnit(vi), halfUnit(sei)]
    const isNear = (se + nearSe) ** 2 >= (v - nearV) * 0.99 && Math.max(0, se - nearSe) ** 2 <= (v + nearV) * 1.01
    return isNear || this.refuse('sei', `${significant(Math.sqrt(v))}, the root of the variance ${vi} beside it`)
  }
}

/** The study of a row, or what is bad in it, and the rules that were used. */
export type ReadRow = {
  readonly study: TableStudy | null
  readonly bad: readonly BadCell[]
  readonly rules: ReadonlySet<string>
}

const usedColumns = (located: Located, kind: TableKind, data: RowNumbers): ReadonlySet<number> => {
  const { places, label } = located
  const used = new Set<number>(label ? [label.at] : [])
  for (const column of [...Object.keys(data), ...tableKinds[kind].columns] as DataColumn[]) {
    const at = places.get(column)?.at
    if (at !== undefined) used.add(at)
  }
  return used
}

const effectOf = (row: Row, reading: RowReading): EffectSize | undefined => {
  const { kind, measure, isNatural } = reading
  const first = tableKinds[kind].columns[0]
  const data = row.data as Required<Data>
  try {
    const yi = isNatural ? Math.log(data.yi) : data.yi
    const made = effectSize(inputOf(reading, kind === 'effects' ? { ...data, yi } : data))
    const effect: EffectSize =
      kind === 'effects'
        ? { ...made, measure: statsMeasure(measure), scale: scaleOf(statsMeasure(measure)), variance: data.vi }
        : made
    if (effect.ci.every((end) => isWritable(measure, end))) return effect
    row.refuse(first, 'the log of a ratio, with an interval that stays between -600 and 600')
  } catch (error) {
    if (!(error instanceof StatsError)) throw error
    row.refuse(first, `numbers that give an effect: ${error.message}`)
  }
  return undefined
}

/** Read one row. */
export const readRow = (raw: RawRow, i: number, table: RawTable, located: Located, reading: RowReading): ReadRow => {
  const row = new Row(raw, table, located, reading)
  const failed: ReadRow = { study: null, bad: row.bad, rules: row.rules }
  if (raw.cells.length !== table.headers.length) {
    const expected = `${table.headers.length} cells, one under each header`
    row.bad.push({ place: raw.place, column: 'all', value: raw.cells.join(','), expected })
    return failed
  }
  const { kind } = reading
  const found = tableKinds[kind].columns.map((column) => row.find(column))
  if (found.includes(false)) return failed
  const against = contradiction(reading, row.data)
  if (against) row.refuse(...against)
  if (against || !row.agree()) return failed
  const effect = effectOf(row, reading)
  if (!effect) return failed
  const { data } = row
  const used = usedColumns(located, kind, data)
  return {
    bad: row.bad,
    rules: row.rules,
    study: {
      label: labelIn(raw, located.label) || `row ${i + 1}`,
      place: raw.place,
      effect,
      n: effect.n,
      table:
        kind === 'events'
          ? {
              treatment: { events: data.e1 as number, n: data.n1 as number },
              control: { events: data.e2 as number, n: data.n2 as number },
            }
          : null,
      arm: kind === 'proportions' ? { events: data.e as number, n: data.n as number } : null,
      data,
      work: row.work,
      doubts: row.doubts,
      isSkewed: row.isSkewed,
      other: Object.fromEntries(
        table.headers.flatMap((header, at) => (used.has(at) ? [] : [[header, (raw.cells[at] ?? '').trim()]])),
      ),
    },
  }
}
