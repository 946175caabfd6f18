import { describe, expect, it } from 'vitest'
import { toCanonical } from '../../../src/evidence/synthesis/index.js'
import { openBundled } from '../../helpers/bundled.js'

const dataset = openBundled()
const outcome = (id: string) => {
  const found = dataset.record('outcomes', id)
  if (!found) throw new Error(id)
  return found
}
const convert = (id: string, value: number, unit: string, role: 'value' | 'distance') => {
  const conversion = toCanonical(outcome(id), unit)
  return conversion.ok
    ? { value: conversion.convert(value, role), unit: conversion.unit, work: conversion.work(value, role) }
    : { refused: conversion.reason }
}

describe('HbA1c', () => {
  it('of 53 mmol/mol is 7 %', () =>
    expect(convert('hba1c', 53, 'mmol/mol', 'value')).toEqual({
      value: expect.closeTo(6.9995, 10),
      unit: '%',
      work: '53 mmol/mol × 0.0915 + 2.15 = 6.9995 %',
    }))

  it('as a difference or an SD takes the slope only', () =>
    expect(convert('hba1c', 10.93, 'mmol/mol', 'distance')).toEqual({
      value: expect.closeTo(1.0001, 4),
      unit: '%',
      work: '10.93 mmol/mol × 0.0915 = 1.00009 %',
    }))

  it('in percentage points is a difference in percent', () =>
    expect(convert('hba1c', -0.5, 'percentage points', 'distance')).toMatchObject({ value: -0.5, unit: '%' }))

  it('as a ratio of baseline is no HbA1c', () =>
    expect(convert('hba1c', -12, '% of baseline', 'distance')).toEqual({
      refused: expect.stringContaining('does not convert'),
    }))
})

describe('C-peptide and glucose', () => {
  it('1 ng/mL of C-peptide is 0.331 nmol/L', () =>
    expect(convert('fasting-c-peptide', 1, 'ng/mL', 'value')).toMatchObject({ value: 0.331, unit: 'nmol/L' }))

  it('1000 pmol/L is 1 nmol/L', () =>
    expect(convert('c-peptide', 1000, 'pmol/L', 'value')).toMatchObject({ value: 1, unit: 'nmol/L' }))

  it('180 mg/dL of glucose is 10 mmol/L', () =>
    expect(convert('fasting-glucose', 180, 'mg/dL', 'value')).toMatchObject({
      value: expect.closeTo(10, 3),
      unit: 'mmol/L',
    }))

  it('an area whose minutes are not known is refused', () => {
    for (const unit of ['ng/mL.min', 'pmol/mL/180 min', 'ng/mL per 2 hours'])
      expect(toCanonical(outcome('c-peptide-auc'), unit).ok, unit).toBe(false)
  })
})

describe('insulin', () => {
  it('per day and per kilogram and day do not convert', () => {
    for (const unit of ['U/day', 'IU/day'])
      expect(convert('insulin-dose', 30, unit, 'value')).toEqual({
        refused: expect.stringContaining('does not convert to U/kg/day'),
      })
  })

  it('in IU/kg/day is in U/kg/day', () =>
    expect(convert('insulin-dose', 0.6, 'IU/kg/day', 'value')).toMatchObject({ value: 0.6, unit: 'U/kg/day' }))
})

describe('a unit', () => {
  it('that is not on record converts to nothing', () =>
    expect(toCanonical(outcome('hba1c'), null)).toEqual({ ok: false, unit: null, reason: 'the unit is not on record' }))

  it('that nobody knows converts to nothing', () =>
    expect(convert('hba1c', 7, 'furlongs', 'value')).toEqual({
      refused: 'furlongs is no known unit of Glycated hemoglobin (HbA1c)',
    }))

  it('of every accepted rule shows its work, and distances have no intercept', () => {
    for (const one of dataset.records('outcomes'))
      for (const { unit, toCanonical: rule } of one.acceptedUnits) {
        if (!rule || one.canonicalUnit === null) continue
        const value = convert(one.id, 2, unit, 'value')
        const distance = convert(one.id, 2, unit, 'distance')
        if (!('value' in value) || !('value' in distance)) throw new Error(`${one.id} ${unit}`)
        expect(value.value, `${one.id} ${unit}`).toBeCloseTo(2 * rule.slope + rule.intercept, 12)
        expect(distance.value).toBeCloseTo(2 * rule.slope, 12)
        expect(value.work).toContain(`= `)
      }
  })
})
