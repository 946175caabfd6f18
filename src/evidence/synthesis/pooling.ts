/** Pooling effects by the model asked for, on the scale of the calculation and on the one people read. */
import { ensure, itemAt } from '../../collections.js'
import {
  type Control,
  cumulative as cumulativeOf,
  cumulativeOfTables,
  type EffectSize,
  type EventArm,
  type EventTable,
  egger as eggerOf,
  type Influence,
  type Interval,
  influence as influenceOf,
  leaveOneOut as leaveOneOutOf,
  leaveOneOutOfTables,
  type ModelOptions,
  mantelHaenszel,
  metaforControl,
  type Pooled,
  type PooledSummary,
  peto,
  pool,
  StatsError,
  type StudyEffect,
  subgroups as subgroupsOf,
  subgroupsOfTables,
  type TablePooling,
  tQuantile,
  type ZeroCells,
} from '../../stats/index.js'
import { type MeasureName, statsMeasure, toReporting } from './measures.js'
import type { RomCorrection } from './question.js'

export const modelNames = ['random', 'common', 'mh', 'peto'] as const
export type ModelName = (typeof modelNames)[number]
export const tau2Names = ['reml', 'pm', 'dl', 'ml', 'eb', 'sj', 'he', 'hs'] as const
export type Tau2Name = (typeof tau2Names)[number]
export const testNames = ['wider', 'hk', 'hk-adhoc', 'z'] as const
export type TestName = (typeof testNames)[number]

/** How to pool. */
export type PoolingPlan = {
  readonly measure: MeasureName
  readonly model: ModelName
  readonly tau2: Tau2Name
  readonly test: TestName
  /** Confidence level, such as 0.95. */
  readonly level: number
  /** Stop the iteration of tau2 where metafor stops, for its digits, instead of at the precision of the machine. */
  readonly stopsAsMetafor: boolean
  /** Whether subgroups have a tau2 of their own each, or share one. */
  readonly subgroupTau2: 'separate' | 'common'
  /** Added to zero cells in pooling by Mantel-Haenszel and Peto, where asked for; they need nothing. */
  readonly zeroCells: ZeroCells
  /** Correction of ratios of means for small-sample bias; absent: none. */
  readonly romCorrection?: RomCorrection | undefined
}

/** One study, ready to be pooled. */
export type Study = {
  readonly label: string
  readonly effect: EffectSize
  /** People behind it; null for a reported effect. */
  readonly n: number | null
  /** The counts, where the model needs them. */
  readonly table: EventTable | null
  /** The counts of a single arm, where it is one. */
  readonly arm?: EventArm | null
}

type ReportedEffect = { readonly estimate: number; readonly ci: Interval }

/** A pooled effect: on the reporting scale, with the scale of the calculation under `analysis`. */
export type PooledEffect = ReportedEffect & {
  readonly measure: MeasureName
  readonly model: ModelName
  readonly tau2Method: Tau2Name | null
  /** The test in force; z for a single study and for identical effects, one of the two where `wider` was asked for. */
  readonly test: Exclude<TestName, 'wider'>
  readonly level: number
  readonly k: number
  /**
   * Cochrane Handbook 6.5, 10.10.4.3: estimate -+ t sqrt(tau2 + se^2), t with k - 1 degrees of freedom; the normal quantile
   * where `z` was asked for. Null below three
   * studies, under a common effect, and where tau2 is 0: it would say no more than the confidence interval.
   */
  readonly predictionInterval: Interval | null
  /** Degrees of freedom of its t quantile; null for the normal one. */
  readonly predictionDf: number | null
  readonly statistic: number
  readonly df: number | null
  readonly p: number
  readonly q: number
  readonly qDf: number
  readonly qP: number
  readonly i2: number
  readonly i2Ci: Interval | null
  readonly h2: number
  readonly tau2: number
  readonly tau2Ci: Interval | null
  /** Whether no tau2 is compatible with effects that agree so closely: then there is no interval. */
  readonly isTau2CiEmpty: boolean
  /** Whether the upper limits of tau2 and I2 lie beyond those given, where metafor's search ends. */
  readonly isTau2CiOpen: boolean
  readonly analysis: {
    readonly estimate: number
    readonly se: number
    readonly ci: Interval
    readonly predictionInterval: Interval | null
  }
  /** Percent per study, in the order given. */
  readonly weights: readonly number[]
}

/** A pooled effect of some of the studies, in sensitivity analyses and subgroups. */
export type PartialEffect = ReportedEffect & {
  readonly k: number
  readonly p: number
  readonly q: number
  readonly qP: number
  readonly i2: number
  readonly tau2: number
  readonly analysis: { readonly estimate: number; readonly se: number; readonly ci: Interval }
}

export const modelOptions = ({ model, tau2, test, level, stopsAsMetafor }: PoolingPlan): ModelOptions => ({
  model: model === 'random' ? 'random' : 'common',
  tau2Method: tau2.toUpperCase() as 'REML',
  test: model === 'random' ? ({ wider: 'wider', hk: 'knha', 'hk-adhoc': 'adhoc', z: 'z' } as const)[test] : 'z',
  level,
  ...(stopsAsMetafor ? { control: metaforControl satisfies Control } : {}),
})

const testName = { knha: 'hk', adhoc: 'hk-adhoc', z: 'z' } as const

export const effectsOf = (studies: readonly Study[]): (StudyEffect & { readonly label: string })[] =>
  studies.map(({ label, effect }) => ({ label, estimate: effect.estimate, variance: effect.variance }))

export const tablesOf = (studies: readonly Study[]): EventTable[] =>
  studies.map(({ table, label }) => ({ ...ensure(table), label }))

/** Hartung-Knapp has no interval for identical effects: there the wider of both is taken, which is z. */
const withFallback = <T>(plan: PoolingPlan, compute: (options: ModelOptions) => T): T => {
  const options = modelOptions(plan)
  try {
    return compute(options)
  } catch (error) {
    if (!(error instanceof StatsError) || error.code !== 'zero-variance' || options.test !== 'knha') throw error
    return compute({ ...options, test: 'wider' })
  }
}

/** Pooling of tables by sums, where the plan is one of them. */
const tablePooling = ({ measure, model, level, zeroCells }: PoolingPlan): TablePooling | null => {
  const pooledCells = { to: 'none', ...zeroCells } as const
  if (model === 'peto') return { method: 'peto', level, pooledCells }
  return model === 'mh'
    ? { method: 'mantel-haenszel', measure: statsMeasure(measure) as 'RR', level, pooledCells }
    : null
}

const fitPlan = (studies: readonly Study[], plan: PoolingPlan): Pooled => {
  const pooling = tablePooling(plan)
  if (pooling?.method === 'peto') return peto(tablesOf(studies), pooling)
  if (pooling) return mantelHaenszel(tablesOf(studies), pooling)
  return withFallback(plan, (options) => pool(effectsOf(studies), options))
}

/**
 * Where the effect of a new study may lie; only where true effects were found to differ. From t with k - 1 degrees of
 * freedom, as metafor's `predict()` gives it under Hartung-Knapp (Higgins, Thompson and Spiegelhalter 2009 have k - 2). Who
 * asks for z gets the normal interval of `predict()`.
 */
const predictionOf = (pooled: Pooled, asked: TestName): { interval: Interval; df: number | null } | null => {
  const { k, tau2, estimate, se, level, model, predictionInterval } = pooled
  if (model !== 'random' || k < 3 || tau2 === 0 || !predictionInterval) return null
  if (asked === 'z') return { interval: predictionInterval, df: null }
  const reach = tQuantile(1 - (1 - level) / 2, k - 1) * Math.sqrt(tau2 + se * se)
  return { interval: [estimate - reach, estimate + reach], df: k - 1 }
}

const mapEnds = (ends: Interval, map: (value: number) => number): Interval => [map(ends[0]), map(ends[1])]

/** The scale that people read for parts of the studies. Only double arcsines depend on sizes, whose inverses are summed once. */
const scalesOf = (studies: readonly Study[], measure: MeasureName) => {
  const inverse = studies.map(({ n }) => (n === null ? 0 : 1 / n))
  const whole = (part: readonly number[]): Show => {
    const known = part.filter((share) => share > 0)
    return harmonic(
      known.reduce((sum, share) => sum + share, 0),
      known.length,
    )
  }
  const harmonic = (sum: number, count: number): Show => toReporting(measure, count > 0 ? [count / sum] : [])
  const total = inverse.reduce((sum, share) => sum + share, 0)
  const known = inverse.filter((share) => share > 0).length
  return {
    without: (i: number): Show => {
      const own = itemAt(inverse, i)
      return harmonic(total - own, known - (own > 0 ? 1 : 0))
    },
    /** The first study, the first two, and so on. */
    inOrder: (): Show[] => {
      let [sum, count] = [0, 0]
      return inverse.map((share) => {
        sum += share
        if (share > 0) count += 1
        return harmonic(sum, count)
      })
    },
    of: (members: readonly number[]): Show => whole(members.map((i) => itemAt(inverse, i))),
  }
}

type Show = (value: number) => number

const partial = (summary: PooledSummary, show: Show): PartialEffect => {
  const { k, p, q, qP, i2, tau2, estimate, se, ci } = summary
  return { estimate: show(estimate), ci: mapEnds(ci, show), k, p, q, qP, i2, tau2, analysis: { estimate, se, ci } }
}

/**
 * Pool studies: inverse variance under random or common effects, Mantel-Haenszel or Peto. Throws a StatsError where the data
 * have no answer.
 */
export const poolStudies = (studies: readonly Study[], plan: PoolingPlan): PooledEffect => {
  const pooled = fitPlan(studies, plan)
  const show = toReporting(
    plan.measure,
    studies.map(({ n }) => n),
  )
  const { estimate, se, ci, k } = pooled
  const predicted = predictionOf(pooled, plan.test)
  const prediction = predicted?.interval ?? null
  return {
    measure: plan.measure,
    model: plan.model,
    tau2Method: pooled.tau2Method === null ? null : plan.tau2,
    test: testName[pooled.test],
    level: pooled.level,
    k,
    estimate: show(estimate),
    ci: mapEnds(ci, show),
    predictionInterval: prediction && mapEnds(prediction, show),
    predictionDf: predicted?.df ?? null,
    statistic: pooled.statistic,
    df: pooled.df,
    p: pooled.p,
    q: pooled.q,
    qDf: pooled.qDf,
    qP: pooled.qP,
    i2: pooled.i2,
    i2Ci: pooled.isTau2CiEmpty ? null : pooled.i2Ci,
    h2: pooled.h2,
    tau2: pooled.tau2,
    tau2Ci: pooled.isTau2CiEmpty ? null : pooled.tau2Ci,
    isTau2CiEmpty: pooled.isTau2CiEmpty,
    isTau2CiOpen: pooled.isTau2CiOpen,
    analysis: { estimate, se, ci, predictionInterval: prediction },
    weights: pooled.weights,
  }
}

/** The pooled effect without a study. */
export type WithoutOne = PartialEffect & { readonly omitted: string }

/** The pooled effect without each study in turn. */
export const leaveOneOut = (studies: readonly Study[], plan: PoolingPlan): readonly WithoutOne[] => {
  const scales = scalesOf(studies, plan.measure)
  const pooling = tablePooling(plan)
  const rows: readonly PooledSummary[] = pooling
    ? leaveOneOutOfTables(tablesOf(studies), pooling)
    : withFallback(plan, (options) => leaveOneOutOf(effectsOf(studies), options))
  return rows.map((row, i) => ({
    omitted: itemAt(studies, i).label,
    ...partial(row, scales.without(i)),
  }))
}

/** The pooled effect without a study, with what the study does to it; null under Mantel-Haenszel and Peto. */
export type WithInfluence = WithoutOne & { readonly influence: Influence | null }

/** The pooled effect without each study in turn, with case-deletion diagnostics. */
export const influences = (studies: readonly Study[], plan: PoolingPlan): readonly WithInfluence[] => {
  const found = tablePooling(plan) ? [] : withFallback(plan, (options) => influenceOf(effectsOf(studies), options))
  return leaveOneOut(studies, plan).map((row, i) => ({ ...row, influence: found[i] ?? null }))
}

/** The pooled effect after each further study, in the order given. */
export type AfterStudy = PartialEffect & { readonly added: string }

export const cumulate = (studies: readonly Study[], plan: PoolingPlan): readonly AfterStudy[] => {
  const pooling = tablePooling(plan)
  const rows: readonly PooledSummary[] = pooling
    ? cumulativeOfTables(tablesOf(studies), pooling)
    : withFallback(plan, (options) => cumulativeOf(effectsOf(studies), options))
  const shows = scalesOf(studies, plan.measure).inOrder()
  return rows.map((row, i) => ({ added: itemAt(studies, i).label, ...partial(row, itemAt(shows, i)) }))
}

/** Subgroups in order of first appearance, and the test that they differ. */
export type GroupedEffects = {
  readonly groups: readonly (PartialEffect & {
    readonly group: string
    readonly studies: readonly string[]
    /** Positions of its studies in the list given. */
    readonly members: readonly number[]
  })[]
  /** Chi-square, or F with `df2` under Hartung-Knapp. */
  readonly difference: {
    readonly statistic: number
    readonly df: number
    readonly df2: number | null
    readonly p: number
  }
}

export const bySubgroup = (studies: readonly Study[], groups: readonly string[], plan: PoolingPlan): GroupedEffects => {
  const pooling = tablePooling(plan)
  const found = pooling
    ? subgroupsOfTables(tablesOf(studies), groups, pooling)
    : withFallback(plan, (options) => subgroupsOf(effectsOf(studies), groups, { ...options, tau2: plan.subgroupTau2 }))
  const scales = scalesOf(studies, plan.measure)
  return {
    groups: found.groups.map((one) => {
      const members = one.members.map((i) => itemAt(studies, i))
      return {
        group: one.group,
        studies: members.map(({ label }) => label),
        members: one.members,
        ...partial(one, scales.of(one.members)),
      }
    }),
    difference: found.difference,
  }
}

/** Egger's test of funnel asymmetry. */
export type Asymmetry = {
  readonly k: number
  readonly slope: number
  readonly slopeSe: number
  /** Effect expected from a study without sampling error, on the scale of the calculation. */
  readonly limit: number
  readonly limitCi: Interval
  readonly statistic: number
  readonly df: number
  readonly p: number
}

export const asymmetry = (studies: readonly Study[], plan: PoolingPlan): Asymmetry => {
  const { k, slope, limit, statistic, df, p } = eggerOf(effectsOf(studies), { level: plan.level })
  return { k, slope: slope.estimate, slopeSe: slope.se, limit: limit.estimate, limitCi: limit.ci, statistic, df, p }
}
