import { itemAt } from '../collections.js'
import { StatsError } from './errors.js'
import { choice } from './guard.js'
import { type ModelOptions, problemOf, resolveOptions, type StudyEffect } from './model.js'
import { type Pooled, pool } from './pool.js'
import { metaRegression } from './regression.js'

/** How to trim and fill. */
export interface TrimAndFillOptions extends ModelOptions {
  /** How the number of missing studies is estimated; default `L0`. */
  readonly estimator?: 'L0' | 'R0' | 'Q0' | undefined
  /** Where studies are missing; by default opposite to where Egger's mixed regression finds small studies lying. */
  readonly side?: 'left' | 'right' | undefined
}

/** The funnel made symmetric. */
export interface TrimAndFill {
  readonly side: 'left' | 'right'
  /** Studies that would have to be added. */
  readonly missing: number
  readonly missingSe: number
  /** Mirror images of the most extreme studies. */
  readonly filled: readonly StudyEffect[]
  /** With them. */
  readonly pooled: Pooled
}

/**
 * Trim-and-fill: the most extreme small studies are taken away until the rest lies evenly around its mean, then put back
 * with their mirror images. A sensitivity analysis, not an estimate: it takes asymmetry for missing studies whatever made
 * it, and adds studies where effects merely differ.
 *
 * @param studies - at least two
 * @throws StatsError as {@link pool} does, `no-convergence`
 * @see Duval & Tweedie (2000), JASA 95:89 and Biometrics 56:455. R: `trimfill(rma(yi, vi), estimator = "L0")`
 * @example
 * import { trimAndFill } from 'stemcell-evidence/stats'
 *
 * const studies = [
 *   { estimate: -0.9, variance: 0.10, label: 'A' },
 *   { estimate: -0.4, variance: 0.05, label: 'B' },
 *   { estimate: -0.6, variance: 0.08, label: 'C' },
 *   { estimate: 0.1, variance: 0.04, label: 'D' },
 * ]
 * const { filled, pooled } = trimAndFill(studies)
 * console.log(filled.length, pooled.estimate.toFixed(3)) // 0 -0.406
 */
export function trimAndFill(studies: readonly StudyEffect[], options: TrimAndFillOptions = {}): TrimAndFill {
  const estimator = choice('estimator', options.estimator ?? 'L0', ['L0', 'R0', 'Q0'])
  const { estimator: _, side: asked, ...model } = options
  const resolved = resolveOptions(model)
  problemOf(studies, 2, 'trim-and-fill')
  const meanOf = (some: readonly StudyEffect[]): number => pool(some, { ...model, test: 'z' }).estimate
  const side = choice('side', asked ?? sideOf(studies, { ...model, model: resolved.model, test: 'z' }), [
    'left',
    'right',
  ])
  const mirror = side === 'right' ? -1 : 1
  const sorted = studies
    .map(({ estimate, variance, label }) => ({ estimate: mirror * estimate, variance, label }))
    .sort((a, b) => a.estimate - b.estimate)
  const k = sorted.length
  let missing = 0
  let missingSe = 0
  let center = 0
  for (let iteration = 1, before = -1; missing !== before; iteration += 1) {
    if (iteration > 100)
      throw new StatsError('no-convergence', 'trim-and-fill must settle within 100 rounds, but did not', missing)
    before = missing
    center = meanOf(sorted.slice(0, k - missing))
    const found = missingOf(
      sorted.map(({ estimate }) => estimate - center),
      estimator,
    )
    missing = Math.min(k - 1, Math.max(0, roundHalfEven(found.missing)))
    missingSe = Math.max(0, found.se)
  }
  const filled = sorted.slice(k - missing).map(({ estimate, variance, label }) => ({
    estimate: mirror * (2 * center - estimate),
    variance,
    label: `mirror image of ${label ?? 'a study'}`,
  }))
  return { side, missing, missingSe, filled, pooled: pool([...studies, ...filled], model) }
}

/** Small studies lie to the right of the large ones where the slope is positive; then the left lacks some. */
function sideOf(studies: readonly StudyEffect[], options: ModelOptions): 'left' | 'right' {
  const errors = studies.map(({ variance }) => Math.sqrt(variance))
  if (studies.length < 3 || errors.every((error) => error === errors[0])) return 'left'
  return metaRegression(studies, errors, options).slope.estimate < 0 ? 'right' : 'left'
}

/** The estimators of Duval and Tweedie from signed ranks of the deviations. */
function missingOf(deviations: readonly number[], estimator: 'L0' | 'R0' | 'Q0') {
  const k = deviations.length
  const order = deviations
    .map((_, i) => i)
    .sort((a, b) => Math.abs(itemAt(deviations, a)) - Math.abs(itemAt(deviations, b)) || a - b)
  const ranks = new Array<number>(k)
  order.forEach((i, rank) => {
    ranks[i] = Math.sign(itemAt(deviations, i)) * (rank + 1)
  })
  if (estimator === 'R0') {
    const below = ranks.reduce((most, rank) => (rank < 0 ? Math.max(most, -rank) : most), 0)
    const missing = k - below - 1
    return { missing, se: Math.sqrt(2 * Math.max(0, missing) + 2) }
  }
  const sum = ranks.reduce((total, rank) => total + Math.max(0, rank), 0)
  const missing =
    estimator === 'L0'
      ? (4 * sum - k * (k + 1)) / (2 * k - 1)
      : k - 1 / 2 - Math.sqrt(Math.max(0, 2 * k ** 2 - 4 * sum + 1 / 4))
  const m = missing
  const variance =
    (k * (k + 1) * (2 * k + 1) + 10 * m ** 3 + 27 * m ** 2 + 17 * m - 18 * k * m ** 2 - 18 * k * m + 6 * k ** 2 * m) /
    24
  const divisor = estimator === 'L0' ? (2 * k - 1) / 4 : Math.sqrt((k - 1 / 2) ** 2 - m * (2 * k - m - 1)) / 2
  return { missing, se: Math.sqrt(Math.max(0, variance)) / divisor }
}

/** As R rounds. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value)
  if (value - floor !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}
