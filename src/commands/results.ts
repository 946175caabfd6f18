/** results: every number of every arm as a row, or comparisons side by side, for people and for other programs. */
import type { Block } from '../answer.js'
import type { AnswerOf } from '../contracts/index.js'
import { csvText } from '../csv-text.js'
import { comparisonsOf } from '../evidence/results/index.js'
import { isOfDataset, type MeasureName, measureNames } from '../evidence/synthesis/index.js'
import { text } from '../pages/parts.js'
import { type Filter, resultsCatalog } from '../query/index.js'
import type { Records, Store } from '../store/index.js'
import { agreeing, plural } from '../text.js'
import { choose, queryJson } from './choose.js'
import { defineCommand, type ReadInput, trialsQuery } from './command.js'
import { listing, listOptions } from './list.js'
import type { Options } from './option.js'
import { programs, tableFor } from './results/programs.js'
import { wideGrid, wideItem, wideTable } from './results/wide.js'

const perRow = {
  options: ['groupBy', 'count', 'fields'],
  why: 'comparisons have columns of their own',
} as const

const options = {
  ...listOptions(resultsCatalog),
  wide: {
    takes: 'nothing',
    help: 'One row per comparison, cells and control side by side, as pool --input takes it; with one --usable measure, its columns only',
    excludes: perRow,
  },
  for: {
    takes: 'choice',
    choices: programs,
    help: 'Comparisons, or with robvis their risk of bias, as CSV in the columns of another program',
    excludes: { ...perRow, options: [...perRow.options, 'wide'] },
  },
} as const satisfies Options

/** The one value that a filter asks for; nothing where it asks for several, or refuses some. */
const onlyValue = (filters: readonly Filter[], name: string): string | null => {
  const asked = filters.filter(({ field }) => field === name)
  const [test] = asked[0]?.any ?? []
  const isOne = asked.length === 1 && asked[0]?.any.length === 1 && !asked[0].not
  return isOne && test && 'is' in test ? String(test.is) : null
}

const lead = (rows: Records, ids: readonly string[]): readonly Block[] => {
  const results = new Map(ids.map((id) => [`${rows.owner(id)}/${rows.cell(id, 'result')}`, rows.cell(id, 'usable')]))
  const trials = new Set(ids.map((id) => rows.owner(id))).size
  const usable = (measure: string): number =>
    [...results.values()].filter((one) => Array.isArray(one) && one.includes(measure)).length
  const complete = (['md', 'smd', 'rr', 'or'] as const)
    .map((name) => `${name.toUpperCase()} ${usable(name)}`)
    .join(', ')
  return [
    text(
      `${plural(results.size, 'result')} of ${plural(trials, 'trial')}, ${plural(ids.length, 'row')}. With every number for a comparison of cells with control: ${complete} (--usable).`,
    ),
  ]
}

type Asked = ReadInput<typeof options>

const compared = (asked: Asked, dataset: Store): AnswerOf<'results-wide' | 'results-for'> => {
  const { sort, desc, limit, for: program } = asked.options
  const chosen = choose(resultsCatalog, asked, dataset, { sort, desc })
  const { rows, ids, question } = chosen
  const usable = onlyValue(question.filters, 'usable')
  const measure = usable === 'none' ? null : (usable as MeasureName | null)
  const cell = onlyValue(question.filters, 'cell')
  const found = comparisonsOf(
    ids.map((id) => ({ trial: rows.owner(id), result: String(rows.cell(id, 'result')) })),
    measure,
    cell === null ? null : dataset.vocabulary('cells').within(cell),
    dataset,
  )
  const kept = limit === undefined ? found : found.slice(0, limit)
  const items = kept.map((one) => ({ one, item: wideItem(one) }))
  const cut = found.length - kept.length
  const results = new Set(ids.map((id) => `${rows.owner(id)}/${rows.cell(id, 'result')}`)).size
  const passed = results - found.length
  const notes = [
    ...chosen.notes,
    ...(passed
      ? [
          `${plural(passed, 'result')} compare nothing (baseline rows, or trials without a control arm) and have no row here.`,
        ]
      : []),
    ...(cut ? [`${plural(cut, 'more comparison')} left out by --limit ${limit}.`] : []),
  ]
  const common = {
    dataset: dataset.stamp,
    query: { ...(queryJson(question) as object), measure, ...(program ? { for: program } : { wide: true }) },
    total: found.length,
    footer: `${plural(kept.length, 'comparison')} · ${dataset.edition}`,
    ...(chosen.advice.length ? { advice: chosen.advice } : {}),
  }
  if (program) {
    const { grid, notes: own } = tableFor(program, items, dataset)
    return {
      ...common,
      format: 'stemcell/results-for/1',
      count: grid.rows.length,
      items: grid.rows.map((row) => Object.fromEntries(grid.columns.map((name, i) => [name, row[i] ?? null]))),
      grid: () => grid,
      view: () => [],
      notes: [...notes, ...own],
      next: [],
      document: csvText([grid.columns, ...grid.rows]),
      language: 'csv',
    }
  }
  const withEffect = items.filter(({ item }) => item.yi !== null).length
  const unfit = kept.length - withEffect
  return {
    ...common,
    format: 'stemcell/results-wide/1',
    count: kept.length,
    items: items.map(({ item }) => item),
    grid: () =>
      wideGrid(
        items.map(({ item }) => item),
        measure,
      ),
    view: () =>
      items.length === 0
        ? []
        : [
            text(`${plural(kept.length, 'comparison')} of cells with control, ${withEffect} with an effect.`),
            { ...wideTable(items), each: 'row' },
          ],
    notes: [
      ...notes,
      ...(unfit
        ? [
            `${plural(unfit, 'comparison')} ${agreeing(unfit, 'lacks', 'lack')} the numbers of an effect (the column problem says which): for pool --input keep the others with --usable md, or another effect size.`,
          ]
        : []),
    ],
    next: items.slice(0, 1).map(({ item }) => ({
      command: `stemcell trace ${item.trial} ${item.result}`,
      why: 'where the first was read',
    })),
  }
}

export const results = defineCommand({
  description: `A row for each arm of each result, with the numbers as printed: nothing is computed in it, a number is there or its cell is empty, and the column missing says why where that is known. Filters are those of trials, met by the trial, and those of the row: outcome, scale, time, level, usable. --usable (${measureNames.filter(isOfDataset).join(', ')}) keeps results that have every number for that effect measure; whether results may stand beside each other is for pool to say.`,
  examples: [
    { command: 'stemcell results --disease t2d --outcome hba1c', shows: 'every HbA1c in type 2 diabetes, arm by arm' },
    {
      command: 'stemcell results --usable md --outcome hba1c --scale final --time 12 --wide',
      shows: 'comparisons at 12 months with all numbers of a mean difference',
    },
    {
      command: 'stemcell results --level full-text --outcome c-peptide --csv',
      shows: 'a flat table for pandas, R or DuckDB',
    },
    { command: 'stemcell results --usable md --outcome hba1c --for metafor', shows: 'the columns of escalc and rma' },
    { command: 'stemcell results --outcome hba1c --for robvis', shows: 'risk of bias for a traffic-light plot' },
  ],
  argument: {
    ...trialsQuery,
    help: 'Words and qualifiers, for example: outcome:hba1c time:12 usable:md allocation:randomized',
  },
  catalog: resultsCatalog,
  options,
  output: ['results', 'results-count', 'results-wide', 'results-for', 'fields'],
  answer: (asked, dataset) =>
    asked.options.wide || asked.options.for
      ? compared(asked, dataset)
      : listing(resultsCatalog, asked, dataset, { lead }),
})
