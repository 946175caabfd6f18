/** Effect measures as people ask for them, and what each one needs. */
import { choices } from '../../dataset/index.js'
import { backTransform, harmonicMean, StatsError, type Measure as StatsMeasure } from '../../stats/index.js'

/** Those of tables alone stand behind those that results of the dataset can be read as. */
export const measureNames = [...choices.effectMeasure, 'hr', 'irr', 'ir', 'irln', 'cor', 'zcor'] as const
/**
 * An effect measure by the name of its flag; the names are metafor's in lower case. `gen` is an effect of a table whose kind
 * nobody named: it is pooled as it is.
 */
export type MeasureName = (typeof measureNames)[number] | 'gen'

type Description = {
  /** In words, without a unit. */
  readonly name: string
  /** What it is made of: means with a spread, people with an event, events over person-time, a correlation, or an effect alone. */
  readonly data: 'means' | 'events' | 'rates' | 'correlations' | 'effects'
  /** Two arms compared, or one arm alone. */
  readonly arms: 'two' | 'one'
  /** The value that means no effect on the scale shown; null where nothing is compared. */
  readonly nullValue: 0 | 1 | null
  /** Whether the effect carries the unit of the outcome, so that units must agree. */
  readonly hasUnit: boolean
}

export const measures: Readonly<Record<MeasureName, Description>> = {
  md: { name: 'Mean difference', data: 'means', arms: 'two', nullValue: 0, hasUnit: true },
  smd: { name: 'Standardized mean difference (Hedges g)', data: 'means', arms: 'two', nullValue: 0, hasUnit: false },
  rom: { name: 'Ratio of means', data: 'means', arms: 'two', nullValue: 1, hasUnit: false },
  rr: { name: 'Risk ratio', data: 'events', arms: 'two', nullValue: 1, hasUnit: false },
  or: { name: 'Odds ratio', data: 'events', arms: 'two', nullValue: 1, hasUnit: false },
  rd: { name: 'Risk difference', data: 'events', arms: 'two', nullValue: 0, hasUnit: false },
  peto: { name: 'Peto odds ratio', data: 'events', arms: 'two', nullValue: 1, hasUnit: false },
  hr: { name: 'Hazard ratio', data: 'effects', arms: 'two', nullValue: 1, hasUnit: false },
  irr: { name: 'Incidence rate ratio', data: 'rates', arms: 'two', nullValue: 1, hasUnit: false },
  pr: { name: 'Proportion', data: 'events', arms: 'one', nullValue: null, hasUnit: false },
  plo: { name: 'Proportion (pooled as logits)', data: 'events', arms: 'one', nullValue: null, hasUnit: false },
  pft: { name: 'Proportion (pooled as double arcsines)', data: 'events', arms: 'one', nullValue: null, hasUnit: false },
  ir: { name: 'Incidence rate', data: 'rates', arms: 'one', nullValue: null, hasUnit: false },
  irln: { name: 'Incidence rate (pooled as logs)', data: 'rates', arms: 'one', nullValue: null, hasUnit: false },
  cor: { name: 'Correlation', data: 'correlations', arms: 'one', nullValue: 0, hasUnit: false },
  zcor: { name: 'Correlation (pooled as Fisher’s z)', data: 'correlations', arms: 'one', nullValue: 0, hasUnit: false },
  mn: { name: 'Mean', data: 'means', arms: 'one', nullValue: null, hasUnit: true },
  mc: { name: 'Mean change from baseline', data: 'means', arms: 'one', nullValue: 0, hasUnit: true },
  gen: { name: 'Effect', data: 'means', arms: 'two', nullValue: 0, hasUnit: false },
}

/** The measure as the statistics call it. */
export const statsMeasure = (measure: MeasureName): StatsMeasure =>
  measure === 'gen' ? 'MD' : (measure.toUpperCase() as StatsMeasure)

/** Whether results of the dataset can be read as a measure; the others are for tables of one’s own. */
export const isOfDataset = (measure: MeasureName): measure is (typeof choices.effectMeasure)[number] =>
  choices.effectMeasure.some((one) => one === measure)

/** Whether a measure is a ratio, shown on a logarithmic axis. */
export const isRatio = (measure: MeasureName): boolean => measures[measure].nullValue === 1

/** e to the power of this, and of less than its negative, is too large or too small a number to be written. */
const largestLog = 600

/** Whether a value on the scale of the calculation can be written on the one that people read. */
export const isWritable = (measure: MeasureName, value: number): boolean =>
  (!isRatio(measure) && measure !== 'irln') || Math.abs(value) <= largestLog

/**
 * A function from the scale of the calculation to the one that people read: ratios and proportions instead of logs, logits
 * and arcsines. For pooled double arcsines the size is the harmonic mean of the studies' sizes (Miller 1978).
 * Throws a StatsError for a ratio beyond every number.
 */
export const toReporting = (measure: MeasureName, sizes: readonly (number | null)[]): ((value: number) => number) => {
  const known = sizes.filter((n) => n !== null)
  const n = measure === 'pft' && known.length ? harmonicMean(known) : undefined
  // The normal interval of a proportion may leave the range of proportions, where nothing can lie.
  if (measure === 'pr') return (value) => Math.min(1, Math.max(0, value))
  return (value) => {
    if (isWritable(measure, value)) return backTransform(statsMeasure(measure), value, n)
    const message = `the ratio whose log is ${Number(value.toPrecision(3))} lies beyond every number`
    throw new StatsError('out-of-range', message, value)
  }
}
