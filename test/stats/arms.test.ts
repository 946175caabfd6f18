import { describe, expect, it } from 'vitest'
import {
  armSummary,
  type ContinuousArm,
  changeCorrelation,
  momentsFromOrderStatistics,
  pooledSdFromP,
  type StatsError,
  standardErrorFromP,
} from '../../src/stats/index.js'
import { expectClose } from './close.js'
import { failure } from './failure.js'
import { reference } from './reference.js'

const relative = 1e-10
const { conversions, fiveNumber } = reference

describe('the spread of an arm', () => {
  it('comes from a standard error: se * sqrt(n)', () => {
    expectClose(armSummary({ n: 19, mean: 7.65, se: 0.31 }).sd, conversions.se, relative)
  })

  it('comes from a t interval: width / (2 * qt(.975, n - 1)) * sqrt(n)', () => {
    expectClose(armSummary({ n: 19, mean: 7.65, ci: [6.9, 8.4] }).sd, conversions.ciT, relative)
  })

  it('comes from a 90% normal interval: width / (2 * qnorm(.95)) * sqrt(n)', () => {
    const arm = { n: 19, mean: 7.65, ci: [6.9, 8.4], ciLevel: 0.9, ciFrom: 'z' } as const
    expectClose(armSummary(arm).sd, conversions.ciZ90, relative)
  })

  it('comes from the p-value of a change: abs(mean) / qt(p / 2, n - 1, lower.tail = FALSE) * sqrt(n)', () => {
    expectClose(armSummary({ n: 19, mean: -0.8, p: 0.013 }).sd, conversions.p, relative)
  })

  it('comes from the p-value between two arms', () => {
    expectClose(pooledSdFromP({ difference: -0.8, p: 0.04, n1: 25, n2: 22 }), conversions.pooledSdFromP, relative)
  })

  it('inverts to the p-value it came from', () => {
    expectClose(standardErrorFromP(1.959963984540054, 0.05), 1, 1e-12)
  })
})

describe('before and after', () => {
  const before = { mean: 8.2, sd: 1.4 }
  const after = { mean: 7.1, sd: 1.1 }

  it('become the change with sqrt(sd1^2 + sd2^2 - 2 * r * sd1 * sd2)', () => {
    const arm = armSummary({ n: 17, baseline: before, final: after, correlation: 0.6 })
    expect(arm).toMatchObject({ n: 17, from: 'before-after', skewness: null })
    expectClose([arm.mean, arm.sd], [-1.1, Math.sqrt(1.96 + 1.21 - 2 * 0.6 * 1.54)], 1e-13)
  })

  it('imply their correlation: (sd1^2 + sd2^2 - sdc^2) / (2 * sd1 * sd2)', () => {
    const r = changeCorrelation({ baselineSd: 1.4, finalSd: 1.1, changeSd: 1 })
    expectClose(r, conversions.changeCorrelation, relative)
    expectClose(armSummary({ n: 9, baseline: before, final: after, correlation: r }).sd, 1, 1e-12)
  })

  it('may each be a median, and report the check that fails', () => {
    const arm: ContinuousArm = {
      n: 30,
      baseline: { median: 3, min: 1, q1: 2, q3: 12, max: 60 },
      final: { median: 6, q1: 4, q3: 8 },
      correlation: 0.5,
    }
    expect(armSummary(arm).skewness?.isSkewed).toBe(true)
    expect(armSummary({ ...arm, baseline: { median: 6, q1: 4, q3: 8 } }).skewness?.isSkewed).toBe(false)
  })

  it.each([1.01, -2, Number.NaN])('refuse a correlation of %s', (correlation) => {
    const error = failure(() => armSummary({ n: 17, baseline: before, final: after, correlation }))
    expect(error.message).toContain('correlation of baseline and final must be')
  })

  it('refuse a change that no correlation explains', () => {
    expect(failure(() => changeCorrelation({ baselineSd: 1, finalSd: 1, changeSd: 3 })).code).toBe('contradiction')
  })
})

describe('medians (Luo et al. 2018, Wan et al. 2014, Shi et al. 2020 and 2023)', () => {
  it.each(fiveNumber)('n = $n: min $min, q1 $q1, median $median, q3 $q3, max $max', (row) => {
    const given = Object.fromEntries(
      (['min', 'q1', 'median', 'q3', 'max'] as const).map((name) => [name, row[name] ?? undefined]),
    ) as { median: number }
    const moments = momentsFromOrderStatistics(row.n, given)
    expectClose(moments.mean, row.mean, relative, 'mean')
    expectClose(moments.sd, row.sd, relative, 'sd')
    expectClose(moments.skewness.statistic, row.statistic, relative, 'statistic')
    expectClose(moments.skewness.critical, row.critical, relative, 'critical')
    expect(moments.skewness.isSkewed).toBe(row.statistic >= row.critical)
    if (row.shi !== null) expectClose(momentsFromOrderStatistics(row.n, given, { sd: 'shi' }).sd, row.shi, relative)
  })

  it('tells where the mean came from', () => {
    expect(armSummary({ n: 20, median: 6, min: 2, max: 14 }).from).toBe('median-range')
    expect(armSummary({ n: 20, median: 6, q1: 4, q3: 10 }).from).toBe('median-quartiles')
    expect(armSummary({ n: 20, median: 6, min: 2, q1: 4, q3: 10, max: 14 }).from).toBe('five-number')
  })

  it.each<[string, object, StatsError['code']]>([
    ['fewer than five patients', { n: 4, median: 6, q1: 4, q3: 10 }, 'out-of-range'],
    ['a median alone', { n: 20, median: 6 }, 'unknown-choice'],
    ['one quartile', { n: 20, median: 6, q1: 4 }, 'not-a-number'],
    ['a median outside its quartiles', { n: 20, median: 11, q1: 4, q3: 10 }, 'contradiction'],
    ['quartiles outside the range', { n: 20, median: 6, min: 5, q1: 4, q3: 10, max: 14 }, 'contradiction'],
    ['no spread', { n: 20, median: 6, min: 6, max: 6 }, 'contradiction'],
  ])('refuse %s', (_, arm, code) => {
    expect(failure(() => armSummary(arm as never)).code).toBe(code)
  })
})

describe('an arm', () => {
  it.each<[string, object, StatsError['code']]>([
    ['a negative standard error', { n: 9, mean: 1, se: -0.1 }, 'out-of-range'],
    ['an interval that misses the mean', { n: 9, mean: 3, ci: [1, 2] }, 'contradiction'],
    ['an interval of one number', { n: 9, mean: 3, ci: [1] }, 'unknown-choice'],
    ['a p-value of 1', { n: 9, mean: 3, p: 1 }, 'out-of-range'],
    ['a p-value of a mean of 0', { n: 9, mean: 0, p: 0.5 }, 'out-of-range'],
    ['a level in percent', { n: 9, mean: 3, ci: [2, 4], ciLevel: 95 }, 'out-of-range'],
  ])('refuses %s', (_, arm, code) => {
    expect(failure(() => armSummary(arm as never)).code).toBe(code)
  })
})
