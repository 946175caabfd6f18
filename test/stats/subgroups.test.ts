import { describe, expect, it } from 'vitest'
import { subgroups } from '../../src/stats/index.js'
import { expectClose } from './close.js'
import { failure } from './failure.js'
import { optionsFor, reference, studiesOf } from './reference.js'

const relative = 1e-8
const { bcg } = reference.datasets
const studies = studiesOf(bcg)

describe.each(reference.subgroups)('method = "$method", test = "$test"', ({ method, test, separate, common }) => {
  const options = optionsFor(method, test)

  it('separate tau2: rma(yi, vi, subset = alloc == g), then rma(est, sei = se, mods = ~ g, method = "FE")$QM', () => {
    const { groups, difference } = subgroups(studies, bcg.alloc, options)
    expect(groups.map(({ group }) => group)).toEqual([...new Set(bcg.alloc)])
    groups.forEach((group, i) => {
      for (const [field, expected] of Object.entries(separate.groups[i]!)) {
        expectClose(group[field as keyof typeof group], expected, relative, field)
      }
    })
    const { statistic, df, df2, p } = difference
    // Under Hartung-Knapp the difference is that of the mixed-effects model, with its F test.
    const tested = test === 'knha' ? (common as NonNullable<typeof common>) : { ...separate, df2: null }
    expectClose([statistic, df, df2, p], [tested.q, tested.df, tested.df2, tested.p], relative, 'difference')
  })

  if (!common) return

  it('common tau2: rma(yi, vi, mods = ~ alloc - 1), and QM of mods = ~ alloc', () => {
    const { groups, difference } = subgroups(studies, bcg.alloc, { ...options, tau2: 'common' })
    const columns = {
      estimate: groups.map((group) => group.estimate),
      se: groups.map((group) => group.se),
      lower: groups.map((group) => group.ci[0]),
      upper: groups.map((group) => group.ci[1]),
      statistic: groups.map((group) => group.statistic),
      pValue: groups.map((group) => group.p),
    }
    for (const [field, actual] of Object.entries(columns)) {
      expectClose(actual, common[field as keyof typeof columns], relative, field)
    }
    for (const group of groups) expectClose(group.tau2, common.tau2, relative, 'tau2')
    const { statistic, df, df2, p } = difference
    expectClose([statistic, df, df2, p], [common.q, common.df, common.df2, common.p], relative, 'difference')
  })
})

it('ignores the choice of tau2 under the common-effect model', () => {
  const options = { model: 'common' } as const
  expect(subgroups(studies, bcg.alloc, { ...options, tau2: 'common' })).toEqual(subgroups(studies, bcg.alloc, options))
})

it('knows which studies each group holds, even one alone', () => {
  const groups = studies.map((_, i) => (i === 4 ? 'alone' : 'others'))
  const result = subgroups(studies, groups)
  expect(result.groups[1]).toMatchObject({
    group: 'alone',
    members: [4],
    k: 1,
    tau2: 0,
    estimate: studies[4]!.estimate,
  })
  const shared = subgroups(studies, groups, { tau2: 'common' })
  expect(shared.groups[1]).toMatchObject({ group: 'alone', k: 1, q: 0, qP: 1 })
  expect(shared.groups[1]!.tau2).toBeGreaterThan(0)
})

it('refuses lists of different length and a single group', () => {
  expect(failure(() => subgroups(studies, ['a', 'b'])).message).toBe(
    'the list of groups must be as long as the 13 studies, got 2',
  )
  expect(
    failure(() =>
      subgroups(
        studies,
        studies.map(() => 'a'),
      ),
    ).code,
  ).toBe('too-few-studies')
  expect(failure(() => subgroups(studies, bcg.alloc, { tau2: 'pooled' as never })).code).toBe('unknown-choice')
  const pair = studies.slice(0, 2)
  expect(failure(() => subgroups(pair, ['a', 'b'], { tau2: 'common' })).code).toBe('too-few-studies')
})
