import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../src/answer.js'
import { cutToFit, type OmittedPart, readCursor, readOn, sizeOf, stretch, valueAt } from '../../src/mcp/fit.js'

// biome-ignore lint/suspicious/noExplicitAny: values of every shape are put together again.
type Whole = any

/** Put what a cursor read on to its place in what was read before. */
const putOn = (whole: Whole, cursor: string, values: readonly Json[]): void => {
  const { path, from } = readCursor(cursor)
  const inner = path.slice(0, -1).reduce((at: Whole, key) => at[key], whole)
  const last = path.at(-1) ?? ''
  if (typeof inner[last] === 'string') {
    expect(inner[last].length).toBe(from)
    inner[last] += values.join('')
  } else if (Array.isArray(inner[last])) {
    expect(inner[last].length).toBe(from)
    inner[last].push(...values)
  } else for (const value of values) Object.assign(inner[last], value)
}

/** A value read by its cursors alone, one after the other, as an agent does. */
const readAll = (value: Json, bytes: number): { whole: Whole; pieces: number[] } => {
  const wrapped = { value }
  const first = cutToFit(value, bytes, '/value')
  const whole: Whole = structuredClone({ value: first.value })
  const open: OmittedPart[] = [...first.leftOut]
  const pieces = [sizeOf(first.value)]
  for (let next = open.shift(); next; next = open.shift()) {
    const cursor = readCursor(next.cursor)
    const { part, leftOut } = readOn(valueAt(wrapped, cursor.path), cursor, bytes)
    expect([part.of, part.of - part.from]).toEqual([next.of, next.left])
    pieces.push(sizeOf(part.values))
    expect(pieces.length).toBeLessThan(3000)
    putOn(whole, next.cursor, structuredClone(part.values))
    open.push(...leftOut)
  }
  return { whole: whole.value, pieces }
}

const keys = fc.stringMatching(/^[a-z~/@. ]{1,6}$/)
const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.string({ maxLength: 900, unit: 'grapheme' })),
    fc.array(tie('tree'), { maxLength: 12 }),
    fc.dictionary(keys, tie('tree'), { maxKeys: 8, noNullPrototype: true }),
  ),
}))

describe('an answer that does not fit', () => {
  it('is read whole by its cursors: nothing is lost, nothing comes twice', () => {
    fc.assert(
      fc.property(tree, fc.integer({ min: 400, max: 3000 }), (value, bytes) => {
        expect(readAll(value, bytes).whole).toEqual(value)
      }),
      { numRuns: 60, seed: 7 },
    )
  })

  it('is whole where it fits, and says that nothing is left out', () =>
    expect(cutToFit({ a: [1, 2, 3], b: 'c' }, 100, '')).toEqual({ value: { a: [1, 2, 3], b: 'c' }, leftOut: [] }))

  it('loses the ends of long lists, and counts them; short lists stay whole beside them', () => {
    const { value, leftOut } = cutToFit(
      { verdict: 'overstated', why: ['a', 'b'], trials: [...Array(100).keys()] },
      200,
      '',
    )
    const { trials, ...rest } = value as { trials: number[] }
    expect(rest).toEqual({ verdict: 'overstated', why: ['a', 'b'] })
    expect(trials).toEqual([...Array(trials.length).keys()])
    expect(trials.length).toBeGreaterThan(20)
    expect(leftOut).toEqual([{ cursor: `/trials@${trials.length}`, left: 100 - trials.length, of: 100 }])
  })

  it('cuts no character in two', () => {
    const { value } = cutToFit('😀'.repeat(5000), 1000, '')
    expect(String(value)).toMatch(/^(😀)+$/u)
  })

  it('reads an element of a list only when its turn comes', () => {
    const read: number[] = []
    const readOne = (at: number): Json => {
      read.push(at)
      return { at, text: 'x'.repeat(80) }
    }
    const { values, leftOut } = stretch(1000, readOne, {
      from: 0,
      bytes: 1000,
      path: '/items',
    })
    expect([values.length, leftOut]).toEqual([10, [{ cursor: '/items@10', left: 990, of: 1000 }]])
    expect(read.length).toBe(11)
  })
})

describe('a cursor', () => {
  it.each(['', 'items', '/items', '/items@', '/items@-1', '/items@1e9', 'items@3'])('%j is none', (text) =>
    expect(() => readCursor(text)).toThrow(/is no cursor/),
  )

  it('that leads nowhere is refused', () => {
    for (const [value, cursor] of [
      [[1, 2], '/items@2'],
      ['ab', '/items@5'],
      [null, '/items@0'],
      [undefined, '/items@0'],
      [3, '/items@0'],
    ] as const)
      expect(() => readOn(value, readCursor(cursor), 100)).toThrow(/nothing stands at/)
  })

  it('does not lead to what an object inherits', () =>
    expect(valueAt({ items: [] }, ['items', 'constructor'])).toBe(undefined))
})
