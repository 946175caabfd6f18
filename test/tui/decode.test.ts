import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode } from '../../src/tui/decode.js'

const names = (sent: string): string[] => decode(sent).keys.map(({ name }) => name)

describe('what a terminal sends', () => {
  it('is read key by key, however many come at once', () => {
    expect(names('jj\r\u001b[A\u001b[5~\u001bOB\t\u001b[Z\u007f\u0003')).toEqual([
      'j',
      'j',
      'enter',
      'up',
      'pageup',
      'down',
      'tab',
      'shift-tab',
      'backspace',
      'ctrl-c',
    ])
  })

  it('a pasted text is one key, with its text', () => {
    expect(decode('a\u001b[200~q\nx\u001b[201~b').keys).toEqual([
      { name: 'a', text: 'a' },
      { name: 'paste', text: 'q\nx' },
      { name: 'b', text: 'b' },
    ])
  })

  it('the beginning of a key waits for its end', () => {
    for (const part of ['\u001b', '\u001b[', '\u001b[1', '\u001b[200~half']) expect(decode(`j${part}`).rest).toBe(part)
  })

  it('a sequence that nobody knows is no key', () => expect(names('\u001b[99~j\u001b[1;5D')).toEqual(['j']))

  it('cut anywhere, it holds the same keys', () => {
    const whole = 'jk\u001b[A中\u001b[200~pasted\u001b[201~\u001b[6~ \r'
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length }), (at) => {
        const first = decode(whole.slice(0, at))
        const second = decode(first.rest + whole.slice(at))
        expect([...first.keys, ...second.keys]).toEqual(decode(whole).keys)
      }),
    )
  })
})
