/** A trial of one's own from the rows of its results: what they tell of it, and "not read" for all else. */
import type { EntryRecord } from './entry.js'
import type { ResultOfRows, Row } from './result-rows.js'
import { blankTrial, withReasons } from './templates.js'

/** Columns of a trial that are read where a table brings a new one. */
export const mergedFields: ReadonlySet<string> = new Set(['title', 'sponsor', 'registration'])

const designFields = ['model', 'allocation', 'masking', 'control', 'centers'] as const

const whole = (text: string | undefined): number | null =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : null

const armsOf = (rows: readonly Row[]): EntryRecord[] => {
  const byId = new Map(rows.flatMap((row) => (row.cell('arm') ? [[row.cell('arm') ?? '', row] as const] : [])))
  return [...byId].map(([id, row]): EntryRecord => {
    const cells = row
      .cell('arm-cell')
      ?.split(';')
      .map((one) => one.trim())
    const role = row.cell('role') ?? (cells ? 'intervention' : 'control')
    const [withCells] = blankTrial(id).arms
    return {
      ...withCells,
      id,
      label: row.cell('arm-label') ?? id,
      role,
      product: cells ? { ...withCells?.product, cells } : null,
    }
  })
}

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
