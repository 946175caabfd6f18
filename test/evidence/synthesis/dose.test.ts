import { describe, expect, it } from 'vitest'
import { doseClash } from '../../../src/evidence/synthesis/dose.js'
import { doseText, normalDose } from '../../../src/evidence/synthesis/index.js'
import { product } from '../../helpers/records.js'

const of = (
  value: number | null,
  basis: 'per-infusion' | 'cumulative' | 'unclear' | null,
  infusions: number | null,
  unit: 'cells' | 'cells/kg' = 'cells/kg',
) => product({ dose: { value, unit: value === null ? null : unit, basis, text: null }, infusions })

describe('a dose', () => {
  it('per infusion times the infusions is the dose in all, and shows it', () =>
    expect(normalDose(of(1e6, 'per-infusion', 3))).toEqual({
      unit: 'cells/kg',
      perInfusion: 1e6,
      cumulative: 3e6,
      work: ['1e6 cells/kg × 3 infusions = 3e6 cells/kg in all'],
    }))

  it('in all divided by the infusions is the dose of one', () =>
    expect(normalDose(of(6.1e7, 'cumulative', 2, 'cells'))).toMatchObject({ perInfusion: 3.05e7, cumulative: 6.1e7 }))

  it('given once is the same either way', () => {
    expect(normalDose(of(2e8, 'per-infusion', 1, 'cells'))).toMatchObject({
      perInfusion: 2e8,
      cumulative: 2e8,
      work: [],
    })
    expect(normalDose(of(2e8, 'unclear', 1, 'cells'))).toMatchObject({ perInfusion: 2e8, cumulative: 2e8 })
  })

  it('of which nobody said whether it is one or all is not computed', () =>
    expect(normalDose(of(2.6e7, 'unclear', 2, 'cells'))).toMatchObject({
      perInfusion: null,
      cumulative: null,
      work: [expect.stringContaining('not on record')],
    }))

  it('without the number of infusions has no total', () =>
    expect(normalDose(of(1e6, 'per-infusion', null))).toMatchObject({ perInfusion: 1e6, cumulative: null }))

  it('that is not on record is none', () => expect(normalDose(of(null, null, 1))).toBeNull())

  it.each([
    [of(1e6, 'per-infusion', 3), '1e6 cells/kg ×3 (3e6 in all)'],
    [of(1.5e6, 'per-infusion', 1), '1.5e6 cells/kg once'],
    [of(1e6, 'unclear', 2), '1e6 cells/kg (per infusion or in all: not known)'],
    [of(11_000, 'cumulative', null), '1.1e4 cells/kg in all'],
    [of(5_000, 'per-infusion', null), '5000 cells/kg per infusion'],
    [of(null, null, null), null],
  ])('reads %#', (dose, words) => expect(doseText(dose)).toBe(words))

  it('per kilogram and per person do not compare without weights', () => {
    const [perKg, total] = [normalDose(of(1e6, 'per-infusion', 1)), normalDose(of(1e8, 'per-infusion', 1, 'cells'))]
    expect(doseClash(perKg as never, total as never)).toBe(
      'cells/kg and cells do not convert without the weight of each person',
    )
    expect(doseClash(perKg as never, perKg as never)).toBeNull()
  })
})
