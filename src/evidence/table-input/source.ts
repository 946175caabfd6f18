/** From the bytes of a file to a table: text in the encodings that spreadsheets write, or a workbook. */
import { badData, usage } from '../../errors.js'
import { decodeForeign, decodeText } from '../../text-bytes.js'
import { parseTable, type RawTable, shownName } from './parse.js'

const isWorkbook = (bytes: Uint8Array, name: string): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4 && !/\.ods$/i.test(name)

/** The table in a file; `sheet` names one of a workbook. Throws a failure for what is neither text nor a workbook. */
export const loadTable = async (bytes: Uint8Array, name: string, sheet: string | null): Promise<RawTable> => {
  if (isWorkbook(bytes, name)) return (await import('./workbook.js')).readSheet(bytes, name, sheet)
  if (sheet !== null)
    throw usage(`--sheet names a sheet of a workbook, and ${shownName(name)} is none`, 'Leave --sheet out')
  const decoded = decodeText(bytes)
  if ('text' in decoded) return parseTable(decoded.text, name)
  const foreign = decodeForeign(bytes)
  if (foreign) {
    const table = parseTable(foreign.text, name)
    return { ...table, notes: [`Read as ${foreign.encoding}, since it is not UTF-8.`, ...table.notes] }
  }
  // Spreadsheets of other kinds are named for what they are.
  parseTable(Buffer.from(bytes).toString('latin1'), name)
  throw badData(
    `${shownName(name)} ${decoded.problem}`,
    'Give it as text in UTF-8; spreadsheets can save as CSV (UTF-8)',
  )
}
