/** Groups that should be alike at the start. */
import type { OutcomeResult, Trial } from '../../../dataset/index.js'
import { fisherExact, welch } from '../../../stats/index.js'
import { showP, tidy } from '../digits.js'
import { armsOf, eventsOf, type RowArm, rowName, rowPath, summaryOf } from '../rows.js'
import type { AuditRule, Draft, FindingValues } from '../rule.js'
import { ifPossible } from '../tests-of-rows.js'

type Difference = {
  readonly p: number
  readonly smd: number | null
  readonly text: string
  readonly values: FindingValues
  readonly test: string
}

const between = (a: RowArm, b: RowArm): Difference | undefined => {
  const [x, y] = [summaryOf(a.values), summaryOf(b.values)]
  if (x && y && (x.sd > 0 || y.sd > 0)) {
    const pooled = Math.sqrt((x.sd ** 2 + y.sd ** 2) / 2)
    return {
      p: welch(x, y).p,
      smd: (x.mean - y.mean) / pooled,
      text: `${x.mean} (${a.arm.id}) against ${y.mean} (${b.arm.id})`,
      values: { [`${a.arm.id} mean`]: x.mean, [`${b.arm.id} mean`]: y.mean },
      test: 'Welch',
    }
  }
  const [k, m] = [eventsOf(a.values), eventsOf(b.values)]
  if (!k || !m) return undefined
  return {
    p: fisherExact(k, m).p,
    smd: null,
    text: `${k.events} of ${k.n} (${a.arm.id}) against ${m.events} of ${m.n} (${b.arm.id})`,
    values: { [a.arm.id]: `${k.events}/${k.n}`, [b.arm.id]: `${m.events}/${m.n}` },
    test: 'Fisher exact',
  }
}

/** The pair of an intervention and a control arm that differs most, its p corrected for the number of pairs. */
const worst = (trial: Trial, row: OutcomeResult): (Difference & { readonly pairs: number }) | undefined => {
  const arms = armsOf(trial, row)
  const pairs = arms
    .filter(({ arm }) => arm.role === 'intervention')
    .flatMap((a) =>
      arms.filter(({ arm }) => arm.role === 'control').flatMap((b) => ifPossible(() => between(a, b)) ?? []),
    )
  const least = pairs.toSorted((a, b) => a.p - b.p)[0]
  return least && { ...least, p: Math.min(1, least.p * pairs.length), pairs: pairs.length }
}

/** A standardized difference from here is called large (Cohen); with p below 0.1 it is told even where p is not below 0.05. */
const large = 0.8

export const baselineImbalance: AuditRule = {
  name: 'baseline-imbalance',
  levels: ['suspicious', 'note'],
  demands: 'The arms are alike at baseline, as far as chance allows.',
  source: 'Corbett 2014, doi:10.1002/jrsm.1090; one of twenty fair comparisons has p below 0.05',
  check: (trial) => {
    const tested = trial.outcomes.flatMap((row) => {
      const found = row.scale === 'baseline' ? worst(trial, row) : undefined
      return found ? [{ row, ...found }] : []
    })
    const isRandomized = trial.design.allocation === 'randomized'
    return tested.flatMap(({ row, p, smd, text, test, values, pairs }): Draft[] => {
      if (p >= 0.05 && (p >= 0.1 || Math.abs(smd ?? 0) < large)) return []
      const finals = trial.outcomes.some(
        (r) => r.outcome === row.outcome && r.scale === 'final' && r.label === row.label,
      )
      const corrected = pairs > 1 ? ` after correction for ${pairs} pairs of arms` : ''
      const others = tested.length > 1 ? `, one of ${tested.length} baseline rows that can be tested` : ''
      return [
        {
          // Among many rows some differ by chance: only what stays below 0.05 after Bonferroni is more than a note.
          level: p * tested.length < 0.05 && isRandomized ? 'suspicious' : 'note',
          path: `${rowPath(row)}.arms`,
          message: `${rowName(row)}: ${text}${smd === null ? '' : `, ${Math.abs(smd).toFixed(1)} standard deviations apart`} (${test} p ${showP(p)}${corrected}${others})${finals ? '; final values of this measure do not compare the treatments by themselves' : ''}${isRandomized ? '' : '; the groups were not randomized'}.`,
          values,
          expected: 'groups that differ no more than by chance',
          recomputed: {
            p: tidy(p),
            'standardized difference': smd === null ? null : tidy(smd),
            'rows tested': tested.length,
          },
        },
      ]
    })
  },
}
