import { describe, expect, it } from 'vitest'
import { egger, funnel, metaforControl, metaRegression, predictAt } from '../../src/stats/index.js'
import { expectClose } from './close.js'
import { failure } from './failure.js'
import { optionsFor, reference, studiesOf } from './reference.js'

const relative = 1e-8
const { bcg } = reference.datasets
const studies = studiesOf(bcg)

describe.each(reference.regression)('res <- rma(yi, vi, mods = ~ ablat, method = "$method", test = "$test")', (row) => {
  const result = metaRegression(studies, bcg.ablat, optionsFor(row.method, row.test))
  const { intercept, slope } = result

  it('agrees on both coefficients', () => {
    const both = [intercept, slope]
    const columns = {
      estimate: both.map((coefficient) => coefficient.estimate),
      se: both.map((coefficient) => coefficient.se),
      lower: both.map((coefficient) => coefficient.ci[0]),
      upper: both.map((coefficient) => coefficient.ci[1]),
      statistic: both.map((coefficient) => coefficient.statistic),
      p: both.map((coefficient) => coefficient.p),
    }
    for (const [field, actual] of Object.entries(columns)) {
      expectClose(actual, row[field as keyof typeof columns], relative, field)
    }
    expectClose(result.covariance, row.covariance, relative, 'covariance')
  })

  it('agrees on the test of the moderator, R2 and residual heterogeneity, with confint(res)', () => {
    const { statistic, df, df2, p } = result.moderatorTest
    expectClose([statistic, df, df2, p], [row.qm, ...row.qmDf, row.qmP], relative, 'QM')
    for (const field of ['q', 'qP', 'i2', 'h2', 'tau2', 'tau2Se', 'r2', 'tau2Ci', 'i2Ci'] as const) {
      expectClose(result[field], row[field], relative, field)
    }
    expect(result.qDf).toBe(11)
  })

  it('predict(res, newmods = 40)', () => {
    const at = predictAt(result, 40)
    expectClose([at.estimate, at.se, ...at.ci], [row.at40.estimate, row.at40.se, ...row.at40.ci], relative, 'at 40')
    expectClose(at.predictionInterval, row.method === 'EE' ? null : row.at40.pi, relative, 'pi')
  })
})

describe('meta-regression', () => {
  it('refuses a moderator that does not vary or does not match', () => {
    const error = failure(() =>
      metaRegression(
        studies,
        studies.map(() => 3),
      ),
    )
    expect(error.message).toBe('the moderator must differ between studies, got 3 in each')
    expect(failure(() => metaRegression(studies, [1, 2])).code).toBe('unequal-lengths')
    const gap = bcg.ablat.with(2, Number.NaN)
    expect(failure(() => metaRegression(studies, gap)).message).toBe(
      'moderator of study 3 must be a finite number, got NaN',
    )
  })

  it('needs three studies, or two without heterogeneity to estimate', () => {
    const pair = studies.slice(0, 2)
    expect(failure(() => metaRegression(pair, [1, 2])).code).toBe('too-few-studies')
    const line = metaRegression(pair, [0, 1], { model: 'common' })
    expectClose(line.intercept.estimate, pair[0]!.estimate, 1e-12)
    expectClose(line.slope.estimate, pair[1]!.estimate - pair[0]!.estimate, 1e-12)
    expect(line).toMatchObject({ q: 0, qP: 1, i2: 0, r2: null, tau2Ci: null })
  })
})

describe("Egger's test", () => {
  it('regtest(yi, vi, model = "lm") and its lm()', () => {
    const expected = reference.egger
    const result = egger(studies)
    expectClose([result.statistic, result.df, result.p], [expected.t, expected.df, expected.p], relative, 'test')
    expectClose([result.slope.estimate, result.slope.se], [expected.slope, expected.slopeSe], relative, 'slope')
    expectClose([result.limit.estimate, result.limit.se], [expected.limit, expected.limitSe], relative, 'limit')
    expectClose(result.limit.ci, expected.limitCi, relative, 'limit ci')
  })

  it('regtest(res, model = "rma") is meta-regression on the standard errors', () => {
    const expected = reference.eggerMixed
    const { slope, intercept } = metaRegression(studies, bcg.vi.map(Math.sqrt), { control: metaforControl })
    expectClose([slope.statistic, slope.p, intercept.estimate], [expected.z, expected.p, expected.limit], relative)
  })

  it('refuses two studies, equal standard errors, and a perfect line', () => {
    expect(failure(() => egger(studies.slice(0, 2))).message).toBe("Egger's test needs at least 3 studies, got 2")
    const equal = studies.map((study) => ({ ...study, variance: 0.25 }))
    expect(failure(() => egger(equal)).message).toBe('the standard error must differ between studies, got 0.5 in each')
    const line = [1, 2, 3, 4].map((se) => ({ estimate: 2 * se, variance: se ** 2 }))
    expect(failure(() => egger(line)).code).toBe('zero-variance')
    expect(failure(() => egger([{ estimate: 1, variance: -1 }, ...studies])).code).toBe('zero-variance')
  })
})

describe('the funnel', () => {
  it('stands on the center with limits center -+ z * se: funnel(res, level = c(90, 95, 99), refline = 0)', () => {
    const { points, maxSe, center, contours } = funnel(studies, { center: 0, levels: [0.9, 0.95, 0.99] })
    expect(points[0]).toEqual({ label: 'trial 1', estimate: bcg.yi[0], se: Math.sqrt(bcg.vi[0]!) })
    expect(maxSe).toBe(Math.sqrt(Math.max(...bcg.vi)))
    expect(center).toBe(0)
    expectClose(
      contours.map(({ limits }) => limits[1] / maxSe),
      [1.6448536269514722, 1.959963984540054, 2.5758293035489004], // R: qnorm(c(.95, .975, .995))
      1e-12,
    )
    expect(funnel(studies, { center: -0.7 }).contours).toHaveLength(1)
  })

  it('refuses no studies and levels in percent', () => {
    expect(failure(() => funnel([], { center: 0 })).code).toBe('too-few-studies')
    expect(failure(() => funnel(studies, { center: 0, levels: [95] })).code).toBe('out-of-range')
  })
})
