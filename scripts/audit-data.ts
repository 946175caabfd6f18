/**
 * `npm run data:audit`: what the dataset holds and how well it stands, from data/ alone. Prints counts by kind, trials with
 * numeric between-group results per outcome, values by source level, missing values by reason, dangling ids, open and known
 * violations, and what nobody has reviewed. Exit 4 when a rule is broken. `--json` for scripts.
 */
import { kinds } from '../src/dataset/index.js'
import { checkIntegrity, integrityRules } from '../src/dataset/integrity/index.js'
import { isBetweenGroup } from '../src/dataset/reading.js'
import { readSource } from '../src/dataset/source.js'
import { exitCodes } from '../src/errors.js'
import { dataFolder } from './paths.js'

// A reader that has seen enough (| head) is no error.
process.stdout.on('error', () => process.exit())

const data = readSource(dataFolder)
const integrity = checkIntegrity(data)

const count = <T>(items: readonly T[], key: (item: T) => string): Record<string, number> => {
  const out: Record<string, number> = {}
  for (const item of items) out[key(item)] = (out[key(item)] ?? 0) + 1
  return Object.fromEntries(Object.entries(out).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)))
}

const rows = data.trials.flatMap((trial) => trial.outcomes.map((row) => ({ trial, row })))
const valuesIn = (arms: (typeof rows)[number]['row']['arms']): number =>
  Object.values(arms).reduce(
    (n, arm) =>
      n +
      Object.values(arm)
        .flat()
        .filter((value) => typeof value === 'number').length,
    0,
  )
const levels = new Map<string, number>()
for (const { row } of rows)
  levels.set(row.level, (levels.get(row.level) ?? 0) + valuesIn(row.arms) + (row.effect?.value == null ? 0 : 1))

const between = data.outcomes
  .map(
    (outcome) =>
      [
        outcome.id,
        data.trials.filter((t) => t.outcomes.some((r) => r.outcome === outcome.id && isBetweenGroup(r, t))).length,
      ] as const,
  )
  .filter(([, n]) => n > 0)
  .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))

const report = {
  dataset: { version: data.description.version, asOf: data.description.asOf },
  records: Object.fromEntries(kinds.map((kind) => [kind, data[kind].length])),
  evidenceRecordsMerged: data.trials.reduce((n, t) => n + t.mergedFrom.length, 0),
  trialsByKind: count(data.trials, (t) => t.kind),
  outcomeRows: rows.length,
  trialsWithBetweenGroupNumbers: data.trials.filter((t) => t.outcomes.some((r) => isBetweenGroup(r, t))).length,
  betweenGroupTrialsPerOutcome: Object.fromEntries(between),
  rowsByLevel: count(rows, ({ row }) => row.level),
  numbersByLevel: Object.fromEntries([...levels].sort((a, b) => b[1] - a[1])),
  derivedValues: rows.reduce(
    (n, { row }) =>
      n +
      Object.values(row.arms).reduce((m, arm) => m + Object.keys(arm.derived ?? {}).length, 0) +
      (row.effect?.derived ? 1 : 0),
    0,
  ),
  inferredFields: data.trials.reduce((n, t) => n + Object.keys(t.inferred ?? {}).length, 0),
  missingByReason: count(
    data.trials.flatMap((t) => Object.values(t.missing)),
    (reason) => reason,
  ),
  disagreements: data.trials.reduce((n, t) => n + (t.disagreements?.length ?? 0), 0),
  overlappingPairs: data.trials.reduce((n, t) => n + (t.overlaps?.filter((o) => o.trial > t.id).length ?? 0), 0),
  anomalies: count(
    data.trials.flatMap((t) => t.anomalies ?? []),
    (a) => a.rule,
  ),
  openQuestions: data.trials.reduce((n, t) => n + (t.openQuestions?.length ?? 0), 0),
  exclusionsByCriterion: count(data.exclusions, (e) => e.criterion),
  danglingIds: integrity.open
    .filter((v) => v.rule === 'link-resolves')
    .map((v) => `${v.kind}/${v.id} ${v.path}: ${v.message}`),
  openViolations: integrity.open.map((v) => `${v.kind}/${v.id} ${v.path}: ${v.message} (${v.rule})`),
  knownViolations: integrity.known.length,
  staleAnomalies: integrity.stale.map((a) => `${a.id} ${a.path} (${a.rule})`),
  unreviewed: {
    trials: data.trials.filter((t) => t.reviewed === null).length,
    references: data.references.filter((r) => r.custom.level === null).length,
    referencesNotCheckedForRetraction: data.references.filter((r) => r.custom.retracted === null).length,
  },
  rules: integrityRules.length,
}

if (process.argv.includes('--json')) console.log(JSON.stringify(report, null, 2))
else
  for (const [name, value] of Object.entries(report)) {
    if (typeof value !== 'object') console.log(`${name}: ${value}`)
    else if (Array.isArray(value)) console.log(`${name}: ${value.length}${value.map((line) => `\n  ${line}`).join('')}`)
    else
      console.log(
        `${name}:${Object.entries(value)
          .map(([key, n]) => `\n  ${String(n).padStart(6)}  ${key}`)
          .join('')}`,
      )
  }
if (integrity.open.length || integrity.stale.length) process.exitCode = exitCodes['bad-data']
