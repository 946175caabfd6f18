/** Risk of bias on a page: judgments as a table of marks, reasons below, each once. */

import type { Block, Line, Role, Table } from '../answer.js'
import { itemAt } from '../collections.js'
import { type AppliedCorrection, designWord, type OutcomeResult, type Trial } from '../dataset/index.js'
import { type Bias, biasOf, type JudgedResult, type Judgment, type ReadFrom } from '../evidence/bias/index.js'
import type { Store } from '../store/index.js'
import { plural } from '../text.js'
import { about, aboutAll, asking, heading, list, muted, section, text } from './parts.js'

export type Assessed = { readonly result: OutcomeResult; readonly bias: Bias }

/** Where a fact was read: what the user corrected was read by them, not in the sources of the record. */
const readAsCorrected = (from: ReadFrom, corrections: readonly AppliedCorrection[]): ReadFrom => {
  const whole = corrections.find(({ path }) => path === from.path || from.path.startsWith(`${path}.`))
  if (whole)
    return {
      path: from.path,
      levels: whole.source ? [whole.source.level] : [],
      locator: `your correction, ${whole.from}${whole.locator ? `, ${whole.locator}` : ''}`,
      sources: [],
    }
  const files = corrections.flatMap((one) => (one.path.startsWith(`${from.path}.`) ? [one.from] : []))
  if (files.length === 0) return from
  const note = `in part your correction, ${[...new Set(files)].join(', ')}`
  return { ...from, locator: from.locator ? `${from.locator}; ${note}` : note }
}

/** Every result of a trial with its assessment. */
export const assess = (trial: Trial, dataset: Store): readonly Assessed[] => {
  const context = { outcomes: dataset.records('outcomes') }
  const corrections = dataset.layer('trials', trial.id)?.corrections ?? []
  return trial.outcomes.map((result) => {
    const bias = biasOf(trial, result, context)
    const domains = bias.domains.map((domain) => ({
      ...domain,
      readFrom: domain.readFrom.map((from) => readAsCorrected(from, corrections)),
    }))
    return { result, bias: { ...bias, domains } }
  })
}

/** Judgments in few letters, for columns. */
const mark: Record<Judgment, string> = {
  low: 'low',
  'some concerns': 'some',
  moderate: 'mod',
  high: 'high',
  serious: 'ser',
  critical: 'crit',
  'no information': '?',
}
const role: Record<Judgment, Role> = {
  low: 'good',
  'some concerns': 'warn',
  moderate: 'warn',
  high: 'bad',
  serious: 'bad',
  critical: 'bad',
  'no information': 'muted',
}
const legend: Record<'RoB 2' | 'ROBINS-I', string> = {
  'RoB 2': 'some: some concerns; ?: no information',
  'ROBINS-I': 'mod: moderate; ser: serious; crit: critical; ?: no information',
}

/** Heads of columns for the domains of both tools. */
const short: Readonly<Record<string, string>> = {
  'randomization process': 'Rand',
  'period and carryover effects': 'Carry',
  'deviations from intended interventions': 'Dev',
  'missing outcome data': 'Miss',
  'missing data': 'Miss',
  'measurement of the outcome': 'Meas',
  'selection of the reported result': 'Sel',
  confounding: 'Conf',
  'selection of participants': 'Part',
  'classification of interventions': 'Class',
}

/** What a row is, in a few words: measure, kind of number, time. */
export const rowName = (result: OutcomeResult, dataset: Store): string => {
  const scale = result.scale === 'change' ? 'change' : result.scale === 'percent-change' ? 'change in %' : null
  const when = result.timepointMonths ? `${result.timepointMonths} months` : null
  const name = dataset.vocabulary('outcomes').name(result.outcome)
  const label = result.label ? `${name} (${result.label})` : name
  return [label, scale, when, result.subgroup].filter(Boolean).join(', ')
}

/** Things that share a key, in the order in which the keys first appear. */
const grouped = <T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}

/** Where a fact was read: level and locator, or the best level where the record does not tell which source. */
const placeText = ({ levels, locator, sources }: ReadFrom): string => {
  if (levels.length === 0 && locator) return locator
  const level = levels.length > 1 ? `${levels[0]} at best` : (levels[0] ?? 'level not on record')
  const where = locator && locator !== level ? `: ${locator}` : ''
  return `${level}${where}${sources.length > 0 && sources.length <= 3 ? `, ${sources.join(' ')}` : ''}`
}

/** Where the facts behind a judgment were read: fields that share a place together. */
export const readText = (from: readonly ReadFrom[]): string =>
  [...grouped(from, placeText)]
    .map(([place, fields]) => `${[...new Set(fields.map(({ path }) => path))].join(', ')} (${place})`)
    .join('; ')

const overallText = ({ overall, atLeast }: Bias): string => `${overall}${atLeast ? ' at least' : ''}`

const marks = (rows: readonly Assessed[], dataset: Store): Table => {
  const domains = rows[0]?.bias.domains ?? []
  const last = String(rows.length).length
  return {
    kind: 'table',
    columns: [
      { label: '#', spoken: 'Number', align: 'right', priority: 1, min: last, max: last },
      { label: 'Result', align: 'left', priority: 2, min: 10, max: 60 },
      ...domains.map(({ name }) => {
        const label = short[name] ?? name
        const width = Math.max(4, label.length)
        return { label, spoken: name, align: 'left', priority: 3, min: width, max: width } as const
      }),
      { label: 'Overall', align: 'left', priority: 1, min: 11, max: 24 },
    ],
    rows: rows.map(({ result, bias }, i): Line[] => [
      String(i + 1),
      [rowName(result, dataset), muted(` [${result.level}]`)],
      ...bias.domains.map(({ judgment }) => ({ text: mark[judgment], role: role[judgment] })),
      { text: overallText(bias), role: bias.overall === 'not assessable' ? 'muted' : role[bias.overall] },
    ]),
  }
}

/** "1, 3 to 6 and 10". */
const numbers = (indexes: readonly number[]): string => {
  const runs: [number, number][] = []
  for (const i of indexes) {
    const last = runs.at(-1)
    if (last && last[1] === i - 1) last[1] = i
    else runs.push([i, i])
  }
  const parts = runs.flatMap(([from, to]) =>
    to > from + 1 ? [`${from} to ${to}`] : from === to ? [String(from)] : [String(from), String(to)],
  )
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : String(parts[0])
}

/** Where the results themselves were read, by their numbers. */
const rowsRead = (rows: readonly Assessed[]): Block => {
  const places = rows.map(({ result }, i) => ({
    number: i + 1,
    place: `${result.locator === result.level ? result.level : `${result.level}: ${result.locator}`}, ${result.sources.join(' ')}`,
  }))
  return list(
    [...grouped(places, ({ place }) => place)].map(
      ([place, group]) =>
        `${group.length === rows.length ? '' : `${numbers(group.map(({ number }) => number))}: `}${place}`,
    ),
    4,
  )
}

/** Each distinct reason of a domain once, with the numbers of the results it holds for; their own rows are listed apart. */
const reasons = (rows: readonly Assessed[]): Block[] =>
  (rows[0]?.bias.domains ?? []).flatMap(({ name }, at): Block[] => {
    const entries = rows.map(({ result, bias }, i) => ({
      number: i + 1,
      own: `outcomes.${result.id}`,
      domain: itemAt(bias.domains, at),
    }))
    const items = [...grouped(entries, ({ domain }) => `${domain.rule} ${domain.reason}`).values()].map(
      (group): Line => {
        const { domain } = itemAt(group, 0)
        const read = readText(group.flatMap((entry) => entry.domain.readFrom.filter(({ path }) => path !== entry.own)))
        return [
          group.length === rows.length ? '' : `${numbers(group.map(({ number }) => number))}: `,
          { text: domain.judgment, role: role[domain.judgment] },
          `. ${domain.reason}`,
          muted(` [${domain.rule}${read ? `; ${read}` : ''}]`),
        ]
      },
    )
    return [text({ text: `${name[0]?.toUpperCase()}${name.slice(1)}`, role: 'strong' }, 2), list(items, 4)]
  })

/** The results of a trial that no tool can assess, by the reason. */
const leftOut = (rows: readonly Assessed[], dataset: Store): Block[] =>
  rows.length
    ? [
        list(
          [...grouped(rows, ({ bias }) => bias.sentence)].map(([why, group]): Line => {
            const names = [...new Set(group.map(({ result }) => rowName(result, dataset)))]
            return [
              { text: `${plural(group.length, 'result')}: `, role: 'strong' },
              why,
              muted(` (${names.join('; ')})`),
            ]
          }),
          2,
        ),
      ]
    : []

/** How many results got which judgment, the most frequent first. */
const overallCounts = (judged: readonly Assessed[]): string =>
  [...grouped(judged, ({ bias }) => overallText(bias))]
    .map(([name, { length }]) => [length, name] as const)
    .toSorted(([a], [b]) => b - a)
    .map(([count, name]) => `${count} ${name}`)
    .join(', ')

const isJudged = ({ bias }: Assessed): boolean => bias.tool !== 'not assessable'

/** Several trials with what was judged of each, a row each. */
export const biasOverview = (
  trials: readonly { readonly trial: Trial; readonly rows: readonly Assessed[] }[],
): Table => ({
  kind: 'table',
  each: 'trial',
  columns: [
    { label: 'Trial', align: 'left', priority: 1, min: 12, max: 40, whole: true },
    { label: 'Tool', align: 'left', priority: 3, min: 6, max: 9 },
    { label: 'Overall, by result', align: 'left', priority: 1, min: 18, max: 60 },
    { label: 'Design', align: 'left', priority: 2, min: 13, max: 36 },
  ],
  rows: trials.map(({ trial, rows }): Line[] => {
    const judged = rows.filter(isJudged)
    const left = rows.length - judged.length
    const none = left ? `${left} not assessable` : 'no result was read'
    return [
      [about('trials', trial.id, trial.id, 'id')],
      judged[0]?.bias.tool ?? muted('–'),
      judged.length ? [overallCounts(judged), left ? muted(`, ${none}`) : ''] : muted(none),
      designWord(trial),
    ]
  }),
})

/** A trial with what was judged of its results, in a table. */
const judgments = (trial: Trial, rows: readonly Assessed[], dataset: Store): Block[] => {
  const judged = rows.filter(isJudged)
  const tool = judged[0]?.bias.tool
  return [
    heading(1, [about('trials', trial.id, trial.id, 'id')]),
    text(`${designWord(trial)}: ${trial.title}`),
    ...(rows.length ? [] : [text(muted('No result was read, so there is nothing to assess.'))]),
    ...(tool && tool !== 'not assessable'
      ? [
          heading(2, `${tool}: ${plural(judged.length, 'result')}, overall ${overallCounts(judged)}`),
          marks(judged, dataset),
          text(muted(legend[tool])),
        ]
      : []),
  ]
}

/** The same on a screen that cannot hold the reasons: as many results as there is room for. */
export const biasInShort = (trial: Trial, rows: readonly Assessed[], dataset: Store): Block[] =>
  judgments(trial, rows, dataset).map((block) => (block.kind === 'table' ? { ...block, each: 'result' } : block))

/** The assessment of a trial as a page. */
export const biasPage = (trial: Trial, rows: readonly Assessed[], dataset: Store): Block[] => {
  const judged = rows.filter(isJudged)
  return [
    ...judgments(trial, rows, dataset),
    ...(judged.length
      ? [
          ...section('Why, by number of result', [
            ...reasons(judged),
            text({ text: 'The results themselves were read in', role: 'strong' }, 2),
            rowsRead(judged),
          ]),
        ]
      : []),
    ...section(
      'Not assessable with either tool',
      leftOut(
        rows.filter(({ bias }) => bias.tool === 'not assessable'),
        dataset,
      ),
    ),
  ]
}

/** The assessment of a trial in a few lines, for its own page. */
export const biasSummary = (trial: Trial, judged: readonly JudgedResult[], dataset: Store): Block[] => {
  if (judged.length === 0) return []
  const outcomeOf = new Map(trial.outcomes.map(({ id, outcome }) => [id, outcome]))
  const lines = [...grouped(judged, ({ sentence }) => sentence)].map(([sentence, group]): Line => {
    const outcomes = [...new Set(group.flatMap(({ result }) => outcomeOf.get(result) ?? []))]
    const name = (id: string): string => dataset.vocabulary('outcomes').name(id)
    return [
      sentence,
      muted(` (${plural(group.length, 'result')}: `),
      ...aboutAll('outcomes', outcomes, { name, role: 'muted' }),
      muted(')'),
    ]
  })
  return [list(lines, 2), text([muted('Domain by domain: '), asking(['bias', trial.id], 'muted')], 2)]
}
