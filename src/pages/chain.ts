/** The chain from values to their pages, papers and registrations, and what speaks against them. */

import { type Block, type Line, type Role, type Span, spansOf } from '../answer.js'
import { itemAt } from '../collections.js'
import type { Trial } from '../dataset/index.js'
import type { StoredValue, Trace, TracedSource } from '../evidence/provenance/index.js'
import type { Store } from '../store/index.js'
import { correctionLine, historyLines, originLine } from './layer.js'
import { missingWord } from './missing.js'
import {
  about,
  aboutAll,
  between,
  bracketed,
  type Fact,
  facts,
  heading,
  link,
  list,
  muted,
  sourceSpan,
  text,
} from './parts.js'
import { referenceLine } from './reference-line.js'

export const valueText = (value: StoredValue): string =>
  Array.isArray(value) ? value.join(', ') || 'none' : String(value)

/** A value as it is read; where it names records, each asks for its page. */
export const valueSpans = ({ path, value }: Pick<Trace, 'path' | 'value'>, role?: Role): Span[] => {
  const kind = path === 'disease' ? 'diseases' : /^arms\.[^.]+\.product\.cells$/.test(path) ? 'cells' : undefined
  const ids = kind ? (Array.isArray(value) ? value : [value]).map(String) : []
  return kind && ids.length
    ? aboutAll(kind, ids, role ? { role } : {})
    : [{ text: valueText(value), ...(role ? { role } : {}) }]
}

/** How narrowly the source of a value was recorded, in words. */
const recordedWord = (t: Trace): string => {
  if (t.recorded === 'row') return `${t.locator} (level ${t.level})`
  if (t.recorded === 'field') return 'recorded for this field'
  if (t.recorded === 'fact') return 'recorded with this fact'
  return t.sources.length === 1
    ? 'the only source of the record'
    : 'one of these pages; which of them gave this value was not recorded'
}

const valueLine = (t: Trace, label: string): Line => [
  label ? { text: `${label}: `, role: 'label' } : '',
  ...(t.value === null ? [muted(missingWord[t.missing ?? 'notRead'])] : valueSpans(t, 'strong')),
  t.derived ? ` (derived: ${t.derived})` : '',
  t.inferred ? ` (inferred: ${t.inferred})` : '',
]

const leadsTo = ({ reference, registration }: TracedSource, dataset: Store): Line | null => {
  if (reference) return ['→ ', ...spansOf(referenceLine(reference.id, dataset))]
  if (!registration) return null
  const page = registration.url ? link(registration.url) : muted('address not recorded')
  return [`→ ${registration.registry} `, { text: registration.id, role: 'id' }, ' ', page]
}

const sourceIds = (sources: readonly TracedSource[]): string => sources.map(({ source }) => source.id).join(', ')

/** Numbers of pages, each of which leads to its page. */
export const sourceNumbers = (sources: readonly TracedSource[], role?: Role): Span[] =>
  between(
    sources.map(({ source }) => sourceSpan(source, role)),
    role ? { text: ', ', role } : ', ',
  )

const sourceFact = ({ source: { id, level, what, url } }: TracedSource): Fact => ({
  label: id,
  value: [`${what.startsWith(level) ? what : `${level}: ${what}`} `, link(url)],
})

/** Sources that lead to the same paper or registration stand together, and what they lead to stands once below them. */
const sourceBlocks = (sources: readonly TracedSource[], dataset: Store): Block[] => {
  const target = (s: TracedSource): string => s.reference?.id ?? s.registration?.id ?? ''
  const targets = [...new Set(sources.map(target))].sort((a, b) => Number(a === '') - Number(b === ''))
  return targets.flatMap((key): Block[] => {
    const same = sources.filter((s) => target(s) === key)
    const leads = same[0] ? leadsTo(same[0], dataset) : null
    return [facts(same.map(sourceFact), 4), ...(leads ? [text(leads, 8)] : [])]
  })
}

/** What speaks against a value. */
const against = (t: Trace): readonly Line[] => [
  ...(t.corrected
    ? [correctionLine(t.corrected, '')]
    : t.layer
      ? [originLine('Not of the bundled dataset', t.layer)]
      : []),
  ...(t.history ?? []).flatMap(historyLines),
  ...t.disagreements.map((d): Line => {
    const who = bracketed(d.sources.map(({ source }) => sourceSpan(source, 'muted')))
    return [{ text: '! Sources disagree: ', role: 'warn' }, d.text, ...who]
  }),
  ...t.anomalies.map((a): Line => [{ text: '! Anomaly: ', role: 'warn' }, a.text]),
  ...(t.second?.result === 'differed'
    ? [
        [
          { text: '! Second reading: ', role: 'warn' as const },
          `${valueText(t.second.value)}; ${t.second.decided === 'both' ? 'both are kept' : `the ${t.second.decided} stands`}. ${t.second.why}`,
        ],
      ]
    : []),
]

/** Pages that speak against the values of a group and are not among their own. */
const others = (group: readonly [Trace, ...Trace[]]): TracedSource[] => {
  const own = new Set(group[0].sources.map(({ source }) => source.id))
  const named = group.flatMap((t) => [...t.disagreements, ...t.elsewhere].flatMap(({ sources }) => sources))
  return [...new Map(named.map((s) => [s.source.id, s])).values()].filter(({ source }) => !own.has(source.id))
}

/** Other rows of the same thing: where they print other numbers, and where they were read. */
const otherwise = (group: readonly Trace[]): Line[] => {
  const rowOf = (path: string): string => itemAt(path.split('.', 2), 1)
  const rows = [...new Set(group.flatMap((t) => t.elsewhere.map((e) => rowOf(e.path))))]
  return rows.map((row): Line => {
    const pairs = group.flatMap((t) => t.elsewhere.filter((e) => rowOf(e.path) === row).map((e) => ({ t, e })))
    const differing = pairs.filter(({ t, e }) => String(e.value) !== String(t.value))
    const first = itemAt(pairs, 0)
    const where = [`row ${row}, ${first.e.locator} (level ${first.e.level}; `, ...sourceNumbers(first.e.sources)]
    if (differing.length === 0) return [{ text: 'Reported alike: ', role: 'label' }, ...where, ')']
    const numbers = differing.map(({ t, e }) => {
      const short = t.path.split('.').slice(2).join('.')
      return `${short} ${valueText(e.value)} instead of ${t.value === null ? 'none' : valueText(t.value)}`
    })
    return [{ text: '! Reported otherwise: ', role: 'warn' }, ...where, `): ${numbers.join('; ')}`]
  })
}

/** Neighbors with the same chain make one group. */
const grouped = (traces: readonly Trace[]): [Trace, ...Trace[]][] => {
  const groups: [Trace, ...Trace[]][] = []
  const chain = (t: Trace): string => {
    const owner = t.recorded === 'row' ? t.path.split('.', 2).join('.') : ''
    return JSON.stringify([
      t.recorded,
      owner,
      t.note,
      t.corrected?.path ?? '',
      t.sources.map(({ source }) => source.id),
    ])
  }
  for (const t of traces) {
    const last = groups.at(-1)
    if (last && chain(last[0]) === chain(t)) last.push(t)
    else groups.push([t])
  }
  return groups
}

const groupBlocks = (
  group: readonly [Trace, ...Trace[]],
  printed: ReadonlySet<string>,
  trial: Trial,
  dataset: Store,
): Block[] => {
  const [first] = group
  const row = trial.outcomes.find((r) => first.path.startsWith(`outcomes.${r.id}.`))
  const part = itemAt(first.path.split('.', 1), 0)
  const alone = group.length === 1 && !row
  const title: Line = row
    ? [
        about('outcomes', row.outcome, dataset.vocabulary('outcomes').name(row.outcome)),
        '  ',
        { text: row.id, role: 'id' },
      ]
    : alone
      ? first.path
      : group.every(({ path }) => path.split('.', 1)[0] === part)
        ? part
        : 'Values of the record'
  // What speaks against several values of a group is said once.
  const said = new Map([...group.flatMap(against), ...otherwise(group)].map((line) => [JSON.stringify(line), line]))
  return [
    heading(2, title),
    ...group.map((t) => text(valueLine(t, row ? t.path.slice(`outcomes.${row.id}.`.length) : alone ? '' : t.path), 2)),
    ...(first.note ? [text([{ text: 'Note: ', role: 'label' }, first.note], 2)] : []),
    ...(said.size ? [list([...said.values()], 2)] : []),
    text([{ text: 'Read in: ', role: 'label' }, recordedWord(first)], 2),
    ...(printed.has(sourceIds(first.sources))
      ? [text([...sourceNumbers(first.sources, 'muted'), muted(' as above')], 4)]
      : sourceBlocks(first.sources, dataset)),
    ...(others(group).length
      ? [text({ text: 'Against it: ', role: 'label' }, 2), ...sourceBlocks(others(group), dataset)]
      : []),
  ]
}

export const chainHead = (trial: Trial): Block[] => [
  heading(1, [about('trials', trial.id, trial.id, 'id')]),
  text([{ text: trial.title, role: 'strong' }]),
]

/** Each value with its whole chain. */
export const chainPage = (traces: readonly Trace[], trial: Trial, dataset: Store): Block[] => {
  const printed = new Set<string>()
  return [
    ...chainHead(trial),
    ...grouped(traces).flatMap((group) => {
      const blocks = groupBlocks(group, printed, trial, dataset)
      printed.add(sourceIds(group[0].sources))
      return blocks
    }),
  ]
}
