/** timeline: trials over time, with their reports, the approvals of their cells, and what ended without a report. */

import type { Block, Grid, Line } from '../answer.js'
import { ensure } from '../collections.js'
import type { RecordOf } from '../dataset/index.js'
import { barsText, type Timeline, timelineSaid, timelineSvg, timelineText } from '../draw/index.js'
import { placedAt, type TrialSpan, trialSpans, yearFraction } from '../evidence/timeline/index.js'
import { about, briefly, list, section, text } from '../pages/parts.js'
import { trialsCatalog } from '../query/index.js'
import type { Store } from '../store/index.js'
import { plural } from '../text.js'
import { choose, queryJson } from './choose.js'
import { defineCommand, trialsQuery } from './command.js'

const groupings = ['none', 'disease', 'cell', 'status'] as const
type Grouping = (typeof groupings)[number]

const groupsOf = (span: TrialSpan, by: Grouping): readonly string[] =>
  by === 'disease'
    ? [span.disease]
    : by === 'cell'
      ? span.cells.length
        ? span.cells
        : ['no cell type']
      : by === 'status'
        ? [span.status]
        : ['']

/** Trials in order of time; those without any year come last. */
const byTime = (a: TrialSpan, b: TrialSpan): number =>
  (placedAt(a) ?? Infinity) - (placedAt(b) ?? Infinity) || (a.id < b.id ? -1 : 1)

const shortNote = (span: TrialSpan): string =>
  `${span.enrollment === null ? 'n not known' : `n ${span.enrollment}`}, ${span.status}`

const note = (span: TrialSpan): string =>
  [
    shortNote(span),
    `${span.statusAsOf ? `as of ${span.statusAsOf}` : 'day not known'}${span.isStale ? ' (old)' : ''}`,
    span.isDisputed ? '≠ disputed design' : '',
    span.unreportedYears === null ? '' : '! no report',
  ]
    .filter(Boolean)
    .join(', ')

/** Decisions on products of the cells that these trials gave, and on anything for diabetes. */
const decisions = (spans: readonly TrialSpan[], dataset: Store): RecordOf['approvals'][] => {
  const cells = new Set(spans.flatMap((span) => span.cells))
  const trials = new Set(spans.map((span) => span.id))
  return dataset
    .records('approvals')
    .filter(
      (a) => a.concernsDiabetes && (a.trials.some((id) => trials.has(id)) || (a.cell !== null && cells.has(a.cell))),
    )
    .sort((a, b) => (a.date < b.date ? -1 : 1))
}

const marks = ['report', 'approval', 'discontinued, warning or guidance'] as const

const picture = (
  spans: readonly TrialSpan[],
  by: Grouping,
  approvals: readonly RecordOf['approvals'][],
  title: string,
  dataset: Store,
  noteOf: (span: TrialSpan) => string = note,
): Timeline => {
  const names = [...new Set(spans.flatMap((span) => groupsOf(span, by)))].sort()
  const groups = names.map((name) => ({
    ...(name ? { label: name } : {}),
    rows: spans
      .filter((span) => groupsOf(span, by).includes(name))
      .map((span) => ({
        label: span.id,
        ask: ['show', `trials/${span.id}`],
        start: span.start,
        end: span.end,
        // A planned end is drawn as an end; without one a running trial is open.
        ongoing: span.ongoing && span.end === null,
        marks: span.reports.map((at) => ({ at, kind: 0 })),
        note: noteOf(span),
        ...(span.unreportedYears === null ? {} : { role: 'warn' as const }),
      })),
  }))
  const decided = approvals.map((a) => ({
    label: a.product,
    ask: ['show', `approvals/${a.id}`],
    start: null,
    end: null,
    marks: [{ at: yearFraction(a.date), kind: a.kind === 'approval' || a.kind === 'conditional' ? 1 : 2 }],
    note: `${a.kind}, ${a.jurisdiction}`,
  }))
  return {
    title,
    asOf: { at: yearFraction(dataset.stamp.asOf), label: `records as of ${dataset.stamp.asOf}` },
    rowLabel: 'Trial',
    noteLabel: 'People, status',
    marks: [...marks],
    groups: decided.length ? [...groups, { label: 'Approvals and other decisions', rows: decided }] : groups,
  }
}

type Year = { readonly year: number; readonly started: number; readonly reported: number; readonly silent: number }

const perYear = (spans: readonly TrialSpan[]): Year[] => {
  const years = spans.flatMap((span) => [placedAt(span), ...span.reports]).filter((year) => year !== null)
  if (years.length === 0) return []
  const [first, last] = [Math.floor(Math.min(...years)), Math.floor(Math.max(...years))]
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const year = first + i
    const starting = spans.filter((span) => Math.floor(placedAt(span) ?? Number.NaN) === year)
    return {
      year,
      started: starting.length,
      reported: spans.filter((span) => span.reports.includes(year)).length,
      silent: starting.filter((span) => span.unreportedYears !== null).length,
    }
  })
}

/** The answer in a sentence. */
const summary = (spans: readonly TrialSpan[], silent: number): string => {
  const years = spans.flatMap((span) => placedAt(span) ?? []).map(Math.floor)
  const reported = spans.filter(({ reports }) => reports.length > 0).length
  const running = spans.filter(({ ongoing }) => ongoing).length
  return `${plural(spans.length, 'trial')}${years.length ? `, begun ${Math.min(...years)} to ${Math.max(...years)}` : ''}: ${reported} reported, ${running} not yet ended, ${silent} ended without a report on record.`
}

/** Below this width a bar per trial has no room; a row per year has. */
const barsNeed = 76

const yearWords = ({ year, started, reported, silent }: Year): string =>
  `${year}: ${started} started, ${reported} reported${silent ? `, ${silent} of those started ended without a report` : ''}`

const histogram = (years: readonly Year[], width: number, { ascii }: { readonly ascii: boolean }): readonly Line[] =>
  barsText(
    {
      rows: years.map((y) => ({
        label: String(y.year),
        value: y.started,
        text: `${y.started}${y.silent ? ` (${y.silent} ended without a report)` : ''}`,
      })),
    },
    { width, ascii },
  )

/** The end of a picture with a row per year, which says what is left out. */
const latestYears = (rows: readonly Line[], height: number): readonly Line[] => {
  const left = rows.length - height + 1
  return left > 0
    ? [{ text: `… ${plural(left, 'year')} before these: add --all`, role: 'muted' }, ...rows.slice(left)]
    : rows
}

/** As many of the trials that started last as have room, in a picture that says what is left out. */
const latestTrials = (
  placed: readonly TrialSpan[],
  height: number,
  draw: (some: readonly TrialSpan[]) => readonly Line[],
): readonly Line[] => {
  let count = Math.min(placed.length, height)
  let rows = draw(placed.slice(-count))
  while (count > 1 && rows.length >= height) {
    count = Math.max(1, Math.min(count - 1, count - (rows.length - height)))
    rows = draw(placed.slice(-count))
  }
  const left = placed.length - count
  return [...rows, { text: `… ${plural(left, 'trial')} that started before these: add --all`, role: 'muted' }]
}

const silentBlocks = (silent: readonly TrialSpan[]): Block[] => {
  if (silent.length === 0) return []
  return section('Ended without a report on record', [
    list(
      silent.map(
        (span): Line => [
          { text: '! ', role: 'warn' },
          about('trials', span.id, span.id, 'warn'),
          `: ${span.status}, ended ${Math.floor(ensure(span.end))}, ${span.enrollment === null ? 'n not known' : `n ${span.enrollment}`}`,
        ],
      ),
      2,
    ),
  ])
}

const unplacedBlocks = (unplaced: readonly TrialSpan[]): Block[] => {
  if (unplaced.length === 0) return []
  return section('No year on record', [
    text(
      unplaced.flatMap((span, i) => [i ? ', ' : '', about('trials', span.id)]),
      2,
    ),
  ])
}

const grid = (spans: readonly TrialSpan[]): Grid => ({
  columns: [
    'id',
    'disease',
    'cells',
    'status',
    'status-as-of',
    'enrollment',
    'start',
    'end',
    'ongoing',
    'reports',
    'unreported-years',
  ],
  rows: spans.map((s) => [
    s.id,
    s.disease,
    s.cells.join('; '),
    s.status,
    s.statusAsOf,
    s.enrollment,
    s.start,
    s.end,
    s.ongoing,
    s.reports.join('; '),
    s.unreportedYears,
  ]),
})

/** What a reader must know beside the picture. */
const remarks = (spans: readonly TrialSpan[], silent: number, by: Grouping): string[] => {
  const noStart = spans.filter((span) => span.start === null && span.reports.length).length
  return [
    ...(noStart
      ? [
          `${plural(noStart, 'trial')} without a known start stand at the year of the first report: they started no later.`,
        ]
      : []),
    ...(silent
      ? [
          '"No report on record" means that none was found on the pages that could be reached; it is no proof that none exists.',
        ]
      : []),
    ...(by === 'cell' ? ['A trial of several cell types stands in each of their groups.'] : []),
  ]
}

export const timeline = defineCommand({
  description:
    'A bar runs from start to completion; marks are reports. A trial without a known start is placed by its first report. Trials that ended two years ago or more without a report or results on record are called out. On a narrow screen, or with --years, a row per year instead of one per trial.',
  examples: [
    { command: 'stemcell timeline --disease t1d --cell msc', shows: 'MSC trials in type 1 diabetes over time' },
    { command: 'stemcell timeline --disease diabetic-foot-ulcer --by status', shows: 'grouped by status' },
    { command: 'stemcell timeline --years', shows: 'trials started per year' },
  ],
  argument: trialsQuery,
  catalog: trialsCatalog,
  options: {
    by: { takes: 'choice', choices: groupings, default: 'none', help: 'Group by' },
    years: { takes: 'nothing', help: 'Trials per year instead of a bar per trial' },
    svg: { takes: 'output', help: 'Also write the picture as SVG' },
    ascii: { takes: 'nothing', help: 'Draw with ASCII characters only' },
  },
  output: ['timeline'],
  answer: (asked, dataset) => {
    const { by, years: perYearOnly, svg, ascii } = asked.options
    const chosen = choose(trialsCatalog, asked, dataset)
    const known = trialSpans(dataset)
    const spans = chosen.ids.map((id) => ensure(known[id])).sort(byTime)
    const approvals = decisions(spans, dataset)
    const title = `Trials over time${chosen.question.filters.length ? `: ${queryJson(chosen.question).text}` : ''}`
    const drawing = picture(spans, by, approvals, title, dataset)
    const counts = perYear(spans)
    const silent = spans.filter((span) => span.unreportedYears !== null)
    const unplaced = spans.filter((span) => placedAt(span) === null)
    const isPerYear = (width: number): boolean => perYearOnly || width < barsNeed
    const draw = (width: number): readonly Line[] =>
      isPerYear(width) ? histogram(counts, width, { ascii }) : timelineText(drawing, { width, ascii })
    const short = (width: number, height: number): readonly Line[] => {
      if (isPerYear(width)) return latestYears(draw(width), height)
      const placed = spans.filter((span) => placedAt(span) !== null)
      return latestTrials(placed, height, (some) =>
        timelineText(picture(some, by, [], title, dataset, shortNote), { width, ascii, lines: 1 }),
      )
    }
    const said = (): readonly Block[] => (perYearOnly ? [list(counts.map(yearWords))] : timelineSaid(drawing))
    const drawn: Block[] = [text(summary(spans, silent.length)), { kind: 'drawing', draw, short, spoken: said }]
    const view = (): Block[] =>
      spans.length === 0 ? [] : [briefly([...drawn, ...silentBlocks(silent), ...unplacedBlocks(unplaced)], drawn)]
    return {
      format: 'stemcell/timeline/1',
      dataset: dataset.stamp,
      query: { ...queryJson(chosen.question), by },
      count: spans.length,
      total: chosen.rows.size,
      items: spans,
      groups: [
        {
          perYear: counts,
          decisions: approvals.map((a) => ({ id: a.id, date: a.date, kind: a.kind, product: a.product })),
        },
      ],
      grid: () => grid(spans),
      view,
      notes: [...chosen.notes, ...remarks(spans, silent.length, by)],
      footer: `${plural(spans.length, 'trial')} · ${dataset.edition}`,
      next: silent[0]
        ? [{ command: `stemcell show ${silent[0].id}`, why: 'a trial that ended without a report on record' }]
        : [],
      ...(svg === undefined ? {} : { files: [{ path: svg, content: timelineSvg(drawing) }] }),
      ...(spans.length === 0 ? { advice: chosen.advice } : {}),
    }
  },
})
