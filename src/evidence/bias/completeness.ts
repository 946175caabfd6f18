/** How many of the people allocated stand behind a result. */
import type { Arm, OutcomeResult, Trial } from '../../dataset/index.js'
import { comparedArms } from './comparison.js'
import type { Facts } from './facts.js'

/** People allocated to an arm and analyzed for a result; analyzed is null when the record does not say. */
export type ArmCount = { readonly arm: Arm; readonly allocated: number | null; readonly analyzed: number | null }

/**
 * A row's n that equals the number allocated proves nothing: many rows carry the number randomized because the number
 * analyzed was not read. It counts as complete only where the arm's own number analyzed says so.
 */
const analyzedOf = (arm: Arm, n: number | null | undefined): number | null => {
  const { allocated, analyzed } = arm
  if (allocated === null || allocated === 0 || n === null) return null
  if (n === undefined || n === allocated) return analyzed !== null && analyzed <= allocated ? analyzed : null
  return n < allocated ? n : null
}

/** Per arm compared: people allocated and people analyzed. */
export const armCounts = (trial: Trial, result: OutcomeResult): readonly ArmCount[] =>
  comparedArms(trial, result).map((arm) => ({
    arm,
    allocated: arm.allocated,
    analyzed: analyzedOf(arm, result.arms[arm.id]?.n),
  }))

export type Loss = {
  readonly arms: readonly { readonly arm: Arm; readonly allocated: number; readonly missing: number }[]
  readonly missing: number
  /** Largest share missing in an arm, and how far the shares of two arms lie apart. */
  readonly largest: number
  readonly spread: number
  /** Whether the record gives both numbers for every arm compared. */
  readonly whole: boolean
}

/**
 * Whether a row speaks of a part of the participants whose size at the start is not on record. A part chosen by what people
 * were at the start lost nobody; one of those who stayed did.
 */
export const isPart = ({ subgroupBy }: OutcomeResult): boolean => subgroupBy === 'start'

/** People missing from a result, in the arms for which the record gives both numbers; undefined when it does for none. */
export const lossOf = (trial: Trial, result: OutcomeResult): Loss | undefined => {
  const counts = armCounts(trial, result)
  const arms = counts.flatMap(({ arm, allocated, analyzed }) =>
    allocated === null || analyzed === null ? [] : [{ arm, allocated, missing: allocated - analyzed }],
  )
  if (arms.length === 0 || isPart(result)) return undefined
  const shares = arms.map(({ allocated, missing }) => missing / allocated)
  return {
    arms,
    missing: arms.reduce((sum, { missing }) => sum + missing, 0),
    largest: Math.max(...shares),
    spread: Math.max(...shares) - Math.min(...shares),
    whole: arms.length === counts.length,
  }
}

/** "9 of 10 in cell, 10 of 10 in control". */
export const lossText = (loss: Loss): string =>
  loss.arms.map(({ arm, allocated, missing }) => `${allocated - missing} of ${allocated} in ${arm.label}`).join(', ')

/** Paths of the arms that a result compares. */
export const armFields = ({ trial, result }: Facts): string[] =>
  comparedArms(trial, result).map(({ id }) => `arms.${id}`)

/** Whether sources disagree on how many people of an arm were allocated or analyzed. */
export const countsDisputed = (facts: Facts): string | undefined =>
  facts.trial.disagreements?.find(
    ({ about }) =>
      about !== null && armFields(facts).some((arm) => about === `${arm}.analyzed` || about === `${arm}.allocated`),
  )?.text

/** People with the event in a row, where it counts any. */
export const eventsIn = (result: OutcomeResult): number =>
  Object.values(result.arms).reduce((sum, { events }) => sum + (events ?? 0), 0)

/**
 * Whether so few are missing that they could not matter: 5 % for measurements, and for counts of people a tenth of those
 * with the event (guidance to question 3.1: 95 % often suffices for continuous outcomes; for events, many more than are
 * missing). A tenth and the 10 points below are our own limits, since the guidance gives none.
 */
export const isNegligible = (loss: Loss, result: OutcomeResult): boolean =>
  loss.missing === 0 || (result.kind === 'binary' ? eventsIn(result) >= 10 * loss.missing : loss.largest <= 0.05)

/** Whether the arms lost clearly different shares: 10 points apart, and more than one person in all. */
export const isUnequal = (loss: Loss, result: OutcomeResult): boolean =>
  loss.spread >= 0.1 - 1e-9 && loss.missing > 1 && !isNegligible(loss, result)
