import gammaln from '@stdlib/math-base-special-gammaln'
import { itemAt } from '../collections.js'
import type { EventArm } from './arms.js'
import { type Cells, cellsOf, eventArm, isDoubleZero } from './binary.js'
import { normalQuantile } from './distributions.js'
import { StatsError } from './errors.js'
import { between, choice } from './guard.js'
import { maximize } from './maximum.js'
import { type Coefficient, coefficientOf } from './model.js'
import { type Curve, logIntegral } from './quadrature.js'
import type { EventTable } from './tables.js'

/** A binomial-normal model: counts are taken as they are, with no correction of zeros and no normal approximation of studies. */
export interface BinomialNormal extends Coefficient {
  /** Studies in it; those in which nobody, or everybody, had the event tell nothing of a ratio and are not. */
  readonly k: number
  readonly tau2: number
  readonly logLikelihood: number
}

/** How two arms are modeled. */
export interface BinomialNormalOptions {
  readonly level?: number | undefined
  /**
   * `unconditional` (metafor's UM.FS): logistic regression with an own level for each study and random effects of
   * treatment. `conditional` (CM.EL): the exact conditional likelihood, a noncentral hypergeometric distribution, without
   * levels of studies; steadier with many small studies. Default `conditional`.
   */
  readonly kind?: 'unconditional' | 'conditional' | undefined
}

/** Nodes of the quadrature: metafor's default of glmer, and enough for every digit of the exact likelihood. */
const nodes = { unconditional: 7, conditional: 61 } as const

const logChoose = (n: number, x: number): number => gammaln(n + 1) - gammaln(x + 1) - gammaln(n - x + 1)
/** log(1 + e^x) without overflow. */
const softplus = (x: number): number => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)))

/** Log-density of x events and m non-events at log odds eta, by eta, without its constant. */
function binomialAt(x: number, m: number, eta: number) {
  const share = 1 / (1 + Math.exp(-eta))
  return {
    height: -x * softplus(-eta) - m * softplus(eta),
    slope: x - (x + m) * share,
    bend: -(x + m) * share * (1 - share),
  }
}

function fitted(
  likelihood: (mean: number, tau: number) => number,
  start: { readonly mean: number; readonly se: number },
  k: number,
  level: number,
): BinomialNormal {
  const f = ([mean = Number.NaN, tau = Number.NaN]: readonly number[]): number => likelihood(mean, tau)
  const taus = [0.05, 0.2, 0.5, 1, 2]
  const best = taus.reduce((a, b) => (f([start.mean, b]) > f([start.mean, a]) ? b : a))
  const { at, height, covariance } = maximize(f, [start.mean, best], [start.se, best / 2])
  const tau = Math.abs(itemAt(at, 1)) < 1e-6 ? 0 : itemAt(at, 1)
  const critical = normalQuantile(1 - (1 - level) / 2)
  return {
    k,
    ...coefficientOf(itemAt(at, 0), Math.sqrt(itemAt(itemAt(covariance, 0), 0)), null, critical),
    tau2: tau * tau,
    logLikelihood: height,
  }
}

/**
 * Proportions of single arms in a logistic regression with random intercepts: the estimate is the logit of the proportion in
 * a typical study.
 *
 * @param arms - at least two, not all empty or all full
 * @throws StatsError `too-few-studies`, `no-events`, `no-convergence`, and as counts are checked
 * @see Stijnen, Hamza & Ozdemir (2010), Stat Med 29:3046. R: `rma.glmm(measure = "PLO", xi, ni)`
 * @example
 * import { backTransform, proportionModel } from 'stemcell-evidence/stats'
 *
 * const { estimate } = proportionModel([
 *   { events: 4, n: 20 },
 *   { events: 7, n: 25 },
 * ])
 * console.log(backTransform('PLO', estimate).toFixed(3)) // 0.244
 */
export function proportionModel(arms: readonly EventArm[], options: { readonly level?: number } = {}): BinomialNormal {
  const level = between('level', options.level ?? 0.95, 0, 1)
  refuseFew(arms.length)
  const counts = arms.map((arm) => eventArm('the arm', arm))
  const events = counts.reduce((sum, arm) => sum + arm.events, 0)
  const people = counts.reduce((sum, arm) => sum + arm.n, 0)
  if (events === 0 || events === people) refuseEmpty(events)
  const constant = counts.reduce((sum, arm) => sum + logChoose(arm.n, arm.events), 0)
  const likelihood = (mean: number, tau: number): number =>
    counts.reduce((sum, arm) => {
      const curve: Curve = (u) => binomialAt(arm.events, arm.n - arm.events, mean + u)
      return sum + logIntegral(curve, tau, nodes.unconditional)
    }, constant)
  const start = { mean: Math.log(events / (people - events)), se: Math.sqrt(1 / events + 1 / (people - events)) }
  return fitted(likelihood, start, arms.length, level)
}

/**
 * Odds ratios of two-by-two tables in a binomial-normal model, for rare events: see {@link BinomialNormalOptions} for the
 * two forms. The estimate is a log odds ratio.
 *
 * @param tables - at least two with some, but not only, events
 * @throws StatsError `too-few-studies`, `no-events`, `no-convergence`, and as counts are checked
 * @see Stijnen, Hamza & Ozdemir (2010), Stat Med 29:3046; Jackson et al. (2018), Stat Med 37:1059. R:
 *   `rma.glmm(measure = "OR", ai, n1i = , ci = , n2i = , model = "UM.FS")`, `model = "CM.EL"`
 * @example
 * import { oddsRatioModel } from 'stemcell-evidence/stats'
 *
 * const tables = [
 *   { treatment: { events: 4, n: 120 }, control: { events: 11, n: 130 } },
 *   { treatment: { events: 6, n: 300 }, control: { events: 29, n: 290 } },
 *   { treatment: { events: 3, n: 230 }, control: { events: 11, n: 220 } },
 * ]
 * console.log(Math.exp(oddsRatioModel(tables).estimate).toFixed(3)) // 0.237
 */
export function oddsRatioModel(tables: readonly EventTable[], options: BinomialNormalOptions = {}): BinomialNormal {
  const level = between('level', options.level ?? 0.95, 0, 1)
  const kind = choice('kind', options.kind ?? 'conditional', ['unconditional', 'conditional'])
  const cells = tables.map(({ treatment, control }) => cellsOf(treatment, control)).filter((one) => !isDoubleZero(one))
  refuseFew(cells.length)
  const [first, second] = [cells.reduce((sum, { a }) => sum + a, 0), cells.reduce((sum, { c }) => sum + c, 0)]
  if (first === 0 || second === 0) refuseEmpty(first === 0 ? first : second)
  const one = kind === 'conditional' ? hypergeometricOf : withOwnLevel
  const studies = cells.map(one)
  const likelihood = (mean: number, tau: number): number => studies.reduce((sum, study) => sum + study(mean, tau), 0)
  const [rest1, rest2] = [cells.reduce((sum, { b }) => sum + b, 0), cells.reduce((sum, { d }) => sum + d, 0)]
  const start = {
    mean: Math.log((first * (rest2 + 0.5)) / (second * (rest1 + 0.5))),
    se: Math.sqrt(1 / first + 1 / second),
  }
  return fitted(likelihood, start, cells.length, level)
}

type StudyLikelihood = (mean: number, tau: number) => number

function refuseFew(k: number): void {
  if (k < 2)
    throw new StatsError(
      'too-few-studies',
      `a binomial-normal model needs at least 2 studies that tell something, got ${k}`,
      k,
    )
}

function refuseEmpty(events: number): never {
  throw new StatsError(
    'no-events',
    `a binomial-normal model needs events and non-events in all, got ${events} events in an arm of all studies`,
    events,
  )
}

/** Given all events of a study, how many fell to treatment: a noncentral hypergeometric distribution of the log odds ratio. */
function hypergeometricOf({ a, b, c, d }: Cells): StudyLikelihood {
  const [n1, n2, events] = [a + b, c + d, a + c]
  const low = Math.max(0, events - n2)
  const logs = Array.from({ length: Math.min(n1, events) - low + 1 }, (_, i) => {
    const x = low + i
    return logChoose(n1, x) + logChoose(n2, events - x)
  })
  const at: (eta: number) => ReturnType<Curve> = (eta) => {
    let top = Number.NEGATIVE_INFINITY
    for (let i = 0; i < logs.length; i += 1) top = Math.max(top, itemAt(logs, i) + (low + i) * eta)
    let [total, first] = [0, 0]
    const shares = logs.map((log, i) => Math.exp(log + (low + i) * eta - top))
    for (let i = 0; i < shares.length; i += 1) {
      total += itemAt(shares, i)
      first += (low + i) * itemAt(shares, i)
    }
    const mean = first / total
    const spread = shares.reduce((sum, share, i) => sum + share * (low + i - mean) ** 2, 0) / total
    return { height: itemAt(logs, a - low) + a * eta - top - Math.log(total), slope: a - mean, bend: -spread }
  }
  return (mean, tau) => logIntegral((u) => at(mean + u), tau, nodes.conditional)
}

/** Both arms at their log odds level ∓ half the effect, the level where the likelihood of the study is highest. */
function withOwnLevel({ a, b, c, d }: Cells): StudyLikelihood {
  const odds = (events: number, others: number): number => Math.log((events + 0.5) / (others + 0.5))
  const constant = logChoose(a + b, a) + logChoose(c + d, c)
  let level = (odds(a, b) + odds(c, d)) / 2
  return (mean, tau) => {
    const own = (middle: number): number => {
      const curve: Curve = (u) => {
        const up = binomialAt(a, b, middle + (mean + u) / 2)
        const down = binomialAt(c, d, middle - (mean + u) / 2)
        return {
          height: up.height + down.height,
          slope: (up.slope - down.slope) / 2,
          bend: (up.bend + down.bend) / 4,
        }
      }
      return logIntegral(curve, tau, nodes.unconditional)
    }
    level = peakOf(own, level)
    return constant + own(level)
  }
}

/** The top of a concave function of one number, by Newton's method on differences. */
function peakOf(f: (x: number) => number, start: number): number {
  let x = start
  const h = 0.02
  for (let iteration = 0; iteration < 100; iteration += 1) {
    const [below, here, above] = [f(x - h), f(x), f(x + h)]
    // The error of the slope is of order h^2 and is corrected by the wider difference.
    const slope = (8 * (above - below) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h)
    const bend = (above - 2 * here + below) / (h * h)
    const step = bend < 0 ? -slope / bend : Math.sign(slope)
    x += Math.max(-1, Math.min(1, step))
    if (Math.abs(step) < 1e-8) break
  }
  return x
}
