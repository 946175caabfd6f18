import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../src/text-bytes.js'

describe('bytes that should be text', () => {
  it('are decoded where they are UTF-8', () => {
    const text = fc
      .string({ unit: 'binary', minLength: 1 })
      .map((one) => one.replaceAll(/[\0\ufeff\ud800-\udfff]/g, 'é'))
    fc.assert(
      fc.property(text, (one) => {
        expect(decodeText(Buffer.from(one))).toEqual({ text: one, hasMark: false })
      }),
    )
  })

  it('tell whether a byte order mark stood before them', () =>
    expect(decodeText(Buffer.from('\ufeffa'))).toEqual({ text: 'a', hasMark: true }))

  it.each([
    ['is UTF-16, not UTF-8', Buffer.from('\ufeff{"a": 1}', 'utf16le')],
    ['is UTF-16, not UTF-8', Buffer.from('\ufeff{"a": 1}', 'utf16le').swap16()],
    ['is UTF-16 without a byte order mark, not UTF-8', Buffer.from('{"a": 1}', 'utf16le')],
    ['is UTF-16 without a byte order mark, not UTF-8', Buffer.from('{"a": 1}', 'utf16le').swap16()],
    ['is UTF-32, not UTF-8', Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0])],
    ['is compressed (gzip)', Buffer.from([0x1f, 0x8b, 8, 0])],
    ['is a ZIP archive, as spreadsheets and documents are, not text', Buffer.from('PK\u0003\u0004')],
    ['is no text: it holds zero bytes', Buffer.from('abcdef\0')],
    [
      'is not UTF-8 (line 3)',
      Buffer.concat([Buffer.from('one\ntwo\nJos'), Buffer.from([0xe9]), Buffer.from('\nfour')]),
    ],
  ])('%s', (problem, bytes) => expect(decodeText(bytes)).toEqual({ problem }))
})
