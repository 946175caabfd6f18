import { describe, expect, it } from 'vitest'
import { type Moderator, metaRegression, moderatorAnalysis, permutationTest } from '../../src/stats/index.js'
import { expectClose } from './close.js'
import { failure } from './failure.js'
import { golden } from './methods-reference.js'

const { regressions } = golden
const { yi, vi } = golden.adjusted.bcg
const studies = yi.map((estimate, i) => ({ estimate, variance: vi[i]! }))
const moderatorsOf = (names: readonly ('ablat' | 'decade' | 'alloc')[]): Moderator[] =>
  names.map((name) => ({ name, values: regressions[name] }))

describe('meta-regression of dat.bcg on several moderators', () => {
  it.each(regressions.fits.map((fit) => [`${fit.mods.join(' + ')}, ${fit.method}, ${fit.test}`, fit] as const))(
    'rma(yi, vi, mods = ~ %s)',
    (_, fit) => {
      const options = fit.method === 'EE' ? ({ model: 'common' } as const) : { tau2Method: fit.method, test: fit.test }
      const found = moderatorAnalysis(studies, moderatorsOf(fit.mods), options)
      const { terms, moderatorTest, q, qP, i2, h2, tau2, tau2Se, r2 } = found
      const column = (read: (term: (typeof terms)[number]) => number) => terms.map(read)
      expectClose(
        column(({ estimate }) => estimate),
        fit.estimate,
        1e-8,
      )
      expectClose(
        column(({ se }) => se),
        fit.se,
        1e-8,
      )
      expectClose(
        column(({ ci }) => ci[0]),
        fit.lower,
        1e-8,
      )
      expectClose(
        column(({ ci }) => ci[1]),
        fit.upper,
        1e-8,
      )
      expectClose(
        column(({ p }) => p),
        fit.p,
        1e-8,
      )
      expectClose(found.covariance.flat(), fit.covariance.flat(), 1e-8)
      expectClose([moderatorTest.statistic, moderatorTest.df, moderatorTest.p], [fit.qm, fit.qmDf, fit.qmP], 1e-8)
      expect(moderatorTest.df2).toBe(fit.qmDf2)
      expectClose([q, qP, i2, h2, tau2], [fit.q, fit.qP, fit.i2, fit.h2, fit.tau2], 1e-8)
      if (fit.tau2Se !== null) expectClose(tau2Se, fit.tau2Se, 1e-8)
      if (fit.tau2Ci) expectClose(found.tau2Ci, fit.tau2Ci, 1e-8)
      if (fit.r2 !== null) expectClose(r2, fit.r2, 1e-8)
    },
  )

  it('with one moderator is metaRegression', () => {
    const one = metaRegression(studies, regressions.ablat)
    const { terms, r2 } = moderatorAnalysis(studies, moderatorsOf(['ablat']))
    expectClose([terms[0]!.estimate, terms[1]!.se, r2], [one.intercept.estimate, one.slope.se, one.r2], 1e-9)
  })

  it('does not depend on the order of studies, and scales with a moderator', () => {
    const turned = [...studies].reverse()
    const there = moderatorAnalysis(studies, moderatorsOf(['ablat', 'decade']))
    const back = moderatorAnalysis(turned, [
      { name: 'ablat', values: [...regressions.ablat].reverse().map((x) => x * 1000) },
      { name: 'decade', values: [...regressions.decade].reverse() },
    ])
    expectClose(back.terms[1]!.estimate * 1000, there.terms[1]!.estimate, 1e-9)
    expectClose(back.terms[2]!.p, there.terms[2]!.p, 1e-9)
  })

  it('names the level of a factor beside the factor', () =>
    expect(moderatorAnalysis(studies, moderatorsOf(['alloc'])).terms.map(({ term }) => term)).toEqual([
      'intercept',
      'alloc: alternate',
      'alloc: systematic',
    ]))

  it('refuses a moderator that another one fixes, and one that is the same everywhere', () => {
    const double = { name: 'twice', values: regressions.ablat.map((x) => 2 * x) }
    expect(failure(() => moderatorAnalysis(studies, [...moderatorsOf(['ablat']), double])).message).toBe(
      'twice must differ between studies in its own way, got values that the other moderators fix',
    )
    expect(failure(() => moderatorAnalysis(studies, [{ name: 'dose', values: yi.map(() => 3) }])).message).toBe(
      'dose must differ between studies, got 3 in each',
    )
    expect(failure(() => moderatorAnalysis(studies, [])).code).toBe('out-of-range')
  })
})

describe('permutation test', () => {
  const { k, one, two } = golden.permutation
  const few = studies.slice(0, k)
  const moderators = moderatorsOf(['ablat', 'decade']).map(({ name, values }) => ({
    name,
    values: values.slice(0, k) as number[],
  }))

  it('permutest(rma(yi, vi, mods = ~ ablat), exact = TRUE), where two latitudes are the same', () => {
    const found = permutationTest(few, moderators.slice(0, 1), { tau2Method: 'DL' })
    expect([found.isExact, found.permutations]).toEqual([true, 360])
    expectClose([...found.p, found.moderatorP], [...one.p, one.qmP], 1e-12)
  })

  it('of two moderators under Hartung-Knapp', () => {
    const found = permutationTest(few, moderators, { tau2Method: 'DL', test: 'knha' })
    expectClose([...found.p, found.moderatorP], [...two.p, two.qmP], 1e-12)
  })

  it('draws the same orders every time where there are too many', () => {
    const drawn = () => permutationTest(studies, moderatorsOf(['ablat']), { tau2Method: 'DL', permutations: 200 })
    expect(drawn().isExact).toBe(false)
    expect(drawn()).toEqual(drawn())
    expect(drawn().moderatorP).toBeLessThan(0.05)
  })
})
