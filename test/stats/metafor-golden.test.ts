import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  type EffectSize,
  effectSize,
  egger,
  leaveOneOut,
  type ModelOptions,
  mantelHaenszel,
  metaforControl,
  peto,
  pool,
  type StudyEffect,
} from '../../src/stats/index.js'
import { expectClose } from './close.js'

// Reference values of R 4.2.2, metafor 3.8.1, printed to 12 significant digits.
const golden = JSON.parse(readFileSync(new URL('./metafor-golden.json', import.meta.url), 'utf8')) as Golden

interface Golden {
  generator: string
  cases: GoldenCase[]
}
interface GoldenCase {
  name: string
  measure: 'RR' | 'OR' | 'RD' | 'MD' | 'SMD' | 'ROM' | 'PLO' | 'PFT'
  labels: string[]
  data: Record<string, number[]>
  yi: number[]
  vi: number[]
  fits: { method: 'EE' | 'DL' | 'PM' | 'REML'; test: 'z' | 'knha'; fit: GoldenFit }[]
  mh?: { estimate: number; se: number; ci: number[]; Q: number; I2: number }
  peto?: { estimate: number; se: number; ci: number[]; Q: number }
}
interface GoldenFit {
  estimate: number
  se: number
  ci: number[]
  statistic: number
  p: number
  tau2: number
  se_tau2: number | null
  i2: number
  h2: number
  Q: number
  Q_p: number
  pi: number[]
  tau2_ci: number[] | null
  i2_ci: number[] | null
  egger: { t: number; p: number }
  leave1out: number[]
  weights: number[]
}

const closedForm = 1e-8
const iterated = 1e-6

function effectOf({ measure, data }: GoldenCase, i: number): EffectSize {
  const at = (name: string) => data[name]![i]!
  switch (measure) {
    case 'RR':
    case 'OR':
    case 'RD': {
      const treatment = { events: at('e1'), n: at('n1') }
      return effectSize({ measure, treatment, control: { events: at('e2'), n: at('n2') } })
    }
    case 'MD':
    case 'SMD':
    case 'ROM': {
      const treatment = { n: at('n1'), mean: at('m1'), sd: at('sd1') }
      return effectSize({ measure, treatment, control: { n: at('n2'), mean: at('m2'), sd: at('sd2') } })
    }
    case 'PLO':
    case 'PFT':
      return effectSize({ measure, arm: { events: at('e'), n: at('n') } })
  }
}

it('covers every case and every field of the reference file', () => {
  expect(golden.generator).toBe('R 4.2.2, metafor 3.8.1')
  expect(golden.cases.map((c) => c.name)).toEqual([
    'bcg RR',
    'bcg OR',
    'bcg RD',
    'normand1999 MD',
    'normand1999 SMD',
    'normand1999 ROM',
    'debruin2009 PLO',
    'debruin2009 PFT',
  ])
  for (const c of golden.cases) {
    const known = ['name', 'measure', 'labels', 'data', 'yi', 'vi', 'fits', 'mh', 'peto']
    expect(Object.keys(c).filter((key) => !known.includes(key))).toEqual([])
    expect(c.fits.map(({ method, test }) => `${method} ${test}`)).toEqual([
      'EE z',
      'DL z',
      'DL knha',
      'PM z',
      'PM knha',
      'REML z',
      'REML knha',
    ])
    for (const { fit } of c.fits) {
      expect(Object.keys(fit).sort()).toEqual(
        [
          ...['Q', 'Q_p', 'ci', 'egger', 'estimate', 'h2', 'i2', 'i2_ci', 'leave1out', 'p', 'pi', 'se', 'se_tau2'],
          ...['statistic', 'tau2', 'tau2_ci', 'weights'],
        ].sort(),
      )
    }
    if (c.mh) expect(Object.keys(c.mh)).toEqual(['estimate', 'se', 'ci', 'Q', 'I2'])
    if (c.peto) expect(Object.keys(c.peto)).toEqual(['estimate', 'se', 'ci', 'Q'])
  }
})

describe.each(golden.cases)('$name', (c) => {
  const sizes = c.labels.map((_, i) => effectOf(c, i))
  const studies: StudyEffect[] = sizes.map((size, i) => ({ ...size, label: c.labels[i]! }))

  it(`equals escalc(measure = "${c.measure}", ...)`, () => {
    expectClose(sizes.map((size) => size.estimate), c.yi, closedForm, 'yi') // biome-ignore format: one line each
    expectClose(sizes.map((size) => size.variance), c.vi, closedForm, 'vi') // biome-ignore format: one line each
  })

  describe.each(c.fits)('rma(yi, vi, method = "$method", test = "$test")', ({ method, test, fit }) => {
    const options: ModelOptions =
      method === 'EE' ? { model: 'common' } : { tau2Method: method, test, control: metaforControl }
    const pooled = pool(studies, options)
    const tolerance = method === 'PM' || method === 'REML' ? iterated : closedForm

    it('agrees on estimate, standard error, interval and test', () => {
      expectClose(pooled.estimate, fit.estimate, tolerance, 'estimate')
      expectClose(pooled.se, fit.se, tolerance, 'se')
      expectClose(pooled.ci, fit.ci, tolerance, 'ci')
      expectClose(pooled.statistic, fit.statistic, tolerance, 'statistic')
      expectClose(pooled.p, fit.p, tolerance, 'p')
      expect(pooled.df).toBe(test === 'knha' ? c.labels.length - 1 : null)
    })

    it('agrees on heterogeneity: QE, QEp, I2, H2, tau2, se.tau2, confint()', () => {
      expectClose(pooled.q, fit.Q, closedForm, 'Q')
      expectClose(pooled.qP, fit.Q_p, closedForm, 'Q_p')
      expectClose(pooled.tau2, fit.tau2, tolerance, 'tau2')
      expectClose(pooled.tau2Se, fit.se_tau2, tolerance, 'se_tau2')
      expectClose(pooled.i2, fit.i2, tolerance, 'i2')
      expectClose(pooled.h2, fit.h2, tolerance, 'h2')
      expectClose(pooled.tau2Ci, fit.tau2_ci, iterated, 'tau2_ci')
      expectClose(pooled.i2Ci, fit.i2_ci, iterated, 'i2_ci')
    })

    it('agrees on predict(), an empty interval being null here', () => {
      expectClose(pooled.predictionInterval, fit.pi.length === 0 ? null : fit.pi, tolerance, 'pi')
    })

    it('agrees on weights()', () => {
      expectClose(pooled.weights, fit.weights, tolerance, 'weights')
    })

    it('agrees on leave1out()', () => {
      const rows = leaveOneOut(studies, options)
      expectClose(rows.map((row) => row.estimate), fit.leave1out, tolerance, 'leave1out') // biome-ignore format: one line
    })

    it('agrees on regtest(model = "lm")', () => {
      const { statistic, p } = egger(studies)
      expectClose(statistic, fit.egger.t, closedForm, 'egger t')
      expectClose(p, fit.egger.p, closedForm, 'egger p')
    })
  })

  const tables = () =>
    c.labels.map((label, i) => ({
      label,
      treatment: { events: c.data.e1![i]!, n: c.data.n1![i]! },
      control: { events: c.data.e2![i]!, n: c.data.n2![i]! },
    }))

  if (c.mh)
    it(`equals rma.mh(measure = "${c.measure}", ...)`, () => {
      const pooled = mantelHaenszel(tables(), { measure: c.measure as 'OR' | 'RR' | 'RD' })
      expectClose(pooled.estimate, c.mh!.estimate, closedForm, 'estimate')
      expectClose(pooled.se, c.mh!.se, closedForm, 'se')
      expectClose(pooled.ci, c.mh!.ci, closedForm, 'ci')
      expectClose(pooled.q, c.mh!.Q, closedForm, 'Q')
      expectClose(pooled.i2, c.mh!.I2, closedForm, 'I2')
    })

  if (c.peto)
    it('equals rma.peto(...)', () => {
      const pooled = peto(tables())
      expectClose(pooled.estimate, c.peto!.estimate, closedForm, 'estimate')
      expectClose(pooled.se, c.peto!.se, closedForm, 'se')
      expectClose(pooled.ci, c.peto!.ci, closedForm, 'ci')
      expectClose(pooled.q, c.peto!.Q, closedForm, 'Q')
    })
})
