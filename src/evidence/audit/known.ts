/** Which findings are already on record. */
import type { Trial } from '../../dataset/index.js'
import type { AuditRule, Draft, RecordedFinding } from './rule.js'

/** Whether a recorded path speaks of a finding's place: the same, a wider one, or one arm of the arms that it names. */
const covers = (recorded: string, found: string): boolean =>
  recorded === found ||
  found.startsWith(`${recorded}.`) ||
  (/\.arms(\.|$)/.test(found) && recorded.startsWith(`${found}.`))

/**
 * The anomaly or disagreement that a finding coincides with: at the same place, and under a name that the rule goes by (a
 * judgment goes by no rule's name, so the place decides).
 */
export const knownAs = (trial: Trial, rule: AuditRule, draft: Draft): RecordedFinding | null => {
  const names = new Set([rule.name, 'judgment', ...(rule.alsoKnownAs ?? [])])
  const anomaly = (trial.anomalies ?? []).find((a) => covers(a.path, draft.path) && names.has(a.rule))
  if (anomaly) return { as: 'anomaly', text: anomaly.text }
  const disagreement = (trial.disagreements ?? []).find((d) => d.about !== null && covers(d.about, draft.path))
  return disagreement ? { as: 'disagreement', text: disagreement.text } : null
}
