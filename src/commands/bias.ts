/** bias: risk of bias per result, domain by domain, with the rule, the reason and where it was read. */

import type { Block } from '../answer.js'
import { ensure } from '../collections.js'
import type { AnswerOf, ItemOf } from '../contracts/index.js'
import type { Trial } from '../dataset/index.js'
import { usage } from '../errors.js'
import { biasRules } from '../evidence/bias/index.js'
import { type Assessed, assess, biasInShort, biasOverview, biasPage, readText } from '../pages/bias.js'
import { briefly, heading, text } from '../pages/parts.js'
import type { Store } from '../store/index.js'
import { plural } from '../text.js'
import { defineCommand } from './command.js'
import { recordsNamed } from './option.js'

const itemOf = (trial: Trial, { result, bias }: Assessed): ItemOf<'bias'> => ({
  trial: trial.id,
  result: result.id,
  outcome: result.outcome,
  scale: result.scale,
  timepointMonths: result.timepointMonths,
  tool: bias.tool,
  overall: bias.overall,
  atLeast: bias.atLeast,
  sentence: bias.sentence,
  domains: bias.domains,
})

const columns = ['trial', 'result', 'outcome', 'tool', 'domain', 'judgment', 'at-least', 'rule', 'reason', 'read-from']

const gridRows = (trial: Trial, { result, bias }: Assessed): (string | boolean | null)[][] => {
  const left = [trial.id, result.id, result.outcome, bias.tool]
  return [
    ...bias.domains.map(({ name, judgment, rule, reason, readFrom }) => [
      ...left,
      name,
      judgment,
      false,
      rule,
      reason,
      readText(readFrom),
    ]),
    [...left, 'overall', bias.overall, bias.atLeast, null, bias.sentence, null],
  ]
}

const method =
  'Judged by fixed rules from what is on record, which is less than the reports say: a person who reads the paper may judge otherwise. Where nothing on record answers, the judgment is no information, never low. RoB 2: Sterne 2019, doi:10.1136/bmj.l4898. ROBINS-I: Sterne 2016, doi:10.1136/bmj.i4919.'

const rulesAnswer = (dataset: Store): AnswerOf<'bias-rules'> => {
  const view = (): Block[] => {
    const tools = ['RoB 2', 'ROBINS-I'] as const
    return tools.flatMap((tool): Block[] => {
      const rules = biasRules.filter((rule) => rule.tool === tool)
      const domains = [...new Set(rules.map(({ domain }) => domain))]
      const rows = domains.flatMap((domain) => rules.filter((rule) => rule.domain === domain))
      return [
        heading(1, tool),
        text('In each domain the first rule that fires decides. Questions are the signaling questions of the tool.'),
        {
          kind: 'table',
          columns: [
            { label: 'Rule', align: 'left', priority: 1, min: 16, max: 38, whole: true },
            { label: 'Judgment', align: 'left', priority: 2, min: 13, max: 14 },
            { label: 'Questions', align: 'left', priority: 4, min: 10, max: 12 },
            { label: 'When', align: 'left', priority: 3, min: 24, max: 90 },
          ],
          rows: rows.map(({ name, judgment, asks, when }) => [{ text: name, role: 'id' }, judgment, asks, when]),
          headings: domains.map((domain) => ({
            before: rows.findIndex((rule) => rule.domain === domain),
            text: domain,
          })),
        },
      ]
    })
  }
  return {
    format: 'stemcell/bias-rules/1',
    dataset: dataset.stamp,
    query: { rules: true },
    count: biasRules.length,
    total: biasRules.length,
    items: biasRules,
    grid: () => ({
      columns: ['tool', 'domain', 'rule', 'judgment', 'questions', 'when'],
      rows: biasRules.map(({ tool, domain, name, judgment, asks, when }) => [tool, domain, name, judgment, asks, when]),
    }),
    view,
    notes: [method],
    next: [{ command: 'stemcell bias NCT03406585', why: 'the rules at work' }],
  }
}

const assessedTrials = (words: readonly string[], outcome: string | undefined, dataset: Store): AnswerOf<'bias'> => {
  if (words.length === 0)
    throw usage(
      'no trial is named',
      'Name one or more, or ask for them: stemcell bias NCT03406585, stemcell bias disease:t2d',
    )
  const wanted = outcome === undefined ? undefined : dataset.vocabulary('outcomes').within(outcome)
  const ids = [...new Set(words.flatMap((word) => recordsNamed('trials', word, dataset)))]
  const trials = ids.map((id) => ensure(dataset.record('trials', id)))
  const assessed = trials.map((trial) => {
    const all = assess(trial, dataset)
    return { trial, all, rows: all.filter(({ result }) => !wanted || wanted.has(result.outcome)) }
  })
  const rows = assessed.reduce((sum, one) => sum + one.rows.length, 0)
  const total = assessed.reduce((sum, one) => sum + one.all.length, 0)
  const without = assessed.filter((one) => one.rows.length === 0).map(({ trial }) => trial.id)
  const first = ensure(assessed[0]?.trial.id)
  return {
    format: 'stemcell/bias/1',
    dataset: dataset.stamp,
    query: { trials: trials.map(({ id }) => id), ...(wanted ? { outcomes: [...wanted] } : {}) },
    count: rows,
    total,
    items: assessed.flatMap(({ trial, rows }) => rows.map((row) => itemOf(trial, row))),
    grid: () => ({ columns, rows: assessed.flatMap(({ trial, rows }) => rows.flatMap((row) => gridRows(trial, row))) }),
    view: () => {
      const told = assessed.filter((one) => one.rows.length || !wanted)
      const pages = told.flatMap(({ trial, rows }) => biasPage(trial, rows, dataset))
      const short = told.flatMap(({ trial, rows }) => biasInShort(trial, rows, dataset))
      // A low screen has what was judged, all others the reasons too.
      return told.length > 1
        ? [briefly([biasOverview(told), ...pages], [biasOverview(told)])]
        : pages.length
          ? [briefly(pages, short)]
          : []
    },
    notes: [
      ...(without.length
        ? [`${wanted ? 'No result of that outcome' : 'No result at all'} was read of: ${without.join(', ')}.`]
        : []),
      method,
    ],
    footer: `${rows} of ${plural(total, 'result')} · ${dataset.edition}`,
    next: [
      { command: `stemcell show ${first}`, why: 'the results themselves' },
      { command: 'stemcell bias --rules', why: 'every rule with its condition' },
    ],
  }
}

export const bias = defineCommand({
  description:
    'Assesses each result of a trial: RoB 2 for randomized comparisons, ROBINS-I for non-randomized ones, neither for single-group series. Every judgment names its rule, its reason and where the facts were read; what the record does not answer is no information.',
  examples: [
    { command: 'stemcell bias NCT03406585', shows: 'every result of a randomized trial, domain by domain' },
    { command: 'stemcell bias hu-2012-bm-mnc-t2d', shows: 'a comparison without randomization' },
    {
      command: 'stemcell bias zang-2022-uc-msc-t2d hu-2013-wj-msc-t1d --outcome hba1c',
      shows: 'one outcome in two trials',
    },
    {
      command: "stemcell bias 'disease:t2d allocation:randomized outcome:hba1c' --outcome hba1c",
      shows: 'one outcome in the trials of a query',
    },
    { command: 'stemcell bias --rules', shows: 'every rule, its judgment and when it fires' },
    { command: 'stemcell bias cai-2016-uc-msc-bm-mnc-t1d --csv', shows: 'one line per domain for a spreadsheet' },
  ],
  argument: {
    name: 'trial',
    help: 'Trials by id, registry number, DOI or PMID, by a query (disease:t2d allocation:randomized), or - for ids from standard input',
    takes: 'ids',
    required: false,
    many: true,
  },
  options: {
    outcome: { takes: 'term', of: 'outcomes', help: 'Only results of this outcome measure and those below it' },
    rules: { takes: 'nothing', alone: true, help: 'List the rules instead' },
  },
  output: ['bias', 'bias-rules'],
  answer: ({ words, options: { outcome, rules } }, dataset) =>
    rules ? rulesAnswer(dataset) : assessedTrials(words, outcome, dataset),
})
