import { describe, expect, it } from 'vitest'
import {
  constantCovariance,
  effectSize,
  multilevel,
  oddsRatioModel,
  pool,
  proportionModel,
  type SharedControlInput,
  sharedControlCovariance,
  splitControl,
} from '../../src/stats/index.js'
import { expectClose } from './close.js'
import { failure } from './failure.js'
import { golden, tablesOf } from './methods-reference.js'

describe('schools in districts (dat.konstantopoulos2011)', () => {
  const { yi, vi, cluster, fit } = golden.several.nested
  const rows = yi.map((estimate, i) => ({ estimate, variance: vi[i]!, cluster: String(cluster[i]) }))

  it('rma.mv(yi, vi, random = ~ 1 | district/school)', () => {
    const found = multilevel(rows)
    expectClose([found.estimate, found.se, ...found.ci, found.p], [fit.estimate[0], fit.se[0], fit.lower[0], fit.upper[0], fit.p[0]] as number[], 1e-8) // biome-ignore format: one line
    expectClose([found.tau2Between, found.tau2Within], fit.sigma2, 1e-7)
    expectClose([found.logLikelihood, found.q], [fit.logLik, fit.q], 1e-8)
  })

  it('clubSandwich::coef_test(res, vcov = "CR2")', () => {
    const { robust } = multilevel(rows)
    expectClose([robust!.se, robust!.df, robust!.p], [fit.robust.se[0], fit.robust.df[0], fit.robust.p[0]] as number[], 1e-7) // biome-ignore format: one line
  })

  it('does not depend on the order of rows or the names of clusters, and scales with the effects', () => {
    const turned = [...rows].reverse().map(({ estimate, variance, cluster: name }) => ({
      estimate: 3 * estimate,
      variance: 9 * variance,
      cluster: `district ${name}`,
    }))
    const [there, back] = [multilevel(rows), multilevel(turned)]
    expectClose([back.estimate / 3, back.tau2Between / 9, back.robust!.df], [there.estimate, there.tau2Between, there.robust!.df], 1e-7) // biome-ignore format: one line
  })
})

describe('three comparisons with one control', () => {
  const { study, events, means, fits } = golden.several.sharing
  const inputOf = (measure: (typeof fits)[number]['measure'], i: number): SharedControlInput => {
    if (measure === 'MD' || measure === 'SMD') {
      const arms = {
        treatment: { n: events.n1[i]!, mean: means.m1[i]!, sd: means.sd1[i]! },
        control: { n: events.n2[i]!, mean: means.m2[i]!, sd: means.sd2[i]! },
      }
      return measure === 'MD'
        ? { measure, ...arms }
        : { measure, ...arms, estimate: effectSize({ measure, ...arms }).estimate }
    }
    return {
      measure,
      treatment: { events: events.a[i]!, n: events.n1[i]! },
      control: { events: events.c[i]!, n: events.n2[i]! },
    }
  }

  it.each(fits.map((fit) => [fit.measure, fit] as const))('rma.mv(yi, V, random = ~ 1 | row) of %s', (measure, fit) => {
    const inputs = study.map((_, i) => inputOf(measure, i))
    const rows = inputs.map((input, i) => ({ ...effectSize(input as never), cluster: study[i]! }))
    const covariance = (i: number, j: number): number => sharedControlCovariance(inputs[i]!, inputs[j]!)
    expectClose(
      study.map((name, i) =>
        study.map((other, j) => (i === j ? rows[i]!.variance : name === other ? covariance(i, j) : 0)),
      ),
      fit.V,
      1e-12,
    )
    const found = multilevel(rows, { structure: 'two-level', covariance })
    expectClose([found.estimate, found.se, ...found.ci], [fit.estimate, fit.se, fit.lower, fit.upper], 1e-7)
    expect(Math.abs(found.tau2Within - fit.tau2)).toBeLessThan(1e-8)
  })

  it('splits people and events so that nobody is lost', () => {
    const shares = splitControl({ events: 10, n: 42 }, 4)
    expect(shares.map(({ n }) => n)).toEqual([11, 11, 10, 10])
    expect(shares.map((share) => share.events)).toEqual([3, 3, 2, 2])
    expect(failure(() => splitControl({ n: 5, mean: 1, sd: 1 }, 3)).code).toBe('out-of-range')
  })

  it('of rows without covariance is what pool gives under random effects', () => {
    const rows = study.map((name, i) => ({ ...effectSize(inputOf('MD', i) as never), cluster: name }))
    const [whole, plain] = [multilevel(rows, { structure: 'two-level' }), pool(rows)]
    expectClose([whole.estimate, whole.se, whole.tau2Within], [plain.estimate, plain.se, plain.tau2], 1e-7)
  })

  it('refuses a correlation of 1', () =>
    expect(failure(() => constantCovariance([], 1)).message).toBe(
      'the correlation of sampling errors must be below 1, got 1',
    ))
})

describe('binomial-normal models', () => {
  const { shares, rare } = golden.glmm
  const tables = tablesOf(rare.data)

  it('rma.glmm(measure = "PLO", xi, ni) of dat.pritz1997', () => {
    const found = proportionModel(shares.xi.map((events, i) => ({ events, n: shares.ni[i]! })))
    expectClose([found.estimate, found.se, found.tau2, found.logLikelihood], [shares.fit.estimate, shares.fit.se, shares.fit.tau2, shares.fit.logLik], 1e-7) // biome-ignore format: one line
    expectClose([found.estimate, found.se, found.tau2], [shares.metafor.estimate, shares.metafor.se, shares.metafor.tau2], 1e-5) // biome-ignore format: one line
  })

  it.each([
    ['UM.FS', 'unconditional'],
    ['CM.EL', 'conditional'],
  ] as const)('rma.glmm(measure = "OR", model = "%s") of dat.nielweise2007', (model, kind) => {
    const { fit, metafor } = rare[model]
    const found = oddsRatioModel(tables, { kind })
    expectClose([found.estimate, found.se, found.tau2, found.logLikelihood], [fit.estimate, fit.se, fit.tau2, fit.logLik], 1e-7) // biome-ignore format: one line
    expectClose([found.estimate, found.tau2], [metafor.estimate, metafor.tau2], 1e-5)
    expectClose(found.se, metafor.se, 1e-3)
  })

  it('swapping the arms turns the sign, and nothing else', () => {
    const swapped = tables.map(({ treatment, control }) => ({ treatment: control, control: treatment }))
    const [there, back] = [oddsRatioModel(tables), oddsRatioModel(swapped)]
    expectClose([-back.estimate, back.se, back.tau2], [there.estimate, there.se, there.tau2], 1e-7)
  })

  it('refuses arms without any event', () =>
    expect(
      failure(() => oddsRatioModel(tables.map(({ control }) => ({ treatment: { events: 0, n: 9 }, control })))).code,
    ).toBe('no-events'))
})
