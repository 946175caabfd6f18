/** Units of outcome measures: brought to the one unit of the measure, with the work shown, or refused with the reason. */
import type { Outcome } from '../../dataset/index.js'
import { fold } from '../../text.js'

/** What a number is: a value on the scale, or a distance on it (a difference, a change, an SD, an SE), which has no intercept. */
export type Role = 'value' | 'distance'

/** How numbers in one unit become numbers in another, or why they do not. */
export type Conversion =
  | {
      readonly ok: true
      readonly unit: string
      readonly convert: (value: number, role: Role) => number
      /** The work in words; null where nothing had to be done. */
      readonly work: string | null
    }
  | { readonly ok: false; readonly unit: string | null; readonly reason: string }

const key = (unit: string): string => fold(unit) || unit.trim()

const tidy = (value: number): string => String(Number(value.toPrecision(6)))

const formula = (slope: number, intercept: number): string =>
  `× ${tidy(slope)}${intercept === 0 ? '' : ` + ${tidy(intercept)}`}`

/**
 * How numbers of an outcome measure in a unit become numbers in its canonical unit, by the rules of data/outcomes.json. A
 * difference, a change or a spread takes the slope only: 1 percentage point of HbA1c is 10.93 mmol/mol, not 10.93 - 23.5.
 */
export const toCanonical = (outcome: Outcome, unit: string | null): Conversion => {
  const target = outcome.canonicalUnit
  if (unit === null) return { ok: false, unit, reason: 'the unit is not on record' }
  if (target !== null && key(unit) === key(target))
    return { ok: true, unit: target, convert: (value) => value, work: null }
  const rule = outcome.acceptedUnits.find((accepted) => key(accepted.unit) === key(unit))
  if (!rule) return { ok: false, unit, reason: `${unit} is no known unit of ${outcome.name}` }
  if (!rule.convertible || !rule.toCanonical || target === null)
    return {
      ok: false,
      unit,
      reason: `${unit} does not convert to ${target ?? 'a common unit'}${rule.note ? ` (${rule.note})` : ''}`,
    }
  const { slope, intercept } = rule.toCanonical
  return {
    ok: true,
    unit: target,
    convert: (value, role) => slope * value + (role === 'value' ? intercept : 0),
    work:
      slope === 1 && intercept === 0
        ? null
        : `${unit} to ${target}: ${formula(slope, intercept)}${intercept === 0 ? '' : `; differences and SDs ${formula(slope, 0)} only`}`,
  }
}

/** One number brought to the unit of its measure, with the work: "53 mmol/mol × 0.0915 + 2.15 = 7 %". */
export const convertWithWork = (
  outcome: Outcome,
  value: number,
  unit: string | null,
  role: Role,
): { readonly value: number; readonly unit: string; readonly work: string } | { readonly refused: string } => {
  const conversion = toCanonical(outcome, unit)
  if (!conversion.ok) return { refused: conversion.reason }
  const converted = conversion.convert(value, role)
  const rule = outcome.acceptedUnits.find((accepted) => unit !== null && key(accepted.unit) === key(unit))?.toCanonical
  const step = conversion.work === null || !rule ? '' : ` ${formula(rule.slope, role === 'value' ? rule.intercept : 0)}`
  return {
    value: converted,
    unit: conversion.unit,
    work: `${tidy(value)} ${unit ?? ''}${step} = ${tidy(converted)} ${conversion.unit}`,
  }
}
