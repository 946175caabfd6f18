/**
 * A posted analysis as effect and p-value of its row, where it says without doubt what it compares. Which group is subtracted from
 * which is not posted: an effect is taken only where the means of the row show it.
 */
import type { OutcomeResult } from '../../dataset/index.js'
import type { Part } from '../study/index.js'
import { decimalsIn, numberIn } from './numbers.js'

type Compared = Pick<OutcomeResult, 'effect' | 'p' | 'pFor' | 'pOf' | 'isAdjusted'>

/** Methods that adjust or model. */
const adjusting = /\b(?:ancova|mixed|regression|logistic|adjusted|gee|cox|mmrm|least squares|ls)\b/i
const meanDifference = /^(?:ls |least squares |adjusted )?mean difference(?: \((?:final values|net)\))?$/i

/** A p-value as it stands: a bare number, or one with its sign. */
const pIn = (text: string | null): string | null => {
  const found = /^([<>=≤≥]?)\s*(0?\.\d+|0|1(?:\.0+)?)$/.exec(text?.trim() ?? '')
  return found ? `${found[1] === '=' ? '' : found[1]}${found[2]?.startsWith('.') ? '0' : ''}${found[2]}` : null
}

const intervalIn = (analysis: Part): readonly [number, number] | null => {
  const [low, high] = [numberIn(analysis.text('ciLowerLimit')), numberIn(analysis.text('ciUpperLimit'))]
  const isWhole = low !== null && high !== null && low <= high && analysis.text('ciNumSides') !== 'ONE_SIDED'
  return isWhole ? [low, high] : null
}

/** The value of each arm as it was printed. */
export type Printed = ReadonlyMap<string, string>

/** How far rounding alone may move a printed number. */
const roundingOf = (text: string): number => 0.5 * 10 ** -decimalsIn(text)

/** The two arms, first minus second, where the printed difference is one of their means but for the rounding of all three. */
const orderOf = (
  [value, text]: readonly [number, string],
  [a, b]: readonly [string, string],
  arms: OutcomeResult['arms'],
  printed: Printed,
): [string, string] | null => {
  const [first, second] = [arms[a]?.mean, arms[b]?.mean]
  if (first === undefined || second === undefined || first === second) return null
  const rounding = [text, printed.get(a), printed.get(b)].reduce((sum, one) => sum + roundingOf(one ?? ''), 1e-9)
  const near = (difference: number): boolean => Math.abs(value - difference) <= rounding
  const [isAB, isBA] = [near(first - second), near(second - first)]
  return isAB === isBA ? null : isAB ? [a, b] : [b, a]
}

const effectOf = (
  analysis: Part,
  pair: readonly [string, string],
  row: OutcomeResult,
  printed: Printed,
): OutcomeResult['effect'] => {
  const [label, text] = [analysis.text('paramType'), analysis.text('paramValue')]
  const value = numberIn(text)
  if (label === null || text === null || value === null || !meanDifference.test(label.trim())) return undefined
  const order = orderOf([value, text], pair, row.arms, printed)
  if (!order) return undefined
  const interval = intervalIn(analysis)
  const isUsual = numberIn(analysis.text('ciPctValue')) === 95
  const limits = interval && interval[0] <= value && value <= interval[1] ? ([...interval] as [number, number]) : null
  return {
    measure: 'md',
    value,
    ...(row.unit === null ? {} : { unit: row.unit }),
    ...(limits ? (isUsual ? { ci: limits } : { range: limits }) : {}),
    arms: order,
    label: label.trim(),
  }
}

/** What the only analysis of a measure adds to its row; nothing where there are several, or where it is of other groups. */
export const comparedBy = (
  analyses: readonly Part[],
  arms: ReadonlyMap<string, string>,
  row: OutcomeResult,
  printed: Printed,
): Compared => {
  const [analysis, another] = analyses
  if (!analysis || another) return {}
  const compared = analysis.texts('groupIds').flatMap((id) => arms.get(id) ?? [])
  const [a, b] = compared
  const isOfRow = compared.length > 1 && compared.length === new Set(compared).size
  if (a === undefined || b === undefined || !isOfRow || compared.some((id) => !row.arms[id])) return {}
  const p = pIn(analysis.text('pValue'))
  const method = analysis.text('statisticalMethod')
  const type = analysis.text('nonInferiorityType')
  const isPlain = (type === null || /^SUPERIORITY/.test(type)) && compared.length === Object.keys(row.arms).length
  const what = [compared.join(' against '), ...(type === null ? [] : [type.toLowerCase().replaceAll('_', ' ')])]
  const effect = compared.length === 2 ? effectOf(analysis, [a, b], row, printed) : undefined
  const how = `${method ?? ''} ${analysis.text('paramType') ?? ''}`
  return {
    ...(effect ? { effect } : {}),
    ...(p === null ? {} : { p, ...(isPlain ? {} : { pFor: what.join(', '), pOf: 'other' as const }) }),
    ...(adjusting.test(how) && (effect || p !== null) ? { isAdjusted: true } : {}),
  }
}
