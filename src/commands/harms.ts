/** harms: what went wrong, per arm with n and follow-up; what was not reported and what was not read are no zeros. */
import type { AnswerOf } from '../contracts/index.js'
import { type HarmTotal, harmTotals } from '../evidence/harms/index.js'
import { type HarmLine, harmPage, harmTotalsBlocks } from '../pages/harms.js'
import { ownNotes } from '../pages/own.js'
import { flat, harmsCatalog, type Value } from '../query/index.js'
import type { Records, Store } from '../store/index.js'
import { plural } from '../text.js'
import { choose, queryJson } from './choose.js'
import { defineCommand, type ReadInput, trialsQuery } from './command.js'
import { listing, listOptions } from './list.js'
import type { Options } from './option.js'

const options = {
  ...listOptions(harmsCatalog),
  totals: {
    takes: 'nothing',
    help: 'Only what the harms add up to, where they may be added',
    excludes: { options: ['groupBy', 'count', 'fields', 'limit'], why: 'totals are of everything that is asked for' },
  },
} as const satisfies Options

/** Rows as a page and totals read them. */
export const harmLines = (rows: Records, ids: readonly string[]): HarmLine[] =>
  ids.map((id) => {
    const value = (name: string): Value | null => flat(rows.cell(id, name))[0] ?? null
    const number = (name: string): number | null => {
      const found = value(name)
      return typeof found === 'number' ? found : null
    }
    const words = (name: string): string | null => {
      const found = value(name)
      return found === null ? null : String(found)
    }
    return {
      trial: rows.owner(id),
      harm: words('harm') as HarmLine['harm'],
      told: words('told') as HarmLine['told'],
      counts: words('counts') as HarmLine['counts'],
      role: words('role') as HarmLine['role'],
      event: words('event'),
      arm: words('arm'),
      armLabel: words('arm-label'),
      count: number('number'),
      n: number('n'),
      percent: number('percent'),
      time: number('time'),
      isSubgroup: value('subgroup') !== null,
      overlaps: flat(rows.cell(id, 'overlaps')).map(String),
      enrollment: number('enrollment'),
      followUp: number('follow-up'),
      design: words('design'),
      level: words('level'),
      isDisputed: flat(rows.cell(id, 'disputed')).some((field) => field !== 'none'),
    }
  })

const columns = ['harm', 'side', 'people', 'n', 'trials'] as const

const gridRows = ({
  harm,
  compared: { cells, control },
  alone,
  whole,
  notAdded,
  inWords,
  notReported,
  notRead,
}: HarmTotal) => [
  [harm, 'cells against control', cells.people, cells.n, cells.trials],
  [harm, 'control', control.people, control.n, control.trials],
  [harm, 'cells alone', alone.people, alone.n, alone.trials],
  ...(whole ? [[harm, 'whole trials', whole.people, null, whole.trials]] : []),
  [harm, 'not added', null, null, notAdded],
  [harm, 'in words', null, null, inWords],
  [harm, 'not reported', null, null, notReported],
  [harm, 'not read', null, null, notRead],
]

const totalsAnswer = (asked: ReadInput<typeof options>, dataset: Store): AnswerOf<'harms-totals'> => {
  const { rows, ids, question, notes, advice } = choose(harmsCatalog, asked, dataset)
  const totals = harmTotals(harmLines(rows, ids))
  const trials = [...new Set(ids.map((id) => rows.owner(id)))]
  return {
    format: 'stemcell/harms-totals/1',
    saysWhose: true,
    dataset: dataset.stamp,
    query: queryJson(question),
    count: totals.length,
    total: totals.length,
    items: totals,
    grid: () => ({ columns, rows: totals.flatMap(gridRows) }),
    view: () => (ids.length ? harmTotalsBlocks(totals) : []),
    notes: [...ownNotes(trials, dataset), ...notes],
    footer: `${plural(trials.length, 'trial')} · ${dataset.edition}`,
    next: [],
    ...(advice.length ? { advice } : {}),
  }
}

export const harms = defineCommand({
  description:
    'Serious adverse events, those attributed to the treatment, deaths, harms of the procedure, and events with names, per arm with the people among whom and the months. 0 is a number that a source gives; not reported is a source that was read and does not say; not read is neither. Filters are those of trials and of the row (harm, told, counts).',
  examples: [
    { command: 'stemcell harms --disease t1d --cell msc', shows: 'what may be added, then trial by trial' },
    { command: 'stemcell harms --harm death --told counted --csv', shows: 'every count of deaths, arm by arm' },
    {
      command: 'stemcell harms --told in-words --fields trial,harm',
      shows: 'harms that sources tell without a number',
    },
    { command: 'stemcell harms --disease diabetic-limb-ischemia --totals', shows: 'only the sums' },
  ],
  argument: { ...trialsQuery, help: 'Words and qualifiers, for example: harm:death told:counted disease:t1d' },
  catalog: harmsCatalog,
  options,
  output: ['harms', 'harms-count', 'harms-totals', 'fields'],
  answer: (asked, dataset) => {
    if (asked.options.totals) return totalsAnswer(asked, dataset)
    return listing(harmsCatalog, asked, dataset, {
      page: (rows, ids) => {
        const lines = harmLines(rows, ids)
        return harmPage(lines, harmTotals(lines))
      },
    })
  },
})
