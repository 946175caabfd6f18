/** Each trial's own effect for each outcome: worked out by the build as `stemcell pool` does, read where a row stands for a trial. */
import type { Store } from './store.js'

/** The effect of one trial, on the scale that people read: a ratio itself, not its log. */
export type TrialEffect = {
  readonly estimate: number
  /** 95 %. */
  readonly ci: readonly [low: number, high: number]
  readonly isRandomized: boolean
  /** Months after treatment; null where the record does not say. */
  readonly months: number | null
  /** Names of what makes pool leave it out; empty where it is pooled. */
  readonly refused: readonly string[]
}

/**
 * Why a trial has results for an outcome and no effect on its axis: the name of a clash of pool; `other-unit` where its
 * effect is in another unit than those shown; `baseline` where it has baseline values only.
 */
export type WithoutEffect = { readonly why: string }

/** One outcome: its measure and unit, and what each trial with a result says. */
export type OutcomeEffects = {
  readonly outcome: string
  readonly name: string
  /** md for means, rr for people with an event. */
  readonly measure: string
  readonly isRatio: boolean
  /** Unit of the effects; empty where they have none. */
  readonly unit: string
  /** The unit in words: a difference of percentages is in percentage points. */
  readonly unitWords: string
  /** Which values are good for patients. */
  readonly better: 'higher' | 'lower' | 'none'
  /** Months around which effects were taken, and how many they may lie off; null where no result says when. */
  readonly months: number | null
  readonly window: number
  readonly trials: Readonly<Record<string, TrialEffect | WithoutEffect>>
}

export type TrialEffects = {
  readonly outcomes: readonly OutcomeEffects[]
  /** Trials without any result on record. */
  readonly withoutResults: readonly string[]
}

/** The effects of every trial, as the build worked them out. */
export const readTrialEffects = (store: Store): TrialEffects => store.document('trials.effects')
