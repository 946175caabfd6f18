/** How wide the columns of a forest plot in text become, and which give way when the screen is narrow. */

import { itemAt } from '../collections.js'
import { cellWidth } from '../widths.js'
import { longestWord } from './cells.js'
import type { ForestRows } from './forest-rows.js'

/** Space between columns. */
export const gap = 2
/**
 * A plot is as wide as there is room up to `most`. Below `good` long labels wrap first, below `fair` columns of words
 * wrap, then it shrinks to `least` before anything becomes harder to read.
 */
const plots = { least: 15, fair: 31, good: 41, most: 81 }
/** Labels longer than `good` are wrapped; `least` is for narrow screens. */
const labels = { least: 12, good: 24 }
/** Likewise columns of words; words up to the least length stay whole. */
const wordy = { least: 14, good: 16 }

type DataRow = Extract<ForestRows['rows'][number], { kind: 'data' }>

/** Widest part of the estimates and their limits, so that they stand one below the other. */
export type NumberWidths = { readonly estimate: number; readonly low: number; readonly high: number }

export type ForestLayout = {
  readonly label: number
  /** Width of each extra column; null where there is no room for it. */
  readonly columns: readonly (number | null)[]
  /** An odd number of cells, so that no effect can stand in the middle; 0 where there is no room. */
  readonly plot: number
  readonly numbers: number
  readonly parts: NumberWidths
  readonly weight: number
}

type Flexible = { width: number; least: number }

/** Take cells from the widest first until the excess is gone; answers what could not be taken. */
const shrink = (items: readonly Flexible[], excess: number): number => {
  let left = excess
  while (left > 0) {
    const widest = items
      .filter((item) => item.width > item.least)
      .reduce<Flexible | undefined>((a, b) => (a && a.width >= b.width ? a : b), undefined)
    if (!widest) return left
    widest.width--
    left--
  }
  return 0
}

const widest = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, cellWidth(text)), 0)

export const layoutForest = (rows: ForestRows, width: number): ForestLayout => {
  const data = rows.rows.filter((row): row is DataRow => row.kind === 'data')
  const written = data.flatMap(({ numbers }) => (numbers ? [numbers] : []))
  const parts: NumberWidths = {
    estimate: widest(written.map(({ estimate }) => estimate)),
    low: widest(written.map(({ low }) => low)),
    high: widest(written.map(({ high }) => high)),
  }
  const inner = written.length ? parts.estimate + parts.low + parts.high + (parts.estimate ? 5 : 4) : 0
  const numbers: Flexible = { width: written.length ? Math.max(inner, cellWidth(rows.estimateLabel)) : 0, least: inner }
  const weight = rows.hasWeights ? Math.max(6, widest(data.map((row) => row.weight))) : 0
  const names = [
    cellWidth(rows.studyLabel),
    ...data.map(({ label, depth, style }) => cellWidth(label) + 2 * depth + (style === 'left-out' ? 2 : 0)),
  ]
  const widestName = Math.max(...names)
  const label: Flexible = { width: widestName, least: Math.min(labels.least, widestName) }
  const columns: Flexible[] = rows.columns.map((column, i) => {
    const values = data.map(({ cells }) => cells[i] ?? '')
    const natural = Math.max(widest(values), cellWidth(column.label))
    // Numbers are never broken, their heading may be cut.
    const least = column.align === 'right' ? widest(values) : Math.min(wordy.least, longestWord(values))
    return { width: natural, least: Math.max(least, Math.min(natural, 4)) }
  })
  const natural = { label: label.width, columns: columns.map((column) => column.width), numbers: numbers.width }
  const reset = (): void => {
    label.width = natural.label
    numbers.width = natural.numbers
    columns.forEach((column, i) => {
      column.width = itemAt(natural.columns, i)
    })
  }
  const used = (shown: readonly Flexible[]): number =>
    label.width +
    shown.reduce((sum, column) => sum + column.width + gap, 0) +
    (numbers.width ? numbers.width + gap : 0) +
    (weight ? weight + gap : 0)
  const result = (shown: number, plot: number): ForestLayout => ({
    label: label.width,
    columns: columns.map((column, i) => (i < shown ? column.width : null)),
    plot,
    numbers: numbers.width,
    parts,
    weight,
  })

  if (rows.range) {
    const missing = (plot: number): number => used(columns) + gap + plot - width
    const yieldTo = (items: readonly Flexible[], comfort: number, plot: number): void => {
      const least = items.map((item) => item.least)
      for (const item of items) item.least = Math.min(item.width, Math.max(item.least, comfort))
      shrink(items, missing(plot))
      items.forEach((item, i) => {
        item.least = itemAt(least, i)
      })
    }
    yieldTo([label], labels.good, plots.good)
    yieldTo(
      columns.filter((_, i) => rows.columns[i]?.align === 'left'),
      wordy.good,
      plots.fair,
    )
    shrink([label, numbers, ...columns], missing(plots.least))
    const room = Math.min(plots.most, -missing(0))
    if (room >= plots.least) return result(columns.length, room % 2 ? room : room - 1)
  }
  for (let shown = columns.length; shown >= 0; shown--) {
    reset()
    const kept = columns.slice(0, shown)
    if (shrink([label, numbers, ...kept], used(kept) - width) === 0 || shown === 0) return result(shown, 0)
  }
  return result(0, 0)
}
