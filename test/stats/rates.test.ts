import { describe, expect, it } from 'vitest'
import { backTransform, type EffectSize, effectSize, pool } from '../../src/stats/index.js'
import { expectClose } from './close.js'
import { failure } from './failure.js'
import { golden } from './methods-reference.js'

const { rates, correlations } = golden.measures

const expectSized = (found: readonly EffectSize[], wanted: { estimate: number[]; variance: number[] }): void => {
  expectClose(
    found.map(({ estimate }) => estimate),
    wanted.estimate,
    1e-12,
  )
  expectClose(
    found.map(({ variance }) => variance),
    wanted.variance,
    1e-12,
  )
}

describe('incidence rates of dat.nielweise2008', () => {
  const arms = rates.x1.map((events, i) => ({
    treatment: { events, time: rates.t1[i]! },
    control: { events: rates.x2[i]!, time: rates.t2[i]! },
  }))

  it('escalc("IRR", x1i, t1i, x2i, t2i), zero cells included', () =>
    expectSized(
      arms.map((arm) => effectSize({ measure: 'IRR', ...arm })),
      rates.IRR,
    ))

  it.each(['IR', 'IRLN'] as const)('escalc("%s", xi, ti)', (measure) =>
    expectSized(
      arms.map(({ treatment }) => effectSize({ measure, arm: treatment })),
      rates[measure],
    ),
  )

  it('swapping the arms turns the sign of the log ratio', () => {
    for (const { treatment, control } of arms) {
      const there = effectSize({ measure: 'IRR', treatment, control })
      const back = effectSize({ measure: 'IRR', treatment: control, control: treatment })
      expectClose([-back.estimate, back.variance], [there.estimate, there.variance], 1e-13)
    }
  })

  it('another unit of time leaves the ratio as it is', () => {
    const { treatment, control } = arms[0]!
    const days = ({ events, time }: typeof treatment) => ({ events, time: 365.25 * time })
    expectClose(
      effectSize({ measure: 'IRR', treatment: days(treatment), control: days(control) }).estimate,
      effectSize({ measure: 'IRR', treatment, control }).estimate,
      1e-13,
    )
  })

  it('needs person-time above 0', () =>
    expect(failure(() => effectSize({ measure: 'IR', arm: { events: 3, time: 0 } })).message).toBe(
      'person-time of the arm must be greater than 0, got 0',
    ))
})

describe('correlations of dat.molloy2014', () => {
  it.each(['COR', 'ZCOR'] as const)('escalc("%s", ri, ni)', (measure) =>
    expectSized(
      correlations.r.map((r, i) => effectSize({ measure, r, n: correlations.n[i]! })),
      correlations[measure],
    ),
  )

  it('predict(rma(escalc("ZCOR")), transf = transf.ztor)', () => {
    const { estimate, ci } = pool(
      correlations.r.map((r, i) => effectSize({ measure: 'ZCOR', r, n: correlations.n[i]! })),
    )
    expectClose(
      [estimate, ...ci].map((z) => backTransform('ZCOR', z)),
      correlations.pooled,
      1e-10,
    )
  })

  it('of 1, or of three people, is refused', () => {
    expect(failure(() => effectSize({ measure: 'ZCOR', r: 1, n: 20 })).code).toBe('out-of-range')
    expect(failure(() => effectSize({ measure: 'ZCOR', r: 0.4, n: 3 })).code).toBe('out-of-range')
  })
})

it('a hazard ratio comes from its interval, on the log scale', () => {
  const { estimate, se } = effectSize({ measure: 'HR', reported: { estimate: 0.67, ci: [0.45, 0.99] } })
  expectClose([estimate, se], [Math.log(0.67), (Math.log(0.99) - Math.log(0.45)) / (2 * 1.959963984540054)], 1e-14)
})
