import { itemAt } from '../collections.js'
import { groupMeans } from './design.js'
import { chiSquareUpper, fUpper } from './distributions.js'
import { StatsError } from './errors.js'
import { choice, refuse } from './guard.js'
import { heterogeneity } from './heterogeneity.js'
import {
  fitModel,
  type ModelOptions,
  problemOf,
  type ResolvedOptions,
  resolveOptions,
  type StudyEffect,
} from './model.js'
import { type PooledSummary, summaryOf } from './pool.js'

/** How to pool subgroups. */
export interface SubgroupOptions extends ModelOptions {
  /**
   * Whether each subgroup has its own between-study variance (the default) or all share one, which is steadier when
   * subgroups are small (Cochrane Handbook 10.11.3.1). Without effect under the common-effect model.
   */
  readonly tau2?: 'separate' | 'common' | undefined
}

/** The pooled effect of one subgroup. Q, I2 and H2 are those within the subgroup. */
export interface Subgroup extends PooledSummary {
  readonly group: string
  /** Positions of its studies in the list given. */
  readonly members: readonly number[]
}

/** A test that several coefficients are zero. */
export interface JointTest {
  readonly statistic: number
  /** Number of coefficients tested. */
  readonly df: number
  /** Denominator degrees of freedom where the statistic is F; null where it is chi-square. */
  readonly df2: number | null
  readonly p: number
}

/** Subgroups in order of first appearance, and the test that they have the same effect. */
export interface Subgroups {
  readonly groups: readonly Subgroup[]
  readonly difference: JointTest
}

/**
 * Pool each subgroup and test whether the pooled effects differ.
 *
 * @param studies - effects and variances
 * @param groups - the subgroup of each study, in the same order; at least two distinct ones
 * @throws StatsError as {@link pool} does, and `unequal-lengths`, `too-few-studies` (a single subgroup)
 * @see Borenstein & Higgins (2013), Prev Sci 14:134. R, separate tau2: `rma(yi, vi, subset = group == g)` for each g,
 *   then `rma(estimate, sei = se, mods = ~ group, method = "FE")$QM`, and under `knha` `rma(yi, vi, mods = ~ group, test =
 *   "knha")$QM`; common tau2: `rma(yi, vi, mods = ~ group - 1)`
 *   for the effects and `rma(yi, vi, mods = ~ group)$QM` for the difference
 * @example
 * import { subgroups } from 'stemcell-evidence/stats'
 *
 * const studies = [
 *   { estimate: -0.9, variance: 0.10, label: 'A' },
 *   { estimate: -0.4, variance: 0.05, label: 'B' },
 *   { estimate: -0.6, variance: 0.08, label: 'C' },
 *   { estimate: 0.1, variance: 0.04, label: 'D' },
 * ]
 * const { groups, difference } = subgroups(studies, ['msc', 'msc', 'mnc', 'mnc'], { model: 'common' })
 * for (const { group, estimate } of groups) console.log(group, estimate.toFixed(3))
 * // msc -0.567
 * // mnc -0.133
 * console.log(difference.p.toFixed(3)) // 0.077
 */
export function subgroups(
  studies: readonly StudyEffect[],
  groups: readonly string[],
  options: SubgroupOptions = {},
): Subgroups {
  const resolved = resolveOptions(options)
  const tau2 = choice('tau2', options.tau2 ?? 'separate', ['separate', 'common'])
  const members = membersOf(groups, studies.length)
  const pooled = tau2 === 'common' && resolved.model === 'random' ? withCommonTau2 : withSeparateTau2
  return pooled(studies, members, resolved)
}

/** The positions of each subgroup, in order of first appearance. */
export type Members = ReadonlyMap<string, readonly number[]>

/**
 * Who is in which subgroup.
 *
 * @throws StatsError `unequal-lengths`, `too-few-studies` (a single subgroup)
 */
export function membersOf(groups: readonly string[], studies: number): Members {
  if (groups.length !== studies) {
    refuse('unequal-lengths', 'the list of groups', `as long as the ${studies} studies`, groups.length)
  }
  const members = new Map<string, number[]>()
  groups.forEach((group, i) => {
    const sofar = members.get(group)
    if (sofar) sofar.push(i)
    else members.set(group, [i])
  })
  if (members.size < 2) {
    throw new StatsError(
      'too-few-studies',
      `a subgroup analysis needs at least 2 subgroups, got ${members.size}`,
      groups,
    )
  }
  return members
}

/**
 * Under Hartung-Knapp the difference is tested as its intervals are made: by the F test of a mixed-effects model with one
 * tau2; a chi-square of estimates whose standard errors are taken as known would contradict them.
 */
function withSeparateTau2(studies: readonly StudyEffect[], members: Members, options: ResolvedOptions): Subgroups {
  const groups = [...members].map(([group, indices]) => {
    const fit = fitModel(problemOf(pick(studies, indices), 1, 'pooling a subgroup'), options)
    return { group, members: indices, ...summaryOf(fit) }
  })
  if (options.model === 'random' && options.test !== 'z' && studies.length > members.size)
    return { groups, difference: withCommonTau2(studies, members, options).difference }
  const statistic = betweenGroups(groups)
  const df = groups.length - 1
  return { groups, difference: { statistic, df, df2: null, p: chiSquareUpper(statistic, df) } }
}

function withCommonTau2(studies: readonly StudyEffect[], members: Members, options: ResolvedOptions): Subgroups {
  const groupOf = new Uint32Array(studies.length)
  ;[...members.values()].forEach((indices, group) => {
    for (const i of indices) groupOf[i] = group
  })
  const fit = fitModel(
    problemOf(studies, 2, 'a subgroup analysis', () => groupMeans(groupOf, members.size)),
    options,
  )
  const groups = [...members].map(([group, indices], i) => {
    const within = heterogeneity(problemOf(pick(studies, indices), 1, 'pooling a subgroup'), fit.tau2)
    return { group, members: indices, k: indices.length, ...itemAt(fit.coefficients, i), ...within, tau2: fit.tau2 }
  })
  const between = betweenGroups(groups)
  const df = groups.length - 1
  const statistic = fit.df === null ? between : between / df
  const p = fit.df === null ? chiSquareUpper(statistic, df) : fUpper(statistic, df, fit.df)
  return { groups, difference: { statistic, df, df2: fit.df, p } }
}

function pick(studies: readonly StudyEffect[], indices: readonly number[]): StudyEffect[] {
  return indices.map((i) => itemAt(studies, i))
}

/** Weighted squares of the subgroup effects around their common mean. */
export function betweenGroups(groups: readonly { readonly estimate: number; readonly se: number }[]): number {
  const weights = groups.map(({ se }) => 1 / se ** 2)
  const total = weights.reduce((sum, w) => sum + w, 0)
  const mean = groups.reduce((sum, { estimate }, i) => sum + itemAt(weights, i) * estimate, 0) / total
  return groups.reduce((sum, { estimate }, i) => sum + itemAt(weights, i) * (estimate - mean) ** 2, 0)
}
