import { describe, expect, it } from 'vitest'
import { cumulative, influence, leaveOneOut, type PooledSummary, pool } from '../../src/stats/index.js'
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
