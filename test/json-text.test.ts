import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesOf, parseJson } from '../src/json-text.js'

const standard = (text: string): { value?: unknown } => {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return {}
  }
}
const message = (text: string): string | undefined => parseJson(text).faults[0]?.message

/** JSON with something put in or taken out. */
const nearJson = fc
  .tuple(
    fc.json({ maxDepth: 4 }),
    fc.nat(),
    fc.nat(3),
    fc.constantFrom('', ...'{}[],:"\\ \n\t0-1.eE+tfn/#\u0000\u2028\ufeff'),
  )
  .map(([json, at, cut, put]) => {
    const from = at % (json.length + 1)
    return json.slice(0, from) + put + json.slice(from + cut)
  })

describe('JSON from outside', () => {
  it('is JSON where JSON.parse says so, and has the value that it gives', () => {
    const check = (text: string) => {
      const { value, faults } = parseJson(text)
      const expected = standard(text)
      const refused = faults.filter((fault) => fault.message.startsWith('is not JSON'))
      expect(refused.length === 0).toBe('value' in expected)
      if ('value' in expected) expect(value).toEqual(expected.value)
    }
    fc.assert(fc.property(nearJson, check), { numRuns: 3000 })
    fc.assert(fc.property(fc.string(), check))
    for (const text of [
      '01',
      '1.',
      '.5',
      '-',
      '1e',
      '1e+',
      '+1',
      '"\\x"',
      '"\\u12"',
      'nul',
      'NaN',
      '"\ud800"',
      ' 1 ',
      '"\u2028"',
      '{"a":1,}',
      '[1,]',
      '[,]',
      '{,}',
      '1 2',
      '""',
      '',
      ' ',
      '"a\nb"',
      "{'a':1}",
      '{"__proto__":1}',
      '[1]]',
    ])
      check(text)
  })

  it('has no key twice in an object, however it is written', () => {
    expect(parseJson('{"a": {"n": 1,\n "\\u006e": 2}, "b": [{"c": 1}, {"c": 2, "c": 3}]}')).toEqual({
      value: { a: { n: 2 }, b: [{ c: 1 }, { c: 3 }] },
      faults: [
        { path: 'a.n', message: 'the key stands twice in its object (line 2, column 2)' },
        { path: 'b.1.c', message: 'the key stands twice in its object (line 2, column 41)' },
      ],
    })
    expect(parseJson('{"a": {"n": 1}, "b": {"n": 1}, "n": [{"n": 2}]}').faults).toEqual([])
  })

  it.each([
    ['{"a": 1\n "b": 2}', 'is not JSON: """ where , or } is expected (line 2, column 2)'],
    ['{"a": [1, 2', 'is not JSON: the end where , or ] is expected (line 1, column 12)'],
    ['{\n  a: 1}', 'is not JSON: "a" where a key or } is expected (line 2, column 3)'],
    ['["abc', 'is not JSON: a text that does not end (it begins in line 1, column 2)'],
    ['["a\tb"]', 'is not JSON: a control character or line break in a text (line 1, column 4)'],
    ['["\\q"]', 'is not JSON: a \\ that no escape begins with (line 1, column 3)'],
  ])('%j: %s', (text, expected) => expect(message(text)).toBe(expected))

  it('nests a hundred deep, and half a million are refused rather than overflow', () => {
    expect(message(`${'['.repeat(100)}${']'.repeat(100)}`)).toBeUndefined()
    expect(message(`${'['.repeat(101)}${']'.repeat(101)}`)).toBe('is nested more than 100 deep (line 1, column 101)')
    expect(message('{"a":'.repeat(500_000))).toContain('is nested more than 100 deep')
  })

  it('is read to the end of sixteen million escapes', () =>
    expect(parseJson(`"${'\\n'.repeat(8_000_000)}"`).value).toHaveLength(8_000_000))
})

describe('the lines of values', () => {
  it('are those on which they begin, by path', () => {
    const text = '{\n "a": [\n  1,\n  {"b":\n   null}],\n "c": {}\n}'
    const lines = linesOf(text, new Set(['', 'a', 'a.0', 'a.1', 'a.1.b', 'c', 'd']))
    expect(Object.fromEntries(lines)).toEqual({ '': 1, a: 2, 'a.0': 3, 'a.1': 4, 'a.1.b': 5, c: 6 })
  })
})
