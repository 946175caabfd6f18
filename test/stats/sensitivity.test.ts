import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cumulative,
  fullPrecision,
  influence,
  leaveOneOut,
  metaforControl,
  type PooledSummary,
  pool,
  tau2Methods,
} from '../../src/stats/index.js'
import { expectClose } from './close.js'
import { failure } from './failure.js'
import { optionsFor, type Reference, reference, studiesOf } from './reference.js'

const relative = 1e-8

function expectRows(rows: readonly PooledSummary[], expected: Reference['sensitivity'][number]['cumulative']): void {
  for (const field of ['estimate', 'se', 'statistic', 'p', 'q', 'qP', 'i2', 'h2'] as const) {
    const actual = rows.map((row) => row[field])
    expectClose(actual, expected[field], relative, field)
  }
  const tau2 = rows.map((row) => row.tau2)
  expectClose(tau2, expected.tau2 ?? tau2.map(() => 0), relative, 'tau2')
  const limits = [expected.lower, expected.upper].map((values, side) => [values, rows.map((row) => row.ci[side])])
  for (const [values, actual] of limits) expectClose(actual, values, relative, 'ci')
}

describe.each(reference.sensitivity)('res <- rma(yi, vi, method = "$method", test = "$test") on $data', (row) => {
  const studies = studiesOf(reference.datasets[row.data]!)
  const options = optionsFor(row.method, row.test)

  it('leave1out(res)', () => {
    const rows = leaveOneOut(studies, options)
    expectRows(rows, row.leaveOneOut)
    expect(rows.map(({ omitted, label }) => [omitted, label])).toEqual(studies.map(({ label }, i) => [i, label]))
    expect(new Set(rows.map((each) => each.k))).toEqual(new Set([studies.length - 1]))
  })

  it('cumul(res)', () => {
    const rows = cumulative(studies, options)
    expectRows(rows, row.cumulative)
    expect(rows.map(({ k, added, label }) => [k, added, label])).toEqual(
      studies.map(({ label }, i) => [i + 1, i, label]),
    )
  })

  it('influence(res)', () => {
    const rows = influence(studies, options)
    const { isInfluential, ...numeric } = row.influence
    for (const [field, expected] of Object.entries(numeric)) {
      const actual = rows.map((each) => each[field as keyof typeof each])
      expectClose(actual, expected, relative, field)
    }
    expect(rows.map((each) => each.isInfluential)).toEqual(isInfluential)
  })
})

describe('a single study', () => {
  const alone = [{ estimate: 0.3, variance: 0.1 }]

  it('cannot be left out', () => {
    expect(failure(() => leaveOneOut(alone)).message).toBe('leave-one-out needs at least 2 studies, got 1')
    expect(failure(() => influence(alone)).code).toBe('too-few-studies')
  })

  it('accumulates to itself', () => {
    const [first] = cumulative(alone)
    expect(first).toMatchObject({ k: 1, added: 0, label: null, estimate: pool(alone).estimate, se: pool(alone).se })
    expect(failure(() => cumulative([])).code).toBe('too-few-studies')
  })
})

describe('sums that move from study to study give what a fit of the rest gives', () => {
  const amount = (min: number, max: number) => fc.double({ min, max, noNaN: true, noDefaultInfinity: true })
  // Variances from ordinary to those of a study that outweighs all others, effects with and without outliers.
  const study = fc.record({
    estimate: fc.oneof(amount(-2, 2), amount(-2, 2), amount(-1e4, 1e4), fc.constant(0)),
    variance: fc.oneof(amount(0.05, 1), amount(0.05, 1), amount(1e-6, 1e-5), amount(1e3, 1e4)),
  })
  const studies = fc.array(study, { minLength: 2, maxLength: 30 })
  const choices = fc.record({
    tau2Method: fc.constantFrom(...tau2Methods),
    test: fc.constantFrom('z' as const, 'adhoc' as const),
    control: fc.constantFrom(fullPrecision, metaforControl),
  })
  const fields = ['k', 'estimate', 'se', 'p', 'q', 'qP', 'i2', 'h2', 'tau2'] as const
  const expectSame = (found: PooledSummary, expected: PooledSummary): void => {
    // Some likelihoods have two maxima, and rounding may decide which of them is found.
    if (Math.abs(found.tau2 - expected.tau2) > 1e-6 * (1 + expected.tau2)) return
    for (const field of fields) {
      const size = Math.abs(expected[field]) + (field === 'estimate' ? expected.se : 1)
      expect(Math.abs(found[field] - expected[field]) / size, field).toBeLessThan(1e-7)
    }
  }

  it('without one study, and in order', () => {
    fc.assert(
      fc.property(studies, choices, (list, options) => {
        let agreeing = 0
        for (const row of leaveOneOut(list, options)) {
          const rest = pool(
            list.filter((_, i) => i !== row.omitted),
            options,
          )
          expectSame(row, rest)
          if (Math.abs(row.tau2 - rest.tau2) <= 1e-6 * (1 + rest.tau2)) agreeing += 1
        }
        for (const row of cumulative(list, options)) expectSame(row, pool(list.slice(0, row.added + 1), options))
        expect(agreeing).toBeGreaterThanOrEqual(list.length / 2)
      }),
      { numRuns: 300 },
    )
  })
})
