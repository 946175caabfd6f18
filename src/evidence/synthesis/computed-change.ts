/** A change from baseline computed from baseline and final values, with a stated correlation between them. */

import { ensure } from '../../collections.js'
import type { OutcomeResult, Trial } from '../../dataset/index.js'
import { significant } from '../../numbers.js'
import { type EffectSizeInput, effectSize, StatsError } from '../../stats/index.js'
import { armsOf, type CombinedArms, readSide } from './arms.js'
import { type ReadContext, type Reading, readRow } from './effects.js'
import { measures, statsMeasure } from './measures.js'
import { type Conversion, toCanonical } from './units.js'

/** The baseline row that belongs to a result: same measure and unit, numbers for the same arms, the same people before others. */
export const baselineOf = (trial: Trial, row: OutcomeResult): OutcomeResult | undefined => {
  const rows = trial.outcomes.filter(
    (other) =>
      other.outcome === row.outcome &&
      other.scale === 'baseline' &&
      other.kind === 'continuous' &&
      other.unit === row.unit &&
      Object.keys(row.arms).every((arm) => arm in other.arms),
  )
  return rows.find((other) => other.subgroup === row.subgroup) ?? rows[0]
}

const changeOf = (before: CombinedArms, after: CombinedArms, correlation: number): CombinedArms => {
  const [m1, m2, s1, s2] = [ensure(before.mean), ensure(after.mean), ensure(before.sd), ensure(after.sd)]
  const squared = s1 ** 2 + s2 ** 2 - 2 * correlation * s1 * s2
  return { arms: after.arms, n: after.n, mean: m2 - m1, sd: Math.sqrt(Math.max(0, squared)) }
}

/**
 * The change behind a final value, where the user states the correlation (Cochrane Handbook 6.5.2.8). Undefined where none
 * is stated, where baseline values are not on record, or where a side has several arms.
 */
export const readComputedChange = (trial: Trial, row: OutcomeResult, context: ReadContext): Reading | undefined => {
  const { question, measure, cells, outcome } = context
  const { arms, data } = measures[measure]
  const baseline = baselineOf(trial, row)
  if (question.correlation === null || data !== 'means' || measure === 'rom' || measure === 'mn') return undefined
  if (row.scale !== 'final' || row.kind !== 'continuous' || !baseline) return undefined
  const conversion: Conversion = toCanonical(outcome, row.unit)
  const how = { conversion: conversion.ok ? conversion : null, role: 'distance', allow: question.allow } as const
  const correlation = question.correlation
  const side = (which: 'treatment' | 'control') => {
    const found = armsOf(trial, row, which, cells)
    if (found.length !== 1) return undefined
    const [before, after] = [readSide(found, baseline, 'means', how), readSide(found, row, 'means', how)]
    if ('problem' in before || 'problem' in after) return undefined
    return { change: changeOf(before.side, after.side, correlation), flags: [...before.flags, ...after.flags] }
  }
  const treatment = side('treatment')
  const control = arms === 'two' ? side('control') : null
  if (!treatment || control === undefined) return undefined
  try {
    const name = statsMeasure(measure)
    const input = control
      ? { measure: name, treatment: treatment.change, control: control.change }
      : { measure: name, arm: treatment.change }
    const final = readRow(trial, row, { ...context, measure: measure === 'mc' ? 'mn' : measure })
    return {
      ...final,
      measure,
      measuredAs: { ...final.measuredAs, scale: 'change' },
      treatment: treatment.change,
      control: control?.change ?? null,
      effect: effectSize(input as EffectSizeInput),
      problem: null,
      flags: [
        ...treatment.flags,
        ...(control?.flags ?? []),
        {
          code: 'derived',
          reason: `change computed from baseline and final values with a correlation of ${significant(correlation)}`,
        },
      ],
      work: [...final.work, `SD of the change = √(SD₁² + SD₂² − 2 × ${significant(correlation)} × SD₁ × SD₂)`],
      isComputedChange: true,
    }
  } catch (error) {
    if (error instanceof StatsError) return undefined
    throw error
  }
}
