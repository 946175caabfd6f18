/** Tests of what a row compares, recomputed from the values of its arms over everything their digits allow. */
import type { OutcomeResult, Trial } from '../../dataset/index.js'
import { anova, chiSquare, fisherExact, type GroupSummary, StatsError, student, welch } from '../../stats/index.js'
import { type NumberRange, spanOf } from './digits.js'
import type { PrintedP } from './printed-p.js'
import { armsOf, eventsOf, type RowArm, type SpreadKind, summaryOf } from './rows.js'

export type Recomputed = {
  readonly tests: readonly { readonly name: string; readonly p: number }[]
  /** Least and greatest p-value of all tests over all roundings. */
  readonly span: NumberRange
}

/** What a calculation gives, or nothing where the numbers are such that none exists. */
export const ifPossible = <T>(calculate: () => T): T | undefined => {
  try {
    return calculate()
  } catch (error) {
    if (error instanceof StatsError) return undefined
    throw error
  }
}

/** A two-by-two row by Fisher's exact test, its mid-P and chi-square; undefined unless two arms have counts. */
export const countTests = (trial: Trial, row: OutcomeResult): Recomputed | undefined => {
  const arms = armsOf(trial, row).flatMap(({ values }) => eventsOf(values) ?? [])
  const [a, b] = arms
  if (arms.length !== 2 || !a || !b) return undefined
  const fisher = fisherExact(a, b)
  const chi = chiSquare(a, b)
  const tests = [
    { name: 'Fisher exact', p: fisher.p },
    { name: 'mid-P', p: fisher.midP },
    { name: 'chi-square', p: chi.p },
    { name: 'chi-square with Yates correction', p: chi.pYates },
  ]
  const all = tests.map(({ p }) => p)
  return { tests, span: [Math.min(...all), Math.max(...all)] }
}

/** The farthest apart and the closest together that rounding lets two groups be. */
const corners = (a: Rounded, b: Rounded): [GroupSummary, GroupSummary][] => {
  const [upper, lower] = [[1, 0] as const, [0, 1] as const]
  const [far, near] = a.mid.mean >= b.mid.mean ? [upper, lower] : [lower, upper]
  const touching = a.mean[0] <= b.mean[1] && b.mean[0] <= a.mean[1]
  const pick = (x: Rounded, mean: number, sd: 0 | 1): GroupSummary => ({ n: x.mid.n, mean, sd: x.sd[sd] })
  const closest: NumberRange = touching ? [a.mid.mean, a.mid.mean] : [a.mean[near[0]], b.mean[near[1]]]
  return [
    [pick(a, a.mean[far[0]], 0), pick(b, b.mean[far[1]], 0)],
    [pick(a, closest[0], 1), pick(b, closest[1], 1)],
  ]
}

type Rounded = { readonly mid: GroupSummary; readonly mean: NumberRange; readonly sd: NumberRange }

const rounded = ({ values }: RowArm, reading: SpreadKind | undefined): Rounded | undefined => {
  const mid = summaryOf(values, reading)
  const printed = values.sd ?? values.se ?? values.plusMinus
  if (!mid || mid.sd === 0 || printed === undefined || values.mean === undefined) return undefined
  const [low, high] = spanOf(printed)
  const times = mid.sd / printed
  return { mid, mean: spanOf(values.mean), sd: [Math.max(low, printed / 10) * times, high * times] }
}

/** Every group's mean moved away from the common one, or toward it, as far as its digits allow; SDs at one end of theirs. */
const pushed = (groups: readonly Rounded[], way: 1 | -1, end: 0 | 1): GroupSummary[] => {
  const total = groups.reduce((sum, { mid }) => sum + mid.n, 0)
  const grand = groups.reduce((sum, { mid }) => sum + mid.n * mid.mean, 0) / total
  return groups.map(({ mid, mean, sd }) => {
    const half = (mean[1] - mean[0]) / 2
    const gap = mid.mean - grand
    const moved = way === 1 ? Math.abs(gap) + half : Math.max(0, Math.abs(gap) - half)
    return { n: mid.n, mean: grand + (gap < 0 ? -moved : moved), sd: sd[end] }
  })
}

const twoMeans = (a: Rounded, b: Rounded): Recomputed => {
  const tests = [
    { name: 'Student', p: student(a.mid, b.mid).p },
    { name: 'Welch', p: welch(a.mid, b.mid).p },
  ]
  const all = [...tests.map(({ p }) => p), ...corners(a, b).flatMap(([x, y]) => [student(x, y).p, welch(x, y).p])]
  return { tests, span: [Math.min(...all), Math.max(...all)] }
}

const manyMeans = (groups: readonly Rounded[]): Recomputed => {
  const p = anova(groups.map(({ mid }) => mid)).p
  const all = [p, anova(pushed(groups, 1, 0)).p, anova(pushed(groups, -1, 1)).p]
  return { tests: [{ name: 'analysis of variance', p }], span: [Math.min(...all), Math.max(...all)] }
}

/** Means by Student's and Welch's t test (two arms) or analysis of variance (more), the spread read as stored or as told. */
export const meanTests = (trial: Trial, row: OutcomeResult, reading?: SpreadKind): Recomputed | undefined => {
  const arms = armsOf(trial, row).filter(({ values }) => values.mean !== undefined)
  const groups = arms.flatMap((arm) => rounded(arm, reading) ?? [])
  const [a, b] = groups
  if (!a || !b || groups.length !== arms.length) return undefined
  return ifPossible(() => (groups.length === 2 ? twoMeans(a, b) : manyMeans(groups)))
}

/** How many times the printed p lies beyond the recomputed range; 1 inside it. */
export const timesOff = ({ span }: Recomputed, printed: PrintedP): number =>
  Math.max(1, printed.span[0] / span[1], span[0] / printed.span[1])

/** Unrounded data and relatives of a test move a p-value: up to this many times beyond the range it counts as reproduced. */
const tolerance = 1.35

export const reproduces = (again: Recomputed, printed: PrintedP): boolean => timesOff(again, printed) <= tolerance

/** Whether every recomputed p-value lies on the other side of 5%. */
export const changesVerdict = ({ span }: Recomputed, printed: PrintedP): boolean =>
  printed.isSignificant === undefined ? false : printed.isSignificant ? span[0] >= 0.05 : span[1] < 0.05
