/** The direction told against the numbers beside it. */
import type { ArmResult, OutcomeResult, Trial } from '../../../dataset/index.js'
import { showP, tidy } from '../digits.js'
import { printedP } from '../printed-p.js'
import { armsOf, baselineOf, isArmP, rowName, rowPath } from '../rows.js'
import type { AuditContext, AuditRule, Draft } from '../rule.js'
import { countTests, meanTests } from '../tests-of-rows.js'

/** 1 where higher is better for the patient, -1 where lower is; undefined where neither, or not for this kind of number. */
const better = (row: OutcomeResult, { outcomes }: AuditContext): 1 | -1 | undefined => {
  const outcome = outcomes.get(row.outcome)
  // A share of people above or below a limit of a continuous measure: which side is better is not on record.
  if (!outcome || (row.kind === 'binary') !== (outcome.kind === 'binary')) return undefined
  const direction = outcome.betterDirectionByUnit?.[row.unit ?? ''] ?? outcome.betterDirection
  return direction === 'none' ? undefined : direction === 'higher' ? 1 : -1
}

const worth = ({ mean, median, events, percent, n }: ArmResult): number | undefined =>
  mean ?? median ?? (events !== undefined && n ? (100 * events) / n : percent)

type Side = { readonly text: string; readonly gain: number }

/** What cells gain against control by the numbers, in the better direction: each pair of arms. */
const pairs = (trial: Trial, row: OutcomeResult, sign: 1 | -1): Side[] => {
  const arms = armsOf(trial, row).flatMap(({ arm, values }) => {
    const value = worth(values)
    return value === undefined ? [] : [{ arm, value }]
  })
  return arms
    .filter(({ arm }) => arm.role === 'intervention')
    .flatMap((a) =>
      arms
        .filter(({ arm }) => arm.role === 'control')
        .map((b) => ({
          text: `${tidy(Number(a.value.toFixed(2)))} (${a.arm.id}) against ${tidy(Number(b.value.toFixed(2)))} (${b.arm.id})`,
          gain: sign * (a.value - b.value),
        })),
    )
}

/** Against its own start, where no control arm has a number. */
const sinceStart = (trial: Trial, row: OutcomeResult, sign: 1 | -1): Side[] =>
  armsOf(trial, row).flatMap(({ arm, values }) => {
    const value = worth(values)
    if (value === undefined || arm.role !== 'intervention') return []
    if (row.scale === 'change' || row.scale === 'percent-change')
      return [{ text: `a change of ${value} (${arm.id})`, gain: sign * value }]
    const start = baselineOf(trial, row)?.arms[arm.id]
    const before = start && worth(start)
    return before === undefined ? [] : [{ text: `${value} (${arm.id}) after ${before}`, gain: sign * (value - before) }]
  })

export const directionAgainstNumbers: AuditRule = {
  name: 'direction-against-numbers',
  levels: ['contradiction', 'suspicious', 'note'],
  demands: 'The direction that a source is said to tell is the direction of its numbers and of its p-value.',
  source:
    'Definition: each measure has a direction that is better for patients; significance at 5% as the sources use it',
  check: (trial, context) =>
    trial.outcomes.flatMap((row): Draft[] => {
      const { direction } = row
      if (row.scale === 'baseline' || direction === 'unclear') return []
      const sign = better(row, context)
      const against = sign === undefined ? [] : pairs(trial, row, sign)
      const sides = against.length || sign === undefined ? against : sinceStart(trial, row, sign)
      const path = `${rowPath(row)}.direction`
      const values = { direction, p: row.p ?? null }
      const wanted = direction === 'favors-cell' ? 1 : direction === 'favors-control' ? -1 : 0
      if (wanted !== 0 && sides.length && sides.every(({ gain }) => gain * wanted < 0))
        return [
          {
            level: 'contradiction',
            path,
            message: `${rowName(row)} is told to favor ${direction === 'favors-cell' ? 'cells' : 'control'}, but the numbers say the opposite: ${sides.map(({ text }) => text).join('; ')}.`,
            values,
            expected: 'a direction that the numbers have',
            recomputed: { 'gain of cells': tidy(sides[0]?.gain ?? 0) },
          },
        ]
      const p = isArmP(row) ? printedP(row.p) : undefined
      if (p?.isSignificant !== undefined && (wanted === 0) === p.isSignificant)
        return [
          {
            level: 'suspicious',
            path,
            message: `${rowName(row)} is told ${wanted === 0 ? 'not to differ' : 'to differ'}, with a p-value of ${p.text} between the arms.`,
            values,
            expected: wanted === 0 ? 'p of 0.05 or more' : 'p below 0.05',
            recomputed: {},
          },
        ]
      const again =
        row.p === undefined && wanted !== 0 && against.length === 1
          ? (countTests(trial, row) ?? meanTests(trial, row))
          : undefined
      if (!again || again.span[0] < 0.05) return []
      return [
        {
          level: 'note',
          path,
          message: `${rowName(row)} is told to favor ${wanted === 1 ? 'cells' : 'control'} without a p-value; the numbers do not tell the arms apart (${again.tests.map(({ name, p: value }) => `${name} ${showP(value)}`).join(', ')}).`,
          values,
          expected: 'p below 0.05',
          recomputed: Object.fromEntries(again.tests.map(({ name, p: value }) => [name, tidy(value)])),
        },
      ]
    }),
}
