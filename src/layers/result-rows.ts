/** Rows of results as a table, in the columns of stemcell results: one for each arm of each result. */
import { type Info, parse } from 'csv-parse/sync'
import { isOneOf, itemAt } from '../collections.js'
import { choices, type MissingReason, nearestWords } from '../dataset/index.js'
import { resultsCatalog } from '../query/index.js'
import type { EntryRecord } from './entry.js'
import type { LayerFault } from './fault.js'
import { Cells, type Row } from './row-cells.js'
import { mergedFields } from './trial-from-rows.js'

/** A result with the rows it was made of, or what is wrong with them. */
export type ResultOfRows = {
  readonly trial: string
  readonly rows: readonly [Row, ...Row[]]
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

/** Columns that tell of a result as a whole: all its rows say the same in them. */
const resultColumns = [
  ...Object.keys(rowTexts),
  ...['scale', 'time', 'unit', 'primary', 'spread-basis', 'source'],
  ...['effect-measure', 'effect', 'effect-unit', 'effect-ci-low', 'effect-ci-high', 'effect-se', 'effect-arms'],
]

const known = (record: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))

const armOf = (row: Row, cells: Cells): Record<string, unknown> => {
  const numbers = Object.entries(armNumbers).map(([column, key]) => [key, cells.number(row, column)] as const)
  const [low, high] = [cells.number(row, 'ci-low'), cells.number(row, 'ci-high')]
  const found = known({
    n: cells.number(row, 'n'),
    ...Object.fromEntries(numbers),
    ci: low === undefined || high === undefined ? undefined : [low, high],
  })
  return Object.keys(found).length ? found : { missing: 'notRead' }
}

/** Why cells are empty, as the last column of results says it: "time: notReported; unit: notApplicable". */
const reasonsIn = (row: Row): ReadonlyMap<string, MissingReason> =>
  new Map(
    (row.cell('missing') ?? '').split(';').flatMap((part) => {
      const [name = '', reason = ''] = part.split(':').map((word) => word.trim())
      return isOneOf(['notRead', 'notReported', 'notApplicable'] as const, reason) ? [[name, reason] as const] : []
    }),
  )

const effectOf = (row: Row, cells: Cells): Record<string, unknown> | undefined => {
  const measure = row.cell('effect-measure')
  if (measure === undefined) return undefined
  const [low, high] = [cells.number(row, 'effect-ci-low'), cells.number(row, 'effect-ci-high')]
  const arms = row.cell('effect-arms')?.split(' - ')
  return known({
    measure,
    value: cells.number(row, 'effect') ?? null,
    unit: row.cell('effect-unit'),
    ci: low === undefined || high === undefined ? undefined : [low, high],
    se: cells.number(row, 'effect-se'),
    arms: arms?.length === 2 ? arms : undefined,
  })
}

/** What keeps rows from being one result: an arm told of twice, or rows that contradict each other. */
const contradictions = (rows: readonly [Row, ...Row[]], cells: Cells): void => {
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
const resultOf = (id: string, rows: readonly [Row, ...Row[]], cells: Cells): EntryRecord => {
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
const readRows = (text: string, file: string): { readonly rows: readonly Row[]; readonly fault?: LayerFault } => {
  const fault = (line: number | null, message: string, todo: string): { rows: []; fault: LayerFault } => ({
    rows: [],
    fault: { file, line, path: '', value: null, message, todo },
  })
  type Parsed = { readonly record: readonly string[]; readonly info: Info }
  let parsed: readonly Parsed[]
  try {
    parsed = parse(text, {
      delimiter: delimiterOf(text),
      bom: true,
      info: true,
      skip_empty_lines: true,
    }) as unknown as Parsed[]
  } catch (cause) {
    const line = cause instanceof Error && 'lines' in cause ? Number(cause.lines) : null
    return fault(line, cause instanceof Error ? cause.message : String(cause), 'Mend the table')
  }
  const [head, ...body] = parsed
  const names = (head?.record ?? []).map((name) => name.trim())
  const unknown = names.find((name) => !columns.has(name) && !mergedFields.has(name) && name !== 'missing')
  if (unknown !== undefined) {
    const near = nearestWords(unknown, [...columns]).slice(0, 2)
    return fault(
      1,
      `no column is called "${unknown}"${near.length ? `; did you mean ${near.join(' or ')}?` : ''}`,
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
    rows: body.map(({ record, info }): Row => {
      const cells = new Map(names.map((name, i) => [name, plainCell(record[i] ?? '')] as const))
      // The last of the lines that a row takes.
      return { line: info.lines, cell: (name) => cells.get(name) || undefined }
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
  const groups = new Map<string, { trial: string; id: string; rows: Row[] }>()
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
      const all: readonly [Row, ...Row[]] = [itemAt(own, 0), ...own.slice(1)]
      contradictions(all, cells)
      if (trial === '') cells.wrong(all[0], 'trial', 'expected the id of a trial')
      return { trial, rows: all, record: resultOf(id, all, cells), faults: cells.faults }
    }),
  }
}
