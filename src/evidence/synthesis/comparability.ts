/** The comparability guard, one result at a time: what stands against pooling it, whatever it would be pooled with. */

import { itemAt } from '../../collections.js'
import { type OutcomeResult, pValueIn } from '../../dataset/index.js'
import { pNumber, significant } from '../../numbers.js'
import { student, welch } from '../../stats/index.js'
import { armsOf, type CombinedArms, readSide } from './arms.js'
import { type Clash, clash } from './clash.js'
import { baselineOf } from './computed-change.js'
import type { ReadContext, Reading } from './effects.js'
import { measures } from './measures.js'
import { toCanonical } from './units.js'

type WithSpread = CombinedArms & { readonly mean: number; readonly sd: number }
const hasSpread = (side: CombinedArms | null): side is WithSpread => side?.sd !== undefined && side.sd > 0 && side.n > 1

/** Final scores of arms that differed at baseline compare the arms, not the treatments. */
const baselineClash = (reading: Reading, { outcome, cells, question }: ReadContext): Clash[] => {
  const { trial, row, measuredAs, measure } = reading
  const { arms, data } = measures[measure]
  if (arms !== 'two' || data !== 'means' || measuredAs.scale !== 'final') return []
  const about = (reason: string): Clash => clash('baseline-imbalance', [trial.id], reason, question.allow)
  const recorded = trial.anomalies?.find(
    (anomaly) =>
      anomaly.rule === 'baseline-imbalance' &&
      trial.outcomes.some((other) => other.outcome === row.outcome && anomaly.path.startsWith(`outcomes.${other.id}.`)),
  )
  if (recorded) return [about(`final scores, and ${recorded.text.charAt(0).toLowerCase()}${recorded.text.slice(1)}`)]
  const baseline = baselineOf(trial, row)
  const conversion = toCanonical(outcome, row.unit)
  const how = { conversion: conversion.ok ? conversion : null, role: 'value', allow: question.allow } as const
  const read = (side: 'treatment' | 'control') =>
    baseline ? readSide(armsOf(trial, baseline, side, cells), baseline, 'means', how) : undefined
  const isThere = (['treatment', 'control'] as const).every(
    (side) => baseline && armsOf(trial, baseline, side, cells).length,
  )
  const [treatment, control] = isThere ? [read('treatment'), read('control')] : []
  if (!treatment || !control || 'problem' in treatment || 'problem' in control)
    return [clash('baseline-unknown', [trial.id], 'final scores; baseline values to compare are not on record')]
  if (!hasSpread(treatment.side) || !hasSpread(control.side)) return []
  const { p } = welch(treatment.side, control.side)
  return p < 0.05
    ? [
        about(
          `final scores, and the arms differed at baseline (${significant(treatment.side.mean)} against ${significant(control.side.mean)}, Welch p ${pNumber(p)})`,
        ),
      ]
    : []
}

const printedP = (row: OutcomeResult): number | undefined => {
  const p = row.pFor === undefined && row.p !== undefined ? pValueIn(row.p) : undefined
  return p?.relation === '=' && p.value < 1 ? p.value : undefined
}

/**
 * Whether an SD looks like a standard error among its peers: far below all of them, while times √n it is of their size.
 * Needs three peers in the same unit; returns their median for the sentence.
 */
export const looksLikeSe = (sd: number, n: number, peers: readonly number[]): number | null => {
  const sorted = peers.toSorted((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)]
  if (sorted.length < 3 || median === undefined) return null
  const asSd = sd * Math.sqrt(n)
  return sd < 0.35 * itemAt(sorted, 0) && asSd > median / 2 && asSd < median * 2 ? median : null
}

/**
 * Whether an SD is probably a standard error: the printed p-value between the arms fits the spread as SE and not as SD, or
 * the spread is that of a standard error among the SDs of the other trials.
 */
export const probableSe = (reading: Reading, others: readonly Reading[]): string | null => {
  const { treatment, control, row } = reading
  const isPrintedAsSd = Object.values(row.arms).some((arm) => arm.sd !== undefined || arm.plusMinus !== undefined)
  if (!isPrintedAsSd || !hasSpread(treatment)) return null
  const p = printedP(row)
  if (p !== undefined && hasSpread(control)) {
    const asSe = (side: WithSpread): WithSpread => ({ ...side, sd: side.sd * Math.sqrt(side.n) })
    const distance = (a: WithSpread, b: WithSpread): number =>
      Math.min(...[welch(a, b), student(a, b)].map((test) => Math.abs(Math.log10(test.p / p))))
    if (distance(asSe(treatment), asSe(control)) < 0.15 && distance(treatment, control) > 0.7)
      return `the printed p ${significant(p)} fits the spread as a standard error, not as an SD`
  }
  const { scale, unit } = reading.measuredAs
  if (unit === null) return null
  const peers = others.flatMap(({ trial, measuredAs, treatment: side }) =>
    trial.id !== reading.trial.id && measuredAs.scale === scale && measuredAs.unit === unit && hasSpread(side)
      ? [side.sd]
      : [],
  )
  const median = looksLikeSe(treatment.sd, treatment.n, peers)
  return median === null
    ? null
    : `a spread of ${significant(treatment.sd)} in ${treatment.n} people is far below the SDs of the other trials (median ${significant(median)}), but fits them as a standard error`
}

const spreadClashes = (reading: Reading): Clash[] => {
  const { trial, row } = reading
  if (reading.treatment?.sd === undefined || row.spread?.basis !== 'inferred') return []
  return [clash('spread-inferred', [trial.id], `the kind of spread (${row.spread.kind}) was inferred, not stated`)]
}

const recordClashes = ({ trial, row, effect }: Reading, allowed: ReadonlySet<string>): Clash[] => {
  if (!effect) return []
  const about = (path: string): boolean => path === `outcomes.${row.id}` || path.startsWith(`outcomes.${row.id}.`)
  const found: Clash[] = []
  for (const anomaly of trial.anomalies ?? [])
    if (about(anomaly.path) && anomaly.rule !== 'baseline-imbalance')
      // An anomaly of all arms together says that the numbers cannot stand; one of a single value is a doubt.
      found.push(
        clash(
          anomaly.path === `outcomes.${row.id}.arms` ? 'contradiction' : 'anomaly',
          [trial.id],
          anomaly.text,
          allowed,
        ),
      )
  for (const { about: field, text } of trial.disagreements ?? [])
    if (field !== null && (about(field) || field === 'design.allocation'))
      found.push(clash('disagreement', [trial.id], text))
  if (row.level === 'secondary' || row.level === 'news')
    found.push(
      clash(
        'secondary',
        [trial.id],
        `read in ${row.level === 'news' ? 'news' : 'a secondary source'}, not in the report`,
      ),
    )
  if (row.subgroup) found.push(clash('subgroup', [trial.id], `only ${row.subgroup}`))
  return found
}

/** Everything that stands against one result by itself. */
export const clashesOf = (reading: Reading, context: ReadContext, others: readonly Reading[]): readonly Clash[] => {
  const { trial, measure, problem, flags, measuredAs } = reading
  const allowed = context.question.allow
  if (problem) return [clash(problem.code, [trial.id], problem.reason)]
  const se = probableSe(reading, others)
  const isCase = reading.treatment?.n === 1
  return [
    ...(isCase ? [clash('case', [trial.id], 'one person: a case, not a group', allowed)] : []),
    ...(se ? [clash('probable-se', [trial.id], se, allowed)] : []),
    ...baselineClash(reading, context),
    ...flags.map((flag) => clash(flag.code, [trial.id], flag.reason, allowed)),
    ...spreadClashes(reading),
    ...recordClashes(reading, allowed),
    ...(measuredAs.scale === 'percent-change'
      ? [
          clash(
            'percent-scale',
            [trial.id],
            'a change in percent of baseline depends on the baseline and is an inefficient measure (Vickers 2001)',
          ),
        ]
      : []),
    ...(measure === 'mc'
      ? [
          clash(
            'before-after',
            [trial.id],
            'patients are compared with their own baseline: regression to the mean and other treatment count as effect',
          ),
        ]
      : []),
  ]
}
