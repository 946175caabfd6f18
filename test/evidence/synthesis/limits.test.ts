/** Where a rule turns: on either side of each limit, and of each order. */
import { describe, expect, it } from 'vitest'
import { type Row, row } from '../../helpers/records.js'
import { answer, counted, type MadeTrial, refused, study, usedIds } from './made-up.js'

const means = (cell: number, control: number, sd = 1): Pick<Row, 'arms'> => ({
  arms: { cell: { n: 10, mean: cell, sd }, control: { n: 10, mean: control, sd } },
})
const twoAnd = (odd: MadeTrial) => [study('first'), study('second'), odd]

describe('a baseline difference', () => {
  const apart = (difference: number): MadeTrial => {
    const odd = study('odd')
    const [result, base] = odd.outcomes as [Row, Row]
    return { ...odd, outcomes: [result, { ...base, ...means(8, 8 + difference) }] }
  }

  it('refuses with p 0.048', () => {
    expect(refused(answer(twoAnd(apart(0.95))))).toEqual({ odd: ['baseline-imbalance'] })
  })

  it('does not refuse with p 0.054', () => {
    expect(refused(answer(twoAnd(apart(0.92))))).toEqual({})
  })
})

describe('a spread in 10 people among SDs of 1', () => {
  const spread = (sd: number) => refused(answer([...twoAnd(study('third')), study('odd', means(7, 8, sd))]))

  it('looks like a standard error below 0.35', () => expect(spread(0.34)).toEqual({ odd: ['probable-se'] }))
  it('does not from there', () => {
    expect(spread(0.36)).toEqual({})
    expect(spread(0.5)).toEqual({})
  })
  it('does not where as a standard error it would be half the others or less', () => expect(spread(0.15)).toEqual({}))

  it('is compared only where three others tell how spread people are', () =>
    expect(refused(answer(twoAnd(study('odd', means(7, 8, 0.34)))))).toEqual({}))
})

describe('of two cohorts that share patients', () => {
  const shared = (id: string, other: string, result: Partial<Row>, n = 10): MadeTrial =>
    study(
      id,
      { arms: { cell: { n, mean: 7, sd: 1 }, control: { n, mean: 8, sd: 1 } }, ...result },
      { overlaps: [{ trial: other, why: 'Same hospital.', certainty: 'certain' }] },
    )
  const kept = (a: Partial<Row>, b: Partial<Row>, sizes: readonly [number, number] = [10, 10]) =>
    usedIds(answer([study('third'), shared('a', 'b', a, sizes[0]), shared('b', 'a', b, sizes[1])])).filter(
      (id) => id !== 'third',
    )

  it('the larger is kept, though the smaller has the primary result', () => {
    expect(kept({ primary: true }, { primary: false }, [9, 10])).toEqual(['b'])
  })
  it('of one size the one whose result is primary is kept', () => {
    expect(kept({ primary: false }, { primary: true })).toEqual(['b'])
    expect(kept({ primary: true }, { primary: false })).toEqual(['a'])
  })
  it('of one size and rank the better read is kept', () => {
    expect(kept({ level: 'abstract' }, { level: 'full-text' })).toEqual(['b'])
    expect(kept({ level: 'full-text' }, { level: 'abstract' })).toEqual(['a'])
  })
  it('that are alike the first by id is kept', () => expect(kept({}, {})).toEqual(['a']))
})

describe('an effect as printed', () => {
  const printed = (effect: NonNullable<Row['effect']>): MadeTrial => ({
    ...counted('printed', [3, 10, 1, 10]),
    outcomes: [
      row('closure', {
        outcome: 'closure',
        kind: 'binary',
        unit: 'participants',
        arms: { cell: { n: 10 }, control: { n: 10 } },
        effect,
      }),
    ],
  })
  const read = (effect: NonNullable<Row['effect']>) =>
    answer([counted('other', [4, 10, 2, 10]), printed(effect)], {
      outcome: 'closure',
      measure: effect.measure as 'rr',
    }).included.find(({ reading }) => reading.trial.id === 'printed')
  // 1.96 standard errors to each side.
  const error = (low: number, high: number): number => (high - low) / (2 * 1.959963984540054)

  it('that is a risk difference is printed in points of a hundred', () => {
    const found = read({ measure: 'rd', value: 20, ci: [-5, 45], arms: ['cell', 'control'] })
    expect(found?.effect.estimate).toBeCloseTo(0.2, 12)
    expect(Math.sqrt(found?.effect.variance ?? Number.NaN)).toBeCloseTo(error(-0.05, 0.45), 10)
  })

  it('that is a risk difference of control minus cells has its sign turned', () => {
    const found = read({ measure: 'rd', value: 20, se: 5, arms: ['control', 'cell'] })
    expect(found?.effect.estimate).toBeCloseTo(-0.2, 12)
    expect(found?.effect.variance).toBeCloseTo(0.0025, 12)
    expect(found?.reading.work).toEqual(['effect as printed: 20, sign turned'])
  })

  it.each(['rr', 'or'] as const)('that is an %s of control against cells is inverted, its interval too', (measure) => {
    const found = read({ measure, value: 2, ci: [0.5, 8], arms: ['control', 'cell'] })
    expect(found?.effect.estimate).toBeCloseTo(Math.log(0.5), 12)
    expect(Math.sqrt(found?.effect.variance ?? Number.NaN)).toBeCloseTo(error(Math.log(0.5), Math.log(8)), 10)
    expect(found?.reading.work).toEqual(['effect as printed: 2, inverted'])
  })

  it('that is a ratio keeps the standard error of its log when it is inverted', () => {
    const found = read({ measure: 'rr', value: 4, se: 0.3, arms: ['control', 'cell'] })
    expect(found?.effect.estimate).toBeCloseTo(Math.log(0.25), 12)
    expect(found?.effect.variance).toBeCloseTo(0.09, 12)
  })
})

describe('a time point', () => {
  it('3 months from the one asked for is within the window, and more is not', () => {
    const at = (timepointMonths: number) =>
      refused(answer(twoAnd(study('odd', { timepointMonths })), { timepoint: 12, window: 3 }))
    expect([at(9), at(15)]).toEqual([{}, {}])
    expect([at(8.9), at(15.1)]).toEqual([{ odd: ['time-points'] }, { odd: ['time-points'] }])
  })
})
