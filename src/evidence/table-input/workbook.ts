/** Sheets of a workbook (.xlsx). Loaded when there is one. */
import { Unzip, UnzipInflate } from 'fflate'
import readWorkbook from 'read-excel-file/universal'
import { badData, usage } from '../../errors.js'
import { harmless } from '../../text.js'
import { fromRecords, type RawTable, shownName } from './parse.js'

/** A cell as text: dates by their day, for a date among numbers is a mistake to be quoted. */
const textOf = (cell: unknown): string =>
  cell === null || cell === undefined
    ? ''
    : cell instanceof Date
      ? cell.toISOString().replace(/T00:00:00.000Z$/, '')
      : String(cell).trim()

/** Far more than any table of studies. */
const mostUnpacked = 100e6
const piece = 65_536

/** How many bytes come out of an archive, whatever its headers say, counted until there are too many. */
const unpackedSize = (bytes: Uint8Array, most: number): number => {
  let total = 0
  const unzip = new Unzip((file) => {
    file.ondata = (_, data) => {
      total += data?.length ?? 0
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length && total <= most; at += piece)
      unzip.push(bytes.subarray(at, at + piece), at + piece >= bytes.length)
  } catch {
    // What is damaged is told by the reader of workbooks.
  }
  return total
}

const sheetsOf = async (bytes: Uint8Array, name: string) => {
  if (unpackedSize(bytes, mostUnpacked) > mostUnpacked)
    throw badData(
      `${shownName(name)} unpacks to more than ${mostUnpacked / 1e6} MB, which no table of studies needs`,
      'Save the sheet alone as .xlsx, or as CSV (UTF-8), and name that file',
    )
  // The library takes a buffer of its own.
  const { buffer } = new Uint8Array(bytes)
  try {
    return await readWorkbook(buffer)
  } catch (error) {
    throw badData(
      `${shownName(name)} is no Excel workbook (.xlsx) that can be read: ${harmless(error instanceof Error ? error.message : String(error))}`,
      'Save it again as .xlsx, or save the sheet as CSV (UTF-8) and name that file',
    )
  }
}

/**
 * A sheet as a table: the first, or the one named or counted from 1. Throws a failure for a file that is no workbook and for a
 * sheet that is not there.
 */
export const readSheet = async (bytes: Uint8Array, name: string, asked: string | null): Promise<RawTable> => {
  const sheets = await sheetsOf(bytes, name)
  const names = sheets.map(({ sheet }) => sheet)
  const wanted = asked?.trim().toLowerCase()
  const at = wanted === undefined ? 0 : names.findIndex((one) => one.trim().toLowerCase() === wanted)
  const chosen = sheets[at] ?? (wanted !== undefined && /^\d+$/.test(wanted) ? sheets[Number(wanted) - 1] : undefined)
  const listed = names.map((one) => `"${harmless(one)}"`).join(', ')
  if (!chosen) throw usage(`${shownName(name)} has no sheet "${harmless(asked ?? '')}"`, `Its sheets: ${listed}`)
  const width = Math.max(0, ...chosen.data.map((row) => row.length))
  const records = chosen.data.map((row, i) => ({
    cells: Array.from({ length: width }, (_, column) => textOf(row[column])),
    line: i + 1,
  }))
  const filled = records.filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (filled.length === 0)
    throw badData(`Sheet "${harmless(chosen.sheet)}" of ${shownName(name)} is empty`, `Its sheets: ${listed}`)
  const table = fromRecords(filled, null, 'row')
  const told = names.length > 1 ? [`Sheet "${harmless(chosen.sheet)}" was read, of ${listed}.`] : []
  return { ...table, notes: [...told, ...table.notes] }
}
