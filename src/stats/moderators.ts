import { ensure, itemAt } from '../collections.js'
import { columnsDesign } from './columns-design.js'
import { commonMean } from './design.js'
import { chiSquareUpper, fUpper } from './distributions.js'
import { StatsError } from './errors.js'
import { count, measured, refuse } from './guard.js'
import { type Heterogeneity, type Interval, qProfile } from './heterogeneity.js'
import {
  type Coefficient,
  type Fit,
  fitModel,
  type Model,
  type ModelOptions,
  problemOf,
  type ResolvedOptions,
  resolveOptions,
  type StudyEffect,
  type TestInForce,
} from './model.js'
import type { ModelData } from './profile.js'
import type { JointTest } from './subgroups.js'
import { estimateTau2, type Tau2Method } from './tau2.js'

/** A moderator: numbers, or the level of a factor for each study. */
export interface Moderator {
  readonly name: string
  readonly values: readonly number[] | readonly string[]
}

/** A coefficient with the name of what it belongs to: the moderator, or moderator and level against the first level. */
export interface ModeratorTerm extends Coefficient {
  readonly term: string
}

/** Effects regressed on several moderators; Q, tau2, I2 and H2 are residual, after them. */
export interface ModeratorAnalysis extends Heterogeneity {
  readonly k: number
  readonly model: Model
  readonly tau2Method: Tau2Method | null
  readonly test: TestInForce
  readonly level: number
  /** Intercept first. */
  readonly terms: readonly ModeratorTerm[]
  /** Of the terms, in their order. */
  readonly covariance: readonly (readonly number[])[]
  /** Test of all moderators together. */
  readonly moderatorTest: JointTest
  readonly tau2: number
  readonly tau2Se: number | null
  readonly tau2Ci: Interval | null
  /** Share of the between-study variance that the moderators explain, percent; as in {@link metaRegression}. */
  readonly r2: number | null
}

interface Columns {
  readonly columns: readonly Float64Array[]
  readonly names: readonly string[]
}

/** Columns of the design: ones, numbers as they are, a factor as one column for each level but its first. */
function columnsOf(moderators: readonly Moderator[], k: number): Columns {
  if (moderators.length === 0) refuse('out-of-range', 'the number of moderators', '1 or greater', 0)
  const columns = [new Float64Array(k).fill(1)]
  const names = ['intercept']
  for (const { name, values } of moderators) {
    if (values.length !== k) refuse('unequal-lengths', name, `as long as the ${k} studies`, values.length)
    if (new Set<string | number>(values).size < 2)
      throw new StatsError('zero-variance', `${name} must differ between studies, got ${values[0]} in each`, values[0])
    if (values.every((value) => typeof value === 'number')) {
      columns.push(Float64Array.from(values, (value, i) => measured(`${name} of study ${i + 1}`, value)))
      names.push(name)
      continue
    }
    const [, ...levels] = new Set(values.map(String))
    for (const level of levels) {
      columns.push(Float64Array.from(values, (value) => (String(value) === level ? 1 : 0)))
      names.push(`${name}: ${level}`)
    }
  }
  return { columns, names }
}

function jointTest(fit: Fit): JointTest {
  const { coefficients, covariance } = fit.solution
  const df = coefficients.length - 1
  // Of the terms after the intercept: b' S^-1 b with S their covariance, by elimination.
  const rows = coefficients.slice(1).map((b, i) => [...itemAt(covariance, i + 1).slice(1), b])
  let statistic = 0
  for (let i = 0; i < df; i += 1) {
    const pivot = itemAt(rows, i)
    statistic += itemAt(pivot, df) ** 2 / itemAt(pivot, i)
    for (let r = i + 1; r < df; r += 1) {
      const share = itemAt(itemAt(rows, r), i) / itemAt(pivot, i)
      for (let c = i; c <= df; c += 1) itemAt(rows, r)[c] = itemAt(itemAt(rows, r), c) - share * itemAt(pivot, c)
    }
  }
  statistic /= fit.scale
  return fit.df === null
    ? { statistic, df, df2: null, p: chiSquareUpper(statistic, df) }
    : { statistic: statistic / df, df, df2: fit.df, p: fUpper(statistic / df, df, fit.df) }
}

/** R2 as metafor reports it: from tau2 without and with the moderators, or adjusted R2 where tau2 is not estimated. */
function explained({ problem, options, weights, solution, tau2 }: Fit): number | null {
  const k = problem.effects.length
  const intercept = commonMean(k)
  if (options.model === 'random') {
    const without = estimateTau2({ ...problem, design: intercept }, options.tau2Method, options.control).tau2
    return without === 0 ? null : Math.max(0, (100 * (without - tau2)) / without)
  }
  const df = k - solution.coefficients.length
  const total = intercept.solve(weights, problem.effects).rss
  return df < 1 || total === 0 ? null : Math.max(0, 100 * (1 - solution.rss / df / (total / (k - 1))))
}

function problemWith(studies: readonly StudyEffect[], columns: Columns, model: Model): ModelData {
  const least = columns.names.length + (model === 'random' ? 1 : 0)
  return problemOf(studies, least, 'meta-regression', () => columnsDesign(columns.columns, columns.names))
}

/**
 * Meta-regression on several moderators, numbers and factors (mixed effects, or fixed effects with `model: 'common'`). The
 * first level of a factor in the order of the studies is what its other levels are compared with.
 *
 * @param studies - effects and variances, more of them than coefficients
 * @param moderators - at least one; each must vary, and none may follow from the others
 * @throws StatsError `unequal-lengths`, `zero-variance`, `too-few-studies`, and as {@link pool} does
 * @see Thompson & Higgins (2002), Stat Med 21:1559; Knapp & Hartung (2003), Stat Med 22:2693; Raudenbush (1994) for R2. R:
 *   `rma(yi, vi, mods = ~ x + factor)`
 * @example
 * import { moderatorAnalysis } from 'stemcell-evidence/stats'
 *
 * const studies = [
 *   { estimate: -0.9, variance: 0.10, label: 'A' },
 *   { estimate: -0.4, variance: 0.05, label: 'B' },
 *   { estimate: -0.6, variance: 0.08, label: 'C' },
 *   { estimate: 0.1, variance: 0.04, label: 'D' },
 * ]
 * const { terms } = moderatorAnalysis(
 *   studies,
 *   [
 *     { name: 'dose', values: [1, 2, 3, 4] },
 *     { name: 'cells', values: ['msc', 'mnc', 'msc', 'mnc'] },
 *   ],
 *   { model: 'common' },
 * )
 * for (const { term, estimate } of terms) console.log(term, estimate.toFixed(3))
 * // intercept -1.191
 * // dose 0.217
 * // cells: mnc 0.394
 */
export function moderatorAnalysis(
  studies: readonly StudyEffect[],
  moderators: readonly Moderator[],
  options: ModelOptions = {},
): ModeratorAnalysis {
  const resolved = resolveOptions(options)
  const columns = columnsOf(moderators, studies.length)
  const problem = problemWith(studies, columns, resolved.model)
  const fit = fitModel(problem, resolved)
  const { q, qDf, qP, i2, h2, tau2, tau2Estimate } = fit
  const intervals = tau2Estimate && qProfile(problem, tau2, resolved.level, resolved.control)
  return {
    k: studies.length,
    model: resolved.model,
    tau2Method: tau2Estimate && resolved.tau2Method,
    test: fit.test,
    level: resolved.level,
    terms: fit.coefficients.map((coefficient, i) => ({ term: itemAt(columns.names, i), ...coefficient })),
    covariance: fit.solution.covariance.map((row) => row.map((value) => fit.scale * value)),
    moderatorTest: jointTest(fit),
    q,
    qDf,
    qP,
    i2,
    h2,
    tau2,
    tau2Se: tau2Estimate?.se ?? null,
    tau2Ci: intervals && !intervals.isEmpty ? intervals.tau2Ci : null,
    r2: explained(fit),
  }
}

/** How to permute. */
export interface PermutationOptions extends ModelOptions {
  /** At most so many orders; where fewer exist, each once. Default 1000. */
  readonly permutations?: number | undefined
}

/** p-values that rest on no distribution: how often shuffled moderators do as well as those observed. */
export interface PermutationTest {
  readonly permutations: number
  /** Whether every order was tried once; otherwise they are drawn, always the same ones. */
  readonly isExact: boolean
  /** For each term, intercept first. */
  readonly p: readonly number[]
  /** Of all moderators together. */
  readonly moderatorP: number
}

/** What counts as equal to the statistic observed; metafor's `comptol`. */
const tolerance = Math.sqrt(Number.EPSILON)

/**
 * Permutation test of a meta-regression: the rows of the moderators are shuffled among the studies and the model is fitted
 * again. Exact where no more orders exist than are asked for; otherwise drawn at random, with the order observed among
 * them, from a generator with a fixed seed, so that the same data give the same answer.
 *
 * @throws StatsError as {@link moderatorAnalysis} does
 * @see Higgins & Thompson (2004), Stat Med 23:1663; Follmann & Proschan (1999), Biometrics 55:732. R:
 *   `permutest(rma(yi, vi, mods = ~ x), exact = TRUE)`
 */
export function permutationTest(
  studies: readonly StudyEffect[],
  moderators: readonly Moderator[],
  options: PermutationOptions = {},
): PermutationTest {
  const resolved = resolveOptions(options)
  const most = count('permutations', options.permutations ?? 1000, 1)
  const columns = columnsOf(moderators, studies.length)
  const observed = statisticsOf(studies, columns, resolved)
  const k = studies.length
  const kinds = kindsOf(columns, k)
  const exact = ordersOf(kinds, most)
  const orders = exact ?? drawnOrders(k, most)
  const counts = observed.terms.map(() => 0)
  let [joint, done] = [0, 0]
  for (const order of orders) {
    const shuffled = columns.columns.map((column) => Float64Array.from(order, (i) => itemAt(column, i)))
    const found = statisticsOf(studies, { ...columns, columns: shuffled }, resolved)
    done += 1
    found.terms.forEach((z, j) => {
      if (Math.abs(z) >= Math.abs(itemAt(observed.terms, j)) - tolerance) counts[j] = itemAt(counts, j) + 1
    })
    if (found.joint >= observed.joint - tolerance) joint += 1
  }
  return { permutations: done, isExact: exact !== null, p: counts.map((n) => n / done), moderatorP: joint / done }
}

function statisticsOf(studies: readonly StudyEffect[], columns: Columns, options: ResolvedOptions) {
  const fit = fitModel(problemWith(studies, columns, options.model), options)
  return { terms: fit.coefficients.map(({ statistic }) => statistic), joint: jointTest(fit).statistic }
}

/** Rows of moderators that are the same, as numbers of their kind: to swap them changes nothing. */
function kindsOf({ columns }: Columns, k: number): number[] {
  const seen = new Map<string, number>()
  return Array.from({ length: k }, (_, i) => {
    const key = columns.map((column) => column[i]).join(' ')
    if (!seen.has(key)) seen.set(key, i)
    return ensure(seen.get(key))
  })
}

/** Every order of the kinds, as positions of rows; null where there are more than `most`. */
function ordersOf(kinds: readonly number[], most: number): number[][] | null {
  const left = new Map<number, number>()
  for (const kind of kinds) left.set(kind, (left.get(kind) ?? 0) + 1)
  const found: number[][] = []
  const order: number[] = []
  const extend = (): boolean => {
    if (order.length === kinds.length) {
      found.push([...order])
      return found.length <= most
    }
    for (const [kind, times] of left) {
      if (times === 0) continue
      left.set(kind, times - 1)
      order.push(kind)
      const goesOn = extend()
      order.pop()
      left.set(kind, times)
      if (!goesOn) return false
    }
    return true
  }
  return extend() ? found : null
}

/** The order observed and others drawn by Fisher and Yates, from the generator mulberry32 with a fixed seed. */
function* drawnOrders(k: number, most: number): Generator<number[]> {
  let state = 20_030_407
  const below = (n: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * n)
  }
  const order = Array.from({ length: k }, (_, i) => i)
  yield [...order]
  for (let drawn = 1; drawn < most; drawn += 1) {
    for (let i = k - 1; i > 0; i -= 1) {
      const j = below(i + 1)
      ;[order[i], order[j]] = [itemAt(order, j), itemAt(order, i)]
    }
    yield [...order]
  }
}
