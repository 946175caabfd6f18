/** Bytes that should be text: UTF-8 decoded strictly, everything else named for what it is. */
import { isUtf8 } from 'node:buffer'

/** Text with what stood before it, or what the bytes are instead. */
export type Decoded = { readonly text: string; readonly hasMark: boolean } | { readonly problem: string }

const begins = (bytes: Uint8Array, ...with_: readonly number[]): boolean => with_.every((byte, i) => bytes[i] === byte)

/** What the first bytes give away. */
const nameOf = (bytes: Uint8Array): string | undefined => {
  if (begins(bytes, 0xff, 0xfe, 0, 0) || begins(bytes, 0, 0, 0xfe, 0xff)) return 'is UTF-32, not UTF-8'
  if (begins(bytes, 0xff, 0xfe) || begins(bytes, 0xfe, 0xff)) return 'is UTF-16, not UTF-8'
  if (begins(bytes, 0x1f, 0x8b)) return 'is compressed (gzip)'
  if (begins(bytes, 0x50, 0x4b, 3, 4)) return 'is a ZIP archive, as spreadsheets and documents are, not text'
  // Every other byte of Latin text is zero there.
  if (bytes.length > 3 && (bytes[0] === 0) !== (bytes[1] === 0) && (bytes[0] === 0) === (bytes[2] === 0))
    return 'is UTF-16 without a byte order mark, not UTF-8'
  return bytes.includes(0) ? 'is no text: it holds zero bytes' : undefined
}

/** The line in which the first bytes stand that are not UTF-8. */
const badLine = (bytes: Uint8Array): number => {
  let line = 1
  for (let from = 0; from < bytes.length; line++) {
    const found = bytes.indexOf(10, from)
    const end = found < 0 ? bytes.length : found
    if (!isUtf8(bytes.subarray(from, end))) break
    from = end + 1
  }
  return line
}

/** UTF-16 that says so in its first bytes, as spreadsheets save it; undefined for anything else. */
export const decodeUtf16 = (bytes: Uint8Array): string | undefined => {
  if (begins(bytes, 0xff, 0xfe, 0, 0)) return undefined
  const label = begins(bytes, 0xff, 0xfe) ? 'utf-16le' : begins(bytes, 0xfe, 0xff) ? 'utf-16be' : undefined
  return label && new TextDecoder(label).decode(bytes)
}

export const decodeText = (bytes: Uint8Array): Decoded => {
  const named = nameOf(bytes)
  if (named) return { problem: named }
  if (!isUtf8(bytes)) return { problem: `is not UTF-8 (line ${badLine(bytes)})` }
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  return text.startsWith('\ufeff') ? { text: text.slice(1), hasMark: true } : { text, hasMark: false }
}

/** What Windows-1252 has where Latin-1 has control characters; five places are empty. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/**
 * Text in an encoding that spreadsheets of other times and places write, with its name: UTF-16, with a mark or without,
 * Windows-1252 and Latin-1. Undefined for what is no text, and for what has bytes that none of them knows.
 */
export const decodeForeign = (bytes: Uint8Array): { readonly text: string; readonly encoding: string } | undefined => {
  const marked = decodeUtf16(bytes)
  if (marked !== undefined) return { text: marked, encoding: 'UTF-16' }
  const isWide = bytes.length > 3 && bytes.length % 2 === 0 && (bytes[0] === 0) !== (bytes[1] === 0)
  if (isWide && (bytes[0] === 0) === (bytes[2] === 0) && (bytes[1] === 0) === (bytes[3] === 0))
    return { text: new TextDecoder(bytes[0] === 0 ? 'utf-16be' : 'utf-16le').decode(bytes), encoding: 'UTF-16' }
  if (bytes.some((byte) => byte < 9 || (byte > 13 && byte < 32) || [0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte)))
    return undefined
  const latin = Buffer.from(bytes).toString('latin1')
  const text = latin.replace(/[\x80-\x9f]/g, (char) => windows[char.charCodeAt(0) - 0x80] ?? char)
  return { text, encoding: text === latin ? 'Latin-1 (ISO 8859-1)' : 'Windows-1252' }
}
