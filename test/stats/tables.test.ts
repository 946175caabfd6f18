import { describe, expect, it } from 'vitest'
import { mantelHaenszel, type Pooled, peto } from '../../src/stats/index.js'
import { expectClose } from './close.js'
import { failure } from './failure.js'
import { reference } from './reference.js'

const { data, ...expected } = reference.tables
const tables = data.ai.map((events, i) => ({
  treatment: { events, n: data.n1[i]! },
  control: { events: data.ci[i]!, n: data.n2[i]! },
}))

function expectTables(actual: Pooled, fit: (typeof expected)['OR']): void {
  for (const [field, value] of Object.entries(fit)) expectClose(actual[field as keyof Pooled], value, 1e-10, field)
  expect(actual).toMatchObject({ model: 'common', tau2Method: null, tau2: 0, predictionInterval: null, i2Ci: null })
}

describe('rare events, one study without any and one with nothing else', () => {
  it('rma.mh(measure = "OR")', () => {
    expectTables(mantelHaenszel(tables, { measure: 'OR' }), expected.OR)
  })
  it('rma.mh(measure = "RR", level = 90)', () => {
    expectTables(mantelHaenszel(tables, { measure: 'RR', level: 0.9 }), expected.RR)
  })
  it('rma.mh(measure = "RD")', () => {
    expectTables(mantelHaenszel(tables, { measure: 'RD' }), expected.RD)
  })
  it('rma.mh(measure = "RD", drop00 = FALSE)', () => {
    expectTables(mantelHaenszel(tables, { measure: 'RD', zeroCells: { drop00: false } }), expected.RDkept)
  })
  it('rma.peto()', () => {
    expectTables(peto(tables), expected.peto)
  })
  it('rma.peto(level = 90)', () => {
    expectTables(peto(tables, { level: 0.9 }), expected.peto90)
  })
})

describe('refusals', () => {
  const none = { treatment: { events: 0, n: 10 }, control: { events: 0, n: 12 } }
  const one = { treatment: { events: 2, n: 10 }, control: { events: 0, n: 12 } }

  it('no events anywhere', () => {
    for (const measure of ['OR', 'RR'] as const) {
      expect(failure(() => mantelHaenszel([none, none], { measure })).code).toBe('no-events')
    }
    expect(failure(() => peto([none])).message).toBe(
      "Peto's odds ratio needs some but not all patients to have the event, got events 0 and 0",
    )
    expect(failure(() => mantelHaenszel([none], { measure: 'RD' })).code).toBe('zero-variance')
  })

  it('events in one arm only, where the ratio is undefined', () => {
    expect(failure(() => mantelHaenszel([one], { measure: 'RR' })).code).toBe('no-events')
    expect(peto([one])).toMatchObject({ k: 1, q: 0, qP: 1, i2: 0, h2: 1 })
  })

  it('no tables, unknown measures, impossible counts', () => {
    expect(failure(() => mantelHaenszel([], { measure: 'OR' })).code).toBe('too-few-studies')
    expect(failure(() => peto([])).code).toBe('too-few-studies')
    expect(failure(() => mantelHaenszel([one], { measure: 'SMD' as never })).code).toBe('unknown-choice')
    const impossible = { ...one, control: { events: 13, n: 12 } }
    expect(failure(() => peto([impossible])).message).toBe('events of the control arm must be at most n = 12, got 13')
  })
})
