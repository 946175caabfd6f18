/** Rows of results as a table, in the columns of stemcell results: one for each arm of each result. */

import { isOneOf, itemAt } from '../collections.js'
import { type CsvRow, csvRows } from '../csv-rows.js'
import { choices, type MissingReason, nearestWords } from '../dataset/index.js'
import { resultsCatalog } from '../query/index.js'
import type { EntryRecord } from './entry.js'
import type { LayerFault } from './fault.js'
import { Cells, type TableRow } from './row-cells.js'
import { mergedFields } from './trial-from-rows.js'

/** A result with the rows it was made of, or what is wrong with them. */
export type ResultOfRows = {
  readonly trial: string
  readonly rows: readonly [TableRow, ...TableRow[]]
  readonly record: EntryRecord
  readonly faults: readonly LayerFault[]
}

const columns = new Set(resultsCatalog.fields.map(({ name }) => name))

/** A leading apostrophe keeps a cell from being a formula; it is no part of the text. */
const plainCell = (text: string): string => text.trim().replace(/^'(?=[=+\-@\t\r])/, '')

const armNumbers = {
  mean: 'mean',
  sd: 'sd',
  se: 'se',
  'plus-minus': 'plusMinus',
  'ci-level': 'ciLevel',
  median: 'median',
  q1: 'q1',
  q3: 'q3',
  min: 'min',
  max: 'max',
  events: 'events',
  percent: 'percent',
} as const

const rowTexts = {
  outcome: 'outcome',
  'outcome-label': 'label',
  definition: 'definition',
  type: 'kind',
  subgroup: 'subgroup',
  comparison: 'comparison',
  direction: 'direction',
  p: 'p',
  'p-for': 'pFor',
  level: 'level',
  locator: 'locator',
  note: 'note',
  look: 'look',
} as const

/** What is said of an effect, which needs its measure. */
const effectColumns = ['effect', 'effect-unit', 'effect-ci-low', 'effect-ci-high', 'effect-se', 'effect-arms']

/** Columns that tell of a result as a whole: all its rows say the same in them. */
const resultColumns = [
  ...Object.keys(rowTexts),
  ...['scale', 'time', 'unit', 'primary', 'spread-basis', 'source'],
  ...['effect-measure', ...effectColumns],
]

/** Columns that results works out anew, or that say what a row is. */
const workedOut = new Set(['id', 'value', 'usable', 'between-group', 'p-value', 'p-relation', 'order', 'missing'])

const ofResult = new Set([
  ...resultColumns,
  ...['trial', 'result', 'arm', 'n', 'spread', 'derived', 'inferred', 'ci-low', 'ci-high'],
  ...Object.keys(armNumbers),
])

/** Columns in which rows say what a result does not hold. */
export const besideResult = (rows: readonly TableRow[]): string[] =>
  [...new Set(rows.flatMap((row) => row.filled.filter((name) => row.cell(name) !== 'false')))].filter(
    (name) => !ofResult.has(name) && !workedOut.has(name),
  )

const known = (record: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))

/** Values of a row that may have been derived. */
const derivable = [...Object.values(armNumbers), 'n', 'ci', 'effect']

/** How values were derived, as results prints it: "events: 11 = 40.7 % of 27; effect: from both arms". */
const derivedIn = (row: TableRow, cells: Cells): Record<string, string> => {
  const parts = row.cell('derived')?.split(new RegExp(`;\\s*(?=(?:${derivable.join('|')}):)`)) ?? []
  return Object.fromEntries(
    parts.flatMap((part): [string, string][] => {
      const [, name, how] = /^(\w+):\s*(.+)$/s.exec(part) ?? []
      if (isOneOf(derivable, name) && how) return [[name, how]]
      cells.wrong(row, 'derived', `expected the value and how it was derived, such as "events: 40.7 % of 27"`)
      return []
    }),
  )
}

/** What spread the numbers of a row are, where nothing else is said of it. */
const spreadOf = (row: TableRow): string | undefined => {
  const kinds = { sd: 'sd', se: 'se', 'plus-minus': 'unclear', q1: 'iqr', 'ci-low': 'ci', min: 'range' }
  return Object.entries(kinds).find(([column]) => row.cell(column) !== undefined)?.[1]
}

/** What of a row would be lost without a word, since something that it needs is not there. */
const incomplete = (row: TableRow, cells: Cells): void => {
  const [spread, basis] = [row.cell('spread'), row.cell('spread-basis')]
  if (spread !== undefined && !isOneOf(choices.spreadKind, spread))
    cells.wrong(row, 'spread', `expected one of ${choices.spreadKind.join(', ')}`)
  else if (spread === undefined ? basis !== undefined : basis === undefined && spread !== spreadOf(row))
    cells.wrong(row, spread === undefined ? 'spread' : 'spread-basis', 'expected spread and spread-basis together')
  const lone = row.filled.find((name) => effectColumns.includes(name))
  if (lone !== undefined && row.cell('effect-measure') === undefined)
    cells.wrong(row, 'effect-measure', `expected the measure of what stands in ${lone}`)
  const arms = row.cell('effect-arms')
  if (arms !== undefined && arms.split(' - ').length !== 2)
    cells.wrong(row, 'effect-arms', 'expected two ids of arms with " - " between them')
  if (row.cell('inferred') !== undefined)
    cells.wrong(
      row,
      'inferred',
      'what was inferred cannot be read from a table, which does not say of which value',
      'Say it in note and empty the cell, or give the trial as JSON',
    )
}

const armOf = (row: TableRow, cells: Cells): Record<string, unknown> => {
  const numbers = Object.entries(armNumbers).map(
    ([column, key]) => [key, key === 'events' ? cells.count(row, column) : cells.number(row, column)] as const,
  )
  const { effect: _, ...derived } = derivedIn(row, cells)
  const found = known({
    n: cells.count(row, 'n'),
    ...Object.fromEntries(numbers),
    ci: cells.interval(row, 'ci-low', 'ci-high'),
    derived: Object.keys(derived).length ? derived : undefined,
  })
  return Object.keys(found).length ? found : { missing: 'notRead' }
}

/** Why cells are empty, as the last column of results says it: "time: notReported; unit: notApplicable". */
const reasonsIn = (row: TableRow): ReadonlyMap<string, MissingReason> =>
  new Map(
    (row.cell('missing') ?? '').split(';').flatMap((part) => {
      const [name = '', reason = ''] = part.split(':').map((word) => word.trim())
      return isOneOf(['notRead', 'notReported', 'notApplicable'] as const, reason) ? [[name, reason] as const] : []
    }),
  )

const effectOf = (row: TableRow, cells: Cells): Record<string, unknown> | undefined => {
  const measure = row.cell('effect-measure')
  if (measure === undefined) return undefined
  const arms = row.cell('effect-arms')?.split(' - ')
  return known({
    measure,
    value: cells.number(row, 'effect') ?? null,
    unit: row.cell('effect-unit'),
    ci: cells.interval(row, 'effect-ci-low', 'effect-ci-high'),
    se: cells.number(row, 'effect-se'),
    arms,
    derived: derivedIn(row, new Cells('')).effect,
  })
}

/** What keeps rows from being one result: an arm told of twice, or rows that contradict each other. */
const contradictions = (rows: readonly [TableRow, ...TableRow[]], cells: Cells): void => {
  const lines = new Map<string | undefined, number>()
  for (const row of rows) {
    const arm = row.cell('arm')
    const line = lines.get(arm)
    if (line !== undefined)
      cells.wrong(
        row,
        'arm',
        `the result has ${arm === undefined ? 'a row without an arm' : 'this arm'} already, in line ${line}`,
        'Keep one of the two, or give what is another result its own name in the column result',
      )
    else lines.set(arm, row.line)
  }
  cells.differing(rows, resultColumns, 'the same result')
}

/** One result from its rows: what is of the result is read from the first. */
const resultOf = (id: string, rows: readonly [TableRow, ...TableRow[]], cells: Cells): EntryRecord => {
  const [first] = rows
  const reasons = reasonsIn(first)
  const nullable = {
    scale: first.cell('scale') ?? null,
    timepointMonths: cells.number(first, 'time') ?? null,
    unit: first.cell('unit') ?? null,
    primary: cells.flag(first, 'primary') ?? null,
  }
  const named = { scale: 'scale', timepointMonths: 'time', unit: 'unit', primary: 'primary' } as const
  const missing = Object.entries(named).flatMap(([key, column]) =>
    nullable[key as keyof typeof nullable] === null ? [[key, reasons.get(column) ?? 'notRead'] as const] : [],
  )
  const spread = first.cell('spread')
  const basis = first.cell('spread-basis')
  const effect = effectOf(first, cells)
  const arms = rows.flatMap((row) => {
    const arm = row.cell('arm')
    return arm === undefined ? [] : [[arm, armOf(row, cells)] as const]
  })
  const level = first.cell('level')
  return known({
    id,
    ...Object.fromEntries(Object.entries(rowTexts).map(([column, key]) => [key, first.cell(column)])),
    ...nullable,
    ...(isOneOf(choices.spreadKind, spread) && basis ? { spread: { kind: spread, basis } } : {}),
    arms: Object.fromEntries(arms),
    effect,
    // A subgroup of a table says nothing of how it came about.
    ...(first.cell('subgroup') ? { subgroupBy: 'start' } : {}),
    ...(first.cell('p-for') ? { pOf: 'other' } : {}),
    source: { url: first.cell('source')?.split(';')[0]?.trim(), level, what: first.cell('locator') },
    ...(missing.length ? { missing: Object.fromEntries(missing) } : {}),
  })
}

/** What sets cells apart: what the line of names has most of. */
const delimiterOf = (text: string): string => {
  const [head = ''] = text.split('\n', 1)
  const count = (mark: string): number => head.split(mark).length
  return itemAt(
    [',', ';', '\t'].toSorted((a, b) => count(b) - count(a)),
    0,
  )
}

/** The rows of a table, or what is wrong with it as a whole. */
const readRows = (text: string, file: string): { readonly rows: readonly TableRow[]; readonly fault?: LayerFault } => {
  const fault = (line: number | null, message: string, todo: string): { rows: []; fault: LayerFault } => ({
    rows: [],
    fault: { file, line, path: '', value: null, message, todo },
  })
  let parsed: readonly CsvRow[]
  try {
    parsed = csvRows(text, { delimiter: delimiterOf(text), bom: true })
  } catch (cause) {
    const line = cause instanceof Error && 'lines' in cause ? Number(cause.lines) : null
    return fault(line, cause instanceof Error ? cause.message : String(cause), 'Mend the table')
  }
  const [head, ...body] = parsed
  const names = (head?.cells ?? []).map((name) => name.trim())
  const unknown = names.find((name) => !columns.has(name) && !mergedFields.has(name) && name !== 'missing')
  if (unknown !== undefined) {
    const near = nearestWords(unknown, [...columns]).slice(0, 2)
    return fault(
      1,
      `no column is called "${unknown}"${near.length ? `; near it: ${near.join(', ')}` : ''}`,
      'The columns are those of: stemcell results --fields list',
    )
  }
  const lacking = ['trial', 'outcome'].filter((name) => !names.includes(name))
  if (lacking.length)
    return fault(
      1,
      `there is no column ${lacking.join(' and no ')}`,
      'The columns are those of: stemcell results --fields list',
    )
  return {
    rows: body.map(({ cells: values, line }): TableRow => {
      const cells = new Map(names.map((name, i) => [name, plainCell(values[i] ?? '')] as const))
      // The last of the lines that a row takes.
      const filled = names.filter((name) => cells.get(name))
      return { line, filled, cell: (name) => cells.get(name) || undefined }
    }),
  }
}

/** Every result of a table, in its order; a table that cannot be read has its fault. */
export const resultsInTable = (
  text: string,
  file: string,
): { readonly results: readonly ResultOfRows[]; readonly fault?: LayerFault } => {
  const { rows, fault } = readRows(text, file)
  if (fault) return { results: [], fault }
  const groups = new Map<string, { trial: string; id: string; rows: TableRow[] }>()
  for (const row of rows) {
    const trial = row.cell('trial') ?? ''
    const id =
      row.cell('result') ?? [row.cell('outcome'), `${row.cell('time') ?? 'x'}m`, row.cell('scale') ?? 'x'].join('-')
    const group = groups.get(`${trial}/${id}`) ?? { trial, id, rows: [] }
    group.rows.push(row)
    groups.set(`${trial}/${id}`, group)
  }
  return {
    results: [...groups.values()].map(({ trial, id, rows: own }) => {
      const cells = new Cells(file)
      const all: readonly [TableRow, ...TableRow[]] = [itemAt(own, 0), ...own.slice(1)]
      contradictions(all, cells)
      for (const row of all) incomplete(row, cells)
      if (trial === '') cells.wrong(all[0], 'trial', 'expected the id of a trial')
      return { trial, rows: all, record: resultOf(id, all, cells), faults: cells.faults }
    }),
  }
}
