/** Risk of bias on a page: judgments as a table of marks, reasons below, each once. */
import type { Block, Line, Role, Span, Table } from '../../answer.js'
import { type Dataset, designWord, type OutcomeResult, type Trial } from '../../dataset/index.js'
import { type Bias, biasOf, type Judgment, type ReadFrom } from '../../evidence/bias/index.js'
import { plural } from '../../text.js'
import { heading, list, muted, section, text } from './parts.js'

export type Assessed = { readonly result: OutcomeResult; readonly bias: Bias }

/** Every result of a trial with its assessment. */
export const assess = (trial: Trial, dataset: Dataset): readonly Assessed[] => {
  const context = { outcomes: dataset.records('outcomes') }
  return trial.outcomes.map((result) => ({ result, bias: biasOf(trial, result, context) }))
}

const mark: Record<Judgment, string> = {
  low: '+',
  'some concerns': '~',
  moderate: '~',
  high: '-',
  serious: '-',
  critical: 'x',
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
  'RoB 2': '+ low, ~ some concerns, - high, ? no information',
  'ROBINS-I': '+ low, ~ moderate, - serious, x critical, ? no information',
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
export const rowName = (result: OutcomeResult, dataset: Dataset): string => {
  const scale = result.scale === 'change' ? 'change' : result.scale === 'percent-change' ? 'change in %' : null
  const when = result.timepointMonths ? `${result.timepointMonths} months` : null
  return [dataset.vocabulary('outcomes').name(result.outcome), scale, when, result.subgroup].filter(Boolean).join(', ')
}

/** Where the facts behind a judgment were read, shortly. */
export const readText = (from: readonly ReadFrom[]): string => {
  const places = from.map(({ levels, locator, sources }) => {
    const level = levels.length > 1 ? `${levels[0]} or lower` : (levels[0] ?? 'level not on record')
    return `${level}${locator && locator !== level ? `: ${locator}` : ''}${sources.length && sources.length <= 3 ? `; ${sources.join(', ')}` : ''}`
  })
  return [...new Set(places)].join(' | ')
}

const overallText = ({ overall, atLeast }: Bias): string => `${overall}${atLeast ? ' at least' : ''}`

const marks = (rows: readonly Assessed[], dataset: Dataset): Table => {
  const domains = rows[0]?.bias.domains ?? []
  return {
    kind: 'table',
    columns: [
      { label: 'Result', align: 'left', priority: 1, min: 14, max: 60 },
      ...domains.map(({ name }) => {
        const label = short[name] ?? name
        return { label, align: 'left', priority: 2, min: label.length, max: label.length } as const
      }),
      { label: 'Overall', align: 'left', priority: 1, min: 13, max: 24 },
    ],
    rows: rows.map(({ result, bias }) => [
      rowName(result, dataset),
      ...bias.domains.map(({ judgment }) => ({ text: mark[judgment], role: role[judgment] })),
      { text: overallText(bias), role: bias.overall === 'not assessable' ? 'muted' : role[bias.overall] } as Span,
    ]),
  }
}

/** Rows that share something, in the order in which they first appear. */
const grouped = <T, K extends string>(items: readonly T[], key: (item: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}

const whom = (rows: readonly Assessed[], all: number, dataset: Dataset): string => {
  if (rows.length === all) return all === 1 ? '' : 'All: '
  const names = [...new Set(rows.map(({ result }) => rowName(result, dataset)))]
  return `${names.length > 3 ? `${names.slice(0, 2).join('; ')} and ${names.length - 2} more` : names.join('; ')}: `
}

const reasons = (rows: readonly Assessed[], dataset: Dataset): Block[] =>
  (rows[0]?.bias.domains ?? []).flatMap(({ name }, at): Block[] => {
    const groups = grouped(rows, ({ bias }) => `${bias.domains[at]?.rule} ${bias.domains[at]?.reason}`)
    const items = [...groups.values()].map((group): Line => {
      const domain = (group[0] as Assessed).bias.domains[at] as Bias['domains'][number]
      const from = group.flatMap(({ bias }) => bias.domains[at]?.readFrom ?? [])
      return [
        whom(group, rows.length, dataset),
        { text: domain.judgment, role: role[domain.judgment] },
        `. ${domain.reason}`,
        muted(` [${domain.rule}; ${readText(from)}]`),
      ]
    })
    return [text({ text: `${name[0]?.toUpperCase()}${name.slice(1)}`, role: 'strong' }, 2), list(items, 4)]
  })

/** The results of a trial that no tool can assess, by the reason. */
const leftOut = (rows: readonly Assessed[], dataset: Dataset): Block[] =>
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

/** The assessment of a trial as a page. */
export const biasPage = (trial: Trial, rows: readonly Assessed[], dataset: Dataset): Block[] => {
  const judged = rows.filter(({ bias }) => bias.tool !== 'not assessable')
  const tool = judged[0]?.bias.tool
  return [
    heading(1, [{ text: trial.id, role: 'id' }]),
    text(`${designWord(trial)}: ${trial.title}`),
    ...(rows.length ? [] : [text(muted('No result was read, so there is nothing to assess.'))]),
    ...(tool && tool !== 'not assessable'
      ? [
          heading(2, `${tool}: ${plural(judged.length, 'result')}`),
          marks(judged, dataset),
          text(muted(legend[tool])),
          ...section('Why', reasons(judged, dataset)),
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
export const biasSummary = (trial: Trial, dataset: Dataset): Block[] => {
  const rows = assess(trial, dataset).filter(({ result }) => result.scale !== 'baseline')
  if (rows.length === 0) return []
  const lines = [...grouped(rows, ({ bias }) => bias.sentence)].map(([sentence, group]): Line => {
    const names = [...new Set(group.map(({ result }) => dataset.vocabulary('outcomes').name(result.outcome)))]
    return [sentence, muted(` (${plural(group.length, 'result')}: ${names.join(', ')})`)]
  })
  return [list(lines, 2), text(muted(`Domain by domain: stemcell bias ${trial.id}`), 2)]
}
