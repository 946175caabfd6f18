/** What is read from files and standard input: loaded when something is. */
import { closeSync, openSync, readSync } from 'node:fs'
import { badData, errorCode, usage } from '../errors.js'
import { harmless } from '../text.js'
import { decodeText, decodeUtf16 } from '../text-bytes.js'
import type { Io } from './io.js'

/** Wait without spinning until there is something to read. */
const rest = (milliseconds: number): void =>
  void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)

/** The largest table that anyone pools has some thousand rows. */
const mostBytes = 64 * 2 ** 20

/** All there is to read, also where reading does not wait for it (another program may have set it so); never without end. */
const readAll = (file: number): Buffer => {
  const chunks: Buffer[] = []
  const chunk = Buffer.alloc(65_536)
  for (let have = 0; have <= mostBytes; )
    try {
      const size = readSync(file, chunk)
      if (size === 0) break
      chunks.push(Buffer.from(chunk.subarray(0, size)))
      have += size
    } catch (error) {
      const code = errorCode(error)
      if (code === 'EAGAIN') rest(20)
      // So Windows calls the end.
      else if (code === 'EOF') break
      else throw error
    }
  return Buffer.concat(chunks)
}

const nameOf = (path: string): string => (path === '-' ? 'standard input' : harmless(path))

export const readBytes: Io['readBytes'] = async (path) => {
  let bytes: Buffer
  let file: number | undefined
  try {
    file = path === '-' ? 0 : openSync(path, 'r')
    bytes = readAll(file)
  } catch (error) {
    throw usage(
      `cannot read "${harmless(path)}": ${error instanceof Error ? error.message : String(error)}`,
      'Name a file that exists and that you may read, or - for standard input',
    )
  } finally {
    if (file) closeSync(file)
  }
  if (bytes.length > mostBytes)
    throw badData(`${nameOf(path)} has more than ${mostBytes} bytes`, 'Give the part that is asked for')
  return bytes
}

export const read: Io['read'] = async (path) => {
  const bytes = await readBytes(path)
  const utf16 = decodeUtf16(bytes)
  if (utf16 !== undefined) return utf16
  const decoded = decodeText(bytes)
  if ('text' in decoded) return decoded.text
  throw badData(`${nameOf(path)} ${decoded.problem}`, 'Give it as text in UTF-8; spreadsheets can save as CSV (UTF-8)')
}
