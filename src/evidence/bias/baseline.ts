/** Whether groups that should be alike at the start were. */
import { ensure } from '../../collections.js'
import type { ArmResult, OutcomeResult, Trial } from '../../dataset/index.js'
import { fisherExact, type GroupSummary, welch } from '../../stats/index.js'
import { comparedArms } from './comparison.js'

/** A baseline row with the smallest p-value between an intervention arm and a control arm, corrected for their number. */
export type BaselineTest = { readonly row: OutcomeResult; readonly p: number; readonly how: string }

const summary = (values: ArmResult): GroupSummary | undefined => {
  const { n, mean, sd, se } = values
  if (n == null || n < 2 || mean === undefined) return undefined
  const spread = sd ?? (se === undefined ? undefined : se * Math.sqrt(n))
  return spread === undefined ? undefined : { n, mean, sd: spread }
}

const testOf = (a: ArmResult, b: ArmResult): { p: number; how: string } | undefined => {
  const first = summary(a)
  const second = summary(b)
  if (first && second && (first.sd > 0 || second.sd > 0)) return { p: welch(first, second).p, how: 'Welch t test' }
  if (a.events === undefined || b.events === undefined || !a.n || !b.n || a.events > a.n || b.events > b.n)
    return undefined
  return { p: fisherExact({ events: a.events, n: a.n }, { events: b.events, n: b.n }).p, how: 'Fisher exact test' }
}

/** Tests of one baseline row: every intervention arm against every control arm, Bonferroni. */
const rowTest = (trial: Trial, row: OutcomeResult, arms: readonly string[]): BaselineTest | undefined => {
  const of = (role: 'intervention' | 'control') =>
    trial.arms.filter((arm) => arm.role === role && arms.includes(arm.id) && row.arms[arm.id])
  const tests = of('intervention').flatMap((cell) =>
    of('control').flatMap((control) => {
      const test = testOf(ensure(row.arms[cell.id]), ensure(row.arms[control.id]))
      return test ? [test] : []
    }),
  )
  const least = tests.sort((a, b) => a.p - b.p)[0]
  return least ? { row, p: Math.min(1, least.p * tests.length), how: least.how } : undefined
}

/** Every baseline row of a trial that can be tested, between the arms that a result compares. */
export const baselineTests = (trial: Trial, result: OutcomeResult): readonly BaselineTest[] => {
  const arms = comparedArms(trial, result).map(({ id }) => id)
  return trial.outcomes
    .filter((row) => row.scale === 'baseline')
    .flatMap((row) => {
      const test = rowTest(trial, row, arms)
      return test ? [test] : []
    })
}

/** Chance of at least this many tests below 0.05 when nothing but chance is at work (independent tests). */
export const chanceOfSignificant = (significant: number, tests: number): number => {
  let below = 0
  let term = 0.95 ** tests
  for (let k = 0; k < significant; k += 1) {
    below += term
    term *= ((tests - k) / (k + 1)) * (0.05 / 0.95)
  }
  return Math.max(0, 1 - below)
}
