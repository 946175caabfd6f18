/** A forest plot as checked rows with their numbers written out: what text and SVG both draw. */

import { clean } from './cells.js'
import type { Forest, ForestColumn, ForestLeftOut, ForestStudy, ForestSummary, Interval } from './forest.js'
import { digitsFor, finite, fixed, median, nonNegative, ratio } from './numbers.js'

/** An interval on the axis: what is drawn in one row. */
export type ForestMark = {
  readonly kind: 'study' | 'summary' | 'prediction' | 'left-out'
  /** Null where only the interval is drawn (prediction). */
  readonly estimate: number | null
  readonly ci: Interval
  /** Side of the box against that of the heaviest study, 0 to 1; null where studies are not weighed. */
  readonly size: number | null
  /** On which side of no effect the whole interval lies, for color. */
  readonly tone: 'good' | 'bad' | undefined
}

/** An estimate as it is written; the parts are aligned one below the other. */
export type PrintedEstimate = { readonly estimate: string; readonly low: string; readonly high: string }

export type ForestRow =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string; readonly depth: number; readonly of: 'summary' | 'left-out' }
  | { readonly kind: 'space' }
  | {
      readonly kind: 'data'
      readonly label: string
      readonly depth: number
      readonly cells: readonly string[]
      /** Null for a study that was left out without an estimate. */
      readonly mark: ForestMark | null
      readonly numbers: PrintedEstimate | null
      readonly weight: string
      readonly style: ForestMark['kind']
      readonly ask?: readonly string[]
    }

export type ForestRows = {
  readonly title: string
  readonly columns: readonly ForestColumn[]
  readonly studyLabel: string
  readonly estimateLabel: string
  readonly hasWeights: boolean
  readonly rows: readonly ForestRow[]
  /** The least range that the axis must hold; null when there is nothing to draw. */
  readonly range: Interval | null
  readonly isFixed: boolean
  readonly noEffect: number | null
  /** Where the dotted line stands. */
  readonly pooled: number | null
  readonly axisLabel: string
  readonly favors: { readonly left: string; readonly right: string } | null
}

const checkInterval = (ci: Interval, of: string, { isLog }: { readonly isLog: boolean }): Interval => {
  const [low, high] = ci
  finite(low, `the lower limit of ${of}`, { isLog })
  finite(high, `the upper limit of ${of}`, { isLog })
  if (low > high) throw new RangeError(`the interval of ${of} runs backwards: ${low} to ${high}`)
  if (isLog && low <= 0) throw new RangeError(`a log axis takes values above 0, got ${low} as lower limit of ${of}`)
  return [low, high]
}

/** A hair of rounding between an estimate and the end of its interval is forgiven: both were transformed back. */
const checkEstimate = (
  value: number,
  [low, high]: Interval,
  of: string,
  { isLog }: { readonly isLog: boolean },
): number => {
  finite(value, `the estimate of ${of}`, { isLog })
  const hair = 1e-9 * Math.max(Math.abs(low), Math.abs(high))
  if (value < low - hair || value > high + hair)
    throw new RangeError(`the estimate of ${of} lies outside its interval: ${value} [${low}, ${high}]`)
  return Math.min(Math.max(value, low), high)
}

const quote = (label: string): string => `"${clean(label)}"`

const checkCells = (cells: readonly string[] | undefined, count: number, of: string): readonly string[] => {
  if (cells && cells.length !== count) throw new RangeError(`${of} has ${cells.length} cells for ${count} columns`)
  return (cells ?? new Array<string>(count).fill('')).map(clean)
}

const union = (intervals: readonly Interval[]): Interval | null =>
  intervals.length === 0
    ? null
    : [Math.min(...intervals.map(([low]) => low)), Math.max(...intervals.map(([, high]) => high))]

/**
 * What the axis must hold: no effect and the diamonds whole, and every other interval as far as it reaches from its
 * middle no more than four times as far as the typical one does. One study without precision would otherwise press the
 * rest into a few cells; its whiskers are clipped with an arrow.
 */
const rangeOf = (
  marks: readonly ForestMark[],
  noEffect: number | null,
  { isLog }: { readonly isLog: boolean },
): Interval | null => {
  const on = isLog ? Math.log : (value: number) => value
  const typical = median(marks.map(({ ci: [low, high] }) => on(high) - on(low))) ?? 0
  const most = 2 * typical
  const needs = marks.map(({ kind, estimate, ci: [low, high] }): Interval => {
    if (kind === 'summary') return [on(low), on(high)]
    const middle = estimate === null ? (on(low) + on(high)) / 2 : on(estimate)
    return [Math.max(on(low), middle - most), Math.min(on(high), middle + most)]
  })
  const range = union(noEffect === null ? needs : [...needs, [on(noEffect), on(noEffect)]])
  if (!range || marks.length === 0) return null
  return isLog ? [Math.exp(range[0]), Math.exp(range[1])] : range
}

type Draft =
  | Exclude<ForestRow, { kind: 'data' }>
  | (Omit<Extract<ForestRow, { kind: 'data' }>, 'numbers' | 'weight'> & { readonly weight: number | null })

type MarkOf = (
  kind: ForestMark['kind'],
  label: string,
  estimate: number | null,
  ci: Interval,
  weight: number | null,
) => ForestMark

type Scale = {
  readonly isLog: boolean
  readonly noEffect: number | null
  readonly better: Forest['better']
  /** The largest weight of a study. */
  readonly heaviest: number
}

/** What makes a checked mark of an estimate with its interval. */
const markMaker = ({ isLog, noEffect, better, heaviest }: Scale): MarkOf => {
  const tone = ([low, high]: Interval): ForestMark['tone'] => {
    if (noEffect === null || better === undefined || (low <= noEffect && high >= noEffect)) return undefined
    return high < noEffect === (better === 'left') ? 'good' : 'bad'
  }
  return (kind, label, estimate, ci, weight) => {
    const checked = checkInterval(ci, kind === 'prediction' ? `the prediction of ${quote(label)}` : quote(label), {
      isLog,
    })
    return {
      kind,
      estimate: estimate === null ? null : checkEstimate(estimate, checked, quote(label), { isLog }),
      ci: checked,
      size: weight === null ? null : heaviest > 0 ? Math.sqrt(weight / heaviest) : 0,
      tone: kind === 'study' || kind === 'summary' ? tone(checked) : undefined,
    }
  }
}

/** What makes rows of the entries of a forest. */
const draftMaker = (markOf: MarkOf, columns: number) => {
  const study = (entry: ForestStudy, depth: number): Draft => ({
    kind: 'data',
    label: clean(entry.label),
    depth,
    cells: checkCells(entry.cells, columns, quote(entry.label)),
    mark: markOf('study', entry.label, entry.estimate, entry.ci, entry.weight),
    weight: entry.weight,
    style: 'study',
    ...(entry.ask ? { ask: entry.ask } : {}),
  })
  const summary = (entry: ForestSummary, depth: number): Draft[] => {
    const weight = entry.weight ?? null
    if (weight !== null) nonNegative(weight, `the weight of ${quote(entry.label)}`)
    const rows: Draft[] = [
      {
        kind: 'data',
        label: clean(entry.label),
        depth,
        cells: checkCells(entry.cells, columns, quote(entry.label)),
        mark: markOf('summary', entry.label, entry.estimate, entry.ci, null),
        weight,
        style: 'summary',
      },
    ]
    if (entry.prediction)
      rows.push({
        kind: 'data',
        label: 'Prediction interval',
        depth,
        cells: Array.from({ length: columns }, () => ''),
        mark: markOf('prediction', entry.label, null, entry.prediction, null),
        weight: null,
        style: 'prediction',
      })
    for (const text of entry.notes ?? []) rows.push({ kind: 'note', text: clean(text), depth, of: 'summary' })
    return rows
  }
  const leftOut = (entry: ForestLeftOut): Draft[] => {
    const { estimate, ci } = entry
    if ((estimate === undefined) !== (ci === undefined))
      throw new RangeError(`${quote(entry.label)} needs an estimate with its interval, or neither`)
    const mark = estimate === undefined || !ci ? null : markOf('left-out', entry.label, estimate, ci, null)
    return [
      {
        kind: 'data',
        label: clean(entry.label),
        depth: 1,
        cells: checkCells(entry.cells, columns, quote(entry.label)),
        mark,
        weight: null,
        style: 'left-out',
        ...(entry.ask ? { ask: entry.ask } : {}),
      },
      { kind: 'note', text: clean(entry.reason), depth: 3, of: 'left-out' },
    ]
  }
  return { study, summary, leftOut }
}

/** The rows of a forest in their order, with headings and space. */
const draftsOf = (forest: Forest, { study, summary, leftOut }: ReturnType<typeof draftMaker>): Draft[] => {
  const drafts: Draft[] = []
  for (const group of forest.groups) {
    if (drafts.length) drafts.push({ kind: 'space' })
    if (group.label !== undefined) drafts.push({ kind: 'heading', text: clean(group.label) })
    const depth = group.label === undefined ? 0 : 1
    drafts.push(...group.studies.map((entry) => study(entry, depth)))
    if (group.summary) drafts.push(...summary(group.summary, depth))
    for (const text of group.notes ?? []) drafts.push({ kind: 'note', text: clean(text), depth, of: 'summary' })
  }
  if (drafts.length && forest.summaries.length) drafts.push({ kind: 'space' })
  drafts.push(...forest.summaries.flatMap((entry) => summary(entry, 0)))
  if (forest.leftOut?.length) {
    if (drafts.length) drafts.push({ kind: 'space' })
    drafts.push({ kind: 'heading', text: 'Left out' }, ...forest.leftOut.flatMap(leftOut))
  }
  return drafts
}

/** Check a forest and lay it out as rows. */
export const forestRows = (forest: Forest): ForestRows => {
  const isLog = forest.scale === 'log'
  const columns = (forest.columns ?? []).map((column) => ({ ...column, label: clean(column.label) }))
  const noEffect = forest.noEffect === null ? null : finite(forest.noEffect, 'the line of no effect')
  if (isLog && noEffect !== null && noEffect <= 0)
    throw new RangeError(`a log axis takes values above 0, got ${noEffect} for the line of no effect`)
  const studies = forest.groups.flatMap((group) => group.studies)
  const weights = studies.flatMap(({ weight, label }) =>
    weight === null ? [] : [nonNegative(weight, `the weight of ${quote(label)}`)],
  )
  const markOf = markMaker({ isLog, noEffect, better: forest.better, heaviest: Math.max(0, ...weights) })
  const drafts = draftsOf(forest, draftMaker(markOf, columns.length))
  const marks = drafts.flatMap((row) => (row.kind === 'data' && row.mark ? [row.mark] : []))
  const digits = forest.digits ?? (isLog ? 2 : digitsFor(marks.map(({ ci: [low, high] }) => high - low)))
  if (!Number.isInteger(digits) || digits < 0 || digits > 12)
    throw new RangeError(`digits must be a whole number from 0 to 12, got ${digits}`)
  const write = (value: number): string => (isLog ? ratio(value, digits) : fixed(value, digits))
  const range = forest.range ? checkInterval(forest.range, 'the axis', { isLog }) : rangeOf(marks, noEffect, { isLog })
  return {
    title: clean(forest.title),
    columns,
    studyLabel: clean(forest.studyLabel ?? 'Study'),
    estimateLabel: clean(forest.estimateLabel),
    hasWeights: weights.length > 0,
    rows: drafts.map((row) =>
      row.kind === 'data'
        ? {
            ...row,
            numbers: row.mark && written(row.mark, write),
            weight: row.weight === null ? '' : `${row.weight.toFixed(1)}%`,
          }
        : row,
    ),
    range: marks.length ? range : null,
    isFixed: forest.range !== undefined,
    noEffect,
    pooled: forest.summaries[0]?.estimate ?? null,
    axisLabel: clean(forest.axisLabel ?? ''),
    favors: forest.favors ? { left: clean(forest.favors.left), right: clean(forest.favors.right) } : null,
  }
}

const written = ({ estimate, ci }: ForestMark, write: (value: number) => string): PrintedEstimate => ({
  estimate: estimate === null ? '' : write(estimate),
  low: write(ci[0]),
  high: write(ci[1]),
})
