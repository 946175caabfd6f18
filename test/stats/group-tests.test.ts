import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anova, chiSquare, student } from '../../src/stats/index.js'
import { expectClose } from './close.js'
import { failure } from './failure.js'

const group = ([n, mean, sd]: readonly [number, number, number]) => ({ n, mean, sd })

describe('anova', () => {
  // R 4.2.2: y with these summaries by scale(); oneway.test(y ~ g, var.equal = TRUE)
  it.each([
    {
      groups: [
        [4, 15.2, 1.5769],
        [6, 12.8, 1.7216],
        [6, 19, 1.6038],
        [5, 17.1, 2.1424],
      ] as const,
      p: 0.000109709737167965,
    },
    {
      groups: [
        [7, 43.66, 5.35],
        [7, 39.71, 3.81],
        [7, 45, 6.57],
        [7, 43.86, 4.5],
      ] as const,
      p: 0.266989793575618,
    },
  ])('has the p-value of R', ({ groups, p }) => expectClose(anova(groups.map(group)).p, p, 1e-9))

  it('of two groups is Student’s t test', () => {
    fc.assert(
      fc.property(
        fc.tuple(
          fc.integer({ min: 2, max: 40 }),
          fc.integer({ min: -900, max: 900 }).map((x) => x / 100),
          fc.integer({ min: 10, max: 900 }).map((x) => x / 100),
        ),
        fc.tuple(
          fc.integer({ min: 2, max: 40 }),
          fc.integer({ min: -900, max: 900 }).map((x) => x / 100),
          fc.integer({ min: 10, max: 900 }).map((x) => x / 100),
        ),
        (a, b) => expectClose(anova([group(a), group(b)]).p, student(group(a), group(b)).p, 1e-7),
      ),
    )
  })

  it('refuses one group and groups that do not vary', () => {
    expect(failure(() => anova([group([5, 1, 1])])).code).toBe('too-few-studies')
    expect(failure(() => anova([group([5, 1, 0]), group([5, 2, 0])])).code).toBe('zero-variance')
    expect(failure(() => anova([group([1, 1, 1]), group([5, 2, 1])])).code).toBe('out-of-range')
  })
})

describe('chiSquare', () => {
  // R 4.2.2: chisq.test(matrix(c(a, b, c, d), 2, byrow = TRUE), correct = FALSE) and TRUE
  it.each([
    { table: [1, 9, 2, 8], p: 0.531167836546014, pYates: 1 },
    { table: [0, 24, 31, 113], p: 0.0118326973999371, pYates: 0.0255550969363111 },
    { table: [9, 36, 2, 42], p: 0.0267718076110868, pYates: 0.0583927457751636 },
    { table: [6, 1, 0, 4], p: 0.00602484301580913, pYates: 0.03425671617382588 },
  ])('of $table has the p-values of R', ({ table, p, pYates }) => {
    const [a, b, c, d] = table as [number, number, number, number]
    const result = chiSquare({ events: a, n: a + b }, { events: c, n: c + d })
    expectClose(result.p, p, 1e-9)
    expectClose(result.pYates, pYates, 1e-9)
  })

  it('is 1 where nothing can differ', () => {
    expect(chiSquare({ events: 0, n: 5 }, { events: 0, n: 7 })).toEqual({ p: 1, pYates: 1 })
    expect(chiSquare({ events: 5, n: 5 }, { events: 7, n: 7 })).toEqual({ p: 1, pYates: 1 })
  })

  it('refuses more events than people', () =>
    expect(failure(() => chiSquare({ events: 3, n: 2 }, { events: 1, n: 2 })).code).toBe('out-of-range'))
})
