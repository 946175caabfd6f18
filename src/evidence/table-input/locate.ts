/** Which column of a table is which: named by the user, known by its header, or by what stands in its cells. */
import { itemAt } from '../../collections.js'
import { badData, usage } from '../../errors.js'
import { harmless } from '../../text.js'
import { isEmpty, numberIn } from './cells.js'
import { columnRules, type DataColumn, dataColumns, headerKey, studySynonyms } from './columns.js'
import { type Compound, compoundColumns, namedCompound, type Open } from './compound.js'
import { readHeaders } from './headers.js'
import type { RawRow, RawTable } from './parse.js'

/** Where a number stands: a column, and the place in its cells where these hold several numbers. */
export type NumberPlace = { readonly at: number; readonly part: number | null }
export type Places = ReadonlyMap<DataColumn, NumberPlace>

/** Where the names of the studies stand; the year is put behind an author. */
type Label = { readonly at: number; readonly year: number | null }

export type Located = {
  readonly places: Places
  readonly label: Label | null
  readonly compounds: ReadonlyMap<number, Compound>
  /** Questions that only the owner of the table can answer. */
  readonly open: readonly Open[]
  /** What columns may be that no word tells apart. */
  readonly guesses: ReadonlyMap<number, DataColumn>
}

const cellsAt = (table: RawTable, at: number): string[] => table.rows.map(({ cells }) => (cells[at] ?? '').trim())

/** The number of a cell as text, taken out of a cell of several; the whole cell where it has another form. */
export const textAt = (row: RawRow, { at, part }: NumberPlace, compounds: ReadonlyMap<number, Compound>): string => {
  const cell = (row.cells[at] ?? '').trim()
  return part === null ? cell : (compounds.get(at)?.split(cell)?.[part] ?? cell)
}

type Named = ReadonlyMap<string, string>

const columnOf = (table: RawTable, header: string, asked: string, name: string): number => {
  const same = table.headers.flatMap((one, at) =>
    one.trim().toLowerCase() === header.trim().toLowerCase() ? [at] : [],
  )
  if (same[0] === undefined)
    throw usage(
      `--columns ${asked}="${harmless(header)}": ${name} has no such column`,
      `Its columns: ${table.headers.map((one) => `"${harmless(one)}"`).join(', ')}`,
    )
  if (same.length > 1)
    throw usage(
      `--columns ${asked}="${harmless(header)}": ${name} has ${same.length} columns of that name`,
      'Rename one of them in the table',
    )
  return same[0]
}

/** The columns that `mean1+sd1` names, in the order in which their numbers stand in a cell. */
export const namesIn = (asked: string): readonly string[] => asked.split('+').map((name) => name.trim())

/** Ratios, and logs of ratios, by their headers. */
export const isLogHeader = (header: string): boolean => /^(log|ln)/.test(headerKey(header))
const ratioKeys =
  /^(or|oddsratio|rr|riskratio|relativerisk|hr|hazardratio|irr|rateratio|incidencerateratio)(95ci|ci|with.*|95.*)?$/
export const isRatioHeader = (header: string): boolean => ratioKeys.test(headerKey(header.replace(/\(.*\)|\[.*\]/, '')))

/** Of several columns for one, the surest: the documented name, and for effects the log beside its standard error. */
const surest = (found: readonly number[], column: DataColumn, headers: readonly string[]): readonly number[] => {
  if (found.length < 2) return found
  const keys = headers.map(headerKey)
  // In our own answers "estimate" is the effect on the scale people read.
  const exact = found.filter((i) => keys[i] === column || (keys[i] === 'effect' && keys.includes('estimateci')))
  if (exact.length) return exact
  if (column !== 'yi') return found
  const logs = found.filter((i) => isLogHeader(itemAt(headers, i)))
  const others = found.filter((i) => !isRatioHeader(itemAt(headers, i)))
  return logs.length && others.length === logs.length ? logs : found
}

const findLabel = (table: RawTable, taken: ReadonlySet<number>): Label | null => {
  const keys = table.headers.map(headerKey)
  const free = studySynonyms.flatMap((name) => keys.flatMap((key, at) => (key === name && !taken.has(at) ? [at] : [])))
  const isNumbers = (at: number): boolean => cellsAt(table, at).every((cell) => isEmpty(cell) || /^\d+$/.test(cell))
  const best = free.find((at) => !isNumbers(at)) ?? free[0]
  if (best === undefined) return null
  const isAuthor = /^authors?$/.test(itemAt(keys, best))
  const year = keys.findIndex((key, at) => /^(year|studyyear|pubyear|publicationyear)$/.test(key) && !taken.has(at))
  return { at: best, year: isAuthor && year >= 0 ? year : null }
}

/** The name of a study, with the year behind an author who stands without one. */
export const labelIn = (row: RawRow, label: Label | null): string => {
  if (!label) return ''
  const [name, year] = [label.at, label.year ?? -1].map((at) => (row.cells[at] ?? '').trim()) as [string, string]
  return name !== '' && year !== '' && !isEmpty(year) && !name.includes(year) ? `${name} ${year}` : name
}

/** Names that hold beside others only. */
const namesFor = (
  column: DataColumn,
  keys: readonly string[],
  { hasExpected }: { readonly hasExpected: boolean },
): string[] => {
  const names: string[] = [column, ...columnRules[column].synonyms]
  // In metafor's tables ci are the events of the control arm, and mi those without; elsewhere intervals and means.
  if (column === 'e2' && keys.includes('ai')) names.push('ci')
  if (column === 'without' && keys.includes('xi')) names.push('mi')
  if (column === 'mean' && keys.includes('xi')) return names.filter((name) => name !== 'mi')
  // Beside O-E a variance is that of O-E.
  if (hasExpected && column === 'oev') names.push('v', 'variance', 'var')
  if (hasExpected && column === 'vi') return ['vi']
  return names
}

/** A mean with an SD of its own column says nothing new behind it. */
const settled = (
  open: readonly Open[],
  places: Places,
  headers: readonly string[],
  read: ReadonlyMap<number, DataColumn>,
) =>
  open.flatMap(({ at }) => {
    const column = read.get(at) ?? (headerKey(itemAt(headers, at)) as DataColumn)
    const arm = /^mean([12]?)$/.exec(column)?.[1]
    return arm !== undefined && places.has(`sd${arm}` as DataColumn) ? [{ at, column }] : []
  })

/** Find every column of a table. Throws a failure for two that stand for the same, and for names that it has not. */
export const locate = (table: RawTable, name: string, named: Named): Located => {
  const { headers, decimal } = table
  const keys = headers.map(headerKey)
  const places = new Map<DataColumn, NumberPlace>()
  const compounds = new Map<number, Compound>()
  const taken = new Set<number>()
  let label: Label | null = null
  for (const [asked, header] of named) {
    const at = columnOf(table, header, asked, name)
    taken.add(at)
    if (asked === 'study') {
      label = { at, year: null }
      continue
    }
    const parts = namesIn(asked) as DataColumn[]
    if (parts.length > 1) compounds.set(at, namedCompound(at, parts, decimal))
    for (const [i, part] of parts.entries()) places.set(part, { at, part: parts.length > 1 ? i : null })
  }
  const { known, open } = compoundColumns(headers, (at) => cellsAt(table, at), decimal, name)
  for (const compound of known) {
    if (taken.has(compound.at) || compound.parts.some((part) => part !== null && places.has(part))) continue
    taken.add(compound.at)
    compounds.set(compound.at, compound)
    for (const [i, part] of compound.parts.entries()) if (part) places.set(part, { at: compound.at, part: i })
  }
  const { columns: read, guesses } = readHeaders(headers)
  // Headers that stand twice are told apart by their order.
  const isPaired = (i: number): boolean =>
    read.has(i) && keys.indexOf(itemAt(keys, i)) !== keys.lastIndexOf(itemAt(keys, i))
  const openAt = new Set(open.map(({ at }) => at))
  const isFree = (i: number): boolean => !taken.has(i) && !openAt.has(i)
  const hasExpected = keys.includes('oe') || keys.some((key) => key === 'ominuse')
  for (const column of dataColumns) {
    if (places.has(column)) continue
    const names = namesFor(column, keys, { hasExpected })
    const own = keys.flatMap((key, i) => (names.includes(key) && isFree(i) && !isPaired(i) ? [i] : []))
    const found = own.length ? own : keys.flatMap((_, i) => (read.get(i) === column && isFree(i) ? [i] : []))
    const chosen = surest(found, column, headers)
    if (chosen.length > 1 && chosen[0] !== undefined)
      throw badData(
        `${name}: ${chosen.map((i) => `"${harmless(itemAt(headers, i))}"`).join(' and ')} both stand for ${column}`,
        `Keep one of them, or say which: --columns ${column}="${harmless(itemAt(headers, chosen[0]))}"`,
      )
    if (chosen[0] !== undefined) {
      places.set(column, { at: chosen[0], part: null })
      taken.add(chosen[0])
    }
  }
  for (const { at, column } of settled(open, places, headers, read)) {
    const leading = namedCompound(at, [column], decimal)
    compounds.set(at, leading)
    places.set(column, { at, part: 0 })
    taken.add(at)
  }
  return {
    places: inUse(places, table, compounds),
    label: label ?? findLabel(table, taken),
    compounds,
    open: open.filter(({ at }) => !taken.has(at)),
    guesses,
  }
}

/** Columns that an effect cannot do without and that no study has at 0. */
const neverZero: readonly DataColumn[] = ['sd1', 'sd2', 'n1', 'n2', 'vi', 'sei', 'oev']

/** Some programs write every kind of column and leave those that are not used at 0: an SD of 0 in every row is none. */
const inUse = (
  places: ReadonlyMap<DataColumn, NumberPlace>,
  table: RawTable,
  compounds: ReadonlyMap<number, Compound>,
): Places => {
  const isZero = (column: DataColumn): boolean => {
    const place = places.get(column)
    return (
      place !== undefined &&
      table.rows.length > 1 &&
      table.rows.every((row) => numberIn(textAt(row, place, compounds), table.decimal) === 0)
    )
  }
  const unused = new Set<DataColumn>(neverZero.filter(isZero))
  // Limits of an odds ratio are none of an effect of another kind.
  const header = (column: DataColumn): string => table.headers[places.get(column)?.at ?? -1] ?? ''
  const isOfRatio = /^(or|rr|hr|irr)(?!$)/.test(headerKey(header('low')))
  if (isOfRatio && places.get('yi')?.part === null && !isRatioHeader(header('yi')))
    for (const limit of ['low', 'high'] as const) unused.add(limit)
  if ((unused.has('vi') || unused.has('sei')) && isZero('yi')) unused.add('yi')
  return new Map([...places].filter(([column]) => !unused.has(column)))
}
