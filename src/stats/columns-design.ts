import { inverse, Matrix, QrDecomposition } from 'ml-matrix'
import { itemAt } from '../collections.js'
import type { Design, Solution } from './design.js'
import { StatsError } from './errors.js'

/**
 * Any columns that the effects are regressed on. Everything follows from the thin QR decomposition of W^(1/2) X: with its
 * orthonormal rows q_i the entries of the hat matrix are products of rows, so that no trace is a difference of large sums.
 * Columns are scaled by their largest entry first, which alone makes decades and shares live together.
 *
 * @param columns - one array of k values for each coefficient; an intercept is a column of ones
 * @param names - what to call them in an error
 * @throws StatsError `zero-variance` when the columns depend on each other
 */
export function columnsDesign(columns: readonly Float64Array[], names: readonly string[]): Design {
  const p = columns.length
  const sizes = columns.map((column) => column.reduce((most, x) => Math.max(most, Math.abs(x)), 0) || 1)
  const solve = (weights: Float64Array, effects: Float64Array): Solution => {
    const k = effects.length
    const roots = weights.map(Math.sqrt)
    const scaled = new Matrix(k, p)
    for (let j = 0; j < p; j += 1)
      for (let i = 0; i < k; i += 1)
        scaled.set(i, j, (itemAt(roots, i) * itemAt(itemAt(columns, j), i)) / itemAt(sizes, j))
    const qr = new QrDecomposition(scaled)
    const r = qr.upperTriangularMatrix
    refuseDependent(r, scaled, names)
    const q = qr.orthogonalMatrix
    const rInverse = inverse(r)
    const moments = Array.from({ length: p }, (_, j) => {
      let sum = 0
      for (let i = 0; i < k; i += 1) sum += q.get(i, j) * itemAt(roots, i) * itemAt(effects, i)
      return sum
    })
    const coefficients = columns.map((_, j) => dotRow(rInverse, j, moments) / itemAt(sizes, j))
    const covariance = columns.map((_, a) =>
      columns.map((__, b) => dotRow(rInverse, a, rInverse.getRow(b)) / (itemAt(sizes, a) * itemAt(sizes, b))),
    )
    const residuals = effects.map(
      (y, i) => y - columns.reduce((sum, column, j) => sum + itemAt(column, i) * itemAt(coefficients, j), 0),
    )
    const hats = Float64Array.from(residuals, (_, i) => squares(q.getRow(i)))
    // The squared norm of Q' diag(v) Q is the sum of h_ij h_ji v_i v_j.
    const crossed = (values: Float64Array): number => {
      let total = 0
      for (let a = 0; a < p; a += 1)
        for (let b = 0; b < p; b += 1) {
          let sum = 0
          for (let i = 0; i < k; i += 1) sum += q.get(i, a) * q.get(i, b) * itemAt(values, i)
          total += sum * sum
        }
      return total
    }
    const over = (term: (w: number, i: number) => number): number => weights.reduce((sum, w, i) => sum + term(w, i), 0)
    return {
      coefficients,
      covariance,
      residuals,
      rss: over((w, i) => w * itemAt(residuals, i) ** 2),
      traceP: over((w, i) => w * (1 - itemAt(hats, i))),
      tracePP: over((w, i) => w * w * (1 - 2 * itemAt(hats, i))) + crossed(weights),
      logDetInformation: 2 * columns.reduce((sum, _, j) => sum + Math.log(Math.abs(r.get(j, j)) * itemAt(sizes, j)), 0),
      leverage: () => hats,
      crossLeverage: crossed,
    }
  }
  return { p, solve }
}

const dotRow = (matrix: Matrix, row: number, values: readonly number[]): number =>
  values.reduce((sum, value, j) => sum + matrix.get(row, j) * value, 0)

const squares = (values: readonly number[]): number => values.reduce((sum, x) => sum + x * x, 0)

/** A column that the ones before it explain leaves nothing of itself on the diagonal of R. */
function refuseDependent(r: Matrix, scaled: Matrix, names: readonly string[]): void {
  names.forEach((name, j) => {
    const length = Math.sqrt(squares(scaled.getColumn(j)))
    if (Math.abs(r.get(j, j)) <= 1e-9 * length)
      throw new StatsError(
        'zero-variance',
        `${name} must differ between studies in its own way, got values that the other moderators fix`,
        name,
      )
  })
}
