import type { EventArm } from './arms.js'
import {
  type Cells,
  cellsOf,
  corrected,
  isDoubleZero,
  logOddsRatio,
  logRiskRatio,
  petoTerms,
  type Raw,
  type ResolvedZeroCells,
  resolveZeroCells,
  riskDifference,
  type ZeroCells,
} from './binary.js'
import { chiSquareUpper, normalQuantile } from './distributions.js'
import { StatsError } from './errors.js'
import { between, choice } from './guard.js'
import type { Heterogeneity } from './heterogeneity.js'
import { coefficientOf } from './model.js'
import type { Pooled } from './pool.js'

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

/**
 * Common-effect pooling of two-by-two tables by Mantel-Haenszel, which keeps sense where events are rare. OR and RR come
 * back as logs. Variances: Robins, Breslow & Greenland for OR, Greenland & Robins for RR, Sato for RD.
 *
 * @param tables - at least one
 * @throws StatsError `no-events` when the ratio is undefined, `too-few-studies`, and as counts are checked
 * @see Cochrane Handbook 10.4.1. R: `rma.mh(ai, n1i = , ci = , n2i = , measure = )`,
 *   with `add = c(1/2, 1/2), to = c("only0", "all")` for `pooledCells: { to: 'all' }`
 */
export function mantelHaenszel(tables: readonly EventTable[], options: MantelHaenszelOptions): Pooled {
  const { measure } = options
  choice('measure', measure, ['OR', 'RR', 'RD'])
  const cells = cellsOfAll(tables, 'Mantel-Haenszel pooling')
  const zeroCells = resolveZeroCells(options.zeroCells, true)
  const pooledCells = cells.map((cell) => corrected(cell, pooledCorrection(options)))
  const { estimate, variance } = { OR: pooledOddsRatio, RR: pooledRiskRatio, RD: pooledRiskDifference }[measure](
    pooledCells,
  )
  const spread = spreadAround(
    estimate,
    cells,
    zeroCells,
    { OR: logOddsRatio, RR: logRiskRatio, RD: riskDifference }[measure],
  )
  const weightOf = {
    OR: ({ a, b, c, d }: Cells) => (b * c) / (a + b + c + d),
    RR: ({ a, b, c, d }: Cells) => (c * (a + b)) / (a + b + c + d),
    RD: ({ a, b, c, d }: Cells) => ((a + b) * (c + d)) / (a + b + c + d),
  }[measure]
  return pooledTables('mantel-haenszel', { estimate, variance }, spread, pooledCells.map(weightOf), options)
}

/**
 * Common-effect pooling of odds ratios by Peto's one-step method, for rare events and arms of similar size; the estimate
 * is a log odds ratio.
 *
 * @param tables - at least one
 * @throws StatsError `no-events` when the outcome never, or always, occurred in every table, `too-few-studies`
 * @see Yusuf et al. (1985), Prog Cardiovasc Dis 27:335; Cochrane Handbook 10.4.2. R:
 *   `rma.peto(ai, n1i = , ci = , n2i = )`
 */
export function peto(tables: readonly EventTable[], options: TableOptions = {}): Pooled {
  const cells = cellsOfAll(tables, "Peto's method")
  const zeroCells = resolveZeroCells(options.zeroCells, true)
  const terms = cells.map((cell) => petoTerms(corrected(cell, pooledCorrection(options))))
  const difference = sumOf(terms, (term) => term.difference)
  const information = sumOf(terms, (term) => term.information)
  if (information === 0) undefinedFor("Peto's odds ratio", 'some but not all patients to have the event', cells)
  const informative = terms.filter((term) => term.information > 0)
  const raw = sumOf(informative, (term) => term.difference ** 2 / term.information) - difference ** 2 / information
  const counted = cells.filter((cell) => !(zeroCells.drop00 && isDoubleZero(cell))).length
  const spread = spreadOf(Math.max(0, raw), informative.length > 1 ? counted - 1 : 0)
  const pooled = { estimate: difference / information, variance: 1 / information }
  return pooledTables(
    'peto',
    pooled,
    spread,
    terms.map((term) => term.information),
    options,
  )
}

const pooledCorrection = ({ pooledCells }: TableOptions): ResolvedZeroCells =>
  resolveZeroCells({ to: 'none', ...pooledCells }, false)

function cellsOfAll(tables: readonly EventTable[], purpose: string): readonly Cells[] {
  if (tables.length === 0) throw new StatsError('too-few-studies', `${purpose} needs at least 1 study, got 0`, 0)
  return tables.map(({ treatment, control }) => cellsOf(treatment, control))
}

const sumOf = <T>(items: readonly T[], term: (item: T) => number): number =>
  items.reduce((sum, item) => sum + term(item), 0)

function undefinedFor(what: string, needs: string, cells: readonly Cells[]): never {
  const events = cells.map(({ a, c }) => `${a} and ${c}`).join('; ')
  throw new StatsError('no-events', `${what} needs ${needs}, got events ${events}`, cells)
}

function pooledOddsRatio(cells: readonly Cells[]): Raw {
  let r = 0
  let s = 0
  let pr = 0
  let mixed = 0
  let qs = 0
  for (const { a, b, c, d } of cells) {
    const n = a + b + c + d
    const concordant = (a * d) / n
    const discordant = (b * c) / n
    const p = (a + d) / n
    const q = (b + c) / n
    r += concordant
    s += discordant
    pr += p * concordant
    mixed += p * discordant + q * concordant
    qs += q * discordant
  }
  if (r === 0 || s === 0) undefinedFor('the Mantel-Haenszel odds ratio', 'events and non-events in both arms', cells)
  return { estimate: Math.log(r / s), variance: (pr / r ** 2 + mixed / (r * s) + qs / s ** 2) / 2 }
}

function pooledRiskRatio(cells: readonly Cells[]): Raw {
  let r = 0
  let s = 0
  let p = 0
  for (const { a, b, c, d } of cells) {
    const n = a + b + c + d
    r += (a * (c + d)) / n
    s += (c * (a + b)) / n
    p += ((a + b) / n) * ((c + d) / n) * (a + c) - (a * c) / n
  }
  if (r === 0 || s === 0) undefinedFor('the Mantel-Haenszel risk ratio', 'events in both arms', cells)
  return { estimate: Math.log(r / s), variance: p / (r * s) }
}

function pooledRiskDifference(cells: readonly Cells[]): Raw {
  let weighted = 0
  let total = 0
  let p = 0
  let q = 0
  for (const { a, b, c, d } of cells) {
    const n1 = a + b
    const n2 = c + d
    const n = n1 + n2
    weighted += (a * n2 - c * n1) / n
    total += (n1 * n2) / n
    p += c * (n1 / n) ** 2 - a * (n2 / n) ** 2 + ((n1 / n) * (n2 / n) * (n2 - n1)) / 2
    q += (a * d + c * b) / n / 2
  }
  const estimate = weighted / total
  return { estimate, variance: (estimate * p + q) / total ** 2 }
}

/** Q of the study effects around the pooled one, from corrected cells and without double-zero studies if so asked. */
function spreadAround(
  estimate: number,
  cells: readonly Cells[],
  zeroCells: ResolvedZeroCells,
  effectOf: (cells: Cells) => Raw,
): Heterogeneity {
  const effects = cells
    .filter((cell) => !(zeroCells.drop00 && isDoubleZero(cell)))
    .map((cell) => effectOf(corrected(cell, zeroCells)))
    .filter((effect) => Number.isFinite(effect.estimate) && effect.variance > 0 && Number.isFinite(effect.variance))
  const q = sumOf(effects, (effect) => (effect.estimate - estimate) ** 2 / effect.variance)
  return spreadOf(q, effects.length - 1)
}

function spreadOf(q: number, qDf: number): Heterogeneity {
  if (qDf <= 0) return { q: 0, qDf: 0, qP: 1, i2: 0, h2: 1 }
  return { q, qDf, qP: chiSquareUpper(q, qDf), i2: q > 0 ? Math.max(0, (100 * (q - qDf)) / q) : 0, h2: q / qDf }
}

function pooledTables(
  method: 'mantel-haenszel' | 'peto',
  { estimate, variance }: Raw,
  spread: Heterogeneity,
  weights: readonly number[],
  options: TableOptions,
): Pooled {
  const level = between('level', options.level ?? 0.95, 0, 1)
  const total = sumOf(weights, (weight) => weight)
  return {
    k: weights.length,
    ...coefficientOf(estimate, Math.sqrt(variance), null, normalQuantile(1 - (1 - level) / 2)),
    ...spread,
    tau2: 0,
    model: 'common',
    method,
    tau2Method: null,
    test: 'z',
    level,
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
