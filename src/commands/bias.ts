/** bias: risk of bias per result, domain by domain, with the rule, the reason and where it was read. */
import type { Answer, Block, Json } from '../answer.js'
import { type Dataset, nearestWords, singular, type Trial } from '../dataset/index.js'
import { notFound, usage } from '../errors.js'
import { biasRules } from '../evidence/bias/index.js'
import { harmless, plural } from '../text.js'
import type { Command, Input } from './command.js'
import { type Assessed, assess, biasPage, readText } from './pages/bias.js'
import { heading, text } from './pages/parts.js'

const trialsNamed = (word: string, dataset: Dataset): Trial[] => {
  if (word.trim() === '') throw usage('an empty id', 'Name a trial, for example: stemcell bias NCT03406585')
  const found = dataset.find(word.trim().replace(/^trials\//, ''))
  const trials = found.flatMap(([kind, id]) => {
    const trial = kind === 'trials' ? dataset.record('trials', id) : undefined
    return trial ? [trial] : []
  })
  if (trials.length) return trials
  const kind = found[0] && singular[found[0][0]]
  if (kind)
    throw usage(
      `"${harmless(word)}" is ${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}, not a trial`,
      'Risk of bias is assessed per result of a trial. List trials with: stemcell trials',
    )
  const near = nearestWords(word, dataset.manifest.ids.trials)
  throw notFound(
    `no trial answers to "${harmless(word)}"`,
    `${near.length ? `Did you mean ${near.join(', ')}? ` : ''}List them with: stemcell trials`,
  )
}

const outcomeNamed = (word: string, dataset: Dataset): ReadonlySet<string> => {
  const outcomes = dataset.vocabulary('outcomes')
  const id = outcomes.resolve(word)
  if (id) return outcomes.within(id)
  const near = outcomes.suggest(word)
  throw usage(
    `unknown outcome "${harmless(word)}"`,
    `${near.length ? `Did you mean ${near.join(', ')}? ` : ''}List them with: stemcell outcomes`,
  )
}

const itemOf = (trial: Trial, { result, bias }: Assessed): Json => ({
  trial: trial.id,
  result: result.id,
  outcome: result.outcome,
  scale: result.scale,
  timepointMonths: result.timepointMonths,
  tool: bias.tool,
  overall: bias.overall,
  atLeast: bias.atLeast,
  sentence: bias.sentence,
  domains: bias.domains as unknown as Json,
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

const rulesAnswer = (dataset: Dataset): Answer => {
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
    items: biasRules as unknown as Json[],
    grid: () => ({
      columns: ['tool', 'domain', 'rule', 'judgment', 'questions', 'when'],
      rows: biasRules.map(({ tool, domain, name, judgment, asks, when }) => [tool, domain, name, judgment, asks, when]),
    }),
    view,
    notes: [method],
    next: [{ command: 'stemcell bias NCT03406585', why: 'the rules at work' }],
  }
}

const answer = (input: Input, dataset: Dataset): Answer => {
  const { outcome, rules } = input.options
  if (rules === true) {
    if (input.words.length || outcome !== undefined)
      throw usage('--rules stands alone', 'List the rules with: stemcell bias --rules')
    return rulesAnswer(dataset)
  }
  if (input.words.length === 0)
    throw usage('no trial is named', 'Name one or more, for example: stemcell bias NCT03406585')
  const wanted = typeof outcome === 'string' ? outcomeNamed(outcome, dataset) : undefined
  const trials = [...new Set(input.words.flatMap((word) => trialsNamed(word, dataset)))]
  const assessed = trials.map((trial) => {
    const all = assess(trial, dataset)
    return { trial, all, rows: all.filter(({ result }) => !wanted || wanted.has(result.outcome)) }
  })
  const rows = assessed.reduce((sum, one) => sum + one.rows.length, 0)
  const total = assessed.reduce((sum, one) => sum + one.all.length, 0)
  const without = assessed.filter((one) => one.rows.length === 0).map(({ trial }) => trial.id)
  const first = assessed[0]?.trial.id as string
  return {
    format: 'stemcell/bias/1',
    dataset: dataset.stamp,
    query: { trials: trials.map(({ id }) => id), ...(wanted ? { outcomes: [...wanted] } : {}) },
    count: rows,
    total,
    items: assessed.flatMap(({ trial, rows }) => rows.map((row) => itemOf(trial, row))),
    grid: () => ({ columns, rows: assessed.flatMap(({ trial, rows }) => rows.flatMap((row) => gridRows(trial, row))) }),
    view: () =>
      assessed.filter((one) => one.rows.length || !wanted).flatMap(({ trial, rows }) => biasPage(trial, rows, dataset)),
    notes: [
      ...(without.length
        ? [`${wanted ? 'No result of that outcome' : 'No result at all'} was read of: ${without.join(', ')}.`]
        : []),
      method,
    ],
    footer: `${rows} of ${plural(total, 'result')} · dataset ${dataset.stamp.version}, as of ${dataset.stamp.asOf}`,
    next: [
      { command: `stemcell show ${first}`, why: 'the results themselves' },
      { command: 'stemcell bias --rules', why: 'every rule with its condition' },
    ],
  }
}

export const bias: Command = {
  description:
    'Assesses each result of a trial: RoB 2 for randomized comparisons, ROBINS-I for non-randomized ones, neither for single-group series. Every judgment names its rule, its reason and where the facts were read; what the record does not answer is no information.',
  examples: [
    { command: 'stemcell bias NCT03406585', shows: 'every result of a randomized trial, domain by domain' },
    { command: 'stemcell bias hu-2012-bm-mnc-t2d', shows: 'a comparison without randomization' },
    {
      command: 'stemcell bias zang-2022-uc-msc-t2d hu-2013-wj-msc-t1d --outcome hba1c',
      shows: 'one outcome in two trials',
    },
    { command: 'stemcell bias --rules', shows: 'every rule, its judgment and when it fires' },
    { command: 'stemcell bias cai-2016-uc-msc-bm-mnc-t1d --csv', shows: 'one line per domain for a spreadsheet' },
  ],
  argument: { name: 'trial', help: 'Trials by id, registry number, DOI or PMID', required: false, many: true },
  options: [
    { flags: '--outcome <id>', help: 'Only results of this outcome measure and those below it' },
    { flags: '--rules', help: 'List the rules instead' },
  ],
  answer,
}
