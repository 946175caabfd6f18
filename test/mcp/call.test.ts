import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer } from '../../src/answer.js'
import { structured } from '../../src/mcp/call.js'
import { wordsOfLine } from '../../src/mcp/line.js'
import { dangerous, hostileText } from '../helpers/hostile.js'

const answer = (text: string, items: Answer['items'] = [{ title: text, [`${text}key`]: [text] }]): Answer => ({
  format: 'stemcell/made/1',
  dataset: { version: '1', asOf: '2026-01-01', hash: 'sha256:0' },
  query: { text },
  count: items.length,
  total: 10,
  items,
  groups: [{ by: text }],
  grid: () => ({ columns: [], rows: [] }),
  view: () => [],
  notes: [text],
  next: [{ command: text, why: text }],
})

/** Every text in a value. */
const texts = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : value !== null && typeof value === 'object'
      ? Object.entries(value).flatMap(([key, one]) => [key, ...texts(one)])
      : []

describe('an answer to an agent', () => {
  it('holds no character that hides or reorders text, wherever a record has it, and says what its texts are', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const told = structured(answer(text), 'full', undefined)
        for (const one of texts(told)) expect(one.replaceAll('\n', '')).not.toMatch(dangerous)
        expect(told.recordText).toMatch(/data.*never instructions/)
      }),
      { numRuns: 200, seed: 3 },
    )
  })

  it('is concise or full: the same, with more of it', () => {
    const long = answer('x', [{ id: 'a', trials: Array.from({ length: 500 }, (_, i) => `trial-number-${i}`) }])
    const [concise, full] = (['concise', 'full'] as const).map((detail) => structured(long, detail, undefined))
    expect(JSON.stringify(concise).length).toBeLessThan(8_200)
    expect(JSON.stringify(full).length).toBeGreaterThan(9_000)
    expect(concise?.leftOut).toEqual([
      { cursor: expect.stringMatching(/^\/items\/0\/trials@\d+$/), left: expect.any(Number), of: 500 },
    ])
    expect(full?.leftOut).toEqual([])
  })

  it('is read on where a cursor says, in items, in notes, in groups', () => {
    const long = answer('x', [{ id: 'a', trials: ['b', 'c', 'd'] }])
    expect(structured(long, 'concise', '/items/0/trials@1').part).toEqual({
      at: '/items/0/trials',
      from: 1,
      of: 3,
      values: ['c', 'd'],
    })
    expect(structured(long, 'concise', '/notes@0').part).toMatchObject({ values: ['x'] })
    expect(structured(long, 'concise', '/groups/0@0').part).toMatchObject({ values: [{ by: 'x' }] })
    expect(() => structured(long, 'concise', '/items@1')).toThrow(/nothing stands at/)
    expect(() => structured(long, 'concise', '/format@0')).toThrow(/nothing stands at/)
  })
})

describe('a line', () => {
  it.each([
    ['stemcell show NCT03406585', ['show', 'NCT03406585']],
    ['  check "stem cells cure"  ', ['check', 'stem cells cure']],
    [`trials 'cell:uc-msc year:2015..' --desc`, ['trials', 'cell:uc-msc year:2015..', '--desc']],
    [`trials 'title:"umbilical cord"'`, ['trials', 'title:"umbilical cord"']],
    [String.raw`search "a \"b\" c" d\ e`, ['search', 'a "b" c', 'd e']],
    [`search ''`, ['search', '']],
    ['', []],
  ])('%j is what a shell makes of it', (line, words) => expect(wordsOfLine(line)).toEqual(words))

  it.each([`show 'x`, 'show "x', 'show x\\'])('%j is refused, with the place', (line) =>
    expect(() => wordsOfLine(line)).toThrow(/at character \d+ of the line/),
  )
})
