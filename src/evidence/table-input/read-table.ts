/** From a table of studies to effects: every bad cell is named with its place, its value and what was expected. */
import { badData, usage } from '../../errors.js'
import {
  type EffectSize,
  type EffectSizeInput,
  effectSize,
  StatsError,
  scaleOf,
  type ZeroCells,
} from '../../stats/index.js'
import { harmless, withoutThousandsMarks } from '../../text.js'
import { isRatio, isWritable, type MeasureName, type Study, statsMeasure } from '../synthesis/index.js'
import {
  columnRules,
  type DataColumn,
  dataColumns,
  demands,
  headerKey,
  insteadOf,
  studySynonyms,
  type TableKind,
  tableKinds,
} from './columns.js'
import { numberIn, takenApart } from './compound.js'
import { readHeaders } from './headers.js'
import { parseTable, type RawRow, type RawTable } from './parse.js'

/** A study of a table: its effect, the numbers it came from, and every other column as text. */
export type TableStudy = Study & {
  readonly place: string
  readonly data: Readonly<Partial<Record<DataColumn, number>>>
  readonly other: Readonly<Record<string, string>>
}

/** A cell that cannot be used. */
export type BadCell = {
  readonly place: string
  readonly column: string
  readonly value: string
  readonly expected: string
}

export type StudyTable = {
  readonly name: string
  readonly kind: TableKind
  readonly measure: MeasureName
  readonly studies: readonly TableStudy[]
  /** Cells of the rows that were left out. */
  readonly bad: readonly BadCell[]
  /** Rows of totals, which are no studies, left out by --skip-totals. */
  readonly totals: readonly { readonly place: string; readonly label: string }[]
  /** What each column was read as, a line each. */
  readonly understood: readonly string[]
  /** What was done to read it. */
  readonly notes: readonly string[]
  /** Columns that hold neither names nor the numbers used. */
  readonly otherColumns: readonly string[]
}

/** How to read a table. */
export type TableOptions = {
  readonly measure: MeasureName | null
  readonly skipBad: boolean
  /** Columns that the user named: our name, and the header. */
  readonly columns: ReadonlyMap<string, string>
  readonly skipTotals: boolean
  /** Whether effects of ratios are their logs or the ratios themselves; null where nobody said. */
  readonly scale: 'log' | 'natural' | null
  readonly zeroCells: ZeroCells
  readonly level: number
}

type Places = ReadonlyMap<DataColumn | 'study', number>

const locate = (headers: readonly string[], name: string, named: ReadonlyMap<string, string>): Places => {
  const keys = headers.map(headerKey)
  const places = new Map<DataColumn | 'study', number>()
  const meant = new Map<number, string>()
  for (const [column, header] of named) {
    const at = headers.findIndex((one) => one.trim().toLowerCase() === header.trim().toLowerCase())
    if (at < 0)
      throw usage(
        `--columns ${column}="${harmless(header)}": ${name} has no such column`,
        `Its columns: ${headers.map((one) => `"${harmless(one)}"`).join(', ')}`,
      )
    places.set(column as DataColumn, at)
    meant.set(at, column)
  }
  const read = readHeaders(headers)
  const take = (column: DataColumn | 'study', names: readonly string[]): void => {
    if (places.has(column)) return
    // Headers that stand twice are told apart by their order.
    const isPaired = (i: number): boolean =>
      read.has(i) && keys.indexOf(keys[i] as string) !== keys.lastIndexOf(keys[i] as string)
    const free = keys.flatMap((key, i) => (names.includes(key) && !meant.has(i) && !isPaired(i) ? [i] : []))
    const found = free.length ? free : keys.flatMap((_, i) => (read.get(i) === column && !meant.has(i) ? [i] : []))
    // In our own answers "estimate" is the effect on the scale people read.
    const exact = found.filter((i) => keys[i] === column || (keys[i] === 'effect' && keys.includes('estimateci')))
    const chosen = exact.length ? exact : found
    if (chosen.length > 1)
      throw badData(
        `${name}: ${chosen.map((i) => `"${harmless(headers[i] as string)}"`).join(' and ')} both stand for ${column}`,
        'Keep one of them',
      )
    if (chosen[0] !== undefined) places.set(column, chosen[0])
  }
  for (const column of dataColumns) {
    const names: string[] = [column, ...columnRules[column].synonyms]
    // In metafor's tables ci are the events of the control arm; elsewhere they are confidence intervals.
    if (column === 'e2' && keys.includes('ai')) names.push('ci')
    take(column, names)
  }
  for (const synonym of studySynonyms) if (!places.has('study')) take('study', [synonym])
  return places
}

const has = (places: Places, column: DataColumn): boolean =>
  places.has(column) || (insteadOf[column] !== undefined && places.has(insteadOf[column]))

/** The columns of each kind, in the words of the documentation. */
export const expectedColumns = Object.values(tableKinds)
  .map(({ columns }) => `study,${columns.join(',')}`)
  .join(' | ')

const kindOf = (places: Places, headers: readonly string[], name: string, measure: MeasureName | null): TableKind => {
  const kinds = Object.keys(tableKinds) as TableKind[]
  const complete = kinds.filter((kind) => tableKinds[kind].columns.every((column) => has(places, column)))
  const fits = (kind: TableKind): boolean =>
    measure === null || (tableKinds[kind].measures as readonly string[]).includes(measure)
  const found = complete.find(fits)
  if (found) return found
  if (complete[0])
    throw usage(
      `--measure ${measure} does not fit ${name}, which holds ${complete.join(' and ')}`,
      `Its measures: ${[...new Set(complete.flatMap((kind) => tableKinds[kind].measures.filter((one) => one !== 'gen')))].join(', ')}`,
    )
  const near = kinds
    .map((kind) => ({ kind, missing: tableKinds[kind].columns.filter((column) => !has(places, column)) }))
    .map((one) => ({ ...one, share: one.missing.length / tableKinds[one.kind].columns.length }))
    .sort((a, b) => a.share - b.share)[0] as { kind: TableKind; missing: DataColumn[]; share: number }
  throw badData(
    `${name} has no columns that make an effect: ${headers.map((header) => `"${harmless(header)}"`).join(', ')}${near.share < 1 ? `; for ${near.kind} it lacks ${near.missing.join(', ')}` : ''}`,
    `Name them: --columns ${near.missing.map((column) => `${column}="HEADER"`).join(',') || 'yi="HEADER",vi="HEADER"'}. Expected ${expectedColumns}; other names are understood: stemcell pool --help`,
  )
}

const wrong = (text: string, column: DataColumn): string | undefined => {
  const { demand } = columnRules[column]
  const expected = demands[demand]
  if (text === '' || /^(na|n\/a|nan|null|-|\.)$/i.test(text)) return `${expected}; the cell is empty`
  const value = numberIn(text)
  const isWhole = demand === 'count' || demand === 'size'
  const digits = withoutThousandsMarks(text)
  // A point before three decimals is what most tables hold; people come in whole numbers, so there it may set off thousands.
  if (digits !== undefined && (isWhole || value === undefined))
    return isWhole
      ? `${expected}, without marks for thousands: write ${digits}, or ${Number.parseInt(text, 10)} if that is meant`
      : `${expected}, without marks for thousands: write ${digits}${/^[^,]*,\d+$/.test(text) ? `, or ${text.replace(',', '.')} if that is meant` : ''}`
  if (value === undefined)
    return /^[+-]?\d+,\d+$/.test(text) ? `${expected}: ${text.replace(',', '.')} instead of ${text}` : expected
  if (!Number.isFinite(value)) return expected
  if (isWhole && !Number.isInteger(value)) return expected
  if (demand === 'size' && value < 1) return expected
  if ((demand === 'count' || demand === 'spread') && value < 0) return expected
  return demand === 'variance' && value <= 0 ? expected : undefined
}

type Data = Partial<Record<DataColumn, number>>

const inputOf = (
  kind: TableKind,
  measure: MeasureName,
  d: Required<Data>,
  zeroCells: ZeroCells,
  level: number,
): EffectSizeInput => {
  const name = statsMeasure(measure)
  const input = {
    means: {
      measure: name,
      treatment: { n: d.n1, mean: d.mean1, sd: d.sd1 },
      control: { n: d.n2, mean: d.mean2, sd: d.sd2 },
    },
    events: { measure: name, treatment: { events: d.e1, n: d.n1 }, control: { events: d.e2, n: d.n2 }, zeroCells },
    effects: { measure: 'MD', reported: { estimate: d.yi, se: Math.sqrt(d.vi) } },
    proportions: { measure: name, arm: { events: d.e, n: d.n }, zeroCells },
    'single means': { measure: name, arm: { n: d.n, mean: d.mean, sd: d.sd } },
  }[kind]
  return { ...input, level } as EffectSizeInput
}

/** What contradicts itself across the cells of a row. */
const contradiction = (kind: TableKind, measure: MeasureName, data: Data): [DataColumn, string] | undefined => {
  const over = (events: DataColumn, n: DataColumn): [DataColumn, string] | undefined =>
    (data[events] ?? 0) > (data[n] ?? Number.POSITIVE_INFINITY)
      ? [events, `no more than the ${data[n]} people of ${n}`]
      : undefined
  if (kind === 'events') return over('e1', 'n1') ?? over('e2', 'n2')
  if (kind === 'proportions') return over('e', 'n')
  if (kind === 'means' || kind === 'single means')
    for (const column of ['n1', 'n2', 'n'] as const)
      if (data[column] === 1) return [column, '2 or more people, for an SD to mean anything']
  if (measure === 'rom')
    for (const column of ['mean1', 'mean2'] as const)
      if ((data[column] ?? 1) <= 0) return [column, 'a mean above 0, as a ratio of means needs']
  return undefined
}

class RowReader {
  readonly bad: BadCell[] = []
  constructor(
    readonly table: RawTable,
    readonly places: Places,
    readonly kind: TableKind,
    readonly measure: MeasureName,
    readonly options: TableOptions,
  ) {}

  #cell(row: RawRow, column: DataColumn | 'study'): string {
    return (row.cells[this.places.get(column) ?? -1] ?? '').trim()
  }

  #refuse(row: RawRow, column: DataColumn | 'study', expected: string): undefined {
    const at = this.places.get(column)
    const header = at === undefined ? column : (this.table.headers[at] as string)
    this.bad.push({ place: row.place, column: header, value: this.#cell(row, column), expected })
    return undefined
  }

  #data(row: RawRow): Data | undefined {
    const data: Data = {}
    const before = this.bad.length
    for (const column of tableKinds[this.kind].columns) {
      const source = this.places.has(column) ? column : (insteadOf[column] as DataColumn)
      const text = this.#cell(row, source)
      const problem = wrong(text, source)
      if (problem) this.#refuse(row, source, problem)
      else data[source] = numberIn(text) as number
    }
    if (this.bad.length > before) return undefined
    if (data.without1 !== undefined) data.n1 = (data.e1 as number) + data.without1
    if (data.without2 !== undefined) data.n2 = (data.e2 as number) + data.without2
    if (data.sei !== undefined) data.vi = data.sei ** 2
    const against = contradiction(this.kind, this.measure, data)
    return against ? this.#refuse(row, ...against) : data
  }

  read(row: RawRow, i: number): TableStudy | undefined {
    if (row.cells.length !== this.table.headers.length) {
      this.bad.push({
        place: row.place,
        column: 'all',
        value: row.cells.join(','),
        expected: `${this.table.headers.length} cells, one under each header`,
      })
      return undefined
    }
    const data = this.#data(row)
    if (!data) return undefined
    const { kind, measure } = this
    let effect: EffectSize
    try {
      effect = effectSize(inputOf(kind, measure, data as Required<Data>, this.options.zeroCells, this.options.level))
    } catch (error) {
      if (!(error instanceof StatsError)) throw error
      return this.#refuse(row, tableKinds[kind].columns[0], `numbers that give an effect: ${error.message}`)
    }
    if (kind === 'effects')
      effect = {
        ...effect,
        measure: statsMeasure(measure),
        scale: scaleOf(statsMeasure(measure)),
        variance: data.vi as number,
      }
    if (!effect.ci.every((end) => isWritable(measure, end)))
      return this.#refuse(
        row,
        tableKinds[kind].columns[0],
        'the log of a ratio, with an interval that stays between -600 and 600',
      )
    const used = new Set([
      this.places.get('study'),
      ...Object.keys(data).map((column) => this.places.get(column as DataColumn)),
    ])
    const counts =
      kind === 'events'
        ? {
            treatment: { events: data.e1 as number, n: data.n1 as number },
            control: { events: data.e2 as number, n: data.n2 as number },
          }
        : null
    return {
      label: this.#cell(row, 'study') || `row ${i + 1}`,
      place: row.place,
      effect,
      n: effect.n,
      table: counts,
      data,
      other: Object.fromEntries(
        this.table.headers.flatMap((header, at) => (used.has(at) ? [] : [[header, (row.cells[at] ?? '').trim()]])),
      ),
    }
  }
}

/** A bad cell in a sentence. */
export const badCellText = ({ place, column, value, expected }: BadCell): string =>
  `${place}, column ${harmless(column)}: "${harmless(value.slice(0, 60))}" (expected ${expected})`

/** Some programs write every kind of column and leave those that are not used at 0: an SD of 0 in every row is none. */
const usedPlaces = (places: Places, table: RawTable): Places =>
  new Map(
    [...places].filter(([column, at]) => {
      const isSpread = column === 'sd1' || column === 'sd2'
      return !isSpread || table.rows.some(({ cells }) => numberIn(cells[at] ?? '') !== 0)
    }),
  )

/** The measure that the header of an effect names. */
const namedMeasure = (kind: TableKind, places: Places, headers: readonly string[]): MeasureName | undefined => {
  if (kind !== 'effects') return undefined
  const at = places.get('yi')
  // An effect that was worked out from an interval stands behind the column that names it.
  const own = headers.find((header) => header.endsWith('(as written)')) ?? (at === undefined ? '' : (headers[at] ?? ''))
  const key = headerKey(own.replace('(as written)', ''))
  if (/^(log|ln)?(or|oddsratio)$/.test(key)) return 'or'
  if (/^(log|ln)?(rr|riskratio|relativerisk)$/.test(key)) return 'rr'
  if (/^(smd|hedgesg|g)$/.test(key)) return 'smd'
  if (/^(md|meandifference)$/.test(key)) return 'md'
  return /^(rd|riskdifference)$/.test(key) ? 'rd' : undefined
}

const isUsed = (kind: TableKind, column: DataColumn | 'study'): boolean =>
  column === 'study' ||
  tableKinds[kind].columns.some(
    (one) => one === column || (insteadOf as Readonly<Record<string, string>>)[one] === column,
  )

/** What each column was read as. */
const understoodOf = (kind: TableKind, places: Places, headers: readonly string[]): string[] =>
  [...places]
    .filter(([column]) => isUsed(kind, column))
    .map(([column, at]) => {
      const meaning = column === 'study' ? 'names of the studies' : columnRules[column].meaning
      return `"${harmless(headers[at] as string)}" as ${column}: ${meaning}`
    })

const most = 20

/** Rows that sum up others: they would count the same people again. */
const totalLabel =
  /^(?:(?:sub-?\s?|grand\s)?totals?|overall|pooled|summary|combined|(?:random|fixed|common)[\s-]effects?(?:\s(?:model|estimate))?|all studies)(?:\s(?:effect|estimate|result|events))?\s*(?:[([:].*)?$/i

/** Effects of a ratio that are all above 0 may be ratios or logs of ratios; only who wrote them knows. */
const isLogHeader = (places: Places, headers: readonly string[]): boolean =>
  /^(log|ln)/i.test(headers[places.get('yi') ?? -1] ?? '') || headers.some((header) => header.endsWith('(as written)'))

const scaleOfEffects = (
  studies: readonly TableStudy[],
  measure: MeasureName,
  name: string,
  isLog: boolean,
  options: TableOptions,
): 'log' | 'natural' => {
  if (options.scale) return options.scale
  // Headers that name a log, and intervals that were worked out on its scale, leave no doubt.
  const isDoubtful = isRatio(measure) && !isLog && studies.length > 0 && studies.every(({ data }) => (data.yi ?? 0) > 0)
  if (!isDoubtful) return 'log'
  throw badData(
    `${name}: every effect is above 0 (${studies
      .slice(0, 3)
      .map(({ data }) => data.yi)
      .join(', ')}${studies.length > 3 ? ', …' : ''}), so the column may hold ratios or logs of ratios`,
    'Say which: --scale log, or --scale natural (the variance or standard error is that of the log either way)',
  )
}

const onLogScale = (study: TableStudy): TableStudy => {
  const { effect, data } = study
  const estimate = Math.log(data.yi as number)
  const reach = (effect.ci[1] - effect.ci[0]) / 2
  return { ...study, effect: { ...effect, estimate, ci: [estimate - reach, estimate + reach] } }
}

/** Read a table of studies. Rows that cannot be used stop everything, unless they are to be skipped; then they are listed. */
export const readTable = (text: string, path: string, options: TableOptions): StudyTable => {
  const name = path === '-' ? 'standard input' : harmless(path)
  const table = takenApart(parseTable(text, path), name)
  const places = locate(table.headers, name, options.columns)
  const kind = kindOf(usedPlaces(places, table), table.headers, name, options.measure)
  const measure = options.measure ?? namedMeasure(kind, places, table.headers) ?? tableKinds[kind].measures[0]
  if (table.rows.length === 0)
    throw badData(`${name} has a header line and no studies`, 'Expected one line per study below it')
  const reader = new RowReader(table, places, kind, measure, options)
  const at = places.get('study')
  const labelOf = (row: RawRow): string => (at === undefined ? '' : (row.cells[at] ?? '').trim())
  const totals = table.rows
    .filter((row) => totalLabel.test(labelOf(row)))
    .map((row) => ({ place: row.place, label: labelOf(row) }))
  if (totals.length && !options.skipTotals)
    throw badData(
      `${name}: ${totals.map(({ place, label }) => `${place} "${harmless(label)}"`).join(', ')} ${totals.length === 1 ? 'is a row of totals' : 'are rows of totals'}, which would count the same people again`,
      'Take totals out of the table, or leave them out with --skip-totals',
    )
  const rows = totals.length ? table.rows.filter((row) => !totalLabel.test(labelOf(row))) : table.rows
  const read = rows.flatMap((row, i) => reader.read(row, i) ?? [])
  const isNatural =
    kind === 'effects' && scaleOfEffects(read, measure, name, isLogHeader(places, table.headers), options) === 'natural'
  if (isNatural) {
    const wrong = read.find(({ data }) => (data.yi as number) <= 0)
    if (wrong)
      throw badData(
        `${name}, ${wrong.place}: ${wrong.data.yi} is no ratio`,
        'With --scale natural every effect is a ratio, above 0; logs of ratios are --scale log',
      )
  }
  const studies = isNatural ? read.map(onLogScale) : read
  const { bad } = reader
  if (bad.length && !options.skipBad) {
    const rows = new Set(bad.map(({ place }) => place)).size
    throw badData(
      `${name} has ${rows} bad ${rows === 1 ? 'row' : 'rows'}, so nothing was pooled: ${bad.slice(0, most).map(badCellText).join('; ')}${bad.length > most ? `; and ${bad.length - most} more bad cells` : ''}`,
      'Mend them, or leave these rows out with --skip-bad',
    )
  }
  const usedHeaders = new Set([...places.values()].map((at) => table.headers[at] as string))
  return {
    name,
    kind,
    measure,
    studies,
    bad,
    totals,
    understood: understoodOf(kind, places, table.headers),
    notes: table.notes,
    otherColumns: table.headers.filter((header) => !usedHeaders.has(header)),
  }
}
