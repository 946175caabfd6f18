import { itemAt } from '../collections.js'
import { cellsOf } from './binary.js'
import { slopeOn } from './design.js'
import { StatsError } from './errors.js'
import { between } from './guard.js'
import { type Coefficient, coefficientOf, type ModelOptions, problemOf, quantile, type StudyEffect } from './model.js'
import { weightsAt } from './profile.js'
import { metaRegression } from './regression.js'
import type { EventTable } from './tables.js'

/** A regression that looks for small-study effects. */
export interface SmallStudyTest {
  /** Studies in it; those in which nobody, or everybody, had the event tell nothing and are not. */
  readonly k: number
  readonly intercept: Coefficient
  readonly slope: Coefficient
  readonly statistic: number
  /** Of t; null for z. */
  readonly df: number | null
  readonly p: number
}

interface Line {
  readonly y: number
  readonly x: number
  /** Inverse weight. */
  readonly variance: number
  readonly label?: string | undefined
}

/** Weighted least squares of y on x with multiplicative dispersion; R: `lm(y ~ x, weights = 1 / variance)`. */
function weightedLine(lines: readonly Line[], level: number, name: string, on: string) {
  const studies = lines.map(({ y, variance, label }) => ({ estimate: y, variance, label }))
  const xs = Float64Array.from(lines, ({ x }) => x)
  const problem = problemOf(studies, 3, name, () => slopeOn(xs, on))
  const df = lines.length - 2
  const { coefficients, covariance, rss } = problem.design.solve(weightsAt(problem.variances, 0), problem.effects)
  if (rss <= Number.EPSILON)
    throw new StatsError('zero-variance', `${name} needs studies that scatter around its line, got ${rss}`, rss)
  const critical = quantile(1 - (1 - level) / 2, df)
  const tested = (i: 0 | 1): Coefficient =>
    coefficientOf(itemAt(coefficients, i), Math.sqrt((rss / df) * itemAt(itemAt(covariance, i), i)), df, critical)
  return { k: lines.length, intercept: tested(0), slope: tested(1), df }
}

const sizesOf = ({ treatment, control }: EventTable) => {
  const { a, b, c, d } = cellsOf(treatment, control)
  return { n1: a + b, n2: c + d, n: a + b + c + d, events: a + c, others: b + d, a }
}

const isTelling = (table: EventTable): boolean => {
  const { events, others } = sizesOf(table)
  return events > 0 && others > 0
}

/**
 * Peters's test: log odds ratios on the inverse of the study size, weighted by people with and without the event. Its
 * slope hardly depends on the effect itself, unlike Egger's for odds ratios.
 *
 * @param tables - at least three with some, but not only, events
 * @param effects - the log odds ratio of each, in the same order
 * @throws StatsError `too-few-studies`, `zero-variance` (studies of one size)
 * @see Peters et al. (2006), JAMA 295:676. R: `meta::metabias(m, method.bias = "Peters")`, which is
 *   `lm(yi ~ I(1/n), weights = 1/(1/events + 1/(n - events)))`
 * @example
 * import { effectSize, peters } from 'stemcell-evidence/stats'
 *
 * const tables = [
 *   { treatment: { events: 4, n: 120 }, control: { events: 11, n: 130 } },
 *   { treatment: { events: 6, n: 300 }, control: { events: 29, n: 290 } },
 *   { treatment: { events: 3, n: 230 }, control: { events: 11, n: 220 } },
 * ]
 * const effects = tables.map((table) => effectSize({ measure: 'OR', ...table }))
 * console.log(peters(tables, effects).p.toFixed(2)) // 0.14
 */
export function peters(
  tables: readonly EventTable[],
  effects: readonly StudyEffect[],
  options: { readonly level?: number } = {},
): SmallStudyTest {
  const level = between('level', options.level ?? 0.95, 0, 1)
  const lines = tables.flatMap((table, i) => {
    const { n, events, others } = sizesOf(table)
    return isTelling(table)
      ? [{ y: itemAt(effects, i).estimate, x: 1 / n, variance: 1 / events + 1 / others, label: table.label }]
      : []
  })
  const line = weightedLine(lines, level, "Peters's test", 'the size of the studies')
  return { ...line, statistic: line.slope.statistic, p: line.slope.p }
}

/**
 * Harbord's test: efficient scores over their variances on their standard errors, for odds ratios. Finds asymmetry less
 * often where there is none than Egger's test does.
 *
 * @param tables - at least three with some, but not only, events
 * @throws StatsError `too-few-studies`, `zero-variance`
 * @see Harbord, Egger & Sterne (2006), Stat Med 25:3443. R: `meta::metabias(m, method.bias = "Harbord")`
 */
export function harbord(tables: readonly EventTable[], options: { readonly level?: number } = {}): SmallStudyTest {
  const level = between('level', options.level ?? 0.95, 0, 1)
  const lines = tables.filter(isTelling).map((table) => {
    const { a, n1, n2, n, events, others } = sizesOf(table)
    const score = a - (events * n1) / n
    const information = ((n1 / n) * (n2 / n) * events * others) / (n - 1)
    return { y: score / information, x: 1 / Math.sqrt(information), variance: 1 / information, label: table.label }
  })
  const line = weightedLine(lines, level, "Harbord's test", 'the standard error')
  return { ...line, statistic: line.slope.statistic, p: line.slope.p }
}

/**
 * Rücker's test: arcsine differences, whose variances depend on the sizes alone, on their standard errors under random
 * effects (AS-Thompson). Studies without any event take part.
 *
 * @param tables - at least three
 * @throws StatsError `too-few-studies`, `zero-variance` (studies of one size)
 * @see Rücker, Schwarzer & Carpenter (2008), Stat Med 27:746. R: `regtest(rma(escalc("AS", ai, n1i, ci, n2i)))`
 */
export function rucker(tables: readonly EventTable[], options: ModelOptions = {}): SmallStudyTest {
  const studies = tables.map((table) => {
    const { treatment, control, label } = table
    cellsOf(treatment, control)
    const angle = ({ events, n }: EventTable['treatment']): number => Math.asin(Math.sqrt(events / n))
    return { estimate: angle(treatment) - angle(control), variance: 1 / (4 * treatment.n) + 1 / (4 * control.n), label }
  })
  const { k, intercept, slope } = metaRegression(
    studies,
    studies.map(({ variance }) => Math.sqrt(variance)),
    { ...options, test: 'z' },
  )
  return { k, intercept, slope, statistic: slope.statistic, df: null, p: slope.p }
}

/** The precision-effect test and estimate. */
export interface PetPeese {
  readonly k: number
  /** Effect expected of a study without sampling error, from the regression on standard errors. */
  readonly pet: Coefficient
  /** The same from the regression on variances. */
  readonly peese: Coefficient
  /** PEESE where PET finds an effect (one-sided p below 0.05, two-sided below 0.10), else PET. */
  readonly chosen: 'pet' | 'peese'
}

/**
 * PET-PEESE: what a regression on standard errors, or on variances, expects of an infinitely large study.
 *
 * @param studies - at least three, with differing variances
 * @throws StatsError `too-few-studies`, `zero-variance`
 * @see Stanley & Doucouliagos (2014), Res Synth Methods 5:60. R: `summary(lm(yi ~ sqrt(vi), weights = 1/vi))`,
 *   `summary(lm(yi ~ vi, weights = 1/vi))`
 * @example
 * import { petPeese } from 'stemcell-evidence/stats'
 *
 * const studies = [
 *   { estimate: -0.9, variance: 0.10, label: 'A' },
 *   { estimate: -0.4, variance: 0.05, label: 'B' },
 *   { estimate: -0.6, variance: 0.08, label: 'C' },
 *   { estimate: 0.1, variance: 0.04, label: 'D' },
 * ]
 * const { pet, peese } = petPeese(studies)
 * console.log(pet.estimate.toFixed(2), peese.estimate.toFixed(2)) // 1.54 0.57
 */
export function petPeese(studies: readonly StudyEffect[], options: { readonly level?: number } = {}): PetPeese {
  const level = between('level', options.level ?? 0.95, 0, 1)
  const lineOn = (x: (variance: number) => number, name: string) =>
    weightedLine(
      studies.map(({ estimate, variance, label }) => ({ y: estimate, x: x(variance), variance, label })),
      level,
      name,
      'the standard error',
    ).intercept
  const pet = lineOn(Math.sqrt, 'PET')
  return { k: studies.length, pet, peese: lineOn((v) => v, 'PEESE'), chosen: pet.p < 0.1 ? 'peese' : 'pet' }
}
