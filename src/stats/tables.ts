import { itemAt } from '../collections.js'
import type { EventArm } from './arms.js'
import {
  type Cells,
  cellsOf,
  corrected,
  isDoubleZero,
  logOddsRatio,
  logRiskRatio,
  petoLogOddsRatio,
  petoTerms,
  type Raw,
  resolveZeroCells,
  riskDifference,
  type ZeroCells,
} from './binary.js'
import { chiSquareUpper, normalQuantile } from './distributions.js'
import { StatsError } from './errors.js'
import { between, choice } from './guard.js'
import type { Heterogeneity } from './heterogeneity.js'
import { coefficientOf } from './model.js'
import type { Pooled, PooledSummary } from './pool.js'
import type { Accumulated, LeftOut } from './sensitivity.js'
import { betweenGroups, type Members, membersOf, type Subgroups } from './subgroups.js'

/** One study's two-by-two table. */
export interface EventTable {
  readonly treatment: EventArm
  readonly control: EventArm
  readonly label?: string | undefined
}

/** How to pool tables. */
export interface TableOptions {
  /** Confidence level, default 0.95. */
  readonly level?: number | undefined
  /**
   * Zero cells in the study effects behind Q; the pooled effect itself uses the cells as they are. `drop00` defaults to
   * true here, so studies without events in either arm do not count in Q (metafor's default for these two methods).
   */
  readonly zeroCells?: ZeroCells | undefined
  /** What is added to the cells that are pooled; by default nothing, since these methods need no correction. */
  readonly pooledCells?: ZeroCells | undefined
}

/** How to pool tables by Mantel-Haenszel. */
export interface MantelHaenszelOptions extends TableOptions {
  readonly measure: 'OR' | 'RR' | 'RD'
}

/** Pooling by one of the two methods for tables. */
export type TablePooling =
  | ({ readonly method: 'mantel-haenszel' } & MantelHaenszelOptions)
  | ({ readonly method: 'peto' } & TableOptions)

/**
 * A method as sums over studies: what one study adds, and what the sums amount to. Whatever subset of studies is asked for
 * then costs an addition.
 */
interface Method {
  readonly terms: (pooled: Cells) => readonly number[]
  readonly finish: (sums: readonly number[], cells: () => readonly Cells[]) => Raw
  readonly weight: (pooled: Cells) => number
  /** The effect of a study in Q; not finite where it has none. */
  readonly effect: (cells: Cells) => Raw
}

const methods: Readonly<Record<'OR' | 'RR' | 'RD' | 'PETO', Method>> = {
  // Robins, Breslow & Greenland (1986).
  OR: {
    terms: ({ a, b, c, d }) => {
      const n = a + b + c + d
      const [concordant, discordant, p, q] = [(a * d) / n, (b * c) / n, (a + d) / n, (b + c) / n]
      return [concordant, discordant, p * concordant, p * discordant + q * concordant, q * discordant]
    },
    finish: ([r = Number.NaN, s = Number.NaN, pr = Number.NaN, mixed = Number.NaN, qs = Number.NaN], cells) => {
      if (r === 0 || s === 0)
        undefinedFor('the Mantel-Haenszel odds ratio', 'events and non-events in both arms', cells())
      return { estimate: Math.log(r / s), variance: (pr / r ** 2 + mixed / (r * s) + qs / s ** 2) / 2 }
    },
    weight: ({ a, b, c, d }) => (b * c) / (a + b + c + d),
    effect: logOddsRatio,
  },
  // Greenland & Robins (1985).
  RR: {
    terms: ({ a, b, c, d }) => {
      const n = a + b + c + d
      const p = ((a + b) / n) * ((c + d) / n) * (a + c) - (a * c) / n
      return [(a * (c + d)) / n, (c * (a + b)) / n, p]
    },
    finish: ([r = Number.NaN, s = Number.NaN, p = Number.NaN], cells) => {
      if (r === 0 || s === 0) undefinedFor('the Mantel-Haenszel risk ratio', 'events in both arms', cells())
      return { estimate: Math.log(r / s), variance: p / (r * s) }
    },
    weight: ({ a, b, c, d }) => (c * (a + b)) / (a + b + c + d),
    effect: logRiskRatio,
  },
  // Sato (1989).
  RD: {
    terms: ({ a, b, c, d }) => {
      const [n1, n2] = [a + b, c + d]
      const n = n1 + n2
      return [
        (a * n2 - c * n1) / n,
        (n1 * n2) / n,
        c * (n1 / n) ** 2 - a * (n2 / n) ** 2 + ((n1 / n) * (n2 / n) * (n2 - n1)) / 2,
        (a * d + c * b) / n / 2,
      ]
    },
    finish: ([weighted = Number.NaN, total = Number.NaN, p = Number.NaN, q = Number.NaN]) => {
      const estimate = weighted / total
      return { estimate, variance: (estimate * p + q) / total ** 2 }
    },
    weight: ({ a, b, c, d }) => ((a + b) * (c + d)) / (a + b + c + d),
    effect: riskDifference,
  },
  PETO: {
    terms: (cells) => {
      const { difference, information } = petoTerms(cells)
      return [difference, information]
    },
    finish: ([difference = Number.NaN, information = Number.NaN], cells) => {
      if (information === 0) undefinedFor("Peto's odds ratio", 'some but not all patients to have the event', cells())
      return { estimate: difference / information, variance: 1 / information }
    },
    weight: (cells) => petoTerms(cells).information,
    effect: petoLogOddsRatio,
  },
}

const methodOf = (pooling: TablePooling): Method =>
  pooling.method === 'peto' ? methods.PETO : methods[choice('measure', pooling.measure, ['OR', 'RR', 'RD'])]

/** Sums for Q at the end of the terms: weight, its products with the distance of the effect, studies counted. */
const ofQ = 4

/** Studies as what they add to the sums. */
class TableSums {
  readonly method: Method
  readonly rows: readonly (readonly number[])[]
  readonly cells: readonly Cells[]
  readonly pooledCells: readonly Cells[]
  readonly critical: number
  readonly #anchor: number

  constructor(
    tables: readonly EventTable[],
    readonly pooling: TablePooling,
    purpose: string,
  ) {
    this.method = methodOf(pooling)
    this.cells = cellsOfAll(tables, purpose)
    const level = between('level', pooling.level ?? 0.95, 0, 1)
    this.critical = normalQuantile(1 - (1 - level) / 2)
    const zeroCells = resolveZeroCells(pooling.zeroCells, { drop00: true })
    const ofPooled = resolveZeroCells({ to: 'none', ...pooling.pooledCells }, { drop00: false })
    this.pooledCells = this.cells.map((cell) => corrected(cell, ofPooled))
    const effects = this.cells.map((cell, i): Raw | null => {
      if (zeroCells.drop00 && isDoubleZero(cell)) return null
      // Peto's variance needs no correction, so its Q takes the cells that are pooled.
      const found = this.method.effect(
        pooling.method === 'peto' ? itemAt(this.pooledCells, i) : corrected(cell, zeroCells),
      )
      return Number.isFinite(found.estimate) && found.variance > 0 && Number.isFinite(found.variance) ? found : null
    })
    // Distances from a middle effect keep the digits of squares.
    this.#anchor = effects.find((effect) => effect !== null)?.estimate ?? 0
    this.rows = this.pooledCells.map((cell, i) => {
      const effect = effects[i]
      const w = effect ? 1 / effect.variance : 0
      const y = effect ? effect.estimate - this.#anchor : 0
      return [...this.method.terms(cell), w, w * y, w * y * y, effect ? 1 : 0]
    })
  }

  /** What sums over some of the studies amount to. */
  summary(sums: readonly number[], k: number): PooledSummary {
    const { estimate, variance } = this.method.finish(sums, () => this.cells)
    const [w, wy, wyy, counted] = sums.slice(-ofQ) as [number, number, number, number]
    const distance = estimate - this.#anchor
    const q = Math.max(0, wyy - 2 * distance * wy + distance * distance * w)
    return {
      k,
      ...coefficientOf(estimate, Math.sqrt(variance), null, this.critical),
      ...spreadOf(q, counted - 1),
      tau2: 0,
    }
  }

  total(members: Iterable<number>): number[] {
    const sums = new Array<number>(itemAt(this.rows, 0).length).fill(0)
    for (const i of members) add(sums, itemAt(this.rows, i))
    return sums
  }

  all(): PooledSummary {
    return this.summary(this.total(this.rows.keys()), this.rows.length)
  }
}

const add = (sums: number[], row: readonly number[]): void => {
  for (let j = 0; j < sums.length; j += 1) sums[j] = itemAt(sums, j) + itemAt(row, j)
}

function pooledTables(tables: readonly EventTable[], pooling: TablePooling, purpose: string): Pooled {
  const sums = new TableSums(tables, pooling, purpose)
  const weights = sums.pooledCells.map(sums.method.weight)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return {
    ...sums.all(),
    model: 'common',
    method: pooling.method,
    tau2Method: null,
    test: 'z',
    level: pooling.level ?? 0.95,
    predictionInterval: null,
    tau2Se: null,
    tau2Ci: null,
    i2Ci: null,
    h2Ci: null,
    isTau2CiEmpty: false,
    isTau2CiOpen: false,
    weights: weights.map((weight) => (100 * weight) / total),
  }
}

/**
 * Common-effect pooling of two-by-two tables by Mantel-Haenszel, which keeps sense where events are rare. OR and RR come
 * back as logs. Variances: Robins, Breslow & Greenland for OR, Greenland & Robins for RR, Sato for RD.
 *
 * @param tables - at least one
 * @throws StatsError `no-events` when the ratio is undefined, `too-few-studies`, and as counts are checked
 * @see Cochrane Handbook 10.4.1. R: `rma.mh(ai, n1i = , ci = , n2i = , measure = )`,
 *   with `add = c(1/2, 1/2), to = c("only0", "all")` for `pooledCells: { to: 'all' }`
 * @example
 * import { mantelHaenszel } from 'stemcell-evidence/stats'
 *
 * const tables = [
 *   { treatment: { events: 4, n: 120 }, control: { events: 11, n: 130 } },
 *   { treatment: { events: 6, n: 300 }, control: { events: 29, n: 290 } },
 *   { treatment: { events: 3, n: 230 }, control: { events: 11, n: 220 } },
 * ]
 * const { estimate } = mantelHaenszel(tables, { measure: 'RR' })
 * console.log(Math.exp(estimate).toFixed(3)) // 0.253
 */
export function mantelHaenszel(tables: readonly EventTable[], options: MantelHaenszelOptions): Pooled {
  return pooledTables(tables, { method: 'mantel-haenszel', ...options }, 'Mantel-Haenszel pooling')
}

/**
 * Common-effect pooling of odds ratios by Peto's one-step method, for rare events and arms of similar size; the estimate
 * is a log odds ratio.
 *
 * @param tables - at least one
 * @throws StatsError `no-events` when the outcome never, or always, occurred in every table, `too-few-studies`
 * @see Yusuf et al. (1985), Prog Cardiovasc Dis 27:335; Cochrane Handbook 10.4.2. R:
 *   `rma.peto(ai, n1i = , ci = , n2i = )`
 * @example
 * import { peto } from 'stemcell-evidence/stats'
 *
 * const tables = [
 *   { treatment: { events: 4, n: 120 }, control: { events: 11, n: 130 } },
 *   { treatment: { events: 6, n: 300 }, control: { events: 29, n: 290 } },
 *   { treatment: { events: 3, n: 230 }, control: { events: 11, n: 220 } },
 * ]
 * console.log(Math.exp(peto(tables).estimate).toFixed(3)) // 0.283
 */
export function peto(tables: readonly EventTable[], options: TableOptions = {}): Pooled {
  return pooledTables(tables, { method: 'peto', ...options }, "Peto's method")
}

/**
 * Pool tables again without each in turn. Sums before and after it are added, so that all of it costs linear time and no
 * digit is lost by subtraction.
 *
 * @param tables - at least two
 * @throws StatsError as {@link mantelHaenszel} and {@link peto} do
 * @see R: `leave1out(rma.mh(...))`, `leave1out(rma.peto(...))`
 */
export function leaveOneOutOfTables(tables: readonly EventTable[], pooling: TablePooling): readonly LeftOut[] {
  const sums = new TableSums(tables, pooling, 'leave-one-out')
  const k = tables.length
  if (k < 2) throw new StatsError('too-few-studies', `leave-one-out needs at least 2 studies, got ${k}`, k)
  const after: number[][] = new Array(k)
  const later = sums.total([])
  for (let i = k - 1; i >= 0; i -= 1) {
    after[i] = [...later]
    add(later, itemAt(sums.rows, i))
  }
  const before = sums.total([])
  return tables.map(({ label }, omitted) => {
    const rest = itemAt(after, omitted)
    add(rest, before)
    add(before, itemAt(sums.rows, omitted))
    return { ...sums.summary(rest, k - 1), omitted, label: label ?? null }
  })
}

/**
 * Pool the first table, the first two, and so on, in linear time.
 *
 * @param tables - at least one, in the order of accumulation
 * @throws StatsError as {@link mantelHaenszel} and {@link peto} do
 * @see R: `cumul(rma.mh(...))`, `cumul(rma.peto(...))`
 */
export function cumulativeOfTables(tables: readonly EventTable[], pooling: TablePooling): readonly Accumulated[] {
  const sums = new TableSums(tables, pooling, 'cumulative pooling')
  const sofar = sums.total([])
  return tables.map(({ label }, added) => {
    add(sofar, itemAt(sums.rows, added))
    return { ...sums.summary(sofar, added + 1), added, label: label ?? null }
  })
}

/**
 * Pool the tables of each subgroup and test whether the pooled effects differ (chi-square of the effects weighted by their
 * inverse variances, as RevMan and meta do).
 *
 * @param groups - the subgroup of each table, in the same order; at least two distinct ones
 * @throws StatsError as {@link mantelHaenszel} and {@link peto} do, and as {@link subgroups} does of its groups
 * @see Cochrane Handbook 10.11.3.1. R: `rma.mh(..., subset = group == g)` for each g, then
 *   `rma(estimate, sei = se, method = "EE")$QE`
 */
export function subgroupsOfTables(
  tables: readonly EventTable[],
  groups: readonly string[],
  pooling: TablePooling,
): Subgroups {
  const sums = new TableSums(tables, pooling, 'a subgroup analysis')
  const members: Members = membersOf(groups, tables.length)
  const found = [...members].map(([group, indices]) => ({
    group,
    members: indices,
    ...sums.summary(sums.total(indices), indices.length),
  }))
  const statistic = betweenGroups(found)
  const df = found.length - 1
  return { groups: found, difference: { statistic, df, df2: null, p: chiSquareUpper(statistic, df) } }
}

function cellsOfAll(tables: readonly EventTable[], purpose: string): readonly Cells[] {
  if (tables.length === 0) throw new StatsError('too-few-studies', `${purpose} needs at least 1 study, got 0`, 0)
  return tables.map(({ treatment, control }) => cellsOf(treatment, control))
}

function undefinedFor(what: string, needs: string, cells: readonly Cells[]): never {
  const events = cells.map(({ a, c }) => `${a} and ${c}`).join('; ')
  throw new StatsError('no-events', `${what} needs ${needs}, got events ${events}`, cells)
}

function spreadOf(q: number, qDf: number): Heterogeneity {
  if (qDf <= 0) return { q: 0, qDf: 0, qP: 1, i2: 0, h2: 1 }
  return { q, qDf, qP: chiSquareUpper(q, qDf), i2: q > 0 ? Math.max(0, (100 * (q - qDf)) / q) : 0, h2: q / qDf }
}
