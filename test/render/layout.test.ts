import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Column } from '../../src/answer.js'
import { layout } from '../../src/render/layout.js'
import { column } from '../helpers/answers.js'

const gap = 2
const total = (placed: readonly { width: number }[]): number => placed.reduce((sum, p) => sum + p.width + gap, -gap)

const anyColumn = fc
  .record({
    priority: fc.integer({ min: 1, max: 9 }),
    min: fc.integer({ min: 1, max: 30 }),
    more: fc.integer({ min: 0, max: 60 }),
    whole: fc.boolean(),
    natural: fc.integer({ min: 1, max: 200 }),
  })
  .map(({ priority, min, more, whole, natural }): [Column, number] => [
    column('x', { priority, min, max: min + more, whole }),
    natural,
  ])
const tables = fc.array(anyColumn, { minLength: 1, maxLength: 12 })
const columnsOf = (table: readonly [Column, number][]): [Column[], number[]] => [
  table.map(([c]) => c),
  table.map(([, n]) => n),
]

describe('layout', () => {
  it('never takes more room than there is', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 10, max: 300 }), (table, width) => {
        const [columns, natural] = columnsOf(table)
        expect(total(layout(columns, natural, width).placed)).toBeLessThanOrEqual(width)
      }),
    )
  })

  it('places or hides every column once, in its order', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 10, max: 300 }), (table, width) => {
        const [columns, natural] = columnsOf(table)
        const { placed, hidden } = layout(columns, natural, width)
        const shown = placed.map((p) => p.index)
        expect(shown).toEqual(shown.toSorted((a, b) => a - b))
        expect([...shown, ...hidden].toSorted((a, b) => a - b)).toEqual(columns.map((_, i) => i))
      }),
    )
  })

  it('always keeps the first of the highest priority', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 1, max: 300 }), (table, width) => {
        const [columns, natural] = columnsOf(table)
        const best = Math.min(...columns.map((c) => c.priority))
        expect(layout(columns, natural, width).placed.map((p) => p.index)).toContain(
          columns.findIndex((c) => c.priority === best),
        )
      }),
    )
  })

  it('gives no column more than it needs or may have', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 10, max: 300 }), (table, width) => {
        const [columns, natural] = columnsOf(table)
        for (const { index, width: w } of layout(columns, natural, width).placed)
          expect(w).toBeLessThanOrEqual(Math.min(natural[index] as number, columns[index]?.max as number))
      }),
    )
  })

  it('shows more on a wider screen, never less', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 10, max: 200 }), fc.integer({ min: 0, max: 100 }), (table, width, more) => {
        const [columns, natural] = columnsOf(table)
        const shown = (w: number): number[] => layout(columns, natural, w).placed.map(({ index }) => index)
        expect(shown(width + more)).toEqual(expect.arrayContaining(shown(width)))
      }),
    )
  })

  it('takes each column as wide as it is where nothing limits it', () => {
    const columns = [column('a', { max: 5 }), column('b', { priority: 9 })]
    expect(layout(columns, [50, 100], undefined)).toEqual({
      placed: [
        { index: 0, width: 50 },
        { index: 1, width: 100 },
      ],
      hidden: [],
    })
  })

  it('drops the least important columns first', () => {
    const columns = [
      column('id', { min: 10 }),
      column('n', { priority: 3, min: 10 }),
      column('title', { priority: 2, min: 10 }),
    ]
    expect(layout(columns, [10, 10, 10], 34).hidden).toEqual([])
    expect(layout(columns, [10, 10, 10], 33).hidden).toEqual([1])
    expect(layout(columns, [10, 10, 10], 21).hidden).toEqual([1, 2])
  })

  it('shares the room that is left with those that need it', () => {
    const columns = [column('id', { min: 5 }), column('title', { min: 5, max: 100 })]
    expect(layout(columns, [6, 100], 60).placed).toEqual([
      { index: 0, width: 6 },
      { index: 1, width: 52 },
    ])
  })
})
