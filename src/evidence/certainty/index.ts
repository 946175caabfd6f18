/** How sure a body of evidence is, by the steps of GRADE, each with its reason. */
import type { Outcome, OutcomeResult, Trial } from '../../dataset/index.js'
import type { BiasContext } from '../bias/index.js'

export type Level = 'high' | 'moderate' | 'low' | 'very-low'

export type Step = {
  readonly domain: 'risk of bias' | 'inconsistency' | 'indirectness' | 'imprecision' | 'publication bias'
  readonly down: 0 | 1 | 2
  readonly reason: string
  /** computed: from stored numbers by a fixed rule. judgment: facts do not decide it. */
  readonly basis: 'computed' | 'judgment'
}

export type Certainty = {
  readonly level: Level
  readonly start: Level
  readonly steps: readonly Step[]
  readonly sentence: string
}

/** A pooled result, in the scale in which it is shown (ratios as ratios, with nullValue 1). */
export type PooledResult = {
  readonly estimate: number
  readonly ci: readonly [number, number]
  readonly predictionInterval?: readonly [number, number] | undefined
  /** Percent. */
  readonly i2?: number | undefined
  readonly tau2?: number | undefined
  readonly nullValue: number
  readonly isRatio: boolean
  readonly k: number
}

export type Body = {
  readonly outcome: Outcome
  /** The results that make up the body, each with its trial. */
  readonly results: readonly { readonly trial: Trial; readonly result: OutcomeResult }[]
  readonly pooled?: PooledResult | undefined
  readonly question: { readonly disease?: string | undefined; readonly cells?: readonly string[] | undefined }
  /** Trials of the same question that ended without published results. */
  readonly unpublished?: readonly Trial[] | undefined
  /** The question is about what patients feel or suffer, so that a laboratory measure answers it indirectly. */
  readonly outcomeRequiresDirect?: boolean | undefined
  /** Outcome measures, for the assessment of risk of bias. */
  readonly context?: BiasContext | undefined
}

/** The certainty of a body of evidence about one outcome. */
export const certaintyOf = (_body: Body): Certainty => ({
  level: 'very-low',
  start: 'very-low',
  steps: [],
  sentence: '',
})
