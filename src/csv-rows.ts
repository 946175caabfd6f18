/** Rows of delimited text with the line on which each ends. Throws as csv-parse does. */
import { type Options, parse } from 'csv-parse/sync'

export type CsvRow = { readonly cells: readonly string[]; readonly line: number }

export const csvRows = (text: string, options: Omit<Options, 'info' | 'on_record'>): readonly CsvRow[] => {
  const rows: CsvRow[] = []
  parse(text, {
    ...options,
    skip_empty_lines: true,
    on_record: (cells: string[], { lines }) => {
      rows.push({ cells, line: lines })
      return null
    },
  })
  return rows
}
