/** Units of outcome measures: brought to the one unit of the measure, with the work shown, or refused with the reason. */

import type { Outcome } from '../../dataset/index.js'
import { significant } from '../../numbers.js'
import { fold } from '../../text.js'

/** What a number is: a value on the scale, or a distance on it (a difference, a change, an SD, an SE), which has no intercept. */
export type QuantityKind = 'value' | 'distance'

/** How numbers in one unit become numbers in another, or why they do not. */
export type Conversion =
  | {
      readonly ok: true
      readonly unit: string
      readonly convert: (value: number, role: QuantityKind) => number
      /** The rule in words; null where nothing has to be done. */
      readonly rule: string | null
      /** One number with the work: "53 mmol/mol × 0.0915 + 2.15 = 7 %". */
      readonly work: (value: number, role: QuantityKind) => string
    }
  | { readonly ok: false; readonly unit: string | null; readonly reason: string }

const key = (unit: string): string => fold(unit) || unit.trim()

type UnitConversion = { readonly slope: number; readonly intercept: number }

const formula = ({ slope, intercept }: UnitConversion): string =>
  `${slope === 1 ? '' : ` × ${significant(slope)}`}${intercept === 0 ? '' : ` + ${significant(intercept)}`}`

/** A difference, a change or a spread has no zero point to move. */
const lineFor = ({ slope, intercept }: UnitConversion, role: QuantityKind): UnitConversion => ({
  slope,
  intercept: role === 'value' ? intercept : 0,
})

const along = (from: string, to: string, line: UnitConversion): Conversion => {
  const convert = (value: number, role: QuantityKind): number => {
    const { slope, intercept } = lineFor(line, role)
    return slope * value + intercept
  }
  const isSame = line.slope === 1 && line.intercept === 0
  const onlySlope = line.intercept === 0 ? '' : `; differences and SDs${formula({ ...line, intercept: 0 })} only`
  return {
    ok: true,
    unit: to,
    convert,
    rule: isSame ? null : `${from} to ${to}:${formula(line)}${onlySlope}`,
    work: (value, role) =>
      `${significant(value)} ${from}${formula(lineFor(line, role))} = ${significant(convert(value, role))} ${to}`,
  }
}

/**
 * How numbers of an outcome measure in a unit become numbers in its canonical unit, by the rules of data/outcomes.json. A
 * difference, a change or a spread takes the slope only: 1 percentage point of HbA1c is 10.93 mmol/mol, not 10.93 - 23.5.
 */
export const toCanonical = (outcome: Outcome, unit: string | null): Conversion => {
  const target = outcome.canonicalUnit
  if (unit === null) return { ok: false, unit, reason: 'the unit is not on record' }
  if (target !== null && key(unit) === key(target)) return along(unit, target, { slope: 1, intercept: 0 })
  const rule = outcome.acceptedUnits.find((accepted) => key(accepted.unit) === key(unit))
  if (!rule) return { ok: false, unit, reason: `${unit} is no known unit of ${outcome.name}` }
  if (!rule.convertible || !rule.toCanonical || target === null)
    return {
      ok: false,
      unit,
      reason: `${unit} does not convert to ${target ?? 'a common unit'}${rule.note ? ` (${rule.note})` : ''}`,
    }
  return along(unit, target, rule.toCanonical)
}
