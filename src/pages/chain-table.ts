/** Every value of a record in a table: too many for a chain each. */
import type { Block } from '../answer.js'
import type { Trial } from '../dataset/index.js'
import type { Trace } from '../evidence/provenance/index.js'
import { chainHead, sourceNumbers, valueSpans } from './chain.js'
import { missingWord } from './missing.js'
import { muted, section } from './parts.js'
import { sourceList } from './trial-sources.js'

/** The part of a record that a value stands in: a result row, an arm, or the record itself. */
const partOf = (path: string): string => /^(?:outcomes|arms)\.[^.]+/.exec(path)?.[0] ?? ''

const beware = (t: Trace): string =>
  [
    t.derived ? 'derived' : '',
    t.inferred ? 'inferred' : '',
    t.disagreements.length || t.elsewhere.some((e) => String(e.value) !== String(t.value)) ? 'disagreement' : '',
    t.anomalies.length ? 'anomaly' : '',
    t.corrected ? 'corrected' : t.layer ? `layer ${t.layer.layer}` : '',
  ]
    .filter(Boolean)
    .join(', ')

export const chainTable = (traces: readonly Trace[], trial: Trial): Block[] => {
  const parts = traces.map(({ path }) => partOf(path))
  const headings = parts.flatMap((part, before) =>
    before && parts[before - 1] === part ? [] : [{ before, text: part || 'record' }],
  )
  const named = new Set(traces.flatMap((t) => t.sources.map(({ source }) => source.id)))
  return [
    ...chainHead(trial),
    {
      kind: 'table',
      columns: [
        { label: 'Path', align: 'left', priority: 1, min: 16, max: 32 },
        { label: 'Value', align: 'left', priority: 1, min: 10, max: 60 },
        { label: 'Sources', align: 'left', priority: 2, min: 10, max: 16 },
        { label: 'Beware', align: 'left', priority: 3, min: 8, max: 14 },
        { label: 'Level', align: 'left', priority: 4, min: 9, max: 9 },
        { label: 'Known for', align: 'left', priority: 5, min: 9, max: 9 },
      ],
      rows: traces.map((t, i) => [
        parts[i] ? t.path.slice(parts[i].length + 1) || '(all)' : t.path,
        t.value === null ? muted(missingWord[t.missing ?? 'notRead']) : valueSpans(t),
        sourceNumbers(t.sources),
        { text: beware(t), role: 'warn' },
        t.level ?? 'mixed',
        t.recorded,
      ]),
      headings,
    },
    ...section('Sources read', [sourceList(trial.sources.filter(({ id }) => named.has(id)))]),
  ]
}
