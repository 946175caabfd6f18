import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { group, relax, select } from '../../src/query/select.js'
import { field, table } from '../helpers/rows.js'

const size = field('size', { type: 'integer' })
const name = field('name')
const phase = field('phase', { type: 'choice', many: true, choices: ['na', 'early-1', '1', '2', '3'] })
const cell = field('cell', { type: 'choice', group: 'arm' })
const fields = [size, name, phase, cell]

describe('select', () => {
  const rows = table(fields, [{ size: 5, name: 'b' }, {}, { size: 20, name: 'a' }, { size: 5, name: 'c' }, {}])

  it('orders numbers by size, ties by their place, unknown last', () => {
    expect(select(rows, [], { field: size, descending: false })).toEqual([0, 3, 2, 1, 4])
  })
  it('keeps unknown last when the order is turned round', () => {
    expect(select(rows, [], { field: size, descending: true })).toEqual([2, 0, 3, 1, 4])
  })
  it('orders text by its characters', () =>
    expect(select(rows, [], { field: name, descending: false })).toEqual([2, 0, 3, 1, 4]))

  it('orders choices as they are declared, not by the alphabet', () => {
    const source = table(fields, [{ phase: ['3'] }, { phase: ['na'] }, { phase: ['early-1'] }, { phase: ['1'] }])
    expect(select(source, [], { field: phase, descending: false })).toEqual([1, 2, 3, 0])
  })

  it('orders records with several values by their smallest going up, by their largest going down', () => {
    const source = table(fields, [{ phase: ['2', '3'] }, { phase: ['1', '2'] }, { phase: ['2'] }])
    expect(select(source, [], { field: phase, descending: false })).toEqual([1, 0, 2])
    expect(select(source, [], { field: phase, descending: true })).toEqual([0, 1, 2])
  })

  it('keeps only what meets the filters', () => {
    expect(
      select(rows, [{ field: 'size', any: [{ min: 5, max: 5 }], not: false }], { field: name, descending: true }),
    ).toEqual([3, 0])
  })

  it('loses no row and invents none', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer())), fc.boolean(), (sizes, descending) => {
        const source = table(
          fields,
          sizes.map((s) => ({ size: s })),
        )
        const order = select(source, [], { field: size, descending })
        expect(order.toSorted((a, b) => a - b)).toEqual(sizes.map((_, i) => i))
        const known = order.map((row) => sizes[row] ?? null)
        const values = known.filter((s) => s !== null)
        expect(known).toEqual([
          ...values.toSorted((a, b) => (descending ? b - a : a - b)),
          ...known.filter((s) => s === null),
        ])
      }),
    )
  })
})

describe('group', () => {
  it('makes a group per value, unknown last', () => {
    const source = table(fields, [{ name: 'b' }, {}, { name: 'a' }, { name: 'b' }])
    expect(group(source, [0, 1, 2, 3], [name])).toEqual([
      { values: ['a'], rows: [2] },
      { values: ['b'], rows: [0, 3] },
      { values: [null], rows: [1] },
    ])
  })

  it('puts a record with several values into each of their groups, once', () => {
    const source = table(fields, [{ phase: ['1', '2'] }, { phase: ['2'] }, { cell: [['x', 'y'], ['x']] }])
    expect(group(source, [0, 1], [phase])).toEqual([
      { values: ['1'], rows: [0] },
      { values: ['2'], rows: [0, 1] },
    ])
    expect(group(source, [2], [cell])).toEqual([
      { values: ['x'], rows: [2] },
      { values: ['y'], rows: [2] },
    ])
  })

  it('groups by several fields, each combination that occurs', () => {
    const source = table(fields, [{ name: 'a', phase: ['2', '1'] }, { name: 'a' }, { phase: ['1'] }])
    expect(group(source, [0, 1, 2], [name, phase]).map((g) => [g.values, g.rows])).toEqual([
      [['a', '1'], [0]],
      [['a', '2'], [0]],
      [['a', null], [1]],
      [[null, '1'], [2]],
    ])
  })

  it('keeps the order of rows and groups only those given', () => {
    const source = table(fields, [{ name: 'a' }, { name: 'a' }, { name: 'a' }])
    expect(group(source, [2, 0], [name])).toEqual([{ values: ['a'], rows: [2, 0] }])
  })

  it('covers every row', () => {
    const phases = fc.subarray(['na', '1', '2', '3'])
    fc.assert(
      fc.property(fc.array(phases), (all) => {
        const source = table(
          fields,
          all.map((p) => ({ phase: p })),
        )
        const groups = group(
          source,
          all.map((_, i) => i),
          [phase],
        )
        for (const [row, values] of all.entries())
          expect(groups.filter((g) => g.rows.includes(row)).map((g) => g.values[0])).toEqual(
            values.length
              ? values.toSorted((a, b) => (phase.choices ?? []).indexOf(a) - (phase.choices ?? []).indexOf(b))
              : [null],
          )
      }),
    )
  })
})

describe('relax', () => {
  it('tells how many each filter keeps alone, and how many stay without it', () => {
    const source = table(fields, [
      { size: 1, name: 'a' },
      { size: 2, name: 'a' },
      { size: 3, name: 'b' },
    ])
    const few = { field: 'size', any: [{ min: 3 }], not: false }
    const named = { field: 'name', any: [{ contains: 'a' }], not: false }
    expect(relax(source, [few, named])).toEqual([
      { filter: few, alone: 1, without: 2 },
      { filter: named, alone: 2, without: 1 },
    ])
  })

  it('counts what asking without each filter lists, also in groups and for any number of filters', () => {
    const arm = field('arm-cell', { type: 'choice', group: 'arm' })
    const dose = field('arm-dose', { type: 'integer', group: 'arm' })
    const pair = fc.record({ cell: fc.constantFrom('a', 'b'), dose: fc.integer({ min: 1, max: 3 }) })
    const row = fc.record({ size: fc.integer({ min: 1, max: 4 }), arms: fc.array(pair, { maxLength: 3 }) })
    const filter = fc.oneof(
      fc.record({
        field: fc.constant('arm-cell'),
        any: fc.constantFrom([{ is: 'a' }], [{ is: 'b' }]),
        not: fc.boolean(),
      }),
      fc.record({
        field: fc.constant('arm-dose'),
        any: fc.constantFrom([{ min: 2 }], [{ max: 1 }]),
        not: fc.boolean(),
      }),
      fc.record({ field: fc.constant('size'), any: fc.constantFrom([{ min: 2 }], [{ min: 4 }]), not: fc.boolean() }),
    )
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 8 }),
        fc.array(filter, { minLength: 1, maxLength: 5 }),
        (rows, filters) => {
          const source = table(
            [arm, dose, size],
            rows.map(({ size: n, arms }) => ({
              size: n,
              'arm-cell': arms.map(({ cell }) => cell),
              'arm-dose': arms.map((one) => one.dose),
            })),
          )
          const order = { field: size, descending: false }
          const found = relax(source, filters)
          found.forEach(({ filter: one, alone, without }, i) => {
            expect(one).toBe(filters[i])
            expect(alone).toBe(select(source, [one], order).length)
            const others = filters.filter((_, j) => j !== i)
            expect(without).toBe(select(source, others, order).length)
          })
        },
      ),
    )
  })
})
