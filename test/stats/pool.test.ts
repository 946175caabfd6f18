import { describe, expect, it } from 'vitest'
import {
  fullPrecision,
  metaforControl,
  type Pooled,
  pool,
  type StatsError,
  type StudyEffect,
} from '../../src/stats/index.js'
import { expectClose } from './close.js'
import { failure } from './failure.js'
import { type FullFit, optionsFor, reference, studiesOf } from './reference.js'

function expectFit(actual: Pooled, expected: FullFit, relative: number): void {
  expectClose(actual.predictionInterval, expected.pi, relative, 'pi')
  expect(actual.isTau2CiOpen).toBe(expected.isOpen)
  const fields = ['k', 'estimate', 'se', 'ci', 'statistic', 'df', 'p', 'q', 'qP', 'i2', 'h2', 'tau2'] as const
  for (const field of fields) expectClose(actual[field], expected[field], relative, field)
  const more = ['level', 'tau2Se', 'tau2Ci', 'i2Ci', 'h2Ci', 'weights'] as const
  for (const field of more) expectClose(actual[field], expected[field], relative, field)
}

describe.each(reference.pooling)('res <- rma(yi, vi, method = "$method", test = "$test") on $data at $level', (fit) => {
  it('equals res, predict(res), confint(res) and weights(res)', () => {
    const studies = studiesOf(reference.datasets[fit.data]!)
    expectFit(pool(studies, { ...optionsFor(fit.method, fit.test), level: fit.level }), fit, 1e-9)
  })
})

describe.each(reference.precise)(
  'rma(yi, vi, method = "$method", control = list(threshold, tol = 1e-14)) on $data',
  (fit) => {
    it('equals full precision', () => {
      const studies = studiesOf(reference.datasets[fit.data]!)
      expectFit(pool(studies, { ...optionsFor(fit.method), control: fullPrecision }), fit, 1e-9)
    })
  },
)

describe('a single study', () => {
  const { data, fits } = reference.single
  it.each(fits)('rma(yi, vi, method = "$method", test = "knha") returns itself with a z test', (fit) => {
    const options =
      fit.method === 'EE' ? { model: 'common' as const } : { tau2Method: fit.method, test: 'knha' as const }
    const result = pool([{ estimate: data.yi, variance: data.vi }], options)
    for (const field of ['estimate', 'se', 'ci', 'statistic', 'df', 'p', 'q', 'qP', 'i2', 'h2', 'tau2'] as const) {
      expectClose(result[field], fit[field], 1e-12, field)
    }
    expect(result).toMatchObject({ k: 1, qDf: 0, test: 'z', predictionInterval: null, tau2Ci: null, tau2Se: null })
    expect(result.weights).toEqual([100])
  })
})

describe('where metafor stops early', () => {
  it('full precision finds the Paule-Mandel root, where Q equals k - 1', () => {
    const studies = studiesOf(reference.datasets.hackshaw1998!)
    const { tau2, estimate } = pool(studies, { tau2Method: 'PM', control: fullPrecision })
    const q = studies.reduce((sum, s) => sum + (s.estimate - estimate) ** 2 / (s.variance + tau2), 0)
    expectClose(q, 36, 1e-12)
  })

  it('the search of an upper limit can go on', () => {
    const studies = [
      { estimate: 0, variance: 1 },
      { estimate: 9, variance: 1 },
    ]
    const stopped = pool(studies, { control: metaforControl })
    expect(stopped.isTau2CiOpen).toBe(true)
    expect(stopped.tau2Ci![1]).toBe(10 * stopped.tau2)
    const found = pool(studies, { control: fullPrecision })
    expect(found.isTau2CiOpen).toBe(false)
    // Q = 81 / (2 (1 + tau2)) meets the 2.5% chi-square quantile; R: 81 / (2 * qchisq(.025, 1)) - 1
    expectClose(found.tau2Ci![1], 81 / (2 * 0.00098206911717525812) - 1, 1e-9)
  })

  it('a bracket that misses the Paule-Mandel root is widened', () => {
    const studies = [0, 0, 0, 0, 0, 0, 1e4].map((estimate) => ({ estimate, variance: 1 }))
    expectClose(pool(studies, { tau2Method: 'PM', control: fullPrecision }).tau2, 1e8 / 7 - 1, 1e-9)
  })
})

describe('refusals', () => {
  const ok: StudyEffect = { estimate: 0.2, variance: 0.1 }
  it.each<[string, StudyEffect[], StatsError['code'], string]>([
    ['no studies', [], 'too-few-studies', 'pooling needs at least 1 study, got 0'],
    [
      'a variance of zero',
      [ok, { estimate: 1, variance: 0 }],
      'zero-variance',
      'variance of study 2 must be greater than 0, got 0',
    ],
    [
      'a negative variance',
      [ok, { estimate: 1, variance: -1 }],
      'zero-variance',
      'variance of study 2 must be greater than 0, got -1',
    ],
    [
      'NaN',
      [ok, { estimate: Number.NaN, variance: 1, label: 'Cai 2016' }],
      'not-a-number',
      'estimate of Cai 2016 must be a finite number, got NaN',
    ],
    [
      'an infinite variance',
      [ok, { estimate: 1, variance: Number.POSITIVE_INFINITY }],
      'not-a-number',
      'variance of study 2 must be a finite number, got Infinity',
    ],
    [
      'a variance whose weight overflows',
      [{ estimate: 1, variance: 1e-310 }],
      'zero-variance',
      'variance of study 1 must be 1e-50 or greater, got 1e-310',
    ],
  ])('%s', (_, studies, code, message) => {
    expect(failure(() => pool(studies))).toMatchObject({ code, message })
  })

  it('variances too far apart for double precision', () => {
    const far = [ok, { estimate: 1, variance: 1e-12 }]
    expect(failure(() => pool(far)).message).toMatch(
      /^the ratio of largest to smallest variance must be 10000000000 or/,
    )
    expect(failure(() => pool([{ estimate: 1e60, variance: 1 }])).code).toBe('out-of-range')
  })

  it('Hartung-Knapp of identical effects, which adhoc survives', () => {
    const same = [ok, ok, ok]
    expect(failure(() => pool(same, { test: 'knha' })).code).toBe('zero-variance')
    const adhoc = pool(same, { test: 'adhoc' })
    expect(adhoc.se).toBe(pool(same).se)
    expect(adhoc.df).toBe(2)
  })

  it('Hartung-Knapp of a common-effect model', () => {
    expect(failure(() => pool([ok, ok], { model: 'common', test: 'knha' })).code).toBe('contradiction')
  })

  it('unknown words and levels in percent', () => {
    const odd = (options: object) => failure(() => pool([ok, ok], options as never))
    expect(odd({ model: 'fixed' }).message).toBe('model must be one of common, random, got "fixed"')
    expect(odd({ tau2Method: 'MLE' }).code).toBe('unknown-choice')
    expect(odd({ test: 't' }).code).toBe('unknown-choice')
    expect(odd({ level: 95 }).code).toBe('out-of-range')
    expect(odd({ control: { maxIterations: 0 } }).code).toBe('out-of-range')
  })

  it('a root search cut short', () => {
    const studies = studiesOf(reference.datasets.bcg)
    const error = failure(() => pool(studies, { tau2Method: 'PM', control: { tolerance: 1e-9, maxIterations: 1 } }))
    expect(error.code).toBe('no-convergence')
    expect(error.message).toMatch(/^the root search must settle within 1 iterations, stopped at /)
  })
})

describe('where Fisher scoring does not settle', () => {
  // R: rma(yi, vi) stops with "Fisher scoring algorithm did not converge"; control = list(stepadj = 0.5) finds 0.
  it.each([
    [
      [-1.34, 0.6, 1.63, 1.84, 1.13, 1.06],
      [0.735, 0.086, 0.718, 0.192, 0.004, 0.003],
    ],
    [
      [-0.23, 0.96, 1.17, 1.53, -1.08, 0.83],
      [0.95, 0.001, 0.12, 0.079, 0.587, 0.021],
    ],
  ])('REML of %j with variances %j is found to be 0', (yi, vi) => {
    const studies = studiesOf({ yi, vi })
    const result = pool(studies)
    expect(result.tau2).toBe(0)
    expect(result.estimate).toBe(pool(studies, { model: 'common' }).estimate)
  })

  it('REML makes the score zero at full precision, where Fisher scoring cycles', () => {
    const variances = [0.260562478340912, 0.001, 0.9013164325454713, 0.45608037084259667]
    const studies = variances.map((variance, i) => ({ estimate: i === 1 ? 0.459229406920152 : 0, variance }))
    const { tau2, estimate } = pool(studies, { control: fullPrecision })
    expectClose(tau2, 0.004028279, 1e-6) // R: rma(yi, vi, control = list(stepadj = 0.5, threshold = 1e-12))$tau2
    const w = variances.map((v) => 1 / (v + tau2))
    const total = w.reduce((sum, each) => sum + each, 0)
    const squares = studies.reduce((sum, study, i) => sum + (w[i]! * (study.estimate - estimate)) ** 2, 0)
    expectClose(squares, total - w.reduce((sum, each) => sum + each * each, 0) / total, 1e-9)
  })

  it('REML finds the same maximum either way', () => {
    const studies = studiesOf(reference.datasets.bcg)
    const searched = pool(studies, { control: { maxIterations: 1 } })
    expectClose(searched.tau2, pool(studies, { control: fullPrecision }).tau2, 1e-9)
  })
})

it('pools 10,000 studies by REML', () => {
  let state = 7
  const random = () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
  const studies = Array.from({ length: 10_000 }, () => ({ estimate: random() - 0.5, variance: 0.01 + 0.1 * random() }))
  const result = pool(studies, { test: 'knha' })
  expect(result.weights).toHaveLength(10_000)
})
