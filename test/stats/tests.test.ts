import { describe, expect, it } from 'vitest'
import { fisherExact, type StatsError, student, welch } from '../../src/stats/index.js'
import { expectClose } from './close.js'
import { failure } from './failure.js'
import { reference } from './reference.js'

describe('fisherExact', () => {
  it.each(reference.fisher)('fisher.test(matrix($table, 2, byrow = TRUE)), and mid-P by dhyper()', (row) => {
    const [a, b, c, d] = row.table
    const result = fisherExact({ events: a, n: a + b }, { events: c, n: c + d })
    for (const field of ['p', 'midP', 'pLess', 'pGreater'] as const) expectClose(result[field], row[field], 1e-9, field)
  })

  it('is 1 where only one table is possible', () => {
    const certain = { p: 1, midP: 1, pLess: 1, pGreater: 1 }
    expect(fisherExact({ events: 0, n: 5 }, { events: 0, n: 7 })).toEqual(certain)
    expect(fisherExact({ events: 5, n: 5 }, { events: 7, n: 7 })).toEqual(certain)
  })

  it('survives arms of a hundred thousand', () => {
    const { p, pLess } = fisherExact({ events: 0, n: 100_000 }, { events: 3000, n: 100_000 })
    expect(p).toBeGreaterThanOrEqual(0)
    expect(pLess).toBeLessThan(1e-300)
  })

  it.each([
    [{ events: 3, n: 2 }, 'out-of-range'],
    [{ events: 1.5, n: 2 }, 'not-an-integer'],
    [{ events: Number.NaN, n: 2 }, 'not-a-number'],
  ])('refuses %j', (arm, code) => {
    expect(failure(() => fisherExact(arm, { events: 1, n: 2 })).code).toBe(code)
  })
})

describe.each([
  ['welch', 't.test(x, y)', welch],
  ['student', 't.test(x, y, var.equal = TRUE)', student],
] as const)('%s', (name, call, test) => {
  const group = ([n, mean, sd]: [number, number, number]) => ({ n, mean, sd })

  it.each(reference.tests[name])(`${call} from n, mean, SD $a and $b`, (row) => {
    const result = test(group(row.a), group(row.b), { level: row.level })
    for (const field of ['difference', 'se', 'ci', 'statistic', 'df', 'p'] as const) {
      expectClose(result[field], row[field], 1e-9, field)
    }
  })

  it.each<[string, [number, number, number], StatsError['code']]>([
    ['a single value', [1, 3, 1], 'out-of-range'],
    ['a negative SD', [5, 3, -1], 'out-of-range'],
    ['an infinite mean', [5, Number.POSITIVE_INFINITY, 1], 'not-a-number'],
    ['half a patient', [5.5, 3, 1], 'not-an-integer'],
  ])('refuses %s', (_, values, code) => {
    expect(failure(() => test(group(values), group([5, 3, 1]))).code).toBe(code)
  })

  it('refuses groups that do not vary', () => {
    expect(failure(() => test(group([5, 3, 0]), group([5, 2, 0]))).code).toBe('zero-variance')
  })
})
