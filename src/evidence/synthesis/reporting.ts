/** Effects as people read them: scale, unit, and which way is good. */
import type { Outcome } from '../../dataset/index.js'
import { type MeasureName, measures, toReporting } from './measures.js'

/** Proportions and risk differences are fractions in machine formats and percentages for people. */
export const isPercent = (measure: MeasureName): boolean => measure === 'rd' || ['pr', 'plo', 'pft'].includes(measure)

/** A value as people read it. */
export const reportedValue = (measure: MeasureName, value: number): number => (isPercent(measure) ? 100 * value : value)

type Estimate = { readonly estimate: number; readonly ci: readonly [low: number, high: number] }

/** The effect of a study of n people on the scale that people read: a ratio itself, not its log. */
export const reportedEffect = (measure: MeasureName, { estimate, ci }: Estimate, n: number | null): Estimate => {
  const show = (value: number): number => reportedValue(measure, toReporting(measure, [n])(value))
  return { estimate: show(estimate), ci: [show(ci[0]), show(ci[1])] }
}

/** The unit people see beside an effect: a difference of percentages is in percentage points. */
export const unitText = (measure: MeasureName, unit: string | null): string => {
  if (measure === 'rd' || (unit === '%' && (measure === 'md' || measure === 'mc'))) return 'percentage points'
  return isPercent(measure) ? '%' : (unit ?? '')
}

/**
 * Which values of a measure of an outcome are good for patients; in some units it is the other way round. Where people are
 * counted at some value of a measurement, the direction of the measurement says nothing of the count.
 */
export const betterOf = (measure: MeasureName, outcome: Outcome, unit: string | null): 'higher' | 'lower' | 'none' =>
  measures[measure].data === 'events' && outcome.kind !== 'binary'
    ? 'none'
    : (unit !== null && outcome.betterDirectionByUnit?.[unit]) || outcome.betterDirection
