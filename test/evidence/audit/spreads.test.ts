import { describe, expect, it } from 'vitest'
import { arm, type Row, row, trial } from '../../helpers/records.js'
import { ofRows, says } from './says.js'

const four = [arm('a'), arm('b'), arm('c'), arm('control')]
const spreadRow = (
  id: string,
  key: 'sd' | 'se' | 'plusMinus',
  means: readonly number[],
  spreads: readonly number[],
  p: string,
  more: Partial<Row> = {},
) => ({
  id,
  label: id,
  arms: Object.fromEntries(
    four.map(({ id: at }, i) => [at, { n: 7, mean: means[i] as number, [key]: spreads[i] as number }]),
  ),
  p,
  locator: 'table 1',
  ...more,
})

describe('mixed-spread', () => {
  // The baseline table of Sood 2017: doses fit as standard errors, age as SD.
  const dose = spreadRow('dose', 'se', [43.66, 39.71, 45, 43.86], [5.35, 3.81, 6.57, 4.5], '0.893')
  const age = spreadRow('age', 'sd', [57.83, 49.85, 53.28, 55.7], [5.84, 9.63, 7.29, 7.7], '0.351')
  const odd = spreadRow('insulin', 'plusMinus', [123, 57, 22, 14.1], [92, 48, 5, 4.3], '0.17')

  it('suspects a table whose p-values follow from both kinds', () => {
    expect(ofRows('mixed-spread', [dose, age, odd], { arms: four })).toEqual([
      'suspicious outcomes.dose.spread: One table (table 1) mixes kinds of spread without saying so: the printed p-values follow from standard errors for dose and from SDs for age; for insulin neither reading comes near the printed p.',
    ])
  })
  it('says nothing of one kind, of two tables, or of labels', () => {
    expect(ofRows('mixed-spread', [dose, odd], { arms: four })).toEqual([])
    expect(ofRows('mixed-spread', [dose, { ...age, locator: 'table 2' }], { arms: four })).toEqual([])
    expect(ofRows('mixed-spread', [{ ...dose, spread: { kind: 'se', basis: 'stated' } }, age], { arms: four })).toEqual(
      [],
    )
  })
})

describe('spread-size', () => {
  const others = [1, 0.9, 1.1].map((sd, i) =>
    trial(`other-${i}`, {
      outcomes: [row('hba1c', { arms: { cell: { n: 20, mean: 8, sd }, control: { n: 20, mean: 8, sd } } })],
    }),
  )
  const of = (arms: Row['arms'], more: Partial<Row> = {}): string[] =>
    says(
      'spread-size',
      { outcomes: [row('r', { arms, spread: { kind: 'unclear', basis: 'unstated' }, ...more })] },
      { trials: others },
    )

  it('suspects an SD that is of the size of a standard error among other trials', () => {
    expect(of({ cell: { n: 16, mean: 7, sd: 0.25 }, control: { n: 16, mean: 8, sd: 0.3 } })).toEqual([
      'suspicious outcomes.r.spread: hba1c at 12 months: a spread entered as SD would mean SDs of 0.25, 0.3, against a median of 1 in 3 other trials; read as standard error they are 1, 1.2.',
    ])
    expect(of({ cell: { n: 16, mean: 7, plusMinus: 0.25 } })).toHaveLength(1)
  })
  it('suspects a standard error that is of the size of an SD', () =>
    expect(of({ cell: { n: 16, mean: 7, se: 1 } })[0]).toContain('entered as standard error would mean SDs of 4'))
  it('says nothing of usual spreads, stated ones, other units, few peers, or where p confirms the label', () => {
    expect(of({ cell: { n: 16, mean: 7, sd: 0.8 } })).toEqual([])
    expect(of({ cell: { n: 16, mean: 7, se: 0.25 } })).toEqual([])
    expect(of({ cell: { n: 16, mean: 7, sd: 0.25 } }, { spread: { kind: 'sd', basis: 'stated' } })).toEqual([])
    expect(of({ cell: { n: 16, mean: 7, sd: 0.25 } }, { unit: 'mmol/mol' })).toEqual([])
    expect(of({ cell: { n: 16, mean: 7, sd: 0.25 } }, { scale: 'change' })).toEqual([])
    expect(
      says(
        'spread-size',
        { outcomes: [row('r', { arms: { cell: { n: 16, mean: 7, sd: 0.25 } } })] },
        { trials: others.slice(1) },
      ),
    ).toEqual([])
    // Means 0.3 apart with SDs of 0.25 in 16 people give p 0.002 by t test, 0.4 if these were standard errors.
    expect(
      of({ cell: { n: 16, mean: 7.1, sd: 0.25 }, control: { n: 16, mean: 7.4, sd: 0.25 } }, { p: '0.002' }),
    ).toEqual([])
    // One arm alone does not decide.
    expect(of({ cell: { n: 16, mean: 7, sd: 0.25 }, control: { n: 16, mean: 8, sd: 1 } })).toEqual([])
  })
})
