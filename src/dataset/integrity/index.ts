/** Integrity of a dataset: every rule, and which violations are true of the source and known. */
import type { RuleData } from '../source.js'
import { arithmeticRules } from './arithmetic.js'
import { codeRules } from './codes.js'
import { comparisonRules } from './comparison.js'
import { dayRules } from './days.js'
import { lexiconRules } from './lexicon.js'
import { linkRules } from './links.js'
import { readingRules } from './readings.js'
import { referenceRules } from './references.js'
import type { IntegrityRule, Violation } from './rule.js'
import { searchRules } from './search.js'

export type { IntegrityRule, Violation } from './rule.js'
export const integrityRules: readonly IntegrityRule[] = [
  ...linkRules,
  ...codeRules,
  ...arithmeticRules,
  ...readingRules,
  ...dayRules,
  ...referenceRules,
  ...searchRules,
  ...lexiconRules,
  ...comparisonRules,
]

export type Integrity = {
  /** Violations that nobody has explained. */
  readonly open: readonly Violation[]
  /** Violations that stand in the source and are recorded as anomalies. */
  readonly known: readonly Violation[]
  /** Recorded anomalies of a rule that no longer finds them. */
  readonly stale: readonly { readonly id: string; readonly rule: string; readonly path: string }[]
}

/**
 * Check every rule, or those alone that records of a user must keep too; a violation is known when its trial records an anomaly
 * with the same rule and path.
 */
export const checkIntegrity = (
  data: RuleData,
  { isLayered = false }: { readonly isLayered?: boolean } = {},
): Integrity => {
  const all = integrityRules.flatMap((rule) => (isLayered && rule.isOfCuration ? [] : rule.check(data)))
  const recorded = data.trials.flatMap((t) =>
    (t.anomalies ?? []).map((a) => ({ id: t.id, rule: a.rule, path: a.path })),
  )
  const key = (v: { id: string; rule: string; path: string }): string => `${v.id}\n${v.rule}\n${v.path}`
  const known = new Set(recorded.map(key))
  const found = new Set(all.map(key))
  const names = new Set(integrityRules.map((rule) => rule.name))
  return {
    open: all.filter((v) => !known.has(key(v))),
    known: all.filter((v) => known.has(key(v))),
    stale: recorded.filter((a) => names.has(a.rule) && !found.has(key(a))),
  }
}
