import { choice, count, positive, refuse } from './guard.js'
import type { Interval } from './heterogeneity.js'
import type { EventTable } from './tables.js'

/** How strong an unmeasured confounder would have to be to explain an effect away. */
export interface EValue {
  /** On the scale of risk ratios, 1 or more. */
  readonly estimate: number
  /** For the end of the interval that lies nearer to no effect; 1 where it holds no effect. */
  readonly limit: number
}

/** What the effect is, for its E-value: where the outcome is common, ratios of odds and hazards are brought nearer to 1. */
export type EValueScale = 'RR' | 'OR-rare' | 'OR-common' | 'HR-rare' | 'HR-common' | 'SMD'

/** A ratio as a risk ratio, after VanderWeele's approximations. */
function asRiskRatio(scale: EValueScale, value: number): number {
  switch (scale) {
    case 'SMD':
      return Math.exp(0.91 * value)
    case 'OR-common':
      return Math.sqrt(positive('an odds ratio', value))
    case 'HR-common':
      return (1 - 0.5 ** Math.sqrt(positive('a hazard ratio', value))) / (1 - 0.5 ** Math.sqrt(1 / value))
    default:
      return positive('a ratio', value)
  }
}

/**
 * E-value: the least risk ratio that an unmeasured confounder must have with both treatment and outcome to explain the
 * effect. It says nothing of randomized comparisons, nor of any other bias.
 *
 * @param scale - what the numbers are; outcomes above about 15 % are common
 * @param estimate - the ratio itself, or the standardized mean difference
 * @param ci - its interval (for an SMD estimate ∓ 1.78 SE on this scale, as the authors have it)
 * @throws StatsError `out-of-range`, `contradiction` (estimate outside its interval), `unknown-choice`
 * @see VanderWeele & Ding (2017), Ann Intern Med 167:268. R: `EValue::evalues.RR(est, lo, hi)`
 * @example
 * import { eValue } from 'stemcell-evidence/stats'
 *
 * console.log(eValue('RR', 0.5, [0.3, 0.8])) // { estimate: 3.414213562373095, limit: 1.8090169943749475 }
 */
export function eValue(scale: EValueScale, estimate: number, ci: Interval): EValue {
  choice('scale', scale, ['RR', 'OR-rare', 'OR-common', 'HR-rare', 'HR-common', 'SMD'])
  if (!(ci[0] <= estimate && estimate <= ci[1]))
    refuse('contradiction', 'the estimate', `inside its interval ${ci[0]} to ${ci[1]}`, estimate)
  const [ratio, low, high] = [estimate, ...ci].map((value) => asRiskRatio(scale, value)) as [number, number, number]
  const near = ratio >= 1 ? low : high
  const holdsOne = low <= 1 && 1 <= high
  return { estimate: strength(ratio), limit: holdsOne ? 1 : strength(near) }
}

function strength(ratio: number): number {
  const above = ratio < 1 ? 1 / ratio : ratio
  return above + Math.sqrt(above * (above - 1))
}

/** How few changed outcomes turn what an interval says of no effect. */
export interface Fragility {
  /** Patients whose outcome would have to be another one; null where so many as `most` do not turn it. */
  readonly index: number | null
  /** Whether the interval excludes no effect as things are. */
  readonly isSignificant: boolean
  /** The changes, in order: position of the study, its arm, and whether a person gains or loses the event. */
  readonly changes: readonly { readonly study: number; readonly arm: 'treatment' | 'control'; readonly by: 1 | -1 }[]
}

/**
 * Fragility index of a pooled result: one person's outcome after another is changed, always where it moves the interval
 * most, until no effect moves into it (or out of it).
 *
 * @param tables - the studies
 * @param ciOf - the pooled interval of tables, on the scale of the calculation (no effect at 0)
 * @param most - changes after which to give up; default 100
 * @throws StatsError as `ciOf` does for the tables as they are
 * @see Atal et al. (2019), J Clin Epidemiol 111:32; Walsh et al. (2014), J Clin Epidemiol 67:622. R: Atal's app has no
 *   package; `metafor::rma.mh()` in a loop over changed tables
 * @example
 * import { fragility, mantelHaenszel } from 'stemcell-evidence/stats'
 *
 * const tables = [
 *   { treatment: { events: 4, n: 120 }, control: { events: 11, n: 130 } },
 *   { treatment: { events: 6, n: 300 }, control: { events: 29, n: 290 } },
 *   { treatment: { events: 3, n: 230 }, control: { events: 11, n: 220 } },
 * ]
 * const { index, changes } = fragility(tables, (some) => mantelHaenszel(some, { measure: 'RR' }).ci)
 * console.log(index, changes[0]) // 21 { study: 0, arm: 'treatment', by: 1 }
 */
export function fragility(
  tables: readonly EventTable[],
  ciOf: (tables: readonly EventTable[]) => Interval,
  most = 100,
): Fragility {
  const limit = count('most', most, 1)
  let current = [...tables]
  const start = ciOf(current)
  const isSignificant = start[0] > 0 || start[1] < 0
  // Significant results lose their nearer end towards no effect; others are pushed the way they lean.
  const above = start[0] + start[1] > 0
  const isTurned = ([low, high]: Interval): boolean => (low > 0 || high < 0) !== isSignificant
  const changes: { study: number; arm: 'treatment' | 'control'; by: 1 | -1 }[] = []
  // More events under treatment move the effect up.
  const wantsUp = isSignificant ? !above : above
  while (changes.length < limit) {
    let best: { at: number; next: EventTable[]; change: (typeof changes)[number]; ci: Interval } | null = null
    for (const [study, table] of current.entries())
      for (const arm of ['treatment', 'control'] as const) {
        const by = (arm === 'treatment') === wantsUp ? 1 : -1
        const events = table[arm].events + by
        if (events < 0 || events > table[arm].n) continue
        const next = current.with(study, { ...table, [arm]: { ...table[arm], events } })
        const ci = attempted(() => ciOf(next))
        if (ci === null) continue
        const at = wantsUp ? (isSignificant ? ci[1] : ci[0]) : isSignificant ? -ci[0] : -ci[1]
        if (best === null || at > best.at) best = { at, next, change: { study, arm, by }, ci }
      }
    if (best === null) break
    current = best.next
    changes.push(best.change)
    if (isTurned(best.ci)) return { index: changes.length, isSignificant, changes }
  }
  return { index: null, isSignificant, changes: [] }
}

function attempted<T>(compute: () => T): T | null {
  try {
    return compute()
  } catch (error) {
    if (error instanceof Error && error.name === 'StatsError') return null
    throw error
  }
}
