/** Tables of studies, read as they come: the lines of a record stay together, whatever line breaks its cells hold. */
import { StringDecoder } from 'node:string_decoder'
import { csvRows } from '../../csv-rows.js'
import { harmless } from '../../text.js'
import { type Feed, FeedFault, type Found, placeAt, viewed } from './feed.js'
import { ictrpStudy, isIctrpHeader } from './ictrp.js'
import type { JsonObject } from './part.js'
import { columnKey } from './row.js'
import { isSiteHeader, siteCsvStudy } from './site-csv.js'
import type { RegistryStudy } from './study.js'

/** A record of a table is some kilobytes; more is a quotation mark that nothing closes. */
const largestRecord = 8 * 2 ** 20

const views: readonly {
  readonly is: (columns: readonly string[]) => boolean
  readonly view: (record: JsonObject) => RegistryStudy
}[] = [
  { is: isSiteHeader, view: siteCsvStudy },
  { is: isIctrpHeader, view: ictrpStudy },
]

type Header = { readonly columns: readonly string[]; readonly view: (record: JsonObject) => RegistryStudy }

const headerOf = (columns: readonly string[]): Header => {
  const keys = columns.map(columnKey)
  const view = views.find(({ is }) => is(keys))?.view
  if (view) return { columns, view }
  const first = columns.slice(0, 4).map(harmless).join(', ')
  throw new FeedFault(
    `is no table of registered studies: its first columns are ${first.slice(0, 120)}`,
    'Tables are the CSV of ClinicalTrials.gov (with NCT Number) or of WHO ICTRP (with TrialID), with the names of their columns in the first line',
    1,
  )
}

/** Reads a table with its header; `delimiter` separates cells. */
export const tableFeed = (name: string, delimiter: ',' | '\t' | ';'): Feed => {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  let line = 1
  let header: Header | undefined

  /** The whole records of a text: up to its last line break outside of quotation marks. */
  const wholeOf = (text: string): number => {
    let [end, isQuoted] = [0, false]
    for (let at = 0; at < text.length; at++) {
      const char = text.charCodeAt(at)
      if (char === 34) isQuoted = !isQuoted
      else if (char === 10 && !isQuoted) end = at + 1
    }
    return end
  }

  const records = function* (text: string): Generator<Found> {
    const skipped = new Map<number, string>()
    const rows = csvRows(text, {
      delimiter,
      relax_column_count: true,
      skip_records_with_error: true,
      on_skip: (error) => {
        // A row may be wrong in more than one place: the first tells.
        if (error && !skipped.has(Number(error.lines))) skipped.set(Number(error.lines), error.message)
        return undefined
      },
    })
    for (const [at, message] of skipped)
      yield {
        place: placeAt(name, line - 1 + at),
        message: `is no row of a table: ${harmless(message)}`,
        hint: 'Mend its quotation marks; the other rows were read',
      }
    const first = line
    for (const { cells, line: end } of rows) {
      line = first + end
      const at = line - 1
      if (!header) {
        header = headerOf(cells)
        continue
      }
      const { columns, view } = header
      const place = placeAt(name, at)
      if (cells.length !== columns.length) {
        const message = `has ${cells.length} cells where the header has ${columns.length}`
        yield { place, message, hint: 'Mend the row: a comma in a cell needs quotation marks around it' }
        continue
      }
      const pairs = columns.flatMap((column, i): [string, string][] => {
        const cell = cells[i]?.trim()
        return cell ? [[column, cell]] : []
      })
      const study = Object.fromEntries(pairs)
      yield viewed(place, JSON.stringify(study), study, view, 'Mend the row, or export it again')
    }
    line = first + (text.match(/\n/g)?.length ?? 0)
  }

  return {
    *push(chunk) {
      rest += decoder.write(chunk)
      const end = wholeOf(rest)
      if (end > 0) {
        const whole = rest.slice(0, end)
        rest = rest.slice(end)
        yield* records(whole)
      }
      if (rest.length > largestRecord)
        throw new FeedFault('has a record of more than 8 MB', 'A quotation mark is not closed: mend the table', line)
    },
    *end() {
      rest += decoder.end()
      if (rest.trim() !== '') yield* records(rest)
      if (!header) throw new FeedFault('is empty', 'Export the studies again')
    },
  }
}
