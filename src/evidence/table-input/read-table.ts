/** From a table of studies to effects: every bad cell is named with its place, its value and what was expected. */
import { badData } from '../../errors.js'
import type { ZeroCells } from '../../stats/index.js'
import { agreeing, harmless } from '../../text.js'
import { isRatio, type MeasureName, type RomCorrection } from '../synthesis/index.js'
import { type BadCell, badCellText, isEmpty, numberIn } from './cells.js'
import { headerKey, type TableKind, tableKinds } from './columns.js'
import { isLogHeader, isRatioHeader, type Located, labelIn, locate, textAt } from './locate.js'
import { parseTable, type RawRow, type RawTable } from './parse.js'
import { readRow, type TableStudy } from './rows.js'
import { refuseSeveralAnalyses, type Total, withoutTotals } from './totals.js'
import { kindOf, understoodOf } from './understood.js'

export type StudyTable = {
  readonly name: string
  readonly kind: TableKind
  readonly measure: MeasureName
  readonly studies: readonly TableStudy[]
  /** Cells of the rows that were left out. */
  readonly bad: readonly BadCell[]
  /** Rows of totals, which are no studies, left out by --skip-totals. */
  readonly totals: readonly Total[]
  /** What each column was read as, a line each. */
  readonly understood: readonly string[]
  /** What was done to read it. */
  readonly notes: readonly string[]
  /** Columns that hold neither names nor the numbers used. */
  readonly otherColumns: readonly string[]
}

/** How to read a table. */
export type ReadTableOptions = {
  readonly measure: MeasureName | null
  readonly skipBad: boolean
  /** Columns that the user named: our name, or several joined by +, and the header. */
  readonly columns: ReadonlyMap<string, string>
  readonly skipTotals: boolean
  /** Whether effects of ratios are their logs or the ratios themselves; null where nobody said. */
  readonly scale: 'log' | 'natural' | null
  readonly zeroCells: ZeroCells
  readonly romCorrection?: RomCorrection | undefined
  readonly level: number
}

/** The header above the effects. */
const effectHeader = (located: Located, headers: readonly string[]): string =>
  headers[located.places.get('yi')?.at ?? -1] ?? ''

const namedMeasures: readonly (readonly [RegExp, MeasureName])[] = [
  [/^(log|ln)?(or|oddsratio)/, 'or'],
  [/^(log|ln)?(rr|riskratio|relativerisk)/, 'rr'],
  [/^(log|ln)?(hr|hazardratio)/, 'hr'],
  [/^(log|ln)?(irr|incidencerateratio|rateratio)/, 'irr'],
  [/^(smd|hedgess?g|g|stddiffinmeans)/, 'smd'],
  [/^(md|meandifference|differenceinmeans)/, 'md'],
  [/^(rd|riskdifference)/, 'rd'],
]

/** The measure that the header of an effect names. */
const namedMeasure = (kind: TableKind, located: Located, table: RawTable): MeasureName | undefined => {
  if (kind !== 'effects') return undefined
  const key = headerKey(effectHeader(located, table.headers).replace(/\(.*\)|\[.*\]/, ''))
  return namedMeasures.find(([pattern]) => new RegExp(`${pattern.source}$`).test(key))?.[1]
}

/** The level of the intervals, where a header says another than 95%. */
const intervalLevelOf = ({ places }: Located, { headers }: RawTable): number => {
  const header = headers[places.get('high')?.at ?? places.get('high1')?.at ?? -1] ?? ''
  return Number(/\b(80|90|95|98|99)\s*%?/.exec(header)?.[1] ?? 95) / 100
}

/**
 * Whether effects are ratios, not their logs: as the user or the header says. Throws a failure where neither does and all are
 * above 0, and where a standard error beside a ratio may be of either.
 */
const readScale = (
  rows: readonly RawRow[],
  located: Located,
  table: RawTable,
  measure: MeasureName,
  name: string,
  scale: ReadTableOptions['scale'],
): boolean => {
  const { places, compounds } = located
  const place = places.get('yi')
  if (!isRatio(measure) || !place) return false
  if (scale) return scale === 'natural'
  const header = effectHeader(located, table.headers)
  const spread = places.get('vi') ?? places.get('sei')
  if (isLogHeader(header)) return false
  if (isRatioHeader(header)) {
    const column = spread && (table.headers[spread.at] as string)
    if (column === undefined || /log|ln/i.test(column)) return true
    throw badData(
      `${name}: "${harmless(column)}" beside "${harmless(header)}" may be of the ratio or of its log`,
      'If it is that of the log, say so: --scale natural for ratios, --scale log for logs of ratios. Otherwise give the intervals, or logs',
    )
  }
  const effects = rows.flatMap((row) => numberIn(textAt(row, place, compounds), table.decimal) ?? [])
  if (effects.length === 0 || effects.some((effect) => effect <= 0)) return false
  throw badData(
    `${name}: every effect is above 0 (${effects.slice(0, 3).join(', ')}${effects.length > 3 ? ', …' : ''}), so the column may hold ratios or logs of ratios`,
    'Say which: --scale log, or --scale natural (the variance or standard error is that of the log either way)',
  )
}

const most = 20

const refuseBad = (bad: readonly BadCell[], name: string): void => {
  const rows = new Set(bad.map(({ place }) => place)).size
  throw badData(
    `${name} has ${rows} bad ${agreeing(rows, 'row', 'rows')}, so nothing was pooled: ${bad.slice(0, most).map(badCellText).join('; ')}${bad.length > most ? `; and ${bad.length - most} more bad cells` : ''}`,
    'Mend them, or leave these rows out with --skip-bad',
  )
}

/** Intervals that were used, in words. */
const intervalNote = (
  rules: ReadonlySet<string>,
  level: number,
  { isNatural }: { readonly isNatural: boolean },
): string[] => {
  const used = [...rules].some((rule) => rule.includes('interval'))
  return used
    ? [`Intervals were taken as ${100 * level}% ones${isNatural ? ', and worked with on the log scale' : ''}.`]
    : []
}

/** Read a table of studies. Rows that cannot be used stop everything, unless they are to be skipped; then they are listed. */
export const readTable = (source: string | RawTable, path: string, options: ReadTableOptions): StudyTable => {
  const name = path === '-' ? 'standard input' : harmless(path)
  const table = typeof source === 'string' ? parseTable(source, path) : source
  const located = locate(table, name, options.columns)
  const kind = kindOf(table, located, name, options.measure)
  if (table.rows.length === 0)
    throw badData(`${name} has a header line and no studies`, 'Expected one line per study below it')
  refuseSeveralAnalyses(table, name)
  const { rows, totals } = withoutTotals(table, (row) => labelIn(row, located.label), name, {
    skipTotals: options.skipTotals,
  })
  const isFromExpected = kind === 'effects' && !located.places.has('yi')
  if (isFromExpected && options.measure === null)
    throw badData(
      `${name}: O-E and its variance give the log of a ratio, and which one the table does not say`,
      'Say it: --measure hr for hazard ratios, as of log-rank tests, --measure peto for odds ratios',
    )
  const measure = options.measure ?? namedMeasure(kind, located, table) ?? tableKinds[kind].measures[0]
  const isNatural = kind === 'effects' && readScale(rows, located, table, measure, name, options.scale)
  const intervalLevel = intervalLevelOf(located, table)
  const { zeroCells, romCorrection, level } = options
  const read = rows.map((row, i) =>
    readRow(row, i, table, located, { kind, measure, isNatural, intervalLevel, zeroCells, romCorrection, level }),
  )
  const bad = read.flatMap((one) => one.bad)
  if (bad.length && !options.skipBad) refuseBad(bad, name)
  const studies = read.flatMap(({ study }) => study ?? [])
  const rules = new Set(read.flatMap((one) => [...one.rules]))
  const used = studies[0] ? new Set(Object.keys(studies[0].other)) : new Set(table.headers)
  return {
    name,
    kind,
    measure,
    studies,
    bad,
    totals,
    understood: understoodOf(kind, located, table.headers),
    notes: [...table.notes, ...rules, ...intervalNote(rules, intervalLevel, { isNatural })],
    otherColumns: table.headers.filter((header) => used.has(header) && !isEmpty(header)),
  }
}
