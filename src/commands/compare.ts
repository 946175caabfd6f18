/** compare: two to eight trials side by side, with what stands against setting them so. */

import { type Block, type Line, plain, type Table } from '../answer.js'
import { ensure, itemAt } from '../collections.js'
import type { Trial } from '../dataset/index.js'
import { usage } from '../errors.js'
import { type ComparisonCell, type ComparisonRow, compareTrials, groupNames } from '../evidence/comparison/index.js'
import { missingWord } from '../pages/missing.js'
import { about, briefly, heading, list, muted, text } from '../pages/parts.js'
import { trialsCatalog } from '../query/index.js'
import type { Store } from '../store/index.js'
import { harmless, plural } from '../text.js'
import { choose } from './choose.js'
import { defineCommand } from './command.js'
import { recordsNamed } from './option.js'

const most = 8

const chosenTrials = (
  words: readonly string[],
  query: string | undefined,
  dataset: Store,
): { ids: string[]; notes: readonly string[] } => {
  const chosen = query === undefined ? undefined : choose(trialsCatalog, { words: [query], filters: [] }, dataset)
  const named = words.flatMap((word) => recordsNamed('trials', word, dataset))
  const ids = [...new Set([...named, ...(chosen?.ids ?? [])])]
  if (ids.length < 2)
    throw usage(
      ids.length === 1
        ? `only one trial to compare: ${ids[0]}`
        : query === undefined
          ? 'no trials to compare'
          : `no trial fits "${harmless(query)}"`,
      'Name two to eight trials by id, registry number or DOI, for example: stemcell compare NCT03406585 NCT01068951',
    )
  if (ids.length > most)
    throw usage(
      `${ids.length} trials are too many to compare`,
      `Name two to ${most}; narrow --from-query, or list them with: stemcell trials`,
    )
  return { ids, notes: chosen?.notes ?? [] }
}

const role = { 'favors-cell': 'good', 'favors-control': 'bad', 'no-difference': undefined, unclear: undefined } as const

const cellLine = (cell: ComparisonCell): Line => {
  if (cell.text === null) return muted(cell.missing ? missingWord[cell.missing] : '–')
  const color = cell.direction && cell.controlled ? role[cell.direction] : undefined
  return color ? { text: cell.text, role: color } : cell.text
}

const warningBlocks = (entries: readonly ComparisonRow[]): Block[] => {
  const warned = entries.filter((one) => one.warnings.length)
  return warned.length
    ? [
        heading(2, 'Like with like?'),
        ...warned.flatMap((one): Block[] => [
          text([{ text: `! ${one.label}`, role: 'warn' }], 2),
          list(one.warnings, 4),
        ]),
      ]
    : []
}

const titles: Record<ComparisonRow['group'], string> = {
  population: 'Population',
  design: 'Design',
  product: 'Product',
  outcomes: 'Outcomes',
  safety: 'Safety',
  sources: 'Sources',
}

const wideTable = (trials: readonly Trial[], entries: readonly ComparisonRow[]): Table => {
  const rows = entries.map((one): Line[] => [
    one.warnings.length ? [`${one.label} `, { text: '!', role: 'warn' }] : one.label,
    ...one.values.map(cellLine),
  ])
  const headings = groupNames
    .flatMap((group) => {
      const before = entries.findIndex((one) => one.group === group)
      return before < 0 ? [] : [{ before, text: titles[group] }]
    })
    .toSorted((a, b) => a.before - b.before)
  const width = { priority: 1, min: 16, max: 48 }
  return {
    kind: 'table',
    columns: [
      { label: '', align: 'left', priority: 1, min: 12, max: 24 },
      ...trials.map(({ id }) => ({ label: id, align: 'left' as const, ...width, ask: ['show', `trials/${id}`] })),
    ],
    rows,
    headings,
  }
}

/** Cells between two columns. */
const gap = 2

/** One card per trial where columns have no room. */
const cards = (trials: readonly Trial[], entries: readonly ComparisonRow[]): Block[] =>
  trials.flatMap((trial, i): Block[] => [
    heading(1, about('trials', trial.id, trial.id, 'id')),
    ...groupNames.flatMap((group): Block[] => {
      const own = entries.filter((one) => one.group === group && itemAt(one.values, i).text !== null)
      return own.length
        ? [
            heading(2, titles[group]),
            {
              kind: 'facts',
              items: own.map((one) => ({ label: one.label, value: cellLine(itemAt(one.values, i)) })),
              indent: 2,
            },
          ]
        : []
    }),
  ])

/** One row after the other where columns have no room: what is alike once, else a line per trial. */
const stacked = (trials: readonly Trial[], entries: readonly ComparisonRow[]): Block[] => [
  heading(2, 'One below the other'),
  ...entries.flatMap(({ label, values }): Block[] => {
    const lines = values.map(cellLine)
    const [first = ''] = lines
    const isAlike = new Set(lines.map(plain)).size === 1
    const name = { text: label, role: 'strong' } as const
    return isAlike
      ? [text([name, ': ', ...[first].flat(), muted(' (all)')])]
      : [
          text(name),
          list(
            lines.map((line, i) => [about('trials', itemAt(trials, i).id), ': ', ...[line].flat()]),
            2,
          ),
        ]
  }),
]

const setSideBySide = (
  trials: readonly Trial[],
  entries: readonly ComparisonRow[],
  narrow: readonly Block[] = cards(trials, entries),
): Extract<Block, { kind: 'fit' }> => ({
  kind: 'fit',
  // The id of a trial is not broken, and no trial goes.
  needs: 12 + trials.reduce((sum, { id }) => sum + gap + Math.max(20, id.length), 0),
  wide: wideTable(trials, entries),
  narrow,
})

/** Rows that say whether trials are alike, of those that are no result. */
const telling = [
  'disease',
  'population.stage',
  'enrollment.count',
  'design',
  'followUpMonths',
  'arms.*.product.cells',
  'arms.*.product.dose.value',
  'arms.*.product.infusions',
  'safety.seriousRelated',
  'anomalies',
  'disagreements',
]

/** What decides whether the trials can stand side by side, then what both measured. */
const inShort = (trials: readonly Trial[], entries: readonly ComparisonRow[]): Block[] => {
  const isShared = ({ group, values }: ComparisonRow): boolean =>
    group === 'outcomes' && values.filter(({ text: said }) => said !== null).length > 1
  const kept = entries.filter((one) => telling.includes(one.field) || isShared(one) || one.warnings.length)
  // What they found stands before what was given.
  const order: readonly ComparisonRow['group'][] = ['population', 'design', 'outcomes', 'product', 'safety', 'sources']
  const inOrder = order.flatMap((group) => kept.filter((one) => one.group === group))
  return [...warningBlocks(entries), setSideBySide(trials, inOrder, stacked(trials, inOrder))]
}

const page = (trials: readonly Trial[], entries: readonly ComparisonRow[]): Block[] =>
  entries.length === 0
    ? [text('Nothing differs among what is on record.')]
    : [briefly([setSideBySide(trials, entries), ...warningBlocks(entries)], inShort(trials, entries))]

/** Why the guard is silent: that nothing is shared is not that nothing stands against comparing. */
const silence = (trials: readonly Trial[]): string => {
  const told = trials.flatMap((trial) => [
    ...new Set(trial.outcomes.filter(({ scale }) => scale !== 'baseline').map(({ outcome }) => outcome)),
  ])
  return new Set(told).size < told.length
    ? 'The guard finds nothing that stands against comparing the outcomes that these trials share.'
    : 'The guard has nothing to say: no outcome is shared by two of these trials.'
}

export const compare = defineCommand({
  description:
    'Attributes are rows, trials are columns; on a narrow screen each trial is a card. Results stand together where their time points lie within six weeks. The comparability guard says what stands against comparing them, and effects are recomputed where the arms allow.',
  examples: [
    { command: 'stemcell compare carlsson-2023-wj-msc-t1d hu-2013-wj-msc-t1d', shows: 'two trials side by side' },
    { command: 'stemcell compare NCT03406585 NCT01068951 --diff', shows: 'only what differs' },
    {
      command: "stemcell compare --from-query 'cell:wj-msc disease:t1d allocation:randomized'",
      shows: 'the trials of a query',
    },
  ],
  argument: {
    name: 'trial',
    help: 'Ids, registry numbers, DOIs or PMIDs of two to eight trials, a query that finds as many, or - for standard input',
    takes: 'ids',
    required: false,
    many: true,
  },
  options: {
    fromQuery: { takes: 'text', what: 'query', help: 'Compare the trials that fit a query' },
    diff: { takes: 'nothing', help: 'Only rows in which the trials differ' },
  },
  output: ['compare'],
  answer: ({ words, options: { fromQuery, diff: isDiff } }, dataset) => {
    const { ids, notes } = chosenTrials(words, fromQuery, dataset)
    const trials = ids.map((id) => ensure(dataset.record('trials', id)))
    const all = compareTrials(trials, dataset)
    const entries = isDiff ? all.filter((one) => one.differs || one.warnings.length) : all
    const warnings = entries.flatMap((one) => one.warnings.map((warning) => `${one.label}: ${warning}`))
    return {
      format: 'stemcell/compare/1',
      dataset: dataset.stamp,
      query: { trials: ids, diff: isDiff },
      count: entries.length,
      total: all.length,
      items: entries,
      grid: () => ({
        columns: ['group', 'field', 'label', ...ids, 'differs', 'warnings'],
        rows: entries.map((one) => [
          one.group,
          one.field,
          one.label,
          ...one.values.map((cell) => cell.text ?? (cell.missing ? `(${missingWord[cell.missing]})` : null)),
          one.differs,
          one.warnings.join(' ') || null,
        ]),
      }),
      view: () => page(trials, entries),
      notes: [
        ...notes,
        ...(isDiff
          ? [`${plural(all.length - entries.length, 'row')} in which the trials do not differ left out by --diff.`]
          : []),
        ...(warnings.length ? [] : [silence(trials)]),
        '"not read" in an outcome row means that no such result is on record for that trial.',
      ],
      footer: `${plural(trials.length, 'trial')}, ${plural(entries.length, 'row')} · ${dataset.edition}`,
      next: [{ command: `stemcell show ${ids[0]}`, why: 'everything on record about the first' }],
    }
  },
})
