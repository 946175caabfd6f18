/** pool: comparable results pooled, the others listed with the reason; from the dataset or from a table of one’s own. */
import { itemAt } from '../collections.js'
import type { AnswerOf } from '../contracts/index.js'
import { expectedColumns, tableReader } from '../evidence/table-input/index.js'
import type { Store } from '../store/index.js'
import { defineCommand } from './command.js'
import { poolFromDataset } from './pool/from-dataset.js'
import { poolFromTable } from './pool/from-table.js'
import { poolOptions } from './pool/options.js'
import type { PoolPart } from './pool/part.js'
import { readQuestions, readReview } from './pool/questions.js'
import { readAsked, refuseForTable, withMethods } from './pool/settings.js'
import { readQuery, type TrialQuery } from './pool/trial-query.js'

const answerOf = (parts: readonly PoolPart[], dataset: Store, query: TrialQuery | null): AnswerOf<'pool'> => ({
  format: 'stemcell/pool/1',
  saysWhose: true,
  dataset: dataset.stamp,
  query: parts.length === 1 ? itemAt(parts, 0).query : { questions: parts.map(({ query }) => query) },
  count: parts.length,
  total: parts.reduce((sum, part) => sum + part.total, 0),
  items: parts.map(({ item }) => item),
  grid: () => ({
    columns: itemAt(parts, 0).grid.columns,
    rows: parts.flatMap(({ grid }) => grid.rows),
  }),
  view: () => parts.flatMap(({ blocks }) => blocks),
  notes: [...new Set(parts.flatMap(({ notes }) => notes))],
  footer: dataset.edition,
  next: parts.length === 1 ? itemAt(parts, 0).next : [],
  files: parts.flatMap(({ files }) => files),
  ...(query?.advice.length ? { advice: query.advice } : {}),
})

export const pool = defineCommand({
  description: `Before anything is pooled, a comparability guard lists every clash between the candidate results. What cannot stand beside the others is left out with the reason; --allow overrides by name, and every output says so. Fewer than two comparable studies: no pooled number, the trials are told one by one instead. Defaults follow the Cochrane Handbook: random effects, REML, Hartung-Knapp (z where that interval is wider), prediction interval. The analysis scale of ratios is their log.

A table of your own (--input) has the columns ${expectedColumns}; common other names are understood (m1i, n.e, events1, ai, effect, se and the like). Effects (yi) are on the analysis scale: logs of ratios.`,
  examples: [
    {
      command: 'stemcell pool --outcome insulin-halved-with-hba1c-below-7 --disease t2d',
      shows: 'trials in which insulin was halved with HbA1c below 7 %, pooled',
    },
    {
      command: 'stemcell pool --outcome hba1c --disease t2d --cell msc --timepoint 12',
      shows: 'HbA1c after MSC in type 2 diabetes at 12 ± 3 months',
    },
    {
      command: "stemcell pool --outcome hba1c 'disease:t2d allocation:randomized year:2015..'",
      shows: 'the trials of a query; id:a,b,c pools those that are named',
    },
    {
      command:
        'stemcell pool --outcome hba1c --disease diabetes --timepoint 12 --allow non-randomized,disease --by disease',
      shows: 'the guard overridden by name, and subgroups',
    },
    {
      command: 'stemcell pool --against guo-2019-abm-mnc-t2d --outcome hba1c',
      shows: 'our figure beside a published one, and why they differ',
    },
  ],
  argument: {
    name: 'query',
    help: 'Words and qualifiers, as for trials: only the trials that they keep are considered; a disease or cell type that is named alone is also that of the question',
    takes: 'query',
    required: false,
    many: true,
  },
  options: poolOptions,
  output: ['pool'],
  answer: async ({ words, options, readBytes }, dataset) => {
    const asked = await withMethods(readAsked(options))
    if (options.input !== undefined) {
      refuseForTable(words, asked)
      const { loadTable, readTable } = await tableReader()
      const table = readTable(
        await loadTable(await readBytes(options.input), options.input, options.sheet ?? null),
        options.input,
        {
          measure: asked.measure,
          skipBad: options.skipBad,
          columns: asked.tableColumns,
          skipTotals: options.skipTotals,
          scale: options.scale ?? (['mh', 'peto'].includes(asked.model) ? 'log' : null),
          zeroCells: asked.zeroCells,
          romCorrection: asked.romCorrection,
          level: asked.level,
        },
      )
      return answerOf([poolFromTable(table, asked)], dataset, null)
    }
    const query = readQuery(words, dataset)
    const review = readReview(options.against, dataset)
    const questions = readQuestions(options, words, asked, dataset, review, query)
    const beside = { review, query, isOneOfMany: questions.length > 1 }
    return answerOf(
      questions.map((question) => poolFromDataset(question, asked, dataset, beside)),
      dataset,
      query,
    )
  },
})
