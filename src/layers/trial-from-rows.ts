/** A trial of one's own from the rows of its results: what they tell of it, and "not read" for all else. */
import type { EntryRecord } from './entry.js'
import type { LayerFault } from './fault.js'
import type { ResultOfRows } from './result-rows.js'
import { Cells, type TableRow } from './row-cells.js'
import { blankTrial, withReasons } from './templates.js'

/** Columns of a trial that are read where a table brings a new one. */
export const mergedFields: ReadonlySet<string> = new Set(['title', 'sponsor'])

const designFields = ['model', 'allocation', 'masking', 'control', 'centers'] as const

/** Every column that a new trial takes, beside those of its results. */
export const ofNewTrial: ReadonlySet<string> = new Set([
  ...mergedFields,
  ...designFields,
  ...['disease', 'phase', 'enrollment', 'arm-label', 'role', 'arm-cell'],
])

const whole = (text: string | undefined): number | null =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : null

const armColumns = ['arm-label', 'role', 'arm-cell'] as const

/** The rows of each arm, over all results. */
const rowsByArm = (rows: readonly TableRow[]): [string, [TableRow, ...TableRow[]]][] => {
  const byId = new Map<string, [TableRow, ...TableRow[]]>()
  for (const row of rows) {
    const id = row.cell('arm')
    if (id === undefined) continue
    const before = byId.get(id)
    if (before) before.push(row)
    else byId.set(id, [row])
  }
  return [...byId]
}

/** What is wrong with what rows tell of a new trial: a group that is not said to be one of control is none. */
export const trialFaults = (results: readonly ResultOfRows[], file: string): readonly LayerFault[] => {
  const cells = new Cells(file)
  for (const [, own] of rowsByArm(results.flatMap(({ rows }) => rows))) {
    const [first] = own
    if (!first.cell('role') && !first.cell('arm-cell'))
      cells.wrong(
        first,
        'role',
        'expected intervention or control, as the arm has no cells in arm-cell',
        'Say which it is in the column role, or name the cells in arm-cell',
      )
    cells.differing(own, armColumns, 'the same arm')
  }
  const row = results[0]?.rows[0]
  if (row?.cell('enrollment') !== undefined && whole(row.cell('enrollment')) === null)
    cells.wrong(row, 'enrollment', 'expected a whole number of people')
  return cells.faults
}

const armsOf = (rows: readonly TableRow[]): EntryRecord[] =>
  rowsByArm(rows).map(([id, [row]]): EntryRecord => {
    const cells = row
      .cell('arm-cell')
      ?.split(';')
      .map((one) => one.trim())
    const role = row.cell('role') ?? 'intervention'
    const [withCells] = blankTrial(id).arms
    return {
      ...withCells,
      id,
      label: row.cell('arm-label') ?? id,
      role,
      product: cells ? { ...withCells?.product, cells } : null,
    }
  })

/** The record of a new trial; each of its results keeps the page that it was read on. */
export const trialFromRows = (id: string, results: readonly ResultOfRows[]): EntryRecord => {
  const rows = results.flatMap((one) => one.rows)
  const first = rows[0]
  const cell = (name: string): string | undefined => first?.cell(name)
  const blank = blankTrial(id)
  const pages = new Map<string, { url: unknown; level: unknown; what: unknown }>()
  const outcomes = results.map(({ record: { source, missing: _, ...row } }) => {
    const page = source as { url: unknown; level: unknown; what: unknown }
    const key = JSON.stringify(page)
    pages.set(key, page)
    return { ...row, sources: [`s${[...pages.keys()].indexOf(key) + 1}`] }
  })
  const design = Object.fromEntries(designFields.map((name) => [name, cell(name) ?? null]))
  const trial = {
    ...blank,
    title: cell('title') ?? id,
    disease: cell('disease') ?? '',
    design: {
      ...blank.design,
      ...design,
      phases:
        cell('phase')
          ?.split(';')
          .map((one) => one.trim()) ?? null,
    },
    enrollment: { count: whole(cell('enrollment')), type: null },
    sponsor: cell('sponsor') ?? null,
    arms: armsOf(rows),
    outcomes,
    sources: [...pages.values()].map((page, i) => ({ id: `s${i + 1}`, ...page })),
  }
  const told = Object.fromEntries(
    results.flatMap(({ record }) =>
      Object.entries((record.missing as Record<string, string> | undefined) ?? {}).map(([path, why]) => [
        `outcomes.${record.id}.${path}`,
        why,
      ]),
    ),
  )
  return withReasons(trial, told)
}
