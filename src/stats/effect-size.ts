import { type ArmSummary, armSummary, type ContinuousArm, type EventArm } from './arms.js'
import {
  cellsOf,
  corrected,
  eventArm,
  isCorrected,
  isDoubleZero,
  logOddsRatio,
  logRiskRatio,
  petoLogOddsRatio,
  type Raw,
  resolveZeroCells,
  riskDifference,
  type ZeroCells,
} from './binary.js'
import { hedgesFactor, normalQuantile } from './distributions.js'
import { between, choice, measured, positive, refuse, variance as varianceOf } from './guard.js'
import type { Interval } from './heterogeneity.js'
import { fromCorrelation, rate, rateRatio } from './rates.js'
import { type ReportedEffect, reportedEffect } from './reported.js'
import { type Measure, type Scale, scaleOf } from './scale.js'

/**
 * Measures that compare two arms by their means, treatment against control: mean difference in the unit of the outcome,
 * standardized mean difference over the pooled SD (Hedges g), log ratio of means (both above 0).
 */
export interface MeanComparison {
  readonly measure: 'MD' | 'SMD' | 'ROM'
  readonly treatment: ContinuousArm
  readonly control: ContinuousArm
  /**
   * Variance formula. `LS` (default): large-sample, from each arm's own SD. For MD also `HO`: from the pooled SD. For SMD
   * also `LS2` (the squared correction times that of d) and `UB` (unbiased).
   */
  readonly vtype?: 'LS' | 'HO' | 'LS2' | 'UB' | undefined
  /**
   * Small-sample correction. SMD: `exact` (default, by gamma functions), `approximate` 1 - 3/(4 df - 1), `none` (d). ROM:
   * `none` (default; metafor before 5), `second-order` (Taylor expansion, Lajeunesse 2015, equation 8; metafor from 5 on).
   */
  readonly correction?: 'exact' | 'approximate' | 'second-order' | 'none' | undefined
}

/** Measures that compare two arms by their events: log risk ratio, log odds ratio, risk difference, Peto log odds ratio. */
export interface EventComparison {
  readonly measure: 'RR' | 'OR' | 'RD' | 'PETO'
  readonly treatment: EventArm
  readonly control: EventArm
  readonly zeroCells?: ZeroCells | undefined
}

/** Events over person-time. */
export interface RateArm {
  readonly events: number
  /** Person-time at risk, above 0, in one unit for all studies. */
  readonly time: number
}

/** Log ratio of two incidence rates, treatment against control. */
export interface RateComparison {
  readonly measure: 'IRR'
  readonly treatment: RateArm
  readonly control: RateArm
  readonly zeroCells?: ZeroCells | undefined
}

/** A correlation in n people: as it is (`COR`) or as Fisher's z (`ZCOR`). */
export interface CorrelationInput {
  readonly measure: 'COR' | 'ZCOR'
  readonly r: number
  readonly n: number
}

/** Measures of a single arm. */
export type SingleArm =
  | {
      /** Proportion, its logit, or its Freeman-Tukey double arcsine. */
      readonly measure: 'PR' | 'PLO' | 'PFT'
      readonly arm: EventArm
      readonly zeroCells?: ZeroCells | undefined
    }
  | {
      /** Incidence rate, or its log (`IRLN`). */
      readonly measure: 'IR' | 'IRLN'
      readonly arm: RateArm
      readonly zeroCells?: ZeroCells | undefined
    }
  /** Mean (`MN`), or mean change from baseline (`MC`: before and after, or the change itself). */
  | { readonly measure: 'MN' | 'MC'; readonly arm: ContinuousArm }

/** A published effect with its interval, standard error or p-value. */
export interface Reported {
  readonly measure: Exclude<Measure, 'PFT'>
  readonly reported: ReportedEffect
}

/** Data for one study's effect size, told apart by `measure` and by which data are given. */
export type EffectSizeInput = (
  | MeanComparison
  | EventComparison
  | RateComparison
  | CorrelationInput
  | SingleArm
  | Reported
) & {
  /** Confidence level, default 0.95. */
  readonly level?: number | undefined
}

/** One study's effect on the scale it is pooled on; feeds straight into `pool`. */
export interface EffectSize {
  readonly measure: Measure
  /** Scale of estimate, variance, se and ci; see `backTransform`. */
  readonly scale: Scale
  readonly estimate: number
  readonly variance: number
  readonly se: number
  /** Normal (Wald) interval. */
  readonly ci: Interval
  readonly level: number
  /** Patients behind it; null for a reported effect. */
  readonly n: number | null
  /** Whether a continuity correction was added to the cells. */
  readonly isCorrected: boolean
  /** Whether nobody, or everybody, had the event in both arms. */
  readonly isDoubleZero: boolean
  /** The means and SDs used, treatment first, with where they came from; empty for events and reported effects. */
  readonly arms: readonly ArmSummary[]
}

interface Computed extends Raw {
  readonly n: number | null
  readonly isCorrected?: boolean
  readonly isDoubleZero?: boolean
  readonly arms?: readonly ArmSummary[]
}

/**
 * One study's effect size with variance and confidence interval, by the formulas of metafor's `escalc` (defaults:
 * `vtype = "LS"`, `add = 1/2`, `to = "only0"`, `drop00 = FALSE`). Swapping the arms flips the sign.
 *
 * @param input - see {@link EffectSizeInput}; `reported` takes the place of arms for a published effect
 * @throws StatsError `no-events` (undefined without a correction, or refused by `drop00`), `zero-variance`,
 *   `out-of-range`, `not-an-integer`, `not-a-number`, `contradiction`, `unknown-choice`
 * @see Cochrane Handbook 6.4 to 6.5; Hedges (1981) for SMD; Hedges, Gurevitch & Curtis (1999) for ROM, Lajeunesse (2015,
 *   doi:10.1890/14-2402.1) for its bias; Yusuf et al. (1985) for Peto; Freeman & Tukey (1950) for PFT; Rothman, Greenland & Lash (2008) for rates; Fisher (1921) for ZCOR. R: `summary(escalc(measure, ...))`
 * @example
 * import { effectSize } from 'stemcell-evidence/stats'
 *
 * const difference = effectSize({
 *   measure: 'MD',
 *   treatment: { n: 30, mean: 6.9, sd: 1.1 },
 *   control: { n: 28, mean: 7.6, sd: 1.2 },
 * })
 * console.log(difference.estimate.toFixed(2), difference.se.toFixed(3)) // -0.70 0.303
 * const ratio = effectSize({ measure: 'RR', treatment: { events: 4, n: 120 }, control: { events: 11, n: 130 } })
 * console.log(Math.exp(ratio.estimate).toFixed(2), ratio.scale) // 0.39 log
 */
export function effectSize(input: EffectSizeInput): EffectSize {
  const level = between('level', input.level ?? 0.95, 0, 1)
  const computed = compute(input)
  const estimate = measured(`the ${input.measure}`, computed.estimate)
  const variance = varianceOf(`the variance of the ${input.measure}`, computed.variance)
  const se = Math.sqrt(variance)
  const reach = normalQuantile(1 - (1 - level) / 2) * se
  return {
    measure: input.measure,
    scale: scaleOf(input.measure),
    estimate,
    variance,
    se,
    ci: [estimate - reach, estimate + reach],
    level,
    n: computed.n,
    isCorrected: computed.isCorrected ?? false,
    isDoubleZero: computed.isDoubleZero ?? false,
    arms: computed.arms ?? [],
  }
}

function compute(input: EffectSizeInput): Computed {
  if ('reported' in input) return { ...reportedEffect(input.measure, input.reported), n: null }
  switch (input.measure) {
    case 'MD':
    case 'SMD':
    case 'ROM':
      return meanComparison(input)
    case 'RR':
    case 'OR':
    case 'RD':
    case 'PETO':
      return eventComparison(input)
    case 'IRR':
      return rateRatio(input.treatment, input.control, input.zeroCells)
    case 'IR':
    case 'IRLN':
      return rate(input.measure, input.arm, input.zeroCells)
    case 'COR':
    case 'ZCOR':
      return fromCorrelation(input)
    case 'PR':
    case 'PLO':
    case 'PFT':
      return proportion(input.measure, input.arm, input.zeroCells)
    case 'MN':
    case 'MC': {
      const arm = armSummary(input.arm)
      return { estimate: arm.mean, variance: arm.sd ** 2 / arm.n, n: arm.n, arms: [arm] }
    }
    default:
      return refuse('unknown-choice', 'measure', 'a known effect measure', (input as { measure: unknown }).measure)
  }
}

function meanComparison(input: MeanComparison): Computed {
  const treatment = armSummary(input.treatment)
  const control = armSummary(input.control)
  const context = { n: treatment.n + control.n, arms: [treatment, control] }
  const difference = treatment.mean - control.mean
  const shares = 1 / treatment.n + 1 / control.n
  const df = context.n - 2
  const pooled = ((treatment.n - 1) * treatment.sd ** 2 + (control.n - 1) * control.sd ** 2) / df
  if (input.measure === 'MD') {
    const separate = treatment.sd ** 2 / treatment.n + control.sd ** 2 / control.n
    const homogeneous = choice('vtype', input.vtype ?? 'LS', ['LS', 'HO']) === 'HO'
    return { estimate: difference, variance: homogeneous ? pooled * shares : separate, ...context }
  }
  if (input.measure === 'ROM') {
    positive('the mean of the treatment arm in a ratio of means', treatment.mean)
    positive('the mean of the control arm in a ratio of means', control.mean)
    const relative = (arm: ArmSummary) => arm.sd ** 2 / (arm.n * arm.mean ** 2)
    const order = choice('correction', input.correction ?? 'none', ['none', 'second-order'])
    const bias = order === 'second-order' ? (relative(treatment) - relative(control)) / 2 : 0
    const estimate = Math.log(treatment.mean / control.mean) + bias
    return { estimate, variance: relative(treatment) + relative(control), ...context }
  }
  const d = difference / Math.sqrt(varianceOf('the pooled variance of the arms', pooled))
  const factor = smallSampleFactor(choice('correction', input.correction ?? 'exact', corrections), df)
  const g = factor * d
  const vtype = choice('vtype', input.vtype ?? 'LS', ['LS', 'LS2', 'UB'])
  const variance = {
    LS: shares + g ** 2 / (2 * context.n),
    LS2: factor ** 2 * (shares + d ** 2 / (2 * context.n)),
    UB: shares + (1 - (df - 2) / (df * factor ** 2)) * g ** 2,
  }[vtype]
  return { estimate: g, variance, ...context }
}

const corrections = ['exact', 'approximate', 'none'] as const

function smallSampleFactor(correction: (typeof corrections)[number], df: number): number {
  if (correction === 'none') return 1
  return correction === 'exact' ? hedgesFactor(df) : 1 - 3 / (4 * df - 1)
}

function eventComparison({ measure, treatment, control, zeroCells }: EventComparison): Computed {
  const cells = cellsOf(treatment, control)
  const handling = resolveZeroCells(zeroCells)
  const doubleZero = isDoubleZero(cells)
  if (doubleZero && handling.drop00) {
    refuse('no-events', `the ${measure}`, 'from a study where some but not all had the event', [cells.a, cells.c])
  }
  const formula = { RR: logRiskRatio, OR: logOddsRatio, RD: riskDifference, PETO: petoLogOddsRatio }[measure]
  const raw = formula(corrected(cells, handling))
  if (!Number.isFinite(raw.estimate)) undefinedAtZero(measure, [cells.a, cells.b, cells.c, cells.d])
  return {
    ...raw,
    n: treatment.n + control.n,
    isCorrected: isCorrected([cells.a, cells.b, cells.c, cells.d], handling),
    isDoubleZero: doubleZero,
  }
}

function undefinedAtZero(measure: Measure, cells: readonly number[]): never {
  return refuse('no-events', `the cells of the ${measure}`, 'above 0, or corrected (see zeroCells)', cells)
}

function proportion(measure: 'PR' | 'PLO' | 'PFT', arm: EventArm, zeroCells?: ZeroCells): Computed {
  const { events, n } = eventArm('the arm', arm)
  // The double arcsine is defined at 0 and n, so metafor corrects it only on request.
  const handling = resolveZeroCells(measure === 'PFT' ? { add: 0, ...zeroCells } : zeroCells)
  const correction = isCorrected([events, n - events], handling) ? handling.add : 0
  const x = events + correction
  const total = n + 2 * correction
  const context = { n, isCorrected: correction > 0 }
  const p = x / total
  if (measure === 'PR') return { estimate: p, variance: (p * (1 - p)) / total, ...context }
  if (measure === 'PLO' && (x === 0 || x === total)) undefinedAtZero(measure, [x, total - x])
  if (measure === 'PLO') return { estimate: Math.log(x / (total - x)), variance: 1 / x + 1 / (total - x), ...context }
  return { estimate: doubleArcsine(x, total), variance: 1 / (4 * total + 2), ...context }
}

function doubleArcsine(x: number, n: number): number {
  return (Math.asin(Math.sqrt(x / (n + 1))) + Math.asin(Math.sqrt((x + 1) / (n + 1)))) / 2
}
