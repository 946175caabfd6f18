/** Which trials bear on a claim, and on which side: computed by one rule from the vocabularies and the stored directions. */
import { tableOf } from '../../collections.js'
import { comparesCellsWithControl, hasControl, type OutcomeResult, type Trial } from '../../dataset/index.js'
import { type RoleName, roleId } from '../../dataset/roles.js'
import type { Store } from '../../store/index.js'
import { trialsIn } from '../trials-in.js'
import { byWeight, type ClaimDesign, designOf, designText } from './design.js'

/** What a claim is about, in ids of the vocabularies. */
export type ClaimQuestion = {
  /** Empty: any disease on record. */
  readonly diseases: readonly string[]
  /** Empty: the claim is not about a treatment, so no trial bears on it. */
  readonly cells: readonly string[]
  readonly outcomes: readonly string[]
  /** Whether it says that cells help, or that they do no harm. */
  readonly about: 'benefit' | 'safety'
  /** The claim says the opposite: that cells harm. For and against change places. */
  readonly harm?: boolean
  /** Only trials in these people. */
  readonly people?: People
}

/** Narrower groups of people that the records tell apart; mixed groups count. */
export type People = {
  readonly age?: 'pediatric' | 'adult'
  readonly stage?: 'at-risk' | 'new-onset' | 'established'
  /** Years since the diagnosis. */
  readonly years?: number
}

/** The side of one result; uncontrolled: measured before and after only, or in nobody without cells; unclear: the source tells no direction. */
export type ResultStance = 'for' | 'against' | 'uncontrolled' | 'unclear'
/** The side of a trial: mixed when its results stand on both sides, silent when none of them takes one. */
export type Stance = 'for' | 'against' | 'mixed' | 'uncontrolled' | 'silent'
export const stances = ['for', 'against', 'mixed', 'uncontrolled', 'silent'] as const satisfies readonly Stance[]

/** A count of harm on the record of a trial, outside its outcome rows. */
export type HarmCount = { readonly what: 'serious-related' | 'procedure-related' | 'deaths'; readonly count: number }

export type ClaimTrial = {
  readonly trial: Trial
  readonly design: ClaimDesign
  readonly designText: string
  readonly stance: Stance
  readonly results: readonly { readonly result: OutcomeResult; readonly side: ResultStance }[]
  readonly harms: readonly { readonly harm: HarmCount; readonly side: ResultStance }[]
  /** Why a silent trial is silent. */
  readonly silence?: 'registered-only' | 'not-reported-here' | 'no-direction'
}

/** The rule, to be shown beside every list that it makes. */
export const claimTrialRule: readonly string[] = [
  'A trial bears on the claim when its disease is at or below the claim’s, an arm gives a cell type at or below the claim’s, and it reports an outcome at or below the claim’s (baseline rows do not count).',
  'For: the source says that the result favors the cells over a control group. Against: it finds no difference from the control group, or favors control; a small trial without a difference is no proof of no effect.',
  'Uncontrolled: a single group, a change from its own baseline, or cells against other cells. It never counts as for a benefit, whatever it found.',
  'Safety: for means no more harm than control or no serious event attributed to the treatment beside a control group; harm is against, with a control group or without.',
  'The rule does not see subgroups, doses, times or combinations that the claim may name: read the trials for those.',
  'Silent: the right people and cells, but no result of this outcome with a direction on record. Order: randomized blinded, randomized open, non-randomized, single group; the larger first.',
]

const withinAny = (dataset: Store, kind: 'diseases' | 'cells' | 'outcomes', ids: readonly string[]): Set<string> =>
  new Set(ids.flatMap((id) => [...dataset.vocabulary(kind).within(id)]))

const opposite: Readonly<Record<ResultStance, ResultStance>> = {
  for: 'against',
  against: 'for',
  uncontrolled: 'uncontrolled',
  unclear: 'unclear',
}

const sideOf = (result: OutcomeResult, about: ClaimQuestion['about']): ResultStance => {
  const controlled = comparesCellsWithControl(result)
  const { direction } = result
  if (about === 'safety') {
    if (direction === 'favors-control') return 'against'
    if (!controlled) return 'uncontrolled'
    return direction === 'unclear' ? 'unclear' : 'for'
  }
  if (!controlled) return 'uncontrolled'
  if (direction === 'unclear') return 'unclear'
  return direction === 'favors-cell' ? 'for' : 'against'
}

const harmsOf = (trial: Trial, outcomes: ReadonlySet<string>): ClaimTrial['harms'] => {
  const { seriousRelated, procedureRelated, deaths } = trial.safety
  const harms: { harm: HarmCount; side: ResultStance }[] = []
  const add = (what: HarmCount['what'], count: number | null, role: RoleName, side: ResultStance): void => {
    if (count !== null && outcomes.has(roleId(role))) harms.push({ harm: { what, count }, side })
  }
  const zero: ResultStance = hasControl(trial) ? 'for' : 'uncontrolled'
  add('serious-related', seriousRelated, 'attributed-harm', seriousRelated ? 'against' : zero)
  add('procedure-related', procedureRelated, 'any-harm', procedureRelated ? 'against' : zero)
  // Deaths are of all causes: they are listed, and take no side.
  add('deaths', deaths, 'deaths', 'unclear')
  return harms
}

const stanceOf = (sides: readonly ResultStance[]): Stance => {
  if (sides.includes('for')) return sides.includes('against') ? 'mixed' : 'for'
  if (sides.includes('against')) return 'against'
  return sides.includes('uncontrolled') ? 'uncontrolled' : 'silent'
}

const suits = (trial: Trial, people: People | undefined): boolean => {
  const { ageGroup, stage } = trial.population
  const meets = (wanted: string | undefined, value: string | null): boolean =>
    wanted === undefined || value === wanted || value === 'mixed'
  return meets(people?.age, ageGroup) && meets(people?.stage, stage) && suitsDuration(trial, people?.years)
}

const perYear = { days: 365, weeks: 52, months: 12, years: 1 } as const

/** By the criteria of entry where they say it, otherwise by the stage: a year after the diagnosis it is no longer new. */
const suitsDuration = ({ eligibility, population }: Trial, years: number | undefined): boolean => {
  if (years === undefined) return true
  const { duration } = eligibility ?? {}
  if (duration) {
    const asked = years * perYear[duration.unit]
    return (duration.from ?? 0) <= asked && asked <= (duration.to ?? Number.POSITIVE_INFINITY)
  }
  return population.stage === 'mixed' || population.stage === (years < 1 ? 'new-onset' : 'established')
}

/** Trials in the right people with the right cells, whatever they measured. */
export const trialsInScope = (question: ClaimQuestion, dataset: Store): Trial[] => {
  if (question.cells.length === 0) return []
  const cells = withinAny(dataset, 'cells', question.cells)
  return trialsIn(question.diseases, dataset)
    .filter((trial) => suits(trial, question.people) && cellArmsOf(trial, cells).length > 0)
    .sort(byWeight)
}

/** Ids of the arms that give one of the cells. */
export const cellArmsOf = (trial: Trial, cells: ReadonlySet<string>): string[] =>
  trial.arms
    .filter((arm) => arm.role === 'intervention' && arm.product?.cells.some((cell) => cells.has(cell)))
    .map((arm) => arm.id)

/** Results of the outcomes that speak of the arms: those that name arms must name one of them. */
const resultsOf = (trial: Trial, arms: readonly string[], outcomes: ReadonlySet<string>): OutcomeResult[] =>
  trial.outcomes.filter((result) => {
    if (result.scale === 'baseline' || !outcomes.has(result.outcome)) return false
    const cellArms = Object.keys(result.arms).filter((id) => trial.arms.find((a) => a.id === id)?.role !== 'control')
    return cellArms.length === 0 || cellArms.some((id) => arms.includes(id))
  })

/** The side of one trial. Pure: the cell types and outcomes asked for stand with everything below them. */
export const placedTrial = (
  trial: Trial,
  { about, harm }: Pick<ClaimQuestion, 'about' | 'harm'>,
  cells: ReadonlySet<string>,
  outcomes: ReadonlySet<string>,
): ClaimTrial => {
  const turn = (side: ResultStance): ResultStance => (harm ? opposite[side] : side)
  const results = resultsOf(trial, cellArmsOf(trial, cells), outcomes).map((result) => ({
    result,
    side: turn(sideOf(result, about)),
  }))
  const harms = about === 'safety' ? harmsOf(trial, outcomes).map((h) => ({ ...h, side: turn(h.side) })) : []
  const stance = stanceOf([...results, ...harms].map(({ side }) => side))
  const told = results.length + harms.length > 0
  return {
    trial,
    design: designOf(trial),
    designText: designText(trial),
    stance,
    results,
    harms,
    ...(stance === 'silent'
      ? { silence: told ? 'no-direction' : trial.kind === 'registered' ? 'registered-only' : 'not-reported-here' }
      : {}),
  }
}

/** Every trial in scope with its side, in the order of weight. */
export const claimTrials = (question: ClaimQuestion, dataset: Store): ClaimTrial[] => {
  const cells = withinAny(dataset, 'cells', question.cells)
  const outcomes = withinAny(dataset, 'outcomes', question.outcomes)
  return trialsInScope(question, dataset).map((trial) => placedTrial(trial, question, cells, outcomes))
}

/** Bearing trials by side. */
export const byStance = (trials: readonly ClaimTrial[]): Readonly<Record<Stance, readonly ClaimTrial[]>> =>
  tableOf(stances, (stance) => trials.filter((t) => t.stance === stance))

/** Pairs of trials among these that may share patients. */
export const sharedPatients = (trials: readonly ClaimTrial[]): (readonly [string, string])[] => {
  const ids = new Set(trials.map(({ trial }) => trial.id))
  const pairs = new Map<string, readonly [string, string]>()
  for (const { trial } of trials)
    for (const other of trial.overlaps ?? [])
      if (ids.has(other.trial)) {
        const pair = trial.id < other.trial ? ([trial.id, other.trial] as const) : ([other.trial, trial.id] as const)
        pairs.set(pair.join(' '), pair)
      }
  return [...pairs.values()]
}
