/** results --wide: one row per comparison, arms side by side, as pool --input reads it. */

import type { Block, Column, Grid, Line } from '../../answer.js'
import type { ItemOf } from '../../contracts/index.js'
import type { Comparison } from '../../evidence/results/index.js'
import {
  isOfDataset,
  isRatio,
  type MeasureName,
  measures,
  reportedEffect,
  toCanonical,
  unitText,
} from '../../evidence/synthesis/index.js'
import { effectNumber, significant } from '../../numbers.js'
import { about } from '../../pages/parts.js'
import { writtenAll } from '../pool/digits.js'

export type Wide = ItemOf<'results-wide'>

const unitOf = ({ result, outcome, reading }: Comparison): string | null => {
  if (measures[reading.measure].data === 'events') return null
  if (result.scale === 'percent-change') return '% change from baseline'
  const conversion = toCanonical(outcome, result.unit)
  return conversion.ok ? conversion.unit : result.unit
}

/** Whether a ratio of nothing was computed: it has numbers on both sides and says nothing. */
const isSilent = ({ reading }: Comparison): boolean => isRatio(reading.measure) && reading.effect?.isDoubleZero === true

/** A comparison as flat data. */
export const wideItem = (one: Comparison): Wide => {
  const { trial, result, study, reading } = one
  const { treatment: a, control: b, effect, measure, problem, flags, work } = reading
  const isUsed = effect !== null && !isSilent(one)
  const urls = trial.sources.filter(({ id }) => result.sources.includes(id)).map(({ url }) => url)
  return writtenAll({
    trial: trial.id,
    result: result.id,
    study,
    outcome: result.outcome,
    scale: result.scale,
    time: result.timepointMonths,
    unit: unitOf(one),
    definition: result.definition ?? null,
    subgroup: result.subgroup ?? null,
    arms1: a ? [...a.arms] : [],
    arms2: b ? [...b.arms] : [],
    n1: a?.n ?? null,
    mean1: a?.mean ?? null,
    sd1: a?.sd ?? null,
    e1: a?.events ?? null,
    n2: b?.n ?? null,
    mean2: b?.mean ?? null,
    sd2: b?.sd ?? null,
    e2: b?.events ?? null,
    measure: isOfDataset(measure) ? measure : 'gen',
    yi: isUsed ? effect.estimate : null,
    vi: isUsed ? effect.variance : null,
    problem: isSilent(one) ? 'nobody, or everybody, had the event on both sides' : (problem?.reason ?? null),
    cautions: [...new Set([...flags.map(({ reason }) => reason), ...work])],
    level: result.level,
    locator: result.locator,
    source: urls,
  })
}

type Name = keyof Wide

const before: readonly Name[] = [
  'study',
  'trial',
  'result',
  'outcome',
  'scale',
  'time',
  'unit',
  'definition',
  'subgroup',
]
const after: readonly Name[] = ['problem', 'cautions', 'level', 'locator', 'source']
const raw = {
  means: ['n1', 'mean1', 'sd1', 'n2', 'mean2', 'sd2'],
  events: ['e1', 'n1', 'e2', 'n2'],
} as const satisfies Record<string, readonly Name[]>

/** Columns of one arm alone, by the names that pool knows. */
const single: Readonly<Record<string, Name>> = { n: 'n1', mean: 'mean1', sd: 'sd1', e: 'e1' }

/**
 * The columns of a table for one measure: the numbers of the arms, where every row has them, and the effect with its
 * variance; without a measure, all there are. A table so made has no empty cell that pool would refuse.
 */
const numberColumns = (items: readonly Wide[], measure: MeasureName | null): readonly (readonly [string, Name])[] => {
  const same = (names: readonly Name[]) => names.map((name) => [name, name] as const)
  if (measure === null) return same([...raw.means, 'e1', 'e2', 'measure', 'yi', 'vi'])
  const { data, arms } = measures[measure]
  const effect = same(['yi', 'vi'])
  const columns =
    arms === 'two'
      ? same(data === 'events' ? raw.events : raw.means)
      : (data === 'events' ? ['e', 'n'] : ['n', 'mean', 'sd']).map((name) => [name, single[name] as Name] as const)
  const areAll = items.every((item) => columns.every(([, name]) => item[name] !== null))
  return areAll ? [...columns, ...effect] : effect
}

type Cell = string | number | boolean | null

/** The same as a rectangle. */
export const wideGrid = (items: readonly Wide[], measure: MeasureName | null): Grid => {
  const columns = [
    ...before.map((name) => [name, name] as const),
    ...numberColumns(items, measure),
    ...after.map((name) => [name, name] as const),
  ]
  const cell = (value: Wide[Name]): Cell => (Array.isArray(value) ? value.join('; ') || null : (value as Cell))
  return {
    columns: columns.map(([label]) => label),
    rows: items.map((item) => columns.map(([, name]) => cell(item[name]))),
  }
}

const sideText = (n: number | null, mean: number | null, sd: number | null, events: number | null): Line => {
  if (events !== null) return `${events}/${n}`
  if (mean !== null && sd !== null) return `${significant(mean, 3)} ± ${significant(sd, 3)} (${n})`
  return { text: n === null ? '–' : `(${n})`, role: 'muted' }
}

const effectText = ({ reading }: Comparison, item: Wide): Line => {
  if (item.yi === null || reading.effect === null) return { text: item.problem ?? '–', role: 'muted' }
  const { estimate, ci } = reportedEffect(reading.measure, reading.effect, reading.effect.n)
  const text = `${reading.measure.toUpperCase()} ${effectNumber(estimate)} [${effectNumber(ci[0])}, ${effectNumber(ci[1])}]`
  return [text, unitText(reading.measure, item.unit)].filter(Boolean).join(' ')
}

const column = (label: string, priority: number, min: number, max: number): Column => ({
  label,
  align: 'left',
  priority,
  min,
  max,
})

/** Comparisons as a table for people. */
export const wideTable = (
  some: readonly { readonly one: Comparison; readonly item: Wide }[],
): Extract<Block, { kind: 'table' }> => ({
  kind: 'table',
  columns: [
    column('Study', 1, 12, 26),
    column('Outcome', 2, 10, 34),
    column('Cells', 3, 8, 22),
    column('Control', 3, 8, 22),
    column('Effect', 1, 18, 48),
    column('Read', 2, 8, 9),
  ],
  rows: some.map(({ one, item }) => [
    about('trials', item.trial, item.study),
    `${item.outcome}, ${item.scale ?? 'scale not read'}, ${item.time === null ? 'time not known' : `${item.time} mo`}`,
    sideText(item.n1, item.mean1, item.sd1, item.e1),
    sideText(item.n2, item.mean2, item.sd2, item.e2),
    effectText(one, item),
    item.level,
  ]),
})
