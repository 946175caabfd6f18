/** gaps: where evidence is missing or stuck, each with how we know. */

import type { Block, Line } from '../answer.js'
import type { Kind, RecordOf } from '../dataset/index.js'
import {
  type Gap,
  type GapKind,
  gapKinds,
  leftOut,
  mechanismGaps,
  uncontrolledQuestions,
  unmeasured,
  unreported,
} from '../evidence/gaps/index.js'
import { ownNotes } from '../pages/own.js'
import { about, briefly, heading, list, muted, text } from '../pages/parts.js'
import { type Filter, trialsCatalog } from '../query/index.js'
import type { Store } from '../store/index.js'
import { plural } from '../text.js'
import { choose, queryJson } from './choose.js'
import { defineCommand, trialsQuery } from './command.js'

const titles: Record<GapKind, string> = {
  'no-controlled-trial': 'Tried, but never against a randomized control',
  unreported: 'Ended without a report on record',
  'left-out': 'No benefit found, and missing from later syntheses',
  unmeasured: 'Outcomes without a result',
  mechanism: 'What nobody knows about how it works, and the study that would decide',
}

/** Ids that a filter on a field asks for; undefined when it does not ask. */
const asksFor = (
  filters: readonly Filter[],
  field: string,
  within: (id: string) => ReadonlySet<string>,
): ReadonlySet<string> | undefined => {
  const ids = filters
    .filter((f) => f.field === field && !f.not)
    .flatMap((f) => f.any.flatMap((test) => ('is' in test ? [String(test.is)] : [])))
  return ids.length ? new Set(ids.flatMap((id) => [...within(id)])) : undefined
}

/** Lines for all kinds together that a screen has room for, and ids named on one of them. */
const [mostLines, mostIds] = [15, 4]

const gapLine = (gap: Gap, dataset: Store, ids: number): Line => {
  const kindOf = (id: string): Kind =>
    gap.kind === 'mechanism' ? 'mechanisms' : dataset.ids('trials').includes(id) ? 'trials' : 'reviews'
  const statement = /[.?!]$/.test(gap.statement) ? gap.statement : `${gap.statement}.`
  const [only, ...others] = gap.records
  const isListed = others.length > 0 || gap.kind === 'mechanism'
  return [
    // What is about one trial leads to it; of several each is named behind.
    only !== undefined && !isListed ? about(kindOf(only), only, statement) : statement,
    muted(` ${gap.basis}.`),
    gap.decidingStudy ? ` Would decide: ${gap.decidingStudy}` : '',
    ...(isListed
      ? [
          muted(' ['),
          ...gap.records.slice(0, ids).flatMap((id, i) => [muted(i ? ', ' : ''), about(kindOf(id), id, id, 'muted')]),
          muted(gap.records.length > ids ? `, ${gap.records.length - ids} more]` : ']'),
        ]
      : []),
  ]
}

const byDomain = (own: readonly Gap[], dataset: Store, most: number): Line[] => {
  const domains = new Map<string, string[]>()
  for (const { subject } of own) {
    const domain = dataset.record('outcomes', subject)?.domain ?? 'other'
    domains.set(domain, [...(domains.get(domain) ?? []), subject])
  }
  return [...domains]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([domain, ids]) => [
      muted(`${domain}: `),
      ids.slice(0, most).join(', '),
      muted(ids.length > most ? `, ${ids.length - most} more` : ''),
    ])
}

type Extent = { readonly isWhole: boolean; readonly lines: number; readonly dataset: Store }

/** The gaps of one kind under its title. */
const gapBlocks = (kind: GapKind, found: readonly Gap[], { isWhole, lines, dataset }: Extent): Block[] => {
  const own = found.filter((gap) => gap.kind === kind)
  if (own.length === 0) return []
  const title = heading(2, `${titles[kind]} (${own.length})`)
  const ids = isWhole ? Number.POSITIVE_INFINITY : mostIds
  // One line per domain: each says no more than its name.
  if (kind === 'unmeasured') return [title, text(own[0]?.basis ?? '', 2), list(byDomain(own, dataset, ids), 2)]
  const drawn = isWhole ? own : own.slice(0, lines)
  const left = own.length - drawn.length
  return [
    title,
    list(
      drawn.map((gap) => gapLine(gap, dataset, ids)),
      2,
    ),
    ...(left > 0 ? [text(muted(`${left} more: add --only ${kind} --all`), 2)] : []),
  ]
}

export const gaps = defineCommand({
  description:
    'Filters choose the trials that are looked at; gaps of mechanisms follow the filters on disease and cell. Each gap says what on record shows it: absence here is no proof of absence.',
  examples: [
    { command: 'stemcell gaps --disease t1d', shows: 'what is missing in type 1 diabetes' },
    { command: 'stemcell gaps --only unreported', shows: 'trials that ended without a report on record' },
    { command: 'stemcell gaps --only mechanism --cell msc', shows: 'open questions about how MSC work' },
  ],
  argument: trialsQuery,
  catalog: trialsCatalog,
  options: {
    only: { takes: 'choice', choices: gapKinds, many: true, help: 'Kinds of gap' },
  },
  output: ['gaps'],
  answer: (asked, dataset) => {
    const { only } = asked.options
    const kinds = only.length ? gapKinds.filter((kind) => only.includes(kind)) : gapKinds
    const chosen = choose(trialsCatalog, asked, dataset)
    const { filters } = chosen.question
    const trials = dataset.some('trials', chosen.ids)
    const references = new Map(dataset.records('references').map((r) => [r.id, r]))
    const year = (id: string): number | null => references.get(id)?.issued?.['date-parts'][0]?.[0] ?? null
    const cells = dataset.vocabulary('cells')
    const wantedCells = asksFor(filters, 'cell', (id) => cells.within(id))
    const wantedDiseases = asksFor(filters, 'disease', (id) => dataset.vocabulary('diseases').within(id))
    const fits = (m: RecordOf['mechanisms']): boolean =>
      (!wantedCells || m.cells.some((id) => wantedCells.has(id))) &&
      (!wantedDiseases || m.diseases.some((id) => wantedDiseases.has(id)))
    const find: Record<GapKind, () => Gap[]> = {
      'no-controlled-trial': () => uncontrolledQuestions(trials, cells, dataset.vocabulary('diseases')),
      unreported: () => unreported(trials, year, dataset.stamp.asOf),
      'left-out': () => leftOut(trials, dataset.records('reviews'), references, cells),
      unmeasured: () => unmeasured(trials, dataset.records('outcomes')),
      mechanism: () => mechanismGaps(dataset.records('mechanisms').filter(fits)),
    }
    const found = kinds.flatMap((kind) => find[kind]())
    const blocks = (isWhole: boolean): Block[] =>
      kinds.flatMap((kind) => gapBlocks(kind, found, { isWhole, lines: Math.ceil(mostLines / kinds.length), dataset }))
    const view = (): Block[] => [briefly(blocks(true), blocks(false))]
    return {
      format: 'stemcell/gaps/1',
      saysWhose: true,
      dataset: dataset.stamp,
      query: { ...queryJson(chosen.question), kinds },
      count: found.length,
      total: chosen.rows.size,
      items: found,
      grid: () => ({
        columns: ['kind', 'subject', 'statement', 'basis', 'deciding-study', 'records'],
        rows: found.map((g) => [g.kind, g.subject, g.statement, g.basis, g.decidingStudy, g.records.join('; ')]),
      }),
      view,
      notes: [
        ...ownNotes(dataset.ids('trials'), dataset),
        ...chosen.notes,
        'A gap here is a gap of this dataset first: absence is no proof of absence. stemcell about says what is covered.',
      ],
      footer: `${plural(found.length, 'gap')} in ${plural(trials.length, 'trial')} · ${dataset.edition}`,
      next: [{ command: 'stemcell map --fold', why: 'the same question as a map' }],
      ...(trials.length === 0 ? { advice: chosen.advice } : {}),
    }
  },
})
