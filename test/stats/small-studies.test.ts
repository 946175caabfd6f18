import { describe, expect, it } from 'vitest'
import {
  baujat,
  effectSize,
  harbord,
  peters,
  petPeese,
  rucker,
  selectionModel,
  trimAndFill,
} from '../../src/stats/index.js'
import { expectClose } from './close.js'
import { failure } from './failure.js'
import { golden, tablesOf } from './methods-reference.js'

describe.each(['bcg', 'rare'] as const)('tests of small-study effects on %s', (name) => {
  const wanted = golden.smallStudies[name]
  const tables = tablesOf(wanted.data)

  it('Peters: lm(yi ~ I(1/n), weights = 1/(1/events + 1/(n - events)))', () => {
    const effects = tables.map((table) => effectSize({ measure: 'OR', ...table }))
    const { slope, intercept, statistic, df, p } = peters(tables, effects)
    const { peters: line } = wanted
    expectClose([slope.estimate, slope.se, intercept.estimate, intercept.se], [line.slope, line.slopeSe, line.intercept, line.interceptSe], 1e-9) // biome-ignore format: one line
    expectClose([statistic, df, p], [line.t, line.df, line.p], 1e-9)
  })

  it('Harbord: scores over their variances on their standard errors', () => {
    const { slope, statistic, df, p } = harbord(tables)
    const { harbord: line } = wanted
    expectClose([slope.estimate, slope.se, statistic, df, p], [line.slope, line.slopeSe, line.t, line.df, line.p], 1e-9)
  })

  it('Rücker: regtest(rma(escalc("AS")))', () => {
    const { slope, statistic, p } = rucker(tables)
    const line = wanted.rucker
    expectClose([slope.estimate, slope.se, statistic, p], [line.slope, line.slopeSe, line.statistic, line.p], 1e-8)
  })

  it('swapping the arms turns the statistic', () => {
    const swapped = tables.map(({ treatment, control }) => ({ treatment: control, control: treatment }))
    expectClose(harbord(swapped).statistic, -harbord(tables).statistic, 1e-9)
    expectClose(rucker(swapped).statistic, -rucker(tables).statistic, 1e-8)
  })
})

describe.each(['bcg', 'hackshaw'] as const)('adjusted effects of %s', (name) => {
  const { yi, vi, pet, peese, trimAndFill: fills } = golden.adjusted[name]
  const studies = yi.map((estimate, i) => ({ estimate, variance: vi[i]! }))

  it('PET-PEESE: lm(yi ~ sqrt(vi), weights = 1/vi) and lm(yi ~ vi, weights = 1/vi)', () => {
    const found = petPeese(studies)
    expectClose([found.pet.estimate, found.pet.se, found.pet.p], [pet.intercept, pet.interceptSe, pet.p], 1e-9)
    expectClose([found.peese.estimate, found.peese.se, found.peese.p], [peese.intercept, peese.interceptSe, peese.p], 1e-9) // biome-ignore format: one line
    expect(found.chosen).toBe(pet.p < 0.1 ? 'peese' : 'pet')
  })

  it.each(fills.map((fill) => [fill.method, fill.estimator, fill] as const))(
    'trimfill(rma(yi, vi, method = "%s"), estimator = "%s")',
    (method, estimator, fill) => {
      const found = trimAndFill(studies, { estimator, ...(method === 'EE' ? { model: 'common' } : {}) })
      expect([found.side, found.missing]).toEqual([fill.side, fill.k0])
      expectClose(found.missingSe, fill.seK0, 1e-9)
      expectClose(
        found.filled.map(({ estimate }) => estimate),
        fill.filled,
        1e-8,
      )
      const { k, estimate, se, ci, p, q, tau2 } = found.pooled
      expectClose([k, estimate, se, ...ci, p, q, tau2], [fill.k, fill.estimate, fill.se, fill.lower, fill.upper, fill.p, fill.q, fill.tau2], 1e-8) // biome-ignore format: one line
    },
  )

  it('trim-and-fill of mirrored effects fills the other side', () => {
    const mirrored = studies.map(({ estimate, variance }) => ({ estimate: -estimate, variance }))
    const [there, back] = [trimAndFill(studies), trimAndFill(mirrored)]
    expect(back.missing).toBe(there.missing)
    expect(back.side).not.toBe(there.side)
    expectClose(back.pooled.estimate, -there.pooled.estimate, 1e-9)
  })
})

describe('selmodel(type = "stepfun", steps = 0.025)', () => {
  it.each(golden.selection.map(({ data, fit }) => [data, fit] as const))('of %s', (data, fit) => {
    const { yi, vi } = golden.adjusted[data]
    const found = selectionModel(yi.map((estimate, i) => ({ estimate, variance: vi[i]! })))
    expect(found.favored).toBe(fit.alternative === 'less' ? 'negative' : 'positive')
    // metafor's search stops at about seven digits; its likelihood has more.
    expectClose(found.logLikelihood, fit.logLik, 1e-10)
    expect(found.logLikelihood).toBeGreaterThanOrEqual(fit.logLik - 1e-12)
    expectClose([found.estimate, found.se, found.ci[0], found.ci[1], found.p], [fit.estimate, fit.se, fit.lower, fit.upper, fit.p], 1e-5) // biome-ignore format: one line
    expectClose([found.tau2, found.relativeChance, found.relativeChanceSe], [fit.tau2, fit.delta, fit.deltaSe], 1e-5)
    expectClose([found.statisticOfSelection, found.pOfSelection], [fit.lrt, fit.lrtP], 1e-8)
  })

  it('needs studies on both sides of the step', () =>
    expect(failure(() => selectionModel([1, 2, 3, 4].map((x) => ({ estimate: x, variance: 0.01 })))).message).toBe(
      'a selection model needs studies on both sides of its step, got 4 of 4 with a one-sided p of 0.025 or less',
    ))
})

it('baujat(rma(yi, vi)) of dat.bcg', () => {
  const { yi, vi } = golden.adjusted.bcg
  const rows = baujat(yi.map((estimate, i) => ({ estimate, variance: vi[i]! }))).slice(0, 3)
  expectClose(
    rows.map(({ contribution }) => contribution),
    [0.0478183405468, 1.49341140759, 0.550875336666],
    1e-9,
  )
  expectClose(
    rows.map(({ influence }) => influence),
    [0.00153750091846, 0.112107073414, 0.024349046895],
    1e-9,
  )
})
