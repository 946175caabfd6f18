/** Rows that are no studies: totals, and rows of another analysis. */
import { badData } from '../../errors.js'
import { agreeing, harmless } from '../../text.js'
import { headerKey } from './columns.js'
import type { RawRow, RawTable } from './parse.js'

/** Rows that sum up others: they would count the same people again. */
const totalLabel =
  /^(?:(?:sub-?\s?|grand\s)?totals?|overall|pooled|summary|combined|(?:random|fixed|common)[\s-]effects?(?:\s(?:model|estimate))?|all studies)(?:\s(?:effect|estimate|result|events))?\s*(?:[([:].*)?$/i

/** A row of totals. */
export type Total = { readonly place: string; readonly label: string }

/** The studies of a table, and its rows of totals. Throws a failure for totals that are not to be skipped. */
export const withoutTotals = (
  table: RawTable,
  labelOf: (row: RawRow) => string,
  name: string,
  { skipTotals }: { readonly skipTotals: boolean },
): { readonly rows: readonly RawRow[]; readonly totals: readonly Total[] } => {
  const isTotal = (row: RawRow): boolean => totalLabel.test(labelOf(row))
  const totals = table.rows.filter(isTotal).map((row) => ({ place: row.place, label: labelOf(row) }))
  if (totals.length && !skipTotals)
    throw badData(
      `${name}: ${totals.map(({ place, label }) => `${place} "${harmless(label)}"`).join(', ')} ${agreeing(totals.length, 'is a row of totals', 'are rows of totals')}, which would count the same people again`,
      'Take totals out of the table, or leave them out with --skip-totals',
    )
  return { rows: totals.length ? table.rows.filter((row) => !isTotal(row)) : table.rows, totals }
}

/** Data packages of Cochrane reviews hold many analyses in one file: they answer different questions. */
export const refuseSeveralAnalyses = (table: RawTable, name: string): void => {
  const keys = table.headers.map(headerKey)
  const places = ['analysisgroup', 'analysisnumber'].map((key) => keys.indexOf(key)).filter((at) => at >= 0)
  if (places.length === 0) return
  const title = keys.indexOf('analysisname')
  const found = new Map<string, string>()
  for (const { cells } of table.rows) {
    const number = places.map((at) => (cells[at] ?? '').trim()).join('.')
    if (number.replace(/\./g, '') !== '') found.set(number, title < 0 ? '' : ` ${(cells[title] ?? '').trim()}`)
  }
  if (found.size < 2) return
  const shown = [...found].slice(0, 6).map(([number, words]) => `"${harmless(number + words)}"`)
  throw badData(
    `${name} holds ${found.size} analyses: ${shown.join(', ')}${found.size > shown.length ? ', …' : ''}`,
    'Their studies answer different questions: keep the rows of one analysis',
  )
}
