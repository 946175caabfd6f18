/** What a synthesis is asked: which result, in whom, of which cells, when, by which measure and model. */
import type { ZeroCells } from '../../stats/index.js'
import type { ClashCode } from './clash.js'
import type { MeasureName } from './measures.js'

/** How ratios of means are corrected for small-sample bias. @see Lajeunesse (2015), doi:10.1890/14-2402.1 */
export type RomCorrection = 'none' | 'second-order'

/** Which results are candidates. */
export type PoolingQuestion = {
  /** Outcome measure, exactly: broader and narrower measures are others. */
  readonly outcome: string
  /** A disease and everything below it. */
  readonly disease: string | null
  /** A cell type and everything below it. */
  readonly cell: string | null
  /** The only trials that are considered; absent: any. */
  readonly trials?: ReadonlySet<string>
  /** Months after treatment; null: the time point at which most comparable trials report. */
  readonly timepoint: number | null
  /** Months that a time point may lie off. */
  readonly window: number
  /** Null: mean difference for means, risk ratio for people with an event. */
  readonly measure: MeasureName | null
  readonly allow: ReadonlySet<ClashCode>
  /** Ids of trials to leave out. */
  readonly exclude: readonly string[]
  /** Correlation of baseline and final values, to compute changes that are not reported; null: never computed. */
  readonly correlation: number | null
  readonly zeroCells: ZeroCells
  /** Correction of ratios of means for small-sample bias; absent: none. */
  readonly romCorrection?: RomCorrection | undefined
}

/** Months that a time point may lie off where nothing else is asked. */
export const defaultWindow = 3

/** A question of one measure that any result of an outcome may answer: any disease, cells and time, nothing overridden. */
export const openQuestion = (outcome: string, measure: MeasureName | null = null): PoolingQuestion => ({
  outcome,
  disease: null,
  cell: null,
  timepoint: null,
  window: defaultWindow,
  measure,
  allow: new Set(),
  exclude: [],
  correlation: null,
  zeroCells: {},
})
