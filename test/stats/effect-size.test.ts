import { describe, expect, it } from 'vitest'
import {
  backTransform,
  effectSize,
  harmonicMean,
  measures,
  pool,
  type StatsError,
  scaleOf,
} from '../../src/stats/index.js'
import { expectClose } from './close.js'
import { failure } from './failure.js'
import { reference } from './reference.js'

const relative = 1e-9
const tiny = Number.MIN_VALUE

function expectSize(actual: object, expected: object): void {
  for (const field of ['estimate', 'variance', 'se', 'ci'] as const) {
    expectClose(
      (actual as Record<string, unknown>)[field],
      (expected as Record<string, unknown>)[field],
      relative,
      field,
    )
  }
}

describe('two arms by events', () => {
  it.each(reference.events)('summary(escalc("$measure", table $table, to = "$to", add = $add))', (row) => {
    const [a, b, c, d] = row.table
    const size = effectSize({
      measure: row.measure,
      treatment: { events: a, n: a + b },
      control: { events: c, n: c + d },
      zeroCells: { to: row.to, add: row.add },
    })
    expectSize(size, row)
    expect(size.n).toBe(a + b + c + d)
    expect(size.isCorrected).toBe(row.to === 'all' || row.table.includes(0))
    expect(size.isDoubleZero).toBe((a === 0 && c === 0) || (b === 0 && d === 0))
  })

  const none = { events: 0, n: 20 }
  const some = { events: 3, n: 18 }

  it('is undefined without a correction when an arm has no events', () => {
    for (const measure of ['RR', 'OR'] as const) {
      const error = failure(() => effectSize({ measure, treatment: none, control: some, zeroCells: { to: 'none' } }))
      expect(error.code).toBe('no-events')
      const cells = '[0, 20, 3, 15]'
      expect(error.message).toBe(
        `the cells of the ${measure} must be above 0, or corrected (see zeroCells), got ${cells}`,
      )
    }
  })

  it('is undefined without a correction when neither arm has events', () => {
    for (const measure of ['RR', 'OR', 'PETO'] as const) {
      const input = { measure, treatment: none, control: none, zeroCells: { to: 'none' } } as const
      expect(failure(() => effectSize(input)).code).toBe('no-events')
    }
    const difference = { measure: 'RD', treatment: none, control: none, zeroCells: { to: 'none' } } as const
    expect(failure(() => effectSize(difference)).code).toBe('zero-variance')
  })

  it('refuses a study without events in both arms when told to drop it (drop00 = TRUE)', () => {
    const input = { measure: 'OR', treatment: none, control: none } as const
    expect(effectSize(input).isDoubleZero).toBe(true)
    expect(failure(() => effectSize({ ...input, zeroCells: { drop00: true } })).code).toBe('no-events')
    const all = { events: 20, n: 20 }
    const everybody = { measure: 'OR', treatment: all, control: all, zeroCells: { drop00: true } } as const
    expect(failure(() => effectSize(everybody)).code).toBe('no-events')
  })

  it.each<[string, unknown, StatsError['code'], string]>([
    [
      'more events than patients',
      { events: 5, n: 4 },
      'out-of-range',
      'events of the treatment arm must be at most n = 4, got 5',
    ],
    [
      'negative events',
      { events: -1, n: 4 },
      'out-of-range',
      'events of the treatment arm must be 0 or greater, got -1',
    ],
    [
      'half an event',
      { events: 0.5, n: 4 },
      'not-an-integer',
      'events of the treatment arm must be a whole number, got 0.5',
    ],
    ['no patients', { events: 0, n: 0 }, 'out-of-range', 'n of the treatment arm must be 1 or greater, got 0'],
    [
      'NaN',
      { events: Number.NaN, n: 4 },
      'not-a-number',
      'events of the treatment arm must be a finite number, got NaN',
    ],
    [
      'infinitely many',
      { events: 1, n: Number.POSITIVE_INFINITY },
      'not-a-number',
      'n of the treatment arm must be a finite number, got Infinity',
    ],
    ['text', { events: '3', n: 4 }, 'not-a-number', 'events of the treatment arm must be a finite number, got "3"'],
  ])('refuses %s', (_, treatment, code, message) => {
    const error = failure(() => effectSize({ measure: 'RR', treatment: treatment as never, control: some }))
    expect(error).toMatchObject({ name: 'StatsError', code, message })
  })
})

describe('two arms by means', () => {
  it.each(reference.means)('summary(escalc("$measure", arms $arms, vtype = "$vtype"))', (row) => {
    const [n1, mean1, sd1, n2, mean2, sd2] = row.arms as [number, number, number, number, number, number]
    const size = effectSize({
      measure: row.measure,
      vtype: row.vtype,
      treatment: { n: n1, mean: mean1, sd: sd1 },
      control: { n: n2, mean: mean2, sd: sd2 },
    })
    expectSize(size, row)
    expect(size.n).toBe(n1 + n2)
    expect(size.arms).toEqual([
      { n: n1, mean: mean1, sd: sd1, from: 'sd', skewness: null },
      { n: n2, mean: mean2, sd: sd2, from: 'sd', skewness: null },
    ])
  })

  const treatment = { n: 12, mean: 7.1, sd: 1.2 }
  const control = { n: 14, mean: 8.3, sd: 1.6 }

  it('applies the approximate correction of Hedges (1981) and none to d', () => {
    const d = effectSize({ measure: 'SMD', treatment, control, correction: 'none' })
    const g = effectSize({ measure: 'SMD', treatment, control, correction: 'approximate' })
    expectClose(d.estimate, -1.2 / Math.sqrt((11 * 1.44 + 13 * 2.56) / 24), 1e-14)
    expectClose(g.estimate, d.estimate * (1 - 3 / (4 * 24 - 1)), 1e-14)
    expectClose(d.variance, 1 / 12 + 1 / 14 + d.estimate ** 2 / 52, 1e-14)
  })

  it('approximates the exact correction within 1% from 10 degrees of freedom', () => {
    const exact = effectSize({ measure: 'SMD', treatment, control }).estimate
    expectClose(effectSize({ measure: 'SMD', treatment, control, correction: 'approximate' }).estimate, exact, 0.01)
  })

  it('keeps the check behind a mean from a median', () => {
    const size = effectSize({ measure: 'MD', treatment: { n: 20, median: 6, q1: 4, q3: 10 }, control })
    expect(size.arms.map((arm) => arm.from)).toEqual(['median-quartiles', 'sd'])
    expect(size.arms[0]!.skewness?.isSkewed).toBe(false)
  })

  it.each<[string, object, StatsError['code']]>([
    ['a negative SD', { n: 12, mean: 7, sd: -1 }, 'out-of-range'],
    ['a single patient', { n: 1, mean: 7, sd: 1 }, 'out-of-range'],
    ['a fraction of a patient', { n: 2.5, mean: 7, sd: 1 }, 'not-an-integer'],
    ['a mean that is not a number', { n: 12, mean: Number.NaN, sd: 1 }, 'not-a-number'],
    ['an arm without a spread', { n: 12, mean: 7 }, 'unknown-choice'],
  ])('refuses %s', (_, arm, code) => {
    expect(failure(() => effectSize({ measure: 'MD', treatment: arm as never, control })).code).toBe(code)
  })

  it('refuses arms that do not vary', () => {
    const still = { n: 10, mean: 3, sd: 0 }
    expect(failure(() => effectSize({ measure: 'MD', treatment: still, control: still }))).toMatchObject({
      code: 'zero-variance',
      message: 'the variance of the MD must be greater than 0, got 0',
    })
    expect(failure(() => effectSize({ measure: 'SMD', treatment: still, control: still })).code).toBe('zero-variance')
  })

  // R 5.1-12: escalc("ROM", m1i = 20, sd1i = 8, n1i = 10, m2i = 15, sd2i = 7, n2i = 12, correct = TRUE)
  it('corrects a ratio of means for bias of small samples', () => {
    const arms = { treatment: { n: 10, mean: 20, sd: 8 }, control: { n: 12, mean: 15, sd: 7 } }
    const made = effectSize({ measure: 'ROM', ...arms, correction: 'second-order' })
    expectClose(made.estimate, 0.28660799837771, 1e-12)
    expectClose(made.variance, effectSize({ measure: 'ROM', ...arms }).variance, 1e-15)
    expect(failure(() => effectSize({ measure: 'ROM', ...arms, correction: 'exact' })).code).toBe('unknown-choice')
  })

  it('refuses a ratio of means unless both are above zero', () => {
    const error = failure(() => effectSize({ measure: 'ROM', treatment: { n: 12, mean: -0.3, sd: 1 }, control }))
    expect(error.message).toBe('the mean of the treatment arm in a ratio of means must be greater than 0, got -0.3')
  })

  it('refuses unknown words', () => {
    const odd = (input: object) => failure(() => effectSize({ measure: 'MD', treatment, control, ...input } as never))
    expect(odd({ vtype: 'UB' })).toMatchObject({
      code: 'unknown-choice',
      message: 'vtype must be one of LS, HO, got "UB"',
    })
    expect(odd({ measure: 'HR' }).code).toBe('unknown-choice')
    expect(odd({ measure: 'SMD', correction: 'hedges' }).code).toBe('unknown-choice')
    expect(odd({ level: 95 }).message).toBe('level must be between 0 and 1 (exclusive), got 95')
  })
})

describe('one arm', () => {
  it.each(reference.proportions)('summary(escalc("$measure", xi and ni $arm))', (row) => {
    const size = effectSize({ measure: row.measure, arm: { events: row.arm[0], n: row.arm[1] } })
    expectSize(size, row)
    const hasZero = row.arm[0] === 0 || row.arm[0] === row.arm[1]
    expect(size.isCorrected).toBe(row.measure !== 'PFT' && hasZero)
  })

  it('needs a correction for a proportion of 0 on the raw and the logit scale', () => {
    const input = { arm: { events: 0, n: 9 }, zeroCells: { to: 'none' } } as const
    expect(failure(() => effectSize({ measure: 'PR', ...input })).code).toBe('zero-variance')
    expect(failure(() => effectSize({ measure: 'PLO', ...input })).code).toBe('no-events')
  })

  it('summary(escalc("MN", mi = 6.9, sdi = 1.3, ni = 17))', () => {
    const { n, mean, sd, ...expected } = reference.singles.MN
    expectSize(effectSize({ measure: 'MN', arm: { n, mean, sd } }), expected)
  })

  it('summary(escalc("MC", m1i = final, m2i = baseline, ri = 0.6, ...))', () => {
    const { n, baseline, final, correlation, ...expected } = reference.singles.MC
    const moments = ([mean, sd]: [number, number]) => ({ mean, sd })
    const arm = { n, baseline: moments(baseline), final: moments(final), correlation }
    expectSize(effectSize({ measure: 'MC', arm }), expected)
  })
})

describe('reported effects', () => {
  const of = (size: { estimate: number; variance: number }) => [size.estimate, size.variance]
  const expected = reference.conversions

  it('takes a ratio with its interval to the log scale: conv.wald(out, ci.lb, ci.ub, transf = log)', () => {
    const size = effectSize({ measure: 'RR', reported: { estimate: 0.7, ci: [0.5, 0.98] } })
    expectClose(of(size), expected.reportedRatio, relative)
    expect(size).toMatchObject({ scale: 'log', n: null, arms: [] })
  })

  it('takes a difference with a 90% t interval', () => {
    const reported = { estimate: -0.6, ci: [-1.1, -0.1], ciLevel: 0.9, df: 40 } as const
    expectClose(of(effectSize({ measure: 'MD', reported })), expected.reportedDifference90t, relative)
  })

  it('takes a p-value', () => {
    expectClose(of(effectSize({ measure: 'OR', reported: { estimate: 1.8, p: 0.03 } })), expected.reportedP, relative)
  })

  it('takes a proportion with its interval to the logit scale', () => {
    const reported = { estimate: 0.2, ci: [0.12, 0.31] } as const
    expectClose(of(effectSize({ measure: 'PLO', reported })), expected.reportedProportion, relative)
  })

  it('takes a standard error on the pooling scale', () => {
    const size = effectSize({ measure: 'RR', reported: { estimate: 0.5, se: 0.2 } })
    expectClose(of(size), [Math.log(0.5), 0.04], 1e-14)
  })

  it.each<[string, object, StatsError['code']]>([
    ['an estimate outside its interval', { measure: 'MD', reported: { estimate: 3, ci: [0, 2] } }, 'contradiction'],
    ['an interval upside down', { measure: 'MD', reported: { estimate: 1, ci: [2, 0] } }, 'contradiction'],
    ['a ratio of zero', { measure: 'RR', reported: { estimate: 0, ci: [0, 2] } }, 'out-of-range'],
    [
      'an interval of a ratio that touches zero',
      { measure: 'RR', reported: { estimate: 1, ci: [0, 2] } },
      'out-of-range',
    ],
    ['p = 0', { measure: 'MD', reported: { estimate: 1, p: 0 } }, 'out-of-range'],
    ['p = 1', { measure: 'MD', reported: { estimate: 1, p: 1 } }, 'out-of-range'],
    ['a p-value of no difference', { measure: 'MD', reported: { estimate: 0, p: 0.5 } }, 'out-of-range'],
    ['a standard error of zero', { measure: 'MD', reported: { estimate: 1, se: 0 } }, 'out-of-range'],
    [
      'an infinite limit',
      { measure: 'MD', reported: { estimate: 1, ci: [0, Number.POSITIVE_INFINITY] } },
      'not-a-number',
    ],
    ['an estimate alone', { measure: 'MD', reported: { estimate: 1 } }, 'unknown-choice'],
    ['a double arcsine', { measure: 'PFT', reported: { estimate: 0.4, se: 0.1 } }, 'unknown-choice'],
    ['a logit of a proportion of one', { measure: 'PLO', reported: { estimate: 1, se: 0.1 } }, 'out-of-range'],
    ['a variance too small to be one', { measure: 'MD', reported: { estimate: 1, se: tiny } }, 'zero-variance'],
  ])('refuses %s', (_, input, code) => {
    expect(failure(() => effectSize(input as never)).code).toBe(code)
  })
})

describe('back to the natural scale', () => {
  const { xi, ni, harmonic, each, pooled, grid, logit } = reference.freemanTukey

  it('transf.ipft(yi, ni) returns the proportion of each study', () => {
    const sizes = xi.map((events, i) => effectSize({ measure: 'PFT', arm: { events, n: ni[i]! } }))
    sizes.forEach((size, i) => {
      const proportion = backTransform('PFT', size.estimate, ni[i]!)
      expect(Math.abs(proportion - each[i]!)).toBeLessThan(1e-9)
      expect(Math.abs(proportion - xi[i]! / ni[i]!)).toBeLessThan(1e-7)
    })
  })

  it('predict(res, transf = transf.ipft.hm, targs = list(ni = ni))', () => {
    const sizes = xi.map((events, i) => effectSize({ measure: 'PFT', arm: { events, n: ni[i]! } }))
    const result = pool(sizes, { tau2Method: 'DL' })
    expectClose(harmonicMean(ni), harmonic, 1e-14)
    const back = [result.estimate, ...result.ci].map((value) => backTransform('PFT', value, harmonicMean(ni)))
    expectClose(back, pooled, relative)
  })

  it('clamps a double arcsine beyond 0 and 1: transf.ipft(x, 25)', () => {
    for (const [x, n, expected] of grid) expectClose(backTransform('PFT', x, n), expected, relative)
  })

  it('exponentiates logs, inverts logits, leaves differences', () => {
    expect(backTransform('RR', 0)).toBe(1)
    expectClose(backTransform('ROM', Math.log(2)), 2, 1e-15)
    expectClose([-3, 0, 0.7].map((x) => backTransform('PLO', x)), logit, 1e-14) // biome-ignore format: one line
    expect(backTransform('MD', -0.4)).toBe(-0.4)
    expect(measures.map(scaleOf)).toContain('double-arcsine')
  })

  it('needs the sample size for a double arcsine', () => {
    expect(failure(() => backTransform('PFT', 0.5)).message).toBe(
      'n for the double arcsine must be a finite number, got NaN',
    )
    expect(failure(() => harmonicMean([])).code).toBe('out-of-range')
    expect(failure(() => backTransform('XX' as never, 0.5)).code).toBe('unknown-choice')
  })
})
