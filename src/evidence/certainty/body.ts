/** What a rating of certainty is about, and what it says. */
import { ensure } from '../../collections.js'
import type { Outcome, OutcomeResult, Trial } from '../../dataset/index.js'
import type { BiasContext } from '../bias/index.js'

/** How sure a body of evidence is, in the four words of GRADE. */
export type CertaintyLevel = 'high' | 'moderate' | 'low' | 'very-low'

export type RatingDomain = 'risk of bias' | 'inconsistency' | 'indirectness' | 'imprecision' | 'publication bias'

/** One of the five reasons of GRADE to rate down, and how far it did. */
export type DomainRating = {
  readonly domain: RatingDomain
  readonly down: 0 | 1 | 2
  readonly reason: string
  /** computed: from stored numbers by a fixed rule. judgment: the facts do not decide it. */
  readonly basis: 'computed' | 'judgment'
}

export type Certainty = {
  readonly level: CertaintyLevel
  readonly start: CertaintyLevel
  readonly steps: readonly DomainRating[]
  readonly sentence: string
}

/** A pooled effect on the scale on which it is shown (ratios as ratios, with nullValue 1). */
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
  /** smd: in standard deviations. md: in `unit`. Differences that matter are applied only to a scale they are stated for. */
  readonly measure?: string | undefined
  readonly unit?: string | null | undefined
}

/** A result of the body with its trial. */
export type Member = {
  readonly trial: Trial
  readonly result: OutcomeResult
  /** People behind the comparison, where the caller knows better than the row. */
  readonly people?: number | undefined
  /** Interval of the effect on the scale of the pooled result. */
  readonly ci?: readonly [number, number] | undefined
}

export type Body = {
  readonly outcome: Outcome
  readonly results: readonly Member[]
  readonly pooled?: PooledResult | undefined
  readonly question: {
    readonly disease?: string | undefined
    readonly cells?: readonly string[] | undefined
    /** Whether what was found is what was asked for or lies below it; without it they must be the same. */
    readonly covers?: ((kind: 'diseases' | 'cells', asked: string, found: string) => boolean) | undefined
  }
  /** Trials of the same question that ended and have no results on record, with their people; undefined when nobody looked. */
  readonly unpublished?: readonly { readonly id: string; readonly enrolled: number | null }[] | undefined
  /** The question is what patients feel, suffer or die of, so that a laboratory measure answers it only indirectly. */
  readonly outcomeRequiresDirect?: boolean | undefined
  /** Outcome measures, to know registered outcomes by their names when risk of bias is assessed. */
  readonly context?: BiasContext | undefined
}

/** People behind a result: told by the caller, else the sum over its arms; null when an arm's number is not on record. */
export const peopleOf = ({ trial, result, people }: Member): number | null => {
  if (people !== undefined) return people
  const named = Object.keys(result.arms)
  const arms = named.length ? trial.arms.filter((arm) => named.includes(arm.id)) : trial.arms
  const counts = arms.map((arm) => result.arms[arm.id]?.n ?? arm.analyzed ?? arm.allocated)
  return counts.length > 0 && counts.every((n) => n !== null) ? counts.reduce((a, b) => a + b, 0) : null
}

/** People of the body, each trial once; null when some number is not on record. */
export const peopleIn = (members: readonly Member[]): number | null => {
  const perTrial = new Map<string, number | null>()
  for (const member of members) {
    const people = peopleOf(member)
    const before = perTrial.get(member.trial.id)
    perTrial.set(member.trial.id, people === null || before === null ? null : Math.max(people, before ?? 0))
  }
  const counts = [...perTrial.values()]
  return counts.every((n) => n !== null) ? counts.reduce((a, b) => a + b, 0) : null
}

/** Share of the body, by people where all numbers are on record, else by results. */
export const shareOf = (members: readonly Member[], holds: (member: Member) => boolean): number => {
  const people = members.map(peopleOf)
  const byPeople = !people.includes(null) && people.some((n) => n !== 0)
  const weight = (i: number): number => (byPeople ? ensure(people[i]) : 1)
  const all = members.reduce((sum, _, i) => sum + weight(i), 0)
  return all === 0 ? 0 : members.reduce((sum, member, i) => sum + (holds(member) ? weight(i) : 0), 0) / all
}

/** A share in words: "all", "none", "57 %". */
export const percent = (share: number): string => `${Math.round(share * 100)} %`
