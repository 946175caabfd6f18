import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode, type Key } from '../../src/tui/terminal/decode.js'

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

  it.each([
    ['up', '[A', 'OA'],
    ['down', '[B', 'OB'],
    ['right', '[C', 'OC'],
    ['left', '[D', 'OD'],
    ['home', '[H', 'OH', '[1~'],
    ['end', '[F', 'OF', '[4~'],
    ['pageup', '[5~'],
    ['pagedown', '[6~'],
    ['delete', '[3~'],
    ['shift-tab', '[Z'],
  ])('%s is heard in every form that terminals send it', (name, ...forms) => {
    for (const form of forms) expect(names(`\u001b${form}`), form).toEqual([name])
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

  it('function keys of the Linux console are no typed letters', () =>
    expect(names('\u001b[[Aj\u001b[[E')).toEqual(['j']))

  it('cut anywhere, it holds the same keys', () => {
    const whole = 'jk\u001b[A中\u001b[200~pasted\u001b[201~\u001b[6~ \r'
    fc.assert(
      fc.property(cuts(whole), (at) => {
        expect(inParts(whole, at)).toEqual(decode(whole).keys)
      }),
    )
  })
})

const cuts = (whole: string): fc.Arbitrary<number[]> => fc.array(fc.nat({ max: whole.length }), { maxLength: 8 })

/** What is read when a text arrives in parts. */
const inParts = (whole: string, cutAt: readonly number[]): Key[] => {
  const keys: Key[] = []
  let rest = ''
  let from = 0
  for (const to of [...cutAt, whole.length].sort((a, b) => a - b)) {
    const read = decode(rest + whole.slice(from, to))
    keys.push(...read.keys)
    rest = read.rest
    from = to
  }
  expect(rest).toBe('')
  return keys
}

const background = (color: string): Key => ({ name: 'background', color })

describe('what a terminal answers', () => {
  it.each([
    ['\u001b]11;rgb:1e1e/1e1e/1e1e\u0007', 'rgb:1e1e/1e1e/1e1e'],
    ['\u001b]11;rgb:ff/ff/ff\u001b\\', 'rgb:ff/ff/ff'],
    ['\u001b]11;rgba:0/0/0/8000\u001b\\', 'rgba:0/0/0/8000'],
  ])('about its background (%j) is a key of its own', (sent, color) =>
    expect(decode(`a${sent}b`).keys).toEqual([{ name: 'a', text: 'a' }, background(color), { name: 'b', text: 'b' }]),
  )

  it.each([
    '\u001b]10;rgb:ffff/ffff/ffff\u0007',
    '\u001b]4;1;rgb:cd00/0000/0000\u001b\\',
    '\u001b]52;c;aGVsbG8=\u0007',
    '\u001b]11;\u0007',
    '\u001bP>|tmux 3.4\u001b\\',
    '\u001bP1$r0m\u001b\\',
    '\u001bP1+r544e=787465726d\u001b\\',
    '\u001bP!|00000000\u001b\\',
    '\u001b[?1;2c',
    '\u001b[?2026;2$y',
    '\u001b[>41;354;0c',
    '\u001b[?62;22c',
  ])('about anything else (%j) is no key', (sent) => expect(names(`a${sent}b`)).toEqual(['a', 'b']))

  it('is never typed, even when it is broken off by a key', () => {
    expect(names('\u001b]11;rgb:1e1e/1e\u001b[Aj')).toEqual(['background', 'up', 'j'])
    expect(names('\u001b]10;rgb:1e1e/1e\rj')).toEqual(['enter', 'j'])
    expect(names('\u001b]10;rgb:1e\u007fj')).toEqual(['backspace', 'j'])
    expect(names('\u001bP>|tmux\u0003')).toEqual(['ctrl-c'])
  })

  it('waits for its end', () => {
    for (const part of [
      '\u001b]',
      '\u001b]11',
      '\u001b]11;rgb:00',
      '\u001b]11;rgb:0/0/0\u001b',
      '\u001bP1$',
      '\u001bP>|t',
    ])
      expect(decode(`j${part}`)).toEqual({ keys: [{ name: 'j', text: 'j' }], rest: part })
  })

  it('is not what Alt-] and Alt-P type', () => {
    expect(names('\u001b]j')).toEqual(['esc', ']', 'j'])
    expect(names('\u001b]1j')).toEqual(['esc', ']', '1', 'j'])
    expect(names('\u001bPj')).toEqual(['esc', 'P', 'j'])
    expect(names('\u001bP1j')).toEqual(['esc', 'P', '1', 'j'])
  })

  it('in any order among keys, and cut anywhere, is the same', () => {
    const part = fc.constantFrom(
      'j',
      'x;1',
      '中',
      ']',
      '\r',
      '\u007f',
      '\u001b[A',
      '\u001bOB',
      '\u001b[[B',
      '\u001b[200~rgb:\u001b]11;x\u001b[201~',
      '\u001b]11;rgb:1e1e/1e1e/1e1e\u0007',
      '\u001b]11;rgb:ffff/ffff/ffff\u001b\\',
      '\u001b]11;rgb:12',
      '\u001b]4;7;rgb:00/00/00\u001b\\',
      '\u001bP>|xterm(390)\u001b\\',
      '\u001bP1$r0m',
      '\u001b]1',
      '\u001bP',
    )
    const sent = fc
      .array(part, { maxLength: 12 })
      .map((parts) => `${parts.join('')}\u0003`)
      .chain((whole) => fc.record({ whole: fc.constant(whole), at: cuts(whole) }))
    fc.assert(
      fc.property(sent, ({ whole, at }) => {
        expect(inParts(whole, at)).toEqual(decode(whole).keys)
      }),
      { numRuns: 2000 },
    )
  })
})

it.each(['\u001b[99;5u', '\u001b[27;5;99~', '\u0003'])('Ctrl-C is Ctrl-C also when sent as %j', (sent) =>
  expect(decode(sent)).toEqual({ keys: [{ name: 'ctrl-c' }], rest: '' }),
)
