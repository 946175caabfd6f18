import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { itemAt } from '../collections.js'

/** Nodes and weights of Gauss and Hermite: the integral of f(x) exp(-x^2) / sqrt(pi) is about the sum of w f(x). */
interface Rule {
  readonly x: readonly number[]
  readonly w: readonly number[]
}

const rules = new Map<number, Rule>()

/** From the eigenvalues of the Jacobi matrix (Golub & Welsch 1969, Math Comp 23:221). */
function hermite(count: number): Rule {
  const known = rules.get(count)
  if (known) return known
  const jacobi = Matrix.zeros(count, count)
  for (let i = 1; i < count; i += 1) {
    jacobi.set(i, i - 1, Math.sqrt(i / 2))
    jacobi.set(i - 1, i, Math.sqrt(i / 2))
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(jacobi, { assumeSymmetric: true })
  const rule = { x: realEigenvalues, w: realEigenvalues.map((_, i) => eigenvectorMatrix.get(0, i) ** 2) }
  rules.set(count, rule)
  return rule
}

/** A concave log-density in one unknown, with its first two derivatives. */
export type Curve = (u: number) => { readonly height: number; readonly slope: number; readonly bend: number }

/**
 * The log of the integral of exp(height(u)) over u from a normal distribution with mean 0 and SD tau, by Gauss-Hermite
 * quadrature around the peak (adaptive; one node is Laplace's approximation).
 *
 * @see Pinheiro & Bates (1995), J Comput Graph Stat 4:12. R: `lme4::glmer(nAGQ = nodes)`
 */
export function logIntegral(curve: Curve, tau: number, nodes: number): number {
  const sd = Math.abs(tau)
  if (sd < 1e-10) return curve(0).height
  // In units of tau, so that a spread near 0 divides by nothing small.
  let u = 0
  for (let iteration = 0; iteration < 200; iteration += 1) {
    const { slope, bend } = curve(sd * u)
    const step = (sd * slope - u) / (sd * sd * bend - 1)
    u -= Math.max(-2, Math.min(2, step))
    if (Math.abs(step) < 1e-13 * (1 + Math.abs(u))) break
  }
  const width = Math.sqrt(1 / (1 - sd * sd * curve(sd * u).bend))
  const { x, w } = hermite(nodes)
  const heights = x.map((node) => {
    const at = u + Math.SQRT2 * width * node
    return curve(sd * at).height - (at * at) / 2 + node * node
  })
  const top = Math.max(...heights)
  return top + Math.log(width * heights.reduce((sum, height, i) => sum + itemAt(w, i) * Math.exp(height - top), 0))
}
