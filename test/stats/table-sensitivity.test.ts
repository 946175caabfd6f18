import { describe, expect, it } from 'vitest'
import {
  cumulativeOfTables,
  leaveOneOutOfTables,
  mantelHaenszel,
  peto,
  subgroupsOfTables,
  type TablePooling,
} from '../../src/stats/index.js'
import { expectClose } from './close.js'
import { failure } from './failure.js'
import { golden, type TableMethod, tablesOf } from './methods-reference.js'

const poolings: Record<TableMethod, TablePooling> = {
  OR: { method: 'mantel-haenszel', measure: 'OR' },
  RR: { method: 'mantel-haenszel', measure: 'RR' },
  RD: { method: 'mantel-haenszel', measure: 'RD' },
  peto: { method: 'peto' },
}
const cases = (['bcg', 'rare'] as const).flatMap((data) =>
  (['OR', 'RR', 'RD', 'peto'] as const).map((method) => [data, method] as const),
)

describe.each(cases)('tables of %s by %s', (data, method) => {
  const wanted = golden.tables[data]
  const tables = tablesOf(wanted.data)
  const pooling = poolings[method]
  const expectRows = (
    rows: ReturnType<typeof leaveOneOutOfTables> | ReturnType<typeof cumulativeOfTables>,
    expected: (typeof wanted.leaveOneOut)[TableMethod],
    from = 0,
  ): void => {
    const list = [...rows].slice(from)
    expectClose(list.map(({ estimate }) => estimate), expected.estimate.slice(from), 1e-9) // biome-ignore format: one line
    expectClose(list.map(({ se }) => se), expected.se.slice(from), 1e-9) // biome-ignore format: one line
    expectClose(list.map(({ ci }) => ci[1]), expected.upper.slice(from), 1e-8) // biome-ignore format: one line
    list.forEach(({ q, qP, i2 }, i) => {
      const at = i + from
      expect(Math.abs(q - expected.q[at]!)).toBeLessThan(1e-8 * Math.max(1, expected.q[at]!))
      expect(Math.abs(qP - expected.qP[at]!)).toBeLessThan(1e-8)
      expect(Math.abs(i2 - expected.i2[at]!)).toBeLessThan(1e-6)
    })
  }

  it('leave1out(rma.mh(...)), leave1out(rma.peto(...))', () =>
    expectRows(leaveOneOutOfTables(tables, pooling), wanted.leaveOneOut[method]))

  it('cumul(rma.mh(...)), cumul(rma.peto(...))', () => {
    // Where the first studies alone have no answer, metafor writes NA.
    const from = wanted.cumulative[method].estimate.findIndex((value) => value !== null)
    if (from === 0) expectRows(cumulativeOfTables(tables, pooling), wanted.cumulative[method], 1)
    else expect(failure(() => cumulativeOfTables(tables, pooling)).code).toBe('no-events')
  })

  it('subgroups, and the test that they differ', () => {
    const { groups, difference } = subgroupsOfTables(tables, wanted.group, pooling)
    const expected = wanted.subgroups[method]
    groups.forEach((group, i) => {
      const one = expected.groups[i]!
      expectClose([group.k, group.estimate, group.se, ...group.ci], [one.k, one.estimate, one.se, one.lower, one.upper], 1e-9) // biome-ignore format: one line
      expectClose([group.q, group.qP], [one.q, one.qP], 1e-8)
    })
    expectClose([difference.statistic, difference.df, difference.p], [expected.q, expected.df, expected.p], 1e-8)
  })

  it('does not depend on the order of studies; swapping arms turns the sign', () => {
    const whole = pooling.method === 'peto' ? peto(tables) : mantelHaenszel(tables, pooling)
    const swapped = [...tables].reverse().map(({ treatment, control }) => ({ treatment: control, control: treatment }))
    const back = pooling.method === 'peto' ? peto(swapped) : mantelHaenszel(swapped, pooling)
    expectClose([-back.estimate, back.se, back.q], [whole.estimate, whole.se, whole.q], 1e-9)
  })
})

it('leave-one-out of 10,000 tables is what pooling the rest gives', () => {
  const many = Array.from({ length: 10_000 }, (_, i) => ({
    treatment: { events: (i * 7) % 23, n: 40 + (i % 31) },
    control: { events: (i * 5) % 19, n: 38 + (i % 29) },
  }))
  const rows = leaveOneOutOfTables(many, poolings.OR)
  for (const omitted of [0, 4321, 9999]) {
    const rest = mantelHaenszel(
      many.filter((_, i) => i !== omitted),
      { measure: 'OR' },
    )
    expectClose([rows[omitted]!.estimate, rows[omitted]!.se, rows[omitted]!.q], [rest.estimate, rest.se, rest.q], 1e-10) // biome-ignore format: one line
  }
})
