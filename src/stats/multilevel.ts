import { CholeskyDecomposition, EigenvalueDecomposition, inverse, Matrix } from 'ml-matrix'
import { ensure, itemAt } from '../collections.js'
import { normalQuantile, tQuantile, tTwoSided } from './distributions.js'
import { StatsError } from './errors.js'
import { between, correlation, measured, refuse } from './guard.js'
import type { Interval } from './heterogeneity.js'
import { maximize } from './maximum.js'
import { type Coefficient, coefficientOf, problemOf, type StudyEffect } from './model.js'

/** One row of a table in which studies may have several. */
export interface ClusteredEffect extends StudyEffect {
  /** The study, lab or trial that the row belongs to. */
  readonly cluster: string
}

/** How to fit several rows per study. */
export interface MultilevelOptions {
  readonly level?: number | undefined
  /** `three-level` (default): rows within clusters and clusters differ. `two-level`: rows differ, clusters only share errors. */
  readonly structure?: 'three-level' | 'two-level' | undefined
  /**
   * Covariances of the sampling errors: of rows i and j of one cluster. Default 0, errors independent given their effects;
   * {@link sharedControlCovariance} and {@link constantCovariance} make others.
   */
  readonly covariance?: ((i: number, j: number) => number) | undefined
}

/** A coefficient under cluster-robust variance: t with Satterthwaite's degrees of freedom. */
export interface RobustCoefficient {
  readonly se: number
  readonly ci: Interval
  readonly statistic: number
  readonly df: number
  readonly p: number
}

/** The mean effect of several rows per study. */
export interface Multilevel extends Coefficient {
  readonly k: number
  readonly clusters: number
  /** Variance of clusters' effects; 0 in a two-level structure. */
  readonly tau2Between: number
  /** Variance of effects within clusters. */
  readonly tau2Within: number
  readonly logLikelihood: number
  /** Cochran's Q with its p-value's degrees of freedom. */
  readonly q: number
  readonly qDf: number
  /** CR2 with Satterthwaite's degrees of freedom; null below two clusters. */
  readonly robust: RobustCoefficient | null
}

/** The rows of one cluster. */
interface Block {
  readonly y: Matrix
  readonly ones: Matrix
  readonly v: Matrix
}

function blocksOf(rows: readonly ClusteredEffect[], covariance: MultilevelOptions['covariance']): Block[] {
  const members = new Map<string, number[]>()
  rows.forEach(({ cluster }, i) => {
    const sofar = members.get(cluster)
    if (sofar) sofar.push(i)
    else members.set(cluster, [i])
  })
  return [...members.values()].map((indices) => ({
    y: Matrix.columnVector(indices.map((i) => itemAt(rows, i).estimate)),
    ones: Matrix.ones(indices.length, 1),
    v: new Matrix(
      indices.map((i) =>
        indices.map((j) => (i === j ? itemAt(rows, i).variance : measured('a covariance', covariance?.(i, j) ?? 0))),
      ),
    ),
  }))
}

/** Sums over blocks at given variances: X'WX, X'Wy, y'Wy and log det of the marginal covariance. */
function sumsAt(blocks: readonly Block[], between2: number, within2: number) {
  let [information, moment, square, logDet] = [0, 0, 0, 0]
  for (const { y, ones, v } of blocks) {
    const cholesky = new CholeskyDecomposition(marginal(v, between2, within2))
    if (!cholesky.isPositiveDefinite()) return null
    const solved = cholesky.solve(Matrix.ones(y.rows, 1))
    const solvedY = cholesky.solve(y)
    information += ones.dot(solved)
    moment += y.dot(solved)
    square += y.dot(solvedY)
    logDet += 2 * cholesky.lowerTriangularMatrix.diagonal().reduce((sum, x) => sum + Math.log(x), 0)
  }
  return { information, moment, square, logDet }
}

const marginal = (v: Matrix, between2: number, within2: number): Matrix =>
  Matrix.add(v, between2).add(Matrix.eye(v.rows).mul(within2))

/**
 * Effects of several rows per study, under a three-level model: rows within clusters, clusters, sampling errors. By REML,
 * with a cluster-robust variance (CR2) beside that of the model, which holds also where the assumed structure is wrong.
 *
 * @param rows - at least two, with their clusters
 * @throws StatsError `too-few-studies`, `contradiction` (covariances that no effects can have), `no-convergence`
 * @see Konstantopoulos (2011), Res Synth Methods 2:61; Pustejovsky & Tipton (2018), J Bus Econ Stat 36:672 for CR2. R:
 *   `res <- rma.mv(yi, V, random = ~ 1 | cluster/row); clubSandwich::coef_test(res, vcov = "CR2")`
 * @example
 * import { multilevel } from 'stemcell-evidence/stats'
 *
 * const rows = [
 *   { cluster: 'lab 1', estimate: -0.9, variance: 0.1 },
 *   { cluster: 'lab 1', estimate: -0.4, variance: 0.05 },
 *   { cluster: 'lab 2', estimate: -0.6, variance: 0.08 },
 *   { cluster: 'lab 2', estimate: 0.1, variance: 0.04 },
 * ]
 * console.log(multilevel(rows).estimate.toFixed(3)) // -0.406
 */
export function multilevel(rows: readonly ClusteredEffect[], options: MultilevelOptions = {}): Multilevel {
  const level = between('level', options.level ?? 0.95, 0, 1)
  problemOf(rows, 2, 'a multilevel model')
  const blocks = blocksOf(rows, options.covariance)
  const k = rows.length
  const center = rows.reduce((sum, { estimate }) => sum + estimate, 0) / k
  // Distances from the mean keep the digits of squares.
  for (const { y } of blocks) y.sub(center)
  const whole = sumsAt(blocks, 0, 0)
  if (!whole)
    throw new StatsError(
      'contradiction',
      'covariances of a cluster must be those that effects can have, got larger ones than the variances allow',
      null,
    )
  const likelihood = (between2: number, within2: number): number => {
    const sums = sumsAt(blocks, between2, within2)
    if (!sums) return Number.NaN
    const { information, moment, square, logDet } = sums
    return (
      -0.5 *
      ((k - 1) * Math.log(2 * Math.PI) -
        Math.log(k) +
        logDet +
        Math.log(information) +
        square -
        moment ** 2 / information)
    )
  }
  const isThree = (options.structure ?? 'three-level') === 'three-level' && blocks.length > 1 && blocks.length < k
  const [tau2Between, tau2Within] = isThree
    ? bothVariances(likelihood, whole, k)
    : [0, oneVariance(likelihood, whole, k)]
  const { information, moment } = ensure(sumsAt(blocks, tau2Between, tau2Within))
  const mean = moment / information
  return {
    k,
    clusters: blocks.length,
    ...coefficientOf(center + mean, Math.sqrt(1 / information), null, normalQuantile(1 - (1 - level) / 2)),
    tau2Between,
    tau2Within,
    logLikelihood: likelihood(tau2Between, tau2Within),
    q: whole.square - whole.moment ** 2 / whole.information,
    qDf: k - 1,
    robust: blocks.length < 2 ? null : robustOf(blocks, { tau2Between, tau2Within, mean, center, level }),
  }
}

type Surface = (between2: number, within2: number) => number
type Whole = { readonly information: number; readonly square: number; readonly moment: number }

/** A spread that the effects show beyond their errors, to start from. */
const roughSpread = ({ information, square, moment }: Whole, k: number): number =>
  Math.max(0.1 * (k / information), (square - moment ** 2 / information - (k - 1)) / information)

/** SDs carry their sign in the search, so that a variance of 0 is an ordinary place. */
const squared = (sd: number): number => (Math.abs(sd) < 1e-8 ? 0 : sd * sd)

function oneVariance(likelihood: Surface, whole: Whole, k: number): number {
  const rough = Math.sqrt(roughSpread(whole, k))
  const starts = [0.1, 0.3, 1, 2].map((share) => share * rough)
  const best = starts.reduce((a, b) => (likelihood(0, b * b) > likelihood(0, a * a) ? b : a))
  const { at, height } = maximize(([sd = Number.NaN]) => likelihood(0, sd * sd), [best], [best / 3])
  return likelihood(0, 0) >= height ? 0 : squared(itemAt(at, 0))
}

function bothVariances(likelihood: Surface, whole: Whole, k: number): [number, number] {
  const rough = Math.sqrt(roughSpread(whole, k))
  const shares = [0.05, 0.3, 0.7, 1.2].map((share) => share * rough)
  let [best, height] = [[rough, rough], Number.NEGATIVE_INFINITY]
  for (const a of shares)
    for (const b of shares) {
      const here = likelihood(a * a, b * b)
      if (here > height) [best, height] = [[a, b], here]
    }
  const { at } = maximize(
    ([a = Number.NaN, b = Number.NaN]) => likelihood(a * a, b * b),
    best,
    best.map((sd) => sd / 3),
  )
  return [squared(itemAt(at, 0)), squared(itemAt(at, 1))]
}

interface AtFit {
  readonly tau2Between: number
  readonly tau2Within: number
  readonly mean: number
  readonly center: number
  readonly level: number
}

/** The inverse of a symmetric root; directions without any variance stay out. */
function inverseRoot(matrix: Matrix): Matrix {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, { assumeSymmetric: true })
  const most = Math.max(...realEigenvalues)
  const roots = realEigenvalues.map((value) => (value > 1e-12 * most ? 1 / Math.sqrt(value) : 0))
  return eigenvectorMatrix.mmul(Matrix.diag(roots)).mmul(eigenvectorMatrix.transpose())
}

/** Bias-reduced linearization (CR2) with the model's own covariance as the target, and Satterthwaite's df. */
function robustOf(blocks: readonly Block[], fit: AtFit): RobustCoefficient {
  const { tau2Between, tau2Within, mean, center, level } = fit
  const covariances = blocks.map(({ v }) => marginal(v, tau2Between, tau2Within))
  const weights = covariances.map((one) => inverse(one))
  const bread = 1 / blocks.reduce((sum, { ones }, j) => sum + quadratic(itemAt(weights, j), ones), 0)
  const parts = blocks.map(({ y, ones }, j) => {
    const phi = itemAt(covariances, j)
    const upper = new CholeskyDecomposition(phi).lowerTriangularMatrix.transpose()
    const left = Matrix.sub(phi, ones.mmul(ones.transpose()).mul(bread))
    const adjustment = upper
      .transpose()
      .mmul(inverseRoot(upper.mmul(left).mmul(upper.transpose())))
      .mmul(upper)
    const a = adjustment.mmul(itemAt(weights, j).mmul(ones)).mul(bread)
    const residuals = Matrix.sub(y, mean)
    return { score: a.dot(residuals), own: quadratic(phi, a), sum: ones.dot(a) }
  })
  const variance = parts.reduce((sum, { score }) => sum + score ** 2, 0)
  // Products of the quadratic form: own shares on the diagonal, what the common mean links off it.
  const linked = (i: number, j: number): number =>
    (i === j ? itemAt(parts, i).own : 0) - bread * itemAt(parts, i).sum * itemAt(parts, j).sum
  let [trace, squares] = [0, 0]
  for (let i = 0; i < parts.length; i += 1) {
    trace += linked(i, i)
    for (let j = 0; j < parts.length; j += 1) squares += linked(i, j) ** 2
  }
  const df = trace ** 2 / squares
  const se = Math.sqrt(variance)
  const estimate = center + mean
  const statistic = estimate / se
  const reach = tQuantile(1 - (1 - level) / 2, df) * se
  return { se, ci: [estimate - reach, estimate + reach], statistic, df, p: tTwoSided(statistic, df) }
}

const quadratic = (matrix: Matrix, vector: Matrix): number => vector.dot(matrix.mmul(vector))

/**
 * Errors of one cluster that correlate alike: r times the standard errors of both rows.
 *
 * @param rows - the rows that are pooled, in the same order
 * @param r - correlation, from -1 to below 1
 * @throws StatsError `out-of-range`
 * @see R: `metafor::vcalc(vi, cluster = cluster, obs = row, rho = r)`
 */
export function constantCovariance(rows: readonly StudyEffect[], r: number): (i: number, j: number) => number {
  const share = correlation('the correlation of sampling errors', r)
  if (share === 1) refuse('out-of-range', 'the correlation of sampling errors', 'below 1', r)
  return (i, j) => share * Math.sqrt(itemAt(rows, i).variance * itemAt(rows, j).variance)
}
