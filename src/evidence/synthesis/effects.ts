/** From a result on record to an effect size: the numbers used, the work behind them, or why there is no effect. */

import { ensure } from '../../collections.js'
import type { Arm, Outcome, OutcomeResult, Trial } from '../../dataset/index.js'
import { significant } from '../../numbers.js'
import { type EffectSize, type EffectSizeInput, effectSize, StatsError } from '../../stats/index.js'
import { fold } from '../../text.js'
import {
  type ArmProblem,
  armsOf,
  type ClashReason,
  type CombinedArms,
  isWanted,
  type ReadSide,
  readSide,
} from './arms.js'
import { isRatio, type MeasureName, measures, statsMeasure } from './measures.js'
import type { PoolingQuestion } from './question.js'
import { type Conversion, type QuantityKind, toCanonical } from './units.js'

export type ResultScale = 'final' | 'change' | 'percent-change'

/** Which results may stand beside this one: those of the same scale, unit and definition. */
export type MeasuredAs = {
  readonly scale: ResultScale
  readonly unit: string | null
  readonly definition: string | null
}

/** One row of a trial, read for one measure. */
export type Reading = {
  readonly trial: Trial
  readonly row: OutcomeResult
  readonly measure: MeasureName
  readonly measuredAs: MeasuredAs
  readonly treatment: CombinedArms | null
  readonly control: CombinedArms | null
  readonly effect: EffectSize | null
  /** Why no effect can be computed. */
  readonly problem: ClashReason | null
  readonly flags: readonly ClashReason[]
  /** Conversions, derivations and combinations, in words. */
  readonly work: readonly string[]
  /** Whether the change was computed from baseline and final values. */
  readonly isComputedChange: boolean
}

/** What reading needs beside the row. */
export type ReadContext = {
  readonly question: PoolingQuestion
  readonly outcome: Outcome
  readonly measure: MeasureName
  /** The cell types asked for; null for any. */
  readonly cells: ReadonlySet<string> | null
}

const unitOf = (row: OutcomeResult, outcome: Outcome, conversion: Conversion): string | null => {
  if (row.scale === 'percent-change') return '% change from baseline'
  if (conversion.ok) return conversion.unit
  if (row.unit === null) return null
  const rule = outcome.acceptedUnits.find((accepted) => fold(accepted.unit) === fold(ensure(row.unit)))
  return rule?.isDoubtful ? null : row.unit.replace(/^IU\b/, 'U')
}

/**
 * What a count of people is of, where the name of the outcome does not say it: its entry demands a definition; the outcome
 * is a measurement, so that people are counted at some threshold; or it is a kind of harm, of which a row may name one.
 */
const definitionOf = (trial: Trial, row: OutcomeResult, outcome: Outcome): string | null => {
  const said = row.definition === undefined ? undefined : fold(row.definition)
  if (outcome.requires?.length || outcome.kind !== 'binary') return said ?? `not stated (${trial.id})`
  return outcome.domain === 'safety' ? (said ?? 'any') : null
}

const measuredAsOf = (trial: Trial, row: OutcomeResult, context: ReadContext, conversion: Conversion): MeasuredAs => {
  const { data, hasUnit } = measures[context.measure]
  const isCounted = data === 'events'
  return {
    scale: isCounted || row.scale === null || row.scale === 'baseline' ? 'final' : row.scale,
    unit: hasUnit ? unitOf(row, context.outcome, conversion) : null,
    definition: isCounted ? definitionOf(trial, row, context.outcome) : null,
  }
}

const compute = (
  measure: MeasureName,
  treatment: CombinedArms,
  control: CombinedArms | null,
  question: PoolingQuestion,
): EffectSizeInput => {
  const name = statsMeasure(measure)
  const arm = (side: CombinedArms) =>
    side.events === undefined
      ? { n: side.n, mean: ensure(side.mean), sd: ensure(side.sd) }
      : { n: side.n, events: side.events }
  const input = control
    ? {
        measure: name,
        treatment: arm(treatment),
        control: arm(control),
        zeroCells: question.zeroCells,
        ...(measure === 'rom' ? { correction: question.romCorrection } : {}),
      }
    : { measure: name, arm: arm(treatment), zeroCells: question.zeroCells }
  return input as EffectSizeInput
}

const problemOf = (code: ClashReason['code'], reason: string): ArmProblem => ({ problem: { code, reason } })

/** Whether nobody, or everybody, had the event on both sides. */
const isDoubleZero = (a: CombinedArms, b: CombinedArms): boolean =>
  a.events !== undefined &&
  b.events !== undefined &&
  ((a.events === 0 && b.events === 0) || (a.events === a.n && b.events === b.n))

type Read = {
  readonly treatment: ReadSide | null
  readonly control: ReadSide | null
  readonly effect: EffectSize
  readonly flags: readonly ClashReason[]
}

const attempt = (make: () => EffectSize): EffectSize | ArmProblem => {
  try {
    return make()
  } catch (error) {
    if (error instanceof StatsError) return problemOf('statistics', error.message)
    throw error
  }
}

const fromArms = (
  trial: Trial,
  row: OutcomeResult,
  context: ReadContext,
  how: { conversion: Conversion | null; role: QuantityKind },
): Read | ArmProblem => {
  const { measure, question, cells } = context
  const { arms } = measures[measure]
  const data = measures[measure].data === 'events' ? 'events' : 'means'
  const read = (side: readonly Arm[]) => readSide(side, row, data, { ...how, allow: question.allow })
  const wanted = armsOf(trial, row, 'treatment', cells)
  if (wanted.length === 0) return problemOf('no-number', 'no number for an arm with these cells')
  const treatment = read(wanted)
  if ('problem' in treatment) return treatment
  const controls = armsOf(trial, row, 'control', cells)
  if (arms === 'two' && controls.length === 0) return problemOf('no-number', 'no number for the control arm')
  const control = arms === 'two' ? read(controls) : null
  if (control && 'problem' in control) return control
  const flags: ClashReason[] = []
  // A difference of risks is 0 there, which is something; a ratio of nothing is not.
  if (control && isRatio(measure) && isDoubleZero(treatment.side, control.side)) {
    const silent: ClashReason = {
      code: 'no-events',
      reason: `${treatment.side.events} of ${treatment.side.n} against ${control.side.events} of ${control.side.n}: such a trial says nothing of a ratio`,
    }
    if (!question.allow.has('no-events')) return { problem: silent }
    flags.push(silent)
  }
  const effect = attempt(() => effectSize(compute(measure, treatment.side, control?.side ?? null, question)))
  return 'problem' in effect ? effect : { treatment, control, effect, flags }
}

const inOrder = (a: number, b: number): [number, number] => (a < b ? [a, b] : [b, a])

/** The effect as printed, where its measure is the one asked for and its precision is on record. */
const fromReport = (
  trial: Trial,
  row: OutcomeResult,
  context: ReadContext,
  conversion: Conversion,
):
  | {
      effect: EffectSize
      treatment: CombinedArms | null
      control: CombinedArms | null
      flags: ClashReason[]
      work: string[]
    }
  | undefined => {
  const { measure, cells } = context
  const { effect } = row
  if (effect?.value == null || effect.measure !== measure || (effect.ci === undefined && effect.se === undefined))
    return undefined
  const [first, second] = (effect.arms ?? []).map((id) => trial.arms.find((arm) => arm.id === id))
  if (!first || !second) return undefined
  const isTurned = first.role === 'control'
  if (!isWanted(isTurned ? second : first, cells) || (isTurned ? first : second).role !== 'control') return undefined
  const isLog = measures[measure].nullValue === 1
  const convert = (value: number): number => {
    const natural =
      measure === 'rd' ? value / 100 : measure === 'md' && conversion.ok ? conversion.convert(value, 'distance') : value
    return isTurned ? (isLog ? 1 / natural : -natural) : natural
  }
  const name = statsMeasure(measure) as 'MD'
  const ends = effect.ci && inOrder(convert(effect.ci[0]), convert(effect.ci[1]))
  // The standard error of a ratio is that of its log.
  const precision = ends ? { ci: ends } : { se: isLog ? ensure(effect.se) : Math.abs(convert(ensure(effect.se))) }
  const made = attempt(() =>
    effectSize({ measure: name, reported: { estimate: convert(ensure(effect.value)), ...precision } }),
  )
  if ('problem' in made) return undefined
  const flags: ClashReason[] = effect.derived ? [{ code: 'derived', reason: `effect: ${effect.derived}` }] : []
  if (effect.range)
    flags.push({
      code: 'derived',
      reason: 'effect: the source prints a range over arms; which arm it belongs to was inferred',
    })
  const side = (arm: Arm): CombinedArms | null => {
    const n = row.arms[arm.id]?.n ?? arm.analyzed ?? arm.allocated
    return n === null ? null : { arms: [arm.id], n }
  }
  const [treatment, control] = isTurned ? [side(second), side(first)] : [side(first), side(second)]
  return {
    effect: made,
    treatment,
    control,
    flags,
    work: [
      `effect as printed: ${significant(effect.value)}${isTurned ? (isLog ? ', inverted' : ', sign turned') : ''}`,
    ],
  }
}

const empty = { treatment: null, control: null, effect: null, flags: [], work: [], isComputedChange: false } as const

/** Read one row for a measure. */
export const readRow = (trial: Trial, row: OutcomeResult, context: ReadContext): Reading => {
  const { measure, outcome } = context
  const { data, arms } = measures[measure]
  const conversion = toCanonical(outcome, row.scale === 'percent-change' ? null : row.unit)
  const base = { trial, row, measure, measuredAs: measuredAsOf(trial, row, context, conversion) }
  const failed = (code: ClashReason['code'], reason: string): Reading => ({
    ...base,
    ...empty,
    problem: { code, reason },
  })
  if (arms === 'two' && !trial.arms.some((arm) => arm.role === 'control'))
    return failed(
      'no-control',
      trial.arms.length > 1
        ? 'no control arm: every arm got cells'
        : 'single group: its patients are compared with themselves only',
    )
  if (row.kind === 'qualitative') return failed('no-number', 'told in words, without numbers per arm')
  if (row.kind === 'time-to-event') return failed('kind', 'a time to an event, which no measure here pools')
  if ((row.kind === 'binary') !== (data === 'events'))
    return failed('kind', data === 'events' ? 'means, not people with an event' : 'people at a target, not means')
  if (data === 'events' && row.counts === 'events') return failed('units', 'events are counted, not people who had one')
  if (data === 'means' && row.scale === null) return failed('no-number', 'whether values or changes is not said')
  if ((measure === 'rom' || measure === 'mn') && row.scale !== 'final')
    return failed('kind', `a ${row.scale} has no place in a ${measures[measure].name.toLowerCase()}`)
  if (measure === 'mc' && row.scale === 'final') return failed('kind', 'a value at the end, not a change')
  if (measures[measure].hasUnit && base.measuredAs.unit === null)
    return failed('units', conversion.ok ? 'the unit is in doubt' : conversion.reason)
  const role: QuantityKind = row.scale === 'final' ? 'value' : 'distance'
  const inUnit = conversion.ok ? conversion : null
  const read = fromArms(trial, row, context, { conversion: inUnit, role })
  const steps = conversion.ok && conversion.rule !== null ? [conversion.rule] : []
  if ('problem' in read) {
    const reported = fromReport(trial, row, context, conversion)
    if (reported)
      return { ...base, ...reported, problem: null, isComputedChange: false, work: [...steps, ...reported.work] }
    return { ...base, ...empty, problem: read.problem }
  }
  const { treatment, control, effect } = read
  return {
    ...base,
    treatment: treatment?.side ?? null,
    control: control?.side ?? null,
    effect,
    problem: null,
    flags: [...read.flags, ...(treatment?.flags ?? []), ...(control?.flags ?? [])],
    work: [...steps, ...(treatment?.work ?? []), ...(control?.work ?? [])],
    isComputedChange: false,
  }
}
